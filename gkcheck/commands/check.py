"""The command `check`: files in, results through the gate into every output."""

from __future__ import annotations

import sys
from contextlib import ExitStack
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from gkcheck.config.gating import gate, names, waiver_file
from gkcheck.errors import UsageError
from gkcheck.findings.baseline import written
from gkcheck.findings.gate import Run
from gkcheck.findings.phrases import PHRASES
from gkcheck.findings.selection import verify
from gkcheck.opening import show_pages, with_page
from gkcheck.output import DRAWN
from gkcheck.output.several import write_all
from gkcheck.output.targets import pair
from gkcheck.pipeline import sources
from gkcheck.rulebook.library import extended
from gkcheck.runs import Terms, check_many, fitting_jobs

from .clashes import reads, refuse_clashes, same_file
from .passing import Passing, target_stream, target_writer
from .streams import whole_output

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterator, Sequence

    from gkcheck.config.load import Given
    from gkcheck.findings.model import Result
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
    _refuse_clashes(options, given, found, targets)
    through = gate(options, given, book, (source.path for source in found))
    passing = Passing(through, options.fail_on, options.write_baseline)
    with ExitStack() as streams:
        outputs = [(target_writer(target), streams.enter_context(target_stream(target))) for target in targets]
        results = passing.through(_checked(found, options, given, targets))
        write_all(Run(results, passing.gate.closing), outputs, options.lang)
    if options.write_baseline:
        _write_baseline(passing, options.write_baseline)
    if options.open:
        show_pages(targets, options.lang)
    return passing.status()


def _refuse_clashes(
    options: Namespace, given: Given | None, found: Sequence[Source], targets: Sequence[Target]
) -> None:
    """Hold what is read against what is written; only a baseline may be both, for it is written once all is read."""
    baseline = None if same_file(options.baseline, options.write_baseline) else options.baseline
    read = reads(options, given, *(source.path for source in found), waiver_file(options), baseline)
    refuse_clashes(read, [*(target.path for target in targets), options.write_baseline])


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


def _write_baseline(passing: Passing, path: str) -> None:
    """Record the findings that were told; where a baseline was given, what of it is still there, and nothing new."""
    before = passing.gate.baseline
    records = passing.recorded if before is None else before.kept_from(Path(path))
    with whole_output(path) as stream:
        stream.write(written(records))
