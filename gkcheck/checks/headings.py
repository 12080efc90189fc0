"""Passages to the headings of a report: which of the form's sections each opens, and what stands under it."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from gkcheck.prose.passages import section_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gkcheck.prose.model import Passage, Prose

TITLES = (
    "总体情况",
    "主动公开政府信息情况",
    "收到和处理政府信息公开申请情况",
    "政府信息公开行政复议、行政诉讼情况",
    "存在的主要问题及改进情况",
    "其他需要报告的事项",
)
"""The form's six sections, in order."""

_NUMERAL = re.compile(r"(?:第[一二三四五六七八九十]{1,3}部分[:、]?|[一二三四五六七八九十]{1,3}[、.．:,])?")
_LONGEST = 30
_CONTENTS = 4
"""So many headings in a row, all of which come again, are a table of contents."""

_LOOSE = re.compile(r"[^。,;:!?]{2,25}(?:情况|事项|措施|问题|概述|不足|说明)")
_NO_HEADING = re.compile("见下表|如下|没有|未|无|第二十条")
ANNEX = re.compile("附[表件录注]|统计表")
_SHEET_2014 = re.compile(r"(?:附[表件]\d?:?)?.{0,30}政府信息公开(?:工作)?情况统计表|统计指标")
_ENDS_2014 = ("统计表", "统计指标")
"""The heading of the sheet of 国办发〔2014〕32号, whose rows are numbered as sections are."""


class Heading(NamedTuple):
    """A heading of level 1.

    words: without the number. rest: what follows on its line. number: 0 where none is printed.
    section: which of the form's six it opens, 0 for another one. below: the passages under it.
    """

    passage: Passage
    words: str
    rest: str
    number: int
    section: int
    below: tuple[Passage, ...]

    @property
    def span(self) -> tuple[int, int]:
        """Where the heading stands in its passage's text."""
        return 0, len(self.passage.text) - len(self.rest)

    @property
    def texts(self) -> tuple[str, ...]:
        """The texts of the section, in order."""
        return tuple(text for text in (self.rest, *(passage.text for passage in self.below)) if text)


def headings(prose: Prose) -> tuple[Heading, ...]:
    """The headings of level 1 in order, those of a table of contents left out; a sheet of 2014 has none."""
    prose = prose[: next((i for i, passage in enumerate(prose) if _is_sheet(passage.text)), len(prose))]
    starts = [i for i, passage in enumerate(prose) if passage.level == 1]
    found = []
    for start, end in pairwise([*starts, len(prose)]):
        words, rest = _words(prose[start])
        found.append(Heading(prose[start], words, rest, prose[start].number, section_of(words), prose[start + 1 : end]))
    return tuple(found[_contents(found) :])


def _is_sheet(text: str) -> bool:
    return text.endswith(_ENDS_2014) and _SHEET_2014.fullmatch(text) is not None


def loose(prose: Prose) -> Iterator[int]:
    """Sections whose title stands on a line without a number, in whatever words."""
    for passage in prose:
        if passage.level == 0 and _LOOSE.fullmatch(passage.text) and not _NO_HEADING.search(passage.text):
            yield section_of(passage.text)


def _words(passage: Passage) -> tuple[str, str]:
    """The words of a heading, and the text that goes on behind them on the same line."""
    begins = _NUMERAL.match(passage.text)
    start = begins.end() if begins else 0
    stop = re.search("[。:;,!?]", passage.text[start:])
    if stop is None or (passage.title and stop.group() in ",;"):
        return passage.title or passage.text[start:], ""
    words = passage.text[start : start + stop.start()]
    return words if len(words) <= _LONGEST else "", passage.text[start + stop.end() :]


def _contents(found: list[Heading]) -> int:
    """How many headings at the start are a table of contents."""
    run = next((i for i, heading in enumerate(found) if heading.texts), len(found))
    again = {heading.words for heading in found[run:]}
    return run if run >= _CONTENTS and all(heading.words in again for heading in found[:run]) else 0
