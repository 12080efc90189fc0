"""An XML part as elements that know where they stand in its bytes, so that a change touches nothing else."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from xml.parsers import expat
from xml.sax.saxutils import escape as _escaped

from gkcheck.errors import Unreadable

if TYPE_CHECKING:
    from collections.abc import Iterator

LARGEST = 24 * 2**20
"""The largest part, in bytes, that is edited: its elements are all held at once."""

_TAG = re.compile(rb"""<(?:[^"'>]|"[^"]*"|'[^']*')*>""")
_ATTRIBUTE = re.compile(rb"""\s([^\s=/>]+)\s*=\s*(?:"([^"]*)"|'([^']*)')""")


@dataclass(slots=True, eq=False)
class Element:
    """An element: namespace and local name, attributes by local name, and its bytes.

    start, inside: where its start tag begins and ends. last, end: where its end tag begins and ends; an element
    without content has `empty` set, and all three of `inside`, `last` and `end` behind its only tag.
    """

    space: str
    name: str
    attributes: dict[str, str]
    parent: Element | None
    start: int
    inside: int = 0
    last: int = 0
    end: int = 0
    empty: bool = False
    children: list[Element] = field(default_factory=list)

    def within(self) -> Iterator[Element]:
        """Every element below, in the order of the document."""
        waiting = self.children[::-1]
        while waiting:
            element = waiting.pop()
            yield element
            waiting += element.children[::-1]

    def above(self) -> Iterator[Element]:
        """The element itself and those around it, innermost first."""
        element: Element | None = self
        while element is not None:
            yield element
            element = element.parent

    def child(self, name: str) -> Element | None:
        """The first child of that name."""
        return next((element for element in self.children if element.name == name), None)


class Part:
    """The bytes of an XML part and its elements; raises Unreadable where it is not well formed."""

    def __init__(self, data: bytes) -> None:
        if len(data) > LARGEST:
            raise Unreadable("unpacks-too-large", limit=LARGEST >> 20)
        self.data = data = in_utf8(data)
        self.by_start: dict[int, Element] = {}
        self._open: list[Element] = []
        self._parser = parser = expat.ParserCreate(namespace_separator=" ")
        parser.ordered_attributes = False
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.StartDoctypeDeclHandler = _refuse
        try:
            parser.Parse(data, True)
        except expat.ExpatError as error:
            raise Unreadable("broken-xml", line=error.lineno) from error
        self.root = next(iter(self.by_start.values()))

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        at = self._parser.CurrentByteIndex
        parent = self._open[-1] if self._open else None
        space, _, local = name.rpartition(" ")
        named = {key.rpartition(" ")[2]: value for key, value in attributes.items()}
        element = Element(space, local, named, parent, at)
        match = _TAG.match(self.data, at)
        element.inside = match.end() if match else at
        element.empty = self.data[element.inside - 2 : element.inside] == b"/>"
        if parent is not None:
            parent.children.append(element)
        self.by_start[at] = element
        self._open.append(element)

    def _end(self, _: str) -> None:
        element = self._open.pop()
        if element.empty:
            element.last = element.end = element.inside
            return
        element.last = self._parser.CurrentByteIndex
        element.end = self.data.index(b">", element.last) + 1

    def tag(self, element: Element) -> bytes:
        """The start tag as it stands."""
        return self.data[element.start : element.inside]

    def raw(self, element: Element) -> bytes:
        """The whole element as it stands."""
        return self.data[element.start : element.end]

    def words(self, element: Element) -> str:
        """The text in the elements `t` below an element."""
        from html import unescape

        held = (e for e in element.within() if e.name == "t")
        return unescape("".join(self.data[e.inside : e.last].decode("utf-8", "replace") for e in held))

    def prefix(self, element: Element) -> str:
        """The prefix that the element is written with, its colon included."""
        match = re.match(rb"<([^\s/>:]+:)?", self.tag(element))
        return match[1].decode() if match and match[1] else ""


def set_attribute(tag: bytes, name: str, value: str | None) -> bytes:
    """A tag with an attribute set, or taken out; `name` with its prefix."""
    for match in _ATTRIBUTE.finditer(tag):
        if match[1].decode() == name:
            new = b"" if value is None else f' {name}="{escape(value)}"'.encode()
            return tag[: match.start()] + new + tag[match.end() :]
    if value is None:
        return tag
    cut = len(tag) - (2 if tag.endswith(b"/>") else 1)
    return tag[:cut].rstrip() + f' {name}="{escape(value)}"'.encode() + tag[cut:]


def escape(text: str) -> str:
    """A text for XML, without what no XML may hold."""
    return _escaped(re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]", "", text), {'"': "&quot;"})


def in_utf8(data: bytes) -> bytes:
    """A part in UTF-16 in UTF-8; any other as it is."""
    if data[:2] not in (b"\xff\xfe", b"\xfe\xff"):
        return data
    text = data.decode("utf-16", "replace")
    return re.sub(r"""(<\?xml[^>]*encoding=["'])[^"']*""", r"\g<1>UTF-8", text, count=1).encode()


def _refuse(*_: object) -> None:
    raise Unreadable("doctype")
