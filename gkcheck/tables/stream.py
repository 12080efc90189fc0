"""A running text of labels and values: characters folded, each with its way back to where it stood."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING, NamedTuple

from gkcheck.documents.model import Block, Paragraph

from .characters import fold, fold_character, keeps_places, visible
from .readings import Place, Printed

if TYPE_CHECKING:
    from collections.abc import Iterable

BLANK = "\ue000"
"""Stands for an empty cell that was printed as such."""

_REMARK = r"(?:（[^（）\n]{1,40}）|\([^()\n]{1,40}\))?"
_UNIT = r"(?:[^\S\n]*(?:[百千]?[万萬亿億]?[元圆圓]|[件条條项項个個])(?![\u4e00-\u9fff]))?"
_TOKEN = re.compile(
    rf"{BLANK}"
    rf"|[+\-−－]?[\d０-９][\d０-９,，]*(?:[.．][\d０-９]+)?{_UNIT}(?![\d０-９A-Za-z\u4e00-\u9fff.．、)）]){_REMARK}"
    r"|(?<![^\s|])(?:[增减減加]\s?\d+|[/／\\\-—–无無〇○]+|零|[一二两三四五六七八九十百千万]{2,6})(?![^\s|])"
    r"|(?<![^\s|])[约近]?(?=[^\s|]*[\dA-Za-z０-９])[^\s|\u3400-\u9fff(（]{1,16}(?:[余多]?[件条项个]?|以上|左右)(?![^\s|])"
)
"""Empty cells, numbers, marks, and at last anything short with a digit or a letter in it, which is no number."""

_READING = r"[(（][a-zA-Zāáǎàōóǒòēéěèīíǐìūúǔùǖǘǚǜüńňǹ]{1,8}[)）]"
_SOLID = re.compile(rf"({_READING})|(?:(?!{_READING})\S)+")
"""Text without spaces and without readings inserted behind characters: 據(jù)."""


class Token(NamedTuple):
    """A value in the stream: as printed, where it begins and ends."""

    text: str
    start: int
    end: int


class Stream:
    """The texts of a document joined by line ends, folded without white space in `flat`.

    `flat[i]` came from `text[back[i]]`.
    """

    def __init__(self, blocks: Iterable[Block]) -> None:
        pieces: list[str] = []
        self._starts: list[int] = []
        self._places: list[Place] = []
        length = 0
        for text, place in _pieces(blocks):
            self._starts.append(length)
            self._places.append(place)
            pieces.append(text)
            length += len(text) + 1
        self.text = "\n".join(pieces)
        self.flat, self.back = _flatten(self.text)

    def place(self, position: int) -> Place:
        """Where the character at `position` of `text` stood."""
        index = bisect_right(self._starts, position) - 1
        return self._places[index] if index >= 0 else Place()

    def tokens(self, start: int, end: int) -> list[Token]:
        """The values between two positions of `text`."""
        return [Token(m[0].strip(), m.start(), m.end()) for m in _TOKEN.finditer(self.text, start, end)]

    def words(self, start: int, end: int) -> list[tuple[str, Place]]:
        """The pieces without white space, and without empty cells, between two positions of `flat`."""
        first, last = self.back[start], self.back[end]
        pieces = re.finditer(rf"[^\s|{BLANK}]+", self.text[first:last])
        return [(match[0], self.place(first + match.start())) for match in pieces]

    def found(self, tokens: Iterable[Token]) -> tuple[str, ...]:
        """The texts of some tokens, an empty one for an empty cell."""
        return tuple("" if token.text == BLANK else token.text for token in tokens)

    def printed(self, token: Token) -> Printed:
        """A token as a value with its place; the sign for an empty cell becomes an empty text."""
        return Printed("" if token.text == BLANK else token.text, self.place(token.start))


def _pieces(blocks: Iterable[Block]) -> Iterable[tuple[str, Place]]:
    for block in blocks:
        if isinstance(block, Paragraph):
            for line in visible(block.text).split("\n"):
                yield line, Place(line=block.line)
        else:
            for index, row in enumerate(block.rows):
                for cell in row:
                    yield visible(cell.text) or BLANK, Place(block.number, index + 1, cell.column + 1, cell.line)


def _flatten(text: str) -> tuple[str, list[int]]:
    """The text folded and without white space, and for each of its characters where it came from."""
    found = [(m.start(), m[0]) for m in _SOLID.finditer(text) if not m[1]]
    flat: list[str] = []
    back: list[int] = []
    for start, piece in found:
        whole = fold(piece)
        if keeps_places(piece, whole):
            flat.append(whole)
            back += range(start, start + len(piece))
            continue
        for index, character in enumerate(piece, start):
            for folded in fold_character(character):
                flat.append(folded)
                back.append(index)
    return "".join(flat), back
