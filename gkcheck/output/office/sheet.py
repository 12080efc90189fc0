"""A sheet written row by row: widths, frozen head, filter and print set-up, and what no longer fits is counted."""

from __future__ import annotations

from functools import partial
from math import ceil
from typing import TYPE_CHECKING, Any
from unicodedata import east_asian_width

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties

from gkcheck.output.spreadsheet import cell

if TYPE_CHECKING:
    from collections.abc import Sequence

    from openpyxl import Workbook

MOST_ROWS, MOST_COLUMNS, MOST_LINKS = 1_048_576, 16_384, 65_530
"""What a sheet of Excel holds."""

_A4 = 9
_LINE, _HIGHEST = 16.0, 409.0
"""Points: of a line, and of the highest row that there may be."""


class Sheet:
    """A sheet with a head row; above it may stand lines that are not part of its table.

    fixed: columns that stay in sight. repeated: rows, up to the head, that every printed page has on top.
    """

    def __init__(
        self, book: Workbook, title: str, widths: Sequence[float], head: int = 1, *, fixed: int = 1, repeated: int = 1
    ) -> None:
        self._sheet: Any = book.create_sheet(title)
        self._head = head
        self._rows = 0
        self._widths = widths
        self.left_out = 0
        for place, width in enumerate(widths, 1):
            self._sheet.column_dimensions[get_column_letter(place)].width = width
        self._sheet.freeze_panes = f"{get_column_letter(fixed + 1)}{head + 1}"
        self._set_print()
        self._sheet.print_title_rows = f"{head - repeated + 1}:{head}"

    def _set_print(self) -> None:
        sheet = self._sheet
        sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", _A4
        sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
        sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
        sheet.print_options.horizontalCentered = True
        sheet.oddFooter.left.text, sheet.oddFooter.right.text = "&A", "&P / &N"
        for side in ("left", "right", "top", "bottom"):
            setattr(sheet.page_margins, side, 0.5)

    @property
    def full(self) -> bool:
        """Whether no further row fits."""
        return self._rows >= MOST_ROWS

    def cell(self, value: object, style: str, link: str = "") -> Any:
        """A cell of this sheet, its style without the prefix that keeps styles apart from those of others."""
        return cell(self._sheet, value, f"gk {style}", link)

    def append(self, *cells: Any, height: float | None = None) -> None:
        """Write a row, as high as that or as what is in it, or count it where it does not fit."""
        if self.full:
            self.left_out += 1
            return
        self._rows += 1
        heights = self._sheet.row_dimensions
        heights[self._rows].height = height or self._height(cells)
        self._sheet.append(cells)
        del heights[self._rows]

    def _height(self, cells: Sequence[Any]) -> float:
        """Points that the texts of a row need in their columns; LibreOffice does not find them out itself."""
        texts = zip((cell.value for cell in cells), self._widths, strict=False)
        lines = (sum(map(partial(_lines, width), text.split("\n"))) for text, width in texts if isinstance(text, str))
        return min(_LINE * max(lines, default=1) + 4, _HIGHEST)

    def close(self, printed: int | None = None) -> None:
        """Put the filter over the rows that there are; printed: how many columns go on paper, if not all."""
        last, row = get_column_letter(len(self._widths)), max(self._rows, self._head)
        self._sheet.auto_filter.ref = f"A{self._head}:{last}{row}"
        if printed:
            self._sheet.print_area = f"A1:{get_column_letter(printed)}{row}"


def _lines(width: float, text: str) -> int:
    """How many lines a text takes in a column; letters of East Asia are twice as wide as others."""
    taken = sum(2.05 if east_asian_width(character) in "WF" else 1.05 for character in text)
    return max(ceil(taken / (width - 0.5)), 1)
