"""The functions of the Python interface, as `gkcheck` exports them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .checks.check import check_report
from .pipeline import check_file, read
from .reports.model import Report

if TYPE_CHECKING:
    from datetime import date

    from .findings.model import Result
    from .rulebook.forms import AnnualReport2019, AnnualReport2021

__all__ = ["check", "check_file", "read"]


def check(report: Report | AnnualReport2019 | AnnualReport2021, *, published: date | None = None) -> Result:
    """Hold a report against the rule book.

    report: what `read` gives, or a typed model built by hand; printed values are never repaired before they are
    checked. published: when it was published, where that is known better than the report tells.
    The result holds the findings in print order, and the relations kept, broken and unknown.
    Raises TypeError for anything else.
    """
    if isinstance(report, Report):
        return check_report(report, published=published)
    from .reports.forms import from_form
    from .rulebook.forms import AnnualReport2019, AnnualReport2021

    if not isinstance(report, AnnualReport2019 | AnnualReport2021):
        raise TypeError(f"a Report, an AnnualReport2019 or an AnnualReport2021 is wanted, not {type(report).__name__}")
    return check_report(from_form(report), published=published)
