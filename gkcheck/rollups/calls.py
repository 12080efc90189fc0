"""The functions of the Python interface that look across levels."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeAlias

from gkcheck.checks.levels import Part, admit, check_levels
from gkcheck.reports.consolidated import consolidated
from gkcheck.reports.model import Report
from gkcheck.rulebook.library import book

if TYPE_CHECKING:
    from collections.abc import Iterable

    from gkcheck.findings.model import Result
    from gkcheck.rulebook.forms import AnnualReport2019, AnnualReport2021

    Given: TypeAlias = "Report | AnnualReport2019 | AnnualReport2021"
    Reports: TypeAlias = "Iterable[Given] | Mapping[str, Given]"


def rollup(
    whole: Given,
    parts: Reports,
    *,
    expected: Iterable[str] = (),
    aliases: Mapping[str, Iterable[str]] | None = None,
) -> Result:
    """Hold a report against the reports of the level below: each additive cell against the sum over the parts.

    whole: the report of a county, city or province, its own office being one of the parts. parts: theirs, or a mapping
    from the names that they are to go by; a report's agency names it otherwise.
    expected: the bodies whose reports there should be, so that missing ones are named.
    aliases: for the present name of a body its other names.
    The result is the whole's, with findings GK801 to GK803. Raises TypeError for what is no report.
    """
    names = _by_other_names(aliases)
    return check_levels(_report(whole), _parts(parts), expected, names)


def consolidate(
    parts: Reports, *, agency: str = "", year: int | None = None, aliases: Mapping[str, Iterable[str]] | None = None
) -> Report:
    """Add the reports of one level up to that of the level above, which can be checked and written like any other.

    agency, year: whose report it is; the parts' own year unless told. A second report of one body and year is left out,
    and so is one of another year where the year is told.
    Raises TypeError for what is no report, and ValueError where nothing can be added.
    """
    above = Part("", Report(year=year))
    counted = admit(_parts(parts), above, (), _by_other_names(aliases)).counted
    reports = {part.name: part.report for part in counted if part.report}
    if not reports:
        raise ValueError("none of the parts has a table that can be added")
    return consolidated(reports, book()["GK801"], agency, year).report


def _parts(given: Reports) -> list[Part]:
    if isinstance(given, Mapping):
        return [Part(name, _report(report)) for name, report in given.items()]
    return [Part("", _report(report)) for report in given]


def _by_other_names(aliases: Mapping[str, Iterable[str]] | None) -> dict[str, str]:
    return {other: canonical for canonical, others in (aliases or {}).items() for other in others}


def _report(given: Any) -> Report:
    if isinstance(given, Report):
        return given
    from gkcheck.reports.forms import from_form
    from gkcheck.rulebook.forms import AnnualReport2019, AnnualReport2021

    if not isinstance(given, AnnualReport2019 | AnnualReport2021):
        raise TypeError(f"a Report, an AnnualReport2019 or an AnnualReport2021 is wanted, not {type(given).__name__}")
    return from_form(given)
