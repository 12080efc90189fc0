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
    from gkcheck.reports.bodies import Body
    from gkcheck.rulebook.library import Book

    from .spool import Spool


class Copies(NamedTuple):
    """The files of one body and year, and whether their figures are the same."""

    files: list[str]
    same: bool


def copies(
    paths: Sequence[str], bodies: Sequence[Body | None], memories: Spool, names: Mapping[str, str]
) -> dict[int, Copies]:
    """By the position of each report that is not the only one of its body and year, all of them.

    memories: what is kept of each report. One report in several formats, side by side under one name, is one.
    """
    found: dict[int, Copies] = {}
    for group in duplicates([body or ("", None) for body in bodies], names):
        figures = [(memory.editions, memory.figures) for memory in map(memories.__getitem__, group)]
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
