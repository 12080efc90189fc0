"""Our own sheet in a workbook, 核对结果: every finding with a link to its cell; put in at the end, and out again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gkcheck.documents.workbook import OWN_SHEET, OWN_TITLE

from .elements import Part, escape, set_attribute
from .model import Splice, spliced
from .package import at_end
from .sheetcells import address
from .sheetcomments import MAIN, OFFICE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .model import Note
    from .package import Package
    from .sheetstyles import Styles

_LINK, _FILE = "gkcheckList", "xl/worksheets/gkcheck.xml"
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_FITS = '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>'
_TITLE = '<mergeCells count="1"><mergeCell ref="A1:F1"/></mergeCells>'
_PAGE = '<pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/>'
_WIDTHS = (7, 8, 42, 54, 30, 36)
_LINE = 15
"""The height of a line, in points."""


def add(package: Package, book: str, heads: Sequence[str], notes: Sequence[tuple[Note, str]], styles: Styles) -> None:
    """Put the sheet in; each note comes with the address that its link leads to, or an empty one."""
    part = Part(package[book])
    sheets = part.root.child("sheets")
    if sheets is None:
        return
    names = {element.attributes.get("name", "") for element in sheets.children}
    name = next(n for n in (OWN_SHEET, *(f"{OWN_SHEET} ({i})" for i in range(2, len(names) + 3))) if n not in names)
    number = max((int(element.attributes.get("sheetId", "0")) for element in sheets.children), default=0) + 1
    prefix = part.prefix(sheets)
    new = f'<{prefix}sheet xmlns:r="{OFFICE}" name="{name}" sheetId="{number}" r:id="{_LINK}"/>'
    package[book] = spliced(part.data, [at_end(part, sheets, new.encode())])
    package[_FILE] = _sheet(heads, notes, styles).encode()
    package.link(book, _LINK, f"{OFFICE}/worksheet", _FILE)
    package.declare(_FILE, _TYPE)


def _sheet(heads: Sequence[str], notes: Sequence[tuple[Note, str]], styles: Styles) -> str:
    plain = styles.listed(None)
    rows = [_row(1, [OWN_TITLE], [plain]), _row(2, heads, [plain] * len(heads))]
    links = []
    for number, (note, to) in enumerate(notes, 3):
        texts = (note.level, note.code, note.where, note.message, note.wanted, note.hint)
        rows.append(_row(number, texts, [styles.listed(note.severity), *[plain] * 5]))
        if to:
            links.append(
                f'<hyperlink ref="{address(number, 3)}" location="{escape(to)}" display="{escape(note.where)}"/>'
            )
    widths = "".join(
        f'<col min="{i}" max="{i}" width="{width}" customWidth="1"/>' for i, width in enumerate(_WIDTHS, 1)
    )
    linked = f"<hyperlinks>{''.join(links)}</hyperlinks>" if links else ""
    held = f"<cols>{widths}</cols><sheetData>{''.join(rows)}</sheetData>{_TITLE}{linked}{_PAGE}"
    return f'{_HEAD}<worksheet xmlns="{MAIN}">{_FITS}{held}</worksheet>'


def _row(number: int, texts: Sequence[str], styles: Sequence[int]) -> str:
    cells = "".join(
        f'<c r="{address(number, column)}" s="{style}" t="inlineStr">'
        f'<is><t xml:space="preserve">{escape(text)}</t></is></c>'
        for column, (text, style) in enumerate(zip(texts, styles, strict=True), 1)
    )
    lines = max(_lines(text, width) for text, width in zip(texts, _WIDTHS, strict=False)) if len(texts) > 1 else 1
    return f'<row r="{number}" ht="{_LINE * lines}" customHeight="1">{cells}</row>'


def _lines(text: str, width: int) -> int:
    """How many lines a text takes in a column; Chinese characters take two places."""
    places = len(text) + sum(not character.isascii() for character in text)
    return min(max(-(-places // (width - 1)), 1), 27)


def remove(package: Package, book: str) -> None:
    """Take the sheet out, by what stands in its first cell."""
    part = Part(package[book])
    sheets = part.root.child("sheets")
    links = package.links(book)
    for index, element in enumerate(sheets.children if sheets else ()):
        key = element.attributes.get("id", "")
        _, target = links.get(key, ("", ""))
        if element.attributes.get("name", "").startswith(OWN_SHEET) and _is_own(package, links, target):
            splices = [Splice(element.start, element.end), *_renumbered(part, index)]
            package[book] = spliced(part.data, splices)
            package.unlink(book, key)
            package.undeclare(target)
            del package[target]
            return


def _is_own(package: Package, links: dict[str, tuple[str, str]], target: str) -> bool:
    if target not in package:
        return False
    part = Part(package[target])
    cell = next((element for element in part.root.within() if element.name == "c"), None)
    if cell is None:
        return False
    words = part.words(cell)
    shared = next((to for kind, to in links.values() if kind == "sharedStrings" and to in package), "")
    held = cell.child("v")
    if cell.attributes.get("t") == "s" and held is not None and shared:
        strings = Part(package[shared])
        items = strings.root.children
        number = int(part.data[held.inside : held.last])
        words = strings.words(items[number]) if number < len(items) else ""
    return words.strip() == OWN_TITLE


def _renumbered(part: Part, gone: int) -> list[Splice]:
    """Sheets are known by their place: what names one behind ours is told its new place."""
    splices = []
    for element in part.root.within():
        for name in ("localSheetId", "activeTab", "firstSheet"):
            place = element.attributes.get(name, "")
            if place.isdecimal() and int(place) >= max(gone, 1):
                tag = set_attribute(part.tag(element), name, str(int(place) - 1))
                splices.append(Splice(element.start, element.inside, tag))
    return splices
