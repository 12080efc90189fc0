"""The formulas of a consolidated report: sums over the sheets of the parts, totals by the form's own relations."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gkcheck.rulebook.library import book

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from gkcheck.reports.model import Report
    from gkcheck.rulebook.relations import Relation

_LONGEST = 8000
"""Spreadsheets take formulas of up to 8192 characters."""
_MOST = 100
"""So many parts have a sheet of their own each; a workbook of more is large and slow, and its sheets are no help."""
_FIGURES = "D"
"""The column of a part's sheet in which its figures stand."""
_FIRST = 2
"""The row of the first of them."""


def totals(report: Report) -> dict[str, Relation]:
    """The relations that give a total of the form, by its cell, as far as the sums keep them without a blank."""
    found: dict[str, Relation] = {}
    for relation in book().relations(*report.editions, report.tables):
        if (
            relation.operator == "=="
            and len(relation.right) == 1
            and len(relation.left) > 1
            and _holds(report, relation)
        ):
            found.setdefault(relation.right[0].path, relation)
    return found


def _holds(report: Report, relation: Relation) -> bool:
    left = [report.numbers[operand.path] for operand in relation.left]
    return None not in left and sum(value or 0 for value in left) == report.numbers[relation.right[0].path]


def total_of(relation: Relation, places: Mapping[str, str]) -> str:
    """A total over the cells of the same sheet: ranges where they stand side by side or below each other."""
    return f"=SUM({','.join(_ranges([places[operand.path] for operand in relation.left]))})"


def _ranges(cells: Sequence[str]) -> list[str]:
    runs: list[list[str]] = []
    for cell in cells:
        if runs and _next_to(runs[-1][-1], cell):
            runs[-1].append(cell)
        else:
            runs.append([cell])
    return [run[0] if len(run) == 1 else f"{run[0]}:{run[-1]}" for run in _straight(runs)]


def _straight(runs: Iterable[list[str]]) -> list[list[str]]:
    """Runs whose cells all stand in one row or one column; others cell by cell."""
    found = []
    for run in runs:
        rows, columns = ({_parts(cell)[i] for cell in run} for i in (1, 0))
        found += [run] if min(len(rows), len(columns)) == 1 else [[cell] for cell in run]
    return found


def _next_to(one: str, other: str) -> bool:
    (column, row), (column_, row_) = _parts(one), _parts(other)
    return (column == column_ and row_ == row + 1) or (
        row == row_ and len(column_) == 1 and ord(column_) == ord(column) + 1
    )


def _parts(cell: str) -> tuple[str, int]:
    letters = re.match(r"[A-Z]+", cell)
    return (letters[0], int(cell[len(letters[0]) :])) if letters else ("", 0)


class Sheets:
    """The sheets of the parts: their names, and the row of each cell of a part."""

    def __init__(self, names: Mapping[str, str], parts: Mapping[str, Report]) -> None:
        self._names = names
        self._rows = {
            (name, path): row for name, report in parts.items() for row, path in enumerate(report.numbers, _FIRST)
        }

    def address(self, name: str, path: str) -> str:
        """Where a part's figure stands, as formulas write it."""
        return f"{quoted(self._names[name])}!{_FIGURES}{self._rows[name, path]}"

    def sum_of(self, terms: Iterable[tuple[str, str]]) -> str:
        """A sum over the sheets of the parts."""
        return f"={'+'.join(self.address(name, path) for name, path in terms)}"

    def hold(self, sums: Iterable[Iterable[tuple[str, str]]]) -> bool:
        """Whether the parts are few enough for sheets of their own, and for formulas that spreadsheets take."""
        return len(self._names) <= _MOST and all(len(self.sum_of(terms)) <= _LONGEST for terms in sums)


def quoted(sheet: str) -> str:
    """A sheet's name as formulas write it."""
    return "'" + sheet.replace("'", "''") + "'"
