"""Whose report it is and for which year: from the title, else from the text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from gkcheck.documents.model import Paragraph
from gkcheck.prose.numerals import read_year
from gkcheck.tables.characters import fold, without_readings

from .agency import body_named, is_body

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from gkcheck.documents.model import Document

_FAR = 60
"""How many texts from the start a title is looked for in."""

_LONG = 120
"""A longer line is no title; its beginning may be one, where a whole report stands on one line."""

YEAR = r"(?:20[0-4]\d|[二两][〇零○oO0]{1,2}[〇零一二三四五六七八九十]{1,2})"
"""A year as titles print it."""

_TITLE = (
    rf"(?P<before>[^,，。;；!！?？|]{{0,60}}?)(?P<year>{YEAR})年?度?(?P<between>[^,，。;；!！?？|\d]{{0,40}}?)"
    r"(?:政府)?(?:信息|政务)公开(?:工作)?(?:情况)?(?:的)?(?:年报|(?:年度|工作)?(?:工作)?报告)(?!的通知|》|要|应|工作)"
    r"(?P<notice>(?:编制|编写)(?!单位|机关|人|说明|日期|时间)|有关(?:事项|工作)|格式)?"
)
"""A title; with one of the last words it is that of a notice on such reports."""

_YEAR_LAST = (
    r"^(?P<agency>[^,，。;；]{2,40}?)政府信息公开(?:工作)?"
    r"(?:年度报告\(?(?P<year>20[0-4]\d)年?度?\)?|(?P<within>20[0-4]\d)年?度?(?:年度)?(?:工作)?报告)$"
)
_NO_YEAR = r"^(?P<agency>[^,，。;；\d]{3,40}?)(?:政府)?信息公开(?:工作)?(?:年度(?:工作)?报告|年报)$"
_PERIOD = re.compile(r"(?:统计)?(?:期限|时间|数据)[^。]{0,20}?(20[0-4]\d)年?0?1月0?1日")
_TEXT_YEAR = r"(?<!\d)(20[0-4]\d)年(?!以来|起)"
_AUTHOR = r"由([^\s,，。:：;；]{4,30}?)(?:负责)?(?:综合[^\s,，。]*)?(?:编制|编写|发布)"
_SECTION = r"\s*[（(]?[一二三四五六七八][、.．)）]\s*\S"
_NUMERALS = frozenset(" \u3000（(#一二三四五六七八")


class Title(NamedTuple):
    """Agency and year, `""` and None where they are not told, and whether a title was there at all."""

    agency: str
    year: int | None
    found: bool


def read_title(document: Document, texts: Sequence[str]) -> Title:
    """The agency and the year of a document; `texts` are those that stand alone in it.

    Of several titles (a page links to other years' reports) the one for the period of the text counts.
    """
    if document.fields:
        return _from_fields(document)
    lines = _lines(texts)
    whole = "\n".join(lines)
    period = _PERIOD.search(whole)
    titles = [title for text in _candidates(document, lines) if (title := _from_title(text)) is not None]
    dated = [title for title in titles if title.year is not None] or titles
    fitting = [title for title in dated if period and title.year == int(period[1])] or dated
    best = fitting[0] if fitting else Title("", None, found=False)
    named = next((title for title in fitting if title.agency and title.year == best.year), best)
    return Title(named.agency or _author(whole), best.year or _year_in_text(whole), bool(titles))


def _from_fields(document: Document) -> Title:
    """What a data file says of itself."""
    told = {name: text.text.strip() for name, text in document.fields.items() if name in ("agency", "year")}
    year = told.get("year", "")
    return Title(told.get("agency", ""), int(year) if re.fullmatch(r"20\d\d", year) else None, bool(told))


def _lines(texts: Sequence[str]) -> list[str]:
    lines: list[str] = []
    for text in texts:
        lines += [
            line for line in ("".join(piece.split()) for piece in without_readings(fold(text)).split("\n")) if line
        ]
        if len(lines) >= _FAR:
            break
    return lines


def _candidates(document: Document, lines: Sequence[str]) -> Iterator[str]:
    """Texts in which the title may stand, the likeliest first; a title broken over lines is joined."""
    for name in ("title", "page title"):
        if name in document.meta:
            yield from re.split(r"[_|]|--", "".join(without_readings(fold(document.meta[name])).split()))
    long = [line[:_LONG] for line in lines[:3] if len(line) > _LONG]
    yield from (line for line in long if re.match(_TITLE, line) and (title := _from_title(line)) and title.agency)
    for index, line in enumerate(lines):
        if ("报告" in line or "年报" in line) and "公开" in line and len(line) <= _LONG:
            if re.search(YEAR, line[1:]):
                yield line
            yield from _with_lines_before(lines, index, 2)
            yield line
        elif line.endswith("报告") and len(line) <= 12:
            yield from _with_lines_before(lines, index, 3)
    yield from long


def _with_lines_before(lines: Sequence[str], index: int, most: int) -> Iterator[str]:
    """A line joined with the short ones before it: a title is often broken over two or three."""
    for back in range(1, min(most, index) + 1):
        if all(_short(line) for line in lines[index - back : index]):
            yield "".join(lines[index - back : index + 1])


def _short(line: str) -> bool:
    return len(line) <= 40 and not re.search(r"[。,，:：;；|]", line) and not re.match(_SECTION, line)


def _from_title(text: str) -> Title | None:
    text = re.sub("^《([^《》]+)》$", r"\1", text)
    last = None if text[:1].isdigit() else re.search(_YEAR_LAST, text)
    if last is not None:
        return Title(body_named(last["agency"]), int(last["year"] or last["within"]), found=True)
    match = re.search(_TITLE, text)
    if match is None:
        return _without_year(text)
    year = read_year(match["year"])
    if match["notice"]:
        return Title("", year, found=True)
    before, between = body_named(match["before"]), body_named(match["between"])
    agency = between if is_body(between) else before if is_body(before) else before or between
    return Title(agency, year, found=True)


def _without_year(text: str) -> Title | None:
    """A title that tells no year, where what stands before is surely a body's name."""
    match = re.search(_NO_YEAR, text)
    return Title(match["agency"], None, found=True) if match and is_body(match["agency"]) else None


def _year_in_text(text: str) -> int | None:
    """The year of the statistics period, else the year most often told."""
    if match := _PERIOD.search(text):
        return int(match[1])
    years = [int(year) for year in re.findall(_TEXT_YEAR, text)]
    return max(dict.fromkeys(years), key=years.count) if years else None


def _author(text: str) -> str:
    match = re.search(_AUTHOR, text)
    return match[1] if match and is_body(match[1]) else ""


def count_sections(texts: Sequence[str]) -> int:
    """How many of the six sections' headings stand in the document."""
    names = (
        "总体情况",
        "主动公开政府信息",
        "政府信息公开申请",
        "行政复议",
        "主要问题",
        "其他需要报告",
        "概述",
        "依申请公开",
    )
    found: set[str] = set()
    for text in texts:
        if len(text) <= 60 and text[:1] in _NUMERALS and re.match(_SECTION, text):
            plain = "".join(without_readings(fold(text)).split())
            found |= {name for name in names if name in plain}
    return len(found)


def standing_alone(document: Document) -> Iterator[str]:
    """Texts outside of tables, and those of cells that are alone in their row, hold a long text or name a report."""
    for block in document.blocks:
        if isinstance(block, Paragraph):
            yield block.text
            continue
        for row in block.rows:
            filled = [cell.text for cell in row if cell.text]
            if len(filled) == 1:
                yield filled[0]
            else:
                yield from (text for text in filled if len(text) > _LONG or text.endswith("报告"))
