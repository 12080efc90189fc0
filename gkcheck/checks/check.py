"""One report to its result: every relation weighed, every cell and row looked at, findings in print order."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from gkcheck.findings.model import Finding, Outcome, Result
from gkcheck.rulebook.levels import LEVEL_CHECKS
from gkcheck.rulebook.library import Book, book
from gkcheck.rulebook.sheets import TABLES

from .about import About
from .cells import check_cells
from .disclosure import check_disclosure
from .duties import OF_TEXT, check_duties
from .form import check_form
from .relations import Verdict, weigh
from .sentences import check_sentences
from .years import OF_YEARS, check_years, follows, misfit

if TYPE_CHECKING:
    from datetime import date

    from gkcheck.reports.earlier import Earlier
    from gkcheck.reports.model import Report
    from gkcheck.rulebook.relations import Relation

    from .locate.model import Evidence


def check_report(
    report: Report,
    rules: Book | None = None,
    path: str = "",
    published: date | None = None,
    previous: Earlier | None = None,
) -> Result:
    """Hold a report against the book, the shipped one unless another is given, and against last year's report.

    published: the date of publication, where it is known better than the report tells.
    previous: what `remember` kept of last year's report; another body's or year's is told and not compared.
    """
    if published is not None:
        report = replace(report, published=published)
    if not report.is_report:
        return Result(path, "not_a_report", report)
    fits = previous is None or follows(report, previous)
    about = About(report, rules or book(), previous if fits else None)
    relations = about.book.relations(*report.editions, report.tables)
    weighed = [(r, weigh(r, about.numbers, about.signed)) for r in (*relations, *about.across())]
    broken = [_broken(about, relation, verdict) for relation, verdict in weighed if verdict.state == "broken"]
    told = check_sentences(about)
    findings = _located(about, relations, broken, told.evidence)
    findings += check_cells(about, weighed)
    findings += check_form(about)
    findings += check_disclosure(about)
    findings += check_duties(about)
    findings += check_years(about)
    findings += told.findings
    findings += [] if previous is None or fits else [misfit(about, previous)]
    outcomes = [Outcome(r.code, r.place, v.state, "blank" if v.state == "unknown" else "") for r, v in weighed]
    outcomes += told.outcomes
    outcomes += _other_outcomes(about, findings)
    return Result(path, "checked", report, tuple(_in_print_order(about, findings)), tuple(outcomes))


def _located(
    about: About, relations: tuple[Relation, ...], broken: list[Finding], evidence: list[Evidence]
) -> list[Finding]:
    """Findings of broken relations with their causes and suspects; the search is imported where there are any."""
    if not broken:
        return []
    from .locate import Before, locate
    from .suspects import with_causes

    causes = locate(about.report, relations, evidence, Before(about.numbers, about.signed, about.across()))
    return with_causes(about, _in_print_order(about, broken), causes)


def _broken(about: About, relation: Relation, verdict: Verdict) -> Finding:
    rule = about.rule(relation.code)
    cells = tuple(about.cell(path) for path in sorted(relation.paths, key=about.place))
    doubted = about.report.cells.get(relation.right[0].path)
    line = doubted.place.line if doubted and about.report.lined else None
    return Finding(
        rule=rule,
        severity=rule.severity,
        cells=cells,
        relation=relation,
        expected=verdict.expected,
        actual=verdict.actual,
        difference=verdict.actual - verdict.expected,
        agency=about.report.agency,
        year=about.report.year,
        line=line,
    )


def _other_outcomes(about: About, findings: list[Finding]) -> list[Outcome]:
    """One outcome for each rule that is no relation and applies to the report's editions.

    A rule on the running text has none where a report has no running text, one on last year's report none without it,
    one between levels none here.
    """
    told = {finding.code for finding in findings if finding.severity != "note"}
    editions = {*about.report.editions} if about.report.tables else {"none"}
    return [
        Outcome(rule.code, "", "broken" if rule.code in told else "kept")
        for rule in about.book.check_rules()
        if rule.code in told or (editions & set(rule.editions) and _applies(about, rule.check))
    ]


def _applies(about: About, check: str) -> bool:
    if check in LEVEL_CHECKS:
        return False
    if about.earlier is None and check in OF_YEARS:
        return False
    return bool(about.report.prose) or check not in OF_TEXT


def _in_print_order(about: About, findings: list[Finding]) -> list[Finding]:
    """Findings on the whole file first, then by table, row and column as the form prints them, then on sentences."""
    rows = {path: i for i, path in enumerate(about.sheet.rows)}

    def place(finding: Finding) -> tuple[int, int, str, int]:
        if not finding.cells:
            return (-1, -1, finding.code, 0)
        path = finding.cells[0].path
        if path == "prose":
            return (len(TABLES), finding.line or 0, finding.code, 0)
        row = path if path in rows else path.rpartition(".")[0]
        return (TABLES.index(path.partition(".")[0]), rows.get(row, -1), finding.code, about.sheet.order.get(path, 0))

    return sorted(findings, key=place)
