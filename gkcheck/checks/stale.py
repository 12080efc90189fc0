"""Check of years that do not belong: a sentence that tells another year's work as this report's own."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from gkcheck.prose.quoting import QUOTED, blanked

from .periods import periods

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gkcheck.findings.model import Fact, Finding
    from gkcheck.prose.model import Passage

    from .about import About

_YEAR = re.compile(
    r"(?<![\d(\[])(20\d\d)(?=年(?!版|底|末|初|以来|以前|之前|前|以后|之后|后|级|届|起|至|到|[-—–~、和与及]))"
)
_ANY_YEAR = re.compile(r"(?<!\d)20\d\d")
_SENTENCE = re.compile("[^。!?;]*[。!?;]?")
_BODY = (
    r"(?:[^,。;:、\d《》“”()]{0,16}"
    r"(?:[市县区省镇乡局厅委办部署院处队所站]|中心|机关|单位|街道|政府|部门|公司|学校|办公[室厅]))?"
)
_LEAD = re.compile(
    rf"(?:[一二三四五六七八九十]+是|\([一二三四五六七八九十\d]+\)|\d{{1,2}}[.、]|其中)?(?:[^。;,\d]{{2,16}}[。:])?,?{_BODY}"
)
"""What may stand before the year: nothing, or the body whose work it is."""

_WORK = (
    "主动公开|受理|收到|接到|接收|办理|办结|答复|发布|接受|访问量|点击量|浏览量|制发|制定|召开|举办|新增|编发|回应|"
    "公布|公开|共|累计|推送|解读|发生|组织|开展|刊登|编印|更新|收取|培训|转发"
)
_FIGURE = re.compile(
    rf"年度?(?:全年|来|中|期间|一年)?,?[^。;:\d《》“”(]{{0,30}}?(?:{_WORK})[^。;\d《》“”(]{{0,24}}?"
    r"(?:\d[\d.,]*(?:余|多|万余?|亿)*(?:件|条|次|篇|期|份|人次|场|起|个|宗|项|例|批|万元|元))"
)
_AS_THIS = re.compile(
    r"(?:现(?:将|公布|公开|发布|向社会)|特(?:此|向社会|公布)|予以公布|编制|形成)[^。;《》“”\d]{0,24}"
    r"(?P<year>20\d\d)(?=年度?(?:的)?(?:政府信息公开|政务公开)(?:工作)?(?:年度报告|年报|情况报告|工作报告|情况))"
)
_SUMMED = re.compile(
    r"20\d\d年度?,?[^。;:\d《》“”]{0,40}(?:政府信息公开|政务公开|信息公开)[^。;\d《》“”]{0,12}取得[^。;\d]{0,12}(?:成绩|成效|进展)"
)
_ELSEWHERE = re.compile(
    "较|相比|比20|同比|环比|对比|增长|下降|增幅|降幅|上年|去年|前年|上一年|往年|历年|以来|截[至止]|将|拟|计划|规划|要点|打算|"
    "安排|力争|预计|预期|下一步|今后|来年|明年|下年|结转|预算|决算|目标|成立|组建|废止|修订|失效|"
    "存在|解决|本年|今年|案例|评选|入选|获评|获得|荣获|表彰|排名|继续|展望|思路|原|曾|当年|历史|连续|首次|提出的?申请|申请的|年报|考核|评估|审计|整改|通报|报送|存量|遗留|跨年"
)
_DONE = re.compile("共|已|累计|全年|收到|接到|受理|办结|答复")
"""What is told of years gone by, not of plans."""

_QUOTED = re.compile(f"{QUOTED}|<[^>]{{0,200}}>")


def check_stale(about: About) -> Iterator[Finding]:
    """Findings on years told as the report's own that are not; nothing where its year is not beyond doubt."""
    year = _sure_year(about)
    if year is None:
        return
    for passage in about.report.prose:
        if {str(year)}.issuperset(_ANY_YEAR.findall(passage.text)):
            continue
        bare = blanked(passage.text, _QUOTED)
        for start in _wrong(passage, bare, year):
            facts: dict[str, Fact] = {"told": bare[start : start + 4], "year": year}
            yield about.said("GK123", passage, (start, start + 5), facts=facts)


def _sure_year(about: About) -> int | None:
    """The report's year, where title and period agree on it, or most of the text speaks of it."""
    year = about.report.year
    period = next(periods(about.report.prose), None)
    titled = about.report.headline.years if about.report.headline else frozenset[int]()
    if year is None or (titled and titled != {year}) or (period and period.year != year):
        return None
    if titled and period:
        return year
    told = Counter(
        int(found) for passage in about.report.prose for found in re.findall(r"(?<!\d)(20\d\d)年", passage.text)
    )
    return year if told and told[year] * 2 > sum(told.values()) and told[year] >= 2 else None


def _wrong(passage: Passage, bare: str, year: int) -> Iterator[int]:
    """Where in a passage a year begins that does not belong."""
    if passage.section <= 1:
        for match in _AS_THIS.finditer(bare):
            if int(match["year"]) != year and str(year) not in _around(bare, match.start()):
                yield match.start("year")
                return
    sentences = [match.span() for match in _SENTENCE.finditer(bare) if match[0]]
    for i, (start, end) in enumerate(sentences):
        sentence = bare[start:end]
        following = bare[slice(*sentences[i + 1])] if i + 1 < len(sentences) else ""
        years = list(_YEAR.finditer(sentence))
        told = {int(found) for found in re.findall(r"(?<!\d)(20\d\d)年", sentence)}
        if len(years) != 1 or told != {int(years[0][1])} or int(years[0][1]) == year:
            continue
        if _ELSEWHERE.search(sentence) or re.search(rf"{year}年|较|相比|同比|增长|下降|比上", following):
            continue
        if _is_own(passage, sentence, years[0], year):
            yield start + years[0].start()


def _around(text: str, at: int) -> str:
    """The sentence around a place."""
    return next((m[0] for m in _SENTENCE.finditer(text) if m.start() <= at < m.end()), "")


def _is_own(passage: Passage, sentence: str, found: re.Match[str], year: int) -> bool:
    """Whether a sentence tells figures of the report's own work, or sums it up, for the year found in it."""
    told = int(found[1])
    if told < year - 3 or not _LEAD.fullmatch(sentence[: found.start()]):
        return False
    if told > year and not _DONE.search(sentence):
        return False
    if passage.section == 0 and sentence[-1] not in "。!?;":  # a link to other news
        return False
    if passage.section in (1, 5) and told < year and _SUMMED.match(sentence, found.start()):
        return True
    return passage.section != 6 and _FIGURE.match(sentence, found.end()) is not None
