"""Text to markup: the one place where what stands in a report is escaped."""

from __future__ import annotations

from html import escape as _escape
from typing import TypeAlias

from gkcheck.output.unseen import visible

Content: TypeAlias = "str | None"
"""Text, which is escaped, or markup, which is not; None is left out."""


class Markup(str):
    """Markup that is ready: it holds no text that is not escaped."""

    __slots__ = ()


def escape(text: str) -> Markup:
    """The text as markup, fit for content and for attributes in double quotes."""
    return text if isinstance(text, Markup) else Markup(_escape(visible(text)))


def join(*content: Content, between: str = "") -> Markup:
    """Pieces of text and markup as one piece of markup."""
    return Markup(escape(between).join(escape(piece) for piece in content if piece is not None))


def tag(name: str, /, *content: Content, **attributes: str | int | bool | None) -> Markup:
    """An element: `class_` stands for `class`, `data_x` for `data-x`; what is None or False is left out."""
    given = "".join(_attribute(key, value) for key, value in attributes.items())
    return Markup(f"<{name}{given}>{join(*content)}</{name}>")


def void(name: str, /, **attributes: str | int | bool | None) -> Markup:
    """An element without content, such as `meta`."""
    return Markup(f"<{name}{''.join(_attribute(key, value) for key, value in attributes.items())}>")


def _attribute(key: str, value: str | int | bool | None) -> str:
    if value is None or value is False:
        return ""
    name = key.removesuffix("_").replace("_", "-")
    return f" {name}" if value is True else f' {name}="{escape(str(value))}"'
