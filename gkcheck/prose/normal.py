"""Text as it is matched, and for each of its characters the one that was printed."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from functools import lru_cache

from gkcheck.tables.characters import fold, fold_character

_TONES = "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜüńňǹ"
_DROPPED = re.compile(
    rf"(?<=[\u4e00-\u9fff])\((?=[a-z{_TONES}]*[{_TONES}])[a-z{_TONES}]{{1,6}}\)"  # a reading put after its character
    r"|(?<=\d)\s*\n\s*(?=\d)"  # a figure that was cut at the end of a line
    r"|(?<![0-9A-Za-z])\s+|\s+(?![0-9A-Za-z])"
)
_MAYBE_DROPPED = re.compile(rf"\s|\([a-z{_TONES}]")
"""Without one of these nothing is dropped, as in most texts."""

_ALIKE = re.compile("[∶﹕︰﹐﹑﹔﹪٪•∙]")
_PRINTED_ALIKE = str.maketrans("∶﹕︰﹐﹑﹔﹪٪•∙", ":::,、;%%··")


def normal(text: str) -> str:
    """The text folded, without spaces except between Latin letters and digits, without inserted readings."""
    folded = _alike(fold(text))
    return _DROPPED.sub("", folded) if _MAYBE_DROPPED.search(folded) else folded


def _alike(text: str) -> str:
    return text.translate(_PRINTED_ALIKE) if _ALIKE.search(text) else text


@lru_cache(maxsize=64)
def origins(printed: str, text: str) -> tuple[int, ...]:
    """For each character of `text`, which is `normal(printed)`, the place in `printed` that it was made from."""
    pieces = [fold_character(c) or ("\n" if c in "\r\n" else " " if c.isspace() else "") for c in printed]
    folded = "".join(pieces).translate(_PRINTED_ALIKE)
    places = [i for i, piece in enumerate(pieces) for _ in piece]
    kept: list[int] = []
    last = 0
    for match in _DROPPED.finditer(folded):
        kept += range(last, match.start())
        last = match.end()
    kept += range(last, len(folded))
    if "".join(folded[i] for i in kept) == text:
        return tuple(places[i] for i in kept)
    return _aligned(text, folded, places)


def _aligned(text: str, folded: str, places: list[int]) -> tuple[int, ...]:
    """The places where folding one by one gives other characters than folding the whole (combining marks)."""
    found = [0] * len(text)
    for start, other, size in SequenceMatcher(None, text, folded, autojunk=False).get_matching_blocks():
        found[start : start + size] = places[other : other + size]
    for i in range(1, len(found)):
        found[i] = max(found[i], found[i - 1])
    return tuple(found)
