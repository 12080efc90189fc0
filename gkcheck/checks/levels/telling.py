"""Findings between levels: one for a cause that a part explains, one for each cell otherwise."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gkcheck.checks.about import About
from gkcheck.findings.level_phrases import LEVEL_PHRASES, said
from gkcheck.findings.levels import all_gaps, beside, gap_of, lacking, problem_of
from gkcheck.findings.model import CellRef, Finding, Suspect
from gkcheck.findings.stories import digit_place, reason
from gkcheck.rulebook.levels import PARTS, of_part
from gkcheck.rulebook.sheets import Text, joined

from .duplicates import twice
from .figures import BARE, unit

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from gkcheck.findings.model import Fact
    from gkcheck.reports.model import Number, Report
    from gkcheck.rulebook.library import Book

    from .doubts import Doubt, Doubts
    from .duplicates import Likeness
    from .gaps import Gap
    from .ground import Cause, Weighed
    from .parts import Admitted


_MOST_BELOW = 3
"""So many of a part's own parts are named."""


class Telling:
    """The maker of findings about a whole and its parts."""

    def __init__(self, whole: Report, rules: Book, numbers: Mapping[str, Number | None], admitted: Admitted) -> None:
        self.about = About(whole, rules)
        self.numbers = numbers
        self.admitted = admitted
        self.reports = {part.name: part.report for part in admitted.counted if part.report}

    def repeated(self) -> Iterator[Finding]:
        """Reports that are there more than once."""
        for group in self.admitted.repeated:
            first = group[0].report
            if first is not None:
                same = all(part.report is not None and part.report.numbers == first.numbers for part in group)
                key: Likeness = "whole-again" if not group[0].name else "same-figures" if same else "other-figures"
                yield twice(first, self.about.book, [part.path or part.name for part in group], key)

    def missing(self, exceeding: Sequence[Weighed], *, compared: bool = True) -> Iterator[Finding]:
        """The parts that are not there, and the cells of the whole that the others exceed all the same.

        compared: whether there was anything to hold against the whole; where there was not, nothing was found either.
        """
        absent = self.admitted.absent
        if compared and not absent:
            return
        facts: dict[str, Fact] = {
            "missing": lacking([problem_of(part.called, part.problem) for part in absent]),
            "problem": said("exceeded", count=len(exceeding)) if exceeding else LEVEL_PHRASES["not-compared"],
        }
        cells = [cell for one in exceeding for cell in self._line(one)]
        yield self.about.finding("GK802", *cells, severity="error" if exceeding or not compared else None, facts=facts)

    def lacking(self, gaps: Sequence[Gap], *, summed: bool) -> Iterator[Finding]:
        """Tables and units that are not there, of parts and of the whole; summed: whether the parts were added up."""
        called = {part.name: part.called for part in self.admitted.counted}
        told = [gap_of(called.get(gap.name, ""), self._held(gap).sheet.label(gap.path), gap.lack) for gap in gaps]
        if told:
            problem = LEVEL_PHRASES["not-added" if summed else "not-compared-there"]
            facts: dict[str, Fact] = {"missing": all_gaps(told), "problem": problem}
            yield self.about.finding("GK802", facts=facts)

    def _held(self, gap: Gap) -> Report:
        return self.reports[gap.name] if gap.name else self.about.report

    def causes(self, found: Iterable[tuple[Cause, list[Weighed]]], doubts: Doubts) -> Iterator[Finding]:
        """What differs, cause by cause."""
        for number, (cause, lines) in enumerate(found, 1):
            if cause.kind == "cell":
                suspects = tuple(self._suspects(doubt) for doubt in doubts.of(lines))
                yield from (self._cell_finding(line, number, suspects) for line in lines)
            else:
                yield self._whole_cause(cause, lines, number)

    def _cell_finding(self, line: Weighed, number: int, suspects: tuple[tuple[Suspect, ...], ...]) -> Finding:
        facts = beside(line.aside.kind, _together(line.aside.names), line.difference) if line.aside else {}
        return self._made(line.sum.joint, self._line(line), number, line=line, suspects=suspects, facts=facts)

    def _whole_cause(self, cause: Cause, lines: Sequence[Weighed], number: int) -> Finding:
        named = dict.fromkeys(name for names in cause.alternatives for name in names)
        cells = [cell for line in lines for cell in self._line(line, named)]
        facts: dict[str, Fact] = {
            "kind": cause.kind,
            "parts": tuple(_together(names) for names in cause.alternatives),
            "whose": LEVEL_PHRASES["theirs" if any(len(names) > 1 for names in cause.alternatives) else "its"],
            "below": _together(cause.below[:_MOST_BELOW]),
            "scope": self._scope(cause.scope),
            "count": len(lines),
            "cells": tuple(cell.label for cell in cells if not cell.path.startswith(PARTS)),
        }
        return self._made(all(line.sum.joint for line in lines), cells, number, facts=facts)

    def _made(
        self,
        joint: bool,
        cells: Sequence[CellRef],
        number: int,
        *,
        line: Weighed | None = None,
        suspects: tuple[tuple[Suspect, ...], ...] = (),
        facts: Mapping[str, Fact] | None = None,
    ) -> Finding:
        rule, report = self.about.rule("GK801"), self.about.report
        place = cells[0].place
        return Finding(
            rule=rule,
            severity="warning" if joint else rule.severity,
            cells=tuple(cells),
            relation=line.relation if line else None,
            expected=line.verdict.expected if line else None,
            actual=line.verdict.actual if line else None,
            difference=line.verdict.actual - line.verdict.expected if line else None,
            facts=facts or {},
            agency=report.agency,
            year=report.year,
            line=place.line if place and report.lined else None,
            cause=number,
            suspects=suspects,
        )

    def _line(self, line: Weighed, names: Iterable[str] | None = None) -> list[CellRef]:
        """The cells of a line: the whole's, then those of the parts, all of them unless some are named."""
        cells = [self._own_cell(path) for path in line.sum.own]
        wanted = None if names is None else set(names)
        for name, paths in zip(self.reports, line.sum.parts, strict=True):
            if wanted is None or name in wanted:
                cells += [self._part_cell(name, path) for path in paths]
        return cells

    def _part_cell(self, name: str, path: str) -> CellRef:
        report = self.reports[name]
        label = joined((Text(name, name), report.sheet.slots[path].label))
        return CellRef(of_part(name, path), label, None, _printed(report, path), report.numbers.get(path))

    def _own_cell(self, path: str) -> CellRef:
        return self.about.cell(path)._replace(printed=_printed(self.about.report, path))

    def _scope(self, scope: str) -> Text:
        if not scope:
            return LEVEL_PHRASES["all"]
        if ".*." in scope:
            table, _, column = scope.partition(".*.")
            title = next(c.title for c in self.about.sheet.tables[table].rows[0].columns if c.name == column)
            return _scoped("one-column", title)
        return _scoped("one-row" if scope in self.about.sheet.rows else "one-table", self.about.sheet.label(scope))

    def _suspects(self, doubt: Doubt) -> tuple[Suspect, ...]:
        found = []
        for change in doubt.changes:
            facts = {name: Text(v, v) if name == "other" else digit_place(v) for name, v in change.slip.facts}
            why = reason(change.slip.kind, facts, change.printed, change.suggested)
            found.append(Suspect(self._cell(change.path), change.suggested, why))
        return tuple(found)

    def _cell(self, path: str) -> CellRef:
        if not path.startswith(PARTS):
            return self.about.cell(path)
        name = next(name for name in self.reports if path.startswith(of_part(name, "")))
        return self._part_cell(name, path.removeprefix(of_part(name, "")))


def _printed(report: Report, path: str) -> str:
    """What a cell prints, an amount with its unit, which data files tell apart from the figure."""
    fact = report.cells.get(path)
    told = fact.printed if fact else ""
    wanted = unit(report) if path == BARE else ""
    return told if not told or told.endswith("元") else told + wanted


def _scoped(kind: str, title: Text) -> Text:
    return Text(*(LEVEL_PHRASES[kind].into(lang).format(name=title.into(lang)) for lang in ("zh", "en")))


def _together(names: Sequence[str]) -> Text:
    return Text("、".join(f"“{name}”" for name in names), " and ".join(f"“{name}”" for name in names))
