"""Section five against last year's: a text that was taken over."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from gkcheck.prose.likeness import likeness
from gkcheck.reports.earlier import problems

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gkcheck.checks.about import About
    from gkcheck.findings.model import Fact, Finding
    from gkcheck.reports.earlier import Earlier

_SHORT = 50
"""A text of so many letters and digits is too short to be called copied."""

_COPIED = Fraction(9, 10)


def check_copied(about: About, earlier: Earlier) -> Iterator[Finding]:
    """The finding that section five repeats last year's."""
    now, before = problems(about.report), earlier.problems
    shorter, longer = sorted((len(now), len(before)))
    if len(now) <= _SHORT or Fraction(2 * shorter, shorter + longer) < _COPIED:
        return  # texts of such lengths have too little in common at best
    alike = likeness(now, before)
    if alike >= _COPIED:
        facts: dict[str, Fact] = {"percent": int(alike * 100), "count": len(now)}
        passage = next(p for p in about.report.prose if p.section == 5)
        yield about.said("GK706", passage, (0, min(len(passage.text), _SHORT)), facts=facts)
