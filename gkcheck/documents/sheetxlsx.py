"""An .xlsx before its values are read: its sheets in order, and what each of them says of itself."""

from __future__ import annotations

import posixpath
import re
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple
from xml.sax.saxutils import quoteattr

from gkcheck.errors import Unreadable

from .sheetfacts import COLUMNS, ROWS, SheetFacts

if TYPE_CHECKING:
    from .sheetparts import Parts


_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_TYPES = (
    f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="xml" ContentType="application/xml"/>'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/></Types>'
)
_TRUE = frozenset({"1", "true", "on"})
_CELL = re.compile(r"([A-Za-z]{1,3})([1-9]\d{0,6})")


class _Link(NamedTuple):
    """A relation of a part: what kind of part it leads to, and that part's name in the archive."""

    kind: str
    target: str


def scan(parts: Parts) -> tuple[list[SheetFacts], bytes]:
    """The worksheets in the workbook's order, and the file to take the values from."""
    book = next(
        (link.target for link in _links(parts, "").values() if link.kind == "officeDocument"), "xl/workbook.xml"
    )
    if book not in parts:
        raise Unreadable("no-workbook")
    links = _links(parts, book)
    listed, dated = _listed(parts, book)
    if not listed:
        raise Unreadable("no-sheets")
    lengths = _shared(parts, links)
    if styles := _of_kind(links, "styles", parts):
        parts.take(styles, _nothing, _nothing, _nothing, "xl/styles.xml")
    known: dict[str, tuple[SheetFacts, str]] = {}
    sheets: list[SheetFacts] = []
    files: list[str] = []
    for number, (name, hidden, key) in enumerate(listed, 1):
        link = links.get(key)
        if link is None or link.kind != "worksheet" or link.target not in parts:
            continue
        if link.target not in known:
            walk, into = _Walk(lengths), f"worksheets/sheet{len(known)}.xml"
            parts.take(link.target, walk.start, walk.end, walk.text, f"xl/{into}")
            known[link.target] = walk.facts, into
        facts, into = known[link.target]
        sheets.append(replace(facts, name=name, hidden=hidden, number=number, place=len(sheets)))
        files.append(into)
    if not files:
        raise Unreadable("no-sheets")
    _pack(parts, files, dated, lengths, styles)
    return sheets, parts.packed()


def _nothing(*_: object) -> None:
    """Nothing is wanted of this part but that it is sound."""


def _local(name: str) -> str:
    return name.rpartition(":")[2]


def _links(parts: Parts, part: str) -> dict[str, _Link]:
    """The relations of a part by their names; those of the package for an empty name."""
    folder, _, name = part.rpartition("/")
    file = posixpath.join(folder, "_rels", f"{name}.rels")
    found: dict[str, _Link] = {}

    def start(tag: str, attributes: dict[str, str]) -> None:
        if _local(tag) == "Relationship" and attributes.get("TargetMode") != "External":
            target = posixpath.normpath(posixpath.join("/", folder, attributes.get("Target", ""))).lstrip("/")
            found[attributes.get("Id", "")] = _Link(attributes.get("Type", "").rpartition("/")[2], target)

    if file in parts:
        parts.scan(file, start)
    return found


def _of_kind(links: dict[str, _Link], kind: str, parts: Parts) -> str:
    return next((link.target for link in links.values() if link.kind == kind and link.target in parts), "")


def _listed(parts: Parts, book: str) -> tuple[list[tuple[str, bool, str]], bool]:
    """Name, whether hidden and relation of each sheet, and whether dates count from 1904."""
    sheets: list[tuple[str, bool, str]] = []
    dated: list[bool] = []

    def start(tag: str, attributes: dict[str, str]) -> None:
        if _local(tag) == "sheet":
            key = next((value for name, value in attributes.items() if name.endswith(":id")), "")
            sheets.append((attributes.get("name", ""), attributes.get("state", "visible") != "visible", key))
        elif _local(tag) == "workbookPr":
            dated.append(attributes.get("date1904") in _TRUE)

    parts.scan(book, start)
    return sheets, any(dated)


def _shared(parts: Parts, links: dict[str, _Link]) -> list[int]:
    """The length of each shared string."""
    lengths: list[int] = []
    counting = [0]

    def start(tag: str, _: dict[str, str]) -> None:
        if _local(tag) == "si":
            lengths.append(0)
        counting[0] += _local(tag) == "t"

    def end(tag: str) -> None:
        counting[0] -= _local(tag) == "t"

    def text(piece: str) -> None:
        if counting[0] and lengths:
            lengths[-1] += len(piece)

    if name := _of_kind(links, "sharedStrings", parts):
        parts.take(name, start, end, text, "xl/sharedStrings.xml")
    return lengths


