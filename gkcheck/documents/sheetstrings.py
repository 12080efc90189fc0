"""Texts of an .xls: the names of its sheets, and how long the strings are that its cells share."""

from __future__ import annotations

import struct

from gkcheck.errors import Unreadable

from . import bounds


def sheet_name(data: bytes, *, wide: bool) -> str:
    """A sheet's name from its record; before Excel 97 names were in the system's code page."""
    length = data[0]
    if not wide:
        return data[1 : 1 + length].decode("gb18030", "replace")
    if data[1] & 1:
        return data[2 : 2 + 2 * length].decode("utf-16-le", "replace").replace("\0", "")
    return data[2 : 2 + length].decode("latin-1").replace("\0", "")


class Shared:
    """The strings that cells share, over all the records in which they stand."""

    def __init__(self) -> None:
        self._segments: list[tuple[int, int]] = []
        self._lengths: list[int] = []

    def add(self, at: int, size: int) -> None:
        """Take in a record: its place in the stream, and its size."""
        self._segments.append((at, size))

    def length(self, number: int) -> int:
        """How many characters a string has."""
        return self._lengths[number] if number < len(self._lengths) else 0

    def measure(self, stream: bytearray) -> None:
        """Measure every string, and put right in the stream how many there are."""
        if not self._segments:
            return
        first, size = self._segments[0]
        segments = [bytes(stream[at : at + length]) for at, length in self._segments]
        segments[0] = segments[0][8:]
        (told,) = struct.unpack_from("<I", stream, first + 4)
        self._lengths = _lengths(segments, min(told, bounds.CELLS))
        if size >= 8:
            struct.pack_into("<I", stream, first + 4, len(self._lengths))


def _lengths(segments: list[bytes], most: int) -> list[int]:
    """The length of each string; the characters of one may go on in the next segment, after a byte of its own."""
    found: list[int] = []
    index = at = 0
    while len(found) < most:
        if at + 3 > len(segments[index]):
            index, at = index + 1, 0
            if index == len(segments):
                break
            continue
        length, flags = struct.unpack_from("<HB", segments[index], at)
        at += 3
        skip = 0
        if flags & 8:
            skip += 4 * struct.unpack_from("<H", segments[index], at)[0]
            at += 2
        if flags & 4:
            skip += struct.unpack_from("<I", segments[index], at)[0]
            at += 4
        index, at = _after(segments, index, at, length, flags & 1)
        while index < len(segments) and at + skip > len(segments[index]):
            skip -= len(segments[index]) - at
            index, at = index + 1, 0
        found.append(length)
        at += skip
        if index == len(segments):
            break
    return found


def _after(segments: list[bytes], index: int, at: int, characters: int, wide: int) -> tuple[int, int]:
    """The segment and the place behind so many characters."""
    while True:
        here = min(characters, (len(segments[index]) - at) >> wide)
        characters -= here
        at += here << wide
        if not characters:
            return index, at
        index += 1
        if index == len(segments) or not segments[index]:
            raise Unreadable("broken-workbook")
        wide, at = segments[index][0] & 1, 1
