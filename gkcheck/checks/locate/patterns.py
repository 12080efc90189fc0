"""How a set of cells may have gone wrong together: two exchanged, a row shifted, a slip carried into its total."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .model import Change, Mending, Slip
from .slips import slip_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from gkcheck.reports.model import Number

    from .printed import Printed

_NEXT, _APART = Slip("exchanged", 3), Slip("exchanged", 4)


def mending(printed: Printed, true: Mapping[str, Number]) -> Mending:
    """A set of changes with its likeliest story, cells in print order; the fewest slips first, then the cheapest."""
    order = printed.sheet.order
    true = {path: value if path in printed.sheet.amounts else int(value) for path, value in true.items()}
    paths = sorted(true, key=order.__getitem__)
    whole = shifted(printed, true)
    if whole:
        return _made([(path, whole) for path in paths], printed, true, (1, whole.cost))
    slips, cost, named = min(_stories(printed, true, paths), key=lambda story: story[:2])
    return _made(named, printed, true, (slips, cost))


def _made(
    named: Sequence[tuple[str, Slip]], printed: Printed, true: Mapping[str, Number], rank: tuple[int, int]
) -> Mending:
    changes = [Change(path, printed.numbers.get(path), true[path], slip) for path, slip in named]
    changes.sort(key=lambda change: printed.sheet.order[change.path])
    return Mending(tuple(changes), *rank)


def _stories(
    printed: Printed, true: Mapping[str, Number], paths: Sequence[str]
) -> Iterator[tuple[int, int, list[tuple[str, Slip]]]]:
    """Every way to tell the cells as single slips and pairs: the slips, their cost, and the slip of each cell."""
    if not paths:
        yield 0, 0, []
        return
    first, *rest = paths
    slip = slip_of(printed, first, true[first])
    for slips, cost, named in _stories(printed, true, rest):
        yield slips + 1, cost + slip.cost, [(first, slip), *named]
    for other in rest:
        pair = _pair(printed, true, first, other)
        if pair:
            left = [path for path in rest if path != other]
            for slips, cost, named in _stories(printed, true, left):
                yield slips + 1, cost + max(slip.cost for _, slip in pair), [*pair, *named]


def _pair(printed: Printed, true: Mapping[str, Number], one: str, other: str) -> list[tuple[str, Slip]]:
    """Two cells that went wrong by one slip; none where they did not."""
    if true[one] == printed.value(other) and true[other] == printed.value(one):
        cost = (_NEXT if other in printed.sheet.beside[one] else _APART).cost
        return [
            (one, Slip("exchanged", cost, (("other", other),))),
            (other, Slip("exchanged", cost, (("other", one),))),
        ]
    for cell, total in ((one, other), (other, one)):
        if total in printed.cells.totals and _balances(printed, true, cell, total):
            slip = slip_of(printed, cell, true[cell])
            return [(cell, slip), (total, Slip("carried", slip.cost + 2, (("other", cell),)))]
    return []


def _balances(printed: Printed, true: Mapping[str, Number], cell: str, total: str) -> bool:
    """Whether a cell and a total that counts it are wrong by the same."""
    shared = printed.cells.masks.get(cell, 0) & printed.cells.masks.get(total, 0)
    same = true[cell] - printed.value(cell) == true[total] - printed.value(total)
    return bool(shared) and same and cell not in printed.cells.totals


def shifted(printed: Printed, true: Mapping[str, Number]) -> Slip | None:
    """The slip of cells that all stand in one row or column, each holding what belongs to the one before or after."""
    for line in lines_of(printed, true):
        places = [i for i, path in enumerate(line) if path in true]
        first, last = places[0], places[-1]
        now = [printed.value(path) for path in line[first : last + 1]]
        right = [true.get(path, printed.value(path)) for path in line[first : last + 1]]
        direction = "on" if now[1:] == right[:-1] and any(right[:-1]) else ""
        direction = direction or ("back" if now[:-1] == right[1:] and any(right[1:]) else "")
        exchange = len(places) == 2 and now == right[::-1]
        if direction and not exchange:
            kind = "row" if line[0].rpartition(".")[0] == line[1].rpartition(".")[0] else "column"
            return Slip(f"{kind}-{direction}", 3 if last - first > 1 else 7)
    return None


def lines_of(printed: Printed, paths: Mapping[str, Number]) -> Iterator[tuple[str, ...]]:
    """The rows and columns in which all of two or more cells stand."""
    if len(paths) > 1:
        for line in printed.sheet.lines_of[next(iter(paths))]:
            if all(path in line for path in paths):
                yield line
