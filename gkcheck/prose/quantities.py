"""Figures in running text: what each is worth, its unit, and how exactly it is meant.

Dates, ordinals, document numbers and names that hold digits (12345热线) are no quantities.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

from gkcheck.tables.numerals import chinese

if TYPE_CHECKING:
    from collections.abc import Iterator

Bound: TypeAlias = Literal["exact", "lower", "upper", "about"]

_UNITS = (
    "人次 件次 条次 场次 批次 台次 例次 户次 班次 家次 点次 个百分点 百分点 万元 亿元 元 平方米 平米 公里 "
    "件 条 次 个 项 份 期 篇 家 起 宗 例 场 部 册 名 人 户 台 本 张 块 页 字 封 通 类 款 批 套 幅 处 组 轮 辆 座 枚 "
    "课时 学时 则 支 幢 栋 卷 盒 盘 宿 间 所 国 县 市 镇 村 倍 ‰ %"
).split()
_UNIT = "|".join(sorted(map(re.escape, _UNITS), key=len, reverse=True))
_DIGITS = r"\d{1,3}(?:,\d{3})+(?![\d,])(?:\.\d+)?|(?<!\d )\d{1,3}(?: \d{3})+(?![\d ,])|\d+(?:\.\d+)?"
_CHINESE = "[零〇一二两三四五六七八九十百千][零〇一二两三四五六七八九十百千万亿]*"
_BEFORE = "不超过|不多于|至多|最多|不少于|不低于|至少|超过|大约|将近|接近|不足|不到|突破|近|约|超|逾|达"
_BEFORE_IT = re.compile(f"(?:{_BEFORE})$")
_FIGURE = re.compile(
    rf"(?:(?<![\dA-Za-z.\-/:+])(?P<digits>{_DIGITS})|(?P<chinese>{_CHINESE}))"
    r"(?P<some>[余多来几])?(?P<scale>万|亿|千|百)?(?P<more>[余多])?"
    rf"(?P<unit>{_UNIT})?(?P<after>以上|以下|以内|左右|上下|余|多|之多)?"
)
_NUMERAL = re.compile(r"[\d零〇一二两三四五六七八九十百千]")
_LOWER = frozenset("不少于 不低于 至少 超过 突破 超 逾 余 多 来 几 以上 之多".split())
_UPPER = frozenset("不超过 不多于 至多 最多 将近 接近 不足 不到 近 以下 以内".split())
_ABOUT = frozenset("大约 约 左右 上下".split())
_SCALES = {"": 1, "百": 100, "千": 1000, "万": 10_000, "亿": 100_000_000}
_MONEY = {"元": Decimal(1), "万元": Decimal(10_000), "亿元": Decimal(100_000_000)}

_ORDINAL = re.compile(r"(?:第|之|[(（]|[No.№]|[文字编]号|[\u4e00-\u9fff]字)$")
_NO_QUANTITY_AFTER = re.compile(r"[年月日号时点分秒]|[A-Za-z\-+/~—–]|\.\d|热线|周年|楼|届|层")
_BARE_ENDS = re.compile(r"[、,;。)和及与]|$")
_CHINESE_UNITS = frozenset(
    "件 条 次 项 份 期 篇 家 起 宗 例 场 部 册 名 人 人次 件次 条次 场次 批次 元 万元 亿元 户 台 本 张 块 批 个 处 类 "
    "种 所".split()
)
_CHINESE_NAME_AFTER = re.compile("事|案|公开|通办|清单|窗|站|办|套|流|级|网|条龙|次办|次性|件事")
"""What follows a numeral that is part of a name: 一件事, 一次办, 三公开."""


_ONE = re.compile("[仅共有了到理开办为生出转请]$")
"""What stands before 一 where it counts something: 仅一件, 发生一起; 最多跑一次 counts nothing."""


class Quantity(NamedTuple):
    """A figure of a text.

    start, end: its place, bounds and unit included; at: where its digits begin.
    value: its worth in `unit`; money is in 元. half: half of the last digit printed, for figures in 万 and 亿.
    digits: decimals as printed, for percentages. unit: `""` for a bare figure; `%` for percentages.
    """

    start: int
    end: int
    at: int
    value: Decimal
    unit: str
    bound: Bound
    half: Decimal
    digits: int

    @property
    def low(self) -> Decimal:
        """The least that it can mean."""
        return Decimal(0) if self.bound == "upper" else self.value - self.half

    @property
    def high(self) -> Decimal | None:
        """The most that it can mean, None where it is only a lower bound."""
        return None if self.bound == "lower" else self.value + self.half


def quantities(text: str) -> list[Quantity]:
    """The quantities of a passage's text, in order."""
    return [found for match in _figures(text) if (found := _quantity(match, text)) is not None]


def _figures(text: str) -> Iterator[re.Match[str]]:
    """What may be a figure; looked for at digits and numerals only, in half the time of a search."""
    at = 0
    while numeral := _NUMERAL.search(text, at):
        match = _FIGURE.match(text, numeral.start())
        at = (match or numeral).end()
        if match is not None:
            yield match


def _quantity(match: re.Match[str], text: str) -> Quantity | None:
    unit = match["unit"] or ""
    if not unit and not _bare(match, text):
        return None
    at = match.start()
    before, after = text[max(at - 3, 0) : at], text[match.end() : match.end() + 3]
    if _ORDINAL.search(before) and not (before.endswith("(") and unit):
        return None
    bounded = _BEFORE_IT.search(before)
    if not unit and bounded and bounded[0] != "达":
        return None
    if unit and match["digits"] and _range_or_name(before, after, unit):
        return None
    number = _number(match, unit, before, after)
    if number is None:
        return None
    scale = Decimal(_SCALES[match["scale"] or ""])
    printed = (match["digits"] or "").partition(".")[2]
    money = _MONEY.get(unit, Decimal(1))
    half = scale * money / (2 * 10 ** len(printed)) if scale * money > 1 and unit not in ("%", "‰") else Decimal(0)
    return Quantity(
        at - len(bounded[0]) if bounded else at,
        match.end(),
        at,
        number * scale * money,
        "元" if unit in _MONEY else "百分点" if unit == "个百分点" else unit,
        _bound(match, bounded[0] if bounded else ""),
        half,
        len(printed),
    )


def _bare(match: re.Match[str], text: str) -> bool:
    """Whether a figure without a unit may be a quantity: one of a list (分别为5、3、2件), or one that lost its unit."""
    if match["chinese"] or match["scale"] or not _BARE_ENDS.match(text, match.end()):
        return False
    return len(match["digits"]) < 8 and " " not in match["digits"]


def _range_or_name(before: str, after: str, unit: str) -> bool:
    if re.search(r"[\d%][-—–~至]$", before) or re.match(r"[-—–~]\d", after):
        return True
    return unit in ("次", "市", "县", "处", "部") and bool(re.match("会议|常务会|全会", after))


def _number(match: re.Match[str], unit: str, before: str, after: str) -> Decimal | None:
    if match["digits"]:
        return Decimal(match["digits"].replace(",", "").replace(" ", ""))
    if unit not in _CHINESE_UNITS or _CHINESE_NAME_AFTER.match(after) or before.endswith(("数", "几", "上", "成")):
        return None
    value = None if match["chinese"] == "一" and not _ONE.search(before) else chinese(match["chinese"])
    return None if value is None else Decimal(value)


def _bound(match: re.Match[str], before: str) -> Bound:
    words = {before, *(match[name] for name in ("some", "more", "after"))}
    if words & _ABOUT:
        return "about"
    if words & _LOWER:
        return "lower"
    return "upper" if words & _UPPER else "exact"
