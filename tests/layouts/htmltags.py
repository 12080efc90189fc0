"""HTML pages written part by part: cells, tables, paragraphs and the page around them."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from html import escape

from tests.layouts.printed import Block, Box, Paragraph, Table
from tests.layouts.shapes import visible


def _content(box: Box) -> str:
    return f'<p align="center">{escape(box.text)}</p>'


def _spans(box: Box) -> str:
    rows = f' rowspan="{box.rows}"' if box.rows > 1 else ""
    columns = f' colspan="{box.columns}"' if box.columns > 1 else ""
    return rows + columns


def _cell(box: Box, spans: str, content: str) -> str:
    return f"<td{spans}>{content}</td>"


def _row(inner: str, row: int) -> str:
    return f"<tr>{inner}</tr>\n"


def _table(inner: str) -> str:
    return f'<table border="1">{inner}</table>\n'


@dataclass(frozen=True)
class Style:
    """How the parts of a table are written; each part can be replaced."""

    content: Callable[[Box], str] = _content
    spans: Callable[[Box], str] = _spans
    cell: Callable[[Box, str, str], str] = _cell
    row: Callable[[str, int], str] = _row
    table: Callable[[str], str] = _table


PLAIN = Style()


def table(boxes: Iterable[Box], style: Style = PLAIN) -> str:
    """A table of visible cells with their spans."""
    rows = [
        style.row("".join(style.cell(box, style.spans(box), style.content(box)) for box in row), place)
        for place, row in enumerate(visible(list(boxes)))
    ]
    return style.table("".join(rows))


def paragraph(block: Paragraph) -> str:
    """A paragraph of prose; the title as a heading."""
    tag = "h1" if block.kind == "title" else "p"
    return f"<{tag}>{escape(block.text)}</{tag}>\n"


def body(blocks: Iterable[Block], style: Style = PLAIN, prose: Callable[[Paragraph], str] = paragraph) -> str:
    """The blocks of a report as HTML."""
    return "".join(table(block.boxes, style) if isinstance(block, Table) else prose(block) for block in blocks)


def page(inner: str, head: str = '<meta charset="utf-8">', title: str = "政府信息公开") -> str:
    """A page around its content."""
    return f"<!doctype html>\n<html><head>{head}<title>{title}</title></head>\n<body>\n{inner}</body></html>\n"
