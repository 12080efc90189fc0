"""The smallest sets of cells whose change restores every broken sum: a direct search, exact, with every answer."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from .incidence import bits

if TYPE_CHECKING:
    from collections.abc import Mapping

    from gkcheck.reports.model import Number

    from .printed import Printed

Deltas: TypeAlias = "tuple[tuple[str, Number], ...]"
"""Cells, and by how much each must change."""

MOST_CELLS = 4
_MOST_STEPS = 50_000
"""Only rules of a user's own can need so many; the search then ends without an answer."""


class Search:
    """A search on one report's figures; the equalities that blanks leave open do not count."""

    def __init__(self, printed: Printed) -> None:
        self.printed = printed
        self.cells = printed.cells
        self.hard = printed.hard
        everything = self.hard == (1 << len(self.cells.sums)) - 1
        self.signatures = self.cells.signatures if everything else self.cells.signed(self.hard)
        self.found: dict[frozenset[str], Deltas] = {}
        self.before: set[frozenset[tuple[str, Number]]] = set()
        self.steps = 0

    def smallest(self, residuals: Mapping[int, Number], most: int = MOST_CELLS) -> list[Deltas]:
        """Every smallest set, up to `most` cells, that brings right minus left of the broken equalities to zero."""
        broken = sum(1 << index for index in residuals)
        for count in range(self._fewest(broken), most + 1):
            self.found, self.before = {}, set()
            self._extend(dict(residuals), broken, count, (), 0)
            if self.found:
                return list(self.found.values())
        return []

    def _fewest(self, broken: int) -> int:
        """No fewer cells than these can touch every broken equality."""
        return max(1, *(-(-(broken & mask).bit_count() // each) for mask, each in self.cells.rules))

    def _too_many(self, broken: int, left: int) -> bool:
        for mask, each in self.cells.rules:  # noqa: SIM110 - the innermost loop
            if (broken & mask).bit_count() > left * each:
                return True
        return False

    def _extend(self, residuals: dict[int, Number], broken: int, left: int, chosen: Deltas, deferred: int) -> None:
        """Choose `left` more cells; deferred: equalities that more than one of them touches."""
        if left == 1:
            self._finish(residuals, broken, chosen)
            return
        self.steps += 1
        if self.steps > _MOST_STEPS or not broken or (not deferred and self._seen(chosen)):
            return
        waiting = broken & ~deferred
        if waiting:
            index = min(bits(waiting), key=self.cells.sizes.__getitem__)
            self._choose(index, residuals, broken, left, chosen)
            self._extend(residuals, broken, left, chosen, deferred | 1 << index)

    def _seen(self, chosen: Deltas) -> bool:
        """Whether these cells were chosen before, in another order."""
        key = frozenset(chosen)
        if key in self.before:
            return True
        self.before.add(key)
        return False

    def _choose(self, index: int, residuals: dict[int, Number], broken: int, left: int, chosen: Deltas) -> None:
        """Let each cell of an equality in turn be the only further one in it."""
        masks, hard, rest = self.cells.masks, self.hard, residuals[index]
        taken = [path for path, _ in chosen]
        for path in self.cells.members[index]:
            # at best the cell mends all that it touches of the broken ones, and it breaks the others
            if self._too_many(broken ^ (masks[path] & hard), left - 1) or path in taken:
                continue
            delta = self.needed(path, index, rest)
            if delta is not None:
                after = self._after(path, delta, residuals)
                self._extend(after, sum(1 << other for other in after), left - 1, (*chosen, (path, delta)), 0)

    def _after(self, path: str, delta: Number, residuals: dict[int, Number]) -> dict[int, Number]:
        after = dict(residuals)
        for other, weight in self.cells.weights[path].items():
            if self.hard >> other & 1:
                rest = after.pop(other, 0) + weight * delta
                if rest:
                    after[other] = rest
        return after

    def _finish(self, residuals: dict[int, Number], broken: int, chosen: Deltas) -> None:
        """The last cell stands in exactly the equalities still broken, and mends them all by the same change."""
        for path in self.signatures.get(broken, ()):
            changes = {self.needed(path, index, rest) for index, rest in residuals.items()}
            if len(changes) == 1 and None not in changes:
                deltas = (*chosen, (path, changes.pop()))
                self.found.setdefault(frozenset(cell for cell, _ in deltas), deltas)  # type: ignore[arg-type]

    def needed(self, path: str, index: int, rest: Number) -> Number | None:
        """The change of a cell that alone mends an equality; None where the cell could not hold the figure."""
        weight = self.cells.weights[path][index]
        if weight in (1, -1):
            delta = -rest * weight
        elif rest % weight:
            return None
        else:
            delta = -(rest // weight)
        return delta if self.printed.lawful(path, self.printed.value(path) + delta) else None
