"""What recognition hands on: rows of printed values under the form's paths, not yet numbers."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple


class Place(NamedTuple):
    """Where something stood: the document's table, the row and grid column in it, and the source line, from 1."""

    table: int | None = None
    row: int | None = None
    column: int | None = None
    line: int | None = None


class Printed(NamedTuple):
    """A value as printed, and where."""

    text: str
    place: Place


@dataclass(slots=True)
class RowReading:
    """One row of the form as met: its label, and a value for each column, or None where they do not fit.

    columns: names of the value columns in the order of `values`; found: the texts that were there.
    unit: a unit that the header prints over the value, where it is not the form's.
    """

    path: str
    label: str
    exact: bool
    place: Place
    columns: tuple[str, ...]
    values: list[Printed] | None
    found: tuple[str, ...] = ()
    unit: str = ""


class ExtraRow(NamedTuple):
    """A row that the form does not have."""

    label: str
    place: Place


class Misprint(NamedTuple):
    """A column's heading in other words than the form's: the path of a cell below it, the heading, where it stood."""

    path: str
    printed: str
    place: Place


@dataclass(slots=True)
class TableReading:
    """One table as met: its rows by path in the order met, rows of no form, and headings in other words."""

    name: str
    rows: dict[str, RowReading] = field(default_factory=dict)
    extra: list[ExtraRow] = field(default_factory=list)
    misprints: list[Misprint] = field(default_factory=list)
