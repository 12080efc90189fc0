"""Results on their way to the writers: through the gate, with what they mean for the exit status."""

from __future__ import annotations

from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from gkcheck.findings.baseline import recorded
from gkcheck.findings.selection import at_least
from gkcheck.output import BYTES, STREAMED, writer

from . import FOUND, OK, UNCHECKED
from .streams import bytes_output, file_errors, output, whole_output

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from contextlib import AbstractContextManager

    from gkcheck.findings.baseline import Recorded
    from gkcheck.findings.gate import Gate
    from gkcheck.findings.model import Result
    from gkcheck.output import Writer
    from gkcheck.output.targets import Target
    from gkcheck.pipeline import Source
    from gkcheck.rulebook.rules import Severity


class Passing:
    """Results on their way to the writers: what the gate makes of them, and what they mean for the status.

    fail_on: the severity from which a finding fails the run. baseline: the file for which findings are recorded.
    """

    def __init__(self, gate: Gate, fail_on: Severity, baseline: str | None = None) -> None:
        self.gate = gate
        self.recorded: list[Recorded] = []
        self._fail_on: Severity = fail_on
        self._baseline = baseline
        self._worst = OK

    def through(self, results: Iterable[tuple[Source, Result]]) -> Iterator[Result]:
        """The results as they are told; a run that writes a baseline keeps what it records of them."""
        for source, result in results:
            passed = self.gate.passed(result)
            self._worst = max(self._worst, _status(passed, self._fail_on, named=source.named))
            if self._baseline:
                self.recorded += recorded([passed], Path(self._baseline))
            yield passed

    def status(self) -> int:
        """The exit status of the run; a waiver that nothing needs counts as a note."""
        unused = self._fail_on == "note" and self.gate.closing().unused
        return max(self._worst, FOUND) if unused else self._worst


def _status(result: Result, level: Severity, *, named: bool) -> int:
    if result.status == "unreadable" or (result.status == "not_a_report" and named):
        return UNCHECKED
    return FOUND if any(at_least(finding.severity, level) for finding in result.findings) else OK


def target_stream(target: Target) -> AbstractContextManager[IO[Any]]:
    """Where a target goes; what is no text has a file, for the targets were verified."""
    if target.path and target.format in BYTES:
        return bytes_output(target.path)
    return output(target.path) if target.format in STREAMED else whole_output(target.path)


def target_writer(target: Target) -> Writer:
    """The writer of a target; what goes wrong with its file, or the screen, is told of no other."""
    write = writer(target.format)

    def told_of(results: Iterable[Result], stream: IO[Any], lang: str) -> None:
        with file_errors(target.path):
            write(results, stream, lang)

    return told_of
