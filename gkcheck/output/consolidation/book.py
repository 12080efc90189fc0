"""The workbook: the consolidated form, what it balances to, a list of the parts, and the figures of each part.

Few parts have a sheet each, many share one.
"""

from __future__ import annotations

from io import BytesIO
from typing import IO, TYPE_CHECKING

from gkcheck.errors import UsageError
from gkcheck.findings.consolidation import tell

from .balance import draw_balance
from .cached import put_values
from .figures import Figures
from .formulas import Sheets
from .listing import draw_listing, draw_part
from .looks import Looks
from .names import sheet_names
from .summed import Summed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gkcheck.reports.consolidated import Consolidation

    from .listing import Listed


def write_consolidation(made: Consolidation, listed: Sequence[Listed], stream: IO[bytes], lang: str) -> None:
    """Write a consolidated report with its parts as a workbook.

    listed: every report that was given, added up or not. Raises UsageError where openpyxl is not installed.
    """
    try:
        from openpyxl import Workbook
    except ImportError as error:
        raise UsageError("missing-extra", extra="excel") from error
    book, looks = Workbook(), Looks(lang)
    book.remove(book.worksheets[0])
    own = [tell(key, lang) for key in ("sheet-sum", "sheet-balance", "sheet-parts", "sheet-figures")]
    names = dict(zip(made.parts, sheet_names(made.parts, own), strict=True))
    sheets = Sheets(names, made.parts)
    sums = sheets if sheets.hold(made.terms.values()) else Figures(own[3], made.parts)
    summed = Summed(made, sums, looks)
    summed.draw(book.create_sheet(own[0], 0))
    balance = draw_balance(book.create_sheet(own[1]), summed, own[0])
    draw_listing(book.create_sheet(own[2]), made, listed, looks)
    if isinstance(sums, Figures):
        sums.draw(book.create_sheet(own[3]), looks)
    else:
        for name, report in made.parts.items():
            draw_part(book.create_sheet(names[name]), report, looks)
    book.calculation.fullCalcOnLoad = True
    saved = BytesIO()
    book.save(saved)
    put_values(saved, {"xl/worksheets/sheet1.xml": summed.values, "xl/worksheets/sheet2.xml": balance}, stream)
