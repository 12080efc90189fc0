"""What is done with one file of a run, and how it is packed to be sent and kept."""

from __future__ import annotations

import pickle
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from gkcheck.pipeline import check_file, folder_told
from gkcheck.reports.earlier import remember
from gkcheck.rulebook.library import extended

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from pathlib import Path

    from gkcheck.findings.model import Result
    from gkcheck.reports.bodies import Body
    from gkcheck.reports.earlier import Earlier
    from gkcheck.rulebook.library import Book


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """What every file of a run is checked by.

    rules: files of the user's own rules. published: when all were published, where that is known better than they tell.
    cells: whether results keep the cells of their reports; only who draws the tables needs them.
    """

    rules: tuple[str, ...] = ()
    published: date | None = None
    cells: bool = True


class Task(NamedTuple):
    """A file to check, and last year's report where it is known."""

    path: Path
    previous: Earlier | None = None


class Packed(NamedTuple):
    """A checked file: whose report it is, its result, and what next year's report needs of it, both pickled.

    body: None where it is no report, or does not tell whose.
    """

    body: Body | None
    result: bytes
    earlier: bytes


def check_packed(tasks: Sequence[Task], terms: Terms) -> list[Packed]:
    """Check files one after another."""
    return [packed(check_task(task, terms), cells=terms.cells) for task in tasks]


def check_task(task: Task, terms: Terms) -> Result:
    """Check one file; never raises for what it holds."""
    return folder_told(task.path) or check_file(task.path, book_of(terms), terms.published, task.previous)


def book_of(terms: Terms) -> Book:
    """The shipped rules with the user's own."""
    return _book(terms.rules)


@cache
def _book(rules: tuple[str, ...]) -> Book:
    return extended(rules)


def packed(result: Result, *, cells: bool) -> Packed:
    """A result to be sent and kept."""
    report = result.report if result.status == "checked" else None
    earlier = remember(report) if report else None
    body = (report.agency, report.year) if report and report.agency and report.year else None
    return Packed(body, _pickled(result if cells else headed(result)), _pickled(earlier))


def headed(result: Result) -> Result:
    """A result whose report tells what it is, and no longer what stood in it."""
    if result.report is None:
        return result
    return replace(result, report=replace(result.report, numbers={}, cells={}, rows={}, extra={}, marks={}, prose=()))


def _pickled(thing: object) -> bytes:
    return pickle.dumps(thing, pickle.HIGHEST_PROTOCOL)
