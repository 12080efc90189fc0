"""Changes to the geometry of printed tables: lost merges, splits, phantom columns, one big table."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from itertools import pairwise

from tests.layouts.printed import Block, Box, Paragraph, Table

HEAD_ROWS = {2: 0, 3: 3, 4: 3}


def height(boxes: Iterable[Box]) -> int:
    """The number of rows of a table."""
    return max(box.row + box.rows for box in boxes)


def width(boxes: Iterable[Box]) -> int:
    """The number of grid columns of a table."""
    return max(box.column + box.columns for box in boxes)


def visible(boxes: Sequence[Box]) -> list[list[Box]]:
    """The boxes that start in each row, from left to right."""
    found: list[list[Box]] = [[] for _ in range(height(boxes))]
    for box in sorted(boxes, key=lambda box: (box.row, box.column)):
        found[box.row].append(box)
    return found


def is_value(box: Box) -> bool:
    """Whether a box holds a figure or a blank, not a label."""
    return not box.text or box.text.lstrip("+-").removesuffix("元").removesuffix("万").replace(".", "").isdigit()


def change_tables(blocks: Iterable[Block], change: Callable[[Table], Iterable[Block]]) -> list[Block]:
    """Every table of a report replaced by what the change makes of it."""
    done: list[Block] = []
    for block in blocks:
        done += change(block) if isinstance(block, Table) else [block]
    return done


def change_text(blocks: Iterable[Block], change: Callable[[str], str], prose: bool = True) -> list[Block]:
    """The change applied to the text of all cells, and of the prose where wanted."""
    done: list[Block] = []
    for block in blocks:
        if isinstance(block, Table):
            boxes = tuple(replace(box, text=change(box.text)) for box in block.boxes)
            done.append(Table(boxes, block.number))
        else:
            done.append(Paragraph(change(block.text), block.kind) if prose else block)
    return done


def unmerged(boxes: Sequence[Box], across: bool = True, repeat: bool = False) -> list[Box]:
    """Merges undone: covered cells stand empty or, if wanted, repeat the text; across=False keeps column spans."""
    done: list[Box] = []
    for box in boxes:
        for row in range(box.row, box.row + box.rows):
            columns = range(box.column, box.column + box.columns) if across else [box.column]
            for column in columns:
                first = row == box.row and column == box.column
                text = box.text if first or repeat else ""
                done.append(Box(text, row, column, 1, 1 if across else box.columns))
    return sorted(done, key=lambda box: (box.row, box.column))


def cut(boxes: Sequence[Box], start: int, stop: int, repeat: bool = False) -> list[Box]:
    """The rows from start to stop; a box cut by the upper edge loses its text or repeats it."""
    part: list[Box] = []
    for box in boxes:
        top, bottom = max(box.row, start), min(box.row + box.rows, stop)
        if top < bottom:
            text = box.text if box.row >= start or repeat else ""
            part.append(replace(box, text=text, row=top - start, rows=bottom - top))
    return sorted(part, key=lambda box: (box.row, box.column))


def stack(upper: Sequence[Box], lower: Sequence[Box]) -> list[Box]:
    """One table set below another."""
    down = height(upper) if upper else 0
    return [*upper, *(replace(box, row=box.row + down) for box in lower)]


def split(table: Table, places: Sequence[int], head: bool = False, repeat: bool = False) -> list[Table]:
    """A table cut before the given rows, the header repeated on each part if wanted."""
    edges = [0, *(place for place in places if place < height(table.boxes)), height(table.boxes)]
    first = HEAD_ROWS[table.number]
    header = cut(table.boxes, 0, first) if head and first else []
    parts: list[Table] = []
    for start, stop in pairwise(edges):
        part = cut(table.boxes, start, stop, repeat)
        parts.append(Table(tuple(stack(header, part) if start else part), table.number))
    return parts


def split_three(places: Sequence[int], head: bool = False, repeat: bool = False) -> Callable[[Table], list[Block]]:
    """A change that splits table three only."""

    def change(table: Table) -> list[Block]:
        return list(split(table, places, head, repeat)) if table.number == 3 else [table]

    return change


def _spread(boxes: list[Box], spans: Sequence[int]) -> list[Box]:
    start = boxes[0].column
    done: list[Box] = []
    for box, span in zip(boxes, spans, strict=True):
        done.append(replace(box, column=start, columns=span))
        start += span
    return done


def _phantom_two(boxes: Sequence[Box]) -> list[Box]:
    header = {1: [1, 4], 2: [1, 2, 2], 3: [1, 1, 2, 1], 0: [5]}
    values = {1: [1, 4], 2: [1, 2, 2], 3: [1, 2, 1, 1]}
    done: list[Box] = []
    for row in visible(boxes):
        spans = values if any(is_value(box) for box in row) else header
        done += _spread(row, spans[len(row) - 1])
    return done


def _phantom_three(boxes: Sequence[Box]) -> list[Box]:
    done: list[Box] = []
    for row in visible(boxes):
        labels = [box for box in row if box.column < 3]
        rest = [box for box in row if box.column >= 3]
        done += labels
        if len(rest) == 7:
            moved = [replace(rest[0], column=3), *rest[1:]]
            done += _spread(moved, [1, 2, 2, 2, 2, 2, 3] if rest[0].row % 2 else [3, 2, 2, 2, 2, 2, 1])
        else:
            done += [replace(box, column=2 * box.column - 3, columns=2 * box.columns) for box in rest]
    return done


def phantom(table: Table) -> list[Block]:
    """Tables two and three on a grid with narrow extra columns, headers and figures on different edges."""
    if table.number == 2:
        return [Table(tuple(_phantom_two(table.boxes)), 2)]
    return [Table(tuple(_phantom_three(table.boxes)), 3)] if table.number == 3 else [table]


def one_table(blocks: Sequence[Block]) -> list[Block]:
    """The three tables, and the headings between them, pasted into one table of fifteen columns."""
    first = next(place for place, block in enumerate(blocks) if isinstance(block, Table))
    last = max(place for place, block in enumerate(blocks) if isinstance(block, Table))
    big: list[Box] = []
    for block in blocks[first : last + 1]:
        if isinstance(block, Paragraph):
            big = stack(big, [Box(block.text, 0, 0, 1, 15)])
            continue
        edge = width(block.boxes)
        for_all = [
            replace(box, columns=15 - box.column) if box.column + box.columns == edge else box for box in block.boxes
        ]
        big = stack(big, for_all)
    return [*blocks[:first], Table(tuple(big), 3), *blocks[last + 1 :]]


def unmerged_tables(across: bool = True, repeat: bool = False) -> Callable[[Table], list[Block]]:
    """A change that undoes the merges of every table."""
    return lambda table: [Table(tuple(unmerged(table.boxes, across, repeat)), table.number)]
