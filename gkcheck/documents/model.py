"""What a reader hands on: paragraphs and grids in reading order, with where they stood, and no meaning."""

from __future__ import annotations

import itertools
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


class Cell(NamedTuple):
    """One cell of a grid: its text, the grid column where it begins, the columns it spans, its source line."""

    text: str
    column: int
    columns: int = 1
    line: int | None = None


class Paragraph(NamedTuple):
    """A run of text outside the grids, and its source line where the container has lines."""

    text: str
    line: int | None = None


class Grid(NamedTuple):
    """A table as it stands, row by row; a cell covered from above is not repeated.

    number: its place among the document's tables, from 1.
    """

    rows: list[list[Cell]]
    number: int


class Hidden(NamedTuple):
    """Something of a workbook that holds cells and is not shown: a sheet, or a run of its rows or columns.

    sheet: its name; table: its grid's number; first, last: rows or columns from 1, both 0 for a whole sheet.
    """

    part: Literal["sheet", "rows", "columns"]
    sheet: str
    table: int
    first: int = 0
    last: int = 0


Block: TypeAlias = Paragraph | Grid


def numbered(blocks: Iterable[Block]) -> list[Block]:
    """The blocks with their grids numbered in reading order, from 1."""
    count = itertools.count(1)
    return [b._replace(number=next(count)) if isinstance(b, Grid) else b for b in blocks]


@dataclass(frozen=True, slots=True)
class Document:
    """A document read: its blocks in order, what its head says of it, and whether places are lines of its source.

    fields: what a data file (JSON, YAML, tidy CSV) holds, as printed, by dotted path; other files have none.
    hidden: what of a workbook holds cells and is not shown.
    """

    blocks: list[Block]
    meta: dict[str, str] = field(default_factory=dict)
    lined: bool = False
    fields: dict[str, Paragraph] = field(default_factory=dict)
    hidden: tuple[Hidden, ...] = ()

    def texts(self) -> Iterator[Paragraph]:
        """Every text in reading order, those of grid cells too."""
        for block in self.blocks:
            if isinstance(block, Paragraph):
                yield block
            else:
                for row in block.rows:
                    for cell in row:
                        if cell.text:
                            yield Paragraph(cell.text, cell.line)
