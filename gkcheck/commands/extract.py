"""The command `extract`: one report as JSON, YAML, CSV or a workbook."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gkcheck.errors import UsageError
from gkcheck.findings.model import Result
from gkcheck.findings.words import message
from gkcheck.output.extract import unreadable_record, write_extract, write_record
from gkcheck.pipeline import opened

from . import OK, UNCHECKED
from .clashes import reads, refuse_clashes
from .streams import bytes_output, tell_unchecked, whole_output

if TYPE_CHECKING:
    from argparse import Namespace

    from gkcheck.config.load import Given
    from gkcheck.reports.model import Report


def extract(options: Namespace, given: Given | None) -> int:
    """Write the typed report, or why there is none."""
    if options.format == "xlsx" and options.output is None:
        raise UsageError("wants-output")
    refuse_clashes(reads(options, given, options.path), [options.output])
    report = opened(options.path)
    if isinstance(report, Result):
        return _tell_unreadable(report, options)
    _write(report, options)
    return OK if report.is_report else UNCHECKED


def _tell_unreadable(result: Result, options: Namespace) -> int:
    """JSON has a record for it; in the place of figures of another format nothing is written."""
    if options.format != "json":
        return tell_unchecked(result, options.lang)
    said = message(result.findings[0], options.lang)
    with whole_output(options.output) as stream:
        write_record(unreadable_record(options.path, said), stream)
    return UNCHECKED


def _write(report: Report, options: Namespace) -> None:
    if options.format == "xlsx":
        from gkcheck.output.workbook import write_workbook

        with bytes_output(options.output) as stream:
            write_workbook(report, stream)
    else:
        with whole_output(options.output) as text:
            write_extract(options.format, options.path, report, text)
