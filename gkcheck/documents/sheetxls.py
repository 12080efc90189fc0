"""An .xls before its values are read: its sheets in order, and what the records of each say of it."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING

from gkcheck.errors import Unreadable

from .ole import Compound, compound
from .sheetfacts import EVENTS, SheetFacts
from .sheetstrings import Shared, sheet_name

if TYPE_CHECKING:
    from collections.abc import Iterator

_BOUND, _FILEPASS, _SST, _CONTINUE, _BEGIN, _END, _DIMENSIONS = 0x85, 0x2F, 0xFC, 0x3C, 0x809, 0x0A, 0x200
_ROW, _COLUMNS, _MERGED, _FORMULA, _ERROR, _SHARED, _MANY, _LABEL = 0x208, 0x7D, 0xE5, 0x06, 0x205, 0xFD, 0xBD, 0x204
_PLAIN = frozenset({0x203, 0x27E, _LABEL, 0xD6, _ERROR, _FORMULA, _SHARED})
_ERRORS = {0: "#NULL!", 7: "#DIV/0!", 15: "#VALUE!", 23: "#REF!", 29: "#NAME?", 36: "#NUM!", 42: "#N/A"}

Record = tuple[int, int, int]


def scan(data: bytes) -> tuple[list[SheetFacts], bytes]:
    """The sheets in the workbook's order, and the file to take the values from."""
    if "EncryptedPackage".encode("utf-16-le") in data:
        raise Unreadable("encrypted-workbook")
    file = Compound(data)
    name = next((name for name in ("Workbook", "Book") if name in file.streams), None)
    if name is None:
        raise Unreadable("no-workbook")
    stream = bytearray(file.stream(name))
    try:
        sheets = _Book(stream).sheets()
    except (struct.error, IndexError) as error:
        raise Unreadable("broken-workbook") from error
    return sheets, compound(name, bytes(stream))


class _Book:
    """The workbook's stream; what the values' reader would take on trust is put right in it."""

    def __init__(self, stream: bytearray) -> None:
        self._stream = stream
        self._left = EVENTS
        self._shared = Shared()

    def sheets(self) -> list[SheetFacts]:
        """Every sheet of the list at the stream's start."""
        bounds: list[tuple[int, int]] = []
        wide = True
        last = 0
        for kind, at, size in self._records(0):
            if kind == _BEGIN:
                wide = struct.unpack_from("<H", self._stream, at)[0] != 0x500
            elif kind == _FILEPASS:
                raise Unreadable("encrypted-workbook")
            elif kind == _BOUND:
                bounds.append((at, size))
            elif kind == _SST or (kind == _CONTINUE and last == _SST):
                self._shared.add(at, size)
            last = last if kind == _CONTINUE else kind
        self._shared.measure(self._stream)
        found = [self._sheet(number, at, size, wide) for number, (at, size) in enumerate(bounds, 1)]
        if not any(sheet.cellular for sheet in found):
            raise Unreadable("no-sheets")
        if len({sheet.name for sheet in found}) < len(found):
            raise Unreadable("broken-workbook")  # the values' reader tells sheets by their names
        return found

    def _records(self, at: int) -> Iterator[Record]:
        """Kind, place and size of each record up to the end of the part that begins there."""
        depth = 0
        while at + 4 <= len(self._stream):
            kind, size = struct.unpack_from("<HH", self._stream, at)
            self._left -= 1
            if self._left < 0:
                raise Unreadable("too-many-cells", limit=EVENTS)
            if at + 4 + size > len(self._stream) or (not depth and kind != _BEGIN):
                break
            yield kind, at + 4, size
            depth += (kind == _BEGIN) - (kind == _END)
            if not depth:
                return
            at += 4 + size
        raise Unreadable("broken-workbook")

    def _sheet(self, number: int, at: int, size: int, wide: bool) -> SheetFacts:
        place, state, kind = struct.unpack_from("<IBB", self._stream, at)
        name = sheet_name(bytes(self._stream[at + 6 : at + size]), wide=wide)
        facts = SheetFacts(name, bool(state & 3), number, number - 1, kind == 0)
        for record in self._records(place):
            self._take(facts, *record)
        return facts

    def _take(self, facts: SheetFacts, kind: int, at: int, size: int) -> None:
        """What one record says of its sheet."""
        if kind in _PLAIN:
            self._cell(facts, kind, at)
        elif kind == _MANY:
            row, column = struct.unpack_from("<HH", self._stream, at)
            facts.fill(row, column, 1, max((size - 6) // 6, 1))
        elif kind == _ROW:
            row, flags = struct.unpack_from("<H10xH", self._stream, at)
            if flags & 0x20:
                facts.hide_rows(row, row + 1)
        elif kind == _COLUMNS:
            first, last, flags = struct.unpack_from("<HH4xH", self._stream, at)
            if flags & 1:
                facts.hide_columns(first, last + 1)
        elif kind == _MERGED:
            (count,) = struct.unpack_from("<H", self._stream, at)
            for n in range(count):
                top, bottom, left, right = struct.unpack_from("<4H", self._stream, at + 2 + 8 * n)
                facts.merge(top, left, bottom + 1, right + 1)
        elif kind == _DIMENSIONS:
            self._stream[at : at + size] = bytes(size)  # as much would be set up beforehand

    def _cell(self, facts: SheetFacts, kind: int, at: int) -> None:
        row, column = struct.unpack_from("<HH", self._stream, at)
        facts.fill(row, column)
        if kind == _SHARED:
            facts.characters += self._shared.length(struct.unpack_from("<I", self._stream, at + 6)[0])
        elif kind == _ERROR and self._stream[at + 7]:
            facts.texts[row, column] = _ERRORS.get(self._stream[at + 6], "#N/A")
        elif kind == _FORMULA and self._stream[at + 12 : at + 14] == b"\xff\xff" and self._stream[at + 6] == 2:
            facts.texts[row, column] = _ERRORS.get(self._stream[at + 8], "#N/A")
