"""Passages as their claims are read: a list that goes on over several paragraphs is one stretch."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from .divisions import Division, divisions
from .items import Run, runs
from .model import Passage

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_OPENS = re.compile(r"(?:其中|如下|中|分别为|包括)[^,;。:]{0,8}[:,]$|\d+[^,;。:\d]{1,6}:$")
_GOES_ON = re.compile("其中|(?:以上|上述)?(?:共计|合计|总计)")
_LONGEST = 120
_TAIL = 40
"""How much of a passage's end tells whether a list follows."""

_ENOUGH = 2000
"""How many characters of a passage are read together."""

_FIGURE = re.compile(r"\d")


class Stretch(NamedTuple):
    """A passage, or several that hold one list, with its figures in their clauses and the totals it divides.

    runs: the text itself first, then what stands in brackets.
    """

    passage: Passage
    runs: list[Run]
    divisions: list[Division]


def stretches(prose: Sequence[Passage]) -> list[Stretch]:
    """The running text read: passages of one list joined, very long ones in pieces."""
    found = []
    for passage in _pieces(prose):
        made = runs(passage.text)
        found.append(Stretch(passage, made, divisions(made) if made[0].items else []))
    return found


def _pieces(prose: Sequence[Passage]) -> list[Passage]:
    joined = (_joined(group) if len(group) > 1 else group[0] for group in _groups(prose))
    return [piece for passage in joined if _is_prose(passage.text) for piece in _cut(passage)]


def _is_prose(text: str) -> bool:
    """Whether a text has sentences: nothing that people write goes on for thousands of characters without an end."""
    return len(text) <= _ENOUGH or max(map(len, re.split("[。;!?]", text))) <= 2 * _ENOUGH


def _cut(passage: Passage) -> Iterator[Passage]:
    """A very long passage in pieces, each up to the end of a sentence, so that the time grows as the text does."""
    text, start = passage.text, 0
    while len(text) - start > _ENOUGH:
        end = text.find("。", start + _ENOUGH) + 1
        if not 0 < end <= start + 2 * _ENOUGH:
            end = start + 2 * _ENOUGH
        yield _piece(passage, start, min(end, len(text)))
        start = end
    if start < len(text):
        yield _piece(passage, start, len(text)) if start else passage


def _piece(passage: Passage, start: int, end: int) -> Passage:
    first, last = passage.span(start, end)
    line = passage.line(start)
    lines = [(0, line)] if line is not None else []
    lines += [(offset - first, number) for offset, number in passage.lines if first < offset < last]
    return replace(passage, text=passage.text[start:end], printed=passage.printed[first:last], lines=tuple(lines))


def _groups(prose: Sequence[Passage]) -> Iterator[list[Passage]]:
    group: list[Passage] = []
    for passage in prose:
        if group and not _belongs(group, passage):
            yield group
            group = []
        group.append(passage)
    if group:
        yield group


def _belongs(group: Sequence[Passage], passage: Passage) -> bool:
    """Whether a passage goes on with the list that a group has begun."""
    last = group[-1]
    if last.title and last.level in (1, 2):
        return False
    if _GOES_ON.match(passage.text) and _FIGURE.search(last.text):
        return True
    if not _OPENS.search(group[0].text[-_TAIL:]) or passage.level in (1, 2) or len(passage.text) > _LONGEST:
        return False
    return bool(_FIGURE.search(passage.text)) and len(group) <= 20


def _joined(group: Sequence[Passage]) -> Passage:
    printed, text, lines = "", "", []
    for passage in group:
        lines += [(len(printed) + offset, number) for offset, number in passage.lines]
        printed += passage.printed + "\n"
        text += passage.text
    first = group[0]
    return Passage(text, printed[:-1], tuple(lines), first.level, first.number, "", first.section, first.heading)
