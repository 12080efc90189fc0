"""A report written as JSON (.json) as fields: each value as printed, by its dotted path, with its line."""

from __future__ import annotations

import re
from json import JSONDecodeError, JSONDecoder

from gkcheck.errors import Unreadable

from .decode import decode
from .model import Document, Paragraph

_DEEPEST = 60
_SPACE = re.compile(r"[ \t\r\n]*")
_SCALAR = re.compile(r"null|true|false|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?")


def read(data: bytes) -> Document:
    """Fields of a JSON text, from its bytes; raises Unreadable."""
    return Document([], lined=True, fields=Scan(decode(data)).run())


class Scan:
    """One pass over a JSON text; figures stay as they are printed. `spans`: where each of them begins and ends."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        self.line = 1
        self.fields: dict[str, Paragraph] = {}
        self.spans: dict[str, tuple[int, int]] = {}

    def run(self) -> dict[str, Paragraph]:
        """The fields of the text, which must be one object."""
        try:
            if self._peek() != "{":
                raise Unreadable("no-form")
            self._value(())
        except (JSONDecodeError, IndexError) as error:
            raise self._broken() from error
        if self.text[self.at :].strip():
            raise self._broken()
        return self.fields

    def _broken(self) -> Unreadable:
        return Unreadable("broken-data", kind="JSON", line=self.line)

    def _peek(self) -> str:
        match = _SPACE.match(self.text, self.at)
        end = match.end() if match else self.at
        self.line += self.text.count("\n", self.at, end)
        self.at = end
        return self.text[self.at]

    def _expect(self, character: str) -> None:
        if self._peek() != character:
            raise self._broken()
        self.at += 1

    def _string(self) -> str:
        if self._peek() != '"':
            raise self._broken()
        text, self.at = JSONDecoder().raw_decode(self.text, self.at)
        return str(text)

    def _value(self, path: tuple[str, ...]) -> None:
        if len(path) > _DEEPEST:
            raise Unreadable("data-too-deep")
        first = self._peek()
        if first in "{[":
            self._several(path, first)
        else:
            self._scalar(".".join(path))

    def _several(self, path: tuple[str, ...], first: str) -> None:
        """The members of an object, or the items of an array."""
        last = "}" if first == "{" else "]"
        self._expect(first)
        index = 0
        while self._peek() != last:
            if index:
                self._expect(",")
            name = str(index)
            if first == "{":
                name = self._string()
                self._expect(":")
            self._value((*path, name))
            index += 1
        self._expect(last)

    def _scalar(self, path: str) -> None:
        line = self.line
        start = self.at
        if self._peek() == '"':
            text = self._string()
        else:
            match = _SCALAR.match(self.text, self.at)
            if match is None:
                raise self._broken()
            self.at = match.end()
            text = "" if match[0] == "null" else match[0]
        if path in self.fields:
            raise Unreadable("twice-given", path=path, line=line)
        self.fields[path] = Paragraph(text, line)
        self.spans[path] = start, self.at
