"""Values to columns: by their number, by the header's columns where that leaves it open, and never by a guess."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gkcheck.documents.model import Cell


class Span(NamedTuple):
    """The grid columns of a heading: the first, and the one after the last."""

    start: int
    end: int


def fit(cells: Sequence[Cell], wanted: int, heads: Sequence[Span] = (), width: int = 0) -> list[Cell] | None:
    """The cells that stand for `wanted` columns, in order, or None where that cannot be told.

    cells: those behind the row's label. heads: the grid columns of the headings, empty where they are not known.
    width: where the heading's row ends; a row that ends there too is held against the headings' columns first.
    """
    if heads and len(heads) != wanted:
        heads = ()
    if len(cells) < wanted:
        return None
    if heads:
        target = max(width, heads[-1].end)
        short = cells[0].column < heads[0].start and not cells[0].text and _end(cells) < target
        if short and any(cell.text for cell in cells):
            return None  # padded like the heading, and yet a cell is missing
        if len(cells) > wanted and _end(cells) == target and (chosen := _under(cells, heads)) is not None:
            return chosen
    return list(cells) if len(cells) == wanted else _only_way(cells, wanted)


def _end(cells: Sequence[Cell]) -> int:
    return cells[-1].column + cells[-1].columns


def _under(cells: Sequence[Cell], heads: Sequence[Span]) -> list[Cell] | None:
    """The cells that begin where the headings begin, if all others are empty."""
    starts = {cell.column: cell for cell in cells}
    chosen = [starts[head.start] for head in heads if head.start in starts]
    rest = [cell for cell in cells if cell not in chosen]
    return chosen if len(chosen) == len(heads) and not any(cell.text for cell in rest) else None


def _only_way(cells: Sequence[Cell], wanted: int) -> list[Cell] | None:
    """Leave out empty cells around the values, or all of them: accepted if one reading is left."""
    ways = windows(cells, wanted)
    filled = [cell for cell in cells if cell.text]
    if len(filled) == wanted:
        ways.append(filled)
    readings = {tuple(cell.text for cell in way) for way in ways}
    return ways[0] if len(readings) == 1 else None


def windows(cells: Sequence[Cell], wanted: int) -> list[list[Cell]]:
    """Every stretch of `wanted` cells outside of which all are empty."""
    filled = [index for index, cell in enumerate(cells) if cell.text]
    first, last = (filled[0], filled[-1]) if filled else (len(cells), -1)
    starts = range(max(last - wanted + 1, 0), min(first, len(cells) - wanted) + 1)
    return [list(cells[start : start + wanted]) for start in starts]
