"""Dates in folded text: `2024年1月30日`, `2024-01-30`, `20240130`, `二〇二四年一月三十日`."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from .numerals import number, read_year

if TYPE_CHECKING:
    from collections.abc import Iterator

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
        try:
            yield Dated(date(read_year(year) or 0, number(month), number(day)), *match.span())
        except ValueError:
            continue


def first_date(text: str) -> date | None:
    """The first date of a text."""
    return next((found.date for found in dates(text)), None)
