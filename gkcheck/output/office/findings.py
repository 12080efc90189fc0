"""The sheet of findings: a row for each, written as the results come."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from gkcheck.findings.officewords import agency_words, office
from gkcheck.findings.words import excerpt, hint, message, number, place, say
from gkcheck.output.told import doubted

from .sheet import Sheet

if TYPE_CHECKING:
    from collections.abc import Sequence

    from openpyxl import Workbook

    from gkcheck.findings.model import CellRef, Finding, Result
    from gkcheck.findings.overview import Overview
    from gkcheck.reports.model import Number

_COLUMNS = {
    "agency": 22,
    "year": 8,
    "severity": 8,
    "code": 9,
    "rule": 16,
    "cell": 30,
    "printed": 10,
    "suggested": 10,
    "message": 48,
    "quote": 34,
    "hint": 28,
    "place": 18,
    "file": 28,
}
_PRINTED = 11
"""Columns that go on paper: not where it stands, which the file itself is needed for."""
_MOST_CELLS = 4
_EXACT = 10**15
"""Numbers below it are exact in a spreadsheet."""


class Findings:
    """The sheet, which takes results one after another."""

    def __init__(self, book: Workbook, lang: str) -> None:
        self._lang = lang
        self._sheet = sheet = Sheet(book, office("sheet-findings", lang), list(_COLUMNS.values()))
        sheet.append(*(sheet.cell(office(key, lang), "head") for key in _COLUMNS), height=24)

    def add(self, result: Result, row: Overview) -> None:
        """Write the findings of a file."""
        if self._sheet.full:
            self._sheet.left_out += len(result.findings)
            return
        for finding in result.findings:
            self._sheet.append(*self._row(finding, row))

    def finish(self) -> list[str]:
        """Close the sheet; says what it could not hold."""
        self._sheet.close(_PRINTED)
        count, name = self._sheet.left_out, office("sheet-findings", self._lang)
        return [office("left-out", self._lang, sheet=name, count=count)] if count else []

    def _row(self, finding: Finding, row: Overview) -> list[Any]:
        cell, lang = self._sheet.cell, self._lang
        cells, suggested = _doubted(finding)
        return [
            cell(agency_words(row, lang), "text"),
            cell(row.year, "figure"),
            cell(say(finding.severity, lang), finding.severity),
            cell(finding.code, "figure"),
            cell(finding.rule.title.into(lang), "text"),
            cell(self._listed([one.label.into(lang) for one in cells]), "text"),
            cell(self._listed(_printed(finding, cells, lang)), "figure"),
            cell(self._suggested(suggested), "bold"),
            cell(message(finding, lang), "text"),
            cell(excerpt(finding.quote) if finding.quote else None, "text"),
            cell(hint(finding, lang), "text"),
            cell(_where(finding, cells, lang), "soft"),
            cell(row.path, "soft"),
        ]

    def _listed(self, parts: Sequence[str]) -> str:
        """Several cells on a line each; of many the first."""
        lines = [*parts[:_MOST_CELLS], "……"] if len(parts) > _MOST_CELLS else parts
        return "\n".join(lines) if any(lines) else ""

    def _suggested(self, figures: Sequence[Number]) -> object:
        if len(figures) == 1 and isinstance(figures[0], int) and abs(figures[0]) < _EXACT:
            return figures[0]
        return self._listed([number(figure, self._lang) for figure in figures])


def _doubted(finding: Finding) -> tuple[list[CellRef], list[Number]]:
    """The likeliest cells to change and what each should hold; else the doubted cell."""
    if finding.suspects:
        return [s.cell for s in finding.suspects[0]], [s.suggested for s in finding.suspects[0]]
    cell = doubted(finding)
    return ([cell] if cell else []), []


def _printed(finding: Finding, cells: Sequence[CellRef], lang: str) -> list[str]:
    """What is printed, blanks as such, and of a sentence its doubted figures; nothing for what is no cell."""
    if finding.quote is not None and not finding.suspects:
        return [finding.quote.sentence[start:end] for start, end in finding.quote.marks]
    return [_figure(cell, lang) for cell in cells]


def _figure(cell: CellRef, lang: str) -> str:
    if cell.printed is None:
        return number(cell.value, lang) if cell.value is not None else ""
    return cell.printed or say("blank", lang)


def _where(finding: Finding, cells: Sequence[CellRef], lang: str) -> str:
    if finding.quote is not None:
        return finding.quote.where.into(lang)
    return place(cells[0].place, lang) if cells else ""
