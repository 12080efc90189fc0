"""Results of many files to one ranked table: whose report it is, how it stands, and what to see to first."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

from gkcheck.rulebook.rules import SEVERITIES
from gkcheck.rulebook.sheets import Text

from .level_phrases import LEVEL_PHRASES
from .phrases import PHRASES
from .stories import by_cause, gravest, headline
from .tally import counted, ended
from .words import hint, message, say

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from gkcheck.rulebook.rules import Rule, Severity

    from .model import Fact, Finding, Result

State: TypeAlias = Literal[
    "unreadable", "failed", "other-year", "error", "not-a-report", "duplicate", "warning", "note", "counted", "ok"
]

STATES: tuple[State, ...] = (
    "unreadable", "failed", "other-year", "error", "not-a-report", "duplicate", "warning", "note", "counted", "ok",
)  # fmt: skip
"""What a file may be, the one to see to first in front."""

_FEWEST = 3
_TWICE = "GK803"
"""Told of a report that is not the only one of its agency and year, which is a state of its own."""

_LONGEST = 300
_MOST_ALIKE = 3


class Met(NamedTuple):
    """A rule that was met in a file: how often, and how bad at its worst."""

    rule: Rule
    severity: Severity
    times: int


class _Several(NamedTuple):
    """Whose report there are several of, under the name that all of them are told, and the sentence that says so."""

    agency: Fact
    year: Fact
    said: Text


class Overview(NamedTuple):
    """A file of a run, as an office looks at it.

    number: its place in the run, from 1. agency, year: `""` and None where it does not tell.
    states: all that it is, gravest first. usual: the year of the bulk of the run where this one is of another.
    copies: how many reports there are of its agency and year, where their figures differ (GK803), else 1.
    alike: paths of the first of the others.
    first: what to mend first, in one sentence. rules: those that were met in it, by code.
    """

    number: int
    path: str
    agency: str
    year: int | None
    states: tuple[State, ...]
    errors: int
    warnings: int
    notes: int
    first: Text
    rules: tuple[Met, ...] = ()
    usual: int | None = None
    copies: int = 1
    alike: tuple[str, ...] = ()

    @property
    def state(self) -> State:
        """The gravest of its states."""
        return self.states[0]


def overview(results: Iterable[Result]) -> list[Overview]:
    """The files of a run in the order in which they are to be seen to; results may be a stream, and none is kept.

    First what cannot be read, reports of another year than the bulk, and errors; then what is no report, differing
    reports of one agency and year, which stand together; then doubts and notes; last what is fine.
    That there are others of its agency and year is what a run over many files tells of a report, none else.
    """
    table = Table()
    for result in results:
        table.add(result)
    return table.ranked()


class Table:
    """The overview of a run while its results come in: a small record of each."""

    def __init__(self) -> None:
        self._rows: list[Overview] = []
        self._several: dict[int, _Several] = {}
        self._rules: dict[str, Rule] = {}

    def add(self, result: Result) -> Overview:
        """Take in the next result; gives what is known of it before the others."""
        counts = counted(result)
        several = _one_of_several(result)
        alone = replace(result, findings=tuple(one for one in result.findings if one is not several))
        report = result.report if result.status == "checked" else None
        row = Overview(
            number=len(self._rows) + 1,
            path=result.path,
            agency=report.agency if report else "",
            year=report.year if report else None,
            states=(ended(alone),),
            errors=counts["error"],
            warnings=counts["warning"],
            notes=counts["note"],
            first=_first(alone),
            rules=self._met(result.findings),
        )
        self._rows.append(row)
        if several is not None:
            self._several[row.number] = _Several(several.facts["agency"], several.facts["year"], _said(several))
        return row

    def _met(self, findings: Iterable[Finding]) -> tuple[Met, ...]:
        """The rules of a file by code; each rule is kept once for all files."""
        found: dict[str, list[Severity]] = {}
        for finding in findings:
            self._rules.setdefault(finding.code, finding.rule)
            found.setdefault(finding.code, []).append(finding.severity)
        return tuple(
            Met(self._rules[code], min(found[code], key=SEVERITIES.index), len(found[code])) for code in sorted(found)
        )

    def ranked(self) -> list[Overview]:
        """All files, once every result is in."""
        usual, groups = _usual(self._rows), self._groups()
        rows = [self._compared(row, usual, groups) for row in self._rows]
        leading: dict[object, tuple[object, ...]] = {}
        for row in rows:
            kin = self._kin(row)
            leading[kin] = min(_gravity(row), leading.get(kin, _gravity(row)))
        return sorted(rows, key=lambda row: (leading[self._kin(row)], _gravity(row)))

    def _groups(self) -> dict[object, list[Overview]]:
        """The differing reports of each agency and year."""
        groups: dict[object, list[Overview]] = {}
        for number in self._several:
            row = self._rows[number - 1]
            groups.setdefault(self._kin(row), []).append(row)
        return groups

    def _kin(self, row: Overview) -> object:
        several = self._several.get(row.number)
        return several[:2] if several else row.number

    def _compared(self, row: Overview, usual: int | None, groups: Mapping[object, Sequence[Overview]]) -> Overview:
        """The row with what only the other rows show."""
        group = groups.get(self._kin(row), (row,))
        alike = tuple(islice((other.path for other in group if other.number != row.number), _MOST_ALIKE))
        several = self._several.get(row.number)
        odd = usual if row.year is not None and row.year != usual else None
        states = [*row.states, *(["duplicate"] if several else []), *(["other-year"] if odd else [])]
        ordered = tuple(state for state in STATES if state in states and (state != "ok" or len(states) == 1))
        first = several.said if several and not alike and not row.first.zh else row.first
        return row._replace(states=ordered, first=first, usual=odd, copies=len(group), alike=alike)


def _one_of_several(result: Result) -> Finding | None:
    """The finding that there are other reports of the same agency and year with other figures."""
    found = (one for one in result.findings if one.code == _TWICE)
    return next((one for one in found if one.facts["problem"] == LEVEL_PHRASES["unlike"]), None)


def _first(result: Result) -> Text:
    """What to see to first: of the gravest findings one whose cell is known, else the first of them."""
    if result.status == "not_a_report":
        return PHRASES["not-a-report"]
    groups = by_cause(result.findings)
    if not groups:
        return Text("", "")
    worst = min(map(gravest, groups), key=SEVERITIES.index)
    grave = [group for group in groups if gravest(group) == worst]
    finding = next((group[0] for group in grave if group[0].suspects), grave[0][0])
    return _said(finding)


def _said(finding: Finding) -> Text:
    return Text(*(_cut(headline(finding, lang) or _told(finding, lang)) for lang in ("zh", "en")))


def _told(finding: Finding, lang: str) -> str:
    """The message; what to do as well, where the message does not say it of a file that was read."""
    if finding.code in {"GK000", "GK001"}:
        return message(finding, lang)
    return message(finding, lang) + say("full-stop", lang) + hint(finding, lang)


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST else text[: _LONGEST - 2] + "……"


def _usual(rows: Iterable[Overview]) -> int | None:
    """The year of at least two thirds of the reports that tell one; None of few."""
    years = Counter(row.year for row in rows if row.year is not None)
    if years.total() < _FEWEST:
        return None
    year, count = years.most_common(1)[0]
    return year if 3 * count >= 2 * years.total() else None


def _gravity(row: Overview) -> tuple[int, int, int, int, str, str]:
    counts = (-row.errors, -row.warnings, -row.notes)
    return (STATES.index(row.state), *counts, row.agency, row.path)
