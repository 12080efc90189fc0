"""The command `extract`: one report as JSON, YAML, CSV or a workbook."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gkcheck.errors import Unreadable, UsageError
from gkcheck.findings.words import reason
from gkcheck.output.extract import unreadable_record, write_extract, write_record
from gkcheck.pipeline import read

from . import OK, UNCHECKED
from .clashes import reads, refuse_clashes
from .streams import file_errors, output

if TYPE_CHECKING:
    from argparse import Namespace

    from gkcheck.config.load import Given
    from gkcheck.reports.model import Report


def extract(options: Namespace, given: Given | None) -> int:
    """Write the typed report, or why there is none."""
    refuse_clashes(reads(options, given, options.path), [options.output])
    try:
        report = read(options.path)
    except Unreadable as error:
        with output(options.output) as stream:
            write_record(unreadable_record(options.path, reason(error, options.lang)), stream)
        return UNCHECKED
    if options.format == "xlsx":
        _workbook(report, options.output)
    else:
        with output(options.output) as stream:
            write_extract(options.format, options.path, report, stream)
    return OK if report.is_report else UNCHECKED


def _workbook(report: Report, path: str | None) -> None:
    """A workbook goes into a file: it is no text for a screen."""
    from gkcheck.output.workbook import write_workbook

    if path is None:
        raise UsageError("wants-output")
    with file_errors(path):
        write_workbook(report, path)
