"""A workbook (.xlsx, .xls, .ods, .et): each sheet's name, and its cells as a grid of the sheet's own rows and columns.

The values are taken by python-calamine, once a scan has told that the file asks for no more than it may.
"""

from __future__ import annotations

import io
import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from gkcheck.errors import Unreadable

from . import sheetgrid
from .model import Block, Document, Grid, Hidden, Paragraph
from .sheetfacts import SheetFacts, hold
from .sheetparts import Parts

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from python_calamine import CalamineWorkbook

_NAMELESS = re.compile(r"(?:sheet|工作表|表格?|table)?\s*\d*\s*(?:[(（]\d+[)）])?", re.IGNORECASE)
"""Names that programs give to sheets."""

OWN_SHEET, OWN_TITLE = "核对结果", "gkcheck 核对结果"
"""The sheet that `annotate` adds, and what stands in its first cell: it is no part of the report."""


def read(data: bytes) -> Document:
    """Sheets of a workbook, from its bytes; a grid has its sheet's number in the workbook. Raises Unreadable."""
    try:
        from python_calamine import CalamineError, PasswordError, load_workbook
    except ImportError as error:
        raise Unreadable("missing-extra", extra="excel") from error
    sheets, clean = _scan(data)
    hold(sheets)
    try:
        return _document(load_workbook(io.BytesIO(clean)), [sheet for sheet in sheets if sheet.cellular])
    except PasswordError as error:
        raise Unreadable("encrypted-workbook") from error
    except (CalamineError, OSError, ValueError) as error:
        raise Unreadable("broken-workbook") from error
    except BaseException as error:
        if type(error).__name__ != "PanicException":  # the values' reader failed: no class of its own to name
            raise
        raise Unreadable("broken-workbook") from error


def _scan(data: bytes) -> tuple[list[SheetFacts], bytes]:
    """The sheets that a file lists, and the file to take their values from."""
    if not data.startswith(b"PK"):
        from . import sheetxls

        return sheetxls.scan(data)
    from . import sheetods, sheetxlsx

    parts = Parts(data)
    return sheetods.scan(parts) if "content.xml" in parts else sheetxlsx.scan(parts)


def _document(book: CalamineWorkbook, sheets: Sequence[SheetFacts]) -> Document:
    blocks: list[Block] = []
    hidden: list[Hidden] = []
    for sheet in sheets:
        grid = _grid(book, sheet)
        if any(grid.rows) and not _is_own(sheet, grid):
            if not _NAMELESS.fullmatch(sheet.name.strip()):
                blocks.append(Paragraph(sheet.name.strip()))
            blocks.append(grid)
            hidden += _hidden(sheet, grid)
    return Document(blocks, hidden=tuple(hidden))


def _is_own(sheet: SheetFacts, grid: Grid) -> bool:
    return sheet.name.startswith(OWN_SHEET) and bool(grid.rows[0]) and grid.rows[0][0].text == OWN_TITLE


def _grid(book: CalamineWorkbook, sheet: SheetFacts) -> Grid:
    """The cells of a sheet."""
    if sheet.bottom <= sheet.top:
        return Grid([], sheet.number)
    found = book.get_sheet_by_index(sheet.place)
    return Grid(sheetgrid.rows(found.to_python(), found.start or (0, 0), sheet), sheet.number)


def _runs(filled: Sequence[int], hidden: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """First and last of each run of filled rows or columns that are hidden."""
    places: set[int] = set()
    for first, after in hidden:
        places.update(range(bisect_left(filled, first), bisect_left(filled, after)))
    for place in sorted(places):
        if place - 1 not in places:
            begin = filled[place]
        if place + 1 not in places:
            yield begin, filled[place]


def _hidden(sheet: SheetFacts, grid: Grid) -> Iterator[Hidden]:
    """What of a sheet is hidden though it holds something: the whole sheet, runs of rows, runs of columns."""
    if sheet.hidden:
        yield Hidden("sheet", sheet.name, sheet.number)
    rows = [number for number, row in enumerate(grid.rows) if any(cell.text for cell in row)]
    columns = sorted({cell.column for row in grid.rows for cell in row if cell.text})
    for first, last in _runs(rows, sheet.hidden_rows):
        yield Hidden("rows", sheet.name, sheet.number, first + 1, last + 1)
    for first, last in _runs(columns, sheet.hidden_columns):
        yield Hidden("columns", sheet.name, sheet.number, first + 1, last + 1)
