"""The command `check`: files in, results through the gate into every output."""

from __future__ import annotations

import sys
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

from gkcheck.config.gating import gate
from gkcheck.errors import UsageError
from gkcheck.findings.gate import Run
from gkcheck.findings.selection import verify
from gkcheck.opening import show_pages, with_page
from gkcheck.output.several import write_all
from gkcheck.output.targets import pair
from gkcheck.pipeline import check_sources, sources
from gkcheck.rulebook.library import extended

from .passing import Passing, target_writer
from .streams import output, refuse_inputs

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterable, Sequence

    from gkcheck.config.load import Given
    from gkcheck.findings.gate import Gate
    from gkcheck.findings.model import Result
    from gkcheck.output.targets import Target
    from gkcheck.pipeline import Source
    from gkcheck.rulebook.library import Book

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
    passing = Passing(gate(options, given, book, (source.path for source in found)), options)
    with ExitStack() as streams:
        outputs = [(target_writer(target), streams.enter_context(output(target.path))) for target in targets]
        results = passing.through(_shown(found, book, options, targets))
        write_all(Run(results, passing.gate.closing), outputs, options.lang)
    if options.write_baseline:
        _write_baseline(passing.gate, passing.told, options.write_baseline)
    if options.open:
        show_pages(targets, options.lang)
    return passing.status()


def _shown(
    found: list[Source], book: Book, options: Namespace, targets: Sequence[Target]
) -> Iterable[tuple[Source, Result]]:
    """The results of a run; with a bar on a terminal for many files, where the results themselves go elsewhere."""
    results = check_sources(found, book, options.published)
    elsewhere = all(target.path for target in targets) or not sys.stdout.isatty()
    if len(found) < _MANY or not (elsewhere and sys.stderr.isatty()):
        return results
    from tqdm import tqdm

    return tqdm(results, total=len(found), unit="", file=sys.stderr, leave=False)


def _write_baseline(through: Gate, results: list[Result], path: str) -> None:
    """Record the findings that were told; where a baseline was given, what of it is still there, and nothing new."""
    from gkcheck.findings.baseline import recorded, written

    before = through.baseline
    records = recorded(results, Path(path)) if before is None else before.kept_from(Path(path))
    with output(path) as stream:
        stream.write(written(records))
