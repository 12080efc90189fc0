"""Where the part of a text begins that holds a place: its sentence, or its clause."""

from __future__ import annotations


def begins(text: str, at: int, stops: str = "。;") -> int:
    """The place behind the last stop before `at`, 0 where there is none."""
    return max(text.rfind(stop, 0, at) for stop in stops) + 1
