"""Which findings are told, and how severe they are: by code, code prefix or name."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from gkcheck.errors import UsageError
from gkcheck.rulebook.rules import SEVERITIES, Rule, Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from .model import Finding, Result

ALWAYS = frozenset({"GK000", "GK001"})
"""What is told whatever is selected: that a file was not checked."""


BEYOND = ("GK7", "GK8")
"""The ranges of rules that hold a report against others, and so are not weighed in every run."""


def weighed_beyond(result: Result) -> frozenset[str]:
    """The rules of those ranges that a report was held against in this run."""
    return frozenset(outcome.code for outcome in result.outcomes if outcome.code.startswith(BEYOND))


def is_weighed(code: str, beyond: frozenset[str]) -> bool:
    """Whether a run could have found a rule broken in a report; beyond: those of other reports that were weighed."""
    return not code.startswith(BEYOND) or code in beyond


def verify(wanted: Iterable[str], rules: Iterable[Rule]) -> None:
    """Refuse a code, prefix or name that means no rule of the book."""
    known = list(rules)
    for item in wanted:
        if not any(means(item, rule) for rule in known):
            raise UsageError("unknown-rule", rule=item)


def choose(result: Result, select: Sequence[str], ignore: Sequence[str]) -> Result:
    """The result with the findings that are selected (all, where nothing is) and not ignored."""
    if not select and not ignore:
        return result
    kept = tuple(f for f in result.findings if f.code in ALWAYS or _wanted(f, select, ignore))
    return replace(result, findings=kept, aside=tuple(a for a in result.aside if _wanted(a.finding, select, ignore)))


def _wanted(finding: Finding, select: Sequence[str], ignore: Sequence[str]) -> bool:
    chosen = not select or any(means(item, finding.rule) for item in select)
    return chosen and not any(means(item, finding.rule) for item in ignore)


def means(item: str, rule: Rule) -> bool:
    """Whether a code, the beginning of one, or a name means a rule."""
    return bool(item) and (rule.code.startswith(item.upper()) or rule.name == item.lower())


def is_rule(item: str, rule: Rule) -> bool:
    """Whether a whole code or a name is that of a rule."""
    return item.upper() == rule.code or item.lower() == rule.name


def weighed(result: Result, severities: Mapping[str, Severity]) -> Result:
    """The result with the severities that a repository gives its rules; a file that was not checked stays an error."""
    if not severities:
        return result
    told = tuple(f if f.code in ALWAYS else replace(f, severity=_given(f, severities)) for f in result.findings)
    return replace(result, findings=told)


def _given(finding: Finding, severities: Mapping[str, Severity]) -> Severity:
    """The severity of the most exact entry: a name or whole code before a prefix, a longer prefix before a shorter."""
    meant = [item for item in severities if means(item, finding.rule)]
    if not meant:
        return finding.severity
    return severities[max(meant, key=lambda item: (is_rule(item, finding.rule), len(item)))]


def at_least(severity: Severity, level: Severity) -> bool:
    """Whether a severity reaches a level; an error is the highest."""
    return SEVERITIES.index(severity) <= SEVERITIES.index(level)
