"""The typed report as JSON, as `gkcheck extract` prints it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .records import FORMAT, figure

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
