"""Printed texts and what they are worth: figures, blanks, marks, and what is better left unread than guessed."""

from decimal import Decimal

import pytest

from gkcheck.pipeline import read
from gkcheck.reports.values import BLANK, UNREADABLE, Value, read_value

MARK, NONE = Value("mark"), Value("mark", 0)


def count(number, *styles, unit="", remark=False):
    """A whole number."""
    return Value("number", number, unit, styles, remark)


def amount(digits, *styles, unit="", remark=False):
    """An amount, exact to its last digit."""
    return Value("number", Decimal(digits), unit, styles, remark)


def fraction(*styles, unit="", remark=False):
    """A count that is no whole number."""
    return Value("fraction", None, unit, styles, remark)


FIGURES = {
    "0": count(0),
    "7": count(7),
    "821": count(821),
    " 0": count(0),
    "\u30000\xa0": count(0),
    "1\u200b2": count(12),
    "12\n": count(12),
    "00": count(0, "zeros"),
    "007": count(7, "zeros"),
    "+4": count(4),
    "＋4": count(4),
    "增4": count(4),
    "+0": count(0),
    "-0": count(0),
    "-5": count(-5),
    "－5": count(-5),
    "−5": count(-5),
    "—5": count(-5),
    "减8": count(-8),
    "74,185": count(74185, "separator"),
    "74，185": count(74185, "separator"),
    "74 185": count(74185, "separator"),
    "1,234": count(1234, "separator"),
    "1,234,567": count(1234567, "separator"),
    "-1,234": count(-1234, "separator"),
    "１２": count(12, "width"),
    "１2": count(12, "width"),
    "００": count(0, "width", "zeros"),
    "１，２３４": count(1234, "width", "separator"),
    "〇": count(0, "chinese"),
    "零": count(0, "chinese"),
    "两": count(2, "chinese"),
    "十": count(10, "chinese"),
    "十二": count(12, "chinese"),
    "二十三": count(23, "chinese"),
    "一百零五": count(105, "chinese"),
    "三千二百一十": count(3210, "chinese"),
    "一万二千": count(12000, "chinese"),
    "12件": count(12, unit="件"),
    "12 件": count(12, unit="件"),
    "12個": count(12, unit="个"),
    "減8": count(-8),
    "一萬二千": count(12000, "chinese"),
    "12条": count(12, unit="条"),
    "-12项": count(-12, unit="项"),
    "１２件": count(12, "width", unit="件"),
    "22（其中修订16件）": count(22, remark=True),
    "22(其中修订16件)": count(22, remark=True),
    "22〔1〕": count(22, remark=True),
    "22[1]": count(22, remark=True),
    "22件（其中修订16件）": count(22, unit="件", remark=True),
    "9" * 18: count(10**18 - 1),
    "9" * 19: count(10**19 - 1),
}
"""Texts that are figures in a cell for counts, and the same ones in a cell for amounts."""

COUNTS = {
    "12.0": count(12, "decimals"),
    "1,234.00": count(1234, "separator", "decimals"),
    "12.5": fraction(),
    "-12.5": fraction(),
    "１２．５": fraction("width"),
    "00.5": fraction("zeros"),
    "160.5964万元": fraction(unit="万元"),
    "251000元": count(251000, unit="元"),
}
AMOUNTS = {
    "12.0": amount("12.0"),
    "12.5": amount("12.5"),
    "12.50": amount("12.50"),
    "-12.5": amount("-12.5"),
    "0.5": amount("0.5"),
    "１２．５": amount("12.5", "width"),
    "1,234.56": amount("1234.56", "separator"),
    "251000元": amount(251000, unit="元"),
    "251,000元": amount(251000, "separator", unit="元"),
    "160.5964万元": amount("160.5964", unit="万元"),
    "0.5亿元": amount("0.5", unit="亿元"),
    "26.55萬元": amount("26.55", unit="万元"),
    "26.55萬圓": amount("26.55", unit="万元"),
    "0.5億元": amount("0.5", unit="亿元"),
    "251(千元)": amount("251", unit="千元"),
    "251000元（其中服务类1000元）": amount(251000, unit="元", remark=True),
}

