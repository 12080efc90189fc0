"""The same quantity told twice with different values, and the balance of applications told in words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from gkcheck.findings.words import figure
from gkcheck.prose.scope import about_other_year, names_body, subject
from gkcheck.prose.stops import begins

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from decimal import Decimal

    from gkcheck.checks.about import About
    from gkcheck.findings.model import Fact, Finding
    from gkcheck.prose.items import Item
    from gkcheck.prose.model import Passage
    from gkcheck.prose.stretches import Stretch

    from .statements import Statement

_SHORTEST = 6
"""What is counted must be named by at least so many characters to be known again."""

_NOT_YEARLY = re.compile("累计|截至|自[^,;。]{0,8}以来|平均|每|上半年|下半年|季度|月份?")
_ONCE = frozenset(
    "received carried-in carried-out handled review litigation"
    " documents-made documents-repealed documents-in-force".split()
)
"""What a report has one figure of."""

_BALANCE = ("received", "carried-in", "handled", "carried-out")


class Told(NamedTuple):
    """A figure told in a passage."""

    passage: Passage
    item: Item


def check_repeated(about: About, texts: Sequence[Stretch], known: Sequence[Statement]) -> Iterator[Finding]:
    """Quantities of the same name and scope whose values differ."""
    told: dict[tuple[str, str], list[Told]] = {}
    taken: set[tuple[int, int]] = set()
    for said in known:
        taken.add((id(said.passage), said.item.quantity.at))
        if said.own and said.claim.name in _ONCE:
            told.setdefault((said.claim.name, "new" if "新" in said.words[:3] else ""), []).append(
                Told(said.passage, said.item)
            )
    for text in texts:
        for key, item in _named(about, text):
            if (id(text.passage), item.quantity.at) not in taken:
                told.setdefault(key, []).append(Told(text.passage, item))
    for found in told.values():
        yield from _twice(about, found)


def _named(about: About, text: Stretch) -> Iterator[tuple[tuple[str, str], Item]]:
    """The figures of a passage that are no parts, by what they count."""
    passage, run = text.passage, text.runs[0]
    if passage.level >= 3 and names_body(passage.text[:12], about.report.agency):
        return
    parts = {part.quantity.at for division in text.divisions for part in division.parts}
    for item in run.items:
        quantity = item.quantity
        if quantity.at in parts or quantity.unit in ("", "%", "百分点") or len(item.label) < _SHORTEST:
            continue
        key = subject(item.label, about.report.agency)
        start = begins(run.text, quantity.start)
        lead = run.text[start : quantity.start - len(item.label)]
        if (
            len(key) >= _SHORTEST
            and not _NOT_YEARLY.search(lead + item.label)
            and not about_other_year(lead + item.label, about.report.year)
            and not names_body(lead, about.report.agency)
        ):
            yield (key, quantity.unit), item


def _twice(about: About, found: Sequence[Told]) -> Iterator[Finding]:
    """The first figure and the first that differs from it, each told once."""
    first = found[0]
    for other in found[1:]:
        if _same_sentence(first, other) or _agree(first.item, other.item):
            continue
        one, two = first.item.quantity, other.item.quantity
        facts: dict[str, Fact] = {
            "first": first.passage.text[one.at : one.end],
            "second": other.passage.text[two.at : two.end],
            "earlier": _clause(first),
        }
        finding = about.said("GK505", other.passage, (two.at, two.end), facts=facts)
        yield about.figured(finding, one.value, two.value)
        return


def _clause(told: Told) -> str:
    text = told.passage.text
    at = told.item.quantity.at
    start = begins(text, at, ",。;:")
    return text[start : told.item.quantity.end]


def _same_sentence(one: Told, two: Told) -> bool:
    if one.passage is not two.passage:
        return False
    return not re.search("[。;]", one.passage.text[one.item.quantity.end : two.item.quantity.at])


def _agree(one: Item, two: Item) -> bool:
    """Whether two figures may be one: 12400多 and 12436."""
    a, b = one.quantity, two.quantity
    if "about" in (a.bound, b.bound):
        return abs(a.value - b.value) <= max(a.value, b.value) / 10
    return (b.high is None or a.low <= b.high) and (a.high is None or b.low <= a.high)


def check_balance(about: About, known: Sequence[Statement]) -> Iterator[Finding]:
    """Received and carried in against handled and carried out, where the text tells all four, each once."""
    told: dict[str, list[Statement]] = {name: [] for name in _BALANCE}
    for said in known:
        if said.own and said.claim.name in told:
            told[said.claim.name].append(said)
    if not all(told.values()) or any(len({s.item.quantity.value for s in found}) > 1 for found in told.values()):
        return
    received, carried_in, handled, carried_out = (told[name][0] for name in _BALANCE)
    four = [said.item.quantity for said in (received, carried_in, handled, carried_out)]
    if any(quantity.bound != "exact" for quantity in four):
        return
    values: list[Decimal] = [quantity.value for quantity in four]
    left, right = values[0] + values[1], values[2] + values[3]
    includes = not received.words.startswith(("新收", "新增", "收到", "共收到"))
    if left == right or (includes and values[0] == right):
        return
    facts: dict[str, Fact] = {
        "left": f"{figure(values[0])} + {figure(values[1])} = {figure(left)}",
        "right": f"{figure(values[2])} + {figure(values[3])} = {figure(right)}",
    }
    last = handled if handled.item.quantity.at > carried_out.item.quantity.at else carried_out
    marks = [
        (said.item.quantity.at, said.item.quantity.end)
        for said in (received, carried_in, handled, carried_out)
        if said.passage is last.passage
    ]
    yield about.figured(about.said("GK507", last.passage, *marks, facts=facts), left, right)
