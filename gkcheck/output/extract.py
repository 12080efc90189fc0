"""The typed report as `gkcheck extract` prints it: JSON, YAML, or tidy CSV."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING, Any, TextIO

from gkcheck.errors import UsageError
from gkcheck.rulebook.frames import TidyRow

from .csv_format import safe
from .records import FORMAT, as_json, figure
from .tidy import tidy_rows

if TYPE_CHECKING:
    from gkcheck.reports.model import Number, Report


def extract_record(path: str, report: Report) -> dict[str, Any]:
    """The report's figures nested as the form prints them; null for blanks and what could not be read."""
    return {
        "format": FORMAT,
        "path": path,
        "status": "checked" if report.is_report else "not_a_report",
        "edition": report.edition,
        "agency": report.agency or None,
        "year": report.year,
        "form": form_record(report) if report.tables else None,
    }


def form_record(report: Report) -> dict[str, Any]:
    """Tables, rows and columns by their names; a table that is not there is null."""
    form: dict[str, Any] = dict.fromkeys(report.sheet.tables)
    for path, value in report.numbers.items():
        table, *parents, name = path.split(".")
        if form[table] is None:
            form[table] = {}
        inner = form[table]
        for parent in parents:
            inner = inner.setdefault(parent, {})
        inner[name] = _amount(report, path, value)
    return form


def _amount(report: Report, path: str, value: Number | None) -> Any:
    if value is None or report.sheet.slots[path].column.kind != "amount":
        return figure(value)
    unit = report.cells[path].value.unit if path in report.cells else ""
    return {"value": figure(value), "unit": unit or None}


def unreadable_record(path: str, message: str) -> dict[str, Any]:
    """What is printed for a file that cannot be read."""
    return {"format": FORMAT, "path": path, "status": "unreadable", "message": message, "form": None}


def write_extract(style: str, path: str, report: Report, stream: TextIO) -> None:
    """Write a report's figures as `json`, `yaml` or `csv`; raises UsageError where YAML is not installed."""
    if style == "json":
        write_record(extract_record(path, report), stream)
    elif style == "yaml":
        _write_yaml(report, stream)
    else:
        _write_csv(report, stream)


def write_record(record: dict[str, Any], stream: TextIO) -> None:
    """Write a record as JSON."""
    stream.write(as_json(record, indent=2) + "\n")


def _write_yaml(report: Report, stream: TextIO) -> None:
    """The bare form with agency and year, as an author would write it."""
    try:
        import yaml
    except ImportError as error:
        raise UsageError("missing-extra", extra="yaml") from error
    form = {name: table for name, table in form_record(report).items() if table is not None}
    bare = {"agency": report.agency, "year": report.year, **form}
    yaml.safe_dump(bare, stream, allow_unicode=True, sort_keys=False)


def _write_csv(report: Report, stream: TextIO) -> None:
    """Figures as they are; texts such that no spreadsheet takes them for a formula."""
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(TidyRow._fields)
    for row in tidy_rows(report):
        writer.writerow([safe(value) if isinstance(value, str) else value for value in row])
