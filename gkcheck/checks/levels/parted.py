"""Differences that are just what a part counts: it was left out of the whole, or counted twice."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

from .ground import LARGE, Cause

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from gkcheck.reports.model import Number

    from .ground import Ground

_MOST_FOR_PAIRS = 60
"""Among more parts only single ones are tried."""
_FEWEST = 2
"""A single cell is no table, row or column."""
_ALIKE = 3
"""Where more parts explain the same, none is named."""
_SLACK = 10
"""One place in so many may differ for another reason."""
_SEVERAL = 3
"""So many different figures do not agree by chance, whichever parts they are found in."""
_REPORT = 6
"""An application counts in six cells of table three at least: that many agree by chance in one part only."""


class _Fit(NamedTuple):
    kind: str
    names: tuple[str, ...]
    effect: dict[str, Number]
    explained: tuple[str, ...]


def part_causes(
    ground: Ground, rest: dict[str, Number], scopes: Sequence[str], *, pairs: bool = False
) -> Iterator[Cause]:
    """Causes that name parts, scope by scope; what each explains is taken out of `rest`.

    pairs: whether two parts together may explain a scope, which in a single row or column says too little.
    """
    for scope in scopes:
        places = ground.within(scope)
        while fits := _best(ground, rest, places, pairs=pairs):
            first = fits[0]
            yield Cause(first.kind, scope, first.explained, tuple(fit.names for fit in fits))
            for place, value in first.effect.items():
                rest[place] -= value


def _best(ground: Ground, rest: Mapping[str, Number], places: Sequence[str], *, pairs: bool) -> list[_Fit]:
    """The sets of parts that explain most of a scope; none where too many do, or too little is explained."""
    broken = [place for place in places if rest[place]]
    if len(broken) < _FEWEST:
        return []
    found = [fit for names in combinations(ground.parts, 1) for fit in _fits(ground, rest, places, names)]
    if pairs and not found and len(ground.parts) <= _MOST_FOR_PAIRS:
        both = (fit for names in combinations(ground.parts, 2) for fit in _fits(ground, rest, places, names))
        found = [fit for fit in both if len(fit.explained) == len(broken)]
    most = max((len(fit.explained) for fit in found), default=0)
    best = [fit for fit in found if len(fit.explained) == most]
    return best if 1 <= len(best) <= _ALIKE and _tells(best, rest) else []


def _tells(fits: Sequence[_Fit], rest: Mapping[str, Number]) -> bool:
    """Whether it is more than chance that differences are what a part counts: a slip of 1 or 2 is found everywhere."""
    places = fits[0].explained
    figures = {max(rest[place], -rest[place]) for place in places}
    if len(figures) >= _SEVERAL:
        return True
    return len(fits) == 1 and (len(figures) > 1 or len(places) >= _REPORT or max(figures) >= LARGE)


def _fits(ground: Ground, rest: Mapping[str, Number], places: Sequence[str], names: tuple[str, ...]) -> Iterator[_Fit]:
    """How leaving these parts out, or counting them twice, explains a scope; all together the same way."""
    for kind, sign in (("left-out", -1), ("twice", 1)):
        effect = {place: sign * sum(ground.parts[name].get(place, 0) for name in names) for place in places}
        effect = {place: value for place, value in effect.items() if value}
        explained = tuple(place for place, value in effect.items() if rest[place] == value)
        if len(explained) >= _FEWEST and (len(effect) - len(explained)) * _SLACK <= len(explained):
            yield _Fit(kind, names, effect, explained)
