"""Text and Markdown layouts: pipes, tabs, one cell a line, PDF-like lines, encodings."""

from collections.abc import Callable, Iterable, Sequence

from tests.layouts import textpdf
from tests.layouts.figures import Figures
from tests.layouts.htmltags import table as html_table
from tests.layouts.marks import MARKS
from tests.layouts.printed import Block, Box, Paragraph, report
from tests.layouts.shapes import change_tables, is_value, one_table, split_three, unmerged, unmerged_tables, visible
from tests.layouts.variants import VARIANTS

Writer = Callable[[Figures], bytes]
Lines = Callable[[Sequence[Box]], list[str]]
Change = Callable[[Iterable[Block]], list[Block]]


def grid(boxes: Sequence[Box]) -> list[list[str]]:
    """All grid cells of a table, covered ones empty."""
    return [[box.text for box in row] for row in visible(unmerged(boxes))]


def lines_of(blocks: Iterable[Block], lines: Lines, between: str = "") -> list[str]:
    """The blocks of a report as lines, with a line between them."""
    done: list[str] = []
    for block in blocks:
        done += [block.text] if isinstance(block, Paragraph) else lines(block.boxes)
        done += [between] if between is not None else []
    return done


def written(lines: Lines, change: Change = list, end: str = "\n") -> Writer:
    """A writer of UTF-8 text."""
    return lambda figures: (end.join(lines_of(change(report(figures)), lines)) + end).encode()


def dense(lines: Lines, change: Change = list, gap: str = "\n") -> Writer:
    """A writer without empty lines of its own, or with the same gap between all lines."""

    def write(figures: Figures) -> bytes:
        done: list[str] = []
        for block in change(report(figures)):
            done += [block.text] if isinstance(block, Paragraph) else lines(block.boxes)
        return (gap.join(done) + "\n").encode()

    return write


def pipes(boxes: Sequence[Box], outer: bool = True, rule: str = "---") -> list[str]:
    """A pipe table with a rule below its first row."""
    rows = [" | ".join(row) for row in grid(boxes)]
    rule_row = " | ".join([rule] * len(grid(boxes)[0])) if rule else ""
    rows = [rows[0], *([rule_row] if rule else []), *rows[1:]]
    return [f"| {row} |" for row in rows] if outer else rows


def _tight_pipes(boxes: Sequence[Box]) -> list[str]:
    return ["|" + "|".join(row) + "|" for row in grid(boxes)]


def _empty_head(boxes: Sequence[Box]) -> list[str]:
    """A table whose header row is empty, as converters write tables without one."""
    size = len(grid(boxes)[0])
    return ["|" + "   |" * size, "|" + ":---:|" * size, *_tight_pipes(boxes)]


def _visible_pipes(boxes: Sequence[Box]) -> list[str]:
    """Only the visible cells of each row: rows of many lengths."""
    return ["| " + " | ".join(box.text for box in row) + " |" for row in visible(boxes)]


def _padded_pipes(boxes: Sequence[Box]) -> list[str]:
    """Pipe rows padded to equal width, with bold labels and escaped characters."""
    rows = [
        [f"**{text}**" if text and not text[:1].isdigit() and "-" not in text else text for text in row]
        for row in grid(boxes)
    ]
    return ["| " + " | ".join(text.replace(".", "\\.", 1).ljust(12) for text in row) + " |" for row in rows]


def _break_pipes(boxes: Sequence[Box]) -> list[str]:
    """Long labels broken by <br> inside their cell."""
    return [row.replace("，", "，<br>").replace("、", "、<br/>") for row in pipes(boxes)]


def _pipe_cells(boxes: Sequence[Box]) -> list[str]:
    """One cell a line, between pipes."""
    return [f"| {box.text} |" for row in visible(boxes) for box in row]


def _pipe_starts(boxes: Sequence[Box]) -> list[str]:
    """One cell a line behind a pipe, an empty line between rows."""
    return [line for row in visible(boxes) for line in [*(f"| {box.text}".rstrip() for box in row), ""]]


def _pipe_ends(boxes: Sequence[Box]) -> list[str]:
    """One cell a line with a pipe behind it, a lone pipe for a blank."""
    return [f"{box.text} |".lstrip() for row in visible(boxes) for box in row]


def _pipe_rows(boxes: Sequence[Box]) -> list[str]:
    """The same with a lone pipe before each row, and one more behind its last cell."""
    return [line for row in visible(boxes) for line in ["|", *_pipe_ends(row)[:-1], f"{_pipe_ends(row)[-1]} |"]]


def _cells(boxes: Sequence[Box]) -> list[str]:
    """One visible cell a line, blanks as empty lines."""
    return [box.text for row in visible(boxes) for box in row]


def _grid_cells(boxes: Sequence[Box]) -> list[str]:
    """One grid cell a line, blanks and covered cells as empty lines."""
    return [text for row in grid(boxes) for text in row]


def _filled_cells(boxes: Sequence[Box]) -> list[str]:
    return [text for text in _cells(boxes) if text]


def _indented_cells(boxes: Sequence[Box]) -> list[str]:
    return [f"\t  {text}  " for text in _filled_cells(boxes)]


def _rows_apart(boxes: Sequence[Box]) -> list[str]:
    """One cell a line, an empty line between rows, blanks gone."""
    return [line for row in visible(boxes) for line in [*(box.text for box in row if box.text), ""]]


