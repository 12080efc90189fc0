"""The figures of many parts on one sheet, a row for each part and a column for each cell, and sums over its columns."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from gkcheck.findings.consolidation import tell
from gkcheck.reports.consolidated import held

from .formulas import quoted

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from gkcheck.reports.model import Report

    from .looks import Looks

_FIRST = 2
"""The row of the first part."""


class Figures:
    """The sheet of figures of parts: where each cell's column stands, and the formulas that add it up."""

    def __init__(self, title: str, parts: Mapping[str, Report]) -> None:
        from openpyxl.utils import get_column_letter

        self._title, self._parts = title, parts
        self._sheets = {path: report.sheet for report in parts.values() for path in report.numbers}
        self._columns = {path: get_column_letter(number) for number, path in enumerate(self._sheets, 2)}

    def sum_of(self, terms: Iterable[tuple[str, str]]) -> str:
        """A sum over the columns of the cells that are added; parts that lack the cell are blank there."""
        last = _FIRST + len(self._parts) - 1
        columns = (self._columns[path] for path in dict.fromkeys(path for _, path in terms))
        return f"=SUM({','.join(f'{quoted(self._title)}!{column}{_FIRST}:{column}{last}' for column in columns)})"

    def draw(self, sheet: Any, looks: Looks) -> None:
        """A row for each part, under the labels of the cells."""
        looks.put(sheet, 1, 1, tell("list-part", looks.lang), font=looks.bold)
        sheet.column_dimensions["A"].width = 40
        for number, (path, form) in enumerate(self._sheets.items(), 2):
            unit = "（万元）" if path in form.amounts else ""
            looks.put(sheet, 1, number, form.label(path).into(looks.lang) + unit, font=looks.bold)
            sheet.column_dimensions[self._columns[path]].width = 14
        for row, (name, report) in enumerate(self._parts.items(), _FIRST):
            values = ((number, held(report, path)) for number, path in enumerate(self._sheets, 2))
            looks.listed(sheet, row, [(1, name), *((n, value) for n, value in values if value is not None)])
        sheet.freeze_panes = "B2"
