"""Slips that change many cells at once: a row or a column shifted, two rows or columns exchanged."""

from __future__ import annotations

from functools import lru_cache
from itertools import combinations
from typing import TYPE_CHECKING, TypeAlias

from .patterns import mending, shifted
from .search import Search

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from gkcheck.reports.model import Number
    from gkcheck.rulebook.sheets import Sheet

    from .incidence import Incidence
    from .model import Mending
    from .printed import Printed

Line: TypeAlias = "tuple[str, ...]"

_MOST_BESIDE = 2


def large_slips(printed: Printed, residuals: Mapping[int, Number]) -> Iterator[Mending]:
    """Single slips of many cells that restore every broken equality."""
    broken = sum(1 << index for index in residuals)
    for line in printed.sheet.lines:
        if broken & ~printed.mask(line) == 0:
            true = _alone(printed, residuals, line)
            if true and shifted(printed, true):
                yield mending(printed, true)
    for one, other in _pairs(printed.cells, printed.sheet):
        true = _exchanged(printed, one, other)
        if broken & ~printed.mask(true) == 0 and not printed.after(true, residuals):
            yield _as_exchange(printed, true, one, other)


def _alone(printed: Printed, residuals: Mapping[int, Number], line: Sequence[str]) -> dict[str, Number]:
    """What the cells of a row or column hold if nothing else is wrong, by the sums that cross it; {} if that fails."""
    once = twice = 0
    for path in line:
        mask = printed.mask([path])
        twice |= once & mask
        once |= mask
    true: dict[str, Number] = {}
    for path in line:
        crossing = printed.mask([path]) & ~twice
        weights = printed.cells.weights.get(path, {})
        deltas = {-residuals.get(i, 0) * weight for i, weight in weights.items() if crossing >> i & 1}
        if len(deltas) > 1:
            return {}
        delta = deltas.pop() if deltas else 0
        if delta:
            true[path] = printed.value(path) + delta
    lawful = all(printed.lawful(path, value) for path, value in true.items())
    return true if lawful and not printed.after(true, residuals) else {}


@lru_cache(maxsize=64)
def _pairs(cells: Incidence, sheet: Sheet) -> tuple[tuple[Line, Line], ...]:
    """Rows, and columns, of table three whose exchange other sums than their own notice: `handled` and `granted`."""
    lines = [line for line in sheet.lines if line[0].startswith("applications.")]
    crossing = {line: _crossing(cells, line) for line in lines}
    return tuple(
        (one, other)
        for one, other in combinations(lines, 2)
        if len(one) == len(other) and crossing[one] != crossing[other] and not set(one) & set(other)
    )


def _crossing(cells: Incidence, line: Line) -> list[dict[int, int]]:
    """The weights of each cell of a line in the sums that have cells elsewhere too."""
    own = {index for index, members in enumerate(cells.members) if set(members) <= set(line)}
    return [{i: w for i, w in cells.weights.get(path, {}).items() if i not in own} for path in line]


def _exchanged(printed: Printed, one: Sequence[str], other: Sequence[str]) -> dict[str, Number]:
    """The cells of two lines with each other's figures, where they differ."""
    true: dict[str, Number] = {}
    for a, b in zip(one, other, strict=True):
        if printed.value(a) != printed.value(b):
            true[a], true[b] = printed.value(b), printed.value(a)
    return true


def _as_exchange(printed: Printed, true: Mapping[str, Number], one: Sequence[str], other: Sequence[str]) -> Mending:
    from .model import Change, Mending, Slip

    partner = dict(zip((*one, *other), (*other, *one), strict=True))
    kind = "rows" if len({path.rpartition(".")[0] for path in one}) == 1 else "columns"
    order = printed.sheet.order
    changes = [
        Change(path, printed.numbers.get(path), true[path], Slip(f"{kind}-exchanged", 4, (("other", partner[path]),)))
        for path in sorted(true, key=order.__getitem__)
    ]
    return Mending(tuple(changes), 1, 4)


def shift_and_slips(printed: Printed, residuals: Mapping[int, Number]) -> Iterator[Mending]:
    """A row of table three shifted by one column, and up to two other cells wrong."""
    search = Search(printed)
    for line in printed.sheet.lines:
        for true in _row_shifts(printed, line):
            rest = printed.after(true, residuals)
            for deltas in search.smallest(rest, _MOST_BESIDE) if rest else ():
                others = {path: printed.value(path) + delta for path, delta in deltas}
                slip = shifted(printed, true)
                if slip and true.keys().isdisjoint(others):
                    first, second = mending(printed, true), mending(printed, others)
                    changes = sorted((*first.changes, *second.changes), key=lambda c: printed.sheet.order[c.path])
                    yield first._replace(changes=tuple(changes), slips=1 + second.slips, cost=first.cost + second.cost)


def _row_shifts(printed: Printed, line: Sequence[str]) -> Iterator[dict[str, Number]]:
    """A row of applicants as it was before all of it, or all but its total, was moved to a neighbouring column."""
    if not line[-1].endswith(".total") or len(line) != 7:
        return
    now = [printed.value(path) for path in line]
    parts, total = now[:-1], now[-1]
    moved = [
        [*now[1:], sum(now[1:])],
        [parts[-1] - sum(parts[:-1]), *parts],
        [*parts[1:], total - sum(parts[1:]), total],
        [total - sum(parts[:-1]), *parts[:-1], total],
    ]
    for values in moved:
        true = {path: value for path, value, old in zip(line, values, now, strict=True) if value != old}
        if true and all(value >= 0 for value in values):
            yield true
