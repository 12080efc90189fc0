"""Growth told in a text: the rate, and the two values that it stands between."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from .stops import begins
from .units import same_family

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from decimal import Decimal

    from .items import Item, Run

_UP = "增长|增加|增幅|增速|上升|提高|提升|增多|上涨|攀升|增|(?<=[年期])多"
_DOWN = "下降|减少|降低|缩短|降幅|下滑|回落|精简|压减|压缩|缩减|减幅|降速|减|(?<=[年期])少"
GROWS = re.compile(
    f"(?P<word>{_DOWN}|{_UP})(?:比例|比率|率|幅度|幅)?(?:了|高|约|近|超过|超|逾|为|达到|达|高达|至|到)*$"
)
"""What stands before a rate of growth."""

_DOWNWARDS = re.compile(f"{_DOWN}|少")
_EARLIER = re.compile("(?:上年|去年|上一年|同期|前|原|由|从|相比|比|较)(?!.*(?:增|减|降|升|多|少))")
_YEAR = re.compile(r"20\d\d年")
_CARRIED = re.compile("结转|转入|转结")
_RATES = ("%", "倍", "百分点")
_MOST = 12
"""How many figures before a rate may be its values."""

_CHANGE = re.compile("(?<!新)(?:增加|减少|增长|下降|上升|多|少|增|减)了?$")


_EARLIER_BRACKET = re.compile("(?:[上去]年(?:度|同期)?|同期|[比较]20\\d\\d年)$")
_ONLY_GROWN = re.compile(f"(?:同比|环比|[较比同]|[上去]年|度|同期|20\\d\\d年|分别)*(?:{_UP}|{_DOWN})")
"""A rate in brackets that is of the figure before them, and of no part of it."""

_SINCE = re.compile("同比|(?:[比较同与]|相比)(?:上一?|去)年(?!底|末|初)|上年同期|去年同期")
_OF_THE_SAME = re.compile(
    f"同比|同期|相比|相较|[较比与同]|[上去]年度?|上一年度?|20\\d\\d年度?|本年度?|全年|年度|(?:{_UP}|{_DOWN})(?:比例|比率|率|幅度|幅)?|分别"
    "|总体|整体|有所|[大小]幅度?|明显|略有|[略猛激锐骤]|稳步|持续|呈现?|趋势|态势|数量|总量|总数|件数|申请量|收件量|办件量|受理量|政府信息|依?公开|申请|新收|收到"
    "|受理|办结|答复|[的了有为是达约近超逾高至到也则均共件数量,、:;()\x00]"
)
"""Words between a figure and a rate that leave the rate the figure's own."""

_POINTS = "百分点"


@dataclass(frozen=True, slots=True)
class Growth:
    """A rate of growth, in percent, times (倍) or percentage points, with the values told before it.

    later, earlier: the values that the text sets against each other; change: what was added or taken away.
    values: every figure of their unit in the sentence, in order. down: whether the words say it fell.
    words: what stands between the figures and the rate.
    """

    item: Item
    later: Item
    earlier: Item | None
    change: Item | None
    values: tuple[Item, ...]
    down: bool
    words: str = ""

    @property
    def rate(self) -> Decimal | None:
        """What the values yield, in the unit of the rate."""
        now = self.later.quantity.value
        if self.earlier is not None:
            return self.between(now, self.earlier.quantity.value)
        if self.change is None:
            return None
        by = self.change.quantity.value
        before = now + by if self.down else now - by
        return self._scaled(by, before) if before > 0 else None

    @property
    def possible(self) -> list[Decimal]:
        """What any two values of the sentence yield, the earlier one first or last."""
        pairs = itertools.permutations([i.quantity.value for i in self.values[-_MOST:]], 2)
        found = [rate for now, before in pairs if (rate := self.between(now, before)) is not None]
        if self.change is not None and self.earlier is not None and self.earlier.quantity.value:
            found.append(self._scaled(self.change.quantity.value, self.earlier.quantity.value))
        return found + ([self.rate] if self.rate is not None else [])

    @property
    def exact(self) -> bool:
        """Whether no value is told only about."""
        return all(i.quantity.bound == "exact" for i in self.values)

    @property
    def of_later(self) -> bool:
        """Whether the words between name nothing else that the rate may be of: 收到申请8件,平均用时同比缩短5%."""
        left = _OF_THE_SAME.sub("", self.words)
        return not left or (len(left) > 1 and left in self.later.label)

    def between(self, now: Decimal, before: Decimal) -> Decimal | None:
        """The rate from one value to another, None from zero; the difference where the unit is no rate's."""
        if self.item.quantity.unit not in ("%", "倍"):
            return before - now if self.down else now - before
        return self._scaled(before - now if self.down else now - before, before) if before else None

    def _scaled(self, by: Decimal, before: Decimal) -> Decimal:
        return by / before if self.item.quantity.unit == "倍" else by * 100 / before


