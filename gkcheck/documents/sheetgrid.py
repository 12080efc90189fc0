"""A sheet's values to the rows of a grid: texts as the sheet prints them, merged cells as one, blanks where they count.

Rows and columns are the sheet's own. A text that stands alone outside of tables fills its row; a row within a table has
a cell, filled or blank, for each column up to where the rows above it end.
"""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import TYPE_CHECKING

from gkcheck.errors import Unreadable

from . import bounds
from .model import Cell

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from .sheetfacts import Range, SheetFacts

    Value = str | float | bool | dt.date | dt.time | dt.timedelta

_COVERED = 200_000
"""The most rows of a sheet, over all merged cells, that are covered from above."""

_PROSE = 80
"""A text beyond so many characters is no label of a row."""


def printed(value: Value) -> str:
    """A value as text: whole numbers without decimals, others to the fifteen digits that a sheet keeps, ISO dates."""
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, int):
        return str(value)
    if isinstance(value, float):
        return _number(value)
    if isinstance(value, dt.datetime) and value.time() == dt.time():
        return value.date().isoformat()
    return str(value)


def _number(value: float) -> str:
    if value.is_integer() and abs(value) < 2**53:
        return str(int(value))
    exact = Decimal(f"{value:.15g}")
    return f"{exact:f}" if exact.is_finite() else str(value)


def rows(values: Sequence[Sequence[Value]], start: tuple[int, int], facts: SheetFacts) -> list[list[Cell]]:
    """The rows of a sheet from its first on; `start`: the row and column where the values begin."""
    untold: dict[int, dict[int, str]] = {}
    for (row, column), text in facts.texts.items():
        untold.setdefault(row, {})[column] = text.strip()
    layout = _Layout(facts)
    found = [layout.nothing()] * facts.top
    top, left = start
    for number in range(facts.top, facts.bottom):
        line = values[number - top] if top <= number < top + len(values) else ()
        if number not in untold and line.count("") == len(line):
            found.append(layout.nothing())
            continue
        texts = {column: text for column, value in enumerate(line, left) if value != "" and (text := printed(value))}
        found.append(layout.row(number, texts | untold.get(number, {})))
    return found


class _Layout:
    """Rows laid out one after another: which columns count depends on those above."""

    def __init__(self, facts: SheetFacts) -> None:
        self._left = facts.left
        self._right = 0
        self._inside = False
        self._spans: dict[tuple[int, int], int] = {}
        self._covered: dict[int, dict[int, int]] = {}
        self._down = 0
        self._blanks: dict[int, Cell] = {}
        self._nothing: list[Cell] = []
        for area in facts.merged:
            self._merge(area, facts.bottom)

    def _merge(self, area: Range, bottom: int) -> None:
        self._spans[area.top, area.left] = area.right - area.left
        below = range(area.top + 1, min(area.bottom, bottom))
        self._down += len(below)
        if self._down > _COVERED:
            raise Unreadable("too-many-cells", limit=_COVERED)
        for row in below:
            self._covered.setdefault(row, {})[area.left] = area.right

    def nothing(self) -> list[Cell]:
        """An empty row; it ends what it stands in."""
        self._inside = False
        return self._nothing

    def row(self, number: int, texts: Mapping[int, str]) -> list[Cell]:
        """The cells of a row."""
        covered = self._covered.get(number, {})
        cells = self._cells_of(number, texts, covered, 0)
        filled = [cell for cell in cells if cell.text]
        if not filled:
            return self.nothing()
        if len(filled) == 1 and not covered and (not self._inside or _is_prose(filled[0].text)):
            self._inside, self._right = False, 0
            return filled
        self._inside = True
        end = filled[-1].column + filled[-1].columns
        self._right = max(self._right, end)
        return self._cells_of(number, texts, covered, self._right)

    def _cells_of(self, number: int, texts: Mapping[int, str], covered: Mapping[int, int], end: int) -> list[Cell]:
        """Every cell up to a column, or, with none given, up to the last filled one."""
        end = end or max(texts, default=-1) + 1
        if end > bounds.COLUMNS:
            raise Unreadable("too-wide", limit=bounds.COLUMNS)
        cells: list[Cell] = []
        column = self._left
        while column < end:
            if column in covered:
                column = covered[column]
                continue
            span = self._spans.get((number, column), 1)
            if span == 1 and column not in texts:
                cells.append(self._blanks.setdefault(column, Cell("", column)))
            else:
                cells.append(Cell(texts.get(column, ""), column, span))
            column += span
        return cells


def _is_prose(text: str) -> bool:
    return "。" in text or len(text) > _PROSE
