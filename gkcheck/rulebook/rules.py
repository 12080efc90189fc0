"""A rule as data, and the loader that refuses a bad book with every fault at once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from string import Formatter
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

from gkcheck.errors import BookError, Fault

from .relations import Comparison, Term, parse, parse_sum, rows_named
from .sheets import TABLES, Text, table

if TYPE_CHECKING:
    from .sheets import Table

Severity: TypeAlias = Literal["error", "warning", "note"]
SEVERITIES: tuple[Severity, ...] = ("error", "warning", "note")
EDITIONS = ("2014", "2019", "2021", "none")

CHECKS = frozenset(
    [
        "internal-error",
        "unreadable-file",
        "no-table",
        "unreadable-number",
        "blank",
        "mark",
        "unit",
        "negative",
        "fraction",
        "row-fit",
        "style",
        "remark",
        "table-absent",
        "row-absent",
        "row-extra",
        "row-order",
        "label-typo",
        "editions-mixed",
        "applicants-absent",
        "total-absent",
    ]
)
"""The closed set of checks that are no linear relation; `gkcheck.checks` has one function for each."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One rule of the book.

    code, name: the contract by which programs select it. basis: the document and article it rests on.
    message: the sentence of a finding, with its facts in braces; relations need none, theirs is made from the terms.
    Exactly one of comparison, claim and check says what is tested:
    comparison: a relation spread over `each` column or row of `table`;
    claim, readings: a figure in a sentence and the sums of cells that it may lawfully equal, in order;
    check: a name of the closed set.
    """

    code: str
    name: str
    severity: Severity
    editions: tuple[str, ...]
    title: Text
    basis: Text
    why: Text
    hint: Text
    message: Text | None = None
    table: str = ""
    each: str = ""
    relation: str = ""
    comparison: Comparison | None = None
    claim: str = ""
    readings: tuple[tuple[Term, ...], ...] = ()
    check: str = ""


def load(entries: Iterable[Mapping[str, Any]], prefix: str = "GK") -> tuple[Rule, ...]:
    """Make rules of the entries of a book.

    entries: mappings as TOML gives them. prefix: what every code begins with.
    Raises BookError with all faults: unknown or missing fields, repeated or unsorted codes, relations that cannot be
    read or that name no row or column of any edition, checks that are not in the closed set.
    """
    reading = _Reading(prefix)
    rules = tuple(rule for entry in entries if (rule := reading.rule(entry)) is not None)
    if reading.faults:
        raise BookError(reading.faults)
    return rules


_TEXTS = ("title", "basis", "why", "hint")
_KNOWN = {*_TEXTS, "code", "name", "severity", "editions", "message", "table", "each", "relation", "claim", "readings"}
_KNOWN.add("check")


class _Reading:
    """One book being read: what was seen, and the faults so far."""

    def __init__(self, prefix: str) -> None:
        self.prefix = prefix
        self.faults: list[Fault] = []
        self.names: set[str] = set()
        self.last = ""

    def rule(self, entry: Mapping[str, Any]) -> Rule | None:
        code = str(entry.get("code", "?"))
        before = len(self.faults)
        self._identity(code, entry)
        texts: dict[str, Any] = {name: self._text(code, name, entry.get(name)) for name in _TEXTS}
        message = self._text(code, "message", entry["message"]) if "message" in entry else None
        tested = self._tested(code, entry)
        if message is None and not entry.get("relation"):
            self._fault(code, "message", "is missing: only a relation makes its own sentence")
        if message is not None:
            self._braces(code, message)
        if len(self.faults) > before:
            return None
        return Rule(
            code=code,
            name=entry["name"],
            severity=entry["severity"],
            editions=tuple(entry.get("editions", EDITIONS[1:3])),
            message=message,
            **texts,
            **tested,
        )

    def _fault(self, code: str, field: str, problem: str) -> None:
        self.faults.append(Fault(code, field, problem))

    def _identity(self, code: str, entry: Mapping[str, Any]) -> None:
        for field in sorted(set(entry) - _KNOWN):
            self._fault(code, field, "is no field of a rule")
        digits = code.removeprefix(self.prefix)
        if not code.startswith(self.prefix) or len(digits) != 3 or not digits.isdecimal():
            self._fault(code, "code", f"must be {self.prefix} and three digits")
        elif code <= self.last:
            self._fault(code, "code", f"is repeated or out of order after {self.last}")
        else:
            self.last = code
        name = entry.get("name")
        if not isinstance(name, str) or not all(word.isalpha() and word.islower() for word in name.split("-")):
            self._fault(code, "name", "must be lower-case words joined by hyphens")
        elif name in self.names:
            self._fault(code, "name", f"{name} is given twice")
        else:
            self.names.add(name)
        if entry.get("severity") not in SEVERITIES:
            self._fault(code, "severity", f"must be one of {', '.join(SEVERITIES)}")
        for edition in entry.get("editions", ()):
            if edition not in EDITIONS:
                self._fault(code, "editions", f"{edition} is no edition")

    def _text(self, code: str, field: str, value: object) -> Text:
        if isinstance(value, Mapping) and set(value) == {"zh", "en"}:
            zh, en = value["zh"], value["en"]
            if isinstance(zh, str) and isinstance(en, str) and zh.strip() and en.strip():
                return Text(zh.strip(), en.strip())
        self._fault(code, field, "needs words in both zh and en")
        return Text("", "")

    def _braces(self, code: str, message: Text) -> None:
        names = [sorted({name for _, name, _, _ in Formatter().parse(words) if name is not None}) for words in message]
        if names[0] != names[1]:
            self._fault(code, "message", f"zh and en name different facts: {names[0]} and {names[1]}")

    def _tested(self, code: str, entry: Mapping[str, Any]) -> dict[str, Any]:
        given = [kind for kind in ("relation", "claim", "check") if entry.get(kind)]
        if len(given) != 1:
            self._fault(code, "relation", f"exactly one of relation, claim and check is wanted, not {given}")
            return {}
        if given == ["check"]:
            if entry["check"] not in CHECKS:
                self._fault(code, "check", f"{entry['check']} is not in the closed set")
            return {"check": entry["check"]}
        if entry.get("table") not in TABLES:
            self._fault(code, "table", f"must be one of {', '.join(TABLES)}")
            return {}
        return self._relation(code, entry) if given == ["relation"] else self._claim(code, entry)

    def _relation(self, code: str, entry: Mapping[str, Any]) -> dict[str, Any]:
        if entry.get("each") not in ("column", "row"):
            self._fault(code, "each", "must be column or row")
            return {}
        try:
            comparison = parse(entry["relation"])
        except ValueError as error:
            self._fault(code, "relation", str(error))
            return {}
        self._names(code, "relation", entry, (*comparison.left, *comparison.right))
        return {
            "table": entry["table"],
            "each": entry["each"],
            "relation": entry["relation"],
            "comparison": comparison,
        }

    def _claim(self, code: str, entry: Mapping[str, Any]) -> dict[str, Any]:
        readings: list[tuple[Term, ...]] = []
        for text in entry.get("readings", ()):
            try:
                readings.append(parse_sum(text))
            except ValueError as error:
                self._fault(code, "readings", str(error))
        if not readings:
            self._fault(code, "readings", "a claim needs at least one lawful reading")
        for reading in readings:
            self._names(code, "readings", {"each": "column", **entry}, reading)
        return {"table": entry["table"], "claim": entry["claim"], "readings": tuple(readings)}

    def _names(self, code: str, field: str, entry: Mapping[str, Any], terms: Iterable[Term]) -> None:
        editions = ("both",) if entry["table"] == "cases" else ("2019", "2021")
        tables = [table(entry["table"], edition) for edition in editions]
        for term in terms:
            if not any(_knows(printed, entry["each"], term.name) for printed in tables):
                self._fault(code, field, f"{term.name} is no {_NOUN[entry['each']]} of {entry['table']}")


_NOUN = {"column": "row", "row": "column"}


def _knows(printed: Table, each: str, name: str) -> bool:
    if each == "column":
        return bool(rows_named(printed, name))
    return any(column.name == name for row in printed.rows for column in row.columns)
