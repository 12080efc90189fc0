"""How cells of the workbook look, and how text and formulas get into them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from gkcheck.findings.consolidation import tell

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gkcheck.reports.model import Number


class Looks:
    """The styles of a workbook in one language; openpyxl is imported where they are made."""

    def __init__(self, lang: str) -> None:
        from openpyxl.styles import Alignment, Border, Font, PatternFill, Side

        thin = Side(style="thin", color="FF808080")
        self.lang = lang
        self.border = Border(left=thin, right=thin, top=thin, bottom=thin)
        self.middle = Alignment(horizontal="center", vertical="center", wrap_text=True)
        self.left = Alignment(vertical="center", wrap_text=True)
        self.bold, self.large = Font(bold=True), Font(bold=True, size=15)
        self.head = PatternFill("solid", fgColor="FFEFEFEF")

    def put(self, sheet: Any, row: int, column: int, value: Any, *, font: Any = None, border: bool = True) -> Any:
        """A value that is no formula: text stays text, whatever sign it begins with."""
        cell = sheet.cell(row, column, value)
        if isinstance(value, str):
            cell.data_type = "s"
        cell.alignment = self.middle
        if border:
            cell.border = self.border
        if font is not None:
            cell.font = font
        return cell

    def listed(self, sheet: Any, row: int, values: Sequence[tuple[int, Any]]) -> None:
        """Values of a list, each in its column, text to the left."""
        for column, value in values:
            cell = self.put(sheet, row, column, value)
            if isinstance(value, str):
                cell.alignment = self.left

    def headings(self, sheet: Any, keys: Sequence[str], widths: Sequence[float]) -> None:
        """The first row of a list, which stays in sight."""
        for number, (key, width) in enumerate(zip(keys, widths, strict=True), 1):
            self.put(sheet, 1, number, tell(key, self.lang), font=self.bold).fill = self.head
            sheet.column_dimensions["ABCDEFG"[number - 1]].width = width
        sheet.freeze_panes = "A2"

    def computed(self, sheet: Any, address: str, formula: str, value: Number, values: dict[str, Number]) -> None:
        """A formula, and into `values` what it gives."""
        cell = sheet[address]
        cell.value = formula
        cell.border, cell.alignment = self.border, self.middle
        values[address] = value
