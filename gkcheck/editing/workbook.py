"""Workbooks (.xlsx) edited in place: comments and shades on doubted cells, a sheet of findings, figures set right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gkcheck.documents import workbook
from gkcheck.documents.model import Document, Grid
from gkcheck.errors import Unreadable

from . import sheetcomments, sheetlist
from .elements import Part
from .package import Package
from .sheetcells import Sheet, address
from .sheetstyles import Styles

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from .model import Note, Repair

_ROW, _COLUMN, _LINE = 21, 15, 16


def _handle(table: int, row: int, column: int) -> int:
    """A cell as one number; the lowest bits are free for the lines within the cell."""
    return ((table << _ROW | row) << _COLUMN | column) << _LINE


def _place(handle: int) -> tuple[int, int, int]:
    """The sheet, the row and the column of a handle."""
    handle >>= _LINE
    return handle >> _ROW + _COLUMN, handle >> _COLUMN & (1 << _ROW) - 1, handle & (1 << _COLUMN) - 1


def locate(data: bytes) -> Document:
    """The document, read so that its lines are handles."""
    read = workbook.read(data)
    blocks = [
        Grid(
            [
                [cell._replace(line=_handle(block.number, row, cell.column + 1)) for cell in cells]
                for row, cells in enumerate(block.rows, 1)
            ],
            block.number,
        )
        if isinstance(block, Grid)
        else block
        for block in read.blocks
    ]
    return Document(blocks, hidden=read.hidden)


class _Book:
    """A workbook's package: its parts by what they are. `sheets`: part and name of each sheet by its number."""

    def __init__(self, data: bytes) -> None:
        self.package = package = Package(data)
        found = (to for kind, to in package.links("").values() if kind == "officeDocument" and to in package)
        self.main = next(found, "xl/workbook.xml")
        if self.main not in package:
            raise Unreadable("no-workbook")
        links = package.links(self.main)
        listed = Part(package[self.main]).root.child("sheets")
        self.sheets: dict[int, tuple[str, str]] = {}
        for number, element in enumerate(listed.children if listed else (), 1):
            kind, to = links.get(element.attributes.get("id", ""), ("", ""))
            if kind == "worksheet" and to in package:
                self.sheets[number] = to, element.attributes.get("name", "")
        self.styles = next((to for kind, to in links.values() if kind == "styles" and to in package), "")

    def parts(self) -> Iterable[str]:
        """The sheets' parts, each once."""
        return dict.fromkeys(part for part, _ in self.sheets.values())


def clean(data: bytes) -> bytes:
    """The workbook without our marks."""
    package = Package(data)
    sheetlist.remove(package, _Book(data).main)
    data = package.packed()
    book = _Book(data)
    package = book.package
    styles = Styles(package[book.styles]) if book.styles else None
    for part in book.parts():
        sheetcomments.remove(package, part)
        sheet = Sheet(package[part])
        for (row, column), cell in sheet.cells.items():
            style = int(cell.attributes.get("s", "0"))
            if styles is not None and styles.is_ours(style):
                sheet.set_style(row, column, styles.base(style))
        package[part] = sheet.changed()
    if styles is not None:
        package[book.styles] = styles.cleaned()
    return package.packed()


def annotate(data: bytes, notes: Sequence[Note], heads: Sequence[str]) -> bytes:
    """The workbook with notes as comments, shades and a sheet; `data` must be clean. heads: the sheet's headings."""
    book = _Book(data)
    package = book.package
    if not notes:
        return package.packed()
    styles = Styles(package[book.styles]) if book.styles else None
    texts: dict[str, dict[str, str]] = {}
    shades: dict[str, dict[tuple[int, int], Note]] = {}
    for note in notes:
        table, row, column = _place(note.at)
        part, _ = book.sheets.get(table, ("", ""))
        if part:
            said, ref = "\n".join(note.lines), address(row, column)
            held = texts.setdefault(part, {})
            held[ref] = f"{held[ref]}\n\n{said}" if ref in held else said
        for at in note.shaded:
            table, row, column = _place(at)
            if table in book.sheets:
                shades.setdefault(book.sheets[table][0], {}).setdefault((row, column), note)
    for part, cells in shades.items() if styles else ():
        _shade(package, part, cells, styles)
    for part, said_there in texts.items():
        sheetcomments.add(package, part, said_there)
    if styles is not None:
        listed = [(note, _link(book, note.at)) for note in notes if note.listed]
        sheetlist.add(package, book.main, heads, listed, styles)
        package[book.styles] = styles.changed()
    return package.packed()


def _shade(package: Package, part: str, cells: dict[tuple[int, int], Note], styles: Styles | None) -> None:
    sheet = Sheet(package[part])
    for (row, column), note in cells.items():
        style = styles.shaded(sheet.style(row, column), note.severity) if styles else None
        if style is not None:
            sheet.set_style(row, column, style)
    package[part] = sheet.changed()


def _link(book: _Book, at: int) -> str:
    """Where a finding's link leads, as a formula names it."""
    table, row, column = _place(at)
    if table not in book.sheets:
        return ""
    name = book.sheets[table][1].replace("'", "''")
    return f"'{name}'!{address(row, column)}"


def repair(data: bytes, repairs: Sequence[Repair]) -> bytes:
    """The workbook with other figures in some cells; a cell with a formula is left as it is."""
    book = _Book(data)
    sheets: dict[str, Sheet] = {}
    for wanted in repairs:
        table, row, column = _place(wanted.at)
        part, _ = book.sheets.get(table, ("", ""))
        if part:
            sheet = sheets.setdefault(part, Sheet(book.package[part]))
            sheet.set_value(row, column, wanted.text)
    for part, sheet in sheets.items():
        book.package[part] = sheet.changed()
    return book.package.packed()
