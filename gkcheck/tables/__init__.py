"""Documents to tables: grids first, then, for tables they do not give, the running text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gkcheck.documents.model import Block, Document, Grid

from .grids import recognise_grids
from .readings import RowReading, TableReading

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["RowReading", "TableReading", "recognise"]

_LEAST = {"disclosure": 2, "applications": 3, "cases": 1}
"""How many rows make a table; fewer are a mention."""


def recognise(document: Document) -> list[TableReading]:
    """The statistics tables of a document, in the order met; a table printed twice is there twice."""
    if document.fields:
        from .fields import recognise_fields

        return recognise_fields(document.fields)
    recogniser = recognise_grids(block for block in document.blocks if isinstance(block, Grid))
    found = [table for table in recogniser.tables if len(table.rows) >= _LEAST[table.name]]
    mentions = _grids(table for table in recogniser.tables if table not in found) - _grids(found)
    missing = set(_LEAST) - {table.name for table in found}
    if missing:
        used = recogniser.used - mentions
        rest = [b for b in document.blocks if not (isinstance(b, Grid) and b.number in used)]
        found += _from_text(rest, missing)
    return found


def _grids(tables: Iterable[TableReading]) -> set[int]:
    """The numbers of the grids in which rows of tables stood."""
    return {row.place.table or 0 for table in tables for row in table.rows.values()}


def _from_text(blocks: list[Block], missing: set[str]) -> list[TableReading]:
    from .stream import Stream
    from .streams import applications, cases, disclosure

    stream = Stream(blocks)
    if not stream.flat:
        return []
    three = applications(stream) if "applications" in missing else None
    found = [disclosure(stream, len(stream.flat))] if "disclosure" in missing else []
    found.append(three)
    if "cases" in missing:
        found.append(cases(stream, 0))
    return [table for table in found if table is not None]
