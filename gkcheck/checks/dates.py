"""Checks of the dates of a report: published in time, and not dated before its year was over."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from gkcheck.findings.phrases import PHRASES
from gkcheck.prose.dates import dates
from gkcheck.reports.published import told_publication

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gkcheck.findings.model import Fact, Finding
    from gkcheck.prose.dates import Dated
    from gkcheck.prose.model import Passage

    from .about import About

_NEW_LAW = 2019
"""The first report year to which art. 49 of 2019 applies; before, every organ had until 31 March."""

_SIGNED = re.compile(r"\(?(?:20\d\d|二[〇零○oO0一二三四五六七八九]{3})年.{1,3}月(?:.{1,3}日)?\)?")
_LAST = 4
"""A signature is among so many passages at the end."""

_BODY = re.compile(r"[^。,;:]{2,30}(?:[市县区省镇乡局厅委办部署院处队所站会]|中心|街道|政府|公司|学校|室)(?:\(.*\))?")


def check_dates(about: About) -> Iterator[Finding]:
    """Findings on the date of publication and on the date under the text."""
    report = about.report
    if report.year is None:
        return
    told = told_publication(report.prose)
    printed = told if told is not None and told.date.date == report.published else None
    last_day = date(report.year, 12, 31)
    if report.published is not None and _year_is_sure(about):
        where = (printed.passage, (printed.date.start, printed.date.end)) if printed else None
        deadline = _deadline(about)
        facts: dict[str, Fact] = {"date": report.published.isoformat(), "year": report.year}
        if report.published < last_day:
            yield _finding(about, "GK125", where, {"what": PHRASES["date-published"], **facts})
        elif deadline is not None and report.published > deadline:
            yield _finding(about, "GK124", where, {"deadline": deadline.isoformat(), **facts})
    signed = _signature(report.prose)
    if signed is not None and signed[1].date < last_day and _year_is_sure(about):
        passage, found = signed
        facts = {"what": PHRASES["date-signed"], "date": found.date.isoformat(), "year": report.year}
        yield _finding(about, "GK125", (passage, (found.start, found.end)), facts)


def _finding(about: About, code: str, where: tuple[Passage, tuple[int, int]] | None, facts: dict[str, Fact]) -> Finding:
    return about.said(code, where[0], where[1], facts=facts) if where else about.finding(code, facts=facts)


def _year_is_sure(about: About) -> bool:
    """Whether the year comes from a title, and no other title over the text has another one."""
    headline = about.report.headline
    return about.report.titled and (headline is None or headline.years <= {about.report.year})


def _deadline(about: About) -> date | None:
    """The last lawful day of publication; None where the law names none for the body, or its level is not known."""
    from gkcheck.reports.level import level

    year = about.report.year
    if year is None:
        return None
    if year < _NEW_LAW:
        return date(year + 1, 3, 31)
    body = level(about.report.agency)
    if body.kind in ("unknown", "township") or (body.kind == "ministry" and not body.able):
        return None
    return date(year + 1, 1, 31) if body.bureau or body.kind == "ministry" else date(year + 1, 3, 31)


def _signature(prose: tuple[Passage, ...]) -> tuple[Passage, Dated] | None:
    """The date that stands alone under the name of a body at the end of the text."""
    for i in range(max(len(prose) - _LAST, 1), len(prose)):
        passage, before = prose[i], prose[i - 1]
        if passage.section == 0 or not _SIGNED.fullmatch(passage.text) or not _BODY.fullmatch(before.text):
            continue
        found = next(dates(passage.text), None)
        if found is not None:
            return passage, found
    return None
