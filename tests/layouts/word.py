"""Word layouts: how the three tables stand in files written by Word, WPS and their relatives."""

import re
from collections.abc import Callable, Iterable
from dataclasses import replace

from tests.layouts import wordbox, wordmore, wordtrack
from tests.layouts.figures import Figures
from tests.layouts.marks import MARKS
from tests.layouts.printed import Block, Box, Paragraph, Table, report
from tests.layouts.shapes import (
    change_tables,
    cut,
    height,
    is_value,
    one_table,
    phantom,
    split,
    split_three,
    unmerged_tables,
)
from tests.layouts.variants import VARIANTS
from tests.layouts.wordxml import (
    PLAIN,
    Style,
    paragraph,
    run,
    word_file,
    wrap_paragraph,
)

Writer = Callable[[Figures], bytes]
Change = Callable[[Iterable[Block]], list[Block]]


def changed(change: Change, style: Style = PLAIN) -> Writer:
    """A writer of the plain Word file after a change of the report."""
    return lambda figures: word_file(change(report(figures)), style)


def styled(style: Style) -> Writer:
    """A writer of the printed form in another style."""
    return lambda figures: word_file(report(figures), style)


def reshaped(change: Callable[[Table], Iterable[Block]]) -> Writer:
    """A writer after a change of the tables."""
    return changed(lambda blocks: change_tables(blocks, change))


def _runs(box: Box) -> str:
    pieces = re.findall(r"\d|[^\d]{1,2}", box.text)
    properties = ("<w:b/>", '<w:rFonts w:hint="eastAsia"/>', "")
    noise = '<w:proofErr w:type="spellStart"/><w:bookmarkStart w:id="0" w:name="_GoBack"/><w:bookmarkEnd w:id="0"/>'
    return wrap_paragraph(noise.join(run(piece, properties[place % 3]) for place, piece in enumerate(pieces)))


def _pieces(text: str, size: int) -> list[str]:
    return [text[place : place + size] for place in range(0, len(text), size)] or [""]


def _paragraphs(box: Box) -> str:
    size = 1 if box.rows > 10 else 4
    pieces = [box.text] if is_value(box) else _pieces(box.text, size)
    return paragraph("") + "".join(paragraph(piece) for piece in pieces) + paragraph("")


def _breaks(box: Box) -> str:
    pieces = [box.text] if is_value(box) else _pieces(box.text, 4)
    return wrap_paragraph("<w:r><w:br/></w:r>".join(run(piece) for piece in pieces))


def _repeated(box: Box) -> str:
    return paragraph(box.text)


def _minus(box: Box) -> str:
    if box.text.startswith("-"):
        return wrap_paragraph(f"<w:r><w:noBreakHyphen/><w:t>{box.text[1:]}</w:t></w:r>")
    return wrap_paragraph("<w:r><w:tab/></w:r>" + run(box.text) + "<w:r><w:softHyphen/></w:r>")


def _old_row(inner: str, row: int) -> str:
    return f"<w:tr><w:trPr><w:tblHeader/><w:cantSplit/></w:trPr>{inner}</w:tr>"


def _legacy_cell(box: Box, properties: str, content: str) -> str:
    """Column spans in the way of old files: one cell for each grid column, joined by hMerge."""
    plain = re.sub(r"<w:gridSpan[^>]*/>", "", properties)
    if box.columns == 1:
        return f"<w:tc><w:tcPr>{plain}</w:tcPr>{content}</w:tc>"
    first = f'<w:tc><w:tcPr>{plain}<w:hMerge w:val="restart"/></w:tcPr>{content}</w:tc>'
    rest = f"<w:tc><w:tcPr>{plain}<w:hMerge/></w:tcPr><w:p/></w:tc>"
    return first + rest * (box.columns - 1)


def _outside(inner: str, row: int) -> str:
    """Rows that start and end one grid column inside the table."""
    shift = '<w:gridBefore w:val="1"/><w:gridAfter w:val="2"/><w:wBefore w:w="20" w:type="dxa"/>'
    return f"<w:tr><w:trPr>{shift}</w:trPr>{inner}</w:tr>"


