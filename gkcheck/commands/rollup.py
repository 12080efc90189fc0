"""The command `rollup`: a whole held against its parts, or the parts added up."""

from __future__ import annotations

from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from gkcheck.config.gating import gate, names, waiver_file
from gkcheck.documents.paths import is_folder
from gkcheck.errors import UsageError
from gkcheck.findings.gate import Run
from gkcheck.findings.selection import verify
from gkcheck.output.several import write_all
from gkcheck.output.targets import pair
from gkcheck.pipeline import Source, sources
from gkcheck.rollups.manifest import Job, load_manifest
from gkcheck.rollups.running import Reading, part_result, run_jobs
from gkcheck.rulebook.library import extended

from .clashes import reads, refuse_clashes
from .passing import Passing, target_stream, target_writer
from .streams import bytes_output

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterable, Sequence

    from gkcheck.config.load import Given
    from gkcheck.findings.gate import Gate
    from gkcheck.output.targets import Target
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
    targets = _targets(options, given, found)
    told = run_jobs(jobs, book, names(given), Reading())
    return _tell(options, _gate(options, given, book, found), told, targets)


def _jobs(options: Namespace) -> Sequence[Job]:
    if options.manifest:
        if options.reports:
            raise UsageError("manifest-alone")
        return load_manifest(Path(options.manifest))
    if len(options.reports) < 2:
        raise UsageError("whole-and-parts")
    whole, *parts = options.reports
    own = Source(Path(whole), True)
    if is_folder(whole):
        raise UsageError("whole-folder", path=whole)
    found = tuple(part for part in sources(parts) if part.real != own.real)
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
    targets = _targets(options, given, found)
    reading = Reading()
    summing = Summing(reading.parts(found), book, names(given))
    for path in options.consolidate:
        with bytes_output(path) as stream:
            summing.write(path, options.lang, stream)
    first = options.consolidate[0]
    told = [(Source(Path(first), True), summing.result(first)), *((s, part_result(s, reading)) for s in found)]
    return _tell(options, _gate(options, given, book, found), told, targets)


def _targets(options: Namespace, given: Given | None, found: Iterable[Source]) -> list[Target]:
    """Where results go; nothing that is read, and no two of them into one file."""
    targets = pair(options.asked)
    read = reads(options, given, *(source.path for source in found), waiver_file(options), options.manifest)
    refuse_clashes(read, [*options.consolidate, *(target.path for target in targets)])
    return targets


def _gate(options: Namespace, given: Given | None, book: Book, found: Iterable[Source]) -> Gate:
    """The gate of the run: without a baseline, and with the waivers of rules between levels only."""
    made = gate(options, given, book, (source.path for source in found))
    if made.waivers is None:
        return made
    codes = {item for rule in book.rules.values() if rule.code.startswith(_LEVELS) for item in (rule.code, rule.name)}
    return replace(made, waivers=made.waivers.only(codes))


def _tell(options: Namespace, through: Gate, told: Iterable[Told], targets: Iterable[Target]) -> int:
    """Write the results into every output, and give the status."""
    passing = Passing(through, options.fail_on)
    with ExitStack() as streams:
        outputs = [(target_writer(target), streams.enter_context(target_stream(target))) for target in targets]
        write_all(Run(passing.through(told), passing.gate.closing), outputs, options.lang)
    return passing.status()
