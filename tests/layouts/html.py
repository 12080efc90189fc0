"""HTML layouts: pages of government sites, exports and pasted tables."""

import re
from collections.abc import Callable, Iterable
from html import escape

from tests.layouts import htmlpage
from tests.layouts.figures import Figures
from tests.layouts.htmltags import PLAIN, Style, body, page, table
from tests.layouts.marks import MARKS
from tests.layouts.printed import Block, Box, Paragraph, Table, report
from tests.layouts.shapes import (
    change_tables,
    is_value,
    one_table,
    phantom,
    split,
    split_three,
    unmerged_tables,
    visible,
)
from tests.layouts.variants import VARIANTS

Writer = Callable[[Figures], bytes]
Change = Callable[[Iterable[Block]], list[Block]]


def changed(change: Change, style: Style = PLAIN) -> Writer:
    """A writer of the plain page after a change of the report."""
    return lambda figures: page(body(change(report(figures)), style)).encode()


def styled(style: Style) -> Writer:
    """A writer of the printed form in another style."""
    return lambda figures: page(body(report(figures), style)).encode()


def reshaped(change: Callable[[Table], Iterable[Block]], style: Style = PLAIN) -> Writer:
    """A writer after a change of the tables."""
    return changed(lambda blocks: change_tables(blocks, change), style)


def _halves(table: Table) -> list[Block]:
    """Every table cut in two where its labels allow."""
    places = {2: [4], 3: [15], 4: [3]}
    return list(split(table, places[table.number]))


def _blank(box: Box) -> str:
    return f"<p>{escape(box.text) or '&nbsp;'}</p>"


def _digits(box: Box) -> str:
    pieces = re.findall(r"\d|\D{1,3}", box.text)
    spans = "".join(f'<span lang="EN-US" style="font-size:12pt">{escape(piece)}</span>' for piece in pieces)
    return f"<p><span>{spans}</span></p>"


def _broken(box: Box) -> str:
    if is_value(box):
        return f"\n      {escape(box.text)}<br>\n"
    pieces = [box.text[place : place + 4] for place in range(0, len(box.text), 4)]
    return "<br/>\n".join(escape(piece) for piece in pieces)


def _open_cell(box: Box, spans: str, content: str) -> str:
    return f"<td{spans.replace(chr(34), '')}>{content.removesuffix('</p>')}\n"


def _open_row(inner: str, row: int) -> str:
    return f"<TR>{inner}"


def _header_cell(box: Box, spans: str, content: str) -> str:
    tag = "td" if is_value(box) else "th"
    return f"<{tag}{spans}>{content}</{tag}>"


def _sections(inner: str) -> str:
    """The last rows in a tfoot that stands before the tbody would be moved by a browser; here it stands last."""
    rows = inner.splitlines()
    head, foot = "\n".join(rows[:3]), rows[-1]
    middle = "\n".join(rows[3:-1])
    caption = "<caption>统计表</caption><colgroup><col><col></colgroup>"
    return f"<table>{caption}<thead>{head}</thead><tbody>{middle}</tbody><tfoot>{foot}</tfoot></table>"


def _bodies(inner: str) -> str:
    rows = "".join(f"<tbody>{row}</tbody>" for row in inner.splitlines())
    return f"<table>{rows}</table>"


def _four_trailing(table: Table) -> list[Block]:
    """Table four with an empty row behind its figures, the others with one, too."""
    last = max(box.row for box in table.boxes) + 1
    size = max(box.column for box in table.boxes) + 1
    empty = tuple(Box("", last, column) for column in range(size))
    return [Table((*table.boxes, *empty), table.number)]


def _wrong_sums(box: Box) -> str:
    """Column spans that reach too far or not far enough, as hand-made pages have them."""
    rows = f' rowspan="{box.rows}"' if box.rows > 1 else ""
    if box.text.startswith("第二十条"):
        return ' colspan="12"'
    if box.text in ("申请人情况", "行政诉讼"):
        return f' colspan="{box.columns + 1}"'
    return f'{rows} colspan="{box.columns}"'


def _long_rows(box: Box) -> str:
    """Row spans that reach below the end of the table."""
    rows = box.rows + 40 if box.text.startswith("三、") else box.rows
    columns = f' colspan="{box.columns}"' if box.columns > 1 else ""
    return f' rowspan="{rows}"{columns}' if box.rows > 1 else columns


def _odd_attributes(box: Box) -> str:
    return f" ROWSPAN={box.rows} ColSpan='{box.columns}' colspan=9 nowrap"


def _paragraphs(figures: Figures) -> bytes:
    """No table at all: every cell a paragraph of its own, blanks as &nbsp;."""
    lines: list[str] = []
    for block in report(figures):
        if isinstance(block, Paragraph):
            lines.append(f"<p>{escape(block.text)}</p>")
        else:
            lines += [f"<p>{escape(box.text) or '&nbsp;'}</p>" for row in visible(block.boxes) for box in row]
    return page("\n".join(lines)).encode()


def _divisions(figures: Figures) -> bytes:
    """Rows and cells as divisions laid out by a style sheet."""
    style = Style(
        cell=lambda box, spans, content: f'<div class="td">{escape(box.text)}</div>',
        row=lambda inner, row: f'<div class="tr">{inner}</div>\n',
        table=lambda inner: f'<div class="table">{inner}</div>\n',
    )
    return page(body(report(figures), style), '<meta charset="utf-8"><style>.td{display:table-cell}</style>').encode()


def _one_cell_table(box: Box) -> str:
    return table([Box(box.text, 0, 0)]) if is_value(box) and box.text else f"<p>{escape(box.text)}</p>"


LAYOUTS: dict[str, Writer] = {
    "spans": styled(PLAIN),
    "empty-cells": reshaped(unmerged_tables()),
    "empty-below": reshaped(unmerged_tables(across=False)),
    "repeated-labels": reshaped(unmerged_tables(repeat=True)),
    "open-tags": styled(Style(cell=_open_cell, row=_open_row)),
    "blanks": styled(Style(content=_blank)),
    "digit-spans": styled(Style(content=_digits)),
    "broken-labels": styled(Style(content=_broken)),
    "header-cells": styled(Style(cell=_header_cell, table=_sections)),
    "many-bodies": styled(Style(table=_bodies)),
    "halves": reshaped(_halves),
    "split-three-head": reshaped(split_three([9, 17], head=True)),
    "split-repeat": reshaped(split_three([9, 20], repeat=True)),
    "phantom": reshaped(phantom),
    "one-table": changed(lambda blocks: one_table(list(blocks))),
    "trailing-row": reshaped(_four_trailing),
    "wrong-sums": styled(Style(spans=_wrong_sums)),
    "long-rows": styled(Style(spans=_long_rows)),
    "odd-attributes": styled(Style(spans=_odd_attributes)),
    "nested-figures": styled(Style(content=_one_cell_table)),
    "paragraphs": _paragraphs,
    "divisions": _divisions,
    **{f"marks-{name}": changed(change) for name, change in MARKS.items()},
    **{f"form-{name}": changed(change) for name, change in VARIANTS.items()},
    **htmlpage.LAYOUTS,
}

LOSSY: dict[str, str] = {}
