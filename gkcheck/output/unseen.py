"""Characters that show nothing or steer the writing direction, written out."""

from __future__ import annotations

import unicodedata


def visible(text: str) -> str:
    """The text with such characters as `⟨U+202E⟩`; line ends and tabs stay."""
    if text.isprintable():
        return text
    return "".join(c if c in "\n\t" or _is_shown(c) else f"⟨U+{ord(c):04X}⟩" for c in text)


def _is_shown(character: str) -> bool:
    return character.isprintable() or unicodedata.category(character) == "Zs"
