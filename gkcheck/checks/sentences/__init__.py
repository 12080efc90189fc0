"""Sentences held against themselves and against the tables."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from gkcheck.prose.stretches import stretches

from .grown import check_grown
from .names import check_names
from .parts import check_parts
from .repeated import check_balance, check_repeated
from .shares import check_growth, check_shares
from .statements import statements
from .tables import check_statement, evidence, sums_of
from .wholes import check_whole_statements

if TYPE_CHECKING:
    from gkcheck.checks.about import About
    from gkcheck.checks.locate.model import Evidence
    from gkcheck.findings.model import Finding, Outcome

_SAID_OF_ALL = re.compile("[未没无均都全]")


class Held(NamedTuple):
    """What became of the running text: its findings, the outcome of each statement that was held against a table.

    evidence: cells of table three or four and what a sentence says that they add up to.
    """

    findings: list[Finding]
    outcomes: list[Outcome]
    evidence: list[Evidence]


def check_sentences(about: About) -> Held:
    """Hold the running text of a report against itself and against its tables."""
    findings: list[Finding] = []
    outcomes: list[Outcome] = []
    pieces: list[Evidence] = []
    texts = stretches(about.report.prose)
    figured = [text for text in texts if text.runs[0].items]
    known = [said for text in figured for said in statements(about, text)]
    for text in figured:
        for check in (check_parts, check_shares, check_growth, check_names):
            findings += check(about, text)
    findings += check_grown(about, figured, known)
    findings += check_repeated(about, figured, known)
    findings += check_balance(about, known)
    for said in known:
        sums = sums_of(about.report, said.claim, said.claim.readings) if said.own else []
        finding, outcome = check_statement(about, said, sums)
        findings += [finding] if finding else []
        outcomes += [outcome] if outcome else []
        piece = evidence(said, sums)
        pieces += [piece] if piece else []
    if about.report.tables:
        for text in texts:
            if _SAID_OF_ALL.search(text.passage.text):
                findings += check_whole_statements(about, text)
    return Held(findings, outcomes, pieces)
