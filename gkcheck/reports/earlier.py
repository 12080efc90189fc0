"""What is kept of a report to hold the next year's against it: small, frozen, and the same wherever it is sent."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from gkcheck.rulebook.sheets import Sheet, sheet

if TYPE_CHECKING:
    from .model import Edition, Number, Report

MOST_TEXT = 20_000
"""So many letters and digits of section five are kept."""

_AMOUNT = "disclosure.procurement.amount"


@dataclass(frozen=True, slots=True)
class Earlier:
    """Last year's report as the next one's check needs it; made by `remember`, a few kilobytes each.

    agency, year, edition, editions, tables: as in the report.
    figures: what its cells hold, table by table in the form's order, None for blanks and what could not be read.
    printed: cells that print anything else than their figure, with what they print.
    unit: the unit of 采购总金额, `""` where none is printed.
    problems: the letters and digits of section five, without headings, spaces and marks.
    """

    agency: str = ""
    year: int | None = None
    edition: Edition = "none"
    editions: tuple[str, str] = ("2021", "2021")
    tables: tuple[str, ...] = ()
    figures: tuple[Number | None, ...] = ()
    printed: tuple[tuple[str, str], ...] = ()
    unit: str = ""
    problems: str = ""

    @property
    def sheet(self) -> Sheet:
        """The form of the report."""
        return sheet(*self.editions)

    @property
    def numbers(self) -> dict[str, Number | None]:
        """The figure of each cell by its path."""
        return dict(zip(_paths(self.sheet, self.tables), self.figures, strict=True))


def remember(report: Report) -> Earlier:
    """What next year's report can be held against; the report itself, its document and places are let go."""
    paths = _paths(report.sheet, report.tables)
    amount = report.cells.get(_AMOUNT)
    return Earlier(
        agency=report.agency,
        year=report.year,
        edition=report.edition,
        editions=report.editions,
        tables=report.tables,
        figures=tuple(report.numbers.get(path) for path in paths),
        printed=tuple(
            (path, report.cells[path].printed)
            for path in paths
            if path in report.cells and report.cells[path].printed != _plain(report.numbers.get(path))
        ),
        unit=amount.value.unit if amount else "",
        problems=problems(report),
    )


def problems(report: Report) -> str:
    """What section five of a report says, by its letters and digits alone, as far as it is kept."""
    texts = (passage.text for passage in report.prose if passage.section == 5 and passage.level != 1)
    return "".join(c for text in texts for c in text[: 2 * MOST_TEXT] if c.isalnum())[:MOST_TEXT]


def _paths(form: Sheet, tables: tuple[str, ...]) -> list[str]:
    return [path for name in tables for path in form.blank[name]]


def _plain(number: Number | None) -> str:
    return "" if number is None else str(number)
