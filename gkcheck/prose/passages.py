"""A document to passages: its text outside the tables, wrapped lines joined, sections and headings recognised."""

from __future__ import annotations

import itertools
import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from gkcheck.documents.model import Document, Paragraph

from .model import Passage, Prose
from .normal import normal
from .numerals import NUMERALS, number

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_HEADINGS = (
    (1, re.compile(r"(?:第([一二三四五六七八九十]{1,3})部分[:、]?|([一二三四五六七八九十]{1,3})[、.．:,])(?=\S)")),
    (2, re.compile(r"\(([一二三四五六七八九十]{1,3})\)[、.．:]?(?=\S)")),
    (3, re.compile(r"(\d{1,2})(?:[、．]|\.(?!\d)|\)(?=\D))(?=\S)")),
    (4, re.compile(r"\((\d{1,2})\)[、.．]?(?=\S)")),
)
SECTIONS = (
    (4, re.compile("行政复议|行政诉讼|复议[、和及]?诉讼")),
    (5, re.compile("问题|改进|不足")),
    (6, re.compile("其[他它].{0,6}(?:报告|事项|情况)|需要(?:报告|说明)")),
    (3, re.compile("(?:收到|处理|受理|办理).{0,12}申请|依申请|申请.{0,6}(?:收到|处理|受理|办理)")),
    (2, re.compile("主动公开|公开政府信息")),
    (1, re.compile("总体|概述|概况|基本情况|整体")),
)
"""What tells the form's section from a heading's words, the most telling first."""

_ROWS = re.compile("本年新收|上年结转|本年度办理结果|结转下年度继续办理")
"""Rows of table three that begin like headings."""

_LEADER = re.compile(r"(?:[.…·]\s?){4,}\d{0,3}$")
"""What a line of a table of contents ends in."""

_ENDS = "。;:!?…"
_WHOLE_LINE = re.compile(
    "来源|发布|日期|时间|字号|浏览|索引|文号|主题|(?:情况|事项|概述|措施|问题|方面|工作|建设|机制|报告|目录|[)])$"
)
"""A line that stands by itself though nothing ends it: a heading, or what a page says of itself."""

_FIGURES = re.compile(r"[\d\s.,;:/+\-—–()%无_|]*")
"""A cell of a table that stands on a line of its own."""

_PAGE_BREAK = 5
"""How many lines further a text may go on where a page ends, with its number and what is blank around it."""

_LONGEST_LINE = 1_000_000
"""A longer line is no running text."""

_SHORTEST_TITLE, _LONGEST_TITLE = 4, 45
"""From 一、概述 on."""

_INLINE = re.compile(
    r"[一二三四五六七八九]、(?<=...)(?=(?:总体情况|概述|(?:行政机关)?主动公开政府信息|(?:行政机关)?收到和处理政府信息"
    r"|依申请公开|(?:因)?政府信息公开(?:工作)?(?:被申请|被提起)?(?:的)?(?:行政复议|复议)"
    r"|(?:政府信息公开工作)?存在的?(?:主要)?问题|其[他它]需要报告))"
)
"""Where a section begins in a report that stands on one line."""

_KNOWN_TITLE = re.compile(
    r"(?:总体情况|概述|(?:行政机关)?主动公开政府信息情况|(?:行政机关)?收到和处理政府信息公开申请情况|依申请公开(?:政府信息)?情况"
    r"|(?:因)?政府信息公开(?:工作)?(?:被申请|被提起)?(?:的)?行政复议(?:、|和|及)?(?:提起|被提起)?行政诉讼情况"
    r"|(?:政府信息公开工作)?存在的?(?:主要)?问题(?:及|和)?(?:其)?改进(?:情况|措施)?|其[他它]需要报告的?事项)"
)

_SECTION_TITLE = re.compile(rf"[一二三四五六七八]、(?:{_KNOWN_TITLE.pattern})")


class _Piece(NamedTuple):
    """A line of text, or several joined: what is matched, what was printed, and where its source lines begin."""

    text: str
    printed: str
    lines: tuple[tuple[int, int], ...]


def passages(document: Document) -> Prose:
    """The running text of a document in reading order; a data file has none."""
    if document.fields:
        return ()
    pieces = [piece for paragraph in _texts(document) for piece in _split(paragraph)]
    width = _wrapped_at(pieces) if document.lined else 0
    if document.lined:
        pieces = list(_joined(pieces, width))
    return tuple(_in_sections(piece for whole in pieces for piece in _sections_apart(whole)))


def _texts(document: Document) -> Iterator[Paragraph]:
    """Paragraphs, and the cells of grids that stand alone in their row or hold whole sentences."""
    for block in document.blocks:
        if isinstance(block, Paragraph):
            yield block
            continue
        for row in block.rows:
            filled = [cell for cell in row if cell.text]
            for cell in filled:
                if len(filled) == 1 or _is_told(cell.text):
                    yield Paragraph(cell.text, cell.line)


def _is_told(text: str) -> bool:
    """Whether a cell holds whole sentences, or the heading of a section, beside which something strayed."""
    return len(text) > 60 or (_SHORTEST_TITLE <= len(text) <= _LONGEST_TITLE and _is_section(text))


