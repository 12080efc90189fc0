"""Dates in folded text: `2024年1月30日`, `2024-01-30`, `20240130`, `二〇二四年一月三十日`."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

_DIGITS = {c: str(i) for i, c in enumerate("〇一二三四五六七八九")} | {"零": "0", "○": "0", "O": "0", "o": "0"}
_DATE = re.compile(
    r"(?<![\d.])(20\d\d)(?:年|[-./])(\d{1,2})(?:月|[-./])(\d{1,2})(?:日|(?!\d))"
    r"|(?<!\d)(20\d\d)([01]\d)([0-3]\d)(?!\d)"
    r"|(二[〇零○oO]{1,2}[〇零一二三四五六七八九]{1,2})年(十?[一二]|[一三四五六七八九十])月([一二三]?十?[一二三四五六七八九]|[二三]?十)日"
)


class Dated(NamedTuple):
    """A date and where it stands in its text."""

    date: date
    start: int
    end: int


def dates(text: str) -> Iterator[Dated]:
    """Every date of a text; 31 February is none."""
    for match in _DATE.finditer(text):
        year, month, day = (group for group in match.groups() if group)
        numbers = (int(year), int(month), int(day)) if year.isdigit() else (_year(year), _small(month), _small(day))
        try:
            yield Dated(date(*numbers), *match.span())
        except ValueError:
            continue


def first_date(text: str) -> date | None:
    """The first date of a text."""
    return next((found.date for found in dates(text)), None)


def _year(text: str) -> int:
    digits = "".join(_DIGITS[c] for c in text)
    return int(digits) if len(digits) == 4 else 0


def _small(text: str) -> int:
    """A number up to 39 in Chinese numerals."""
    tens, ten, units = text.rpartition("十")
    return (int(_DIGITS[tens]) if tens else 1 if ten else 0) * 10 + (int(_DIGITS[units]) if units else 0)
