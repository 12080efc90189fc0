"""Names of WordprocessingML as one document writes them: its prefix, and its namespace of the two that there are."""

from __future__ import annotations

from typing import NamedTuple

from .elements import escape

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
_STRICT_RELATIONS = "http://purl.oclc.org/ooxml/officeDocument/relationships"
MARK = "00676B63"
"""The revision that our changes are said to be of: `gkc`."""

SPACES = frozenset({WORD, _STRICT})


class Names(NamedTuple):
    """How elements and attributes are written: a prefix with its colon or an empty one, and its namespace."""

    prefix: str
    space: str

    def open(self, name: str, **attributes: str) -> str:
        """A start tag without its last bracket."""
        if not attributes or self.prefix:
            given = "".join(f' {self.prefix}{key}="{escape(value)}"' for key, value in attributes.items())
            return f"<{self.prefix}{name}{given}"
        given = "".join(f' gkw:{key}="{escape(value)}"' for key, value in attributes.items())
        return f'<{name} xmlns:gkw="{self.space}"{given}'

    def empty(self, name: str, **attributes: str) -> str:
        """An element without content."""
        return f"{self.open(name, **attributes)}/>"

    def close(self, name: str) -> str:
        """An end tag."""
        return f"</{self.prefix}{name}>"

    def text(self, text: str) -> str:
        """A text that keeps its spaces."""
        return f'<{self.prefix}t xml:space="preserve">{escape(text)}{self.close("t")}'

    @property
    def mark(self) -> str:
        """The attribute that tells a run that was split off, or a paragraph that was opened, from those of others."""
        space = "" if self.prefix else f' xmlns:gkw="{self.space}"'
        return f'{space} {self.prefix or "gkw:"}rsidDel="{MARK}"'

    @property
    def relations(self) -> str:
        """What the types of relations begin with."""
        return _STRICT_RELATIONS if self.space == _STRICT else _RELATIONS
