"""The fields of a data file to tables: its names are the form's paths already."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gkcheck.rulebook.sheets import TABLES, Row, table

from .labels import labels
from .readings import ExtraRow, Place, Printed, RowReading, TableReading

if TYPE_CHECKING:
    from collections.abc import Mapping

    from gkcheck.documents.model import Paragraph


def recognise_fields(fields: Mapping[str, Paragraph]) -> list[TableReading]:
    """The tables that fields make; names that are no cell of any edition become extra rows."""
    plain = {name.removeprefix("form."): text for name, text in fields.items()}
    found: list[TableReading] = []
    for name in TABLES:
        rows = _rows(name, plain)
        if not rows:
            continue
        used = {field for row in rows for field in _there(row, plain)}
        reading = TableReading(name, {row.path: _reading(row, plain) for row in rows})
        for path, text in plain.items():
            if path.startswith(f"{name}.") and path not in used:
                reading.extra.append(ExtraRow(path, Place(line=text.line)))
        found.append(reading)
    return found


def _rows(name: str, plain: Mapping[str, Paragraph]) -> list[Row]:
    """The rows that the fields fill, each in the edition of which more columns are there, in the form's order."""
    rows: dict[str, Row] = {}
    for edition in ("both",) if name == "cases" else ("2021", "2019"):
        for row in table(name, edition).rows:
            known = len(_there(rows[row.path], plain)) if row.path in rows else 0
            if len(_there(row, plain)) > known:
                rows[row.path] = row
    return sorted(rows.values(), key=lambda row: labels(name).order[row.path])


def _there(row: Row, plain: Mapping[str, Paragraph]) -> list[str]:
    """The fields of a row: its cells' own, or an amount's value and unit below it."""
    paths = [f"{row.path}.{column.name}" for column in row.columns]
    return [name for path in paths for name in (path, f"{path}.value", f"{path}.unit") if name in plain]


def _reading(row: Row, plain: Mapping[str, Paragraph]) -> RowReading:
    place = Place(line=min(plain[name].line or 1 for name in _there(row, plain)))
    values = [_printed(f"{row.path}.{column.name}", plain, place) for column in row.columns]
    columns = tuple(column.name for column in row.columns)
    found = tuple(value.text for value in values if value.text)
    return RowReading(row.path, row.title.zh, True, place, columns, values, found)


def _printed(path: str, plain: Mapping[str, Paragraph], place: Place) -> Printed:
    if path in plain:
        return Printed(plain[path].text, Place(line=plain[path].line))
    value, unit = plain.get(f"{path}.value"), plain.get(f"{path}.unit")
    if value is None:
        return Printed("", place)
    return Printed(value.text + (unit.text if unit else ""), Place(line=value.line))
