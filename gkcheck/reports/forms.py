"""A typed model built by hand to a report, so that it is checked like one that was read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from gkcheck.rulebook.sheets import TABLES, sheet
from gkcheck.tables.readings import Place

from .model import CellFact, Number, Report
from .values import BLANK, Value

if TYPE_CHECKING:
    from gkcheck.rulebook.forms import AnnualReport2019, AnnualReport2021


def from_form(form: AnnualReport2019 | AnnualReport2021) -> Report:
    """The report of a form: tables that were given are there, the others are absent."""
    from gkcheck.rulebook.applications import Applications2021

    three = "2021" if isinstance(form.applications, Applications2021) else "2019"
    tables = tuple(name for name in TABLES if name in form.model_fields_set)
    if "applications" not in tables:
        three = form.edition
    cells = {path: _cell(form, path) for path in sheet(form.edition, three).slots if path.partition(".")[0] in tables}
    marks = {
        e: tuple(t for t, m in (("disclosure", form.edition), ("applications", three)) if m == e) for e in _EDITIONS
    }
    return Report(
        agency=form.agency,
        year=form.year,
        edition="2019" if form.edition == three == "2019" else "2021" if form.edition == three else "mixed",
        tables=tables,
        editions=(form.edition, three),
        numbers={path: cell.value.number for path, cell in cells.items()},
        cells=cells,
        marks=marks,
        titled=True,
    )


_EDITIONS = ("2019", "2021")


def _cell(form: object, path: str) -> CellFact:
    """A figure of the form as if it had been printed."""
    held: Any = form
    for name in path.split("."):
        held = getattr(held, name)
    number: Number | None = getattr(held, "value", held)
    if number is None:
        return CellFact("", BLANK, Place())
    return CellFact(str(number), Value("number", number, getattr(held, "unit", "")), Place())
