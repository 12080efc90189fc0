"""Names and attributes of WordprocessingML, whatever prefixes a producer binds them to."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TypeAlias

from gkcheck.errors import Unreadable

_WORD = (
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "http://purl.oclc.org/ooxml/wordprocessingml/main",
)
_COMPATIBILITY = "http://schemas.openxmlformats.org/markup-compatibility/2006"
_MATHS = "http://schemas.openxmlformats.org/officeDocument/2006/math"
_USUAL = {"w": _WORD[0], "mc": _COMPATIBILITY, "m": _MATHS}

Attributes: TypeAlias = list[str]
Start: TypeAlias = Callable[[Attributes], None]
End: TypeAlias = Callable[[], None]

Handlers: TypeAlias = tuple[Start | None, End | None]


class Names(dict[str, Start | None]):
    """What begins with an element, by its name as written; `ends` says what ends with it.

    A name not met before is resolved through its prefix, once.
    word, compatibility: handlers by local name in the two namespaces that matter.
    """

    def __init__(self, word: dict[str, Handlers], compatibility: dict[str, Handlers]) -> None:
        super().__init__()
        self.word = word
        self.compatibility = compatibility
        self.spaces = dict(_USUAL)
        self.ends: dict[str, End | None] = {}

    def __missing__(self, raw: str) -> Start:
        return partial(self._meet, raw)

    def _meet(self, raw: str, attributes: Attributes) -> None:
        """Learn a name with the prefixes that its element declares, and begin the element."""
        for name, value in zip(attributes[::2], attributes[1::2], strict=True):
            if name == "xmlns" or name.startswith("xmlns:"):
                self.spaces[name[6:]] = value
        start, self.ends[raw] = self._handlers(raw)
        self[raw] = start
        if start is not None:
            start(attributes)

    def _handlers(self, raw: str) -> Handlers:
        prefix, _, local = raw.rpartition(":")
        space = self.spaces.get(prefix, "")
        if space in _WORD:
            return self.word.get(local, _NONE)
        if space == _COMPATIBILITY:
            return self.compatibility.get(local, _NONE)
        return self.word["t"] if space == _MATHS and local == "t" else _NONE


_NONE: Handlers = (None, None)


def value(attributes: Attributes, wanted: str = "val") -> str:
    """The element's attribute `val`, or the one wanted, or an empty string."""
    for name, text in zip(attributes[::2], attributes[1::2], strict=True):
        if name.rpartition(":")[2] == wanted:
            return text
    return ""


def number(attributes: Attributes) -> int:
    """The element's `val` as a whole number, 0 where it is none."""
    text = value(attributes)
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else 0


def refuse_doctype(*_: object) -> None:
    """Refuse a part with a document type declaration: no Word file has one."""
    raise Unreadable("doctype")


def refuse_encoding(_: str, encoding: str | None, __: int) -> None:
    """Refuse encodings that no Word file has; they could hide a declaration."""
    if encoding and encoding.upper().replace("_", "-") not in ("UTF-8", "UTF-16", "UTF8", "US-ASCII"):
        raise Unreadable("odd-encoding", encoding=encoding[:40])
