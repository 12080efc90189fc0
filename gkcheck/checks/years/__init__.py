"""A report held against last year's, beyond the relations of the book: is it last year's, its text, its amounts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .fitting import follows, misfit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gkcheck.checks.about import About
    from gkcheck.findings.model import Finding

__all__ = ["OF_YEARS", "check_years", "follows", "misfit"]

OF_YEARS = frozenset(["text-copied", "amount-slip", "growth-told", "not-last-year"])
"""The checks that need last year's report."""


def check_years(about: About) -> Iterator[Finding]:
    """Findings against last year's report, none where there is none; its sentences are looked at with the others."""
    if about.earlier is not None:
        from .amounts import check_amounts
        from .copied import check_copied

        yield from check_copied(about, about.earlier)
        yield from check_amounts(about, about.earlier)
