"""Grids to tables: each row is told by its labels; headings give the columns; what follows a page break goes on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .gridrows import CasesReader, looks_like_value
from .labels import Labels, key, labels
from .readings import ExtraRow, Place, RowReading, TableReading
from .rowreaders import ApplicationsReader, DisclosureReader

if TYPE_CHECKING:
    from collections.abc import Iterable

    from gkcheck.documents.model import Cell, Grid


class Recogniser:
    """Reads the rows of grids one after another; `tables` lists what was found, in order."""

    def __init__(self) -> None:
        self.tables: list[TableReading] = []
        self.used: set[int] = set()
        self._open: dict[str, TableReading] = {}
        self._disclosure = DisclosureReader()
        self._applications = ApplicationsReader()
        self._cases = CasesReader()

    def read(self, grid: Grid) -> None:
        """Take in one grid; `used` then holds its number if any row of a table stood in it."""
        context = ""
        for index, cells in enumerate(grid.rows):
            filled = [cell for cell in cells if cell.text]
            if not filled:
                continue
            where = Place(grid.number, index + 1, None, filled[0].line)
            context = self._row(cells, filled, where, context) or context

    def _row(self, cells: list[Cell], filled: list[Cell], where: Place, context: str) -> str:
        """Read one row; gives the table it belongs to, or an empty string."""
        if not filled[-1].text.isdigit() and (heading := self._heading(filled, cells, where)):
            return heading
        for reader in (self._applications, self._disclosure):
            reading = reader.row(cells, where)
            if reading is not None:
                self._keep(reader.name, reading)
                return reader.name
        for reading in self._cases.values(cells, where):
            self._keep("cases", reading)
            context = ""
        if context in ("applications", "disclosure"):
            self._stray(context, cells, where)
        return ""

    def _heading(self, filled: list[Cell], cells: list[Cell], where: Place) -> str:
        """The table whose heading row this is, or an empty string."""
        if self._applications.heading(filled, cells):
            return "applications"
        if self._cases.heading(filled):
            return "cases"
        if not self._disclosure.heading(filled, cells, where):
            return ""
        if self._disclosure.misprints:
            self._table("disclosure").misprints += self._disclosure.misprints
        return "disclosure"

    def _table(self, name: str) -> TableReading:
        if name not in self._open:
            self._open[name] = TableReading(name)
            self.tables.append(self._open[name])
        return self._open[name]

    def _keep(self, name: str, reading: RowReading) -> None:
        """Add a row; a row met again with other figures begins another table of that name."""
        table = self._table(name)
        known = table.rows.get(reading.path)
        if known is not None and not any(reading.found):
            return
        self.used.add(reading.place.table or 0)
        if known is not None and known.found == reading.found:
            return
        if known is not None and any(known.found):
            del self._open[name]
            table = self._table(name)
        table.rows[reading.path] = reading

    def _stray(self, context: str, cells: list[Cell], where: Place) -> None:
        """A row of no known label within a table: a mistyped label, an extra row, or the end of a broken label."""
        book = labels(context)
        table = self._table(context)
        reader = self._applications if context == "applications" else self._disclosure
        at = next((i for i, cell in enumerate(cells) if _names_something(cell.text, book)), None)
        if at is None:
            return
        wanted = [path for path in book.rows if path not in table.rows]
        match = book.nearest(cells[at].text, wanted)
        if match is None:
            if any(looks_like_value(cell.text) and cell.text for cell in cells[at + 1 :]):
                table.extra.append(ExtraRow(cells[at].text, where))
            return
        reading = reader.reading(match.path, cells, at, where, exact=False)
        if reading is not None:
            table.rows[match.path] = reading


def _names_something(text: str, book: Labels) -> bool:
    return len(key(text).body) >= 2 and not looks_like_value(text) and not book.is_group(text)


def recognise_grids(grids: Iterable[Grid]) -> Recogniser:
    """Read every grid of a document in turn."""
    recogniser = Recogniser()
    for grid in grids:
        recogniser.read(grid)
    return recogniser
