"""A web page (.html, .htm) as blocks: spans kept, hidden and scripted parts left out, furniture handed on as it is."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gkcheck.errors import Unreadable

from .builder import Builder
from .decode import declared_encoding, decode
from .model import Block, Document

if TYPE_CHECKING:
    from lxml import etree

_SKIPPED = frozenset(
    "script style noscript template head title select textarea datalist object del rt rp svg math button".split()
)
_LINES = frozenset(
    "address article aside blockquote body br caption center dd div dl dt fieldset figcaption figure footer form "
    "h1 h2 h3 h4 h5 h6 header hr html legend li main nav ol option p pre section table td th tr ul".split()
)
_META = {
    "articletitle": "title",
    "generator": "generator",
    "title": "title",
    "og:title": "title",
    "pubdate": "published",
    "publishdate": "published",
    "publish_date": "published",
    "publishtime": "published",
    "publish_time": "published",
    "publicationdate": "published",
    "article:published_time": "published",
    "og:published_time": "published",
}
_HIDDEN = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all)", re.IGNORECASE)


def read(data: bytes) -> Document:
    """Blocks of a page, from its bytes; raises Unreadable."""
    text = decode(data, declared_encoding(data))
    if re.search(r"<!ENTITY", text[:65_536], re.IGNORECASE):
        raise Unreadable("doctype")
    page = root(text)
    return Document(blocks(page), _meta(page), lined=True)


def fragment(text: str, first_line: int) -> list[Block]:
    """Blocks of a piece of HTML that stands in another text, its lines counted from `first_line`."""
    return blocks(root(text), Walk(first_line - 1))


def root(text: str) -> etree._Element:
    """The tree of a page's text; raises Unreadable where it holds none."""
    from lxml import etree

    if not re.search(r"<[a-zA-Z!]", text):
        raise Unreadable("no-html")
    parser = etree.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, huge_tree=True)
    page = etree.fromstring(text.encode("utf-8", "replace"), parser)
    if page is None:
        raise Unreadable("no-html")
    return page


def blocks(page: etree._Element, walk: Walk | None = None) -> list[Block]:
    """The blocks of a parsed page, walked without recursion."""
    from lxml import etree

    walk = walk or Walk(0)
    skipped: etree._Element | None = None
    for event, element in etree.iterwalk(page, events=("start", "end")):
        if skipped is not None:
            if event == "end" and element is skipped:
                skipped = None
                walk.text(element.tail)
            continue
        if event == "start":
            if not isinstance(element.tag, str) or element.tag in _SKIPPED or _hidden(element):
                skipped = element
            else:
                walk.start(element)
        else:
            walk.end(element)
    return walk.build.finish()


class Walk:
    """One pass over a page. `open` lists the table parts that are open: table, tr, td."""

    def __init__(self, lines_before: int) -> None:
        self.build = Builder()
        self.open: list[str] = []
        self.before = lines_before
        self.raised = 0

    def line(self, element: etree._Element) -> int | None:
        """Where an element stands: the source line of its tag."""
        line: int | None = element.sourceline  # type: ignore[assignment]
        return line + self.before if line else None

    def text(self, text: str | None) -> None:
        """Text stands in the open element."""
        if text and self.open[-1:] not in (["table"], ["tr"]):
            flowing = re.sub(r"[ \t\r\n\f]+", " ", text)
            (self.build.raised if self.raised else self.build.text)(flowing)

    def start(self, element: etree._Element) -> None:
        """An element begins."""
        tag = str(element.tag)
        if tag in _LINES:
            self.build.end_line(self.line(element))
        if tag == "table":
            self.build.open_table()
            self.open.append(tag)
        elif tag == "tr" and self.open[-1:] == ["table"]:
            self.build.open_row()
            self.open.append(tag)
        elif tag in ("td", "th") and self.open[-1:] == ["tr"]:
            rows = 65_534 if element.get("rowspan", "").strip() == "0" else _span(element.get("rowspan"))
            self.build.open_cell(_span(element.get("colspan")), rows, self.line(element))
            self.open.append("td")
        elif tag == "caption" and self.open[-1:] == ["table"]:
            self.open.append(tag)
        elif _raised(element):
            self.raised += 1
        self.text(element.text)

    def end(self, element: etree._Element) -> None:
        """An element ends."""
        tag = str(element.tag)
        if tag in _LINES:
            self.build.end_line(self.line(element))
        part = "td" if tag == "th" else tag
        if tag == "caption" and self.open[-1:] == [tag]:
            self.open.pop()
        elif _raised(element):
            self.raised = max(self.raised - 1, 0)
        elif part in ("table", "tr", "td") and self.open[-1:] == [part]:
            self.open.pop()
            close = {"table": self.build.close_table, "tr": self.build.close_row, "td": self.build.close_cell}
            close[part]()
        self.text(element.tail)


def _span(value: str | None) -> int:
    """A span attribute as browsers read it: leading digits, at least 1."""
    match = re.match(r"\s*\+?(\d{1,9})", value or "")
    return max(int(match[1]), 1) if match else 1


def _raised(element: etree._Element) -> bool:
    """Whether text stands above the line, as footnote marks do."""
    return element.tag == "sup" or "super" in element.get("style", "").lower().replace("superior", "")


def _hidden(element: etree._Element) -> bool:
    return "hidden" in element.attrib or bool(_HIDDEN.search(element.get("style", "")))


def _meta(page: etree._Element) -> dict[str, str]:
    """What the page's head says of it: `title`, `published` and `generator`."""
    found: dict[str, str] = {}
    for element in page.iter("meta"):
        name = (element.get("name") or element.get("property") or "").strip().lower()
        if name in _META and element.get("content", "").strip():
            found.setdefault(_META[name], element.get("content", "").strip())
    title = page.findtext(".//head/title") or page.findtext(".//title")
    if title and title.strip():
        found.setdefault("page title", title.strip())
    return found
