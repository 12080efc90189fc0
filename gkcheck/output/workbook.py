"""The typed report as a workbook: one sheet of tidy rows."""

from __future__ import annotations

from typing import IO, TYPE_CHECKING

from gkcheck.errors import UsageError
from gkcheck.rulebook.frames import TidyRow

from .spreadsheet import cell, save
from .tidy import tidy_rows

if TYPE_CHECKING:
    from gkcheck.reports.model import Report

_WIDTHS = (28, 8, 9, 52, 14, 38, 24, 60, 14, 8)


def write_workbook(report: Report, stream: IO[bytes]) -> None:
    """Write a report's figures as an .xlsx file; text stays text, whatever sign it begins with.

    Raises UsageError where openpyxl is not installed.
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

    heads = [cell(sheet, name) for name in TidyRow._fields]
    for head in heads:
        head.font = Font(bold=True)
    sheet.append(heads)
    for row in tidy_rows(report):
        sheet.append([cell(sheet, value) for value in row])
    save(book, stream)
