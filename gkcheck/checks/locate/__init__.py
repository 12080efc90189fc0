"""Which cells are wrong: the smallest sets whose change restores every broken relation of a report, likeliest first."""

from .causes import locate
from .model import Before, Cause, Change, Evidence, Mending, Slip

__all__ = ["Before", "Cause", "Change", "Evidence", "Mending", "Slip", "locate"]
