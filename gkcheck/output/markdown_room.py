"""How much a job summary takes, and what is kept where a run has more: the gravest first.

GitHub takes 1 MiB of a step and shows nothing of a longer summary; a comment on GitLab takes a million characters.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Iterable

ROOM = 1_000_000
"""Bytes of the whole."""

TABLE = 200_000
"""Bytes of the table of files."""

ROWS = 500
"""Rows of the table of files."""

ITEM = 50_000
"""Bytes of what is told of one cause."""

LINE = 1_000
"""Characters of one line."""


class Item(NamedTuple):
    """What is told of one cause: how grave it is, the text, and the findings that it tells."""

    gravity: int
    text: str
    findings: Counter[str]


class File(NamedTuple):
    """A file as it is told: its place among the others, its row, the head over its items, the gravest item first."""

    rank: tuple[int, ...]
    row: str
    head: str
    items: tuple[Item, ...]


def size(text: str) -> int:
    """Bytes that a text takes."""
    return len(text.encode("utf-8", "backslashreplace"))


def fitting_rows(files: Iterable[File]) -> list[File]:
    """The files whose rows go into the table, the gravest first."""
    kept: list[File] = []
    room = TABLE
    for file in sorted(files)[:ROWS]:
        room -= size(file.row)
        if room < 0:
            break
        kept.append(file)
    return kept


def fitting_items(files: Iterable[File], room: int) -> list[File]:
    """The files with the items that go into the room, gravest file first; files of which nothing is told are left out.

    The gravest items of all files come before the lesser ones of any, so that more files never bring an item back.
    """
    ordered = sorted(files)
    kept = [0] * len(ordered)
    items = [(item, place) for place, file in enumerate(ordered) for item in file.items]
    for item, place in sorted(items, key=lambda pair: (pair[0].gravity, pair[1])):
        room -= size(item.text) + (0 if kept[place] else size(ordered[place].head))
        if room < 0:
            break
        kept[place] += 1
    return [file._replace(items=file.items[:count]) for file, count in zip(ordered, kept, strict=True) if count]


def clipped(lines: Iterable[str]) -> str:
    """Lines of an item as one text, as many as it may have."""
    text, room = "", ITEM
    for line in lines:
        room -= size(line)
        if room < 0:
            return f"{text}  - …\n"
        text += line
    return text
