"""The title of a report as it is printed over the text, and which of its three parts it has."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from gkcheck.prose.normal import normal
from gkcheck.prose.numerals import read_year

from .agency import is_body
from .title import YEAR

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gkcheck.documents.model import Document
    from gkcheck.prose.model import Passage, Prose

_LONGEST = 60
_LONGEST_JOINED = 2000
_TITLE = re.compile(rf"[^。,;:!?>»/]*(?:报告|年报)(?:\((?:{YEAR})年?度?\))?")
_TELLS = re.compile(rf"公开|年度报告|{YEAR}年.*报告")
_OTHER = re.compile(
    "通知|办法|目录|指南|制度|附件|格式|下载|链接|关于做好|审计|决算|预算|述职|上一篇|下一篇|法治政府|政府工作报告"
)
_NAMED = re.compile("政府信息公开.*(?:报告|年报)")
_FILLING = re.compile(
    rf"{YEAR}年?度?|关于|公布|发布|编制|政府信息|政务|信息|公开|工作|年度|年报|情况|报告|[^\u4e00-\u9fff]|的|度|年"
)
_NEAR = 2
"""An agency or a year may stand on a line of its own, so many lines from the title."""


class Headline(NamedTuple):
    """A title over the text.

    passage: the line. agency, named: whether it, or another line with a title, has the agency and the words
    政府信息公开 … 报告. year: the year it gives, None without one; years: all that the titles give.
    """

    passage: Passage
    agency: bool
    named: bool
    year: int | None
    years: frozenset[int]


def read_headline(document: Document, prose: Prose) -> Headline | None:
    """The first line before the sections that is a title; None where there is none."""
    lines = list(_lines(prose))
    found = [i for i, line in enumerate(lines) if _is_title(line.text)]
    if not found:
        return None
    texts = [line for passage in lines for line in _printed(passage) if _is_title(line)]
    texts += [normal(text) for name, text in document.meta.items() if name.endswith("title")]
    near = [lines[j].text for i in found for j in range(max(i - _NEAR, 0), min(i + 2, len(lines)))]
    alone = [text for text in near if len(text) <= _LONGEST // 2 and not re.search("[。;,:]", text)]
    years = [year for text in texts for year in _years(text)] or [year for text in alone for year in _years(text)]
    return Headline(
        passage=lines[found[0]],
        agency=any(_has_agency(text) for text in texts) or any(is_body(re.sub(rf"{YEAR}年?度?", "", t)) for t in alone),
        named=any(_NAMED.search(text) for text in [*texts, *_joined(lines)]),
        year=years[0] if years else None,
        years=frozenset(years),
    )


def _lines(prose: Prose) -> Iterator[Passage]:
    for passage in prose:
        if passage.level == 1:
            return
        yield passage


def _printed(passage: Passage) -> list[str]:
    """The lines of a passage as printed: a title may have been joined with what follows."""
    if len(passage.text) > _LONGEST_JOINED or "\n" not in passage.printed:
        return [passage.text]
    return [normal(line) for line in passage.printed.split("\n")]


def _is_title(text: str) -> bool:
    return (
        len(text) <= _LONGEST
        and _TITLE.fullmatch(text) is not None
        and _TELLS.search(text) is not None
        and not _OTHER.search(text)
    )


def _joined(lines: list[Passage]) -> Iterator[str]:
    """Two short lines as one: a title is often broken."""
    for first, second in pairwise(lines):
        if len(first.text) + len(second.text) <= _LONGEST:
            yield first.text + second.text


def _years(text: str) -> list[int]:
    return [year for found in re.findall(YEAR, text) if (year := read_year(found)) is not None]


def _has_agency(text: str) -> bool:
    """Whether more than the year and the words of every title stands there."""
    return len(_FILLING.sub("", text)) >= 2
