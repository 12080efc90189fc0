"""Percentages against the figures they rest on, shares against their whole, growth against its two values."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from gkcheck.findings import words
from gkcheck.findings.phrases import PHRASES
from gkcheck.findings.words import equation, figure
from gkcheck.prose.growth import growths
from gkcheck.prose.shares import fits, shares
from gkcheck.prose.wholes import wholes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gkcheck.checks.about import About
    from gkcheck.findings.model import Fact, Finding
    from gkcheck.prose.growth import Growth
    from gkcheck.prose.items import Item
    from gkcheck.prose.model import Passage
    from gkcheck.prose.shares import Share
    from gkcheck.prose.stretches import Stretch
    from gkcheck.prose.wholes import Whole
    from gkcheck.rulebook.rules import Severity

_TABLES = ("applications.received.total", "applications.handled.total", "applications.carried_in.total")


def check_shares(about: About, text: Stretch) -> Iterator[Finding]:
    """Shares that are not their part over any whole, and lists of shares that are no whole."""
    printed = _from_tables(about)
    doubted: set[int] = set()
    for run in text.runs:
        for share in shares(run, text.runs):
            finding = _share(about, text.passage, share, printed)
            if finding is not None:
                doubted.add(share.item.quantity.at)
                yield finding
    for run in text.runs if "多选" not in text.passage.text else ():
        for whole in wholes(run):
            if doubted.isdisjoint(item.quantity.at for item in whole.items):
                yield from _whole(about, text.passage, whole)


def _from_tables(about: About) -> list[Decimal]:
    """Totals of table three, which a share may rest on without naming them."""
    given = [Decimal(n) for path in _TABLES if (n := about.report.numbers.get(path)) is not None]
    return [*given, *([given[0] + given[2]] if len(given) == 3 else [])]


def _share(about: About, passage: Passage, share: Share, printed: list[Decimal]) -> Finding | None:
    part = share.part.quantity.value
    verdicts = [fits(share.item, part, whole) for whole in (*share.wholes, *printed)]
    if "rounded" in verdicts or not share.stated:
        return None
    whole = share.wholes[verdicts.index("cut") if "cut" in verdicts[: len(share.wholes)] else 0]
    true = part * 100 / whole
    facts: dict[str, Fact] = {
        "part": figure(part),
        "whole": figure(whole),
        "true": figure(round(true, share.item.quantity.digits)),
        "told": passage.text[share.item.quantity.at : share.item.quantity.end],
        "remark": PHRASES["share-cut" if "cut" in verdicts else "share-of-nothing"],
    }
    severity: Severity = "note" if "cut" in verdicts else "warning"
    marks = [(i.quantity.at, i.quantity.end) for i in (share.part, share.item)]
    found = about.said("GK503", passage, *marks, severity=severity, facts=facts)
    return about.figured(found, round(true, share.item.quantity.digits), share.item.quantity.value)


def _whole(about: About, passage: Passage, whole: Whole) -> Iterator[Finding]:
    total = whole.total
    left = whole.rest and total >= 100 - Decimal("0.05")
    if not left and not (whole.complete and abs(total - 100) > whole.slack):
        return
    facts: dict[str, Fact] = {
        "sum": equation([f"{figure(item.quantity.value)}%" for item in whole.items], f"{figure(total)}%"),
        "remark": PHRASES["nothing-left" if left else "no-whole"],
    }
    marks = [(item.quantity.at, item.quantity.end) for item in whole.items]
    found = about.said("GK504", passage, *marks, facts=facts)
    yield about.figured(found, total, Decimal(100))


def check_growth(about: About, text: Stretch) -> Iterator[Finding]:
    """Rates of growth that the two values told do not yield."""
    for run in text.runs:
        for growth in growths(run, everywhere=text.runs):
            if growth.exact and growth.rate is not None and not any(yields(growth.item, r) for r in growth.possible):
                yield _grown(about, text.passage, growth)


def yields(item: Item, rate: Decimal) -> bool:
    """Whether a rate is the one told: rounded, or with further digits cut off, within what 近, 超 and 约 say."""
    unit, told = Decimal(1).scaleb(-item.quantity.digits), item.quantity.value
    if item.quantity.bound == "lower":
        return told - unit / 2 <= rate <= told * 2
    if item.quantity.bound == "upper":
        return told * Decimal("0.8") <= rate <= told + unit / 2
    if item.quantity.bound == "about":
        return abs(rate - told) <= max(unit, told / 10)
    return abs(rate - told) <= unit / 2 or told <= rate < told + unit


def _grown(about: About, passage: Passage, growth: Growth) -> Finding:
    item = growth.item
    true = round(growth.rate or Decimal(0), item.quantity.digits)
    other = growth.earlier or growth.change
    facts: dict[str, Fact] = {
        "later": figure(growth.later.quantity.value),
        "other": figure(other.quantity.value) if other else "",
        "true": words.growth(true, item.quantity.unit, down=growth.down),
        "told": words.growth(item.quantity.value, item.quantity.unit, down=growth.down),
    }
    marks = [(i.quantity.at, i.quantity.end) for i in (growth.later, growth.earlier, growth.change, item) if i]
    return about.figured(about.said("GK506", passage, *marks, facts=facts), true, item.quantity.value)
