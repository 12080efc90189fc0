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

_UP = "增长|增加|增幅|上升|提高|提升|增多|上涨|攀升|增"
_DOWN = "下降|减少|降低|缩短|降幅|下滑|回落|精简|压减|压缩|缩减|减幅|减"
GROWS = re.compile(
    f"(?P<word>{_UP}|{_DOWN})(?:比例|比率|率|幅度|幅)?(?:了|高|约|近|超过|超|逾|为|达到|达|高达|至|到)*$"
)
"""What stands before a rate of growth."""

_DOWNWARDS = re.compile(_DOWN)
_EARLIER = re.compile("(?:上年|去年|上一年|同期|前|原|由|从|相比|比|较)(?!.*(?:增|减|降|升|多|少))")
_YEAR = re.compile(r"20\d\d年")
_MOST = 12
"""How many figures before a rate may be its values."""

_CHANGE = re.compile("(?<!新)(?:增加|减少|增长|下降|上升|多|少|增|减)了?$")


_EARLIER_BRACKET = re.compile("(?:[上去]年(?:度|同期)?|同期|[比较]20\\d\\d年)$")
_ONLY_GROWN = re.compile(f"(?:同比|环比|[较比同]|[上去]年|度|同期|20\\d\\d年|分别)*(?:{_UP}|{_DOWN})")
"""A rate in brackets that is of the figure before them, and of no part of it."""

_SINCE = re.compile("同比|(?:[比较同]|相比)(?:上一?|去)年(?!底|末|初)|上年同期|去年同期")
_POINTS = "百分点"


@dataclass(frozen=True, slots=True)
class Growth:
    """A rate of growth, in percent, times (倍) or percentage points, with the values told before it.

    later, earlier: the values that the text sets against each other; change: what was added or taken away.
    values: every figure of their unit in the sentence, in order. down: whether the words say it fell.
    """

    item: Item
    later: Item
    earlier: Item | None
    change: Item | None
    values: tuple[Item, ...]
    down: bool

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
        return found + ([self.rate] if self.rate is not None else [])

    @property
    def exact(self) -> bool:
        """Whether no value is told only about."""
        return all(i.quantity.bound == "exact" for i in (self.item, *self.values))

    def between(self, now: Decimal, before: Decimal) -> Decimal | None:
        """The rate from one value to another, in the unit of the rate; None from zero."""
        if self.item.quantity.unit == _POINTS:
            return before - now if self.down else now - before
        return self._scaled(before - now if self.down else now - before, before) if before else None

    def _scaled(self, by: Decimal, before: Decimal) -> Decimal:
        return by / before if self.item.quantity.unit == "倍" else by * 100 / before


def growths(run: Run, *, alone: bool = False, everywhere: Sequence[Run] = ()) -> Iterator[Growth]:
    """The rates of growth in a run whose two values stand before them; `alone`: also those with the later one only.

    everywhere: the other runs of its text, since a value may stand in brackets, 较上年(241件), or the rate.
    """
    bracketed = _bracketed(run, everywhere)
    last = 0
    for index, item in enumerate(run.items):
        match = GROWS.search(item.label) if item.quantity.unit in ("%", "倍", _POINTS) else None
        if match is None or (item.quantity.unit == "%" and item.label.endswith(("到", "至"))):
            continue
        start = begins(run.text, item.quantity.start)
        told = ("%",) if item.quantity.unit == _POINTS else None
        near = [
            i
            for i in run.items[max(last, index - _MOST) : index]
            if i.quantity.start >= start
            and (i.quantity.unit in told if told else i.quantity.unit not in ("%", "倍", _POINTS))
        ]
        last = index + 1
        if run.host is not None and _ONLY_GROWN.match(item.label):
            near.insert(0, run.host)
        near += [i for i in bracketed if start <= i.quantity.start < item.quantity.start]
        near.sort(key=lambda i: i.quantity.start)
        if near:
            yield from _growth(item, near, down=bool(_DOWNWARDS.match(match["word"])), alone=alone)


def _bracketed(run: Run, everywhere: Sequence[Run]) -> list[Item]:
    """The earlier values that stand in brackets right behind 上年 or a year, named by what is before the bracket."""
    found: list[Item] = []
    for other in everywhere:
        before = _EARLIER_BRACKET.search(run.text[: other.start - 1]) if other.host is None and other.start else None
        if before and len(other.items) == 1 and run.start < other.start < run.end:
            found.append(other.items[0]._replace(label="上年"))
    return found


def _growth(item: Item, near: Sequence[Item], *, down: bool, alone: bool) -> Iterator[Growth]:
    unit = near[-1].quantity.unit
    values = [i for i in near if same_family(unit, i.quantity.unit)]
    changes = [i for i in values if _CHANGE.search(i.label)]
    stated = [i for i in values if i not in changes]
    earlier = [i for i in stated if _is_earlier(i, stated)]
    later = [i for i in stated if i not in earlier]
    if later and (alone or earlier or changes) and unit:
        before, by = earlier[-1] if earlier else None, changes[-1] if changes else None
        yield Growth(item, later[-1], before, by, tuple(values), down)


def since_last_year(run: Run, growth: Growth, year: int | None) -> bool:
    """Whether the words between the later value and the rate set it against the year before."""
    told = run.text[growth.later.quantity.end : growth.item.quantity.start]
    years = [int(found) for found in re.findall(r"(20\d\d)年", told)]
    if "分别" in told:  # each value has a rate of its own
        return False
    if years:
        return year is not None and set(years) == {year - 1}
    return _SINCE.search(told) is not None


def _is_earlier(item: Item, stated: Sequence[Item]) -> bool:
    """Whether a value is that of an earlier year, or of the state before."""
    if _EARLIER.search(item.label):
        return True
    own = _YEAR.findall(item.label)
    others = [year for other in stated if other is not item for year in _YEAR.findall(other.between[-40:])]
    return bool(own) and any(own[-1] < year for year in others)
