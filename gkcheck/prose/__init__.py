"""The running text of a report: passages, what they claim of quantities, and where each word stood."""

from __future__ import annotations

from .model import Passage, Prose
from .passages import passages

__all__ = ["Passage", "Prose", "passages"]
