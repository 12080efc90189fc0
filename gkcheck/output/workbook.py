"""The typed report as a workbook: one sheet of tidy rows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from gkcheck.errors import UsageError
from gkcheck.rulebook.frames import TidyRow

from .extract import tidy_rows

if TYPE_CHECKING:
    from pathlib import Path

    from gkcheck.reports.model import Report

_WIDTHS = (28, 8, 9, 52, 14, 38, 24, 60, 14, 8)


def write_workbook(report: Report, path: str | Path) -> None:
    """Write a report's figures into an .xlsx file; text stays text, whatever sign it begins with.

    Raises UsageError where openpyxl is not installed, and OSError where the file cannot be written.
    """
    try:
        from openpyxl import Workbook
        from openpyxl.styles import Font
    except ImportError as error:
        raise UsageError("missing-extra", extra="excel") from error
    book = Workbook(write_only=True)
    sheet = book.create_sheet("gkcheck")
    for letter, width in zip("ABCDEFGHIJ", _WIDTHS, strict=True):
        sheet.column_dimensions[letter].width = width
    sheet.freeze_panes = "A2"

    sheet.append([_cell(sheet, name, Font(bold=True)) for name in TidyRow._fields])
    for row in tidy_rows(report):
        sheet.append([_cell(sheet, value) for value in row])
    book.save(path)


def _cell(sheet: Any, value: Any, font: Any = None) -> Any:
    from openpyxl.cell import WriteOnlyCell

    cell = WriteOnlyCell(sheet, value=value)
    if isinstance(value, str):
        cell.data_type = "s"
    if font is not None:
        cell.font = font
    return cell
