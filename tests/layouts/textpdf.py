"""Text as it comes out of PDF files: lines by their height on the page, labels split around their figures."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from tests.layouts.figures import Figures
from tests.layouts.marks import MARKS
from tests.layouts.printed import Block, Box, Paragraph, report
from tests.layouts.shapes import HEAD_ROWS, height, is_value, width
from tests.layouts.variants import VARIANTS

Writer = Callable[[Figures], bytes]


@dataclass(frozen=True)
class Page:
    """How pages are laid out: where the figures of a row stand, and what is done at the page's foot."""

    align: str = "middle"
    shifts: tuple[float, ...] = (0.0,)
    lines: int = 34
    foot: str = "- {} -"
    feed: str = "\f"
    repeat_head: bool = False
    columns: bool = False
    top: str = ""


@dataclass
class Sheet:
    """The lines of a file under construction, with page breaks set as they fill."""

    page: Page
    done: list[str] = field(default_factory=list)
    filled: int = 0
    number: int = 1

    def add(self, line: str, head: Sequence[str] = ()) -> None:
        """One more line, after a page break (and a repeated header) where the page is full."""
        if self.filled >= self.page.lines:
            self.done += [self.page.foot.format(self.number), self.page.feed + self.page.top]
            self.number += 1
            self.done += head
            self.filled = len(head)
        self.done.append(line)
        self.filled += 1


def _wrap(text: str, size: int) -> list[str]:
    """Pieces no longer than the cell is wide; figures are never broken."""
    if re.fullmatch(r"[-+]?[\d.]+(?:件|元|万元)?", text):
        return [text]
    pieces: list[str] = []
    for letter in text:
        room = pieces and len(pieces[-1]) < size
        if room or (pieces and letter in "，、。）"):
            pieces[-1] += letter
        else:
            pieces.append(letter)
    return pieces


def _widths(boxes: Sequence[Box], number: int) -> list[int]:
    if number == 3:
        return [1, 8, 15, 3, 2, 2, 2, 2, 2, 3]
    return [2] * 15 if number == 4 else [10, *[24 // (width(boxes) - 1)] * (width(boxes) - 1)]


@dataclass(frozen=True)
class Piece:
    """A piece of text at its place on the page."""

    y: float
    x: int
    text: str


def _row_tops(boxes: Sequence[Box], pieces: dict[Box, list[str]]) -> list[float]:
    tops, y = [0.0], 0.0
    for row in range(height(boxes)):
        y += max([len(pieces[box]) for box in boxes if box.row == row and box.rows == 1] or [1])
        tops.append(y)
    return tops


def _offset(box: Box, page: Page, room: float, used: int) -> float:
    if not is_value(box):
        return (room - used) / 2
    place = {"top": 0.0, "middle": (room - used) / 2, "bottom": room - used}[page.align]
    return place + page.shifts[box.row % len(page.shifts)]


def _place(boxes: Sequence[Box], number: int, page: Page) -> list[Piece]:
    widths = _widths(boxes, number)
    left = [sum(widths[:column]) for column in range(len(widths) + 1)]
    pieces = {
        box: _wrap(box.text, left[box.column + box.columns] - left[box.column]) if box.text else [] for box in boxes
    }
    tops = _row_tops(boxes, pieces)
    placed: list[Piece] = []
    for box, texts in pieces.items():
        room = tops[box.row + box.rows] - tops[box.row]
        start = tops[box.row] + _offset(box, page, room, len(texts))
        placed += [Piece(start + place, left[box.column], text) for place, text in enumerate(texts)]
    return placed


def _columns(pieces: Sequence[Piece]) -> str:
    """A line with its pieces under their columns; a Chinese character is two columns wide."""
    line, used = "", 0
    for piece in pieces:
        gap = max(1, 3 * piece.x - used)
        line += " " * gap + piece.text
        used += gap + sum(2 if letter > "\u2e00" else 1 for letter in piece.text)
    return line


def table_lines(boxes: Sequence[Box], number: int, page: Page) -> list[str]:
    """The lines of a table, read from top to bottom and from left to right."""
    lines: list[list[Piece]] = []
    for piece in sorted(_place(boxes, number, page), key=lambda piece: (round(piece.y, 2), piece.x)):
        if lines and piece.y - lines[-1][0].y < 0.3:
            lines[-1].append(piece)
        else:
            lines.append([piece])
    ordered = [sorted(line, key=lambda piece: piece.x) for line in lines]
    return [_columns(line) if page.columns else " ".join(piece.text for piece in line) for line in ordered]


def _head_lines(boxes: Sequence[Box], number: int, page: Page) -> list[str]:
    rows = HEAD_ROWS[number]
    head = [box for box in boxes if box.row < rows]
    return table_lines(head, number, page) if head and page.repeat_head else []


def _block(sheet: Sheet, block: Block) -> None:
    if isinstance(block, Paragraph):
        for line in _wrap(block.text, 28):
            sheet.add(line)
        return
    head = _head_lines(block.boxes, block.number, sheet.page)
    for line in table_lines(block.boxes, block.number, sheet.page):
        sheet.add(line, head)


def _writer(page: Page, change: Callable[[list[Block]], list[Block]] = list) -> Writer:
    def write(figures: Figures) -> bytes:
        sheet = Sheet(page)
        if page.top:
            sheet.done.append(page.top)
        for block in change(report(figures)):
            _block(sheet, block)
        return ("\n".join([*sheet.done, page.foot.format(sheet.number)]) + "\n").encode()

    return write


LAYOUTS: dict[str, Writer] = {
    "pdf": _writer(Page()),
    "pdf-top": _writer(Page(align="top")),
    "pdf-bottom": _writer(Page(align="bottom")),
    "pdf-before": _writer(Page(shifts=(0.0, -0.35, 0.0))),
    "pdf-after": _writer(Page(shifts=(0.0, 0.35, 0.0))),
    "pdf-around": _writer(Page(shifts=(0.32, -0.32, 0.0))),
    "pdf-short-pages": _writer(Page(lines=17)),
    "pdf-repeated-head": _writer(Page(lines=21, repeat_head=True)),
    "pdf-bare-numbers": _writer(Page(lines=25, foot="{}", feed="\f")),
    "pdf-total-pages": _writer(Page(lines=25, foot="第 {} 页 共 9 页", feed="\n", top="政府信息公开工作年度报告")),
    "pdf-columns": _writer(Page(columns=True)),
    "pdf-columns-top": _writer(Page(align="top", lines=27, repeat_head=True, columns=True)),
    **{f"pdf-marks-{name}": _writer(Page(), MARKS[name]) for name in ("radicals", "spaced", "narrow-brackets")},
    **{f"pdf-form-{name}": _writer(Page(), VARIANTS[name]) for name in ("typos", "units", "contents", "strangers")},
}

BLANKS_GONE = "a blank leaves no trace but, at best, a gap between the columns of a line"
LOSSY: dict[str, str] = dict.fromkeys(LAYOUTS, BLANKS_GONE)
