"""The functions of the Python interface that look across levels."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, TypeAlias

from gkcheck.checks.levels import Part, admit, check_levels
from gkcheck.reports.consolidated import consolidated
from gkcheck.reports.model import Report
from gkcheck.rulebook.library import book
from gkcheck.taking import a_book, a_report, a_text, a_year, other_names, texts_of

if TYPE_CHECKING:
    from gkcheck.findings.model import Result
    from gkcheck.taking import Given, Named

    Reports: TypeAlias = Iterable[Given] | Mapping[str, Given]

_PARTS = "parts: a list of Reports or typed models"


def rollup(
    whole: Given,
    parts: Reports,
    *,
    expected: Iterable[str] = (),
    aliases: Mapping[str, Iterable[str]] | None = None,
    rules: Iterable[Named] = (),
) -> Result:
    """Hold a report against the reports of the level below: each additive cell against the sum over the parts.

    whole: the report of a county, city or province, its own office being one of the parts. parts: a list of theirs, or
    a mapping from the names that they are to go by; a report's agency names it otherwise. Each is a Report or a model.
    expected: the bodies whose reports there should be, so that missing ones are named.
    aliases: for the present name of a body a list of its other names. rules: files of your own rules.
    The result is the whole's, with findings GK801 to GK803. Raises TypeError or ValueError where an argument is
    something else, and BookError where `rules` are faulty.
    """
    held, names, own = a_report(whole), other_names(aliases), a_book(rules)
    return check_levels(held, _parts(parts), texts_of(expected, "expected"), names, own)


def consolidate(
    parts: Reports, *, agency: str = "", year: int | None = None, aliases: Mapping[str, Iterable[str]] | None = None
) -> Report:
    """Add the reports of one level up to that of the level above, which can be checked and written like any other.

    parts, aliases: as for `rollup`. agency, year: whose report it is; the parts' own year unless told. A second report
    of one body and year is left out, and so is one of another year where the year is told.
    Raises TypeError where an argument is something else, and ValueError where nothing can be added.
    """
    above, name = Part("", Report(year=a_year(year))), a_text(agency, "agency")
    counted = admit(_parts(parts), above, (), other_names(aliases)).counted
    reports = {part.name: part.report for part in counted if part.report}
    if not reports:
        raise ValueError("none of the parts has a table that can be added")
    return consolidated(reports, book()["GK801"], name, year).report


def _parts(given: object) -> list[Part]:
    if isinstance(given, Mapping):
        return [Part(a_text(name, "parts"), a_report(report, _PARTS)) for name, report in given.items()]
    if not isinstance(given, Iterable):
        raise TypeError(f"{_PARTS} is wanted, not {type(given).__name__}")
    return [Part("", a_report(report, _PARTS)) for report in given]
