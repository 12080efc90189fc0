"""Results as frozen records without words."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

from gkcheck.rulebook.relations import BEFORE
from gkcheck.rulebook.sheets import Text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from gkcheck.prose.model import Quote
    from gkcheck.reports.model import Number, Report
    from gkcheck.rulebook.relations import Relation
    from gkcheck.rulebook.rules import Rule, Severity
    from gkcheck.tables.readings import Place

State: TypeAlias = Literal["kept", "broken", "unknown"]
Status: TypeAlias = Literal["checked", "unreadable", "not_a_report"]
Fact: TypeAlias = str | int | Text | tuple[Text, ...]


class CellRef(NamedTuple):
    """A cell, row or table that a finding is about.

    path: as in the typed model, for a cell of last year's report behind `previous.`.
    label: in the form's words. printed, value: None where there is no cell.
    """

    path: str
    label: Text
    place: Place | None = None
    printed: str | None = None
    value: Number | None = None

    @property
    def own(self) -> bool:
        """Whether it stands in the report itself, not in last year's."""
        return not self.path.startswith(BEFORE)


class Suspect(NamedTuple):
    """One cell of a set that would mend a cause: the figure it should hold, and why."""

    cell: CellRef
    suggested: Number
    reason: Text


class Outcome(NamedTuple):
    """What became of one rule at one place of a report; `reason` says why it is unknown."""

    code: str
    place: str
    state: State
    reason: str = ""


class Lapse(NamedTuple):
    """A waiver that no longer holds: why it was granted, and each value that changed: path, then, now (None: none)."""

    reason: str
    changed: tuple[tuple[str, str | None, str | None], ...]


@dataclass(frozen=True, slots=True)
class Finding:
    """Something wrong, doubtful or worth a note.

    cells: every cell of a relation in print order, or the row or table it is about, or nothing for the whole file.
    expected, actual, difference: what the parts give, what is printed, actual minus expected.
    cause: the same number for findings of one report that one mistake explains.
    suspects: alternative sets of cells that, changed together, would restore its relations, the likeliest first.
    facts: what the sentence needs beyond the cells. quote: the words of the running text that it is about.
    lapsed: the waiver that it had, where its values have changed since.
    """

    rule: Rule
    severity: Severity
    cells: tuple[CellRef, ...] = ()
    outcome: State = "broken"
    relation: Relation | None = None
    expected: Number | None = None
    actual: Number | None = None
    difference: Number | None = None
    facts: Mapping[str, Fact] = field(default_factory=dict)
    agency: str = ""
    year: int | None = None
    line: int | None = None
    cause: int | None = None
    suspects: tuple[tuple[Suspect, ...], ...] = ()
    quote: Quote | None = None
    lapsed: Lapse | None = None

    @property
    def code(self) -> str:
        """The rule's code, `GK301`."""
        return self.rule.code

    @property
    def name(self) -> str:
        """The rule's name, `applications-balance`."""
        return self.rule.name

    @property
    def message(self) -> str:
        """The sentence in Chinese; `gkcheck.findings.words.message` gives it in English too."""
        from .words import message

        return message(self, "zh")

    @property
    def fingerprint(self) -> str:
        """The same for the same fault of the same report, wherever in the file it stands."""
        where = [self.relation.place] if self.relation else [cell.path for cell in self.cells]
        said = "" if self.relation else str(self.quote.marked if self.quote else self.facts.get("printed", ""))
        parts = (self.code, self.agency, str(self.year or ""), *where, said)
        return hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:20]


class Aside(NamedTuple):
    """A finding that is not told: recorded in a baseline, or waived for a reason."""

    finding: Finding
    by: Literal["baseline", "waiver"]
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Result:
    """What checking one report gave.

    outcomes: each rule at each place; findings: what is to be told. report: None where the file cannot be read.
    aside: findings that a baseline or a waiver keeps from being told.
    """

    path: str = ""
    status: Status = "checked"
    report: Report | None = None
    findings: tuple[Finding, ...] = ()
    outcomes: tuple[Outcome, ...] = ()
    aside: tuple[Aside, ...] = ()

    @property
    def ok(self) -> bool:
        """True where the report was checked and no finding is an error."""
        return self.status == "checked" and not any(finding.severity == "error" for finding in self.findings)

    @property
    def kept(self) -> tuple[Outcome, ...]:
        """The relations that hold, blanks read as zero."""
        return tuple(outcome for outcome in self.outcomes if outcome.state == "kept")

    @property
    def broken(self) -> tuple[Outcome, ...]:
        """The relations that no filling of the blanks could mend."""
        return tuple(outcome for outcome in self.outcomes if outcome.state == "broken")

    @property
    def unknown(self) -> tuple[Outcome, ...]:
        """The relations of which blanks do not let one say either."""
        return tuple(outcome for outcome in self.outcomes if outcome.state == "unknown")
