"""Grids to tables: each row is told by its labels; headings give the columns; what follows a page break goes on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .fit import Span
from .gridrows import CasesReader, Heads, looks_like_value, row_end, row_reading, unit_in_heading
from .labels import CONTENT, Labels, key, labels
from .readings import ExtraRow, Place, RowReading, TableReading

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from gkcheck.documents.model import Cell, Grid

_STRONG = 5
"""A row label of so many characters is told by itself; a shorter one needs its table around it."""


class Recogniser:
    """Reads the rows of grids one after another; `tables` lists what was found, in order."""

    def __init__(self) -> None:
        self.tables: list[TableReading] = []
        self.used: set[int] = set()
        self._open: dict[str, TableReading] = {}
        self._disclosure = _Disclosure()
        self._applications = _Applications()
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
        if not filled[-1].text.isdigit() and (heading := self._heading(filled, cells)):
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

    def _heading(self, filled: list[Cell], cells: list[Cell]) -> str:
        """The table whose heading row this is, or an empty string."""
        if self._applications.heading(filled, cells):
            return "applications"
        if self._cases.heading(filled):
            return "cases"
        return "disclosure" if self._disclosure.heading(filled, cells) else ""

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


class _Applications:
    """Rows of table three, and the columns that its heading gives."""

    name = "applications"

    def __init__(self) -> None:
        self.labels = labels(self.name)
        self.heads: dict[str, Span] = {}
        self.width = 0
        self.columns = self._columns()
        self.spans = Heads()
        self.strong = 0

    def heading(self, filled: Sequence[Cell], cells: Sequence[Cell]) -> bool:
        """Take in a heading row: the applicants' columns, one of the unmistakable ones at least."""
        found = {}
        for cell in filled:
            titles = self.labels.columns.get(key(cell.text).body) if len(cell.text) < 20 else None
            if titles:
                found[titles[0][1].name] = Span(cell.column, cell.column + cell.columns)
        if not found.keys() - {"other", "total"} or any(self._strong(cell.text) for cell in filled):
            return False
        if "natural_person" in found:
            self.heads, self.width = {}, 0
        self.heads |= found
        self.width = max(self.width, row_end(cells))
        self.columns = self._columns()
        self.spans = Heads(self._spans(self.columns), self.width)
        return True

    def _strong(self, text: str) -> bool:
        return len(key(text).body) >= _STRONG and self.labels.match(text) is not None

    def row(self, cells: list[Cell], where: Place) -> RowReading | None:
        """The row that the cells print, or None."""
        at, match, group = None, None, ""
        for index, cell in enumerate(cells):
            if not cell.text:
                continue
            if cell.text.isdigit():
                break
            found = self.labels.match(cell.text)
            if found is not None:
                at, match = index, found
            elif self.labels.is_group(cell.text):
                group, at = key(cell.text).body, index if at is None else at
            else:
                break
        if match is None or at is None:
            return None
        strong = len(key(cells[at].text).body) >= _STRONG
        if not strong and not group and not (self.heads or self.strong):
            return None
        self.strong += strong
        return self.reading(match.path, cells, at, where, exact=match.exact)

    def reading(self, path: str, cells: list[Cell], at: int, where: Place, *, exact: bool) -> RowReading | None:
        """The row at `path` whose label is cell `at`; None where no value cell follows."""
        return row_reading(path, cells, at, where, self.columns, self.spans, exact)

    def _columns(self) -> tuple[str, ...]:
        """Column names from left to right: as the heading has them where it has all, else as the form has them."""
        form = tuple(column.name for column in self.labels.rows["applications.received"].columns)
        if len(self.heads) != len(form):
            return form
        starts = [self.heads[name].start for name in form]
        return form if len(set(starts)) < len(form) else tuple(sorted(form, key=lambda name: self.heads[name].start))

    def _spans(self, columns: tuple[str, ...]) -> list[Span]:
        """The headings' grid columns; one that was not recognised follows from the others where they are in step."""
        known = [self.heads.get(name) for name in columns]
        if None not in known:
            return [span for span in known if span]
        steps = {span.start - i for i, span in enumerate(known) if span and span.end - span.start == 1}
        if len(steps) != 1 or len(self.heads) < 3:
            return []
        step = steps.pop()
        return [Span(step + i, step + i + 1) for i in range(len(columns))]


class _Disclosure:
    """Rows of table two, and the columns that each block's heading gives."""

    name = "disclosure"

    def __init__(self) -> None:
        self.labels = labels(self.name)
        self.heads: list[tuple[str, Span]] = []
        self.unit = ""
        self.width = 0

    def heading(self, filled: Sequence[Cell], cells: Sequence[Cell]) -> bool:
        """Take in a block's heading row."""
        found: list[tuple[str, Span]] = []
        unit = ""
        for cell in filled:
            titles = self.labels.columns.get(key(cell.text).body) if len(cell.text) < 40 else None
            if titles:
                found.append((titles[0][1].name, Span(cell.column, cell.column + cell.columns)))
                unit = unit or unit_in_heading(cell.text)
        named = key(filled[0].text).body == CONTENT
        if not found or not (named or len(filled) <= len(found) + 1) or len(set(found)) < len(found):
            return False
        if not named and self.labels.match(filled[0].text) is not None:
            return False
        self.heads, self.unit, self.width = found, unit, row_end(cells)
        return True

    def row(self, cells: list[Cell], where: Place) -> RowReading | None:
        """The row that the cells print, or None."""
        if not self.heads:
            return None
        for index, cell in enumerate(cells):
            if cell.text:
                match = self.labels.match(cell.text)
                if match is not None:
                    return self.reading(match.path, cells, index, where, exact=match.exact)
                if index > 1 or looks_like_value(cell.text):
                    break
        return None

    def reading(self, path: str, cells: list[Cell], at: int, where: Place, *, exact: bool) -> RowReading | None:
        """The row at `path` whose label is cell `at`; None where no value cell follows."""
        reading = row_reading(
            path,
            cells,
            at,
            where,
            tuple(name for name, _ in self.heads),
            Heads([span for _, span in self.heads], self.width),
            exact,
        )
        if reading is not None:
            reading.unit = self.unit
        return reading


def recognise_grids(grids: Iterable[Grid]) -> Recogniser:
    """Read every grid of a document in turn."""
    recogniser = Recogniser()
    for grid in grids:
        recogniser.read(grid)
    return recogniser
