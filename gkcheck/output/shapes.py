"""The shapes of JSON format 1, from which its schema is generated; the records are typed with them."""

from __future__ import annotations

from typing import Literal

from typing_extensions import TypedDict


class Cell(TypedDict):
    """A cell, row or table that a finding is about."""

    path: str
    label: str
    address: str | None
    printed: str | None
    value: int | str | None


class Suspect(TypedDict):
    """One cell of a set that would mend a cause."""

    path: str
    printed: str | None
    suggested: int | str | None
    reason: str


class Change(TypedDict):
    """A value that a waiver was granted for and that changed since."""

    path: str
    then: str | None
    now: str | None


class Aside(TypedDict):
    """A finding that is not told."""

    code: str
    fingerprint: str
    by: Literal["baseline", "waiver"]
    reason: str | None


class Gone(TypedDict):
    """A record of the baseline that no longer occurs."""

    path: str
    code: str
    place: str
    fingerprint: str


class Waiver(TypedDict):
    """A waiver that no finding of the run needed."""

    rule: str
    agency: str
    year: int
    cell: str


class Finding(TypedDict):
    """Something wrong, doubtful or worth a note."""

    code: str
    name: str
    severity: Literal["error", "warning", "note"]
    outcome: Literal["kept", "broken", "unknown"]
    message: str
    hint: str
    line: int | None
    cells: list[Cell]
    expected: int | str | None
    actual: int | str | None
    difference: int | str | None
    cause: int | None
    suspects: list[list[Suspect]]
    lapsed: list[Change] | None
    fingerprint: str


class Rules(TypedDict):
    """How many rules, place by place, were kept, broken or unknown."""

    kept: int
    broken: int
    unknown: int


class File(TypedDict):
    """One file of a run."""

    path: str
    status: Literal["checked", "unreadable", "not_a_report"]
    edition: Literal["2014", "2019", "2021", "mixed", "none"] | None
    agency: str | None
    year: int | None
    tables: list[str]
    rules: Rules
    findings: list[Finding]
    aside: list[Aside]


class Tool(TypedDict):
    """What wrote the results."""

    name: Literal["gkcheck"]
    version: str


class Summary(TypedDict):
    """Counts over the run; findings of files that were not checked count in `unreadable`."""

    files: int
    errors: int
    warnings: int
    notes: int
    unreadable: int
    not_a_report: int
    hidden: int
    waived: int
    gone: list[Gone]
    unused_waivers: list[Waiver]
    stray_waivers: list[Waiver]


class Run(TypedDict):
    """The results of a run, format 1."""

    format: Literal[1]
    tool: Tool
    files: list[File]
    summary: Summary
