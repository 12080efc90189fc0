"""Writes `examples/`: reports as offices have them, without faults, with faults and with blanks, in every container.

    python -m scripts.make_examples [FOLDER]

The same run always writes the same files. Which figures and words, and what is wrong in them: `example_reports`.
"""

import re
import sys
from collections.abc import Callable, Sequence
from html import escape
from pathlib import Path

from scripts.example_reports import NAMES, blocks
from scripts.example_sheet import sheets
from scripts.example_word import word
from tests.layouts.htmltags import Style
from tests.layouts.htmltags import table as html_table
from tests.layouts.printed import Block, Box, Paragraph, Table
from tests.layouts.shapes import is_value
from tests.layouts.text import pipes
from tests.layouts.textpdf import Page, Sheet, table_lines

FOLDER = Path(__file__).parents[1] / "examples"
AS_TEXT = ("2021-clean", "2021-wrong")
"""Examples written as text taken out of a PDF, too; there a blank leaves no trace."""

STYLE = """
body { margin: 0; background: #eef2f7; color: #222; font: 16px/1.9 "Microsoft YaHei", "Noto Sans CJK SC", sans-serif }
header { padding: 18px 0; background: #1f5fa8; color: #fff; text-align: center; font-size: 20px; letter-spacing: 2px }
nav, article { max-width: 960px; margin: 0 auto }
nav { padding: 10px 0; color: #667; font-size: 13px }
article { padding: 30px 50px 50px; background: #fff; border-top: 3px solid #1f5fa8 }
h1 { margin: 10px 0 30px; text-align: center; font-size: 26px; line-height: 1.5 }
h2 { margin: 30px 0 10px; font-size: 18px }
p { margin: 8px 0; text-indent: 2em; text-align: justify }
table { width: 100%; margin: 16px 0; border-collapse: collapse; font-size: 13px; line-height: 1.5 }
td, th { padding: 5px 4px; border: 1px solid #9ab; text-align: center; font-weight: normal }
th { background: #f3f7fc }
footer { padding: 20px 0 40px; color: #889; text-align: center; font-size: 13px }
"""


def markdown(parts: Sequence[Block]) -> bytes:
    """The report in Markdown, its tables with pipes."""
    marks = {"title": "# ", "heading": "## "}
    pieces = ["\n".join(pipes(b.boxes)) if isinstance(b, Table) else marks.get(b.kind, "") + b.text for b in parts]
    return ("\n\n".join(pieces) + "\n").encode()


def text(parts: Sequence[Block]) -> bytes:
    """The report as lines of text, as they come out of a PDF of it."""
    page = Sheet(Page())
    for block in parts:
        lines = (
            _lines(block.text) if isinstance(block, Paragraph) else table_lines(block.boxes, block.number, page.page)
        )
        for line in lines:
            page.add(line)
    return ("\n".join([*page.done, page.page.foot.format(page.number)]) + "\n").encode()


def _lines(paragraph: str) -> list[str]:
    return [paragraph[place : place + 28] for place in range(0, len(paragraph), 28)]


def html(parts: Sequence[Block]) -> bytes:
    """The report as a page of a government site."""
    title = next(block.text for block in parts if isinstance(block, Paragraph))
    site = title[: title.index("20")]
    inner = "\n".join(map(_element, parts))
    return (
        '<!doctype html>\n<html lang="zh-CN">\n<head>\n<meta charset="utf-8">\n'
        f"<title>{title}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n<header>{site}</header>\n"
        f"<nav>首页 &gt; 政府信息公开 &gt; 政府信息公开年报</nav>\n<article>\n{inner}\n</article>\n"
        "<footer>演示样例，不是行政机关发布的页面</footer>\n</body>\n</html>\n"
    ).encode()


def _element(block: Block) -> str:
    if isinstance(block, Paragraph):
        tag = {"title": "h1", "heading": "h2"}.get(block.kind, "p")
        return f"<{tag}>{escape(block.text, quote=False)}</{tag}>"
    style = Style(
        content=lambda box: escape(box.text, quote=False),
        cell=_cell,
        table=lambda rows: f"<table>\n{rows}</table>",
    )
    return html_table(block.boxes, style)


def _cell(box: Box, spans: str, content: str) -> str:
    tag = "td" if is_value(box) or re.fullmatch(r"\d\w*", box.text) else "th"
    return f"<{tag}{spans}>{content}</{tag}>"


WRITERS: dict[str, Callable[[Sequence[Block]], bytes]] = {
    ".docx": word,
    ".html": html,
    ".md": markdown,
    ".txt": text,
    ".xlsx": sheets,
}


def examples() -> dict[str, bytes]:
    """Every example by the name of its file."""
    return {
        f"{name}{suffix}": write(blocks(name))
        for name in NAMES
        for suffix, write in WRITERS.items()
        if suffix != ".txt" or name in AS_TEXT
    }


def main(folder: Path) -> int:
    """Writes the examples and answers how many there are."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, data in examples().items():
        (folder / name).write_bytes(data)
    return len(examples())


if __name__ == "__main__":
    print(main(Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER), "files")
