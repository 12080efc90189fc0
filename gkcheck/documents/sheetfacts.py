"""What is told of a worksheet before its values are taken: how far it reaches, what is merged, hidden or in error.

A values' reader sets up every cell between the first and the last one, so a file of a few hundred bytes can ask it for
terabytes; each scan counts here what a file asks for, and beyond a bound nothing is read.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from gkcheck.errors import Unreadable

ROWS, COLUMNS = 1_048_576, 16_384
"""How large a worksheet can be."""

REACH = 4_000_000
"""The most rows of all sheets, empty ones too."""

AREA = 2_000_000
"""The most cells between the first and the last ones of all sheets."""

CHARACTERS = 32 * 2**20
"""The most characters of all cells: one text may stand in a million of them."""

CELLS = 300_000
"""The most filled cells of all sheets."""

EVENTS = 4_000_000
"""The most cells and rows, empty ones too, that a file may list."""

UNPACKED = 64 * 2**20
"""The most bytes of all parts of an archive, unpacked."""


class Range(NamedTuple):
    """A merged range: the first row and column, and those after the last, from 0."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(slots=True)
class SheetFacts:
    """A sheet: its name, whether it is hidden, and what its scan told; rows and columns count from 0.

    number: its place in the workbook, from 1; place: its place in the file that the values' reader gets, from 0.
    cellular: whether it is a worksheet, and no chart or macro sheet. texts: what stands in cells that the values'
    reader leaves empty, such as errors. hidden_rows, hidden_columns: the first and the one after the last of each run.
    """

    name: str = ""
    hidden: bool = False
    number: int = 0
    place: int = 0
    cellular: bool = True
    texts: dict[tuple[int, int], str] = field(default_factory=dict)
    merged: list[Range] = field(default_factory=list)
    hidden_rows: list[tuple[int, int]] = field(default_factory=list)
    hidden_columns: list[tuple[int, int]] = field(default_factory=list)
    top: int = ROWS
    left: int = COLUMNS
    bottom: int = 0
    right: int = 0
    cells: int = 0
    characters: int = 0
    events: int = 0

    def fill(self, row: int, column: int, rows: int = 1, columns: int = 1) -> None:
        """Count a filled cell, or a block of the same ones."""
        if not (0 <= row <= ROWS - rows and 0 <= column <= COLUMNS - columns):
            raise Unreadable("broken-workbook")
        self.cells += rows * columns
        if self.cells > CELLS:
            raise Unreadable("too-many-cells", limit=CELLS)
        self.top, self.left = min(self.top, row), min(self.left, column)
        self.bottom, self.right = max(self.bottom, row + rows), max(self.right, column + columns)

    def hide_rows(self, first: int, after: int) -> None:
        """Take in hidden rows."""
        self.hidden_rows.append((first, after))
        self.count()

    def hide_columns(self, first: int, after: int) -> None:
        """Take in hidden columns."""
        self.hidden_columns.append((first, after))
        if len(self.hidden_columns) > COLUMNS:
            raise Unreadable("broken-workbook")

    def count(self, events: int = 1) -> None:
        """Count what the file lists, filled or not."""
        self.events += events
        if self.events > EVENTS:
            raise Unreadable("too-many-cells", limit=EVENTS)

    def merge(self, top: int, left: int, bottom: int, right: int) -> None:
        """Take in a merged range; one of a single cell is none."""
        if top < bottom <= ROWS and left < right <= COLUMNS and (bottom - top > 1 or right - left > 1):
            self.merged.append(Range(top, left, bottom, right))
            self.count()


def hold(sheets: list[SheetFacts]) -> None:
    """Refuse a workbook whose sheets together are beyond the bounds."""
    area = reach = 0
    for sheet in sheets:
        area += max(sheet.bottom - sheet.top, 0) * max(sheet.right - sheet.left, 0)
        reach += sheet.bottom
        if area > AREA or reach > REACH:
            raise Unreadable("too-far", row=sheet.bottom, column=sheet.right)
    if sum(sheet.cells for sheet in sheets) > CELLS:
        raise Unreadable("too-many-cells", limit=CELLS)
    if sum(sheet.events for sheet in sheets) > EVENTS:
        raise Unreadable("too-many-cells", limit=EVENTS)
    if sum(sheet.characters for sheet in sheets) > CHARACTERS:
        raise Unreadable("unpacks-too-large", limit=CHARACTERS >> 20)
