"""What a run comes to: how each file ended, findings by severity, and what is not told."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Literal, TypeAlias

from gkcheck.rulebook.rules import SEVERITIES

from .gatewords import set_aside
from .words import say

if TYPE_CHECKING:
    from .model import Result

Kind: TypeAlias = Literal["failed", "unreadable", "error", "warning", "not-a-report", "note", "counted", "ok"]
"""How a file ended: not checked, its gravest finding, only added up as a part, or nothing found."""

KINDS: tuple[Kind, ...] = ("failed", "unreadable", "error", "warning", "not-a-report", "note", "counted", "ok")
"""The gravest first."""


class Tally:
    """Counts that grow file by file."""

    def __init__(self) -> None:
        self.kinds: Counter[Kind] = Counter()
        self.severities: Counter[str] = Counter()
        self.aside: Counter[str] = Counter()

    def add(self, result: Result) -> None:
        """Count a file: how it ended, its findings, and those that are not told."""
        self.kinds[ended(result)] += 1
        self.severities.update(counted(result))
        self.aside.update(kept_back(result))

    @property
    def unread(self) -> int:
        """The files that were not checked, whoever is at fault."""
        return self.kinds["unreadable"] + self.kinds["failed"]

    def said(self, lang: str) -> str:
        """All of it on one line."""
        named = {f"{severity}s": self.severities[severity] for severity in SEVERITIES}
        line = say("counts", lang, files=self.kinds.total(), **named)
        if self.unread:
            line += say("counts-unreadable", lang, count=self.unread)
        if other := self.kinds["not-a-report"]:
            line += say("counts-other", lang, count=other)
        return line + set_aside(self.aside, lang)


def ended(result: Result) -> Kind:
    """How a file ended."""
    if result.status == "unreadable":
        return "failed" if any(finding.code == "GK000" for finding in result.findings) else "unreadable"
    if result.status == "not_a_report":
        return "not-a-report"
    if not result.outcomes and not result.findings:
        return "counted"
    counts = counted(result)
    return next((severity for severity in SEVERITIES if counts[severity]), "ok")


def counted(result: Result) -> Counter[str]:
    """The findings of a checked file by severity; what says why a file was not checked is no finding of its report."""
    return Counter(finding.severity for finding in result.findings if result.status == "checked")


def kept_back(result: Result) -> Counter[str]:
    """The findings of a file that are not told, by what keeps them back."""
    return Counter(one.by for one in result.aside)