@lru_cache(maxsize=2048)
def _is_section(text: str) -> bool:
    """Whether a text is the heading of a section; labels of tables come again in every report."""
    return _SECTION_TITLE.fullmatch(normal(text)) is not None


def _split(paragraph: Paragraph) -> Iterator[_Piece]:
    for index, printed in enumerate(paragraph.text.split("\n")):
        text = normal(printed) if len(printed) <= _LONGEST_LINE else ""
        if text:
            line = None if paragraph.line is None else paragraph.line + index
            yield _Piece(text, printed, () if line is None else ((0, line),))


def _wrapped_at(pieces: Sequence[_Piece]) -> int:
    """How many characters a line holds where a text's lines were cut at the page's width, else 0."""
    long = [piece for piece in pieces if len(piece.text) >= 15]
    cut = [
        len(piece.text)
        for piece, after in itertools.pairwise(pieces)
        if 18 <= len(piece.text) <= 60 and piece.text[-1] not in _ENDS and _first_line(after) == _first_line(piece) + 1
    ]
    if len(cut) < 5 or len(cut) * 5 < len(long) * 2:
        return 0
    return sorted(cut)[len(cut) * 3 // 4]


def _first_line(piece: _Piece) -> int:
    return piece.lines[0][1] if piece.lines else 0


def _joined(pieces: Iterable[_Piece], width: int) -> Iterator[_Piece]:
    """Lines that were cut at the page's width, joined; without a width, those that plainly break off."""
    run: list[_Piece] = []
    for piece in pieces:
        far = _first_line(piece) - _first_line(run[-1]) if run else 0
        near = bool(run) and (far <= _PAGE_BREAK if width else far == 1)
        if run and not (near and _goes_on(run[-1].text, piece.text, width)):
            yield _join(run)
            run = []
        run.append(piece)
    if run:
        yield _join(run)


def _goes_on(text: str, following: str, width: int) -> bool:
    """Whether the sentence of a line goes on in the next."""
    if text[-1] in _ENDS or _ROWS.search(text) or _FIGURES.fullmatch(following) or _FIGURES.fullmatch(text):
        return False
    if any(pattern.match(following) for _, pattern in _HEADINGS):
        return False
    if width:
        return len(text) * 5 >= width * 4
    if len(text) >= 12 and re.search("[,。;]", text):
        return True
    return len(text) >= 6 and bool(re.search("[,。;]", following)) and not _WHOLE_LINE.search(text)


def _join(run: Sequence[_Piece]) -> _Piece:
    if len(run) == 1:
        return run[0]
    printed, lines = "", []
    for piece in run:
        lines += [(len(printed) + offset, number) for offset, number in piece.lines]
        printed += piece.printed + "\n"
    printed = printed[:-1]
    return _Piece(normal(printed), printed, tuple(lines))


def _sections_apart(piece: _Piece) -> Iterator[_Piece]:
    """The sections of a report that stands on one line, each heading and each text by itself."""
    starts = [match.start() for match in _INLINE.finditer(piece.text)]
    clear = [start for start in starts if piece.text[start - 1] in _ENDS] + [0] * _begins_section(piece.text)
    if len(starts) < 3 and len(clear) < 2:
        yield piece
        return
    cuts = {0, len(piece.text), *starts}
    for start in starts:
        if title := _KNOWN_TITLE.match(piece.text, start + 2):
            cuts.add(title.end())
    if _begins_section(piece.text) and (title := _KNOWN_TITLE.match(piece.text, 2)):
        cuts.add(title.end())
    whole = Passage(piece.text, piece.printed, piece.lines)
    ordered = sorted(cuts)
    for start, end in itertools.pairwise(ordered):
        first, last = whole.span(start, end)
        line = whole.line(start)
        yield _Piece(piece.text[start:end], piece.printed[first:last], () if line is None else ((0, line),))


def _begins_section(text: str) -> bool:
    """Whether a text begins with the heading of a section."""
    return text[1:2] == "、" and text[0] in NUMERALS and _KNOWN_TITLE.match(text, 2) is not None


def _in_sections(pieces: Iterable[_Piece]) -> Iterator[Passage]:
    section, heading = 0, ""
    for piece in pieces:
        level, printed, end = _numbered(piece.text)
        title = _title(piece.text, end)
        if title and (level == 1 or (not level and _KNOWN_TITLE.fullmatch(title))):
            section, heading = section_of(title), " ".join(piece.printed.split())
            level = 1
        yield Passage(piece.text, piece.printed, piece.lines, level, printed, title, section, heading)


def _numbered(text: str) -> tuple[int, int, int]:
    """The level and number that a text begins with, and where its words begin; a line of contents has none."""
    if text[-1] not in "。;" and _LEADER.search(text):
        return 0, 0, 0
    for level, pattern in _HEADINGS:
        if match := pattern.match(text):
            if level == 1 and _ROWS.match(text, match.end()):
                break
            return level, number(next(group for group in match.groups() if group)), match.end()
    return 0, 0, 0


def _title(text: str, start: int) -> str:
    words = text[start:].rstrip("。:;")
    return words if len(words) <= _LONGEST_TITLE and not re.search("[。;!?]", words) and not text.endswith(";") else ""


def section_of(words: str) -> int:
    """Which of the form's six sections the words of a heading name, 0 for none."""
    return next((number for number, pattern in SECTIONS if pattern.search(words)), 0)
