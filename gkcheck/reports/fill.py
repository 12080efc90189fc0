"""Tables to a report: values read into the form's cells, with the edition that the rows and headings show."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from gkcheck.prose import passages
from gkcheck.rulebook.money import YUAN, exchanged
from gkcheck.rulebook.sheets import Slot, sheet
from gkcheck.tables.characters import fold
from gkcheck.tables.readings import ExtraRow, Place, Printed, RowReading, TableReading

from .editions import edition_marks, editions_shown
from .headline import read_headline
from .model import CellFact, Number, Report, RowFact
from .published import publication
from .title import count_sections, read_title, standing_alone
from .values import Value, read_value

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gkcheck.documents.model import Document

_LONGEST_HEADING = 20
_TABLES = ("disclosure", "applications", "cases")


def fill(document: Document, readings: Sequence[TableReading]) -> Report:
    """The report that a document and its recognised tables make."""
    texts = list(standing_alone(document))
    prose = passages(document)
    title = read_title(document, texts)
    tables = _chosen(readings)
    marks = edition_marks((r.path, r.columns) for table in tables.values() for r in table.rows.values())
    editions, edition = editions_shown(marks, title.year)
    if not tables:
        edition = "2014" if _is_2014(document) else "none"
    form = sheet(*editions)
    numbers: dict[str, Number | None] = {}
    cells: dict[str, CellFact] = {}
    rows: dict[str, RowFact] = {}
    for name in tables:
        numbers |= form.blank[name]
        for reading in tables[name].rows.values():
            _fill_row(reading, form.slots_of.get(reading.path, {}), numbers, cells)
            rows[reading.path] = RowFact(
                reading.label,
                reading.exact,
                reading.values is not None,
                len(reading.columns) or len(form.slots_of.get(reading.path, ())),
                reading.found,
                reading.place,
            )
    return Report(
        agency=title.agency,
        year=title.year,
        edition=edition,
        tables=tuple(tables),
        editions=editions,
        numbers=numbers,
        cells=cells,
        rows=rows,
        extra={name: tuple(table.extra) for name, table in tables.items()},
        misprints={name: tuple(table.misprints) for name, table in tables.items()},
        marks=marks,
        twice=_twice(readings, tables),
        titled=title.found,
        sections=count_sections(texts),
        lined=document.lined,
        hidden=document.hidden,
        prose=prose,
        published=publication(document, prose),
        headline=read_headline(document, prose),
    )


def _chosen(readings: Sequence[TableReading]) -> dict[str, TableReading]:
    """One table of each name: the first of those with the most rows."""
    chosen: dict[str, TableReading] = {}
    for name in _TABLES:
        named = [table for table in readings if table.name == name]
        if named:
            chosen[name] = _without_group_row(max(named, key=lambda table: len(table.rows)))
    return chosen


def _twice(readings: Sequence[TableReading], chosen: dict[str, TableReading]) -> dict[str, tuple[Place, str]]:
    """Tables printed again, with the first of their rows whose figures differ, and where it stands."""
    found: dict[str, tuple[Place, str]] = {}
    for table in readings:
        first = chosen[table.name]
        for path, row in table.rows.items() if table is not first else ():
            if path in first.rows and row.found and row.found != first.rows[path].found:
                found.setdefault(table.name, (row.place, path))
    return found


def _without_group_row(table: TableReading) -> TableReading:
    """（六）其他处理 over its three rows is a heading, whatever cells stand beside it."""
    group = table.rows.get("applications.other")
    if group is not None and any(path.startswith("applications.other.") for path in table.rows):
        del table.rows[group.path]
        if any(group.found):
            table.extra.append(ExtraRow(group.label, group.place))
    return table


def _fill_row(
    reading: RowReading, slots: dict[str, Slot], numbers: dict[str, Number | None], cells: dict[str, CellFact]
) -> None:
    if reading.values is None:
        return
    for name, printed in zip(reading.columns, reading.values, strict=True):
        slot = slots.get(name)
        if slot is None:
            continue
        value = _value(printed, slot, reading.unit)
        cells[slot.path] = CellFact(printed.text, value, printed.place)
        numbers[slot.path] = value.number


def _value(printed: Printed, slot: Slot, heading_unit: str) -> Value:
    kind = slot.column.kind
    if kind in ("count", "signed"):
        return read_value(printed.text)
    value = read_value(printed.text, decimals=True)
    if kind == "amount" and not value.unit and heading_unit and value.state == "number":
        return value._replace(unit=heading_unit)
    unit = value.unit or heading_unit or slot.column.unit
    if kind == "money" and isinstance(value.number, Decimal) and unit in YUAN:
        return value._replace(number=exchanged(value.number, unit, "万元"))
    return value


def _is_2014(document: Document) -> bool:
    """Whether the statistics sheet of 国办发〔2014〕32号 is there: 统计指标 · 单位 · 统计数."""
    wanted = {"统计指标", "统计数"}
    for text in document.texts():
        if len(text.text) <= _LONGEST_HEADING:
            wanted -= {"".join(fold(text.text).split())}
        if not wanted:
            return True
    return False
