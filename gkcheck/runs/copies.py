"""Several reports of one body and year in a run that do not tell the same: each is told of the others."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from gkcheck.checks.levels import body, duplicates, twice
from gkcheck.findings.model import Outcome

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from gkcheck.findings.model import Result
    from gkcheck.reports.bodies import Body
    from gkcheck.rulebook.library import Book

    from .kept import Kept


def differing(paths: Sequence[str], kept: Kept, bodies: Sequence[Body | None]) -> dict[int, tuple[str, ...]]:
    """By the place of each report of whose body and year there is another with other figures, the files of all.

    paths: of the files that are told, which are the first that were kept; bodies: whose reports they are. One report in
    several formats, or a copy of it, is one report.
    """
    found: dict[int, tuple[str, ...]] = {}
    for group in duplicates([known or ("", None) for known in bodies]):
        reports = [report for report in map(kept.earlier, group) if report]
        figures = [(report.editions, report.figures) for report in reports]
        if any(one != figures[0] for one in figures):
            found |= dict.fromkeys(group, tuple(paths[place] for place in group))
    return found


def copies(bodies: Sequence[Body | None], kept: Kept) -> dict[int, int]:
    """By the place of each report that repeats another of its body and year, in whatever format, that of the first."""
    found: dict[int, int] = {}
    for group in duplicates([known or ("", None) for known in bodies]):
        first: dict[object, int] = {}
        for place in group:
            report = kept.earlier(place)
            if report:
                found[place] = first.setdefault((report.editions, report.figures), place)
    return found


def told_of(result: Result, files: Sequence[str], names: Mapping[str, str], book: Book) -> Result:
    """The result of a report with what it is told of the others, before what concerns its cells.

    names: for other names of an agency its present one, which all of them are told.
    """
    if result.report is None:
        return result
    finding = twice(result.report, book, files, "unlike", body(result.report.agency, names))
    at = next((i for i, one in enumerate(result.findings) if one.cells), len(result.findings))
    found = (*result.findings[:at], finding, *result.findings[at:])
    return replace(result, findings=found, outcomes=(*result.outcomes, Outcome(finding.code, "", "broken")))
