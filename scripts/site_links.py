"""A built site to its faults: links that lead nowhere, anchors that are not there, things fetched from elsewhere."""

from __future__ import annotations

import os.path
import re
from html.parser import HTMLParser
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

if TYPE_CHECKING:
    from collections.abc import Iterator

_FETCHED = {"img": "src", "script": "src", "link": "href", "iframe": "src", "source": "src", "video": "src"}
_ABROAD = re.compile(r"(?:url\(|@import)\s*[\"']?(?:https?:)?//")


class Page(HTMLParser):
    """The links of a page, what it fetches, and the anchors that it offers."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.links: set[str] = set()
        self.fetched: set[str] = set()
        self.anchors: set[str] = set()
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note what a tag holds."""
        given = dict(attrs)
        self.anchors |= {name for name in (given.get("id"), given.get("name")) if name}
        self.links |= {given["href"]} if tag == "a" and given.get("href") else set()
        if fetched := given.get(_FETCHED.get(tag, "")):
            self.fetched.add(fetched)


def faults(site: Path) -> list[str]:
    """Every fault of a site, each with its page."""
    pages = {path: Page(path.read_text("utf-8")) for path in sorted(site.rglob("*.html")) if not _is_copy(path, site)}
    told = [
        f"{path.relative_to(site)}: {fault}" for path, page in pages.items() for fault in _faults(path, page, pages)
    ]
    styles = [path for path in site.rglob("*.css") if _ABROAD.search(path.read_text("utf-8"))]
    return told + [f"{path.relative_to(site)}: fetches from elsewhere" for path in styles]


def _is_copy(path: Path, site: Path) -> bool:
    """Whether a file is a copy of one of the repository, not a page."""
    return path.relative_to(site).parts[0] == "files"


def _faults(path: Path, page: Page, pages: dict[Path, Page]) -> Iterator[str]:
    for link in sorted(page.links | page.fetched):
        parts = urlsplit(link)
        if parts.scheme in ("data", "mailto"):
            continue
        if parts.scheme or parts.netloc:
            if link in page.fetched:
                yield f"fetches {link}"
            continue
        target = Path(os.path.normpath(path.parent / unquote(parts.path))) if parts.path else path
        if not target.exists():
            yield f"leads nowhere: {link}"
        elif parts.fragment and target in pages and unquote(parts.fragment) not in pages[target].anchors:
            yield f"no such place: {link}"
