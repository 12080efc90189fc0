"""What machine formats tell of a finding: the doubted cell, sentences in words, and by what it is known again."""

from __future__ import annotations

import hashlib
from collections import Counter
from typing import TYPE_CHECKING

from gkcheck.findings.stories import why
from gkcheck.findings.words import hint, message, number, place, say

if TYPE_CHECKING:
    from gkcheck.findings.model import CellRef, Finding, Result, Suspect


def doubted(finding: Finding) -> CellRef | None:
    """The cell that the others disagree with, the first one where there is no relation, None for the whole file."""
    if finding.relation is None:
        return finding.cells[0] if finding.cells else None
    wanted = finding.relation.right[0].path
    return next(cell for cell in finding.cells if cell.path == wanted)


def where(finding: Finding, lang: str) -> str:
    """Table, row and column in words, or the section of a sentence; nothing for the whole file."""
    if finding.quote is not None:
        return finding.quote.where.into(lang)
    cell = doubted(finding)
    return place(cell.place, lang) if cell else ""


def sentence(finding: Finding, lang: str) -> str:
    """What is wrong, and where, unless a line tells it."""
    said = message(finding, lang)
    at = "" if finding.line else where(finding, lang)
    return said + (say("aside", lang, words=at) if at else "")


def account(finding: Finding, lang: str) -> str:
    """What is wrong and where, which figures may be meant, and what to do, one after another."""
    first = sentence(finding, lang) + say("full-stop", lang)
    parts = (first, suspicions(finding, lang), hint(finding, lang))
    between = "" if lang == "zh" else " "
    return between.join(part.strip() for part in parts if part)


def suspicion(suspect: Suspect, lang: str) -> str:
    """Which figure a cell should hold, and why."""
    cell = suspect.cell
    printed = number(cell.value, lang) if cell.printed is None else cell.printed
    suggested = number(suspect.suggested, lang)
    said = say("suspect", lang, label=cell.label.into(lang), printed=printed, suggested=suggested)
    slip = why(suspect, lang)
    return say("suspect-why", lang, said=said, reason=slip) if slip else said


def suspicions(finding: Finding, lang: str) -> str:
    """All sets of cells that would mend it, likeliest first; nothing where none is known."""
    sets = [say("comma", lang).join(suspicion(s, lang) for s in suspects) for suspects in finding.suspects]
    said = say("suspects", lang, sets=say("suspects-or", lang).join(sets))
    return said + say("full-stop", lang).strip() if sets else ""


def fingerprints(result: Result) -> list[str]:
    """One for each finding, in order: no two of a file are the same, and none knows a line number.

    `Finding.fingerprint` alone tells a fault from others of the same report, but not the same words said twice, nor two
    reports of which neither agency nor year is known: the first are counted, the second go by their paths.
    """
    seen: Counter[str] = Counter()
    found = []
    for finding in result.findings:
        own = finding.fingerprint
        if not (finding.agency and finding.year):
            own = digest(result.path, own)
        seen[own] += 1
        found.append(f"{own}:{seen[own]}")
    return found


def digest(*parts: str) -> str:
    """A short hash of texts."""
    return hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:20]