def _tabs(boxes: Sequence[Box]) -> list[str]:
    return ["\t".join(row) for row in grid(boxes)]


def _visible_tabs(boxes: Sequence[Box]) -> list[str]:
    return ["\t".join(box.text for box in row) for row in visible(boxes)]


def _spaces(boxes: Sequence[Box]) -> list[str]:
    """A row a line, cells parted by a space, blanks gone."""
    return [" ".join(box.text for box in row if box.text) for row in visible(boxes)]


def _glued(boxes: Sequence[Box]) -> list[str]:
    """Six digits of one row glued on a line, then the total, where all six are single digits."""
    done: list[str] = []
    for row in visible(boxes):
        labels = [box.text for box in row if not is_value(box)]
        values = [box.text for box in row if is_value(box)]
        if len(values) == 7 and all(len(value) == 1 for value in values[:6]):
            values = ["".join(values[:6]), values[6]]
        done += [*labels, *values]
    return done


def _html_tables(boxes: Sequence[Box]) -> list[str]:
    """A table in HTML on one line, as converters of PDF files put it into Markdown."""
    return [html_table(boxes).replace("\n", "").replace('<p align="center">', "").replace("</p>", "")]


def _one_line(figures: Figures, join: str, rows: Callable[[Sequence[Box]], list[str]]) -> bytes:
    return (join.join(line for line in lines_of(report(figures), rows) if line) + "\n").encode()


def _encoded(encoding: str, mark: bytes = b"", end: str = "\n") -> Writer:
    return lambda figures: mark + written(_tabs, end=end)(figures).decode().encode(encoding)


MARKDOWN: dict[str, Writer] = {
    "pipes": written(pipes),
    "pipes-open": written(lambda boxes: pipes(boxes, outer=False)),
    "pipes-colons": written(lambda boxes: pipes(boxes, rule=":---:")),
    "pipes-no-rule": written(lambda boxes: pipes(boxes, rule="")),
    "pipes-tight": written(_tight_pipes),
    "pipes-empty-head": written(_empty_head),
    "pipes-visible": written(_visible_pipes),
    "pipes-padded": written(_padded_pipes),
    "pipes-breaks": written(_break_pipes),
    "pipes-cells": written(_pipe_cells),
    "pipes-starts": written(_pipe_starts),
    "pipes-ends": written(_pipe_ends),
    "pipes-ends-rows": written(_pipe_rows),
    "html-tables": written(_html_tables),
    "pipes-repeated": written(pipes, lambda blocks: change_tables(blocks, unmerged_tables(repeat=True))),
    "pipes-split": written(pipes, lambda blocks: change_tables(blocks, split_three([9, 17]))),
    "pipes-split-head": written(pipes, lambda blocks: change_tables(blocks, split_three([9, 17], head=True))),
    "pipes-one-table": written(pipes, lambda blocks: one_table(list(blocks))),
    **{f"pipes-marks-{name}": written(pipes, change) for name, change in MARKS.items()},
    **{f"pipes-form-{name}": written(pipes, change) for name, change in VARIANTS.items()},
}

LAYOUTS: dict[str, Writer] = {
    **MARKDOWN,
    "cells": dense(_cells),
    "cells-grid": dense(_grid_cells),
    "cells-apart": dense(_cells, gap="\n\n"),
    "cells-filled": dense(_filled_cells),
    "cells-filled-apart": dense(_filled_cells, gap="\n\n"),
    "cells-indented": written(_indented_cells),
    "cells-rows-apart": dense(_rows_apart),
    "cells-glued": dense(_glued, gap="\n\n"),
    "tabs": written(_tabs),
    "tabs-visible": written(_visible_tabs),
    "tabs-crlf": written(_tabs, end="\r\n"),
    "tabs-cr": written(_tabs, end="\r"),
    "tabs-utf16le": _encoded("utf-16-le", b"\xff\xfe"),
    "tabs-utf16be": _encoded("utf-16-be", b"\xfe\xff"),
    "tabs-utf8-bom": _encoded("utf-8", b"\xef\xbb\xbf"),
    "tabs-gb18030": _encoded("gb18030", end="\r\n"),
    "spaces": written(_spaces),
    "one-line": lambda figures: _one_line(figures, " ", _spaces),
    "one-line-pipes": lambda figures: _one_line(figures, " ", _tight_pipes),
    "one-line-visible": lambda figures: _one_line(figures, " ", _visible_pipes),
    **{f"cells-marks-{name}": dense(_filled_cells, change) for name, change in MARKS.items() if name != "odd-spaces"},
    **{f"cells-form-{name}": dense(_filled_cells, change) for name, change in VARIANTS.items()},
    **textpdf.LAYOUTS,
}

BLANKS_GONE = "a blank leaves no trace, so a row with blanks does not fit its columns"
LOSSY: dict[str, str] = {
    name: BLANKS_GONE
    for name in LAYOUTS
    if name.startswith(
        ("cells-filled", "cells-indented", "cells-rows-apart", "cells-marks", "cells-form", "spaces", "one-line")
    )
} | {
    "pipes-ends-rows": "a lone pipe is a blank or the start of a row, so a row with a blank at its end may not be told",
    "cells-apart": "an empty line stands between all cells, so a blank is only a longer gap",
    "cells-glued": "an empty line stands between all cells, so a blank is only a longer gap",
    **textpdf.LOSSY,
}


def suffix(name: str) -> str:
    """The file suffix of a text layout."""
    return ".md" if name in MARKDOWN else ".txt"
