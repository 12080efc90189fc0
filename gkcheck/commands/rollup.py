"""The command `rollup`: a whole held against its parts, or the parts added up."""

from __future__ import annotations

import os
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from gkcheck.config.gating import gate, names
from gkcheck.errors import UsageError
from gkcheck.findings.gate import Run
from gkcheck.findings.selection import verify
from gkcheck.output.several import write_all
from gkcheck.output.targets import pair
from gkcheck.pipeline import Source, sources
from gkcheck.rollups.manifest import Job, load_manifest
from gkcheck.rollups.running import Reading, part_result, run_jobs
from gkcheck.rulebook.library import extended

from .passing import Passing, target_stream, target_writer
from .streams import file_errors, output, refuse_inputs

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterable, Sequence

    from gkcheck.config.load import Given
    from gkcheck.findings.gate import Gate
    from gkcheck.rollups.running import Told
    from gkcheck.rulebook.library import Book

_LEVELS = "GK8"
"""The range of the rules between levels: waivers of others are not looked for in this run."""


def rollup(options: Namespace, given: Given | None) -> int:
    """Check every whole against its parts, or write the sum of the parts, and give the worst status."""
    book = extended(options.rules)
    verify([*options.select, *options.ignore], book.rules.values())
    if options.consolidate:
        return _consolidate(options, given, book)
    jobs = _jobs(options)
    found = [source for job in jobs for source in (job.whole, *job.parts)]
    told = run_jobs(jobs, book, names(given), Reading())
    return _tell(options, _gate(options, given, book, found), told, found)


def _jobs(options: Namespace) -> Sequence[Job]:
    if options.manifest:
        if options.reports:
            raise UsageError("manifest-alone")
        return load_manifest(Path(options.manifest))
    if len(options.reports) < 2:
        raise UsageError("whole-and-parts")
    whole, *parts = options.reports
    own = Source(Path(whole), True)
    if os.path.isdir(whole):  # noqa: PTH112 - a name that is too long is none
        raise UsageError("whole-folder", path=whole)
    found = tuple(part for part in sources(parts) if part.path.resolve() != own.path.resolve())
    if not found:
        raise UsageError("whole-and-parts")
    return [Job(own, found)]


def _consolidate(options: Namespace, given: Given | None, book: Book) -> int:
    """Write the sum, and tell what became of the parts."""
    from gkcheck.rollups.summing import FORMATS, Summing

    if options.manifest or not options.reports:
        raise UsageError("consolidate-parts")
    for path in options.consolidate:
        if Path(path).suffix.lower() not in FORMATS:
            raise UsageError("consolidate-format", path=path)
    found = list(sources(options.reports))
    refuse_inputs(options.consolidate, (source.path for source in found))
    reading = Reading()
    summing = Summing(reading.parts(found), book, names(given))
    for path in options.consolidate:
        with file_errors(path):
            summing.write(path, options.lang, output)
    first = options.consolidate[0]
    told = [(Source(Path(first), True), summing.result(first)), *((s, part_result(s, reading)) for s in found)]
    return _tell(options, _gate(options, given, book, found), told, found)


def _gate(options: Namespace, given: Given | None, book: Book, found: Iterable[Source]) -> Gate:
    """The gate of the run: without a baseline, and with the waivers of rules between levels only."""
    options.baseline = options.write_baseline = None
    made = gate(options, given, book, (source.path for source in found))
    if made.waivers is None:
        return made
    codes = {item for rule in book.rules.values() if rule.code.startswith(_LEVELS) for item in (rule.code, rule.name)}
    return replace(made, waivers=made.waivers.only(codes))


def _tell(options: Namespace, through: Gate, told: Iterable[Told], found: Iterable[Source]) -> int:
    """Write the results into every output, and give the status."""
    targets = pair(options.asked)
    refuse_inputs((target.path for target in targets), (source.path for source in found))
    passing = Passing(through, options)
    with ExitStack() as streams:
        outputs = [(target_writer(target), streams.enter_context(target_stream(target))) for target in targets]
        write_all(Run(passing.through(told), passing.gate.closing), outputs, options.lang)
    return passing.status()
