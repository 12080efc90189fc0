"""Percentages in a text: the shares of a whole, and rates such as 办结率, with the figures they may rest on."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING

from .growth import GROWS
from .stops import begins
from .units import same_family

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from .items import Item, Run

_SHARE = re.compile("占(?:比|到|了)?|(?:比例|比重)")
_BASE = re.compile("占(?:到|了)?(?P<base>[^,;。]*?)(?:的|比|总数|总量)*(?:比例|比重)?(?:为|是|达|约|近|超过|高达|仅)*$")
_WHOLE = re.compile("全部|全年|所有|总|数|量|的|约|比|其|本年度?|共|件|条|次|仅|全市|全县|全区|全省|各类")
_RATE = re.compile("(?P<done>[\u4e00-\u9fff]{2,6})率(?:均|都|分别)?(?:为|达到|达|是|在|保持在)?$")
_FLOW = re.compile(
    "收|受理|共|应|抽|总|检|承办|办理|处理|答复|来|接|梳理|审|公文|文件|发现|排查|申请|留言|投诉|诉求|工单|建议|提案"
)
_CARRIED_IN = re.compile("(?:结转|转入|顺延)(?!.*(?:下年|次年|下一年|办结|答复))")
_UNNAMED = re.compile("[约共均计其,、:]|分别|总数|总量|数量|比例|比重|合计|申请量|所|的")
"""Words before a share that name no part."""

_NEAR = 16
"""How many figures around a percentage may be its whole."""


@dataclass(frozen=True, slots=True)
class Share:
    """A percentage of a part: the item, the part, and the figures that may be the whole, the likeliest first.

    stated: whether the text clearly names one of them as the whole.
    """

    item: Item
    part: Item
    wholes: tuple[Decimal, ...]
    stated: bool


def shares(run: Run, everywhere: Sequence[Run]) -> Iterator[Share]:
    """The percentages of a run that stand behind their part (52件,占94.5%; 办结209件,办结率95%)."""
    turned = _in_turn(run)
    for index, item in enumerate(run.items):
        if item.quantity.unit != "%" or GROWS.search(item.label):
            continue
        if index in turned:
            yield from _turned(run, index, turned[index], everywhere)
            continue
        if match := _RATE.search(item.label):
            part = _done(run, index, match["done"])
        elif _SHARE.search(item.label) or _explicit(run, index):
            part = _part(run, index)
        else:
            continue
        if part is not None and part.quantity.bound == "exact" and part.quantity.value > 0:
            yield _share(run, index, part, everywhere, rate=bool(match))


def _in_turn(run: Run) -> dict[int, tuple[Item, ...]]:
    """For the places of shares that are told in turn behind their parts, those parts; none where they are not as many.

    网络、信函、当面分别为31件、12件、7件,分别占62%、24%、14%.
    """
    found: dict[int, tuple[Item, ...]] = {}
    items = run.items
    for index, item in enumerate(items):
        if item.quantity.unit != "%" or "分别" not in item.label or not _SHARE.search(item.label):
            continue
        end = next(
            (n for n in range(index + 1, len(items)) if items[n].label or items[n].quantity.unit != "%"), len(items)
        )
        parts = items[max(2 * index - end, 0) : index]
        first = begins(run.text, item.quantity.start)
        alike = len({part.quantity.unit for part in parts}) == 1 and parts[0].quantity.start >= first
        told = parts if alike and len(parts) == end - index and parts[0].quantity.unit != "%" else ()
        found |= dict.fromkeys(range(index, end), tuple(told))
    return found


def _turned(run: Run, index: int, parts: tuple[Item, ...], everywhere: Sequence[Run]) -> Iterator[Share]:
    """The share at a place, over what its part's list adds up to or any other whole."""
    if not parts:
        return
    first = index
    while first and not run.items[first].label:
        first -= 1
    made = _share(run, index, parts[index - first], everywhere, rate=False)
    total = sum((part.quantity.value for part in parts), start=Decimal(0))
    yield replace(made, wholes=(total, *made.wholes), stated=True)


def _explicit(run: Run, index: int) -> bool:
    """Whether the whole stands between 占 and the percentage: 占全部520件申请的55%."""
    before = run.items[index - 1] if index else None
    if before is None or before.quantity.unit in ("%", "百分点") or "," in run.items[index].between:
        return False
    return bool(re.search("占[^,;。]*$", before.label))


