"""One printed value to a number: what it is, what it is worth, and what is odd about the way it is written."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache
from typing import Literal, NamedTuple, TypeAlias

from gkcheck.tables.characters import fold
from gkcheck.tables.numerals import chinese

State: TypeAlias = Literal["number", "blank", "mark", "unreadable", "fraction"]

_MINUS = str.maketrans("−－﹣–—", "-----")
_NUMBER = (
    r"(?P<sign>[+\-]|增加|减少|[增加减])?(?P<digits>\d[\d,，' ]*)(?P<decimals>\.\d+)?\s*"
    r"(?P<unit>[百千]?[万亿]?[元圆]|人次|[件条项个起次宗人部份家])?\s*"
    r"(?P<remark>[(（\[〔【].*)?"
)
_CHINESE = frozenset("零〇○一二两三四五六七八九十百千万")
_MARK = r"[/\\\-—–―－_~～.。…·*×xX、]+|无|没有|暂无|不适用|N/?A|n/?a|空|nil"
_LONGEST = 60
_GROUPED = r"\d{1,3}(?:[,，' ]\d{3})+"


class Value(NamedTuple):
    """A printed value read.

    state: `fraction` is a count that is no whole number. number: None unless the state is `number`; `无` is 0.
    unit: a unit written in the cell. styles: keys of `words.STYLES`; remark: whether words stand beside the number.
    """

    state: State
    number: Decimal | int | None = None
    unit: str = ""
    styles: tuple[str, ...] = ()
    remark: bool = False


BLANK = Value("blank")
UNREADABLE = Value("unreadable")
_NONE = Value("mark", 0)
_MARKED = Value("mark")


@lru_cache(maxsize=8192)
def read_value(text: str, *, decimals: bool = False) -> Value:
    """Read a cell's text; `decimals` says whether the cell holds an amount, which may have them."""
    if text.isdigit() and text.isascii() and len(text) < 19 and (text[0] != "0" or text == "0"):
        return Value("number", Decimal(text) if decimals else int(text))
    if len(text) > 4 * _LONGEST and len(text.strip()) > 4 * _LONGEST:
        return UNREADABLE
    if any(c.isdigit() and not c.isdecimal() for c in text):
        return UNREADABLE  # raised or ringed: a footnote mark, no figure
    plain = fold(text).strip()
    if not plain:
        return BLANK
    if len(plain) > _LONGEST or any(c.isdecimal() and not c.isascii() for c in plain):
        return UNREADABLE
    if re.fullmatch(_MARK, plain, re.DOTALL):
        return _NONE if plain in ("无", "没有", "暂无") else _MARKED
    styles = ["width"] if any("０" <= c <= "９" for c in text) else []
    if _CHINESE.issuperset(plain):
        number = chinese(plain)
        return UNREADABLE if number is None else Value("number", number, styles=("chinese",))
    match = re.fullmatch(_NUMBER, plain.translate(_MINUS), re.DOTALL)
    return UNREADABLE if match is None else _number(match, styles, decimals)


def _yuan(unit: str) -> str:
    return unit.replace("圆", "元")


def _number(match: re.Match[str], styles: list[str], decimals: bool) -> Value:
    digits = match["digits"].strip()
    bare = re.sub(r"[,，' ]", "", digits)
    if digits != bare:
        if not re.fullmatch(_GROUPED, digits):
            return UNREADABLE
        styles.append("separator")
    if len(bare) > 1 and bare.startswith("0"):
        styles.append("zeros")
    sign = -1 if match["sign"] in ("-", "减", "减少") else 1
    exact = Decimal(bare + (match["decimals"] or ""))
    exact = exact.copy_negate() if sign < 0 and exact else exact
    unit, remark = _yuan(match["unit"] or ""), bool(match["remark"])
    bracketed = re.fullmatch(r"[(（]\s*([百千]?[万亿]?[元圆])\s*[)）]", match["remark"] or "")
    if bracketed and not unit:
        unit, remark = _yuan(bracketed[1]), False
    if decimals:
        return Value("number", exact, unit, tuple(styles), remark)
    if exact != exact.to_integral_value():
        return Value("fraction", None, unit, tuple(styles), remark)
    if match["decimals"]:
        styles.append("decimals")
    return Value("number", int(exact), unit, tuple(styles), remark)
