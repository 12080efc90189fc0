"""Web pages edited in place: the text of a table cell replaced in the source, every tag left where it is."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gkcheck.documents import html
from gkcheck.documents.model import Document

from .encoded import encoded, replaced

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lxml import etree

    from .model import Repair

_CELL = re.compile(r"<t[dh](?=[\s>/])", re.IGNORECASE)
_KEY = "data-gkcheck-at"
_TAG = re.compile(r"""<!--.*?-->|</?[a-zA-Z!](?:[^"'>]|"[^"]*"|'[^']*')*>""", re.DOTALL)
_ENDS = re.compile(r"</?(?:td|th|tr|table|tbody|thead|tfoot)\b", re.IGNORECASE)
_BLANK = re.compile(r"(?:\s|&nbsp;|&#160;|&#xa0;|&ensp;|&emsp;|&#12288;)*", re.IGNORECASE)


class _Walk(html.Walk):
    """The reader's walk, with the places that we gave the cells."""

    def line(self, element: etree._Element) -> int | None:
        at = element.get(_KEY)
        return int(at) if at and at.isdigit() and len(at) < 10 else None


def locate(data: bytes) -> Document:
    """The document, read so that its lines are where the cells' tags begin."""
    text = encoded(data, page=True).text
    keyed = _CELL.sub(lambda match: f'{match[0]} {_KEY}="{match.start() + 1}"', text)
    return Document(html.blocks(html.root(keyed), walk=_Walk(0)))


def repair(data: bytes, repairs: Sequence[Repair]) -> bytes:
    """The page with other figures in some cells; a cell whose text is not all in one place is left as it is."""
    page = encoded(data, page=True)
    changes: list[tuple[int, int, str]] = []
    for wanted in repairs:
        stretch = _stretch(page.text, wanted.at - 1, wanted)
        if stretch is not None:
            changes.append((*stretch, wanted.text))
    return page.bytes_of(replaced(page.text, changes))


def _stretch(text: str, at: int, wanted: Repair) -> tuple[int, int] | None:
    """Where the text of the cell begins and ends whose tag is at `at`, None where it is in several pieces."""
    tag = _TAG.match(text, at)
    if tag is None or tag[0].endswith("/>"):
        return None
    pieces: list[tuple[int, int]] = []
    begin = tag.end()
    for inner in _TAG.finditer(text, begin):
        pieces.append((begin, inner.start()))
        if _ENDS.match(inner[0]):
            break
        begin = inner.end()
    filled = [(start, end) for start, end in pieces if not _BLANK.fullmatch(text, start, end)]
    if not wanted.printed.strip() and not filled and pieces:
        return pieces[len(pieces) // 2]
    if len(filled) != 1:
        return None
    start, end = filled[0]
    inner_text = text[start:end]
    return start + len(inner_text) - len(inner_text.lstrip()), end - len(inner_text) + len(inner_text.rstrip())
