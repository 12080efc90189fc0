"""Rows of grids to readings: the labelled rows of tables two and three, and the values of table four."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from .characters import fold, visible
from .fit import Span, fit
from .labels import key, labels
from .readings import Place, Printed, RowReading

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gkcheck.documents.model import Cell

_VALUE = (
    r"[\s+\-−－—–/／\\无無〇零○.。,，\d０-９]*(?:\([^()]*\)|（[^（）]*）)?"
    r"(?:[百千]?[万萬亿億]?[元圆圓]|[件条條项項个個起次人])?\s*"
)


class Heads(NamedTuple):
    """The grid columns of the headings, and where the heading's row ends."""

    spans: Sequence[Span] = ()
    width: int = 0


def looks_like_value(text: str) -> bool:
    """Whether a cell's text is a number, a mark or nothing, perhaps with a unit or a remark."""
    return not text or text.isdigit() or bool(re.fullmatch(_VALUE, visible(text)))


def unit_in_heading(text: str) -> str:
    """The unit that a heading prints in brackets, `万元` or `元`, or an empty string."""
    match = re.search(r"\([^()]*?([百千]?[万亿]?)[元圆]\)", "".join(fold(text).split()))
    return f"{match[1]}元" if match else ""


def row_end(cells: Sequence[Cell]) -> int:
    """The grid column after a row's last cell."""
    return cells[-1].column + cells[-1].columns


def row_reading(
    path: str, cells: list[Cell], at: int, where: Place, columns: tuple[str, ...], heads: Heads, exact: bool
) -> RowReading | None:
    """The row at `path` whose label is cell `at`, its values under `columns`; None where no cell follows."""
    behind = cells[at + 1 :]
    if not behind:
        return None
    fitting = fit(behind, len(columns), heads.spans, heads.width)
    values = (
        None
        if fitting is None
        else [Printed(cell.text, Place(where.table, where.row, cell.column + 1, cell.line)) for cell in fitting]
    )
    found = tuple([cell.text for cell in behind if cell.text])
    place = where._replace(column=cells[at].column + 1, line=cells[at].line)
    return RowReading(path, cells[at].text, exact, place, columns, values, found)


def printed(cell: Cell, where: Place) -> Printed:
    """A cell's text with its place in the document."""
    return Printed(cell.text, Place(where.table, where.row, cell.column + 1, cell.line))


class CasesReader:
    """The values of table four, once a heading has been met: fifteen in a row, or a group or two at a time."""

    def __init__(self) -> None:
        self.labels = labels("cases")
        self.heads: list[Span] = []
        self.groups: list[tuple[int, str]] = []
        self.waiting = False

    def heading(self, filled: Sequence[Cell]) -> bool:
        """Take in a heading row: results, or the groups over them."""
        names: list[Span] = []
        groups: list[tuple[int, str]] = []
        others = 0
        for cell in filled:
            if len(cell.text) > 20:
                return False
            body = key(cell.text).body
            if body in self.labels.columns:
                names.append(Span(cell.column, cell.column + cell.columns))
            elif body in self.labels.bodies:
                groups.append((cell.column, self.labels.bodies[body]))
            elif body in self.labels.groups:
                others += 1
            else:
                return False
        if names and len(names) + len(groups) < 2:
            return False
        if not self.waiting:
            self.heads, self.groups = [], []
        self.heads += names
        self.groups += groups
        self.waiting = True
        return True

    def values(self, cells: list[Cell], where: Place) -> list[RowReading]:
        """The groups of values in a row; empty where the row is not the one."""
        if not self.waiting or len(self.heads) < 2:
            return []
        if len(cells) != len(self.heads) and not all(looks_like_value(cell.text) for cell in cells[1:]):
            return []
        start = 0 if looks_like_value(cells[0].text) or len(cells) == len(self.heads) else 1
        self.waiting = False
        rows = self.labels.rows
        columns = tuple(column.name for column in next(iter(rows.values())).columns)
        paths = [path for _, path in sorted(self.groups)] if len(self.heads) < len(rows) * len(columns) else list(rows)
        if len(paths) * len(columns) != len(self.heads):
            paths = list(rows)
        wanted = len(paths) * len(columns)
        heads = sorted(self.heads) if len(set(self.heads)) == wanted else []
        fitting = fit(cells[start:], wanted, heads)
        found = tuple(cell.text for cell in cells[start:] if cell.text)
        readings = []
        for index, path in enumerate(paths):
            part = None if fitting is None else fitting[index * len(columns) : (index + 1) * len(columns)]
            values = None if part is None else [printed(cell, where) for cell in part]
            mine = found if part is None else tuple(cell.text for cell in part)
            readings.append(RowReading(path, rows[path].title.zh, True, where, columns, values, mine))
        return readings