BLANKS = ["", " ", "\xa0", "\u3000\u3000", "\u200b", "\ufeff", "\n"]
MARKS = ["/", "／", "\\", "-", "－", "–", "—", "——", "~", "*", "×", "…", "·", ".", "-/-", "N/A", "n/a", "不适用", "空"]
NONES = ["无", "没有", "暂无", " 无 ", "無", "沒有"]
UNREAD = [
    "12o", "12O", "l2", "1o2", "1 2", "12 13", "1\n2", "12,34", "1,2345", "1234,567", "1,", "12.", ".5", "12,5",
    "1、2", "1、", "1.2.3", "12。5",
    "--8", "+-8", "3/4", "1:2", "50%", "1e3", "NaN", "Infinity", "１e９９", "约12", "12余", "12左右",
    "12+3", "共12", "￥12", "（22）", "12和13", "万元", "政府", "一二", "二〇二三", "五零", "9" * 61, "1" * 10_000,
    "（" * 1000, "1（" * 1000, "=1+1", "½", "Ⅳ", "无数据", "\x00", "\ufffd",
]  # fmt: skip

ODD_FIGURES = [
    ("22\n（其中修订\n16件）", count(22, remark=True)),
    ("12\n件", count(12, unit="件")),
    ("160.5964 万元", fraction(unit="万元")),
    ("9" * 30, count(10**30 - 1)),
    ("万", UNREADABLE),
    ("一百五", UNREADABLE),
    ("一万二", UNREADABLE),
    ("²", UNREADABLE),
    ("①", UNREADABLE),
    ("१२", UNREADABLE),
]
"""Texts that invite a wrong reading, and what they are."""


@pytest.mark.parametrize(("printed", "value"), (FIGURES | COUNTS).items())
def test_counts(printed, value):
    """A whole number with its unit, its oddities of style, and whether words stand beside it."""
    read = read_value(printed, decimals=False)
    assert read == value
    assert read.number is None or type(read.number) is int


@pytest.mark.parametrize(("printed", "value"), (FIGURES | AMOUNTS).items())
def test_amounts(printed, value):
    """A decimal number, never a binary float, and its unit as printed: nothing is converted."""
    read = read_value(printed, decimals=True)
    assert read == value
    assert isinstance(read.number, Decimal) or "chinese" in read.styles
    if printed in AMOUNTS:
        assert str(read.number) == str(value.number)


@pytest.mark.parametrize("decimals", [False, True])
@pytest.mark.parametrize("printed", BLANKS)
def test_blanks(printed, decimals):
    """Nothing that can be seen is a blank."""
    assert read_value(printed, decimals=decimals) == BLANK


@pytest.mark.parametrize("decimals", [False, True])
@pytest.mark.parametrize("printed", MARKS)
def test_marks(printed, decimals):
    """A mark has no value."""
    assert read_value(printed, decimals=decimals) == MARK


@pytest.mark.parametrize("decimals", [False, True])
@pytest.mark.parametrize("printed", NONES)
def test_a_word_for_none_is_zero(printed, decimals):
    """无 is a mark worth zero."""
    assert read_value(printed, decimals=decimals) == NONE


@pytest.mark.parametrize("decimals", [False, True])
@pytest.mark.parametrize("printed", UNREAD, ids=lambda printed: ascii(printed[:20]))
def test_what_is_no_figure_is_not_read(printed, decimals):
    """Never a figure guessed out of letters, loose digits or several numbers."""
    assert read_value(printed, decimals=decimals) == UNREADABLE


@pytest.mark.parametrize(("printed", "value"), ODD_FIGURES)
def test_odd_figures(printed, value):
    """Exact to the last digit, or not read at all."""
    assert read_value(printed, decimals=False) == value


@pytest.mark.parametrize("printed", ["12²", "12①", "12₂", "12¹²"])
def test_a_footnote_mark_is_no_part_of_the_figure(printed):
    """The figure before it, or nothing; never the two run together."""
    assert read_value(printed, decimals=False).number in (None, 12)


@pytest.mark.parametrize(
    ("unit", "worth"),
    {"元": "0.002655", "千元": "2.655", "万元": "26.55", "萬元": "26.55", "萬圓": "26.55", "百万元": "2655"}.items(),
)
def test_the_unit_in_a_heading_counts(unit, worth, tmp_path):
    """Fees are held in 万元, whatever the heading over them says and however it is written."""
    path = tmp_path / "report.md"
    heads = ("信息内容", f"本年收费金额（单位：{unit}）")
    rows = [heads, ("---", "---"), ("行政事业性收费", "26.55"), ("信息内容", "本年处理决定数量"), ("行政许可", "1")]
    path.write_text("".join(f"| {label} | {value} |\n" for label, value in rows), encoding="utf-8")
    assert read(path).numbers["disclosure.fees.amount"] == Decimal(worth)
