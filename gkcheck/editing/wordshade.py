"""Cells of a Word file shaded and given back: what a cell's shading was is kept where Word keeps it and never shows it.

The colour of a pattern is not seen where the pattern is clear, so it holds the fill that a shade replaced.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from .elements import set_attribute
from .model import COLOURS, Splice
from .package import at_end

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .elements import Element, Part
    from .model import Severity
    from .wordnames import Names

_BEHIND = frozenset(
    "noWrap tcMar textDirection tcFitText vAlign hideMark headers cellIns cellDel cellMerge tcPrChange".split()
)
_NOTHING, _AUTO = "auto", "010101"
"""What stands for a cell that had no shading, and for one whose shading said `auto`."""

_THEME = (("themeFill", "themeColor"), ("themeFillTint", "themeTint"), ("themeFillShade", "themeShade"))


def shade(part: Part, cell: Element, severity: Severity, names: Names) -> list[Splice]:
    """The change that shades a cell; nothing where its own shading could not be given back."""
    colour = COLOURS[severity]
    properties = cell.child("tcPr")
    new = names.empty("shd", val="clear", color=_NOTHING, fill=colour).encode()
    if properties is None:
        whole = f"<{names.prefix}tcPr>".encode() + new + names.close("tcPr").encode()
        return [Splice(cell.inside, cell.inside, whole)]
    old = properties.child("shd")
    if old is not None:
        kept = _over(part.tag(old), old.attributes, colour, names)
        return [Splice(old.start, old.inside, kept)] if kept else []
    behind = next((child for child in properties.children if child.name in _BEHIND), None)
    if behind is not None:
        return [Splice(behind.start, behind.start, new)]
    return [at_end(part, properties, new)]


def _over(tag: bytes, old: dict[str, str], colour: str, names: Names) -> bytes:
    """The tag of a shading with our fill, its own kept as the pattern's colour; empty where that is in use."""
    fill, theme = old.get("fill", _NOTHING), {a for _, a in _THEME} & old.keys()
    if old.get("val") != "clear" or old.get("color", "auto") != "auto" or theme or fill in {_AUTO, *COLOURS.values()}:
        return b""
    if not re.fullmatch(r"auto|[0-9A-Fa-f]{6}", fill):
        return b""
    for own, kept in _THEME:
        tag = re.sub(rb"(\s[\w.-]*:?)%s=" % own.encode(), rb"\g<1>%s=" % kept.encode(), tag)
    tag = set_attribute(tag, f"{names.prefix}fill", colour)
    return set_attribute(tag, f"{names.prefix}color", _AUTO if fill == "auto" else fill)


def unshade(part: Part, names: Names) -> Iterator[Splice]:
    """The changes that give every cell that we shaded its own shading back."""
    for shading in part.root.within():
        holder = shading.parent
        if shading.name != "shd" or holder is None or holder.name != "tcPr":
            continue
        if shading.attributes.get("fill") not in COLOURS.values():
            continue
        kept = shading.attributes.get("color", _NOTHING)
        if kept != _NOTHING:
            yield Splice(shading.start, shading.inside, _back(part.tag(shading), kept, names))
        elif len(holder.children) == 1:
            yield Splice(holder.start, holder.end)
        else:
            yield Splice(shading.start, shading.end)


def _back(tag: bytes, kept: str, names: Names) -> bytes:
    for own, theirs in _THEME:
        tag = re.sub(rb"(\s[\w.-]*:?)%s=" % theirs.encode(), rb"\g<1>%s=" % own.encode(), tag)
    tag = set_attribute(tag, f"{names.prefix}color", "auto")
    return set_attribute(tag, f"{names.prefix}fill", "auto" if kept == _AUTO else kept)
