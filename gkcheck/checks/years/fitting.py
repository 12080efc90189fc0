"""Whether a report that was given as last year's is: the same body, the year before."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gkcheck.findings.phrases import PHRASES
from gkcheck.findings.words import say
from gkcheck.rulebook.sheets import Text

if TYPE_CHECKING:
    from gkcheck.checks.about import About
    from gkcheck.findings.model import Fact, Finding
    from gkcheck.reports.earlier import Earlier
    from gkcheck.reports.model import Report

_GOVERNS = re.compile("(?:(?:人民)?政府|管理委员会|管委会|办事处)$")
"""What names of one body may end in or not: 宿迁市, 宿迁市政府, 宿迁市人民政府."""

_SHORTER = (("委员会", "委"), ("办公室", "办"), ("办公厅", "办"))
_OVER = re.compile("[\u4e00-\u9fff]{1,10}[省市州盟区县旗]")
"""A place that may be named before a body's own name."""


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


def same_body(one: str, other: str) -> bool:
    """Whether two names may be one body's: abbreviated, or with the place it belongs to before one of them.

    A body that was renamed or merged is another one: what it counts may lawfully begin anew.
    """
    short, long = sorted((_plain(one), _plain(other)), key=len)
    over = long.removesuffix(short)
    return not short or short == long or (over != long and _OVER.fullmatch(over) is not None)


def _plain(name: str) -> str:
    name = _GOVERNS.sub("", "".join(name.split()))
    for whole, shorter in _SHORTER:
        name = name.replace(whole, shorter)
    return name


def _consecutive(year: int | None, before: int | None) -> bool:
    return year is None or before is None or year == before + 1


def _title(told: Report | Earlier) -> Text:
    """Whose report it is and of which year, as far as it says."""
    return Text(*(_named(told, lang) for lang in ("zh", "en")))


def _named(told: Report | Earlier, lang: str) -> str:
    year = "" if told.year is None else say("year", lang, year=told.year)
    return " ".join(part for part in (told.agency, year) if part)
