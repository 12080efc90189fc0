"""The book that ships: read once from the TOML files beside it, and asked for rules and relations."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from gkcheck.errors import BookError, Fault

from .levels import BETWEEN
from .loading import SHIPPED, load
from .relations import Relation, spread
from .sheets import TABLES, sheet
from .tomltext import TOML_FAULTS, NoTomlError, read_toml

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from .claims import Claim
    from .rules import Rule


Known: TypeAlias = "tuple[tuple[str, str], tuple[str, ...]]"
"""The editions of a report's table two and table three, and the tables that it has."""


class Book:
    """A set of rules, by code, with their relations on every sheet."""

    def __init__(self, rules: Iterable[Rule]) -> None:
        self.rules = {rule.code: rule for rule in rules}
        self._claims = tuple((rule, claim) for rule in self.rules.values() for claim in rule.claims)
        self._relations: dict[tuple[str, str, tuple[str, ...]], tuple[Relation, ...]] = {}
        self._across: dict[tuple[Known, Known], tuple[Relation, ...]] = {}

    def __getitem__(self, code: str) -> Rule:
        return self.rules[code]

    def relations(self, disclosure: str, applications: str, tables: tuple[str, ...] = TABLES) -> tuple[Relation, ...]:
        """Every relation within one report of these two editions whose cells stand in `tables`, in the book's order."""
        key = (disclosure, applications, tables)
        if key not in self._relations:
            printed = sheet(disclosure, applications)
            self._relations[key] = tuple(
                relation
                for rule in self.rules.values()
                if rule.comparison is not None and rule.each != BETWEEN
                if set(rule.editions) & {disclosure, applications}
                for relation in spread(rule.code, rule.comparison, rule.table, rule.each, printed)
                if all(operand.source == "this" for operand in (*relation.left, *relation.right))
                and relation.tables <= set(tables)
            )
        return self._relations[key]

    def across(self, own: Known, before: Known) -> tuple[Relation, ...]:
        """Every relation between a report and last year's, each known by its editions and its tables.

        What either form lacks gives no relation.
        """
        key = (own, before)
        if key not in self._across:
            self._across[key] = tuple(
                relation
                for rule in self.rules.values()
                if rule.comparison is not None and rule.across and set(rule.editions) & set(own[0])
                for relation in spread(
                    rule.code, rule.comparison, rule.table, rule.each, sheet(*own[0]), sheet(*before[0])
                )
                if relation.tables <= set(own[1]) & set(before[1])
            )
        return self._across[key]

    def claims(self) -> tuple[tuple[Rule, Claim], ...]:
        """The claims of sentences in the order in which they are tried, each with its rule."""
        return self._claims

    def check_rules(self) -> tuple[Rule, ...]:
        """The rules that are no relation."""
        return tuple(rule for rule in self.rules.values() if rule.check)


def entries() -> list[dict[str, object]]:
    """The entries of the shipped book, file by file, as they are written."""
    found: list[dict[str, object]] = []
    for path in sorted(Path(__file__).with_name("book").glob("*.toml")):
        found += tomllib.loads(path.read_text("utf-8"))["rule"]
    return found


@cache
def book() -> Book:
    """The shipped book; raises BookError with every fault where it is bad."""
    return Book(load(entries()))


def extended(paths: Iterable[str | Path]) -> Book:
    """The shipped book with users' rules added; nothing in their files is executed.

    A file gives its own prefix (`prefix = "JS"`, two to six capital letters, not GK) and its rules, each a relation.
    Raises BookError with every fault of every file, and where a file cannot be read as TOML.
    """
    paths = list(paths)
    if not paths:
        return book()
    rules = list(book().rules.values())
    faults: list[Fault] = []
    for path in map(Path, paths):
        try:
            rules += _own_rules(path, rules)
        except NoTomlError as stop:
            place = path.name if stop.line is None else f"{path.name}:{stop.line}"
            faults.append(Fault(place, "", *TOML_FAULTS[stop.reason]))
        except BookError as error:
            faults += [fault._replace(code=f"{path.name}: {fault.code}".rstrip(": ")) for fault in error.faults]
    if faults:
        raise BookError(faults)
    return Book(rules)


def _own_rules(path: Path, before: Sequence[Rule]) -> tuple[Rule, ...]:
    _, data = read_toml(path)
    prefix = data.get("prefix")
    if not isinstance(prefix, str) or not 2 <= len(prefix) <= 6 or not (prefix.isascii() and prefix.isalpha()):
        raise BookError([Fault("", "prefix", "应为二至六个大写字母", "must be two to six capital letters")])
    if prefix.upper() != prefix or prefix.startswith(SHIPPED):
        raise BookError(
            [Fault("", "prefix", f"应为大写字母，且不能是 {SHIPPED}", f"must be capitals other than {SHIPPED}")]
        )
    entries = data.get("rule")
    if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries) or not entries:
        raise BookError([Fault("", "rule", "没有规则（[[rule]]）", "there are no rules ([[rule]])")])
    extra = sorted(set(data) - {"prefix", "rule"})
    names, codes = {rule.name for rule in before}, {rule.code for rule in before}
    taken = [entry for entry in entries if entry.get("name") in names]
    again = [entry for entry in entries if entry.get("code") in codes]
    faults = [Fault("", name, "文件里不该有这一项", "does not belong in the file") for name in extra]
    faults += [Fault(str(e.get("code")), "name", f"{e['name']} 已经有了", f"{e['name']} is taken") for e in taken]
    faults += [Fault(str(e["code"]), "code", "另一个文件里已经有了", "is taken by another file") for e in again]
    try:
        rules = load(entries, prefix)
    except BookError as error:
        raise BookError([*faults, *error.faults]) from error
    if faults:
        raise BookError(faults)
    return rules
