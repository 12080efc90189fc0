"""Sentences that say there was none, or that all are so, against the tables."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gkcheck.prose.scope import scope
from gkcheck.prose.stops import begins
from gkcheck.rulebook.sheets import Text

from .statements import is_within
from .tables import Sum, sums_of, told_readings

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from gkcheck.checks.about import About
    from gkcheck.findings.model import Fact, Finding
    from gkcheck.prose.items import Item, Run
    from gkcheck.prose.model import Passage
    from gkcheck.prose.stretches import Stretch
    from gkcheck.rulebook.claims import Claim
    from gkcheck.rulebook.rules import Rule

_SAYS = {"none": re.compile("[未没无]"), "all": re.compile("均|全部|都|一律")}
"""Without one of these a text says nothing of the kind."""

_UNNAMED = re.compile("(?:已|均)?(?:审结|办结|结案)?(?:的|其余|其中)*")
"""What stands before a figure that goes on about the one before: 复议7件,已审结的5件."""


def check_whole_statements(about: About, text: Stretch) -> Iterator[Finding]:
    """Statements that there was none, or that all are so, against the tables."""
    said = {kind for kind, words in _SAYS.items() if words.search(text.passage.text)}
    for rule, claim in about.book.claims() if said else ():
        if claim.kind not in said or claim.table not in about.report.tables:
            continue
        for match in claim.pattern(about.report.year).finditer(text.passage.text):
            finding = (_none if claim.kind == "none" else _all)(about, text, rule, claim, match)
            if finding is not None:
                yield finding
                break


def _none(about: About, text: Stretch, rule: Rule, claim: Claim, match: re.Match[str]) -> Finding | None:
    passage, run = text.passage, text.runs[0]
    if not is_within(claim, passage, run, match.start()) or claim.means_else(match[0], about.report.year):
        return None
    if not scope(run, match.start(), about.report.agency, about.report.year).own:
        return None
    sums = [s for s in sums_of(about.report, claim, claim.readings) if s.total]
    return _whole(about, passage, rule, claim, sums, match.span(), "") if sums else None


def _all(about: About, text: Stretch, rule: Rule, claim: Claim, match: re.Match[str]) -> Finding | None:
    passage, run = text.passage, text.runs[0]
    start = begins(passage.text, match.start())
    before = passage.text[start : match.start()]
    end = min((at for stop in "。;" if (at := passage.text.find(stop, match.end())) >= 0), default=len(passage.text))
    if claim.means_else(passage.text[start:end], about.report.year):
        return None
    if not is_within(claim, passage, run, match.start()) or (
        claim.table == "cases" and not re.search(claim.within, before)
    ):
        return None
    item = _counted(run, start, match.start(), claim)
    at = item.quantity.start - len(item.label) if item and claim.table == "cases" else match.start()
    if not scope(run, at, about.report.agency, about.report.year).own:
        return None
    of, are = (sums_of(about.report, claim, terms) for terms in (claim.readings, claim.are))
    if not of or any(s.total is None for s in (*of, *are)):
        return None
    told = item.quantity.value if item else None
    meant = [pair for pair in zip(of, are, strict=True) if pair[0].total == told]
    for whole, part in meant or zip(of, are, strict=True):
        if whole.total is None or part.total is None or part.total == told:
            return None
        if part.total >= (whole.total if told is None or claim.whole else told):
            return None
    span = (item.quantity.at, match.end()) if item else match.span()
    shown = passage.text[item.quantity.at : item.quantity.end] if item else ""
    return _whole(about, passage, rule, claim, [*of[:1], *are[:1]], span, shown)


def _counted(run: Run, start: int, end: int, claim: Claim) -> Item | None:
    """The figure that a statement on all is about."""
    word = claim.within if claim.table == "cases" else "申请|收|受理"
    inside = [i for i in run.items if start <= i.quantity.start < end and i.quantity.unit in claim.units]
    named = [i for i in inside if re.search(word, i.label + i.tail) or _UNNAMED.fullmatch(i.label)]
    return named[-1] if named else None


def _whole(
    about: About,
    passage: Passage,
    rule: Rule,
    claim: Claim,
    sums: Sequence[Sum],
    span: tuple[int, int],
    told: str,
) -> Finding:
    facts: dict[str, Fact] = {"readings": told_readings(about, sums)}
    if claim.kind == "all":
        facts["told"] = Text(told, f" “{told}”" if told else "")
    paths = dict.fromkeys(path for s in sums for _, path in s.cells)
    cells = tuple(about.cell(path) for path in sorted(paths, key=about.sheet.order.__getitem__))
    return about.said(rule.code, passage, span, cells=cells, severity=claim.severity, facts=facts)
