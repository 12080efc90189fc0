"""A typed model built by hand to a report, so that it is checked like one that was read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from gkcheck.rulebook.sheets import sheet
from gkcheck.tables.readings import Place

from .editions import edition_marks, editions_shown
from .model import CellFact, Number, Report
from .values import BLANK, Value

if TYPE_CHECKING:
    from gkcheck.rulebook.forms import AnnualReport2019, AnnualReport2021


def from_form(form: AnnualReport2019 | AnnualReport2021) -> Report:
    """The report of a form: tables that were given are there, the others are absent."""
    tables, form_sheet = form.tables, sheet(*form.editions)
    cells = {path: _cell(form, path) for path in form_sheet.slots if path.partition(".")[0] in tables}
    rows = [row for name in tables for row in form_sheet.tables[name].rows]
    marks = edition_marks((row.path, tuple(column.name for column in row.columns)) for row in rows)
    return Report(
        agency=form.agency,
        year=form.year,
        edition=editions_shown(marks, form.year)[1] if tables else "none",
        tables=tables,
        editions=form.editions,
        numbers={path: cell.value.number for path, cell in cells.items()},
        cells=cells,
        marks=marks,
        titled=True,
    )


def _cell(form: object, path: str) -> CellFact:
    """A figure of the form as if it had been printed."""
    held: Any = form
    for name in path.split("."):
        held = getattr(held, name)
    number: Number | None = getattr(held, "value", held)
    if number is None:
        return CellFact("", BLANK, Place())
    return CellFact(str(number), Value("number", number, getattr(held, "unit", "")), Place())
