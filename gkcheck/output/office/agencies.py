"""The first sheet: a row for each file, those to be called first, under what they are altogether."""

from __future__ import annotations

from pathlib import PurePath
from typing import IO, TYPE_CHECKING, Any

from gkcheck.findings.officewords import advice, agency_words, office, state_words, tally
from gkcheck.findings.words import say
from gkcheck.output.paths import beside
from gkcheck.rulebook.rules import SEVERITIES

from .sheet import MOST_LINKS, MOST_ROWS, Sheet

if TYPE_CHECKING:
    from collections.abc import Sequence

    from openpyxl import Workbook

    from gkcheck.findings.overview import Overview

_WIDTHS = (30, 8, 14, 8, 8, 8, 72, 36)
_HEAD = 4
_LONGEST_LINK = 2_079


class Agencies:
    """The sheet, which is drawn once all results are in."""

    def __init__(self, book: Workbook, lang: str) -> None:
        self._lang = lang
        self._sheet = Sheet(book, office("sheet-agencies", lang), _WIDTHS, _HEAD)

    def draw(self, rows: Sequence[Overview], stream: IO[bytes], left_out: Sequence[str]) -> None:
        """Title, what the files are altogether, what other sheets left out, and the rows."""
        sheet, lang = self._sheet, self._lang
        sheet.append(sheet.cell(office("title", lang), "title"), height=30)
        sheet.append(self._tally(rows), height=24)
        sheet.append(sheet.cell(" ".join([*left_out, *self._left_out(rows)]), "line"), height=18)
        heads = [office(key, lang) for key in ("agency", "year", "state")]
        heads += [say(severity, lang) for severity in SEVERITIES]
        heads += [office("first", lang), office("file", lang)]
        sheet.append(*(sheet.cell(name, "head") for name in heads), height=24)
        for place, row in enumerate(rows):
            sheet.append(*self._row(row, beside(row.path, stream) if place < MOST_LINKS else ""))
        sheet.close()

    def _left_out(self, rows: Sequence[Overview]) -> list[str]:
        count, name = len(rows) - (MOST_ROWS - _HEAD), office("sheet-agencies", self._lang)
        return [office("left-out", self._lang, sheet=name, count=count)] if count > 0 else []

    def _tally(self, rows: Sequence[Overview]) -> Any:
        lang, between = self._lang, "　" if self._lang == "zh" else "   "
        said = [office("tally-one", lang, state=office(state, lang), count=n) for state, n in tally(rows).items()]
        return self._sheet.cell(between.join([office("tally", lang, count=len(rows)), *said]), "line")

    def _row(self, row: Overview, link: str) -> list[Any]:
        cell, lang = self._sheet.cell, self._lang
        counts = zip(SEVERITIES, (row.errors, row.warnings, row.notes), strict=True)
        return [
            cell(agency_words(row, lang), "bold" if row.agency else "soft"),
            cell(row.year, "other-year" if row.usual is not None else "figure"),
            cell(state_words(row, lang), row.state),
            *(cell(count or None, severity if count else "figure") for severity, count in counts),
            cell(advice(row, lang), "text"),
            self._file(row, link),
        ]

    def _file(self, row: Overview, link: str) -> Any:
        name = PurePath(row.path).name or row.path
        if not link or len(link) > _LONGEST_LINK:
            return self._sheet.cell(name, "text")
        return self._sheet.cell(name, "link", link)
