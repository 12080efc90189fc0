"""Search that finds Chinese: words of Latin letters as they are, Chinese by every two neighbouring characters.

The index and the query are cut in the same way, so that any piece of two characters or more is found, without a
dictionary. Sphinx loads this as an extension (`docs/conf.py`).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sphinx.search import SearchLanguage

if TYPE_CHECKING:
    from sphinx.application import Sphinx

_PIECE = re.compile(r"[A-Za-z0-9_]+|[\u3400-\u9fff]+")


class SearchPairs(SearchLanguage):
    """Every pair of neighbouring characters is a word."""

    lang = "zh"
    language_name = "Chinese"
    js_splitter_code = """
var splitQuery = (query) =>
  (query.match(/[A-Za-z0-9_]+|[\\u3400-\\u9fff]+/g) || []).flatMap((piece) =>
    /[\\u3400-\\u9fff]/.test(piece) && piece.length > 2
      ? Array.from({ length: piece.length - 1 }, (_, i) => piece.slice(i, i + 2))
      : [piece]
  );
"""

    def split(self, input: str) -> list[str]:  # noqa: A002
        """The words of a text."""
        return [word for piece in _PIECE.findall(input) for word in _words(piece)]

    def stem(self, word: str) -> str:
        """The word as the query has it."""
        return word.lower()

    def word_filter(self, word: str) -> bool:
        """Every word is worth finding, a code as well as one character of a heading."""
        return bool(word)


def _words(piece: str) -> list[str]:
    """A word of Latin letters, or the pairs of a run of Chinese."""
    return [piece] if piece.isascii() or len(piece) == 1 else [piece[i : i + 2] for i in range(len(piece) - 1)]


def setup(app: Sphinx) -> dict[str, bool]:
    """Take the place of Sphinx's own search for Chinese."""
    app.add_search_language(SearchPairs)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
