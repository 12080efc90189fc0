"""Broken bounds (`published <= total_public`): the cells that could hold more or less, or were exchanged."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gkcheck.checks.relations import weigh

from .incidence import weights
from .model import Change, Mending, Slip
from .patterns import mending

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gkcheck.reports.model import Number
    from gkcheck.rulebook.relations import Relation

    from .printed import Printed


def bound_mendings(printed: Printed, relation: Relation) -> list[Mending]:
    """Each cell with the figure nearest to its own that keeps the bound, and the exchange of two of its cells."""
    sets = [*_exchanges(printed, relation), *_nearest(printed, relation)]
    return [found for found in sets if _keeps(printed, relation, found.numbers)]


def _keeps(printed: Printed, relation: Relation, true: dict[str, Number]) -> bool:
    kept = weigh(relation, {**printed.numbers, **true}, printed.signed).state != "broken"
    return kept and not printed.after(true, {}) and all(printed.lawful(path, value) for path, value in true.items())


def _nearest(printed: Printed, relation: Relation) -> Iterator[Mending]:
    """One cell at the bound; or, where it may be negative, with the other sign."""
    _, expected, actual = weigh(relation, printed.numbers, printed.signed)
    for path, weight in weights(relation).items():
        value = printed.numbers.get(path)
        if path in printed.signed and value is not None:
            yield mending(printed, {path: -value})
        if weight in (1, -1):
            true = printed.value(path) - (actual - expected) * weight
            rising = true > printed.value(path)
            yield Mending((Change(path, value, true, Slip("at-least" if rising else "at-most", 10)),), 1, 10)


def _exchanges(printed: Printed, relation: Relation) -> Iterator[Mending]:
    paths = relation.own
    for i, one in enumerate(paths):
        for other in paths[i + 1 :]:
            true = {one: printed.value(other), other: printed.value(one)}
            filled = printed.numbers.get(one) is not None and printed.numbers.get(other) is not None
            if filled and all(printed.lawful(path, value) for path, value in true.items()):
                yield mending(printed, true)
