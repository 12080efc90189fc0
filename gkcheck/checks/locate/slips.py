"""How one figure may have gone wrong: a digit replaced, two swapped, one lost or doubled, or a total left at zero."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .model import Slip

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gkcheck.reports.model import Number

    from .printed import Printed

PLACES = ("units", "tens", "hundreds", "thousands", "myriads", "ten-myriads", "millions", "ten-millions")
_UNIT = 10_000
_HUGE = 10**15
"""Figures beyond it are no slips of typing."""

ARBITRARY = Slip("arbitrary", 10)


def typed(printed: int, true: int) -> Slip | None:
    """The slip of typing that turns `true` into `printed`, the likeliest; None where none does."""
    if not 0 <= printed < _HUGE or not 0 <= true < _HUGE or printed == true:
        return None
    return next(_typings(printed, str(true)), None)


def _typings(printed: int, true: str) -> Iterator[Slip]:
    size = len(true)
    for i in range(size - 1):
        if true[:i] + true[i + 1] + true[i] + true[i + 2 :] == str(printed):
            yield Slip("swapped", 2, (("high", _place(size - i)), ("low", _place(size - i - 1))))
    shown = str(printed)
    if len(shown) == size + 1:
        for i in range(size + 1):
            if shown[:i] + shown[i + 1 :] == true:
                twice = shown[i] in (*shown[:i][-1:], *shown[i + 1 :][:1])
                yield Slip("doubled", 3) if twice else Slip("extra", 5)
    if size > 1:
        for i in range(size):
            if int(true[:i] + true[i + 1 :]) == printed:
                yield Slip("lost", 3)
    shown = shown.zfill(size)
    wrong = [i for i in range(size) if shown[i] != true[i]] if len(shown) == size else []
    if len(wrong) == 1:
        yield Slip("replaced", 3 if size > 1 else 4, (("place", _place(size - wrong[0])),))


def _place(from_right: int) -> str:
    return PLACES[min(from_right, len(PLACES)) - 1]


def slip_of(printed: Printed, path: str, true: Number) -> Slip:
    """The likeliest way in which a cell came to hold what it holds instead of `true`."""
    value = printed.numbers.get(path)
    if value is None:
        return Slip("blank", 3)
    found = [*_from_around(printed, path, value, true), ARBITRARY]
    if isinstance(value, int) and isinstance(true, int) and (slip := typed(value, true)):
        found.append(slip)
    return min(found, key=lambda slip: slip.cost)


def _from_around(printed: Printed, path: str, value: Number, true: Number) -> Iterator[Slip]:
    """Slips that the other cells explain."""
    if not value and path in printed.cells.totals:
        yield Slip("total-left", 1)
    if path in printed.signed and true == -value:
        yield Slip("sign", 2)
    if value and true and _UNIT in (value / true, true / value):
        yield Slip("unit", 2)
    table, *row, column = path.split(".")
    partial = printed.numbers.get(f"{table}.partial.{column}")
    if partial and value - true == partial and row != ["partial"]:
        yield Slip("partial-twice", 5, (("count", str(partial)),))
    if value and value in [printed.numbers.get(other) for other in printed.sheet.beside[path]]:
        yield Slip("neighbour", 6)
