"""A workbook for an office with many reports: who is to be called, every finding, and the rules by agency."""

from __future__ import annotations

from typing import IO, TYPE_CHECKING

from gkcheck.errors import UsageError

try:
    from openpyxl import Workbook
except ImportError as error:
    raise UsageError("missing-extra", extra="excel") from error

from gkcheck.findings.overview import Table
from gkcheck.output.spreadsheet import save

from .agencies import Agencies
from .findings import Findings
from .matrix import Matrix
from .styles import add_styles

if TYPE_CHECKING:
    from collections.abc import Iterable

    from gkcheck.findings.model import Result


def write(results: Iterable[Result], stream: IO[bytes], lang: str) -> None:
    """Write the workbook; findings go to the disk as they come, and of each file a small record is kept."""
    book = Workbook(write_only=True)
    add_styles(book)
    agencies, findings, matrix = Agencies(book, lang), Findings(book, lang), Matrix(book, lang)
    try:
        table = Table()
        for result in results:
            findings.add(result, table.add(result))
        rows = table.ranked()
        left_out = findings.finish() + matrix.draw(rows)
        agencies.draw(rows, stream, left_out)
        save(book, stream)
    finally:
        for sheet in book:
            if not sheet.closed:
                sheet.close()
