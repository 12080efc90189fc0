"""A report as read: typed figures, what was printed in each cell, and where it stood."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, TypeAlias

from gkcheck.rulebook.sheets import Sheet, sheet

if TYPE_CHECKING:
    from datetime import date

    from gkcheck.documents.model import Hidden
    from gkcheck.prose.model import Prose
    from gkcheck.rulebook.forms import AnnualReport2019, AnnualReport2021
    from gkcheck.tables.readings import ExtraRow, Misprint, Place

    from .headline import Headline
    from .values import Value

Edition: TypeAlias = Literal["2014", "2019", "2021", "mixed", "none"]
Number: TypeAlias = int | Decimal


class CellFact(NamedTuple):
    """A value cell as met: what was printed, how it was read, and where it stood."""

    printed: str
    value: Value
    place: Place


class RowFact(NamedTuple):
    """A row as met: its label, whether it is the form's, whether its values fit, and what was found in it."""

    label: str
    exact: bool
    fits: bool
    wanted: int
    found: tuple[str, ...]
    place: Place


@dataclass(frozen=True)
class Report:
    """One annual report.

    agency, year: as its title or text tells, `""` and None where neither does.
    edition: `mixed` where tables of both editions stand in it, `none` where it has no table.
    tables: names of the tables met, in the form's order. editions: those of table two and table three.
    misprints: by table, headings of columns in other words than the form's.
    marks: by edition, what only that edition has: paths of rows, or of cells for the headings over them.
    twice: tables that stand there again with other figures: where, and a row that differs.
    hidden: what of a workbook is not shown, and was read.
    prose: the running text, passage by passage; empty for data files and reports built by hand.
    published: when it was published, as its page or its text tells. headline: the title over the text.
    numbers: the figure of each cell by its path, None for blanks and what could not be read.
    cells, rows: how each cell and row was met; rows is empty for a report built by hand.
    """

    agency: str = ""
    year: int | None = None
    edition: Edition = "none"
    tables: tuple[str, ...] = ()
    editions: tuple[str, str] = ("2021", "2021")
    numbers: dict[str, Number | None] = field(default_factory=dict)
    cells: dict[str, CellFact] = field(default_factory=dict)
    rows: dict[str, RowFact] = field(default_factory=dict)
    extra: dict[str, tuple[ExtraRow, ...]] = field(default_factory=dict)
    misprints: dict[str, tuple[Misprint, ...]] = field(default_factory=dict)
    marks: dict[str, tuple[str, ...]] = field(default_factory=dict)
    twice: dict[str, tuple[Place, str]] = field(default_factory=dict)
    hidden: tuple[Hidden, ...] = ()
    titled: bool = False
    sections: int = 0
    lined: bool = False
    prose: Prose = ()
    published: date | None = None
    headline: Headline | None = None

    @property
    def sheet(self) -> Sheet:
        """The form that the report is held against."""
        return sheet(*self.editions)

    @property
    def places(self) -> dict[str, Place]:
        """Where each value cell stood, by its path."""
        return {path: cell.place for path, cell in self.cells.items()}

    @property
    def is_report(self) -> bool:
        """Whether anything marks it as an annual report: a title, a table or a section."""
        return bool(self.titled or self.tables or self.sections >= 2)

    @cached_property
    def form(self) -> AnnualReport2019 | AnnualReport2021 | None:
        """The typed model of the edition of its table two; None where the report has no table."""
        if not self.tables:
            return None
        from gkcheck.rulebook.forms import AnnualReport2019, AnnualReport2021

        model = AnnualReport2019 if self.editions[0] == "2019" else AnnualReport2021
        return model.model_validate(self._nested())

    def _nested(self) -> dict[str, Any]:
        form: dict[str, Any] = {"agency": self.agency, "year": self.year}
        shown = self.sheet
        for path, number in self.numbers.items():
            *parents, name = path.split(".")
            if parents[0] in self.tables:
                inner = form
                for parent in parents:
                    inner = inner.setdefault(parent, {})
                inner[name] = self._amount(path, number) if shown.slots[path].column.kind == "amount" else number
        if "applications" not in self.tables:
            form["applications"] = {"other": {"remaining": {}} if self.editions[1] == "2021" else {"total": None}}
        return form

    def _amount(self, path: str, number: Number | None) -> dict[str, Any] | None:
        if number is None:
            return None
        unit = self.cells[path].value.unit if path in self.cells else ""
        return {"value": number, "unit": unit}
