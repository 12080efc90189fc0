"""Checks of the running text as a document: what a report must contain, say, and cite, and by when."""

from __future__ import annotations

from typing import TYPE_CHECKING

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

    from .about import About

OF_TEXT = frozenset(
    "section-absent section-order heading-words section-count subheading-number section-empty template-left "
    "title-parts year-conflict period-wrong year-stale published-late dated-early citation fee-unsaid fee-odd "
    "fee-row".split()
)
"""The checks that read the running text."""


def check_duties(about: About) -> Iterator[Finding]:
    """Findings on the running text; a report without any owes nothing of it but the date of its publication."""
    yield from check_dates(about)
    if about.report.prose:
        yield from check_sections(about)
        yield from check_wording(about)
        yield from check_title(about)
        yield from check_period(about)
        yield from check_stale(about)
        yield from check_citations(about)
        yield from check_fees(about)
