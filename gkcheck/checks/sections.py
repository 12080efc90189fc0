"""Checks of the six sections: each is there, in order, under the form's words, and not empty."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gkcheck.findings.phrases import PHRASES
from gkcheck.prose.numerals import numeral

from .form import FIRST_FORM, eased
from .headings import TITLES, loose
from .order import longest_rising

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from gkcheck.findings.model import Fact, Finding

    from .about import About
    from .headings import Heading

_ENOUGH = 3
"""With fewer sections recognised, the report is not divided as the form is, or not wholly read."""

_WRITTEN = (1, 5)
"""The sections that are written, not counted."""

_JOINTS = re.compile(r"[、和及与的\s()“”\"]")
"""What may differ between a heading and the form's words."""


def check_sections(about: About) -> Iterator[Finding]:
    """Findings on the headings of the sections."""
    found = about.headings
    known = {heading.section for heading in found} - {0}
    if not _six_owed(about) or len(known) < _ENOUGH:
        numbers = [heading.number for heading in found if heading.number]
        if numbers == sorted(numbers):  # others begin lists of their own
            yield from _numbers(about, found, set())
        return
    missing = _missing(about, found)
    for section in missing:
        yield about.finding("GK110", severity=eased(about, "GK110"), facts={"printed": TITLES[section - 1]})
    yield from _order(about, found, missing)
    yield from _variants(about, found)
    yield from _empty(about, found)


def _six_owed(about: About) -> bool:
    """Whether the form has six sections: not in edition 2014, and not in what was written without a form before."""
    report = about.report
    if report.edition == "2014":
        return False
    return report.year >= FIRST_FORM if report.year is not None else report.edition != "none"


def _missing(about: About, found: tuple[Heading, ...]) -> list[int]:
    """Sections without a heading; one under quite other words, in its place or with its number, is there."""
    known = {heading.section for heading in found} | set(loose(about.report.prose))
    taken = {h.number for h in found if h.section == 0 or sum(o.section == h.section for o in found) > 1}
    return [section for section in range(1, 7) if section not in known and section not in taken]


def _order(about: About, found: tuple[Heading, ...], missing: Iterable[int]) -> Iterator[Finding]:
    """Sections out of the form's order, and numbers among the six that repeat or skip."""
    known = [heading for heading in found if heading.section]
    straight = longest_rising([heading.section for heading in known])
    in_place = {known[i].section for i in straight}
    moved = [heading for heading in known if heading.section not in in_place]
    for heading in moved:
        yield _finding(about, heading, "section-moved", heading.words)
    excused = {*missing, *(heading.number for heading in found if not heading.section or heading in moved)}
    yield from _numbers(about, [heading for heading in known if heading not in moved], excused)


def _numbers(about: About, found: Iterable[Heading], excused: set[int]) -> Iterator[Finding]:
    """Numbers that repeat or skip; those that are `excused` may be missing."""
    last = meant = 0  # what a heading prints, and what it should where it repeats the one before
    for heading in found:
        if not heading.number:
            continue
        lost = set(range(last + 1, heading.number)) - excused - {meant}
        if last and heading.number <= last:
            yield _finding(about, heading, "number-again", numeral(heading.number))
            meant = last + 1
        elif last and lost:
            yield _finding(about, heading, "number-skipped", numeral(min(lost)))
        last = heading.number


def _finding(about: About, heading: Heading, problem: str, shown: str) -> Finding:
    facts: dict[str, Fact] = {"problem": PHRASES[problem], "printed": shown}
    return about.said("GK111", heading.passage, heading.span, facts=facts)


def _variants(about: About, found: Iterable[Heading]) -> Iterator[Finding]:
    for heading in found:
        wanted = TITLES[heading.section - 1] if heading.section else ""
        if wanted and heading.number and _same(heading.words) != _same(wanted):
            facts: dict[str, Fact] = {"words": heading.words, "wanted": wanted}
            yield about.said("GK112", heading.passage, heading.span, facts=facts)


def _same(words: str) -> str:
    return _JOINTS.sub("", words)


def _empty(about: About, found: tuple[Heading, ...]) -> Iterator[Finding]:
    for section in _WRITTEN:
        named = [heading for heading in found if heading.section == section]
        if named and not any(heading.texts for heading in named):
            yield about.said("GK115", named[0].passage, named[0].span, facts={"section": TITLES[section - 1]})
