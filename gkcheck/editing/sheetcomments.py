"""The comments of one worksheet: ours beside those of others, with the boxes that show them, and out again."""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING

from .elements import Part, escape
from .model import AUTHOR, Splice, spliced
from .package import at_end
from .sheetcells import position

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .elements import Element
    from .package import Package

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_MIME = "application/vnd.openxmlformats-officedocument"
_COMMENTS, _BOXES = "gkcheckComments", "gkcheckDrawing"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_BEHIND = frozenset("legacyDrawingHF drawingHF picture oleObjects controls webPublishItems tableParts extLst".split())
_SHAPE = re.compile(r"<v:shape\b(?:(?!</v:shape>).)*</v:shape>\s?", re.DOTALL)
_BEGINS = re.compile(r"\s*【\S+ [A-Z]+\d+】")
"""How what a comment of ours says begins."""

_NO_BOXES = (
    '<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" '
    'xmlns:x="urn:schemas-microsoft-com:office:excel">{0}</xml>'
)
_TYPE = (
    '<v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe">'
    '<v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>'
)
_BOX = (
    '<v:shape id="gkcheck_{row}_{column}" type="#_x0000_t202" style="position:absolute;margin-left:80pt;margin-top:5pt;'
    'width:300pt;height:{height}pt;z-index:1;visibility:hidden" fillcolor="#ffffe1" o:insetmode="auto">'
    '<v:fill color2="#ffffe1"/><v:shadow color="black" obscured="t"/><v:path o:connecttype="none"/>'
    '<v:textbox style="mso-direction-alt:auto"><div style="text-align:left"></div></v:textbox>'
    '<x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/><x:AutoFill>False</x:AutoFill>'
    "<x:Row>{row}</x:Row><x:Column>{column}</x:Column></x:ClientData></v:shape>"
)


def _of_kind(package: Package, sheet: str, kind: str) -> str:
    return next((to for own, to in package.links(sheet).values() if own == kind and to in package), "")


def add(package: Package, sheet: str, texts: Mapping[str, str]) -> None:
    """Add comments by the cells' addresses; a cell that has one keeps it, and gets none of ours."""
    name = _of_kind(package, sheet, "comments")
    if not name:
        name = f"xl/comments_gkcheck_{posixpath.basename(sheet)}"
        package[name] = (
            f'{_HEAD}<comments xmlns="{MAIN}"><authors></authors><commentList></commentList></comments>'.encode()
        )
        package.declare(name, f"{_MIME}.spreadsheetml.comments+xml")
        package.link(sheet, _COMMENTS, f"{OFFICE}/comments", name)
    part = Part(package[name])
    authors, listed = part.root.child("authors"), part.root.child("commentList")
    if authors is None or listed is None:
        return
    taken = {comment.attributes.get("ref") for comment in listed.children}
    prefix, author = part.prefix(part.root), len(authors.children)
    new = {ref: text for ref, text in texts.items() if ref not in taken}
    made = "".join(
        f'<{prefix}comment ref="{ref}" authorId="{author}"><{prefix}text><{prefix}r><{prefix}t xml:space="preserve">'
        f"{escape(text)}</{prefix}t></{prefix}r></{prefix}text></{prefix}comment>"
        for ref, text in new.items()
    )
    whose = at_end(part, authors, f"<{prefix}author>{AUTHOR}</{prefix}author>".encode())
    package[name] = spliced(part.data, [whose, at_end(part, listed, made.encode())])
    _add_boxes(package, sheet, new)


def _add_boxes(package: Package, sheet: str, texts: Mapping[str, str]) -> None:
    boxes = ""
    for ref, text in texts.items():
        row, column = position(ref)
        lines = sum(1 + len(line) // 24 for line in text.split("\n"))
        boxes += _BOX.format(row=row - 1, column=column - 1, height=min(16 * lines + 12, 400))
    name = _of_kind(package, sheet, "vmlDrawing")
    if not name:
        name = f"xl/drawings/gkcheck_{posixpath.basename(sheet).removesuffix('.xml')}.vml"
        package[name] = _NO_BOXES.format(_TYPE).encode()
        package.declare_extension("vml", f"{_MIME}.vmlDrawing")
        package.link(sheet, _BOXES, f"{OFFICE}/vmlDrawing", name)
        package[sheet] = _with_drawing(Part(package[sheet]))
    text = package[name].decode("utf-8", "replace")
    if "_x0000_t202" not in text:
        boxes = _TYPE + boxes
    before, end, behind = text.rpartition("</xml>")
    package[name] = f"{before}{boxes}{end}{behind}".encode()


def _with_drawing(part: Part) -> bytes:
    prefix = part.prefix(part.root)
    new = f'<{prefix}legacyDrawing xmlns:r="{OFFICE}" r:id="{_BOXES}"/>'.encode()
    behind = next((child for child in part.root.children if child.name in _BEHIND), None)
    return spliced(part.data, [Splice(behind.start, behind.start, new) if behind else at_end(part, part.root, new)])


def remove(package: Package, sheet: str) -> None:
    """Take our comments and their boxes out."""
    name = _of_kind(package, sheet, "comments")
    part = Part(package[name]) if name else None
    authors = part.root.child("authors") if part else None
    listed = part.root.child("commentList") if part else None
    if part is None or authors is None or listed is None:
        return
    names = [part.data[a.inside : a.last].decode("utf-8", "replace").strip() for a in authors.children]
    own = [comment for comment in listed.children if _is_own(part, comment, names)]
    gone = [Splice(comment.start, comment.end) for comment in own]
    if names and names[-1] == AUTHOR:
        gone.append(Splice(authors.children[-1].start, authors.children[-1].end))
    if not gone:
        return
    package[name] = spliced(part.data, gone)
    places = {position(comment.attributes.get("ref", "")) for comment in own}
    _remove_boxes(package, sheet, {(row - 1, column - 1) for row, column in places})
    if len(own) == len(listed.children) and package.links(sheet).get(_COMMENTS) == ("comments", name):
        _withdraw(package, sheet, _COMMENTS, name)


def _is_own(part: Part, comment: Element, names: list[str]) -> bool:
    """Whether a comment is ours: by its author, or, where a program has dropped the authors, by how it begins."""
    number = comment.attributes.get("authorId", "")
    author = names[int(number)] if number.isdecimal() and int(number) < len(names) else ""
    return author == AUTHOR or (not author and _BEGINS.match(part.words(comment)) is not None)


def _remove_boxes(package: Package, sheet: str, places: set[tuple[int, int]]) -> None:
    name = _of_kind(package, sheet, "vmlDrawing")
    if not name:
        return

    def without(match: re.Match[str]) -> str:
        found = [re.search(rf"<x:{part}>\s*(\d+)\s*<", match[0]) for part in ("Row", "Column")]
        at = tuple(int(one[1]) for one in found if one)
        return "" if at in places and 'ObjectType="Note"' in match[0] else match[0]

    text = _SHAPE.sub(without, package[name].decode("utf-8", "replace"))
    package[name] = text.encode()
    if package.links(sheet).get(_BOXES) == ("vmlDrawing", name) and "<v:shape " not in text:
        part = Part(package[sheet])
        drawing = part.root.child("legacyDrawing")
        if drawing is not None:
            package[sheet] = spliced(part.data, [Splice(drawing.start, drawing.end)])
        _withdraw(package, sheet, _BOXES, name)
        if not any(other.endswith(".vml") for other in package.names()):
            package.undeclare_extension("vml")


def _withdraw(package: Package, sheet: str, link: str, name: str) -> None:
    package.unlink(sheet, link)
    package.undeclare(name)
    del package[name]