def growths(run: Run, *, alone: bool = False, everywhere: Sequence[Run] = ()) -> Iterator[Growth]:
    """The rates of growth in a run whose two values stand before them.

    alone: also those with the later one only, and differences told (较上年增加3件).
    everywhere: the other runs of its text, since a value may stand in brackets, 较上年(241件), or the rate.
    """
    bracketed = _bracketed(run, everywhere)
    last = 0
    for index, item in enumerate(run.items):
        match = GROWS.search(item.label) if item.quantity.unit in _RATES else None
        if match is None or (item.quantity.unit == "%" and item.label.endswith(("到", "至"))):
            if alone and (found := _CHANGE.search(item.label)) is not None:
                yield from _changed(run, index, down=bool(_DOWNWARDS.match(found[0])))
            continue
        down = bool(_DOWNWARDS.match(match["word"]))
        turned = _in_turn(run, index)
        if turned:
            yield from _turned(run, index, turned, down=down) if alone else ()
        else:
            near = sorted((*_near(run, index, last), *bracketed), key=lambda i: i.quantity.start)
            near = [i for i in near if _before(run, item) <= i.quantity.start < item.quantity.start]
            if run.host is not None and _ONLY_GROWN.match(item.label):
                near.insert(0, run.host)
            if near:
                yield from _growth(run, item, near, down=down, alone=alone)
        last = index + 1


def _before(run: Run, item: Item) -> int:
    """Where the sentence of a rate begins."""
    return begins(run.text, item.quantity.start)


def _near(run: Run, index: int, last: int) -> list[Item]:
    """The figures before a rate, since the one before it, that may be its values."""
    points = run.items[index].quantity.unit == _POINTS
    near = run.items[max(last, index - _MOST) : index]
    return [i for i in near if (i.quantity.unit == "%" if points else i.quantity.unit not in _RATES)]


def _in_turn(run: Run, index: int) -> tuple[Item, ...]:
    """The rates told together from a place on: 同比分别增长5%、3%; none where it is one alone."""
    if "分别" not in run.items[index].label:
        return ()
    end = index + 1
    while end < len(run.items) and not run.items[end].label and run.items[end].quantity.unit in _RATES:
        end += 1
    return run.items[index:end]


def _turned(run: Run, index: int, rates: Sequence[Item], *, down: bool) -> Iterator[Growth]:
    """Each rate with its own value, where as many values stand right before them."""
    first = _before(run, rates[0])
    near = [i for i in run.items[:index] if i.quantity.start >= first and i.quantity.unit not in _RATES]
    values = near[-len(rates) :]
    if len(near) != len(rates):
        return
    words = run.text[values[-1].quantity.end : rates[0].quantity.start]
    for rate, value in zip(rates, values, strict=True):
        yield Growth(rate, value, None, None, (value,), down, words)


def _changed(run: Run, index: int, *, down: bool) -> Iterator[Growth]:
    """A difference, with the value that it leads to right before it."""
    item = run.items[index]
    value = run.items[index - 1] if index else run.host
    if value is None or not same_family(value.quantity.unit, item.quantity.unit) or _CHANGE.search(value.label):
        return
    words = run.text[max(value.quantity.end, run.start) : item.quantity.start]
    if not re.search("[。;]", words):
        yield Growth(item, value, None, None, (value,), down, words)


def _bracketed(run: Run, everywhere: Sequence[Run]) -> list[Item]:
    """The earlier values that stand in brackets right behind 上年 or a year, named by what is before the bracket."""
    found: list[Item] = []
    for other in everywhere:
        before = _EARLIER_BRACKET.search(run.text[: other.start - 1]) if other.host is None and other.start else None
        if before and len(other.items) == 1 and run.start < other.start < run.end:
            found.append(other.items[0]._replace(label="上年"))
    return found


def _growth(run: Run, item: Item, near: Sequence[Item], *, down: bool, alone: bool) -> Iterator[Growth]:
    unit = near[-1].quantity.unit
    values = [i for i in near if same_family(unit, i.quantity.unit) and not _CARRIED.search(i.label)]
    changes = [i for i in values if _CHANGE.search(i.label)]
    stated = [i for i in values if i not in changes]
    earlier = [i for i in stated if _is_earlier(i, stated)]
    later = [i for i in stated if i not in earlier]
    if later and (alone or earlier or changes) and unit:
        before, by = earlier[-1] if earlier else None, changes[-1] if changes else None
        words = run.text[max(near[-1].quantity.end, run.start) : item.quantity.start]
        yield Growth(item, later[-1], before, by, tuple(values), down, words)


def since_last_year(growth: Growth, year: int | None) -> bool:
    """Whether the words before the rate set the later value against the year before."""
    years = [int(found) for found in re.findall(r"(20\d\d)年", growth.words)]
    if years:
        return year is not None and set(years) == {year - 1}
    return _SINCE.search(growth.words) is not None


def _is_earlier(item: Item, stated: Sequence[Item]) -> bool:
    """Whether a value is that of an earlier year, or of the state before."""
    if _EARLIER.search(item.label):
        return True
    own = _YEAR.findall(item.label)
    others = [year for other in stated if other is not item for year in _YEAR.findall(other.between[-40:])]
    return bool(own) and any(own[-1] < year for year in others)
