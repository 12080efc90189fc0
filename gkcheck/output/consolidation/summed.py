"""The first sheet: the form as it is printed, with a formula in each cell that is added up."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .form import ACROSS, boxes
from .formulas import total_of, totals

if TYPE_CHECKING:
    from gkcheck.reports.consolidated import Consolidation
    from gkcheck.reports.model import Number

    from .figures import Figures
    from .form import Box
    from .formulas import Sheets
    from .looks import Looks

_FIRST = 3
"""The row in which the tables begin, below the title."""
_LINE = 14
"""The height of a line of text; a Chinese character is two units wide."""
_WIDTHS = (9.0, 13.0, 30.0, *(11.0,) * (ACROSS - 3))
_COLUMNS = "ABCDEFGHIJKLMNO"


class Summed:
    """The form in the making; `places` are its figures' cells, `values` what its formulas give."""

    def __init__(self, made: Consolidation, sums: Sheets | Figures, looks: Looks) -> None:
        self.made, self.sums, self.looks = made, sums, looks
        self.drawn = [*boxes(made.report.sheet, made.report.tables, _FIRST)]
        self.places = {box.path: f"{_COLUMNS[box.column - 1]}{box.row}" for box in self.drawn if box.path}
        self.totals = totals(made.report)
        self.values: dict[str, Number] = {}

    def draw(self, sheet: Any) -> None:
        """Title, tables and figures."""
        report = self.made.report
        for letter, width in zip(_COLUMNS, _WIDTHS, strict=True):
            sheet.column_dimensions[letter].width = width
        year = f"{report.year}年" if report.year else ""
        title = f"{report.agency}{year}政府信息公开情况统计表（由各部分相加）"
        self.looks.put(sheet, 1, 1, title, font=self.looks.large, border=False)
        sheet.merge_cells(start_row=1, start_column=1, end_row=1, end_column=ACROSS)
        for box in self.drawn:
            self._merge(sheet, box)
            (self._figure if box.path else self._label)(sheet, box)
        sheet.page_setup.orientation = "landscape"
        sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
        sheet.sheet_properties.pageSetUpPr.fitToPage = True

    def _merge(self, sheet: Any, box: Box) -> None:
        last_row, last_column = box.row + box.rows - 1, box.column + box.columns - 1
        if not box.title:
            for row in sheet.iter_rows(box.row, last_row, box.column, last_column):
                for cell in row:
                    cell.border = self.looks.border
        if (last_row, last_column) != (box.row, box.column):
            sheet.merge_cells(start_row=box.row, start_column=box.column, end_row=last_row, end_column=last_column)

    def _label(self, sheet: Any, box: Box) -> None:
        font = self.looks.bold if box.title else None
        cell = self.looks.put(sheet, box.row, box.column, box.text, font=font, border=not box.title)
        if not box.title:
            cell.fill = self.looks.head
        if box.rows == 1:
            room = sum(_WIDTHS[box.column - 1 : box.column - 1 + box.columns]) / 2
            wanted = _LINE * (1 + int(len(box.text) / room)) + 4
            sheet.row_dimensions[box.row].height = max(sheet.row_dimensions[box.row].height or 0, wanted)

    def _figure(self, sheet: Any, box: Box) -> None:
        value = self.made.report.numbers.get(box.path)
        if value is not None:
            self.looks.computed(sheet, self.places[box.path], self._formula(box.path), value, self.values)

    def _formula(self, path: str) -> str:
        if path in self.totals:
            return total_of(self.totals[path], self.places)
        return self.sums.sum_of(self.made.terms[path])
