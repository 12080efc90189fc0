"""Plain text and Markdown (.txt, .md) as blocks: pipe and tab tables become grids, every other line a paragraph."""

from __future__ import annotations

import re

from gkcheck.errors import Unreadable

from . import bounds
from .decode import decode
from .model import Block, Cell, Document, Grid, Paragraph, numbered

_BARS = re.compile("[｜│┃]")
_RULE = re.compile(r"[\s|:+\-=—─━┼├┤┌┐└┘┬┴]+")
_EMPHASIS = re.compile(r"(\*\*|__|(?<!\w)[*_](?=\S)|(?<=\S)[*_](?!\w)|`)")
_ESCAPED = re.compile(r"\\([\\`*_{}\[\]()#+\-.!|<>~])")
_PAGE_NUMBER = re.compile(
    r"\s*(?:[-—–－·]\s*\d{1,4}\s*[-—–－·]|第\s*\d{1,4}\s*页(?:\s*共\s*\d{1,4}\s*页)?|\d{1,4}\s*/\s*\d{1,4})\s*"
)


def read(data: bytes) -> Document:
    """Blocks of a text, from its bytes; raises Unreadable."""
    return Document(blocks(decode(data)), lined=True)


def blocks(text: str, first_line: int = 1) -> list[Block]:
    """The blocks of a text whose first line has the number `first_line`."""
    found: list[Block] = []
    run: list[tuple[int, str]] = []
    lines = _lines(text, first_line)
    if len(lines) > bounds.CELLS:
        raise Unreadable("too-many-cells", limit=bounds.CELLS)
    for number, line in lines:
        if _is_row(line):
            run.append((number, line))
        elif line and not line.isspace():
            _add_rows(found, run)
            run = []
            plain = _plain(line)
            found += [Paragraph(plain, number)] if plain else []
    _add_rows(found, run)
    return numbered(found)


def _lines(text: str, first_line: int) -> list[tuple[int, str]]:
    """The lines with their numbers; page numbers at the foot of a page are left out."""
    lines = [(n, line) for n, line in enumerate(re.split(r"\r\n|\r|\n", text), first_line)]
    kept: list[tuple[int, str]] = []
    for number, line in lines:
        page, *rest = line.split("\f")
        if rest and kept and re.fullmatch(r"\s*\d{1,4}\s*", page or kept[-1][1]):
            if not page.strip():
                kept.pop()
            page = ""
        kept += [(number, piece) for piece in (page, *rest) if not _PAGE_NUMBER.fullmatch(piece)]
    return kept


def _is_row(line: str) -> bool:
    return "\t" in line.strip() or line.count("\t") > 1 or "|" in line or bool(_BARS.search(line))


def _add_rows(found: list[Block], run: list[tuple[int, str]]) -> None:
    """Add a run of table lines as a grid; a line of prose that happens to hold a tab stays a paragraph."""
    lines = [(number, _BARS.sub("|", line)) for number, line in run]
    framed = all(line.lstrip().startswith("|") for _, line in lines if "|" in line)
    rows = [_cells(line, number, framed) for number, line in lines if not _is_rule(line)]
    if not framed and all(sum(1 for cell in row if cell.text) <= 1 for row in rows):
        rows = [_without_bar(row) for row in rows]
    if sum(map(len, rows)) > bounds.CELLS:
        raise Unreadable("too-many-cells", limit=bounds.CELLS)
    if len(rows) == 1 and len(rows[0]) < 3 and not any(cell.text.isdigit() for cell in rows[0]):
        found.append(Paragraph(" ".join(cell.text for cell in rows[0] if cell.text), rows[0][0].line))
    elif any(cell.text for row in rows for cell in row):
        found.append(Grid(rows, 0))


def _without_bar(row: list[Cell]) -> list[Cell]:
    """A row of a table that stands one cell a line: a single bar ends the cell, and no other follows it."""
    return row[:1] if len(row) == 2 and not row[1].text else row


def _is_rule(line: str) -> bool:
    """Whether a line is the rule between a Markdown table's heading and its rows."""
    return bool(_RULE.fullmatch(line)) and any(sign in line for sign in ("--", "─", "——", ":-", "=="))


def _cells(line: str, number: int, framed: bool) -> list[Cell]:
    """The cells of a line; `framed` tables have a bar before the first cell and behind the last."""
    if "|" in line:
        pieces = re.split(r"(?<!\\)\|", line.strip() if framed else line)
        pieces = pieces[1:] if framed else pieces
        if framed and len(pieces) > 1 and not pieces[-1].strip():
            pieces = pieces[:-1]
    else:
        pieces = line.split("\t")
    if len(pieces) > 2 * bounds.COLUMNS:
        raise Unreadable("too-wide", limit=2 * bounds.COLUMNS)
    return [Cell(_plain(piece), i, 1, number) for i, piece in enumerate(pieces)]


def _plain(text: str) -> str:
    """Text without Markdown's marks and HTML's two most common ones."""
    text = text.strip(" \t\ufeff")
    if text.startswith("#"):
        text = text.lstrip("#").strip()
    if "*" in text or "_" in text or "`" in text:
        text = _EMPHASIS.sub("", text)
    if "<" in text or "&" in text:
        text = re.sub(r"<br\s*/?>", "\n", text).replace("&nbsp;", " ")
    return _ESCAPED.sub(r"\1", text) if "\\" in text else text
