"""Compound files, in which old Office documents lie: one stream taken out within bounds, and put into a new file."""

from __future__ import annotations

import struct

from gkcheck.errors import Unreadable

_SIGN = bytes.fromhex("D0CF11E0A1B11AE1")
_END, _FREE, _FAT = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD
_SECTOR = 4096
_ENTRY = 128


class Compound:
    """A compound file: its directory, and the streams it leads to."""

    def __init__(self, data: bytes) -> None:
        if len(data) < 512 or data[:8] != _SIGN:
            raise Unreadable("broken-workbook")
        shift, mini = struct.unpack_from("<HH", data, 30)
        if shift not in (9, 12) or mini != 6:
            raise Unreadable("broken-workbook")
        self._data, self._size = data, 1 << shift
        self._count = max((len(data) - 1) // self._size, 0)
        directory, self._least, first_mini = struct.unpack_from("<I4xI I", data, 48)
        self._table = self._allocations()
        entries = self._chain(directory, self._table)
        self.streams: dict[str, tuple[int, int]] = {}
        self._small = self._smalls = b""
        for at in range(0, len(entries) - _ENTRY + 1, _ENTRY):
            self._entry(entries[at : at + _ENTRY], first_mini)

    def stream(self, name: str) -> bytes:
        """The bytes of a stream of the directory."""
        start, size = self.streams[name]
        if size >= self._least:
            return self._chain(start, self._table)[:size]
        table = [number for (number,) in struct.iter_unpack("<I", self._smalls)]
        return self._chain(start, table, self._small, 64)[:size]

    def _entry(self, entry: bytes, first_mini: int) -> None:
        length, kind = struct.unpack_from("<HB", entry, 64)
        start, size = struct.unpack_from("<II", entry, 116)
        if kind == 5:
            self._small = self._chain(start, self._table)[:size]
            self._smalls = self._chain(first_mini, self._table)
        elif kind == 2:
            name = entry[: max(min(length, 64) - 2, 0)].decode("utf-16-le", "replace")
            self.streams.setdefault(name, (start, size))

    def _allocations(self) -> list[int]:
        """The table that tells which sector follows which."""
        numbers = list(struct.unpack_from("<109I", self._data, 76))
        (following,) = struct.unpack_from("<I", self._data, 68)
        per = self._size // 4
        for _ in range(self._count // per + 1):
            if following >= self._count:
                break
            more = struct.unpack(f"<{per}I", self._sector(following))
            numbers += more[:-1]
            following = more[-1]
        table: list[int] = []
        for number in numbers:
            if number < self._count and len(table) <= self._count + per:
                table += struct.unpack(f"<{per}I", self._sector(number))
        return table

    def _sector(self, number: int) -> bytes:
        begin = (number + 1) * self._size
        return self._data[begin : begin + self._size].ljust(self._size, b"\0")

    def _chain(self, start: int, table: list[int], body: bytes = b"", size: int = 0) -> bytes:
        """The sectors from one on, of the file or of a body; a chain that runs in a circle is refused."""
        pieces: list[bytes] = []
        while start not in (_END, _FREE):
            if start >= len(table) or len(pieces) > len(table):
                raise Unreadable("broken-workbook")
            pieces.append(body[start * size : (start + 1) * size] if size else self._sector(start))
            start = table[start]
        return b"".join(pieces)


def compound(name: str, stream: bytes) -> bytes:
    """A compound file of one stream."""
    body = stream.ljust(_SECTOR, b"\0")
    sectors = -(-len(body) // _SECTOR)
    tables = next(n for n in range(1, 110) if n * 1024 >= sectors + n + 2)
    first = tables + 2
    table = [_FAT] * tables + [_END, _END] + [*range(first + 1, first + sectors), _END]
    table += [_FREE] * (tables * 1024 - len(table))
    header = _SIGN + bytes(16) + struct.pack("<HHHHH6x", 0x3E, 4, 0xFFFE, 12, 6)
    header += struct.pack("<9I", 1, tables, tables, 0, _SECTOR, _END, 0, _END, 0)
    header += struct.pack("<109I", *range(tables), *[_FREE] * (109 - tables))
    directory = _written("Root Entry", 5, tables + 1, 0, 1) + _written(name, 2, first, len(body), _FREE)
    parts = (header, struct.pack(f"<{len(table)}I", *table), directory, b"\0")
    return b"".join(part.ljust(-(-len(part) // _SECTOR) * _SECTOR, b"\0") for part in (*parts, body))


def _written(name: str, kind: int, start: int, size: int, child: int) -> bytes:
    text = name.encode("utf-16-le") + b"\0\0"
    links = struct.pack("<HBBIII", len(text), kind, 1, _FREE, _FREE, child)
    return text.ljust(64, b"\0") + links + bytes(36) + struct.pack("<IQ", start, size)
