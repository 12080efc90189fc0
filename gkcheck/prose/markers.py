"""Words that divide a total: where each stands, and where the list of parts behind it begins."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING, NamedTuple

from .kinds import FLOW, complementary, kind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from .items import Item, Run

_OF_WHICH = re.compile(r"其中(?:分别)?(?:包括|包含|含|有|为|是)?[,:]?")
_DIRECT = re.compile(
    r"[,:]?(?:具体|主要|分别|其中)?(?:包括|包含|涵盖|含|分别为|分别是|分别有|分为|分成|具体为|具体是|构成为|主要为|主要是"
    r"|主要有|主要涉及)[,:]?"
)
_IN_TURN = re.compile(
    r"[,:](?:其中)?(?P<names>[^,;:。\d\x00]{4,40}?)(?:申请|数量|件数|的)?(?:分别|依次)(?:为|是|有)[,:]?"
)
"""当面、网上、信函申请分别为5件、3件、2件."""

_LIST = re.compile(
    r"[^,;:。\x00]{0,12}:|[^;。\d\x00]{0,24}?(?:如下|结果为|情况为|结果是|分别是)[,:]",
)
_WITHIN = re.compile(
    "(?:的|依申请公开|政府信息|信息|申请|答复|事项|诉求|案件|来信|办件|投诉|公开|办结|受理|建议|提案|政策|文件|件)*中[,:]?(?![心央])"
)
_BY_KIND = re.compile(r"(?:^|(?<=[。;,]))(?:按照?|从)[^,;:。\d]{1,16}?(?:统计|划分|分类|区分|来看|上看|看|分|来源)[,:]")
SUM = re.compile(
    r"(?:以上|上述)?(?:[两三四五六七八九十几各][者项类个]*)?(?:总共|一共|共计|合计|总计|共)(?:为|有|是)?"
    r"|(?:全年|本年度?)?(?:共|合计|总计)?应(?:当)?(?:办理?|处理)(?:申请|政府信息公开申请)?(?:共|合计|总计)?"
)
"""What stands before a sum behind its parts."""

COMPARED = re.compile(
    "(?:比|较|同比|环比|与|相较|相比).{0,12}(?:增|减|多|少|降|升|涨|翻)"
    "|(?:增加|增长|减少|下降|上升|新增|净增|增至|降至)了?$|(?:上年|去年|上一年)(?!度?[末底]?的?结?转)|同期"
)
"""A figure that compares, or belongs to another year, is no part."""

STOP = re.compile(
    r"此外|另外|同时|另(?!类)|还|全年|累计|截至|截止|今年(?!新收)|年内|本年(?!度?新收)|20\d\d年|(?:以上|上述)?(?:共计|合计|总计|总共|一共)|组织|开展|举办|召开|(?:发生|引发|产生|被?提起)[^,;。]{0,12}(?:复议|诉讼)"
)
"""What begins something else than a part."""

SHARES = ("%", "‰", "百分点")
_WIDER = re.compile("全[国省市县区镇乡]|全系统|各级|各地")
"""What begins a figure that is of more than the one before, and no part of it."""

_RESULTS = re.compile("予以公开|同意公开")
_ANSWERED = re.compile("答复|办结|办理|处理")
_FLOW = re.compile(FLOW)


class Marker(NamedTuple):
    """Words that divide: where they stand, where the list behind them begins, and which they are."""

    at: int
    end: int
    word: str


def markers(run: Run) -> list[Marker]:
    """The markers of a run, in order."""
    found = [Marker(m.start(), m.end(), m[0]) for m in _OF_WHICH.finditer(run.text)]
    found += [Marker(m.start(), m.end(), "按类") for m in _BY_KIND.finditer(run.text)]
    taken = sorted(marker.at for marker in found)
    for item in run.items:
        found += _behind(run, item.quantity.end, taken)
    turned = [marker for marker in found if marker.word == "分别"]
    found = [m for m in found if m.word == "分别" or not any(t.at <= m.at < t.end for t in turned)]
    found.sort()
    return sorted(found + list(_unsaid(run, found)))


def _behind(run: Run, start: int, taken: Sequence[int]) -> Iterator[Marker]:
    """The marker right behind a figure, where there is none of another sort."""
    match = _IN_TURN.match(run.text, start)
    if match and ("其中" in match[0] or kinds_named(match["names"]) in ({"channel"}, {"applicant"})):
        yield Marker(start, match.end(), "分别")
        return
    for pattern, word in ((_DIRECT, ""), (_WITHIN, "中"), (_LIST, ":")):
        match = pattern.match(run.text, start)
        if match:
            first = bisect_left(taken, start)
            if first == len(taken) or taken[first] >= match.end():
                yield Marker(start, match.end(), word or match[0])
            return


def kinds_named(names: str) -> set[str]:
    """The dimensions of names that are listed: 当面、网上和信函."""
    return {kind(name) for name in re.split("[、和及与]", names)}


def _unsaid(run: Run, found: Sequence[Marker]) -> Iterator[Marker]:
    """Lists without a marker: channels or applicants right behind what came in, outcomes behind what was answered."""
    items = [item for item in run.items if item.quantity.unit not in SHARES]
    places = [marker.at for marker in found]
    for one, two, three in zip(items, items[1:], items[2:], strict=False):
        stop = one.quantity.end
        sentence = run.text.rfind("。", 0, stop)
        marked = bisect_right(places, two.quantity.start) > bisect_right(places, sentence)
        if (
            marked
            or _WIDER.match(two.label)
            or len({i.quantity.unit for i in (one, two, three)}) > 1
            or two.between.count("。") > 1
        ):
            continue
        if _listed_plainly(one, two, three) and len(re.split("[,;:。]", two.between)) <= 3:
            opens = run.text.rfind("。", stop, two.quantity.start) + 1
            yield Marker(stop, max(stop, opens), "")


def _listed_plainly(one: Item, two: Item, three: Item) -> bool:
    """Whether three figures are a total and its first two parts, though no word says so."""
    kinds = {kind(two.name), kind(three.name)}
    if complementary([two.name, three.name]):
        return "。" not in three.between and ";" not in two.between
    if kinds in ({"channel"}, {"applicant"}):
        return bool(_FLOW.search(one.label)) and kind(one.label) not in kinds and "。" not in three.between
    return bool(_RESULTS.match(two.label) and _ANSWERED.search(one.label))
