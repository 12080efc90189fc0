"""Which findings are told: chosen by code, code prefix or name."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from gkcheck.errors import UsageError
from gkcheck.rulebook.rules import SEVERITIES, Rule, Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from .model import Finding, Result

ALWAYS = frozenset({"GK000", "GK001"})
"""What is told whatever is selected: that a file was not checked."""


def verify(wanted: Iterable[str], rules: Iterable[Rule]) -> None:
    """Refuse a code, prefix or name that means no rule of the book."""
    known = list(rules)
    for item in wanted:
        if not any(_means(item, rule) for rule in known):
            raise UsageError("unknown-rule", rule=item)


def choose(result: Result, select: Sequence[str], ignore: Sequence[str]) -> Result:
    """The result with the findings that are selected (all, where nothing is) and not ignored."""
    if not select and not ignore:
        return result
    kept = tuple(f for f in result.findings if f.code in ALWAYS or _wanted(f, select, ignore))
    return replace(result, findings=kept)


def _wanted(finding: Finding, select: Sequence[str], ignore: Sequence[str]) -> bool:
    chosen = not select or any(_means(item, finding.rule) for item in select)
    return chosen and not any(_means(item, finding.rule) for item in ignore)


def _means(item: str, rule: Rule) -> bool:
    return bool(item) and (rule.code.startswith(item.upper()) or rule.name == item.lower())


def at_least(severity: Severity, level: Severity) -> bool:
    """Whether a severity reaches a level; an error is the highest."""
    return SEVERITIES.index(severity) <= SEVERITIES.index(level)
