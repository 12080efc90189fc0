"""The matrix: files in which something was found down, rules across, how often each rule was met in each."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from gkcheck.findings.officewords import agency_words, office, state_words

from .sheet import MOST_COLUMNS, Sheet

if TYPE_CHECKING:
    from collections.abc import Sequence

    from openpyxl import Workbook

    from gkcheck.findings.overview import Met, Overview
    from gkcheck.rulebook.rules import Rule

_FIXED = (30, 8, 14)
_WIDTH = 6.5
_HEAD = 4


class Matrix:
    """The sheet, which is drawn once it is known which rules were met."""

    def __init__(self, book: Workbook, lang: str) -> None:
        self._book = book
        self._lang = lang
        self._place = len(book.sheetnames)

    def draw(self, rows: Sequence[Overview]) -> list[str]:
        """Heads with the rules' names, in how many files each was met, and the files; says what did not fit."""
        met = {met.rule.code: met.rule for row in rows for met in row.rules}
        codes = sorted(met)[: MOST_COLUMNS - len(_FIXED)]
        lang, name = self._lang, office("sheet-matrix", self._lang)
        sheet = Sheet(self._book, name, [*_FIXED, *[_WIDTH] * len(codes)], _HEAD, fixed=len(_FIXED), repeated=2)
        self._draw_heads(sheet, [met[code] for code in codes], rows)
        for row in (row for row in rows if row.rules):
            self._draw_row(sheet, row, codes)
        sheet.close()
        left = len(met) - len(codes)
        return [office("columns-left-out", lang, sheet=name, count=left)] if left else []

    def _draw_heads(self, sheet: Sheet, rules: Sequence[Rule], rows: Sequence[Overview]) -> None:
        lang = self._lang
        sheet.append(sheet.cell(office("matrix", lang), "title"), height=30)
        files = Counter(one.rule.code for row in rows for one in row.rules)
        counted = (sheet.cell(files[rule.code], "figure") for rule in rules)
        sheet.append(sheet.cell(office("files-with", lang), "bold"), *[sheet.cell(None, "figure")] * 2, *counted)
        heads = [office(key, lang) for key in ("agency", "year", "state")]
        sheet.append(*(sheet.cell(name, "head") for name in [*[None] * len(_FIXED), *(rule.code for rule in rules)]))
        longest = max((len(rule.title.into(lang)) for rule in rules), default=2)
        height = min(longest * (15 if lang == "zh" else 6) + 16, 400)
        upright = "head upright" if lang == "zh" else "head turned"
        names = (sheet.cell(rule.title.into(lang), upright) for rule in rules)
        sheet.append(*(sheet.cell(name, "head") for name in heads), *names, height=height)

    def _draw_row(self, sheet: Sheet, row: Overview, codes: Sequence[str]) -> None:
        lang = self._lang
        found = {met.rule.code: met for met in row.rules}
        sheet.append(
            sheet.cell(agency_words(row, lang), "text"),
            sheet.cell(row.year, "figure"),
            sheet.cell(state_words(row, lang), row.state),
            *(self._count(sheet, found.get(code)) for code in codes),
        )

    def _count(self, sheet: Sheet, met: Met | None) -> Any:
        return sheet.cell(met.times, met.severity) if met else sheet.cell(None, "figure")
