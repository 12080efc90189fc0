"""Findings on a located report to the notes that are set in its file: where, in which colour, and in which words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gkcheck.editing.model import Note, Quoted
from gkcheck.findings.revising import told
from gkcheck.findings.stories import why
from gkcheck.findings.words import hint, message, number, say
from gkcheck.rulebook.sheets import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gkcheck.documents.model import Document
    from gkcheck.findings.model import CellRef, Finding, Result, Suspect
    from gkcheck.reports.model import Report

_EACH = 8
"""So many cells of a finding get a comment each; of more, the first gets it and all are shaded."""


def notes(result: Result, document: Document, lang: str) -> list[Note]:
    """The notes of a result whose report was read from a located document."""
    report = result.report
    if report is None:
        return []
    title = _title(report, document)
    return [note for finding in result.findings for note in _of(finding, report, title, lang)]


def _title(report: Report, document: Document) -> int:
    """The handle of the title; of the first text where no title was found."""
    line = report.headline.passage.line() if report.headline else None
    return line or next((text.line for text in document.texts() if text.line), 0)


def _of(finding: Finding, report: Report, title: int, lang: str) -> Iterator[Note]:
    cells = _doubted(finding)
    values = [at for cell in cells if cell.path in report.cells and (at := _handle(cell, report))]
    quoted = Quoted(finding.quote.sentence, finding.quote.marks) if finding.quote else None
    chosen = cells if len(cells) <= _EACH else cells[:1]
    done: set[int] = set()
    for index, cell in enumerate(chosen or [None]):
        at = (_handle(cell, report) if cell else None) or title
        if at in done:
            continue
        done.add(at)
        yield Note(
            at=at,
            severity=finding.severity,
            code=finding.code,
            level=say(finding.severity, lang),
            where=cell.label.into(lang) if cell else told("whole-file", lang),
            message=message(finding, lang),
            wanted=_wanted(finding, index, cell, lang),
            hint=hint(finding, lang),
            lead=say("hint", lang),
            quoted=quoted,
            listed=index == 0,
            shaded=tuple(values) if index == 0 else (),
        )


def _doubted(finding: Finding) -> list[CellRef]:
    """The cells that a finding doubts: the suspects, the sentence, the side of a relation held against parts."""
    if finding.quote is not None:
        return list(finding.cells[:1])
    if finding.suspects:
        return [suspect.cell for suspect in finding.suspects[0]]
    if finding.relation is not None:
        return [cell for cell in finding.cells if cell.path == finding.relation.right[0].path]
    return [cell for cell in finding.cells if cell.own]


def _handle(cell: CellRef, report: Report) -> int | None:
    """Where a cell or row stands; for a table, or what is missing from it, the table's first row."""
    if cell.place is not None and cell.place.line:
        return cell.place.line
    if cell.path in report.rows:
        return report.rows[cell.path].place.line
    table = cell.path.partition(".")[0]
    return next((row.place.line for path, row in report.rows.items() if path.partition(".")[0] == table), None)


def _wanted(finding: Finding, index: int, cell: CellRef | None, lang: str) -> str:
    """The right figure, where one is determined."""
    if finding.suspects:
        return told("or", lang).join(_set(suspects, lang) for suspects in finding.suspects)
    wanted = finding.facts.get("wanted")
    if isinstance(wanted, tuple) and not isinstance(wanted, Text) and index < len(wanted):
        return told("should-be", lang, value=wanted[index].into(lang).rpartition(" ")[2])
    if finding.relation is not None:
        return _balanced(finding, cell, lang)
    if finding.code == "GK010":
        return told("should-be", lang, value=finding.facts["value"])
    if finding.expected is None or (finding.quote and len(finding.quote.marks) > 1):
        return ""
    return told("if-others-right-said" if finding.quote else "should-be", lang, value=number(finding.expected, lang))


def _set(suspects: tuple[Suspect, ...], lang: str) -> str:
    return say("comma", lang).join(
        told(
            "should-be-because",
            lang,
            label=suspect.cell.label.into(lang),
            value=number(suspect.suggested, lang),
            reason=why(suspect, lang),
        )
        for suspect in suspects
    )


def _balanced(finding: Finding, cell: CellRef | None, lang: str) -> str:
    """The figure with which a cell of the doubted side would make an equation hold."""
    relation, value = finding.relation, cell.value if cell else None
    if relation is None or relation.operator != "==" or value is None or finding.difference is None:
        return ""
    right = value - finding.difference * relation.right[0].sign
    return told("if-others-right", lang, value=number(right, lang)) if right >= 0 else ""
