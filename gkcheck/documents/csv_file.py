"""Comma separated values (.csv) as fields where they are tidy (`path`, `value`), else as the grid that they print."""

from __future__ import annotations

import csv
import io

from gkcheck.errors import Unreadable

from . import bounds
from .decode import decode
from .model import Block, Cell, Document, Grid, Paragraph


def read(data: bytes) -> Document:
    """Fields or a grid, from the bytes of a CSV; raises Unreadable."""
    text = decode(data)
    first = text.split("\n", 1)[0]
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=max(",;\t", key=first.count))
    rows: list[tuple[int, list[str]]] = []
    try:
        for row in reader:
            rows.append((reader.line_num, row))
            if len(rows) > bounds.CELLS or len(row) > 2 * bounds.COLUMNS:
                raise Unreadable("too-many-cells", limit=bounds.CELLS)
    except csv.Error as error:
        raise Unreadable("broken-data", kind="CSV", line=reader.line_num) from error
    head = [name.strip().lower() for name in rows[0][1]] if rows else []
    if {"path", "value"} <= set(head):
        return Document([], lined=True, fields=_fields(head, rows[1:]))
    return Document(_grid(rows), lined=True)


def _fields(head: list[str], rows: list[tuple[int, list[str]]]) -> dict[str, Paragraph]:
    """Each figure by its path; agency and year from the first row that has them; a unit goes behind its figure."""
    fields: dict[str, Paragraph] = {}
    for line, row in rows:
        record = dict(zip(head, row, strict=False))
        for name in ("agency", "year"):
            if record.get(name) and name not in fields:
                fields[name] = Paragraph(record[name], line)
        path = record.get("path", "").strip()
        if path in fields:
            raise Unreadable("twice-given", path=path, line=line)
        if path:
            value = record.get("value", "")
            unit = record.get("unit", "") if value and path.endswith("procurement.amount") else ""
            fields[path] = Paragraph(value + unit, line)
    return fields


def _grid(rows: list[tuple[int, list[str]]]) -> list[Block]:
    """The rows as they stand."""
    cells = [[Cell(text.strip(), i, 1, line) for i, text in enumerate(row)] for line, row in rows]
    return [Grid(cells, 1)] if any(cell.text for row in cells for cell in row) else []
