"""The book that ships: read once from the TOML files beside it, and asked for rules and relations."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from .relations import Relation, spread
from .rules import Rule, load
from .sheets import sheet

if TYPE_CHECKING:
    from collections.abc import Iterable


class Book:
    """A set of rules, by code, with their relations on every sheet."""

    def __init__(self, rules: Iterable[Rule]) -> None:
        self.rules = {rule.code: rule for rule in rules}
        self._relations: dict[tuple[str, str], tuple[Relation, ...]] = {}

    def __getitem__(self, code: str) -> Rule:
        return self.rules[code]

    def relations(self, disclosure: str, applications: str) -> tuple[Relation, ...]:
        """Every relation that holds within one report of these two editions, in the order of the book."""
        key = (disclosure, applications)
        if key not in self._relations:
            printed = sheet(*key)
            self._relations[key] = tuple(
                relation
                for rule in self.rules.values()
                if rule.comparison is not None and set(rule.editions) & {*key}
                for relation in spread(rule.code, rule.comparison, rule.table, rule.each, printed)
                if all(operand.source == "this" for operand in (*relation.left, *relation.right))
            )
        return self._relations[key]

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
