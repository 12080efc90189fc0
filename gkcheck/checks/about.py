"""A report with its book and form at hand: the maker of findings about it."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from gkcheck.findings.model import CellRef, Fact, Finding
from gkcheck.findings.phrases import PHRASES
from gkcheck.prose.quoting import quote
from gkcheck.rulebook.relations import BEFORE
from gkcheck.rulebook.sheets import Row, Sheet, Text, joined, table
from gkcheck.tables.readings import Place

from .headings import Heading, headings

if TYPE_CHECKING:
    from collections.abc import Mapping

    from gkcheck.prose.model import Passage
    from gkcheck.reports.earlier import Earlier
    from gkcheck.reports.model import Number, Report
    from gkcheck.rulebook.library import Book
    from gkcheck.rulebook.relations import Relation
    from gkcheck.rulebook.rules import Rule, Severity


class About:
    """One report under check.

    unread: the rows whose values did not fit their columns. earlier: last year's report, None where there is none.
    numbers: the figures of the report, and, by `previous.…`, those of last year's; signed: which may be negative.
    """

    def __init__(self, report: Report, book: Book, earlier: Earlier | None = None) -> None:
        self.report = report
        self.book = book
        self.sheet: Sheet = report.sheet
        self.earlier = earlier
        self.numbers: Mapping[str, Number | None] = report.numbers
        self.signed = report.sheet.signed
        if earlier is not None:
            self.numbers = {**report.numbers, **{BEFORE + path: n for path, n in earlier.numbers.items()}}
            self.signed |= {BEFORE + path for path in earlier.sheet.signed}
        self.unread = {path for path, row in report.rows.items() if not row.fits}

    @cached_property
    def headings(self) -> tuple[Heading, ...]:
        """The headings of level 1."""
        return headings(self.report.prose)

    def rule(self, code: str) -> Rule:
        """A rule of the book."""
        return self.book[code]

    def title(self, name: str) -> Text:
        """A table's title."""
        return self.sheet.tables[name].title

    def across(self) -> tuple[Relation, ...]:
        """The relations with last year's report, none where there is none."""
        report, earlier = self.report, self.earlier
        if earlier is None:
            return ()
        return self.book.across((report.editions, report.tables), (earlier.editions, earlier.tables))

    def place(self, path: str) -> tuple[bool, int]:
        """Where a cell stands in print order, those of last year's report behind all others."""
        if self.earlier is not None and path.startswith(BEFORE):
            return True, self.earlier.sheet.order[path.removeprefix(BEFORE)]
        return False, self.sheet.order[path]

    def cell(self, path: str) -> CellRef:
        """A value cell, of last year's report where the path says so."""
        if self.earlier is not None and path.startswith(BEFORE):
            return self._earlier_cell(self.earlier, path.removeprefix(BEFORE))
        label = self.sheet.slots[path].label
        fact = self.report.cells.get(path)
        value = self.report.numbers.get(path)
        return CellRef(path, label, fact.place, fact.printed, value) if fact else CellRef(path, label, None, "", value)

    def _earlier_cell(self, earlier: Earlier, path: str) -> CellRef:
        value = self.numbers.get(BEFORE + path)
        printed = dict(earlier.printed).get(path, "" if value is None else str(value))
        label = joined((PHRASES["last-years-report"], earlier.sheet.slots[path].label))
        return CellRef(BEFORE + path, label, None, printed, value)

    def row(self, path: str) -> CellRef:
        """A row, by its path; a row that only the other edition has is found there."""
        fact = self.report.rows.get(path)
        return CellRef(path, self.row_label(path), fact.place if fact else None)

    def row_label(self, path: str) -> Text:
        """A row's label in the form's words, in whichever edition has it."""
        return joined(self._anywhere(path).labels)

    def mark_label(self, path: str) -> Text:
        """The words that mark an edition: a row's label, or, for a cell, the heading of its column."""
        titles = [c.title for row in self._both(path) for c in row.columns if f"{row.path}.{c.name}" == path]
        return titles[0] if titles else self.row_label(self.row_of(path))

    def row_of(self, path: str) -> str:
        """The row that a path of a row or cell belongs to."""
        return path if any(row.path == path for row in self._both(path)) else path.rpartition(".")[0]

    def _anywhere(self, path: str) -> Row:
        if path in self.sheet.rows:
            return self.sheet.rows[path]
        return next(row for row in self._both(path) if row.path == path)

    @staticmethod
    def _both(path: str) -> list[Row]:
        name = path.partition(".")[0]
        editions = ("both",) if name == "cases" else ("2021", "2019")
        return [row for edition in editions for row in table(name, edition).rows]

    def finding(
        self, code: str, *cells: CellRef, severity: Severity | None = None, facts: dict[str, Fact] | None = None
    ) -> Finding:
        """A finding of a rule about cells, rows or tables."""
        rule = self.rule(code)
        place = cells[0].place if cells else None
        return Finding(
            rule=rule,
            severity=severity or rule.severity,
            cells=cells,
            facts=facts or {},
            agency=self.report.agency,
            year=self.report.year,
            line=place.line if place and self.report.lined else None,
        )

    def said(
        self,
        code: str,
        passage: Passage,
        *marks: tuple[int, int],
        cells: tuple[CellRef, ...] = (),
        severity: Severity | None = None,
        facts: dict[str, Fact] | None = None,
        value: Number | None = None,
    ) -> Finding:
        """A finding about marked parts of a passage's text, and the cells that they were held against.

        value: the doubted figure, where there is one.
        """
        quoted = quote(passage, *marks)
        cell = CellRef("prose", quoted.where, Place(line=quoted.line), quoted.sentence, value)
        found = self.finding(code, cell, *cells, severity=severity, facts=facts)
        return replace(found, quote=quoted)

    @staticmethod
    def figured(finding: Finding, expected: Number, actual: Number) -> Finding:
        """The same finding with what the parts give and what is printed; whole numbers are int."""
        given, printed = (int(n) if n == int(n) else n for n in (expected, actual))
        return replace(finding, expected=given, actual=printed, difference=printed - given)

    def expecting(self, finding: Finding, expected: Number) -> Finding:
        """The same finding with the figure that is wanted."""
        return replace(finding, expected=expected)
