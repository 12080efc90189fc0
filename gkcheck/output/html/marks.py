"""Findings numbered for the page, and the cells, rows and tables that each of them leads to."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from gkcheck.rulebook.rules import SEVERITIES

if TYPE_CHECKING:
    from collections.abc import Iterable

    from gkcheck.findings.model import Finding, Result
    from gkcheck.reports.model import Report

_MOST_SUMMED = 3
"""A sentence held against a sum of more cells leaves them unmarked: none of them is doubted more than the others."""


class Told(NamedTuple):
    """A finding with its number on the page, the places that it doubts, and the place that it leads to."""

    number: int
    finding: Finding
    doubted: tuple[str, ...]
    other: tuple[str, ...]

    @property
    def target(self) -> str:
        """The place that it leads to, `""` where it doubts none."""
        return self.doubted[0] if self.doubted else ""


class File:
    """What the page tells of one checked file: its findings in groups, and what marks each place of its tables.

    key: the beginning of all anchors of the file.
    """

    def __init__(self, result: Result, key: str, lang: str) -> None:
        self.result = result
        self.key = key
        self.lang = lang
        self.groups = [
            tuple(self._told(finding, number) for number, finding in group)
            for group in _numbered(_by_cause(result.findings))
        ]

    @property
    def told(self) -> list[Told]:
        """All findings in the order of the page."""
        return [told for group in self.groups for told in group]

    @cached_property
    def marks(self) -> dict[str, tuple[Told, ...]]:
        """The findings that doubt each place, the gravest first."""
        found: dict[str, tuple[Told, ...]] = {}
        for told in self.told:
            for path in told.doubted:
                found[path] = (*found.get(path, ()), told)
        return found

    @cached_property
    def others(self) -> frozenset[str]:
        """Places that some finding names as another possibility, or that its suspects lead to."""
        return frozenset(path for told in self.told for path in told.other) - frozenset(self.marks)

    @cached_property
    def places(self) -> dict[str, int]:
        """The value cells that are drawn, by their paths, counted in the order of the page."""
        report = self.result.report
        return {} if report is None else {path: i for i, path in enumerate(drawn(report))}

    @cached_property
    def _known(self) -> frozenset[str]:
        report = self.result.report
        if report is None or not report.tables:
            return frozenset()
        rows = [path for path in report.sheet.rows if path.partition(".")[0] in report.tables]
        groups = [path.rpartition(".")[0] for path in rows]
        return frozenset([*self.places, *rows, *groups, *report.sheet.tables])

    def anchor(self, path: str) -> str:
        """The id of a place."""
        return f"{self.key}-{path}"

    def number(self, told: Told) -> str:
        """The id of a finding."""
        return f"{self.key}-{told.number}"

    def _told(self, finding: Finding, number: int) -> Told:
        doubted = self._shown(_doubted(finding))
        others = (cell.cell.path for cells in finding.suspects for cell in cells)
        return Told(number, finding, doubted, tuple(path for path in self._shown(others) if path not in doubted))

    def _shown(self, paths: Iterable[str]) -> tuple[str, ...]:
        """The places where these stand on the page: themselves, or the row or table around them."""
        return tuple(dict.fromkeys(place for path in paths if (place := self.place(path))))

    def place(self, path: str) -> str:
        """The place where a path is shown; `""` where nothing of it is."""
        while path and path not in self._known:
            path = path.rpartition(".")[0]
        return path


def drawn(report: Report) -> Iterable[str]:
    """The paths of the value cells that are drawn one by one, in print order."""
    for name in report.sheet.tables:
        if name in report.tables:
            for row in report.sheet.tables[name].rows:
                if not is_raw(report, row.path):
                    yield from (f"{row.path}.{column.name}" for column in row.columns)


def is_raw(report: Report, row: str) -> bool:
    """Whether the values of a row did not fit its columns, so that they are shown as they were met."""
    return row in report.rows and not report.rows[row].fits


def _doubted(finding: Finding) -> list[str]:
    """What is doubted: the likeliest suspects, else what the other side does not add up to, else what it is about."""
    if finding.suspects:
        return [suspect.cell.path for suspect in finding.suspects[0]]
    if finding.relation is not None:
        return [operand.path for operand in finding.relation.right if operand.source == "this"]
    paths = [cell.path for cell in finding.cells]
    return [] if finding.quote is not None and len(paths) > 1 + _MOST_SUMMED else paths


def _by_cause(findings: Iterable[Finding]) -> list[list[Finding]]:
    """Findings by severity, those of one cause together with the gravest of them."""
    ordered = sorted(findings, key=lambda finding: SEVERITIES.index(finding.severity))
    groups: dict[object, list[Finding]] = {}
    for place, finding in enumerate(ordered):
        groups.setdefault(("alone", place) if finding.cause is None else finding.cause, []).append(finding)
    return list(groups.values())


def _numbered(groups: list[list[Finding]]) -> list[list[tuple[int, Finding]]]:
    numbers = iter(range(1, sum(map(len, groups)) + 1))
    return [[(next(numbers), finding) for finding in group] for group in groups]
