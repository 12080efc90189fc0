"""A run over several levels: every report read once, each whole held against its parts, parts told by their status."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from gkcheck.checks.levels import Part, check_levels
from gkcheck.findings.model import Result
from gkcheck.pipeline import opened

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from gkcheck.pipeline import Source
    from gkcheck.reports.model import Report
    from gkcheck.rulebook.library import Book

    from .manifest import Job

    Told: TypeAlias = "tuple[Source, Result]"


class Reading:
    """The reports of a run by their files: a part of one whole may be the whole of others."""

    def __init__(self) -> None:
        self._read: dict[Path, Report | Result] = {}

    def of(self, source: Source) -> Report | Result:
        """The report in a file, or the result that says why there is none."""
        key = source.real
        if key not in self._read:
            self._read[key] = opened(source.path)
        return self._read[key]

    def part(self, source: Source) -> Part | None:
        """A file as a part; a file of a folder that is no report at all is none."""
        report = self.of(source)
        shown = source.path.as_posix()
        if isinstance(report, Result):
            return Part(source.path.stem, None, shown, "unreadable")
        return Part(source.path.stem, report, shown) if report.is_report or source.named else None

    def parts(self, given: Iterable[Source]) -> list[Part]:
        """The files that are parts, in order."""
        return [part for source in given if (part := self.part(source)) is not None]


def run_jobs(jobs: Sequence[Job], rules: Book, aliases: Mapping[str, str], reading: Reading) -> Iterator[Told]:
    """The result of every whole, each followed by its parts; a report that is both is told as a whole."""
    wholes = {job.whole.real for job in jobs}
    told: set[Path] = set()
    for job in jobs:
        yield job.whole, _whole(job, rules, aliases, reading)
        for source in job.parts:
            key = source.real
            if key not in wholes | told:
                told.add(key)
                yield source, part_result(source, reading)


def _whole(job: Job, rules: Book, aliases: Mapping[str, str], reading: Reading) -> Result:
    report = reading.of(job.whole)
    if isinstance(report, Result):
        return report
    parts = reading.parts(job.parts)
    return check_levels(report, parts, job.expected, aliases, rules, job.whole.path.as_posix())


def part_result(source: Source, reading: Reading) -> Result:
    """What became of a part: it was read, it was not, or it is no report."""
    report = reading.of(source)
    if isinstance(report, Result):
        return report
    return Result(source.path.as_posix(), "checked" if report.is_report else "not_a_report", report)
