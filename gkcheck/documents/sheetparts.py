"""The archive of a workbook opened within bounds: its parts unpacked, walked, and packed again for the values' reader.

What is handed on holds the walked parts only, each once, so that nothing unseen reaches that reader.
"""

from __future__ import annotations

import io
import lzma
import zipfile
import zlib
from contextlib import contextmanager
from typing import TYPE_CHECKING
from xml.parsers import expat

from gkcheck.errors import Unreadable

from . import bounds
from .sheetfacts import UNPACKED

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    Start = Callable[[str, dict[str, str]], None]

_CHUNK = 1 << 16
_UTF8 = frozenset({"utf-8", "utf8", "us-ascii", "ascii"})


class Parts:
    """The members of an archive by name; `take` walks one and adds it to what is handed on."""

    def __init__(self, data: bytes) -> None:
        with broken():
            self._archive = zipfile.ZipFile(io.BytesIO(data))
        infos = self._archive.filelist
        if len(infos) > bounds.PARTS:
            raise Unreadable("too-many-parts", limit=bounds.PARTS)
        self._members = {info.filename.lstrip("/").casefold(): info for info in infos}
        self._left = UNPACKED
        self._stream = io.BytesIO()
        self._packed = zipfile.ZipFile(self._stream, "w")

    def __contains__(self, name: str) -> bool:
        return name.casefold() in self._members

    def take(self, name: str, start: Start, end: Callable[[str], None], text: Callable[[str], None], into: str) -> None:
        """Walk an XML part and hand it on under the name `into`, if it has one."""
        parser = _parser(start, end, text)
        with broken():
            kept = self._packed.open(zipfile.ZipInfo(into), "w") if into else io.BytesIO()
            with kept:
                for index, chunk in enumerate(self._chunks(name)):
                    if not index and (b"\0" in chunk[:4] or chunk[:2] in (b"\xff\xfe", b"\xfe\xff")):
                        raise Unreadable("broken-workbook")
                    parser.Parse(chunk, False)
                    kept.write(chunk)
                parser.Parse(b"", True)

    def scan(self, name: str, start: Start) -> None:
        """Walk a part that is not handed on, for its elements."""
        self.take(name, start, lambda _: None, lambda _: None, "")

    def add(self, name: str, text: str) -> None:
        """Hand on a part of our own."""
        self._packed.writestr(zipfile.ZipInfo(name), text)

    def packed(self) -> bytes:
        """The archive that is handed on."""
        self._packed.close()
        return self._stream.getvalue()

    def _chunks(self, name: str) -> Iterator[bytes]:
        info = self._members[name.casefold()]
        if info.flag_bits & 1:
            raise Unreadable("encrypted-workbook")
        with self._archive.open(info) as part:
            while chunk := part.read(_CHUNK):
                self._left -= len(chunk)
                if self._left < 0:
                    raise Unreadable("unpacks-too-large", limit=UNPACKED >> 20)
                yield chunk


def _parser(start: Start, end: Callable[[str], None], text: Callable[[str], None]) -> expat.XMLParserType:
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = text
    parser.StartDoctypeDeclHandler = _doctype
    parser.XmlDeclHandler = _declared
    return parser


def _doctype(*_: object) -> None:
    raise Unreadable("doctype")


def _declared(_: str, encoding: str | None, __: int) -> None:
    if encoding is not None and encoding.lower() not in _UTF8:
        raise Unreadable("broken-workbook")


@contextmanager
def broken() -> Iterator[None]:
    """A stretch in which whatever is wrong with an archive or its XML becomes Unreadable."""
    try:
        yield
    except RuntimeError as error:  # zipfile's word for a member that wants a password; NotImplementedError is one too
        raise Unreadable("encrypted-workbook" if "password" in str(error) else "broken-workbook") from error
    except (expat.ExpatError, zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError, OSError, ValueError) as error:
        raise Unreadable("broken-workbook") from error
