"""Reports marked up and mended: a file is read, checked, edited in place, and held against what it was."""

from __future__ import annotations

from .calls import annotate, fix
from .fixing import Fixed, Mended

__all__ = ["Fixed", "Mended", "annotate", "fix"]
