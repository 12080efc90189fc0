"""Text to Markdown: the one place where what stands in a report is escaped, for the renderers of GitHub and GitLab."""

from __future__ import annotations

import re

from .unseen import visible

_JOINER = "\u2060"
"""Shows nothing; between two characters it keeps them from being read as one mark."""

_MARKUP = re.compile(r"[\\`*_{}\[\]<>&|~^$#]|^[-+=]|^\d{1,9}[.)]")
"""What would mark up, also at the beginning of a list's item."""

_LINKED = re.compile(r"(?<=\w)(?=@)|(?:[@:!]|&#35;|&#126;|www)(?=\S)", re.IGNORECASE)
"""What is looked for in the finished text: `@people`, `#numbers`, `!numbers`, `~labels`, `:pictures:`, addresses."""


def escaped(text: str, most: int) -> str:
    """The text on one line, cut after so many characters, nothing in it being markup, a link or a mention."""
    line = " ".join(visible(text).split())
    shown = line if len(line) <= most else line[: most - 1] + "…"
    return _LINKED.sub(rf"\g<0>{_JOINER}", _MARKUP.sub(_as_entities, shown))


def _as_entities(found: re.Match[str]) -> str:
    """The last character as an entity; what stands before it are digits."""
    return f"{found[0][:-1]}&#{ord(found[0][-1])};"
