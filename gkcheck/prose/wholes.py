"""Lists of shares, and whether they are all of one whole."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from .growth import GROWS
from .kinds import REST, kind, leaves_nothing_out
from .shares import base

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from .items import Item, Run

_LIST_ENDS = re.compile("主要|排名|前[一二三四五六七八九十]位|多选|其中")
_ALL = re.compile(
    "分别占|[一二三四五六七八九十]种|[一二三四五六七八九十]大?类|按[^,;。]{1,8}(?:分|统计|划分)|无其[他它]|均来自|上述"
)
_REST = re.compile(REST)


@dataclass(frozen=True, slots=True)
class Whole:
    """Shares of one whole in one list: their items, and what is left for 其余 without a figure of its own."""

    items: tuple[Item, ...]
    complete: bool
    rest: bool

    @property
    def total(self) -> Decimal:
        """What the shares add up to."""
        return sum((item.quantity.value for item in self.items), start=Decimal(0))

    @property
    def slack(self) -> Decimal:
        """What rounding may leave: half a printed digit for each share, and at least 0.1."""
        halves = sum((Decimal(1).scaleb(-item.quantity.digits) / 2 for item in self.items), start=Decimal(0))
        loose = any(item.quantity.bound != "exact" for item in self.items)
        return max(halves, Decimal("0.1")) + (Decimal(5) if loose else Decimal(0))


def wholes(run: Run) -> Iterator[Whole]:
    """The lists of shares in a run, sentence by sentence, cut where one is full or another way of dividing begins."""
    places = [item.quantity.start for item in run.items]
    for sentence in re.finditer("[^。]+", run.text[: run.end]):
        inside = run.items[bisect_left(places, sentence.start()) : bisect_left(places, sentence.end())]
        for group in _groups(_shares_of(inside)):
            yield from _whole(run, sentence, group)


def _shares_of(items: Sequence[Item]) -> list[Item]:
    """The percentages that may be shares of a whole: no growth, no rate, nor what is listed behind one."""
    found: list[Item] = []
    rate = False
    for item in items:
        if item.quantity.unit != "%":
            continue
        rate = bool("率" in item.label or GROWS.search(item.label)) or (rate and not item.label)
        if not rate and not re.search("合计|共占|[两三]项|同比|得分", item.label):
            found.append(item)
    return found


def _groups(items: Sequence[Item]) -> Iterator[list[Item]]:
    group: list[Item] = []
    for item in items:
        full = sum(i.quantity.value for i in group) == 100 and len(group) > 1
        turned = group and kind(group[-1].name) and kind(item.name) and kind(group[-1].name) != kind(item.name)
        if (
            group
            and (full or (turned and ";" in item.between) or (item.label and base(group[-1]) != base(item)))
            and not _REST.search(item.between)
        ):
            yield group
            group = []
        group.append(item)
    if group:
        yield group


def _whole(run: Run, sentence: re.Match[str], group: list[Item]) -> Iterator[Whole]:
    behind = run.text[group[-1].quantity.end : sentence.end()]
    before = run.text[sentence.start() : group[0].quantity.start]
    own = [i for i in group[1:] if _REST.search(i.between)]
    rest = bool(_REST.search(behind)) and not own and not re.search(rf"(?:{REST})[^,;。]*\d", behind)
    labels = [i.label.partition("占")[0] or i.tail for i in group]
    text = before + "".join(i.between for i in group) + behind
    said = bool(_ALL.search(text)) or leaves_nothing_out(labels) or "分别" in text
    complete = bool(own) or (len(group) > 1 and not _LIST_ENDS.search(text) and said)
    exclusive = len({kind(label) for label in labels} | {""}) == 2 and all(map(kind, labels)) and len(group) > 1
    over = exclusive and sum(i.quantity.value for i in group) > 100 and not _LIST_ENDS.search(text)
    if complete or rest or over:
        yield Whole(tuple(group), complete or over, rest)
