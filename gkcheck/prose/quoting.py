"""A part of a passage as it is quoted: the sentence around it as printed, with the doubted figures marked."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gkcheck.rulebook.sheets import Text

from .model import Quote
from .stops import begins

if TYPE_CHECKING:
    from .model import Passage

_STOPS = "。!?"
QUOTED = "《[^》]{0,200}》|“[^”]{0,200}”|「[^」]{0,200}」"
"""Words in quotation marks, and titles."""

_PREAMBLE = Text("正文", "the text")


def quote(passage: Passage, *marks: tuple[int, int]) -> Quote:
    """The sentence, or the sentences, in which the marked parts of a passage's text stand."""
    ordered = sorted(marks)
    first, last = ordered[0][0], ordered[-1][1]
    start, end = sentence(passage.text, first, last)
    spans = [passage.span(*mark) for mark in ordered]
    begin, stop = passage.span(start, end)
    shown, at, placed = "", begin, []
    for left, right in spans:
        shown += _on_one_line(passage.printed[at:left])
        placed.append((len(shown), len(shown) + len(_on_one_line(passage.printed[left:right]))))
        shown += _on_one_line(passage.printed[left:right])
        at = right
    shown += _on_one_line(passage.printed[at:stop])
    bare = len(shown) - len(shown.lstrip())
    where = Text(passage.heading, passage.heading) if passage.heading else _PREAMBLE
    return Quote(
        shown.strip(), tuple((left - bare, right - bare) for left, right in placed), where, passage.line(first)
    )


def sentence(text: str, first: int, last: int) -> tuple[int, int]:
    """Where the sentence begins that holds `first`, and where that ends which holds the character before `last`."""
    start = begins(text, first, _STOPS)
    ends = [at for stop in _STOPS if (at := text.find(stop, max(last - 1, 0))) >= 0]
    return start, min(ends, default=len(text) - 1) + 1


def _on_one_line(text: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"\s*[\r\n]\s*", "", text))


def blanked(text: str, words: re.Pattern[str]) -> str:
    """A text of the same length, in which some words, such as quoted ones, are blank."""
    return words.sub(lambda match: " " * len(match[0]), text)
