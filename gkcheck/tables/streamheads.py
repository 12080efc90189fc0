"""Headings of table two's blocks in a stream: their columns, and where the rows below them begin."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from . import heads
from .gridrows import unit_in_heading
from .hits import first_label
from .labels import CONTENT, labels
from .stream import BLANK

if TYPE_CHECKING:
    from .readings import Misprint
    from .stream import Stream

_TOGETHER = 12
"""So near, titles belong to one heading."""

_LONGEST = 80
"""A longer stretch from 信息内容 to the first row is no heading."""

_CLAUSE = 30
_PARTED = re.compile(rf"[。；;！？\n|{BLANK}]")
_TOLD = re.compile(r"[^\S\n]*(?:为|是|共|共计)?[^\S\n]*\d[\d,.]*[^\S\n]*(?:[件项起个条宗部份次]|[百千万亿]*元)")
_COMMA = re.compile(r"(?<!\d)[,，]|[,，](?!\d)")


class Heading(NamedTuple):
    """A block's heading: where it begins and ends in the flat text, the columns' names, the unit that is printed.

    columns: empty where they are not told.
    """

    start: int
    end: int
    columns: tuple[str, ...]
    unit: str = ""
    misprints: tuple[Misprint, ...] = ()


def headings(stream: Stream, before: int) -> list[Heading]:
    """The blocks' headings in order: those with the form's titles, and those that resemble them."""
    told = _told(stream, before)
    like = [head for head in _like(stream, before) if not any(_same(head, other) and other.columns for other in told)]
    rest = [head for head in told if not any(_same(head, other) for other in like)]
    return sorted([*rest, *like])


def _same(head: Heading, other: Heading) -> bool:
    return head.start < other.end and other.start < head.end


def _told(stream: Stream, before: int) -> list[Heading]:
    """Headings by the titles that the form, or an alias, has for their columns."""
    book = labels("disclosure")
    titles = sorted(book.columns, key=len, reverse=True)
    pattern = re.compile("|".join(re.escape(title).replace("增减", "增/?减") for title in titles))
    found: list[Heading] = []
    for match in pattern.finditer(stream.flat, 0, before):
        if _in_sentence(stream, match):
            continue
        name = book.columns[match[0].replace("/", "")][0][1].name
        unit = unit_in_heading(stream.flat[match.start() : match.end() + 12])
        last = found[-1] if found else None
        if last and match.start() - last.end <= _TOGETHER and name not in last.columns:
            found[-1] = Heading(last.start, match.end(), (*last.columns, name), unit or last.unit)
        else:
            found.append(Heading(match.start(), match.end(), (name,), unit))
    return [head if head.columns in heads.blocks() else head._replace(columns=()) for head in found]


def _in_sentence(stream: Stream, title: re.Match[str]) -> bool:
    """Whether a column's title is a part of running text: a figure follows at once, or a comma stands near."""
    start, end = stream.back[title.start()], stream.back[title.end() - 1] + 1
    before = _PARTED.split(stream.text[max(start - _CLAUSE, 0) : start])[-1]
    after = _PARTED.split(stream.text[end : end + _CLAUSE])[0]
    return bool(_TOLD.match(after) or _COMMA.search(before) or _COMMA.search(after))


def _like(stream: Stream, before: int) -> list[Heading]:
    """Headings from 信息内容 to the first row below it, each of whose words resembles the title in its place."""
    found = []
    for match in re.compile(CONTENT).finditer(stream.flat, 0, before):
        end = first_label(stream, "disclosure", match.end(), min(match.end() + _LONGEST, before))
        if end is None:
            continue
        pieces = stream.words(match.end(), end)
        texts = [text for text, _ in pieces]
        names = heads.near(texts)
        if names:
            misprints = heads.misprints(names, texts, [place for _, place in pieces])
            unit = next(filter(None, map(unit_in_heading, texts)), "")
            found.append(Heading(match.end(), end, names, unit, tuple(misprints)))
    return found
