"""Chinese numerals as headings, dates and titles print them: up to 99, and years digit by digit."""

from __future__ import annotations

NUMERALS = "一二三四五六七八九十"

_DIGITS = {c: str(i) for i, c in enumerate("〇一二三四五六七八九")} | dict.fromkeys("零○oO0", "0")


def number(text: str) -> int:
    """A number up to 99 in digits or numerals, 0 where it is none (三五, which is three to five)."""
    if text.isdigit():
        return int(text)
    tens, ten, units = text.replace("两", "二").rpartition("十")
    if len(tens) > 1 or len(units) > 1:
        return 0
    return (NUMERALS.index(tens) + 1 if tens else 1 if ten else 0) * 10 + (NUMERALS.index(units) + 1 if units else 0)


def numeral(value: int) -> str:
    """A number up to 99 in Chinese numerals, as headings print it."""
    tens, units = divmod(value, 10)
    ten = "" if not tens else "十" if tens == 1 else f"{NUMERALS[tens - 1]}十"
    return ten + (NUMERALS[units - 1] if units else "")


def read_year(text: str) -> int | None:
    """The number of a year in digits or Chinese numerals."""
    if text.isdigit():
        return int(text)
    digits = "".join(_DIGITS.get(c, "") for c in text.replace("两", "二"))
    return int(digits) if len(digits) == 4 else None
