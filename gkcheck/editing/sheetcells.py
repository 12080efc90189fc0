"""The cells of one worksheet edited in place: styles and values set, cells and rows put in where there are none."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from .elements import Part, escape, set_attribute
from .model import Splice, spliced
from .package import at_end

if TYPE_CHECKING:
    from .elements import Element

_ADDRESS = re.compile(r"([A-Za-z]{1,3})([1-9]\d{0,6})")


def address(row: int, column: int) -> str:
    """`E28` of row and column, from 1."""
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return f"{letters}{row}"


def position(ref: str) -> tuple[int, int]:
    """Row and column of `E28`, from 1; zeros where it is none."""
    match = _ADDRESS.fullmatch(ref)
    if match is None:
        return 0, 0
    column = 0
    for letter in match[1].upper():
        column = column * 26 + ord(letter) - 64
    return int(match[2]), column


class Sheet:
    """A worksheet under change. `rows`, `cells`: the elements by row, and by row and column, from 1."""

    def __init__(self, data: bytes) -> None:
        self.part = Part(data)
        self.rows: dict[int, Element] = {}
        self.cells: dict[tuple[int, int], Element] = {}
        self.data = self.part.root.child("sheetData")
        self._columns = self.part.root.child("cols")
        self._styles: dict[tuple[int, int], int] = {}
        self._values: dict[tuple[int, int], str] = {}
        number = 0
        for row in self.data.children if self.data else ():
            number = int(row.attributes.get("r", number + 1))
            self.rows[number] = row
            column = 0
            for cell in row.children:
                column = position(cell.attributes["r"])[1] if "r" in cell.attributes else column + 1
                self.cells[number, column] = cell

    def style(self, row: int, column: int) -> int:
        """The style that a cell has, or would have."""
        cell = self.cells.get((row, column))
        if cell is not None:
            return int(cell.attributes.get("s", "0"))
        return self._default(row, column)

    def _default(self, row: int, column: int) -> int:
        holder = self.rows.get(row)
        if holder is not None and holder.attributes.get("customFormat") in ("1", "true"):
            return int(holder.attributes.get("s", "0"))
        for columns in self._columns.children if self._columns else ():
            if int(columns.attributes.get("min", "0")) <= column <= int(columns.attributes.get("max", "0")):
                return int(columns.attributes.get("style", "0"))
        return 0

    def set_style(self, row: int, column: int, style: int) -> None:
        """Give a cell a style."""
        self._styles[row, column] = style

    def set_value(self, row: int, column: int, value: str) -> bool:
        """Give a cell a number; False where a formula stands in it."""
        cell = self.cells.get((row, column))
        if cell is not None and cell.child("f") is not None:
            return False
        self._values[row, column] = value
        return True

    def changed(self) -> bytes:
        """The sheet with all that was set."""
        splices: list[Splice] = []
        new: dict[int, list[int]] = {}
        for row, column in sorted(self._styles.keys() | self._values.keys()):
            cell = self.cells.get((row, column))
            if cell is None:
                new.setdefault(row, []).append(column)
            else:
                splices.append(self._rewritten(cell, row, column))
        for row, columns in new.items():
            splices += self._added(row, columns)
        return spliced(self.part.data, splices)

    def _rewritten(self, cell: Element, row: int, column: int) -> Splice:
        tag = self.part.tag(cell)
        if (row, column) in self._styles:
            style = self._styles[row, column]
            tag = set_attribute(tag, "s", str(style) if style else None)
        if (row, column) not in self._values:
            if cell.empty and self._is_bare(tag, row, column):
                return Splice(cell.start, cell.end)
            return Splice(cell.start, cell.inside, tag)
        prefix = self.part.prefix(cell)
        tag = set_attribute(tag, "t", None).removesuffix(b"/>").removesuffix(b">")
        value = f"><{prefix}v>{escape(self._values[row, column])}</{prefix}v></{prefix}c>"
        return Splice(cell.start, cell.end, tag + value.encode())

    def _is_bare(self, tag: bytes, row: int, column: int) -> bool:
        """Whether an empty cell says no more than its absence would: as one that was put in to be shaded."""
        own = re.search(rb'\ss="(\d+)"', tag)
        return (int(own[1]) if own else 0) == self._default(row, column) and re.fullmatch(
            rb'<(?:\w+:)?c r="[A-Z]+\d+"(?: s="\d+")?/>', tag
        ) is not None

    def _added(self, row: int, columns: list[int]) -> list[Splice]:
        """Cells put in where there are none, in a row that may have to be put in as well."""
        if self.data is None:
            return []
        prefix = self.part.prefix(self.data)
        cells = {column: self._cell(prefix, row, column) for column in columns}
        holder = self.rows.get(row)
        if holder is None:
            whole = f'<{prefix}row r="{row}">{"".join(cells.values())}</{prefix}row>'.encode()
            after = min((number for number in self.rows if number > row), default=0)
            if after:
                return [Splice(self.rows[after].start, self.rows[after].start, whole)]
            return [at_end(self.part, self.data, whole)]
        there = sorted((c, e) for (r, c), e in self.cells.items() if r == row)
        if not there:
            return [at_end(self.part, holder, "".join(cells.values()).encode())]
        splices = []
        for column, cell in cells.items():
            at = next((element.start for other, element in there if other > column), holder.last)
            splices.append(Splice(at, at, cell.encode()))
        return splices

    def _cell(self, prefix: str, row: int, column: int) -> str:
        style = self._styles.get((row, column), self._default(row, column))
        own = f' s="{style}"' if style else ""
        value = self._values.get((row, column))
        inner = "/>" if value is None else f"><{prefix}v>{escape(value)}</{prefix}v></{prefix}c>"
        return f'<{prefix}c r="{address(row, column)}"{own}{inner}'
