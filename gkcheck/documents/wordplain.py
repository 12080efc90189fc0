"""The short way through a Word file that holds nothing but plain paragraphs and tables, which most of them are.

Such a part is parsed into a tree and its cells are read straight off it, in half the time of the walk. The list of
elements that may occur is closed: with any other one the answer is None, and `wordml` walks the part.
"""

from __future__ import annotations

import re
from xml.etree import ElementTree as ET

from .model import Block, Cell, Grid, Paragraph

LARGEST = 4 << 20
"""The largest part, in bytes, that is taken the short way: the tree of a larger one would weigh too much."""

_HEAD = re.compile(
    rb"""(?:\xef\xbb\xbf)?\s*<(?:\?xml(?:(?!encoding)[^>])*(?:encoding=["'](?i:utf-8)["'][^>]*)?>|[a-z]+:)"""
)
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_PLAIN = frozenset(
    _W + name
    for names in (
        "document body p r t tbl tr tc sectPr gridSpan vMerge proofErr bookmarkStart bookmarkEnd",
        "pPr pStyle jc ind spacing keepNext keepLines widowControl snapToGrid adjustRightInd outlineLvl",
        "rPr rStyle rFonts sz szCs b bCs i iCs u color kern lang highlight w lastRenderedPageBreak",
        "tblPr tblStyle tblW tblLook tblLayout tblBorders tblCellMar tblInd tblGrid gridCol trPr trHeight cantSplit",
        "tblHeader tcPr tcW tcBorders tcMar vAlign shd noWrap top left bottom right start end insideH insideV",
        "pgSz pgMar cols docGrid pgNumType",
    )
    for name in names.split()
)
_P, _T, _TBL, _TR, _TC = (_W + name for name in ("p", "t", "tbl", "tr", "tc"))
_TCPR, _SPAN, _MERGE, _VAL = (_W + name for name in ("tcPr", "gridSpan", "vMerge", "val"))
_WIDEST = 100


class _NotPlainError(Exception):
    """The part holds something that only the walk reads right."""


def blocks(data: bytes) -> list[Block] | None:
    """The blocks of a main part, or None where it is not plain, not small or not well formed."""
    if len(data) > LARGEST or b"<!" in data or not _HEAD.match(data):
        return None
    try:
        root = ET.fromstring(data)  # noqa: S314 - without a declaration there is nothing to expand
        if not {element.tag for element in root.iter()} <= _PLAIN or len(root) != 1:
            return None
        return _body(root[0])
    except (ET.ParseError, _NotPlainError):
        return None


def _body(body: ET.Element) -> list[Block]:
    found: list[Block] = []
    grids = 0
    for child in body:
        if child.tag == _P:
            text = _text(child)
            if text and not text.isspace():
                found.append(Paragraph(text))
        elif child.tag == _TBL:
            rows = [_row(row) for row in child if row.tag == _TR]
            if any(cell.text for row in rows for cell in row):
                grids += 1
                found.append(Grid(rows, grids))
    return found


def _row(row: ET.Element) -> list[Cell]:
    cells: list[Cell] = []
    column = 0
    for cell in row:
        if cell.tag != _TC:
            continue
        columns, covered, texts = 1, False, []
        for child in cell:
            if child.tag == _P:
                if text := _text(child):
                    texts.append(text)
            elif child.tag == _TCPR:
                columns, covered = _merging(child)
            else:
                raise _NotPlainError
        if not covered:
            text = texts[0] if len(texts) == 1 else "\n".join([piece for piece in texts if not piece.isspace()])
            cells.append(Cell(text.strip(), column, columns))
        column += columns
    return cells


def _text(paragraph: ET.Element) -> str:
    return "".join([piece.text for piece in paragraph.iter(_T) if piece.text])


def _merging(properties: ET.Element) -> tuple[int, bool]:
    """How many columns a cell spans, and whether it is merged into the one above."""
    columns, covered = 1, False
    for child in properties:
        if child.tag == _SPAN:
            span = child.get(_VAL, "")
            if not (span.isascii() and span.isdigit()) or not 0 < int(span[:4]) <= _WIDEST:
                raise _NotPlainError
            columns = int(span)
        elif child.tag == _MERGE:
            covered = child.get(_VAL) != "restart"
    return columns, covered
