"""Files in, results out in the same order, each held against last year's report where that is among the files."""

from __future__ import annotations

import os
import pickle
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from gkcheck.pipeline import remembered

from .chains import chained, under_name_of
from .copies import differing, told_of
from .kept import Kept
from .work import Task, book_of, check_packed, check_task

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from gkcheck.findings.model import Result
    from gkcheck.pipeline import Source
    from gkcheck.reports.earlier import Earlier

    from .work import Packed, Terms

_EACH = 25
"""So many files are worth the start of a process."""


class Watch(Protocol):
    """Shows how far a run has come: gives on what comes by, of which there are so many."""

    def __call__(self, coming: Iterable[Packed], /, *, total: int) -> Iterable[Packed]:
        """The same, shown as it goes by."""


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
    years say which is whose; a single file that is nobody's is told of every report.
    names: for other names of an agency its present one. jobs: so many processes. watch: shows how far it has come.
    """
    own = {source.real for source in files}
    previous = [source for source in previous if source.real not in own]
    if len(files) == 1 and not previous:
        yield files[0], check_task(Task(files[0].path), terms)
        return
    everything, known, watch = [*files, *previous], names or {}, watch or _unwatched
    with _carrying_out(jobs, terms) as carry_out, Kept() as kept:
        for one in watch(carry_out(Task(source.path) for source in everything), total=len(everything)):
            kept.add(one)
        before = chained(kept.bodies, len(files), known)
        again = carry_out(
            Task(files[i].path, under_name_of(kept.bodies[i], kept.earlier(j), known)) for i, j in before.items()
        )
        for i, one in zip(before, watch(again, total=len(before)), strict=True):
            kept.renew(i, one)
        several = differing([source.path.as_posix() for source in files], kept, known)
        for i, source in enumerate(files):
            result = kept.result(i)
            yield source, told_of(result, several[i], book_of(terms)) if i in several else result
        for i, source in enumerate(previous, len(files)):
            if kept.result(i).status != "checked":
                yield source, kept.result(i)


def last_year(path: str | Path, previous: Sequence[Source], names: Mapping[str, str], terms: Terms) -> Earlier | None:
    """What the report in a file is held against: the only one given, or its agency's for the year before.

    Raises UsageError where the only one cannot be read or is no report.
    """
    if len(previous) == 1:
        return remembered(previous[0].path)
    paths = [Path(path), *(source.path for source in previous)]
    found = check_packed([Task(one) for one in paths], terms)
    before = chained([one.body for one in found], 1, names)
    return under_name_of(found[0].body, pickle.loads(found[before[0]].earlier), names) if before else None  # noqa: S301


@contextmanager
def _carrying_out(jobs: int, terms: Terms) -> Iterator[Callable[[Iterable[Task]], Iterator[Packed]]]:
    """What carries out tasks in their order: this process, or several others that are started when they are needed."""
    if jobs == 1:
        yield lambda tasks: (one for task in tasks for one in check_packed([task], terms))
        return
    from .workers import Workers

    with Workers(jobs, terms) as workers:
        yield workers.map


def _unwatched(coming: Iterable[Packed], *, total: int) -> Iterable[Packed]:  # noqa: ARG001 - as `Watch`
    return coming
