"""The figures of a report as tidy rows, one for each value cell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gkcheck.rulebook.frames import TidyRow, tidy_row

if TYPE_CHECKING:
    from gkcheck.reports.model import Report


def tidy_rows(report: Report) -> list[TidyRow]:
    """Every value cell of the tables that are there, in print order."""
    rows = []
    for path, value in report.numbers.items():
        slot = report.sheet.slots[path]
        printed = report.cells[path].value.unit if path in report.cells and slot.column.kind == "amount" else ""
        unit = printed or slot.column.unit
        rows.append(tidy_row(slot, value, unit, report.agency, report.year, report.edition))
    return rows
