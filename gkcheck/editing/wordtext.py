"""The paragraphs of a Word file as characters that know their bytes, and where marks are set among them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from .model import Splice
from .wordnames import SPACES, Names

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .elements import Element, Part
    from .model import Quoted

_GONE = frozenset({"del", "moveFrom", "rt", "Fallback"})
_CHARACTER = re.compile(r"&[^;]*;|.", re.DOTALL)


class Character(NamedTuple):
    """A character of a paragraph, the text element that holds it, and its first and last byte."""

    character: str
    text: Element
    start: int
    end: int


def texts(block: Element) -> Iterator[Element]:
    """The text elements of a paragraph or a cell that are read, those of nested tables and boxes left out."""
    kind = block.name
    for element in block.within():
        if element.name == "t" and element.space in SPACES and element.parent and element.parent.name == "r":
            around = []
            for above in element.above():
                if above.name == kind and above.space in SPACES:
                    break
                around.append(above.name)
            if above is block and not _GONE.intersection(around) and "txbxContent" not in around:
                yield element


def characters(part: Part, block: Element) -> list[Character]:
    """The characters of a paragraph or cell, in order."""
    found: list[Character] = []
    for element in texts(block):
        at = element.inside
        for match in _CHARACTER.finditer(part.data[element.inside : element.last].decode("utf-8", "replace")):
            size = len(match[0].encode())
            found.append(Character(_meant(match[0]), element, at, at + size))
            at += size
    return found


def _meant(written: str) -> str:
    """What a reference stands for; a character that cannot be told is one that no text has."""
    if len(written) == 1:
        return written
    from html import unescape

    meant = unescape(written)
    return meant if len(meant) == 1 else "\ufffd"


def find(found: list[Character], quoted: Quoted) -> tuple[Character, Character] | None:
    """The first and the last character of the doubted parts of a sentence, or of the sentence; None where not met."""
    solid = [c for c in found if not c.character.isspace()]
    flat = "".join(c.character for c in solid)
    for wanted, marks in ((quoted.sentence, quoted.marks), *_parts(quoted)):
        at = flat.find("".join(wanted.split()))
        if at < 0 or not wanted.strip() or (wanted != quoted.sentence and flat.count("".join(wanted.split())) > 1):
            continue
        first = min((start for start, _ in marks), default=0)
        last = max((end for _, end in marks), default=len(wanted))
        begin = at + len("".join(wanted[:first].split()))
        end = at + len("".join(wanted[:last].split()))
        if end > begin:
            return solid[begin], solid[end - 1]
    return None


def _parts(quoted: Quoted) -> Iterator[tuple[str, tuple[tuple[int, int], ...]]]:
    for start, end in quoted.marks[:1]:
        yield quoted.sentence[start:end], ()


class Anchors:
    """Marks to be set in a part, gathered so that those at one place share one split of a run."""

    def __init__(self, part: Part, names: Names) -> None:
        self.part = part
        self.names = names
        self._inside: dict[int, tuple[Element, list[str]]] = {}
        self._plain: list[Splice] = []
        self._whole: dict[int, tuple[Element, list[str], list[str]]] = {}

    def whole(self, paragraph: Element, before: str, behind: str) -> None:
        """Set marks around all that a paragraph holds."""
        _, starts, ends = self._whole.setdefault(paragraph.start, (paragraph, [], []))
        starts.append(before)
        ends.append(behind)

    def around(self, first: Character, last: Character, before: str, behind: str) -> None:
        """Set marks around some characters of a paragraph."""
        at = first.start
        while at > first.text.inside and self.part.data[at - 1 : at] in (b" ", b"\t", b"\n"):
            at -= 1
        self._set(first.text, at, before, begins=True)
        self._set(last.text, last.end, behind, begins=False)

    def _set(self, text: Element, at: int, mark: str, *, begins: bool) -> None:
        run = text.parent
        assert run is not None
        content = [child for child in run.children if child.name != "rPr"]
        if begins and at == text.inside and content[0] is text:
            self._plain.append(Splice(run.start, run.start, mark.encode()))
        elif not begins and at == text.last and content[-1] is text:
            self._plain.append(Splice(run.end, run.end, mark.encode()))
        else:
            self._inside.setdefault(at, (text, []))[1].append(mark)

    def splices(self) -> list[Splice]:
        """The changes that set the marks."""
        made = list(self._plain)
        for at, (text, marks) in self._inside.items():
            made.append(Splice(at, at, self._split(text, "".join(marks)).encode()))
        for paragraph, starts, ends in self._whole.values():
            made += self._around(paragraph, "".join(starts).encode(), "".join(ends).encode())
        return made

    def _split(self, text: Element, marks: str) -> str:
        """The end of a run, marks, and the beginning of a run with the same properties."""
        names, run = self.names, text.parent
        assert run is not None
        properties = run.child("rPr")
        kept = self.part.raw(properties).decode() if properties else ""
        opened = names.open("r") + names.mark
        text_tag = f'<{names.prefix}t xml:space="preserve">'
        return f"{names.close('t')}{names.close('r')}{marks}{opened}>{kept}{text_tag}"

    def _around(self, paragraph: Element, before: bytes, behind: bytes) -> list[Splice]:
        if paragraph.empty:
            tag = self.part.tag(paragraph).removesuffix(b"/>") + self.names.mark.encode()
            end = f">{before.decode()}{behind.decode()}{self.names.close('p')}"
            return [Splice(paragraph.start, paragraph.end, tag + end.encode())]
        properties = paragraph.child("pPr")
        first = properties.end if properties else paragraph.inside
        return [Splice(first, first, before), Splice(paragraph.last, paragraph.last, behind)]
