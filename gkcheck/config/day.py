"""A day as settings and the command line write it; imports nothing heavy."""

from __future__ import annotations

import re
from datetime import date

_WRITTEN = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def day(text: str) -> date:
    """The day that is written as `2025-01-20`; raises ValueError for whatever else ISO 8601 allows."""
    if not _WRITTEN.fullmatch(text):
        raise ValueError(text)
    return date.fromisoformat(text)
