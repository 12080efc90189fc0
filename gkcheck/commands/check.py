"""The command `check`: files in, results through the gate into every output."""

from __future__ import annotations

import sys
from contextlib import ExitStack
from functools import partial
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from gkcheck.config.gating import gate, names
from gkcheck.errors import UsageError
from gkcheck.findings.baseline import recorded, written
from gkcheck.findings.gate import Run
from gkcheck.findings.phrases import PHRASES
from gkcheck.findings.selection import at_least, verify
from gkcheck.opening import show_pages, with_page
from gkcheck.output import BYTES, DRAWN, writer
from gkcheck.output.several import write_all
from gkcheck.output.targets import pair
from gkcheck.pipeline import sources
from gkcheck.rulebook.library import extended
from gkcheck.runs import Terms, check_many, fitting_jobs

from . import FOUND, OK, UNCHECKED
from .streams import bytes_output, file_errors, output, refuse_inputs

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterable, Iterator, Sequence
    from contextlib import AbstractContextManager

    from gkcheck.config.load import Given
    from gkcheck.findings.baseline import Recorded
    from gkcheck.findings.gate import Gate
    from gkcheck.findings.model import Result
    from gkcheck.output import Writer
    from gkcheck.output.targets import Target
    from gkcheck.pipeline import Source
    from gkcheck.runs.run import Watch

_MANY = 20
"""From so many files on, a terminal is shown how far the run has come."""


def check(options: Namespace, given: Given | None) -> int:
    """Check what is named, write what is found, and give the worst status."""
    if not options.paths:
        raise UsageError("no-paths")
    book = extended(options.rules)
    verify([*options.select, *options.ignore], book.rules.values())
    targets = with_page(pair(options.asked)) if options.open else pair(options.asked)
    found = list(sources(options.paths))
    refuse_inputs([*(target.path for target in targets), options.write_baseline], (source.path for source in found))
    passing = _Passing(gate(options, given, book, (source.path for source in found)), options)
    with ExitStack() as streams:
        outputs = [(_writer(target), streams.enter_context(_stream(target))) for target in targets]
        results = passing.through(_checked(found, options, given, targets))
        write_all(Run(results, passing.gate.closing), outputs, options.lang)
    if options.write_baseline:
        _write_baseline(passing, options.write_baseline)
    if options.open:
        show_pages(targets, options.lang)
    return passing.status()


class _Passing:
    """Results on their way to the writers: what the gate makes of them, and what they mean for the status."""

    def __init__(self, through: Gate, options: Namespace) -> None:
        self.gate = through
        self.recorded: list[Recorded] = []
        self._options = options
        self._worst = OK

    def through(self, results: Iterable[tuple[Source, Result]]) -> Iterator[Result]:
        """The results as they are told; a run that writes a baseline keeps what it records of them."""
        for source, result in results:
            passed = self.gate.passed(result)
            self._worst = max(self._worst, _status(passed, self._options.fail_on, named=source.named))
            if self._options.write_baseline:
                self.recorded += recorded([passed], Path(self._options.write_baseline))
            yield passed

    def status(self) -> int:
        """The exit status of the run; a waiver that nothing needs counts as a note."""
        unused = self._options.fail_on == "note" and self.gate.closing().unused
        return max(self._worst, FOUND) if unused else self._worst


def _status(result: Result, level: Any, *, named: bool) -> int:
    if result.status == "unreadable" or (result.status == "not_a_report" and named):
        return UNCHECKED
    return FOUND if any(at_least(finding.severity, level) for finding in result.findings) else OK


def _stream(target: Target) -> AbstractContextManager[IO[Any]]:
    """Where a target goes; what is no text has a file, for the targets were verified."""
    if target.path and target.format in BYTES:
        return bytes_output(target.path)
    return output(target.path)


def _writer(target: Target) -> Writer:
    """The writer of a target; what goes wrong with its file is told of that file."""
    write, path = writer(target.format), target.path
    if path is None:
        return write

    def told_of(results: Iterable[Result], stream: IO[Any], lang: str) -> None:
        with file_errors(path):
            write(results, stream, lang)

    return told_of


def _checked(
    found: Sequence[Source], options: Namespace, given: Given | None, targets: Sequence[Target]
) -> Iterator[tuple[Source, Result]]:
    """The results of a run, in the order of its files."""
    before = list(sources([options.previous] if options.previous else []))
    terms = Terms(
        rules=tuple(options.rules),
        published=options.published,
        cells=any(target.format in DRAWN for target in targets),
    )
    return check_many(
        found,
        terms,
        previous=before,
        names=names(given),
        jobs=options.jobs or fitting_jobs(len(found) + len(before)),
        watch=_bar(options.lang) if len(found) >= _MANY and sys.stderr.isatty() else None,
    )


def _bar(lang: str) -> Watch:
    """A bar that says how many files are read and how much time is left."""
    from tqdm import tqdm

    return partial(tqdm, file=sys.stderr, leave=False, bar_format=PHRASES["bar"].into(lang))


def _write_baseline(passing: _Passing, path: str) -> None:
    """Record the findings that were told; where a baseline was given, what of it is still there, and nothing new."""
    before = passing.gate.baseline
    records = passing.recorded if before is None else before.kept_from(Path(path))
    with output(path) as stream:
        stream.write(written(records))
