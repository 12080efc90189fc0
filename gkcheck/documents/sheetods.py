"""An .ods before its values are read: its sheets in order, and what each of them says of itself.

Names are matched with the prefixes that every writer uses, as the values' reader does.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gkcheck.errors import Unreadable

from .sheetfacts import CHARACTERS, COLUMNS, ROWS, SheetFacts

if TYPE_CHECKING:
    from .sheetparts import Parts


_MIME = "application/vnd.oasis.opendocument.spreadsheet"
_MANIFEST = '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>'
_HIDDEN = frozenset({"collapse", "filter"})
_BREAKS = {"text:tab": "\t", "text:line-break": "\n"}


def scan(parts: Parts) -> tuple[list[SheetFacts], bytes]:
    """The worksheets in order, and the file to take the values from."""
    if "META-INF/manifest.xml" in parts:
        parts.scan("META-INF/manifest.xml", _plain)
    walk = _Walk()
    parts.add("mimetype", _MIME)
    parts.add("META-INF/manifest.xml", _MANIFEST)
    parts.take("content.xml", walk.start, walk.end, walk.text, "content.xml")
    if not walk.sheets:
        raise Unreadable("no-sheets")
    if len({sheet.name for sheet in walk.sheets}) < len(walk.sheets):
        raise Unreadable("broken-workbook")  # the values' reader tells sheets by their names
    return walk.sheets, parts.packed()


def _plain(tag: str, _: dict[str, str]) -> None:
    if tag.endswith("encryption-data"):
        raise Unreadable("encrypted-workbook")


class _Walk:
    """The content walked, event by event."""

    def __init__(self) -> None:
        self.sheets: list[SheetFacts] = []
        self._unseen: set[str] = set()
        self._style = ""
        self._facts: SheetFacts | None = None
        self._row = self._rows = self._column = self._columns = 0
        self._listed = 0
        self._cell: dict[str, str] | None = None
        self._text: list[str] = []
        self._inside: list[str] = []

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """An element begins."""
        if tag == "style:style":
            self._style = attributes.get("style:name", "")
        elif tag == "style:table-properties" and attributes.get("table:display") == "false":
            self._unseen.add(self._style)
        elif tag == "table:table":
            self._open_table(attributes)
        elif self._facts is None:
            return
        elif tag == "table:table-column":
            self._list_columns(self._facts, attributes)
        elif tag == "table:table-row":
            self._open_row(self._facts, attributes)
        elif tag in ("table:table-cell", "table:covered-table-cell"):
            self._open_cell(self._facts, attributes)
        elif self._cell is not None:
            self._within_cell(self._facts, tag, attributes)

    def text(self, piece: str) -> None:
        """Text stands in the open element."""
        if self._inside and self._inside[0] == "text:p":
            self._text.append(piece)

    def end(self, tag: str) -> None:
        """An element ends."""
        if self._inside:
            if tag == self._inside[-1]:
                self._inside.pop()
        elif tag in ("table:table-cell", "table:covered-table-cell") and self._facts and self._cell is not None:
            self._close_cell(self._facts, self._cell)
        elif tag == "table:table-row":
            self._row += self._rows
        elif tag == "table:table":
            self._facts = None

    def _open_table(self, attributes: dict[str, str]) -> None:
        if self._facts is not None:
            raise Unreadable("broken-workbook")
        hidden = attributes.get("table:style-name") in self._unseen
        number = len(self.sheets)
        self._facts = SheetFacts(attributes.get("table:name", ""), hidden, number + 1, number)
        self._row = self._listed = 0
        self.sheets.append(self._facts)

    def _list_columns(self, facts: SheetFacts, attributes: dict[str, str]) -> None:
        first, self._listed = self._listed, self._listed + _times(attributes, "table:number-columns-repeated")
        if attributes.get("table:visibility") in _HIDDEN:
            facts.hide_columns(first, self._listed)

    def _open_row(self, facts: SheetFacts, attributes: dict[str, str]) -> None:
        facts.count()
        self._rows, self._column = _times(attributes, "table:number-rows-repeated"), 0
        if attributes.get("table:visibility") in _HIDDEN:
            facts.hide_rows(self._row, self._row + self._rows)

    def _open_cell(self, facts: SheetFacts, attributes: dict[str, str]) -> None:
        if self._cell is not None:
            raise Unreadable("broken-workbook")
        facts.count()
        self._cell, self._text = attributes, []
        self._columns = _times(attributes, "table:number-columns-repeated")

    def _within_cell(self, facts: SheetFacts, tag: str, attributes: dict[str, str]) -> None:
        """Paragraphs are the text; notes, drawings and all else that stands in a cell are not."""
        if not self._inside:
            if tag == "text:p":
                self._text += "\n" if self._text else ""
            self._inside.append(tag)
            return
        if tag in (self._inside[-1], "text:p"):
            self._inside.append(tag)
        if tag == "text:s":
            facts.characters += _times(attributes, "text:c", CHARACTERS)
            self._text.append(" ")
        elif tag in _BREAKS:
            self._text.append(_BREAKS[tag])

    def _close_cell(self, facts: SheetFacts, cell: dict[str, str]) -> None:
        text = "".join(self._text)
        valued = any(name.startswith("office:") and name.endswith("value") and cell[name] for name in cell)
        if text or valued or "table:formula" in cell:
            facts.fill(self._row, self._column, self._rows, self._columns)
            facts.characters += len(text) * self._rows * self._columns
        untold = not cell.get("office:value-type") or cell.get("office:string-value") == ""
        if text and untold and not valued and self._rows * self._columns < COLUMNS:
            for row in range(self._row, self._row + self._rows):
                facts.texts |= {(row, column): text for column in range(self._column, self._column + self._columns)}
            facts.count(self._rows * self._columns)
        across, down = _times(cell, "table:number-columns-spanned"), _times(cell, "table:number-rows-spanned")
        facts.merge(self._row, self._column, min(self._row + down, ROWS), min(self._column + across, COLUMNS))
        self._column += self._columns
        self._cell = None


def _times(attributes: dict[str, str], name: str, most: int = ROWS) -> int:
    """How often something is repeated or how far it reaches, 1 where nothing is said."""
    text = attributes.get(name, "1")
    if not (text.isascii() and text.isdigit() and len(text) < 11 and 1 <= int(text) <= most):
        raise Unreadable("broken-workbook")
    return int(text)