def _pack(parts: Parts, files: list[str], dated: bool, lengths: list[int], styles: str) -> None:
    """Our own list of the sheets, numbered: names may be doubled, and paths be read in several ways."""
    rows = [f'<sheet name="{n}" sheetId="{n}" r:id="r{n}"/>' for n in range(1, len(files) + 1)]
    links = [("worksheet", file) for file in files]
    links += [("sharedStrings", "sharedStrings.xml")] * bool(lengths) + [("styles", "styles.xml")] * bool(styles)
    parts.add("[Content_Types].xml", _TYPES)
    parts.add("_rels/.rels", _relations([("officeDocument", "xl/workbook.xml")]))
    parts.add("xl/_rels/workbook.xml.rels", _relations(links))
    parts.add(
        "xl/workbook.xml",
        f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><workbookPr date1904="{dated:d}"/>'
        f"<sheets>{''.join(rows)}</sheets></workbook>",
    )


def _relations(links: list[tuple[str, str]]) -> str:
    inner = "".join(
        f'<Relationship Id="r{n}" Type="{_OFFICE}/{kind}" Target={quoteattr(target)}/>'
        for n, (kind, target) in enumerate(links, 1)
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{inner}</Relationships>'


class _Walk:
    """One sheet's part walked, event by event."""

    def __init__(self, lengths: list[int]) -> None:
        self.facts = SheetFacts()
        self._lengths = lengths
        self._row = self._column = -1
        self._type = ""
        self._value: list[str] | None = None

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """An element begins."""
        name = _local(tag)
        if name == "c":
            self._cell(attributes)
        elif name == "v":
            self._value = []
        elif name == "is":
            self.facts.fill(self._row, self._column)
        elif name == "row":
            self._open_row(attributes)
        elif name == "mergeCell":
            self._merge(attributes.get("ref", ""))
        elif name == "col" and _is_hidden(attributes, "width"):
            first, last = (_whole(attributes.get(end, ""), COLUMNS) for end in ("min", "max"))
            self.facts.hide_columns(first - 1, last)

    def text(self, piece: str) -> None:
        """Text stands in the open element."""
        if self._value is not None:
            self._value.append(piece)

    def end(self, tag: str) -> None:
        """An element ends."""
        if _local(tag) != "v" or self._value is None:
            return
        value, self._value = "".join(self._value), None
        if not value:
            return
        self.facts.fill(self._row, self._column)
        if self._type == "s":
            self.facts.characters += self._lengths[_whole(value, len(self._lengths) - 1, least=0)]
        elif self._type == "e":
            self.facts.texts[self._row, self._column] = value

    def _open_row(self, attributes: dict[str, str]) -> None:
        self.facts.count()
        self._row = _whole(attributes["r"], ROWS) - 1 if "r" in attributes else self._row + 1
        self._column = -1
        if _is_hidden(attributes, "ht"):
            self.facts.hide_rows(self._row, self._row + 1)

    def _cell(self, attributes: dict[str, str]) -> None:
        self.facts.count()
        self._type = attributes.get("t", "")
        self._column += 1
        if "r" in attributes:
            row, self._column = _address(attributes["r"])
            if row != self._row:
                raise Unreadable("broken-workbook")

    def _merge(self, ref: str) -> None:
        first, _, last = ref.partition(":")
        top, left = _address(first)
        bottom, right = _address(last or first)
        self.facts.merge(top, left, bottom + 1, right + 1)


def _is_hidden(attributes: dict[str, str], size: str) -> bool:
    return attributes.get("hidden") in _TRUE or re.fullmatch(r"0(?:\.0*)?", attributes.get(size, "")) is not None


def _whole(text: str, most: int, least: int = 1) -> int:
    """A number from `least` to `most`."""
    if not (text.isascii() and text.isdigit() and len(text) < 9 and least <= int(text) <= most):
        raise Unreadable("broken-workbook")
    return int(text)


@lru_cache(maxsize=4096)
def _address(ref: str) -> tuple[int, int]:
    """`C7` as row and column, from 0."""
    match = _CELL.fullmatch(ref)
    if match is None:
        raise Unreadable("broken-workbook")
    column = 0
    for letter in match[1].upper():
        column = column * 26 + ord(letter) - 64
    return _whole(match[2], ROWS) - 1, column - 1
