"""A sheet to the grid that the form prints: heads, labels and the paths of the values, with what each spans."""

from __future__ import annotations

from itertools import groupby
from math import lcm
from typing import TYPE_CHECKING, NamedTuple

from gkcheck.tables.labels import APPLICANTS, CONTENT

from .words import heading, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from gkcheck.rulebook.sheets import Column, Row, Table, Text


class Head(NamedTuple):
    """A heading or a label: its words, what it spans, and the row or group of rows that it names, if it does."""

    title: Text
    columns: int = 1
    rows: int = 1
    path: str = ""


class Line(NamedTuple):
    """A line of the grid: the labels on its left, the rows of the form that it prints, and the span of each value."""

    labels: tuple[Head, ...]
    rows: tuple[Row, ...]
    span: int = 1


class Block(NamedTuple):
    """Lines under heads of their own; table two has several, one for each item of the article."""

    heads: tuple[tuple[Head, ...], ...]
    lines: tuple[Line, ...]


class Grid(NamedTuple):
    """A table as it is drawn: how many columns of labels and of values it has, and its blocks."""

    labels: int
    values: int
    blocks: tuple[Block, ...]


def grid(table: Table) -> Grid:
    """The grid of one of the three tables, in either edition."""
    return {"disclosure": _disclosure, "applications": _applications, "cases": _cases}[table.name](table)


def _disclosure(table: Table) -> Grid:
    """Blocks with a title, their own headings, and rows; values share the width of the widest row."""
    width = lcm(*(len(row.columns) for row in table.rows))
    blocks = []
    for group, found in groupby(table.rows, lambda row: row.group):
        rows = list(found)
        columns = rows[0].columns
        span = width // len(columns)
        heads = (Head(heading(CONTENT)), *(Head(column.title, span) for column in columns))
        lines = tuple(Line((Head(row.title, path=row.path),), (row,), span) for row in rows)
        blocks.append(Block(((Head(heading(group), width + 1),), heads), lines))
    return Grid(1, width, tuple(blocks))


def _applications(table: Table) -> Grid:
    """Labels of up to three columns on the left, merged over the rows of their group; applicants on top."""
    columns = table.rows[0].columns
    above = [_chain(table, place) for place in range(len(table.rows))]
    depth = 1 + max(map(len, above))
    top = (Head(words("columns-note"), depth, 3), Head(heading(APPLICANTS), len(columns)))
    middle, bottom = _two_levels(columns)
    lines = []
    for place, row in enumerate(table.rows):
        begun = [group for group in above[place] if place == 0 or group not in above[place - 1]]
        labels = [Head(heading(group), 1, _height(above, group), _path(table, group)) for group in begun]
        labels.append(Head(row.title, depth - len(above[place]), 1, row.path))
        lines.append(Line(tuple(labels), (row,)))
    return Grid(depth, len(columns), (Block((top, middle, bottom), tuple(lines)),))


def _two_levels(columns: Sequence[Column]) -> tuple[tuple[Head, ...], tuple[Head, ...]]:
    """Headings of columns, those under a heading in common one level lower."""
    upper: list[Head] = []
    lower: list[Head] = []
    for over, found in groupby(columns, lambda column: column.over):
        titles = [column.title for column in found]
        if over:
            upper.append(Head(heading(over), len(titles)))
            lower += [Head(title) for title in titles]
        else:
            upper += [Head(title, 1, 2) for title in titles]
    return tuple(upper), tuple(lower)


def _chain(table: Table, place: int) -> tuple[str, ...]:
    """The headings at the left of a row, the outermost first: each reaches from its first row to its last."""
    spans = {}
    for group in table.groups:
        rows = [i for i, row in enumerate(table.rows) if row.group == group]
        if rows and rows[0] <= place <= rows[-1]:
            spans[group] = rows[-1] - rows[0]
    return tuple(sorted(spans, key=lambda group: -spans[group]))


def _height(above: Iterable[tuple[str, ...]], group: str) -> int:
    return sum(group in chain for chain in above)


def _path(table: Table, group: str) -> str:
    """The path that the rows of a group have in common, `applications.denied`; none where it is the table's."""
    parents = {row.path.rpartition(".")[0] for row in table.rows if row.group == group}
    return parents.pop() if len(parents) == 1 and table.name not in parents else ""


def _cases(table: Table) -> Grid:
    """All rows side by side on one line under heads of three levels."""
    top, middle, bottom = [], [], []
    for group, found in groupby(table.rows, lambda row: row.group):
        rows = list(found)
        width = sum(len(row.columns) for row in rows)
        if group:
            top.append(Head(heading(group), width))
            middle += [Head(row.title, len(row.columns), 1, row.path) for row in rows]
            bottom += [Head(column.title) for row in rows for column in row.columns]
        else:
            top += [Head(row.title, len(row.columns), 1, row.path) for row in rows]
            middle += [Head(column.title, 1, 2) for row in rows for column in row.columns]
    values = sum(len(row.columns) for row in table.rows)
    return Grid(0, values, (Block((tuple(top), tuple(middle), tuple(bottom)), (Line((), table.rows),)),))
