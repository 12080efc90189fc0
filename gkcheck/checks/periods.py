"""Checks of the title and of the period: whose report, of what, for which year."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from gkcheck.findings.phrases import PHRASES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gkcheck.findings.model import Fact, Finding
    from gkcheck.prose.model import Passage

    from .about import About

_TOLD = (
    r"(?:统计的?(?:期限|时限|时间段?|期间|周期|区间|范围|时段|年限|口径|起止时间|数据时间)"
    r"|(?:本(?:年度)?(?:报告|年报)的?(?:全文|内容|主要|全面)*|(?:报告|年报)的?内容|(?<![\u4e00-\u9fff])内容|组成,?)"
    r"(?:涵盖|覆盖|反映)(?:了|的是)?(?=20\d\d年)"
    r"|(?:所列|列举|列出|涉及|引用|使用|公布|报告中?|年报中?|统计)的?(?:各项|有关|相关|统计)?(?:数据|数字|情况)[^。;\d]{0,12})"
)
_BEGIN = r"(?P<y1>20\d\d)年(?P<m1>\d{1,2})月(?P<d1>\d{1,2})日"
_END = r"(?:(?P<y2>20\d\d)年|[当同本该]年)?(?P<m2>\d{1,2})月(?P<d2>\d{1,2})日"
_PERIOD = re.compile(rf"{_TOLD}[^。;\d]{{0,12}}(?P<all>{_BEGIN}[^。;\d]{{0,4}}(?:至|到|[-—–―~]+){_END})")
_CLOSED = re.compile(rf"数据的?(?:统计)?截[止至](?:日期|时间)[为是:]*(?P<all>{_BEGIN})")
"""The day on which the figures end, where no other is told."""

_NEW_BODY = re.compile("成立|组建|挂牌|新设|设立|划转|机构改革|更名|运行")
_YEAR_TOLD = re.compile(r"(?<!\d)(20\d\d)年")


class Period(NamedTuple):
    """A period of statistics as printed: where it stands, and its two days as (year, month, day)."""

    passage: Passage
    start: int
    end: int
    first: tuple[int, int, int]
    last: tuple[int, int, int]

    @property
    def year(self) -> int | None:
        """The year that it lies in, None where it reaches from one into another."""
        return self.first[0] if self.first[0] == self.last[0] else None


def check_title(about: About) -> Iterator[Finding]:
    """Findings on the title: it says whose report it is, for which year, and what it is."""
    headline = about.report.headline
    if headline is None:
        return
    lacking = [
        PHRASES[f"title-{name}"]
        for name, there in (("agency", headline.agency), ("year", headline.years), ("words", headline.named))
        if not there
    ]
    if lacking:
        whole = (0, len(headline.passage.text))
        yield about.said("GK120", headline.passage, whole, facts={"lacking": tuple(lacking)})


def check_period(about: About) -> Iterator[Finding]:
    """Findings on the period of statistics, and on the years of title and period."""
    period = next(periods(about.report.prose), None) or _closed(about)
    if period is None:
        return
    mark = (period.start, period.end)
    headline = about.report.headline
    titles = headline.years if headline else frozenset[int]()
    apart = headline is not None and len(titles) == 1 and period.year not in {None, *titles}
    if apart and headline is not None and headline.year:
        facts: dict[str, Fact] = {"title": headline.year, "period": period.year or 0}
        yield about.said("GK121", period.passage, mark, facts=facts)
    year = (headline.year if apart and headline else None) or about.report.year
    whole = period.year is not None and period.first[1:] == (1, 1) and period.last[1:] == (12, 31)
    wrong = not whole or (apart and _most_told(about) == year)
    if year is not None and wrong and not _began_later(about, period):
        yield about.said("GK122", period.passage, mark, facts={"year": year})


def periods(prose: tuple[Passage, ...]) -> Iterator[Period]:
    """The periods of statistics that the preamble or the first section gives; a date that has lost its 年 is none."""
    for passage in prose:
        if passage.section > 1:
            return
        for match in _PERIOD.finditer(passage.text):
            first = (int(match["y1"]), int(match["m1"]), int(match["d1"]))
            last = (int(match["y2"] or match["y1"]), int(match["m2"]), int(match["d2"]))
            yield Period(passage, *match.span("all"), first, last)


def _closed(about: About) -> Period | None:
    """The period up to the day on which the figures end, where that is a day of the report's own year."""
    for passage in about.report.prose:
        if passage.section > 1:
            return None
        match = _CLOSED.search(passage.text)
        if match and int(match["y1"]) == about.report.year:
            first, last = (int(match["y1"]), 1, 1), (int(match["y1"]), int(match["m1"]), int(match["d1"]))
            return Period(passage, *match.span("all"), first, last)
    return None


def _began_later(about: About, period: Period) -> bool:
    """Whether the body was set up in the course of the year: the period begins later, and the text says why."""
    if period.year is None or period.first[1:] == (1, 1) or period.last[1:] != (12, 31):
        return False
    prose = about.report.prose
    at = next(i for i, passage in enumerate(prose) if passage is period.passage)
    return any(_NEW_BODY.search(passage.text) for passage in prose[max(at - 2, 0) : at + 4])


def _most_told(about: About) -> int | None:
    """The year that most sentences of the report tell of."""
    told = [int(year) for passage in about.report.prose for year in _YEAR_TOLD.findall(passage.text)]
    told = [year for year in told if told.count(year) > 2]
    return max(sorted(set(told)), key=told.count, default=None)
