"""The forms as sheets: tables, rows and columns in print order, with their labels.

A sheet belongs to one pair of editions, since published reports mix them: table two of one, table three of the other.
The sheets are derived from the pydantic models and kept beside them, so that checking a file need not build a model.
"""

from __future__ import annotations

import json
from functools import cache, cached_property
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterable

Kind: TypeAlias = Literal["count", "signed", "money", "amount"]
"""What a cell holds: a count, a signed count, money in the header's unit, an amount that prints its own unit."""


class Text(NamedTuple):
    """The same words in Chinese and English."""

    zh: str
    en: str

    def into(self, lang: str) -> str:
        """The words in `lang`, `zh` or `en`."""
        return self.en if lang == "en" else self.zh


def joined(parts: Iterable[Text]) -> Text:
    """Labels from the outermost heading to the cell's own, as a finding names them."""
    parts = list(parts)
    return Text(*(" / ".join(words for words in side if words) for side in zip(*parts, strict=True)))


class Column(NamedTuple):
    """A value column: its field name, heading, aliases, what its cells hold, and the heading over several columns."""

    name: str
    title: Text
    aliases: tuple[str, ...]
    kind: Kind
    unit: str
    over: str = ""


class Row(NamedTuple):
    """A row of values: its path, its own printed label, the headings over it, its columns.

    `labels` lists the field titles from the table's group down to the row, as a finding names them.
    """

    path: str
    title: Text
    aliases: tuple[str, ...]
    labels: tuple[Text, ...]
    group: str
    columns: tuple[Column, ...]


class Table(NamedTuple):
    """One of the three tables in one edition."""

    name: str
    edition: str
    title: Text
    rows: tuple[Row, ...]
    groups: tuple[str, ...]


class Slot(NamedTuple):
    """One value cell of a sheet."""

    path: str
    row: Row
    column: Column

    @property
    def label(self) -> Text:
        """The cell in the form's words: `四、结转下年度继续办理 / 商业企业`."""
        return joined((*self.row.labels, self.column.title))


class Sheet:
    """The tables of a report whose editions are known.

    editions: those of table two and of table three, as in `("2021", "2019")`.
    """

    def __init__(self, editions: tuple[str, str]) -> None:
        self.editions = editions
        self.tables = {t.name: t for t in (table("disclosure", editions[0]), table("applications", editions[1]), CASES)}
        self.rows = {row.path: row for t in self.tables.values() for row in t.rows}
        self.slots = {
            path: Slot(path, row, column)
            for row in self.rows.values()
            for column in row.columns
            for path in (f"{row.path}.{column.name}",)
        }

    @cached_property
    def slots_of(self) -> dict[str, dict[str, Slot]]:
        """The value cells of each row by the names of their columns."""
        found: dict[str, dict[str, Slot]] = {path: {} for path in self.rows}
        for slot in self.slots.values():
            found[slot.row.path][slot.column.name] = slot
        return found

    @cached_property
    def blank(self) -> dict[str, dict[str, None]]:
        """The cells of each table, all blank, in print order."""
        return {
            name: {slot.path: None for row in t.rows for slot in self.slots_of[row.path].values()}
            for name, t in self.tables.items()
        }

    @cached_property
    def order(self) -> dict[str, int]:
        """The place of every cell in print order."""
        return {path: index for index, path in enumerate(self.slots)}

    @cached_property
    def signed(self) -> frozenset[str]:
        """The cells that may hold a negative figure."""
        return frozenset(path for path, slot in self.slots.items() if slot.column.kind == "signed")

    @cached_property
    def amounts(self) -> frozenset[str]:
        """The cells that may hold decimals."""
        return frozenset(path for path, slot in self.slots.items() if slot.column.kind in {"money", "amount"})

    @cached_property
    def lines(self) -> tuple[tuple[str, ...], ...]:
        """The cells of each printed row, and of each column of table three, in print order."""
        found = [tuple(f"{row.path}.{c.name}" for c in row.columns) for row in self.rows.values()]
        rows = self.tables["applications"].rows
        return (*found, *(tuple(f"{row.path}.{c.name}" for row in rows) for c in rows[0].columns))

    @cached_property
    def lines_of(self) -> dict[str, tuple[tuple[str, ...], ...]]:
        """The rows and columns in which each cell stands."""
        found: dict[str, tuple[tuple[str, ...], ...]] = dict.fromkeys(self.slots, ())
        for line in self.lines:
            for path in line:
                found[path] += (line,)
        return found

    @cached_property
    def beside(self) -> dict[str, tuple[str, ...]]:
        """The cells to the left and right of each cell; in table three also those above and below."""
        found: dict[str, tuple[str, ...]] = dict.fromkeys(self.slots, ())
        for line in self.lines:
            for one, other in pairwise(line):
                found[one] += (other,)
                found[other] += (one,)
        return found

    def label(self, path: str) -> Text:
        """The form's words for a cell, a row or a table."""
        if path in self.slots:
            return self.slots[path].label
        if path in self.rows:
            return joined(self.rows[path].labels)
        return self.tables[path].title


TABLES = ("disclosure", "applications", "cases")


@cache
def table(name: str, edition: str) -> Table:
    """One table of one edition (`2019`, `2021`; table four: `both`), in print order."""
    data = _data()
    columns = {key: tuple(_column(*column) for column in found) for key, found in data["columns"].items()}
    title, rows, groups = data["tables"][f"{name} {edition}"]
    return Table(name, edition, Text(*title), tuple(_row(row, columns) for row in rows), tuple(groups))


@cache
def _data() -> dict[str, Any]:
    """The sheets as `derive` wrote them from the models, which are their only source; a test holds the two together."""
    data: dict[str, Any] = json.loads(Path(__file__).with_name("sheets.json").read_text("utf-8"))
    return data


def _column(name: str, title: list[str], aliases: list[str], kind: Kind, unit: str, over: str) -> Column:
    return Column(name, Text(*title), tuple(aliases), kind, unit, over)


def _row(row: list[Any], columns: dict[str, tuple[Column, ...]]) -> Row:
    path, title, aliases, labels, group, under = row
    return Row(path, Text(*title), tuple(aliases), tuple(Text(*label) for label in labels), group, columns[under])


CASES = table("cases", "both")


@cache
def sheet(disclosure_edition: str, applications_edition: str) -> Sheet:
    """The sheet of a report: the edition of its table two, and that of its table three (`2019` or `2021`)."""
    return Sheet((disclosure_edition, applications_edition))
