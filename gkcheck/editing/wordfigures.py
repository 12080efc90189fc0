"""The figure in a cell of a Word file set: the first of its texts takes it, in the cell's own type."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .elements import escape
from .model import Splice
from .package import at_end
from .wordnames import SPACES, Names
from .wordtext import texts

if TYPE_CHECKING:
    from .elements import Element, Part
    from .model import Repair

_TRACKED = frozenset({"ins", "del", "moveFrom", "moveTo", "rPrChange"})
_LEFT_ALONE = frozenset({"AlternateContent", "showingPlcHdr", "tbl", "fldChar", "fldSimple", "drawing", "pict"})
"""What makes a cell more than a figure: it is not touched."""


def set_figure(part: Part, cell: Element, repair: Repair, names: Names) -> list[Splice]:
    """The changes that make a cell hold another text; none where more than text stands in it or around it."""
    if any(e.name in _LEFT_ALONE for e in cell.within()) or any(e.name == "AlternateContent" for e in cell.above()):
        return []
    held = [text for text in texts(cell) if not text.empty]
    filled = [text for text in held if part.data[text.inside : text.last].strip()]
    if filled:
        changes = [Splice(text.inside, text.last) for text in filled[1:]]
        return [Splice(filled[0].inside, filled[0].last, escape(repair.text).encode()), *changes]
    paragraph = next((e for e in cell.within() if e.name == "p" and e.space in SPACES), None)
    if paragraph is None:
        return []
    run = f"{names.open('r')}>{_type(part, paragraph)}{names.open('t')}>{escape(repair.text)}{names.close('t')}"
    return [at_end(part, paragraph, (run + names.close("r")).encode())]


def _type(part: Part, paragraph: Element) -> str:
    """The properties of an empty paragraph's own mark, which its text would have had."""
    properties = paragraph.child("pPr")
    own = properties.child("rPr") if properties else None
    if own is None or any(child.name in _TRACKED for child in own.children):
        return ""
    return part.raw(own).decode()
