"""The list of the parts with what could not be added, and the sheet of each part."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from gkcheck.findings.consolidation import tell
from gkcheck.findings.words import place
from gkcheck.reports.consolidated import held

from .form import bare

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from gkcheck.reports.consolidated import Consolidation
    from gkcheck.reports.model import Report

    from .looks import Looks


class Listed(NamedTuple):
    """A part as the list of parts tells it: what it is called, whose report it is, its file, and what became of it."""

    name: str
    agency: str
    path: str
    year: int | None
    status: str


def draw_listing(sheet: Any, made: Consolidation, listed: Sequence[Listed], looks: Looks) -> None:
    """Every report that was given, then what of the parts is not in the sums."""
    looks.headings(sheet, ("list-part", "list-agency", "list-file", "list-year", "list-status"), (28, 28, 64, 10, 44))
    for row, one in enumerate(listed, 2):
        looks.listed(sheet, row, [*enumerate(one, 1)])
    notes = [*_left(made, looks.lang)]
    first = len(listed) + 3
    if notes:
        looks.put(sheet, first, 1, tell("list-left", looks.lang), font=looks.bold, border=False)
    for row, note in enumerate(notes, first + 1):
        looks.listed(sheet, row, [*zip((1, 3, 5), note, strict=True)])


def _left(made: Consolidation, lang: str) -> Iterator[tuple[str, str, str]]:
    """Part, cell or table, and why; then the cells of the form that nothing can be added into."""
    for left in made.left:
        report = made.parts[left.part]
        yield left.part, report.sheet.label(left.path).into(lang), tell(f"left-{left.reason}", lang)
    for path in made.apart:
        yield "", made.report.sheet.label(path).into(lang), tell("left-apart", lang)


def draw_part(sheet: Any, report: Report, looks: Looks) -> None:
    """A part's figures cell by cell: table, cell, unit, what is added, and what the report prints and where.

    Rows and columns stand in one label, so that nobody takes the list for another report.
    """
    keys = ("part-table", "part-cell", "part-unit", "part-figure", "part-printed", "part-place")
    looks.headings(sheet, keys, (34, 72, 8, 12, 16, 26))
    for row, path in enumerate(report.numbers, 2):
        looks.listed(sheet, row, [*enumerate(_cell(report, path, looks.lang), 1)])
    sheet.auto_filter.ref = f"A1:F{len(report.numbers) + 1}"


def _cell(report: Report, path: str, lang: str) -> tuple[object, ...]:
    slot, fact = report.sheet.slots[path], report.cells.get(path)
    title = bare(report.sheet.tables[path.partition(".")[0]].title.into(lang))
    unit = "万元" if slot.column.kind == "amount" else slot.column.unit
    printed, where = (fact.printed, place(fact.place, lang)) if fact else ("", "")
    return title, slot.label.into(lang), unit, held(report, path), printed, where
