"""A text file's bytes as text and back: the same encoding, the same mark, the same line ends."""

from __future__ import annotations

import codecs
from typing import NamedTuple

from gkcheck.documents.decode import declared_encoding, decode
from gkcheck.errors import Unreadable

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


class Encoded(NamedTuple):
    """A text, the encoding that it came in, and the mark before it."""

    text: str
    encoding: str
    mark: bytes

    def bytes_of(self, text: str) -> bytes:
        """Another text as this one was written."""
        return self.mark + text.encode(self.encoding)


def encoded(data: bytes, *, page: bool = False) -> Encoded:
    """The text of a file; raises Unreadable where it could not be written again as it is."""
    declared = declared_encoding(data) if page else ""
    text = decode(data, declared)
    mark = next((mark for mark, _ in _MARKS if data.startswith(mark)), b"")
    for encoding in ("utf-8", declared, "gb18030", "big5", "utf-16-le", "utf-16-be"):
        try:
            if encoding and mark + text.encode(encoding) == data:
                return Encoded(text, encoding, mark)
        except (UnicodeEncodeError, LookupError):
            continue
    raise Unreadable("encoding")


def replaced(text: str, changes: list[tuple[int, int, str]]) -> str:
    """The text with stretches of it replaced."""
    pieces: list[str] = []
    at = 0
    for start, end, new in sorted(changes):
        pieces += [text[at:start], new]
        at = end
    return "".join([*pieces, text[at:]])
