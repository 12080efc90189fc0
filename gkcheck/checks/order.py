"""Which things stand out of order."""

from __future__ import annotations

from bisect import bisect_left


def longest_rising(places: list[int]) -> set[int]:
    """Indices of a longest rising run."""
    tails: list[int] = []
    ends: list[int] = []
    back: list[int] = []
    for index, place in enumerate(places):
        at = bisect_left(tails, place)
        tails[at:] = [place]
        ends[at:] = [index]
        back.append(ends[at - 1] if at else -1)
    kept: set[int] = set()
    index = ends[-1] if ends else -1
    while index >= 0:
        kept.add(index)
        index = back[index]
    return kept
