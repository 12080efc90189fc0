"""Entries of claims to claims, with every fault."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from gkcheck.errors import Fault

from .claims import COUNTED, KINDS, Claim, compiled
from .relations import Term, parse_sum
from .rules import SEVERITIES
from .sheets import TABLES, sheet

if TYPE_CHECKING:
    from collections.abc import Iterable

_PATTERNS = "says unless unless_behind within".split()
_PLAIN = [*_PATTERNS, *"name kind table column behind rest whole".split()]
_KNOWN = {*_PLAIN, "units", "severity", "readings", "are"}


def load_claims(code: str, entry: Mapping[str, Any]) -> tuple[list[Fault], tuple[Claim, ...]]:
    """The claims of a rule's entry, and what is wrong with them."""
    faults: list[Fault] = []
    claims: list[Claim] = []
    given = entry.get("claims")
    for found in given if isinstance(given, list) else [{}]:
        own = {"table": entry.get("table"), **found} if isinstance(found, Mapping) else {}
        wrong = list(_faults(own))
        faults += [Fault(code, f"claims.{field}", zh, en) for field, zh, en in wrong]
        if not wrong:
            claims.append(_claim(own))
    return faults, tuple(claims)


def _claim(own: Mapping[str, Any]) -> Claim:
    plain = {name: own[name] for name in _PLAIN if name in own}
    return Claim(
        **plain,
        units=tuple(own.get("units", COUNTED)),
        severity=own.get("severity"),
        readings=tuple(map(parse_sum, own["readings"])),
        are=tuple(map(parse_sum, own.get("are", ()))),
    )


def _faults(own: Mapping[str, Any]) -> Iterable[tuple[str, str, str]]:
    for name in sorted(set(own) - _KNOWN):
        yield name, "没有这一项", "is no field of a claim"
    shapeless = list(_shape_faults(own))
    if shapeless:
        yield from shapeless
        return
    yield from _choice_faults(own)
    yield from _pattern_faults(own)
    for name in ("name", "says"):
        if not own.get(name):
            yield name, "缺少", "is missing"
    if not own.get("readings"):
        yield "readings", "至少要有一种读法", "a claim needs at least one lawful reading"
    if own.get("kind") == "all" and len(own.get("are", ())) != len(own.get("readings", ())):
        yield "are", "应与 readings 一一对应", "needs one sum for each reading"
    for name in ("readings", "are"):
        for text in own.get(name, ()):
            yield from _sum_faults(name, text, own)


def _shape_faults(own: Mapping[str, Any]) -> Iterable[tuple[str, str, str]]:
    """What does not let one look into a claim any further."""
    if own.get("table") not in TABLES:
        yield "table", f"应为 {'、'.join(TABLES)} 之一", f"must be one of {', '.join(TABLES)}"
    for name in ("readings", "are", "units"):
        given = own.get(name, [])
        if not isinstance(given, list) or not all(isinstance(one, str) for one in given):
            yield name, "应为文字的列表", "must be a list of texts"


def _choice_faults(own: Mapping[str, Any]) -> Iterable[tuple[str, str, str]]:
    for name, choices in (("kind", KINDS), ("severity", SEVERITIES)):
        if name in own and own[name] not in choices:
            yield name, f"应为 {'、'.join(choices)} 之一", f"must be one of {', '.join(choices)}"


def _pattern_faults(own: Mapping[str, Any]) -> Iterable[tuple[str, str, str]]:
    for name in _PATTERNS:
        try:
            compiled(str(own.get(name, "")), 2024)
        except re.error as error:
            yield name, f"不是正则表达式：{error}", f"is no regular expression: {error}"


def _sum_faults(name: str, text: str, own: Mapping[str, Any]) -> Iterable[tuple[str, str, str]]:
    try:
        terms = parse_sum(text)
    except ValueError as error:
        yield name, f"读不懂：{text}", str(error)
        return
    for term in terms:
        if not any(_named(term, own, edition) for edition in ("2019", "2021")):
            yield name, f"表格里没有这一行：{term.name}", f"there is no row {term.name}"


def _named(term: Term, own: Mapping[str, Any], edition: str) -> bool:
    probe = Claim(name="", says="x", table=own["table"], readings=(), column=own.get("column", "total"))
    return probe.cells((term,), sheet(edition, edition)) is not None
