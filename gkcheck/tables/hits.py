"""Where in a stream the labels of a table stand: found exactly, then, in the gaps, by likeness and in parts."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from .labels import Key, Labels, key, labels

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .stream import Stream

_NUMBERING = r"(?:\([一二三四五六七八]\)|[一二三四五六七八][、.,]|(?<!\d)\d[.、,)](?!\d)|(?<=0)\d[.、](?!\d))?"
_STRAY = re.compile(r"^[\u3400-\u9fff⺀-⿕、]{1,3}\s+(?=[（(]|\d[.、．])")
"""A character or two of a heading written downwards, in front of a label's numbering."""


@dataclass(slots=True)
class Hit:
    """A row's label in the stream: positions in `text`, and whether it is printed as the form has it."""

    path: str
    start: int
    end: int
    exact: bool
    printed: str


@cache
def _pattern(name: str) -> re.Pattern[str]:
    """Every label and alias of a table's rows, the longest first, with its numbering."""
    bodies = sorted(_spellings(labels(name)), key=len, reverse=True)
    return re.compile(rf"({_NUMBERING})({'|'.join(bodies)})")


@cache
def _meaning(name: str) -> dict[str, str]:
    return {_plain(title): path for title, path in _titles(labels(name))}


def _titles(book: Labels) -> list[tuple[str, str]]:
    return [(title, path) for path, row in book.rows.items() for title in (row.title.zh, *row.aliases)]


def _plain(title: str) -> str:
    return key(title).body


def _spellings(book: Labels) -> set[str]:
    """Patterns of labels; marks between their characters do not count."""
    return {"[“”\"「」'、,]?".join(map(re.escape, _plain(title))) for title, _ in _titles(book)}


def find(stream: Stream, name: str, start: int, end: int) -> list[Hit]:
    """The labels of a table's rows between two positions of the flat text, in the order met."""
    return _with_gaps(stream, name, _sensible(_exact(stream, name, start, end), name), start, end)


def _exact(stream: Stream, name: str, start: int, end: int) -> list[Hit]:
    meaning = _meaning(name)
    found = []
    for match in _pattern(name).finditer(stream.flat, start, end):
        path = meaning[key(match[2]).body]
        if len(match[2]) <= 4 and not match[1] and _runs_on(stream, labels(name), match[2], match.end(), end):
            continue
        first, last = stream.back[match.start()], stream.back[match.end() - 1] + 1
        found.append(Hit(path, first, last, True, stream.text[first:last]))
    return found


def _runs_on(stream: Stream, book: Labels, label: str, position: int, end: int) -> bool:
    """Whether a short label would only be the beginning of a longer word.

    A line's end parts words, but not behind 其他 and 总计, which also head columns and are broken over lines there.
    """
    if position >= end or not "\u3400" <= stream.flat[position] <= "\u9fff":
        return False
    broken = "\n" in stream.text[stream.back[position - 1] : stream.back[position]]
    return not broken or label in book.columns


def _sensible(hits: list[Hit], name: str) -> list[Hit]:
    """Leave out short labels that stand where they cannot be meant: 总计 and 其他 of a repeated heading."""
    order = labels(name).order
    kept: list[Hit] = []
    seen: set[str] = set()
    for index, hit in enumerate(hits):
        short = key(hit.printed).body in labels(name).columns
        if hit.path in seen:
            continue
        before = order[kept[-1].path] if kept else -1
        strong = [order[h.path] for h in hits[index + 1 :] if len(key(h.printed).body) > 4]
        after = strong[0] if strong else len(order)
        if short and not before < order[hit.path] < after:
            continue
        seen.add(hit.path)
        kept.append(hit)
    return kept


def _with_gaps(stream: Stream, name: str, hits: list[Hit], start: int, end: int) -> list[Hit]:
    """Words between two hits that resemble a label still wanted there, whole or in parts, become a hit."""
    book = labels(name)
    order = sorted(book.order, key=book.order.__getitem__)
    found = list(hits)
    first = stream.back[start] if start < len(stream.back) else len(stream.text)
    last = stream.back[end] if end < len(stream.back) else len(stream.text)
    edges = [Hit("", first, first, True, ""), *hits, Hit("", last, last, True, "")]
    for left, right in itertools.pairwise(edges):
        low = book.order[left.path] + 1 if left.path else 0
        high = book.order[right.path] if right.path else len(order)
        wanted = [path for path in order[low:high] if path not in {hit.path for hit in hits}]
        if wanted:
            found += _in_gap(stream, book, wanted, left.end, right.start)
    return sorted(found, key=lambda hit: hit.start)


def _in_gap(stream: Stream, book: Labels, wanted: Sequence[str], start: int, end: int) -> list[Hit]:
    """Words in the gap that are a part of a wanted label, or resemble one; parts of one label make one hit."""
    found: list[Hit] = []
    left = list(wanted)
    for at, words in _pieces(stream, book, start, end):
        body = key(words).body
        path = next((p for p in left if len(body) >= 2 and body in book.fulls[p].full), None)
        match = book.nearest(words, left) if path is None and len(body) >= 4 else None
        path = path or (match.path if match else None)
        if path is None:
            continue
        left = left[left.index(path) :]
        if found and found[-1].path == path:
            found[-1].end, found[-1].printed = at + len(words), found[-1].printed + words
        else:
            found.append(Hit(path, _with_numbering(stream.text, at), at + len(words), True, words))
    for hit in found:
        hit.exact = _same_words(key(hit.printed), book.fulls[hit.path]) or book.match(hit.printed) == (hit.path, True)
    return [hit for hit in found if len(key(hit.printed).body) >= 3 or hit.exact]


def _same_words(printed: Key, form: Key) -> bool:
    return printed.body == form.body or form.full.startswith(printed.full)


def _with_numbering(text: str, at: int) -> int:
    """Where a label begins when its numbering counts."""
    match = re.search(
        r"(?:[（(][一二三四五六七八][)）]|[一二三四五六七八]\s*[、.．]|[（(]?\d[.、．)）])\s*$",
        text[max(at - 8, 0) : at],
    )
    return at - len(match[0]) if match else at


def _pieces(stream: Stream, book: Labels, start: int, end: int) -> list[tuple[int, str]]:
    """The runs of words in a stretch, line by line, without values and headings, and where each begins."""
    edges = [start]
    for token in stream.tokens(start, end):
        edges += [token.start, token.end]
    edges.append(end)
    found = []
    for first, last in zip(edges[::2], edges[1::2], strict=True):
        for match in re.finditer(r"[^\n]+", stream.text[first:last]):
            words = _STRAY.sub("", match[0].strip())
            if words and not book.is_heading(words):
                found.append((first + match.start() + match[0].rfind(words), words))
    return found


def first_label(stream: Stream, name: str, start: int, end: int) -> int | None:
    """Where the first label of a table's rows stands between two positions of the flat text."""
    match = _pattern(name).search(stream.flat, start, end)
    return match.start() if match else None


def strong(stream: Stream, name: str) -> list[tuple[int, str]]:
    """Where the long labels of a table stand in the flat text, which mean it by themselves, and whose they are."""
    meaning = _meaning(name)
    return [
        (match.start(), meaning[key(match[2]).body])
        for match in _pattern(name).finditer(stream.flat)
        if len(match[2]) >= 5
    ]
