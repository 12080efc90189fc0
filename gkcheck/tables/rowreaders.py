"""Rows of tables two and three in grids: told by their labels, their columns by the headings above them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from . import heads
from .fit import Span
from .gridrows import Heads, looks_like_value, row_end, row_reading, unit_in_heading
from .labels import CONTENT, key, labels

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gkcheck.documents.model import Cell

    from .readings import Misprint, Place, RowReading

_STRONG = 5
"""A row label of so many characters is told by itself; a shorter one needs its table around it."""


class ApplicationsReader:
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


class DisclosureReader:
    """Rows of table two, and the columns that each block's heading gives."""

    name = "disclosure"

    def __init__(self) -> None:
        self.labels = labels(self.name)
        self.heads: list[tuple[str, Span]] = []
        self.unit = ""
        self.width = 0
        self.misprints: list[Misprint] = []

    def heading(self, filled: Sequence[Cell], cells: Sequence[Cell], where: Place) -> bool:
        """Take in a block's heading row."""
        self.misprints = []
        found: list[tuple[str, Span]] = []
        unit = ""
        for cell in filled:
            titles = self.labels.columns.get(key(cell.text).body) if len(cell.text) < 40 else None
            if titles:
                found.append((titles[0][1].name, Span(cell.column, cell.column + cell.columns)))
                unit = unit or unit_in_heading(cell.text)
        named = key(filled[0].text).body == CONTENT
        if named and len(found) < len(filled) - 1:
            found = self._near(filled[1:], where) or found
            unit = next(filter(None, (unit_in_heading(cell.text) for cell in filled)), "")
        if not found or not (named or len(filled) <= len(found) + 1) or len(set(found)) < len(found):
            return False
        if not named and self.labels.match(filled[0].text) is not None:
            return False
        self.heads, self.unit, self.width = found, unit, row_end(cells)
        return True

    def _near(self, titles: Sequence[Cell], where: Place) -> list[tuple[str, Span]]:
        """The columns of headings that are not all the form's, if each resembles the one in its place."""
        texts = [cell.text for cell in titles]
        names = heads.near(texts)
        places = [where._replace(column=cell.column + 1, line=cell.line) for cell in titles]
        self.misprints = list(heads.misprints(names, texts, places)) if names else []
        return [(name, Span(c.column, c.column + c.columns)) for name, c in zip(names, titles, strict=False)]

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
