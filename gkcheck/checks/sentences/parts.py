"""Totals in a text against the parts that it divides them into."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from gkcheck.findings.phrases import PHRASES
from gkcheck.findings.words import equation, figure
from gkcheck.prose.kinds import REST
from gkcheck.prose.segments import segments, without_status

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from gkcheck.checks.about import About
    from gkcheck.findings.model import Fact, Finding
    from gkcheck.prose.divisions import Division
    from gkcheck.prose.items import Item
    from gkcheck.prose.model import Passage
    from gkcheck.prose.stretches import Stretch
    from gkcheck.rulebook.rules import Severity

_ABOUT = Decimal("0.1")
_REST = re.compile(rf"[^。;\d]{{0,40}}?({REST})(?![^,;。]{{0,12}}\d)")
_JOINED = re.compile("[^,;:。]{0,2}[、和及与]")
_COUNTED_TWICE = re.compile("重复计|同一(?:条)?信息|多个?渠道|交叉")
"""Words that say one item may stand on several channels."""


def check_parts(about: About, text: Stretch) -> Iterator[Finding]:
    """Parts that exceed their total, parts of a complete list that fall short of it, a remainder of nothing."""
    told: set[int] = set()
    for whole in text.divisions:
        for division in segments(whole):
            key = tuple(part.quantity.at for part in division.parts)
            if told.isdisjoint(key) and (finding := _weighed(about, text.passage, division)) is not None:
                told.update(key)
                yield finding


def _weighed(about: About, passage: Passage, division: Division) -> Finding | None:
    lists = _readings(division)
    if _divides_another(division):
        return None
    slack = _slack(division)
    high = division.total.quantity.high
    if high is not None and all(_low(parts) > high + slack for parts in lists):
        if division.publishing and _COUNTED_TWICE.search(passage.text):
            return None
        return _told(about, passage, division, "GK501", _exceeding(division))
    rest = _rest(passage, division)
    if rest is not None:
        left = division.total.quantity.value - _low(division.parts)
        return None if left else _remainder(about, passage, division, rest.span(1))
    if division.complete == "open" or not _short(division, lists, slack):
        return None
    return _told(about, passage, division, "GK502", "error" if division.complete == "said" else "warning")


def _divides_another(division: Division) -> bool:
    """Whether the list is an earlier total, or may be a part of one where the marker opens a sentence."""
    total = sum(part.quantity.value for part in division.parts)
    others = [other.quantity.value for other in division.others]
    if len(division.parts) > 1 and (total in others or total <= _together(division)):
        return True
    return division.opens and total > division.total.quantity.value and any(total <= other for other in others)


def _together(division: Division) -> Decimal:
    """What totals told in one breath add up to: 复议6件和诉讼3件, 收到9件,上年结转1件; 0 where one stands alone."""
    last, added = division.total, division.total.quantity.value
    for other in division.others:
        if not (_JOINED.match(last.between) or "结转" in last.label or "结转" in other.label):
            break
        last, added = other, added + other.quantity.value
    return added if last is not division.total else Decimal(0)


def _short(division: Division, lists: Sequence[Sequence[Item]], slack: Decimal) -> bool:
    """Whether the parts fall short under every reading, figures of the list in other units counted as well."""
    beside = sum((item.quantity.value for item in division.beside), start=Decimal(0))
    if beside and _low(division.parts) + beside >= division.total.quantity.low:
        return False
    highs = [_high(parts) for parts in lists]
    return all(high is not None and high + slack < division.total.quantity.low for high in highs)


def _rest(passage: Passage, division: Division) -> re.Match[str] | None:
    """A remainder without a figure of its own behind the parts: 其余均为…."""
    last = division.parts[-1].quantity.end
    return _REST.match(passage.text, last, last + 60)


def _remainder(about: About, passage: Passage, division: Division, rest: tuple[int, int]) -> Finding:
    """The finding that 其余 has nothing left."""
    marks = [(item.quantity.at, item.quantity.end) for item in (division.total, *division.parts)]
    total = equation([figure(part.quantity.value) for part in division.parts], figure(division.total.quantity.value))
    facts: dict[str, Fact] = {"sum": total, "remark": PHRASES["nothing-left"]}
    return about.said("GK504", passage, *marks, rest, facts=facts)


def _readings(division: Division) -> list[Sequence[Item]]:
    """The lists that may lawfully be meant: all, without what only says the state of another, or the first of them."""
    lists: list[Sequence[Item]] = [division.parts, without_status(division.parts)]
    if division.nested:
        lists += [division.parts[:n] for n in range(1, len(division.parts))]
    return lists


def _slack(division: Division) -> Decimal:
    """Ten percent of the total where a figure is marked 约 or 左右."""
    figures = [division.total.quantity, *(part.quantity for part in division.parts)]
    return division.total.quantity.value * _ABOUT if any(q.bound == "about" for q in figures) else Decimal(0)


def _low(parts: Sequence[Item]) -> Decimal:
    return sum((part.quantity.low for part in parts), start=Decimal(0))


def _high(parts: Sequence[Item]) -> Decimal | None:
    highs = [part.quantity.high for part in parts]
    return None if None in highs else sum((high for high in highs if high is not None), start=Decimal(0))


def _exceeding(division: Division) -> Severity:
    """One item may be published on several channels, but no channel can have more than there is."""
    total = division.total.quantity.high
    alone = any(total is not None and part.quantity.low > total for part in division.parts)
    return "warning" if division.publishing and not alone else "error"


def _told(about: About, passage: Passage, division: Division, code: str, severity: Severity) -> Finding:
    parts, total = division.parts, division.total
    added = sum((part.quantity.value for part in parts), start=Decimal(0))
    by = abs(added - total.quantity.value)
    facts: dict[str, Fact] = {
        "sum": equation([figure(part.quantity.value) for part in parts], figure(added)),
        "total": figure(total.quantity.value),
        "by": figure(by),
    }
    marks = [(item.quantity.at, item.quantity.end) for item in (total, *parts)]
    return about.figured(about.said(code, passage, *marks, severity=severity, facts=facts), added, total.quantity.value)