def _ragged(inner: str, row: int) -> str:
    """Every other row ends one grid column before the table does, the rest reach its edge."""
    if row < 3 or row % 2:
        return f'<w:tr><w:trPr><w:gridAfter w:val="1"/></w:trPr>{inner}</w:tr>'
    start = inner.rindex("<w:tc>")
    last = inner[start:]
    found = re.search(r'<w:gridSpan w:val="(\d+)"/>', last)
    span = f'<w:gridSpan w:val="{int(found[1]) + 1 if found else 2}"/>'
    last = last.replace(found[0], span) if found else last.replace("</w:tcPr>", span + "</w:tcPr>", 1)
    return f"<w:tr>{inner[:start]}{last}</w:tr>"


def _page_numbers(table: Table) -> list[Block]:
    done: list[Block] = []
    for place, part in enumerate(split(table, [height(table.boxes) // 2])):
        done += [Paragraph(f"— {place + table.number} —")] if place else []
        done.append(part)
    return done


def _halves(table: Table) -> list[Block]:
    """Every table cut in two, table four between its header and its figures."""
    return list(split(table, [{2: 4, 3: 15, 4: 3}[table.number]]))


def _four_flat(table: Table) -> list[Block]:
    """Table four with the two rows of its header not merged downward."""
    if table.number != 4:
        return [table]
    done: list[Box] = []
    for box in table.boxes:
        done.append(replace(box, rows=1))
        done += [replace(box, text="", row=box.row + 1, rows=1)] if box.rows > 1 else []
    return [replace(table, boxes=tuple(done))]


def _blocks_apart(table: Table) -> list[Block]:
    """Table two as one table for each of its blocks."""
    if table.number != 2:
        return [table]
    starts = [box.row for box in table.boxes if box.text.startswith("第二十条")]
    ends = [*starts[1:], height(table.boxes)]
    return [Table(tuple(cut(table.boxes, start, end)), 2) for start, end in zip(starts, ends, strict=True)]


LAYOUTS: dict[str, Writer] = {
    "merged": styled(PLAIN),
    "empty-cells": reshaped(unmerged_tables()),
    "empty-below": reshaped(unmerged_tables(across=False)),
    "repeated-labels": reshaped(unmerged_tables(repeat=True)),
    "covered-text": styled(Style(covered=_repeated)),
    "hmerge": styled(Style(cell=_legacy_cell)),
    "split-runs": styled(Style(content=_runs)),
    "paragraphs": styled(Style(content=_paragraphs)),
    "breaks": styled(Style(content=_breaks)),
    "tabs-hyphens": styled(Style(content=_minus)),
    "all-header-rows": styled(Style(row=_old_row)),
    "grid-before": styled(Style(row=_outside, margins=(1, 2))),
    "grid-ragged": styled(Style(row=_ragged, margins=(0, 1))),
    "phantom": reshaped(phantom),
    "one-table": changed(lambda blocks: one_table(list(blocks))),
    "split-two": reshaped(split_three([15])),
    "split-two-head": reshaped(split_three([15], head=True)),
    "split-three": reshaped(split_three([9, 17])),
    "split-three-head": reshaped(split_three([9, 17], head=True)),
    "split-repeat": reshaped(split_three([9, 20], repeat=True)),
    "split-repeat-head": reshaped(split_three([9, 20], head=True, repeat=True)),
    "split-every-row": reshaped(split_three(range(3, 28))),
    "split-head-only": reshaped(split_three([3])),
    "halves": reshaped(_halves),
    "page-numbers": reshaped(_page_numbers),
    "blocks-apart": reshaped(_blocks_apart),
    "four-flat": reshaped(_four_flat),
    **{f"marks-{name}": changed(change) for name, change in MARKS.items()},
    **{f"form-{name}": changed(change) for name, change in VARIANTS.items()},
    **wordbox.LAYOUTS,
    **wordtrack.LAYOUTS,
    **wordmore.LAYOUTS,
}
