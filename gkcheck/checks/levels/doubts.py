"""Which figure is the likeliest to be wrong where a whole and its parts differ in a cell and the totals it is in."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from gkcheck.checks.locate.model import Change, Slip
from gkcheck.checks.locate.slips import ARBITRARY, typed
from gkcheck.checks.relations import weigh
from gkcheck.rulebook.levels import of_part
from gkcheck.rulebook.money import YUAN

from .figures import BARE, unit
from .ground import LARGE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from gkcheck.reports.model import Number, Report
    from gkcheck.rulebook.library import Book
    from gkcheck.rulebook.relations import Relation

    from .ground import Ground, Weighed
    from .parts import Part

_ALIKE = 3
"""Where more figures are doubted alike, none is named."""
_UNIT = 10_000
_UNIT_SLIP, _PART = 2, 4
_LARGER, _HARDLY_CHANCE = 100, 1
"""That a figure of three digits is just a part's is likelier than any slip of typing that comes to the same."""


class Doubt(NamedTuple):
    """Figures of one report that would restore the sums if they changed together.

    opened: how many more sums of that report would then fail; below zero where it restores some of them too.
    """

    changes: tuple[Change, ...]
    opened: int
    cost: int


class Doubts:
    """The figures of a whole and of its parts, each of which may be the wrong one."""

    def __init__(self, whole: Report, parts: Sequence[Part], ground: Ground, book: Book) -> None:
        self.ground = ground
        self.reports = {"": whole} | {part.name: part.report for part in parts if part.report}
        self._book = book

    def of(self, lines: Sequence[Weighed]) -> list[Doubt]:
        """The likeliest sets for cells that differ by the same, best first; none where too many are alike."""
        if any(len(line.sum.own) > 1 for line in lines):
            return []
        found = sorted(self._all(lines), key=lambda doubt: (doubt.opened, doubt.cost))
        best = [d for d in found if (d.opened, d.cost) == (found[0].opened, found[0].cost)] if found else []
        unexplained = any(doubt.cost == ARBITRARY.cost * len(lines) and doubt.opened >= 0 for doubt in best)
        return [] if unexplained or len(best) > _ALIKE else best

    def hold_together(self, lines: Sequence[Weighed]) -> bool:
        """Whether cells that differ by the same can have changed together without breaking any report's sums."""
        return any(doubt.opened <= 0 for doubt in self._all(lines))

    def _all(self, lines: Sequence[Weighed]) -> Iterator[Doubt]:
        yield from self._in(lines, "")
        for name in self.ground.parts:
            yield from self._in(lines, name)

    def _in(self, lines: Sequence[Weighed], name: str) -> Iterator[Doubt]:
        """What one report would have to hold, and how it may have come to hold what it does."""
        report = self.reports[name]
        true = {line.place: self._true(report, line, name) for line in lines}
        if any(value < 0 or line.place not in report.numbers for line, value in zip(lines, true.values(), strict=True)):
            return
        opened = self._opened(report, true)
        for slips in self._slips(report, lines, true, name):
            path = (lambda place: of_part(name, place)) if name else str
            changes = tuple(
                Change(path(p), report.numbers[p], v, s) for (p, v), s in zip(true.items(), slips, strict=True)
            )
            yield Doubt(changes, opened, sum(slip.cost for slip in slips))

    def _true(self, report: Report, line: Weighed, name: str) -> Number:
        """What the cell would have to hold, in the unit that its report prints."""
        held = report.numbers.get(line.place) or 0
        if not name:
            return held - line.difference
        return held + (line.difference / self._scale(report) if line.place == BARE else line.difference)

    def _scale(self, report: Report) -> Decimal:
        """What one unit of a part's amount is in the whole's unit; 1 where either tells none."""
        own, wanted = (YUAN.get(unit(one)) for one in (report, self.reports[""]))
        return own / wanted if own and wanted else Decimal(1)

    def _slips(
        self, report: Report, lines: Sequence[Weighed], true: Mapping[str, Number], name: str
    ) -> Iterator[list[Slip]]:
        yield [_slip(report.numbers[place], value) for place, value in true.items()]
        largest = max(max(line.difference, -line.difference) for line in lines)
        if name or largest < LARGE:
            return
        cost = _HARDLY_CHANCE if largest >= _LARGER else _PART
        for part, counted in self.ground.parts.items():
            for kind, sign in (("part-left-out", -1), ("part-twice", 1)):
                if all(counted.get(line.place) == sign * line.difference for line in lines):
                    yield [Slip(kind, cost, (("other", part),)) for _ in lines]

    def _opened(self, report: Report, true: Mapping[str, Number]) -> int:
        relations = self._book.relations(*report.editions, report.tables)
        touched = [relation for relation in relations if not true.keys().isdisjoint(relation.paths)]
        before, after = ({**report.numbers}, {**report.numbers, **true})
        return _broken(touched, after, report) - _broken(touched, before, report)


def _broken(relations: Iterable[Relation], numbers: Mapping[str, Number | None], report: Report) -> int:
    return sum(weigh(relation, numbers, report.sheet.signed).state == "broken" for relation in relations)


def _slip(printed: Number | None, true: Number) -> Slip:
    """The likeliest way in which a figure came to be printed instead of another."""
    if printed is None:
        return Slip("blank", 3)
    if printed and true and _UNIT in (printed / true, true / printed):
        return Slip("unit", _UNIT_SLIP)
    slip = typed(printed, true) if isinstance(printed, int) and isinstance(true, int) else None
    return slip or ARBITRARY
