"""Differences between a whole and its parts, by cause: parts first, then balanced remainders, then single figures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gkcheck.checks.relations import weigh
from gkcheck.rulebook.sheets import TABLES

from .ground import Cause, lies_in
from .parted import part_causes

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from gkcheck.reports.model import Number
    from gkcheck.rulebook.relations import Relation
    from gkcheck.rulebook.sheets import Sheet

    from .ground import Ground

_REPORT = 6
"""An application counts in six cells of table three at least: where it came in, what became of it, and the totals."""
_SCATTERED = 12
"""So many differences of a table that nothing explains are told together."""


def causes(ground: Ground, form: Sheet, relations: Sequence[Relation]) -> tuple[Cause, ...]:
    """The causes of all differences, in print order. relations: those within the report of the whole."""
    rest = dict(ground.differences)
    found = [*part_causes(ground, rest, ["", *TABLES], pairs=True)]
    found += _balanced(rest, ["", "applications", "cases"], relations)
    found += part_causes(ground, rest, _lines(form))
    rest = {place: value for place, value in rest.items() if ground.differences[place]}
    found += _scattered(rest)
    found += _single(rest)
    order = {place: number for number, place in enumerate(ground.differences)}
    return tuple(sorted(found, key=lambda cause: min(order[place] for place in cause.places)))


def _lines(form: Sheet) -> list[str]:
    """Rows of more than one cell, and columns of table three."""
    rows = [row.path for row in form.rows.values() if len(row.columns) > 1]
    return [*rows, *(f"applications.*.{column.name}" for column in form.tables["applications"].rows[0].columns)]


def _balanced(rest: dict[str, Number], scopes: Iterable[str], relations: Sequence[Relation]) -> Iterator[Cause]:
    """What is left over all one way and balances by itself: a report that only one side counts."""
    for scope in scopes:
        broken = {place: value for place, value in rest.items() if value and lies_in(place, scope)}
        signs = {value > 0 for value in broken.values()}
        if len(broken) >= _REPORT and len(signs) == 1 and _keeps(broken, relations):
            yield Cause("part-missing" if signs.pop() else "not-counted", scope, tuple(broken))
            rest.update(dict.fromkeys(broken, 0))


def _keeps(differences: dict[str, Number], relations: Sequence[Relation]) -> bool:
    """Whether differences, taken as figures of a report, keep every sum that they stand in."""
    zeros: dict[str, Number | None] = dict.fromkeys((path for r in relations for path in r.paths), 0)
    figures = zeros | {place: max(value, -value) for place, value in differences.items()}
    return all(weigh(r, figures).state == "kept" for r in relations if r.operator == "==")


def _scattered(rest: dict[str, Number]) -> Iterator[Cause]:
    for table in TABLES:
        broken = [place for place, value in rest.items() if value and lies_in(place, table)]
        if len(broken) > _SCATTERED:
            yield Cause("scattered", table, tuple(broken))
            rest.update(dict.fromkeys(broken, 0))


def _single(rest: dict[str, Number]) -> Iterator[Cause]:
    """What is left, cells of one table that differ by the same together: a figure and the totals that it is in."""
    groups: dict[tuple[str, Number], list[str]] = {}
    for place, value in rest.items():
        if value:
            groups.setdefault((place.partition(".")[0], value), []).append(place)
    for (table, _), places in groups.items():
        yield Cause("cell", table, tuple(places))
