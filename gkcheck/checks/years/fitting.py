"""Whether a report that was given as last year's is: the same body, the year before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gkcheck.findings.phrases import PHRASES
from gkcheck.findings.words import say
from gkcheck.reports.bodies import same_body
from gkcheck.rulebook.sheets import Text

if TYPE_CHECKING:
    from gkcheck.checks.about import About
    from gkcheck.findings.model import Fact, Finding
    from gkcheck.reports.earlier import Earlier
    from gkcheck.reports.model import Report


def follows(report: Report, earlier: Earlier) -> bool:
    """Whether the earlier report can be last year's: what either does not tell is taken to fit."""
    return _consecutive(report.year, earlier.year) and same_body(report.agency, earlier.agency)


def misfit(about: About, given: Earlier) -> Finding:
    """The finding that says whose report was given, and that it was not compared."""
    report = about.report
    apart = not _consecutive(report.year, given.year)
    facts: dict[str, Fact] = {
        "given": _title(given),
        "own": _title(report),
        "problem": PHRASES["years-not-consecutive" if apart else "bodies-differ"],
    }
    return about.finding("GK709", facts=facts)


def _consecutive(year: int | None, before: int | None) -> bool:
    return year is None or before is None or year == before + 1


def _title(told: Report | Earlier) -> Text:
    """Whose report it is and of which year, as far as it says."""
    return Text(*(_named(told, lang) for lang in ("zh", "en")))


def _named(told: Report | Earlier, lang: str) -> str:
    year = "" if told.year is None else say("year", lang, year=told.year)
    return " ".join(part for part in (told.agency, year) if part)