def _part(run: Run, index: int) -> Item | None:
    """The figure that a share belongs to: the last before it that is no percentage and not its whole."""
    first = index - 1 if _explicit(run, index) else index
    for back in range(first - 1, -1, -1):
        item = run.items[back]
        between = run.text[item.quantity.end : run.items[first].quantity.start]
        if "。" in between or ";" in between or "其中" in between or between.count(",") > 1 + (back < first - 1):
            return None
        if item.quantity.unit not in ("%", "百分点"):
            return _named(run, first, item) if item.quantity.unit else None
    return None


def _named(run: Run, index: int, last: Item) -> Item | None:
    """The figure that a share's own words name (专职人员占21.8%), the last one where they name nothing.

    None where what they name has no figure: 上半年占全年的55.3%.
    """
    name = _UNNAMED.sub("", run.items[index].label.partition("占")[0])
    if len(name) < 2:
        return last
    start = begins(run.text, run.items[index].quantity.start)
    near = [i for i in run.items[max(index - _NEAR, 0) : index] if i.quantity.start >= start and i.quantity.unit != "%"]
    named = [i for i in reversed(near) if (own := _UNNAMED.sub("", i.name)) and (own in name or name in own)]
    return named[0] if named else None


def _done(run: Run, index: int, done: str) -> Item | None:
    """The figure that a rate's name repeats: 办结 for 办结率, in the same sentence."""
    start = begins(run.text, run.items[index].quantity.start)
    near = run.items[max(index - _NEAR, 0) : index]
    before = [i for i in near if i.quantity.start >= start and i.quantity.unit not in ("%", "百分点")]
    words = re.compile(f"(?<![不未应非]){re.escape(done)}(?!度)[^,;。]{{0,5}}$")
    named = [i for i in before if words.search(i.label) and i.quantity.unit]
    return named[-1] if len({i.quantity.value for i in named}) == 1 else None


def _share(run: Run, index: int, part: Item, everywhere: Sequence[Run], *, rate: bool) -> Share:
    item = run.items[index]
    explicit = run.items[index - 1] if not rate and _explicit(run, index) else None
    figures = [
        i for r in everywhere for i in r.items if i is not part and same_family(i.quantity.unit, part.quantity.unit)
    ]
    larger = [i for i in figures if i.quantity.value >= part.quantity.value and i.quantity.unit]
    named = base(item)
    before = [i for i in larger if i.quantity.end <= part.quantity.start]
    clear = [i for i in before if _clear(i, part, named, rate=rate)]
    carried = [i for i in figures if _CARRIED_IN.search(i.label)][:4]
    sums = [one.quantity.value + two.quantity.value for two in carried for one in figures if one is not two]
    divided = {one.quantity for one, two in itertools.pairwise(run.items) if two.quantity.unit == "%"}
    clear.sort(key=lambda i: (i.quantity in divided, -i.quantity.at))
    start = run.text.rfind("。", 0, item.quantity.start)
    listed = [i.quantity.value for i in figures if i.quantity in divided and i.quantity.start > start]
    together = [sum(listed, start=part.quantity.value)] if listed and not rate else []
    sums += together
    sums = [whole for whole in sums if whole >= part.quantity.value]
    named_sums = sums if rate else []
    free = [i for i in clear if i.quantity not in divided]
    found = [i.quantity.value for i in ([explicit] if explicit else []) + free] + together + named_sums
    found += [i.quantity.value for i in clear]
    found += [i.quantity.value for i in larger]
    return Share(item, part, tuple(dict.fromkeys(found + sums)), bool(explicit or clear or named_sums))


def _clear(whole: Item, part: Item, named: str, *, rate: bool) -> bool:
    words = whole.label + whole.tail
    if whole.quantity.unit != part.quantity.unit or whole.quantity.bound != "exact":
        return False
    if named and named not in words and not (len(words) > 1 and words in named):
        return False
    return not rate or bool(_FLOW.search(words))


def fits(item: Item, part: Decimal, whole: Decimal) -> str:
    """`rounded` where the percentage is part over whole rounded, `cut` where further digits were cut off, else `""`."""
    if not whole:
        return ""
    true, printed = part * 100 / whole, item.quantity.value
    unit = Decimal(1).scaleb(-item.quantity.digits)
    if item.quantity.bound == "lower":
        return "rounded" if true >= printed - unit / 2 else ""
    if item.quantity.bound == "upper":
        return "rounded" if true <= printed + unit / 2 else ""
    if item.quantity.bound == "about":
        return "rounded" if abs(true - printed) <= max(unit, printed / 10) else ""
    if abs(true - printed) <= unit / 2:
        return "rounded"
    return "cut" if printed <= true < printed + unit else ""


def base(item: Item) -> str:
    """What a share is said to be of: 占申请总量的40% is of 申请, `""` where it does not say."""
    match = _BASE.search(item.label)
    return _WHOLE.sub("", match["base"]) if match else ""
