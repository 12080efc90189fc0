"""Markdown (.md) as blocks: text, with the HTML tables that converters leave in it read as HTML."""

from __future__ import annotations

import re

from . import html, text
from .decode import decode
from .model import Document, numbered

_TABLE = re.compile(r"<table\b.*</table\s*>", re.IGNORECASE | re.DOTALL)


def read(data: bytes) -> Document:
    """Blocks of a Markdown text, from its bytes; raises Unreadable."""
    whole = decode(data)
    match = _TABLE.search(whole)
    if match is None:
        return Document(text.blocks(whole), lined=True)
    before, after = whole[: match.start()], whole[match.end() :]
    first = before.count("\n") + 1
    table = html.fragment(match[0], first)
    rest = text.blocks(after, first + match[0].count("\n"))
    return Document(numbered([*text.blocks(before), *table, *rest]), lined=True)
