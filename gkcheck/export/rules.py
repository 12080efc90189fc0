"""The rules for people and programs: the list, and the page of one rule."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TextIO

from gkcheck.errors import UsageError
from gkcheck.findings.words import say

from .rule_page import paragraphs, plain

if TYPE_CHECKING:
    from gkcheck.rulebook.library import Book
    from gkcheck.rulebook.rules import Rule


def write_rules(rules: Book, stream: TextIO, style: str, lang: str) -> None:
    """The list of all rules, as `text` or `json`."""
    if style == "json":
        import json

        json.dump([rule_record(rule, lang) for rule in rules.rules.values()], stream, ensure_ascii=False, indent=2)
        stream.write("\n")
        return
    for rule in rules.rules.values():
        severity = say(rule.severity, lang)
        stream.write(f"{rule.code}  {severity}  {rule.title.into(lang)}{say('aside', lang, words=rule.name)}\n")


def rule_record(rule: Rule, lang: str) -> dict[str, Any]:
    """One rule as plain data."""
    return {
        "code": rule.code,
        "name": rule.name,
        "severity": rule.severity,
        "editions": list(rule.editions),
        "title": rule.title.into(lang),
        "basis": rule.basis.into(lang),
        "why": rule.why.into(lang),
        "hint": rule.hint.into(lang),
        "relation": rule.relation or None,
        "table": rule.table or None,
        "each": rule.each or None,
    }


def find_rule(rules: Book, wanted: str) -> Rule:
    """The rule with that code or name; raises UsageError where there is none."""
    for rule in rules.rules.values():
        if wanted.upper() == rule.code or wanted.lower() == rule.name:
            return rule
    raise UsageError("unknown-rule", rule=wanted)


def explain(rules: Book, wanted: str, lang: str) -> str:
    """The page of one rule, as a terminal shows it; the cases are left to the site."""
    return plain("\n\n".join(paragraphs(find_rule(rules, wanted), lang))) + "\n"
