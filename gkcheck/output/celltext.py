"""Texts as a cell of a spreadsheet can hold them: not too long, and known where they look like a formula."""

from __future__ import annotations

import re

_MOST = 32_767
"""Characters that a cell of Excel holds."""

_FORMULA = re.compile(r"[\s'\u200b-\u200f\u2060\ufeff]*[=+@＝＋－＠-]")
"""What spreadsheets take for the beginning of a formula, and what they skip before one (OWASP, CSV injection)."""


def is_like_formula(text: str) -> bool:
    """Whether a spreadsheet might take a text for a formula, at once or once somebody edits it."""
    return bool(_FORMULA.match(text))


def cut(text: str) -> str:
    """The text, its end left out where a cell cannot hold it."""
    return text if len(text) <= _MOST else text[: _MOST - 1] + "…"
