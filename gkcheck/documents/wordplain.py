"""The short way through a Word file that holds nothing but plain paragraphs and tables, which most of them are.

Such a part is cut by patterns, without a tree, in a third of the time of the walk. Three checks make the cut sound:
expat finds the part well formed, so that every `<` begins a tag; there are no comments, no CDATA and no names bound
anew, so that names mean what they say; and no element occurs that the walk treats in a way of its own. With any other
part the answer is None, and `wordml` walks it.
"""

from __future__ import annotations

import re
from xml.parsers import expat

from .model import Block, Cell, Grid, Paragraph

LARGEST = 4 << 20
"""The largest part, in bytes, that is taken the short way: the pieces of a larger one would weigh too much."""

_HEAD = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*"
    rb"""(?:<\?xml(?:(?!encoding)[^>])*(?:encoding=["'](?i:utf-8)["'][^>]*)?\?>\s*)?<w:document\s[^>]*>"""
)
_BOUND = b'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_SPACE = re.compile(rb"wordprocessingml/(?:2006/)?main")
_NAMES = re.compile(rb"xmlns(?!:(?:a|a14|pic)=)")
_ODD = re.compile(
    rb"<(?:w:(?:tabs?|cr|noBreakHyphen|vanish|vertAlign|gridBefore|cellDel|del|moveFrom|rt|instrText|fldChar"
    rb"|txbxContent|sdt)[\s/>]|mc:|m:t)"
)
_TABLE, _ROW = re.compile(r"<w:tbl[\s>]"), re.compile(r"<w:tr[\s/>]")
_PIECE = re.compile(
    r'<w:(?:t(?:>| xml:space="preserve">)([^<]*)|(p|tc|br)[\s/>]|gridSpan w:val="([1-9]\d?)"/>'
    r'|vMerge(/>| w:val="(?:restart|continue)"/>)|(t|gridSpan|vMerge)[\s/>])'
)
_END = ("", "tc", "", "", "")
_BREAK = "\0"
"""Stands between paragraphs: no XML can hold it."""

_REFERENCE = re.compile("&(#x?)?([0-9A-Za-z]+);")
_NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"', "apos": "'"}


class _NotPlainError(Exception):
    """The part holds something that only the walk reads right."""


def blocks(data: bytes) -> list[Block] | None:
    """The blocks of a main part, or None where it is not plain, not small or not well formed."""
    head = _HEAD.match(data) if len(data) <= LARGEST else None
    if head is None or _BOUND not in head[0] or len(_SPACE.findall(head[0])) > 1:
        return None
    start = head.end()
    if data.find(b"PrChange", start) >= 0 or _NAMES.search(data, start) or _ODD.search(data, start):
        return None
    parser = expat.ParserCreate()
    parser.CommentHandler = parser.ProcessingInstructionHandler = _refuse
    parser.StartCdataSectionHandler = parser.StartDoctypeDeclHandler = _refuse
    try:
        parser.Parse(data, True)
        return _body(data[start:].decode())
    except (expat.ExpatError, _NotPlainError):
        return None


def _refuse(*_: object) -> None:
    raise _NotPlainError


def _body(xml: str) -> list[Block]:
    if "\r" in xml:
        xml = xml.replace("\r\n", "\n").replace("\r", "\n")
    found: list[Block] = []
    grids = 0
    *stretches, last = xml.split("</w:tbl>")
    for stretch in stretches:
        prose, *tables = _TABLE.split(stretch)
        if len(tables) != 1:  # one within another
            raise _NotPlainError
        found += map(Paragraph, _lines(prose))
        rows = [_row(row) for row in _ROW.split(tables[0])[1:]]
        if any(cell.text for row in rows for cell in row):
            grids += 1
            found.append(Grid(rows, grids))
    if _TABLE.search(last):
        raise _NotPlainError
    found += map(Paragraph, _lines(last))
    return found


def _lines(xml: str) -> list[str]:
    """Paragraphs that hold more than white space."""
    pieces: list[str] = []
    for text, mark, _, _, odd in _PIECE.findall(xml):
        if odd:
            raise _NotPlainError
        pieces.append(text or _SIGNS.get(mark, ""))
    return _written(pieces)


_SIGNS = {"p": _BREAK, "br": "\n"}


def _row(xml: str) -> list[Cell]:
    cells: list[Cell] = []
    column = columns = 0
    covered = False
    pieces: list[str] = []
    for text, mark, span, merge, odd in (*_PIECE.findall(xml), _END):
        if text:
            pieces.append(text)
        elif mark == "p":
            pieces.append(_BREAK)
        elif mark == "tc":
            if columns and not covered:
                cells.append(Cell(_text(pieces), column, columns))
            column += columns
            columns, covered, pieces = 1, False, []
        elif span:
            columns = int(span)
        elif merge:
            covered = "restart" not in merge
        elif mark == "br":
            pieces.append("\n")
        elif odd:
            raise _NotPlainError
    return cells


def _text(pieces: list[str]) -> str:
    """What a cell holds: a line for each paragraph, most often one."""
    whole = "".join(pieces).strip(_BREAK)
    return whole.strip() if "&" not in whole and _BREAK not in whole else "\n".join(_written(pieces)).strip()


def _written(pieces: list[str]) -> list[str]:
    """The paragraphs that pieces make, without those of white space."""
    whole = "".join(pieces)
    if "&" in whole:
        whole = _REFERENCE.sub(_character, whole)
    return [line for line in whole.split(_BREAK) if line and not line.isspace()]


def _character(reference: re.Match[str]) -> str:
    if reference[1]:
        return chr(int(reference[2], 16 if reference[1] == "#x" else 10))
    return _NAMED[reference[2]]
