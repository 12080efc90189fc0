"""Several reports of one body and year in a run: each is told of the others."""

from __future__ import annotations

from dataclasses import replace
from pathlib import PurePath
from typing import TYPE_CHECKING, NamedTuple

from gkcheck.checks.levels import duplicates, twice
from gkcheck.findings.model import Outcome

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from gkcheck.findings.model import Result
    from gkcheck.rulebook.library import Book

    from .kept import Kept


class Copies(NamedTuple):
    """The files of one body and year, and whether their figures are the same."""

    files: list[str]
    same: bool


def copies(paths: Sequence[str], kept: Kept, names: Mapping[str, str]) -> dict[int, Copies]:
    """By the place of each report that is not the only one of its body and year, all of them.

    paths: of the files that are told, which are the first that were kept. One report in several formats, side by side
    under one name, is one.
    """
    found: dict[int, Copies] = {}
    for group in duplicates([body or ("", None) for body in kept.bodies[: len(paths)]], names):
        reports = [report for report in map(kept.earlier, group) if report]
        figures = [(report.editions, report.figures) for report in reports]
        same = all(one == figures[0] for one in figures)
        files = [paths[place] for place in group]
        if not (same and len({PurePath(file).with_suffix("") for file in files}) == 1):
            found |= dict.fromkeys(group, Copies(files, same))
    return found


def told_of(result: Result, others: Copies, book: Book) -> Result:
    """The result of a report with what it is told of the others, before what concerns its cells."""
    if result.report is None:
        return result
    finding = twice(result.report, book, others.files, "alike" if others.same else "unlike")
    at = next((i for i, one in enumerate(result.findings) if one.cells), len(result.findings))
    found = (*result.findings[:at], finding, *result.findings[at:])
    return replace(result, findings=found, outcomes=(*result.outcomes, Outcome(finding.code, "", "broken")))
