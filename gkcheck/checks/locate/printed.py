"""What a report prints, beside its form and its sums: the ground on which sets of changes are weighed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gkcheck.checks.relations import weigh

from .incidence import bits

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from gkcheck.reports.model import Number
    from gkcheck.rulebook.sheets import Sheet

    from .incidence import Incidence


class Printed:
    """Figures with their sums.

    signed: the cells that may hold a negative figure.
    hard: the equalities that must hold in the end. residuals: right minus left of those that are broken.
    """

    def __init__(
        self,
        numbers: Mapping[str, Number | None],
        sheet: Sheet,
        cells: Incidence,
        signed: frozenset[str] | None = None,
    ) -> None:
        self.numbers = numbers
        self.sheet = sheet
        self.cells = cells
        self.signed = sheet.signed if signed is None else signed
        self.hard = 0
        self.residuals: dict[int, Number] = {}
        for index, relation in enumerate(cells.sums):
            state, expected, actual = weigh(relation, numbers, self.signed)
            if state != "unknown":
                self.hard |= 1 << index
            if state == "broken":
                self.residuals[index] = actual - expected

    def value(self, path: str) -> Number:
        """A cell's figure, a blank as zero."""
        return self.numbers.get(path) or 0

    def lawful(self, path: str, value: Number) -> bool:
        """Whether a cell may hold a figure: no negative one, and no part of a whole, unless the form allows it."""
        if value < 0 and path not in self.signed:
            return False
        return isinstance(value, int) or path in self.sheet.amounts or value == int(value)

    def mask(self, paths: Iterable[str]) -> int:
        """The equalities that must hold and in which any of the cells stands."""
        return self._touched(paths) & self.hard

    def after(self, true: Mapping[str, Number], residuals: Mapping[int, Number]) -> dict[int, Number]:
        """What is left of some residuals once cells hold other figures; only what is not zero."""
        rest = dict(residuals)
        for path, value in true.items():
            delta = value - self.value(path)
            for index, weight in self.cells.weights.get(path, {}).items() if delta else ():
                if self.hard >> index & 1:
                    rest[index] = rest.get(index, 0) + weight * delta
        return {index: value for index, value in rest.items() if value}

    def opened(self, true: Mapping[str, Number]) -> int | None:
        """By how many more of the relations that blanks leave open would fail, blanks read as zero.

        None where the figures would break one of them, or a bound that now holds.
        """
        numbers = {**self.numbers, **true}
        more = 0
        for index in bits(self._touched(true) & ~self.hard):
            relation = self.cells.sums[index]
            before, now = (weigh(relation, n, self.signed) for n in (self.numbers, numbers))
            if now.state == "broken":
                return None
            more += (now.state != "kept") - (before.state != "kept")
        for relation in self.cells.bounds:
            if not true.keys().isdisjoint(relation.paths):
                before, now = (weigh(relation, n, self.signed) for n in (self.numbers, numbers))
                if now.state == "broken" != before.state:
                    return None
        return more

    def _touched(self, paths: Iterable[str]) -> int:
        found = 0
        for path in paths:
            found |= self.cells.masks.get(path, 0)
        return found
