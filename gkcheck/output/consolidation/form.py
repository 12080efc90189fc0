"""The tables of a form as the boxes of a worksheet, in print order, with the labels merged as they are printed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from gkcheck.rulebook.sheets import Row, Sheet, Table

ACROSS = 15
"""The columns of the sheet, as many as table four has."""
_NUMBERS = {"disclosure": "二", "applications": "三", "cases": "四"}
"""The tables as the form counts them; without the word 表 a title would be the heading of a section."""
_NOTE = "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）"
_APPLICANTS, _CONTENT = "申请人情况", "信息内容"
_LABELS = 3
"""The columns that labels take in tables two and three."""


class Box(NamedTuple):
    """A cell, counted from 1, and how far it reaches; `path` for a figure, else the text."""

    row: int
    column: int
    rows: int = 1
    columns: int = 1
    text: str = ""
    path: str = ""
    title: bool = False


def boxes(form: Sheet, tables: Sequence[str], first: int) -> Iterator[Box]:
    """The boxes of these tables one below another, each under its title, an empty row between them."""
    row = first
    for name in tables:
        yield Box(row, 1, 1, ACROSS, f"表{_NUMBERS[name]}：{bare(form.tables[name].title.zh)}", title=True)
        drawn = [*_DRAWERS[name](form.tables[name], row + 1)]
        yield from drawn
        row = max(box.row + box.rows for box in drawn) + 1


def bare(title: str) -> str:
    """A table's title without the number of its section, of which a sheet of sums has none."""
    return re.sub(r"^(?:[一二三四]、|[IV]+\. )", "", title)


def _disclosure(table: Table, row: int) -> Iterator[Box]:
    group = None
    for line in table.rows:
        if line.group != group:
            group = line.group
            yield Box(row, 1, 1, ACROSS, group)
            yield Box(row + 1, 1, 1, _LABELS, _CONTENT)
            yield from _across(line, row + 1, [_heading(line, i) for i in range(len(line.columns))], [])
            row += 2
        yield Box(row, 1, 1, _LABELS, line.title.zh)
        yield from _across(line, row, [], [f"{line.path}.{column.name}" for column in line.columns])
        row += 1


def _heading(line: Row, number: int) -> str:
    """A column's heading; sums of amounts are in 万元, also where the form prints no unit."""
    column = line.columns[number]
    return f"{column.title.zh}（单位：万元）" if column.kind == "amount" else column.title.zh


def _across(line: Row, row: int, texts: list[str], paths: list[str]) -> Iterator[Box]:
    """The columns of a row of table two, spread over the width of the sheet."""
    room, count = ACROSS - _LABELS, len(line.columns)
    for number in range(count):
        start, end = (room * i // count for i in (number, number + 1))
        text, path = texts[number] if texts else "", paths[number] if paths else ""
        yield Box(row, _LABELS + start + 1, 1, end - start, text, path)


def _applications(table: Table, row: int) -> Iterator[Box]:
    columns = table.rows[0].columns
    yield Box(row, 1, 3, _LABELS, _NOTE)
    yield Box(row, _LABELS + 1, 1, len(columns), _APPLICANTS)
    over = [i for i, column in enumerate(columns) if column.over]
    yield Box(row + 1, _LABELS + 1 + over[0], 1, len(over), columns[over[0]].over)
    for i, column in enumerate(columns):
        below = bool(column.over)
        yield Box(row + 1 + below, _LABELS + 1 + i, 1 if below else 2, 1, column.title.zh)
    row += 3
    yield from _outcomes(table, row)
    for number, line in enumerate(table.rows):
        yield from (
            Box(row + number, _LABELS + 1 + i, path=f"{line.path}.{column.name}") for i, column in enumerate(columns)
        )


def _outcomes(table: Table, row: int) -> Iterator[Box]:
    """The labels of table three: the outcomes stand under one heading, some of them under a second."""
    results = next(line.group for line in table.rows if line.path.endswith(".granted"))
    inside = [i for i, line in enumerate(table.rows) if line.group]
    yield Box(row + inside[0], 1, len(inside), 1, results)
    groups: dict[str, list[int]] = {}
    for i, line in enumerate(table.rows):
        if not line.group:
            yield Box(row + i, 1, 1, _LABELS, line.title.zh)
        elif line.group == results:
            yield Box(row + i, 2, 1, 2, line.title.zh)
        else:
            groups.setdefault(line.group, []).append(i)
            yield Box(row + i, 3, 1, 1, line.title.zh)
    for title, lines in groups.items():
        yield Box(row + lines[0], 2, len(lines), 1, title)


def _cases(table: Table, row: int) -> Iterator[Box]:
    column = 1
    over: dict[str, list[int]] = {}
    for line in table.rows:
        if line.group:
            over.setdefault(line.group, []).append(column)
        yield Box(row + bool(line.group), column, 1, len(line.columns), line.title.zh)
        for i, heading in enumerate(line.columns):
            top = row + (2 if line.group else 1)
            yield Box(top, column + i, row + 3 - top, 1, heading.title.zh)
            yield Box(row + 3, column + i, path=f"{line.path}.{heading.name}")
        column += len(line.columns)
    for title, starts in over.items():
        yield Box(row, starts[0], 1, starts[-1] - starts[0] + 5, title)


_DRAWERS = {"disclosure": _disclosure, "applications": _applications, "cases": _cases}
