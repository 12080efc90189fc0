"""Checks of the running text as a document: what a report must contain, say, and cite, and by when."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from .about import About
from .citations import check_citations
from .dates import check_dates
from .fees import check_fees
from .periods import check_period, check_title
from .sections import check_sections
from .stale import check_stale
from .wording import check_wording

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gkcheck.findings.model import Finding

OF_TEXT = frozenset(
    "section-absent section-order heading-words section-count subheading-number section-empty template-left "
    "title-parts year-conflict period-wrong year-stale published-late dated-early citation fee-unsaid fee-odd "
    "fee-row parts-exceed parts-short share shares-whole repeated growth balance names text-copied growth-told".split()
)
"""The checks that read the running text."""


_LONGEST = 100_000
"""A longer passage is no running text."""


def check_duties(about: About) -> Iterator[Finding]:
    """Findings on the running text; a report without any owes nothing of it but the date of its publication."""
    prose = about.report.prose
    if any(len(passage.text) > _LONGEST for passage in prose):
        kept = tuple(passage for passage in prose if len(passage.text) <= _LONGEST)
        about = About(replace(about.report, prose=kept), about.book, about.earlier)
    yield from check_dates(about)
    if about.report.prose:
        for check in _CHECKS:
            yield from check(about)


_CHECKS = (check_sections, check_wording, check_title, check_period, check_stale, check_citations, check_fees)
