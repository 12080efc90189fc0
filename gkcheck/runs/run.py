"""Files in, results out in the same order, each held against last year's report where that is among the files."""

from __future__ import annotations

import os
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from gkcheck.errors import UsageError
from gkcheck.pipeline import Source
from gkcheck.reports.bodies import apart, under_present_name

from .chains import chained, under_name_of
from .copies import copies, differing, told_of
from .kept import Kept
from .work import Task, book_of, check_packed, check_task

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from gkcheck.findings.model import Result
    from gkcheck.reports.bodies import Body
    from gkcheck.reports.earlier import Earlier
    from gkcheck.rulebook.library import Book

    from .work import Packed, Terms

_EACH = 25
"""So many files are worth the start of a process."""


class Watch(Protocol):
    """Shows how far a run has come: gives on what comes by, of which there are so many."""

    def __call__(self, coming: Iterable[Packed], /, *, total: int) -> Iterable[Packed]:
        """The same, shown as it goes by."""


class Carry(Protocol):
    """Carries out tasks, of which there are so many."""

    def __call__(self, tasks: Iterable[Task], /, total: int) -> Iterable[Packed]:
        """The outcome of each, in their order."""


def fitting_jobs(files: int) -> int:
    """How many processes are worth starting for so many files on this machine."""
    affinity = getattr(os, "sched_getaffinity", None)
    cores = len(affinity(0)) if affinity else os.cpu_count() or 1
    return max(1, min(cores, files // _EACH))


def check_many(
    files: Sequence[Source],
    terms: Terms,
    *,
    previous: Sequence[Source] = (),
    names: Mapping[str, str] | None = None,
    jobs: int = 1,
    watch: Watch | None = None,
) -> Iterator[tuple[Source, Result]]:
    """Check files, each with its result in the order given; one that cannot be read never stops the rest.

    previous: files of last year's reports; they are told only where they cannot be read, after the others. Agencies and
    years say which is whose; a single file that is named and nobody's is told of every report without another.
    names: for other names of an agency its present one. jobs: so many processes. watch: shows how far it has come.
    """
    given, names, watch = _besides(files, previous), names or {}, watch or _unwatched
    if len(files) == 1 and not given:
        yield files[0], check_task(Task(files[0].path), terms)
        return
    with _carrying_out(jobs, terms, watch) as carry_out, Kept() as kept:
        _read([*files, *given], kept, carry_out)
        _again(files, _pairs(kept, files, given, names), kept, names, carry_out)
        yield from _told(kept, files, names, book_of(terms))
        yield from _unread(kept, given, len(files))


def last_year(path: str | Path, previous: Sequence[Source], names: Mapping[str, str], terms: Terms) -> Earlier | None:
    """What the report in a file is held against, as in a run over that file alone.

    Raises UsageError where only one is given that cannot be read or is no report.
    """
    own = Source(Path(path), named=True)
    given = _besides([own], previous)
    with _carrying_out(1, terms, _unwatched) as carry_out, Kept() as kept:
        _read([own, *given], kept, carry_out)
        if len(given) == 1 and kept.earlier(1) is None:
            raise UsageError("bad-previous", path=str(given[0].path))
        pairs = _pairs(kept, [own], given, names)
        return _before(kept, 0, pairs[0], names) if pairs else None


def _read(everything: Sequence[Source], kept: Kept, carry_out: Carry) -> None:
    for one in carry_out((Task(source.path) for source in everything), total=len(everything)):
        kept.add(one)


def _again(
    files: Sequence[Source], pairs: Mapping[int, int], kept: Kept, names: Mapping[str, str], carry_out: Carry
) -> None:
    """Check once more what has found last year's report."""
    tasks = (Task(files[i].path, _before(kept, i, j, names)) for i, j in pairs.items())
    for i, one in zip(pairs, carry_out(tasks, total=len(pairs)), strict=True):
        kept.renew(i, one)


def _besides(files: Iterable[Source], previous: Sequence[Source]) -> list[Source]:
    """The files of last year's reports that are not checked themselves; one that is named stays, to be told of."""
    own = {source.real for source in files}
    if len(own) == len(previous) == 1 and previous[0].named:
        return list(previous)
    return [source for source in previous if source.real not in own]


def _pairs(kept: Kept, files: Sequence[Source], given: Sequence[Source], names: Mapping[str, str]) -> dict[int, int]:
    """By the place of each report that of its last year's; a file that somebody named and that is nobody's is told."""
    named = len(given) == 1 and given[0].named and kept.earlier(len(files)) is not None
    bodies = [*_own(kept, files, names), *kept.bodies[len(files) :]]
    return chained(bodies, len(files), names, everybodys=named, copies=copies(bodies, kept))


def _own(kept: Kept, files: Sequence[Source], names: Mapping[str, str]) -> list[Body | None]:
    """Whose reports the files are that are told."""
    bodies = [body and under_present_name(body, names) for body in kept.bodies[: len(files)]]
    return apart(bodies, [source.path.as_posix() for source in files])


def _before(kept: Kept, place: int, before: int, names: Mapping[str, str]) -> Earlier | None:
    return under_name_of(kept.bodies[place], kept.earlier(before), names)


def _told(kept: Kept, files: Sequence[Source], names: Mapping[str, str], book: Book) -> Iterator[tuple[Source, Result]]:
    """The results of the files that were asked for, each told of others of its body and year."""
    several = differing([source.path.as_posix() for source in files], kept, _own(kept, files, names))
    for i, source in enumerate(files):
        result = kept.result(i)
        yield source, told_of(result, several[i], names, book) if i in several else result


def _unread(kept: Kept, given: Sequence[Source], first: int) -> Iterator[tuple[Source, Result]]:
    """The results of last year's reports that could not be read."""
    for i, source in enumerate(given, first):
        if kept.result(i).status != "checked":
            yield source, kept.result(i)


@contextmanager
def _carrying_out(jobs: int, terms: Terms, watch: Watch) -> Iterator[Carry]:
    """What carries out tasks in their order: this process, or several others that are started when they are needed."""
    if jobs == 1:
        yield lambda tasks, total: watch((one for task in tasks for one in check_packed([task], terms)), total=total)
        return
    from .workers import Workers

    with Workers(jobs, terms) as workers:
        yield lambda tasks, total: watch(workers.map(tasks), total=total)


def _unwatched(coming: Iterable[Packed], *, total: int) -> Iterable[Packed]:  # noqa: ARG001 - as `Watch`
    return coming
