"""Findings that someone has looked at and lets stand, each for a reason and for the values that it was granted for."""

from __future__ import annotations

from dataclasses import replace
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, NamedTuple

from .model import Aside, Lapse
from .selection import ALWAYS, is_rule, is_weighed, weighed_beyond
from .words import figure

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from .model import Finding, Result

PROSE = "prose"
_AKIN = 0.5
"""From which likeness on a sentence counts as the waived one, changed."""
_SHORT = 20
"""What is shorter is a figure, or too short to be compared."""


class Waiver(NamedTuple):
    """One entry of a file of waivers; cell: `""` for the whole file; values: what was printed, by the cell's path."""

    rule: str
    agency: str
    year: int
    cell: str
    reason: str
    values: Mapping[str, str]


class Waivers:
    """The waivers of a run, and which of them belonged to a report of it and to a finding.

    aliases: for each name of a body the name that all its names are known by.
    """

    def __init__(self, waivers: Iterable[Waiver], aliases: Mapping[str, str] | None = None) -> None:
        self.waivers = tuple(waivers)
        self.aliases = aliases or {}
        self.met: set[int] = set()
        self.weighed: set[int] = set()
        self.used: set[int] = set()

    def only(self, rules: Collection[str]) -> Waivers:
        """The waivers of some rules, named by their codes or names."""
        return Waivers((waiver for waiver in self.waivers if waiver.rule in rules), self.aliases)

    @property
    def strays(self) -> tuple[Waiver, ...]:
        """The waivers of agencies and years that no report of the run was of."""
        return tuple(waiver for i, waiver in enumerate(self.waivers) if i not in self.met)

    @property
    def unused(self) -> tuple[Waiver, ...]:
        """The waivers whose report was held against their rule and has no such finding any more."""
        return tuple(waiver for i, waiver in enumerate(self.waivers) if i in self.weighed - self.used)

    def grant(self, result: Result) -> Result:
        """The result without the findings that are waived; those whose waiver lapsed say so."""
        mine = self._of(result)
        if not mine:
            return result
        holding = _hold(mine, result.findings)
        rest = {i: finding for i, finding in enumerate(result.findings) if i not in holding}
        lapsed = _lapse({n: w for n, w in mine.items() if n not in holding.values()}, rest)
        self.used |= {*holding.values(), *(number for number, _ in lapsed.values())}
        told = (replace(finding, lapsed=lapsed[i][1]) if i in lapsed else finding for i, finding in rest.items())
        aside = tuple(Aside(result.findings[i], "waiver", mine[number].reason) for i, number in holding.items())
        return replace(result, findings=tuple(told), aside=result.aside + aside)

    def _of(self, result: Result) -> dict[int, Waiver]:
        """The waivers of a report, by their number."""
        report = result.report
        if report is None or result.status != "checked":
            return {}
        mine = {
            i: waiver
            for i, waiver in enumerate(self.waivers)
            if waiver.year == report.year and self._body(waiver.agency) == self._body(report.agency)
        }
        self.met.update(mine)
        beyond = weighed_beyond(result)
        self.weighed.update(i for i, waiver in mine.items() if is_weighed(waiver.rule, beyond))
        return mine

    def _body(self, name: str) -> str:
        return self.aliases.get(name, name)


def printed_values(finding: Finding) -> dict[str, str]:
    """What a finding rests on, as printed, by the path of the cell; spaces and line ends count once.

    A finding on a row or a table rests on what its sentence quotes of it; one on what is absent on nothing.
    """
    values = {cell.path: _plain(cell.printed) for cell in finding.cells if cell.printed is not None}
    if not values and "printed" in finding.facts:
        fact = finding.facts["printed"]
        values[finding.cells[0].path if finding.cells else ""] = _plain(fact if isinstance(fact, str) else str(fact))
    return values


def changes(waiver: Waiver, finding: Finding) -> tuple[tuple[str, str | None, str | None], ...]:
    """Where the values that a waiver was granted for differ from what is printed: path, then, now; None for none."""
    now, then = printed_values(finding), {path: _plain(value) for path, value in waiver.values.items()}
    if then.get(PROSE) in _names_of_sentence(finding):
        now = now | {PROSE: then[PROSE]}
    paths = [*now, *(path for path in then if path not in now)]
    return tuple((path, then.get(path), now.get(path)) for path in paths if then.get(path) != now.get(path))


def _names_of_sentence(finding: Finding) -> set[str]:
    """What a sentence may be called by: its words, or its doubted figures as printed; a single one in digits too."""
    if finding.quote is None:
        return set()
    marks = [_plain(finding.quote.sentence[start:end]) for start, end in finding.quote.marks]
    names = {_plain(finding.quote.sentence), "、".join(marks)} - {""}
    value = finding.cells[0].value if finding.cells else None
    if len(marks) != 1 or value is None:
        return names
    return names | {str(value) if isinstance(value, int) else figure(value)}


def is_about(waiver: Waiver, finding: Finding) -> bool:
    """Whether a waiver names this finding's rule and one of its cells; the report is the right one."""
    return (
        is_rule(waiver.rule, finding.rule)
        and finding.code not in ALWAYS
        and (waiver.cell in {cell.path for cell in finding.cells} if waiver.cell else not finding.cells)
    )


def _hold(waivers: Mapping[int, Waiver], findings: Sequence[Finding]) -> dict[int, int]:
    """The findings that a waiver holds for, each with the number of its waiver."""
    holding = {}
    for i, finding in enumerate(findings):
        good = (n for n, w in waivers.items() if is_about(w, finding) and not changes(w, finding))
        number = next(good, None)
        if number is not None:
            holding[i] = number
    return holding


def _lapse(waivers: Mapping[int, Waiver], findings: Mapping[int, Finding]) -> dict[int, tuple[int, Lapse]]:
    """For each finding that shows again, the number of the waiver that it had, and what changed."""
    lapsed: dict[int, tuple[int, Lapse]] = {}
    for number, waiver in waivers.items():
        likely = [i for i, f in findings.items() if i not in lapsed and is_about(waiver, f) and _is_akin(waiver, f)]
        if likely:
            best = min(likely, key=lambda i: len(changes(waiver, findings[i])))
            lapsed[best] = number, Lapse(waiver.reason, changes(waiver, findings[best]))
    return lapsed


def _is_akin(waiver: Waiver, finding: Finding) -> bool:
    """Whether a finding may be the waived one with other values; of sentences only one that is much like it."""
    if finding.quote is None or PROSE not in waiver.values:
        return True
    then, sentence = _plain(waiver.values[PROSE]), _plain(finding.quote.sentence)
    if then in _names_of_sentence(finding):
        return True
    return len(then) < _SHORT or SequenceMatcher(None, then[:2000], sentence[:2000], autojunk=False).ratio() >= _AKIN


def _plain(text: str) -> str:
    return " ".join(text.split())
