"""Blocks out of events: the one place where spans, nesting and text become paragraphs and grids.

A reader tells what opens and closes; out comes the list of blocks. Tables nested for layout are taken apart: their
cells' blocks follow one another; a table that holds values keeps its grid, and what is nested in it follows.
"""

from __future__ import annotations

from gkcheck.errors import Unreadable

from . import bounds
from .model import Block, Cell, Grid, Paragraph, numbered


class _Table:
    """A table being read. `held` lists columns covered from above as [first, after last, rows left]."""

    __slots__ = ("cell", "column", "covered", "gone", "held", "inner", "line", "row", "rows", "span")

    def __init__(self) -> None:
        self.rows: list[list[Cell]] = []
        self.inner: list[list[list[Block]]] = []
        self.held: list[list[int]] = []
        self.row: list[Cell] | None = None
        self.column = 0
        self.cell = self.covered = self.gone = False
        self.span = 1
        self.line: int | None = None


class Builder:
    """The document under way. Text goes to the open paragraph, paragraphs to the open cell or to the document."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.pieces: list[str] = []
        self._counted = 0
        self._line: int | None = None
        self._outer: list[tuple[list[str], int | None]] = []
        self._target = self.blocks
        self._targets: list[list[Block]] = []
        self._tables: list[_Table] = []

    def text(self, text: str) -> None:
        """Add to the open paragraph."""
        self.pieces.append(text)

    def begin_line(self, line: int) -> None:
        """Say where the open paragraph stands."""
        self._line = line

    def raised(self, text: str) -> None:
        """Add superscript text: digits raised behind a digit are a footnote mark, never part of the number."""
        if text.strip().isdigit() and "".join(self.pieces)[-1:].isdigit():
            text = f"[{text.strip()}]"
        self.pieces.append(text)

    def open_paragraph(self, line: int | None = None) -> None:
        """Begin a paragraph within the open one (a cell, a text box in a line of text)."""
        self._outer.append((self.pieces, self._line))
        self.pieces, self._line = [], line

    def close_paragraph(self) -> None:
        """End the innermost paragraph."""
        if self.pieces:
            self.end_line()
        self.pieces, self._line = self._outer.pop()

    def end_line(self, line: int | None = None) -> None:
        """End the text so far as a paragraph of its own; the next begins at `line`."""
        self._counted += 1
        if self._counted > bounds.CELLS:
            raise Unreadable("too-many-cells", limit=bounds.CELLS)
        if self.pieces:
            text = "".join(self.pieces)
            self.pieces.clear()
            if text and not text.isspace():
                self._target.append(Paragraph(text, self._line))
        self._line = line

    def open_table(self) -> None:
        """Begin a table."""
        if len(self._tables) >= bounds.NESTING:
            raise Unreadable("too-deep", limit=bounds.NESTING)
        self._tables.append(_Table())

    def open_row(self, before: int = 0) -> None:
        """Begin a row; `before`: grid columns left free at its start."""
        table = self._tables[-1]
        table.row = []
        table.inner.append([])
        table.column = min(max(before, 0), bounds.COLUMNS)

    def skip_columns(self, columns: int) -> None:
        """Leave grid columns free before the next cell."""
        table = self._tables[-1]
        table.column = min(table.column + max(columns, 0), bounds.COLUMNS)

    def open_cell(self, columns: int = 1, rows: int = 1, line: int | None = None) -> None:
        """Begin a cell that spans so many grid columns and rows."""
        table = self._tables[-1]
        if table.row is None:
            self.open_row()
        self._counted += 1
        if self.pieces:
            self.end_line()
        column = table.column
        for first, after, _ in table.held:
            if first <= column < after:
                column = after
        if columns != 1:
            columns = min(max(columns, 1), bounds.COLUMNS)
        table.column = column + columns
        if table.column > 2 * bounds.COLUMNS:
            raise Unreadable("too-wide", limit=2 * bounds.COLUMNS)
        if rows > 1:
            table.held.append([column, table.column, min(rows, bounds.ROWS) + 1])
            table.held.sort()
        table.cell, table.covered, table.gone, table.span = True, False, False, columns
        self._line = table.line = line
        self._targets.append(self._target)
        self._target = []

    def widen_cell(self, columns: int) -> None:
        """Let the open cell span so many grid columns."""
        if self._tables:
            table = self._tables[-1]
            columns = min(max(columns, 1), bounds.COLUMNS)
            table.column += columns - table.span
            table.span = columns

    def cover_cell(self) -> None:
        """The open cell is merged into the one above: it leaves nothing but its place."""
        if self._tables:
            self._tables[-1].covered = True

    def drop_cell(self) -> None:
        """The open cell is deleted: it leaves not even its place."""
        if self._tables:
            self._tables[-1].gone = True

    def close_cell(self) -> None:
        """End the cell."""
        if self.pieces:
            self.end_line()
        blocks = self._target
        self._target = self._targets.pop()
        table = self._tables[-1]
        table.cell = False
        if table.gone:
            table.column -= table.span
        if table.covered or table.gone or table.row is None:
            return
        if not blocks:
            table.row.append(Cell("", table.column - table.span, table.span, table.line))
            return
        first = blocks[0]
        if len(blocks) == 1 and isinstance(first, Paragraph):
            text = first.text.strip()
        else:
            text = "\n".join(piece for piece in map(_lone, blocks) if piece).strip()
        table.row.append(Cell(text, table.column - table.span, table.span, table.line))
        table.inner[-1].append(blocks)

    def close_row(self, *, dropped: bool = False) -> None:
        """End the row; a `dropped` one (deleted) is forgotten."""
        table = self._tables[-1]
        if table.row is None:
            return
        if dropped:
            table.inner.pop()
        else:
            table.rows.append(table.row)
            for held in table.held:
                held[2] -= 1
            table.held = [held for held in table.held if held[2] > 1]
        table.row = None

    def close_table(self) -> None:
        """End the table and hand on what it holds."""
        self.close_row()
        table = self._tables.pop()
        nested = [
            b for row in table.inner for blocks in row for b in blocks if isinstance(b, Grid) and not _is_frame(b)
        ]
        target = self._target
        if not nested:
            if any(cell.text for row in table.rows for cell in row):
                target.append(Grid(table.rows, 0))
        elif _holds_values(table.rows):
            target.append(Grid(table.rows, 0))
            target.extend(nested)
        else:
            target.extend(block for row in table.inner for blocks in row for block in blocks)

    def finish(self) -> list[Block]:
        """Close what is still open, number the grids in reading order, and hand the blocks over."""
        while self._tables:
            if self._tables[-1].cell:
                self.close_cell()
            self.close_table()
        self.end_line()
        return numbered(self.blocks)


def _is_frame(grid: Grid) -> bool:
    """Whether a table has a single cell: a frame around text."""
    return len(grid.rows) == 1 and len(grid.rows[0]) == 1


def _lone(block: Block) -> str:
    """The text of a paragraph or of a frame; a table proper gives none to the cell it stands in."""
    if isinstance(block, Paragraph):
        return block.text
    return block.rows[0][0].text if _is_frame(block) else ""


def _holds_values(rows: list[list[Cell]]) -> bool:
    """Whether a table with others nested in it is one of rows and columns itself, and no page layout."""
    return sum(sum(1 for cell in row if cell.text) >= 3 for row in rows) >= 3
