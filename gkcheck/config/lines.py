"""The line of a key in a TOML text, which tomllib does not tell: a best effort for complaints."""

from __future__ import annotations

import re
from collections import Counter
from typing import TypeAlias

Keys: TypeAlias = tuple[str | int, ...]

_KEY = r"""(?:"[^"\n]*"|'[^'\n]*'|[\w-]+)"""
_HEADER = re.compile(rf"\s*(\[\[?)\s*({_KEY}(?:\s*\.\s*{_KEY})*)\s*\]")
_ENTRY = re.compile(rf"\s*({_KEY}(?:\s*\.\s*{_KEY})*)\s*=")


def line_of(text: str, wanted: Keys) -> int | None:
    """The line, from 1, where a key stands, or the nearest thing around it; None where nothing of it is met.

    wanted: the names down to the key, with the number of the entry after the name of an array of tables.
    """
    best: tuple[int, int | None] = (0, None)
    header: Keys = ()
    met: Counter[Keys] = Counter()
    for number, line in enumerate(text.splitlines(), 1):
        if found := _HEADER.match(line):
            header = _parts(found[2])
            if found[1] == "[[":
                met[header] += 1
            header = _counted(header, met)
            here = header
        elif found := _ENTRY.match(line):
            here = header + _parts(found[1])
        else:
            continue
        if wanted[: len(here)] == here and len(here) > best[0]:
            best = len(here), number
    return best[1]


def _parts(dotted: str) -> Keys:
    return tuple(part.strip("\"'") for part in re.findall(_KEY, dotted))


def _counted(header: Keys, met: Counter[Keys]) -> Keys:
    """A header with the number of the latest entry after each array of tables."""
    counted: list[str | int] = []
    for depth, part in enumerate(header, 1):
        counted.append(part)
        if header[:depth] in met:
            counted.append(met[header[:depth]] - 1)
    return tuple(counted)
