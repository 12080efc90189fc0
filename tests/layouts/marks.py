"""Changes to the characters of a report: widths, spaces, numbering, wording, look-alike code points."""

import re
from collections.abc import Callable, Iterable

from tests.layouts.printed import Block
from tests.layouts.shapes import change_text

Change = Callable[[str], str]

_WIDE = {code: code + 0xFEE0 for code in range(0x21, 0x7F)}
_WIDE_DIGITS = {ord(digit): ord(digit) + 0xFEE0 for digit in "0123456789"}
_NARROW = str.maketrans("（）：，；", "():,;")
_RADICALS = str.maketrans(
    "民门见长方行人文一二八十工生目立用日月力子大自比非页风止支无手水示网面音高里",
    "⺠⻔⻅⻓⽅⾏⼈⽂⼀⼆⼋⼗⼯⽣⽬⽴⽤⽇⽉⼒⼦⼤⾃⽐⾮⻚⻛⽌⽀⽆⼿⽔⽰⽹⾯⾳⾼⾥",
)
_COMPATIBLE = {ord("行"): 0xFA08, ord("年"): 0xF98E, ord("度"): 0xFA01, ord("不"): 0xF967, ord("六"): 0xF9D1}
_COMPATIBLE |= {ord("律"): 0xF9D8, ord("理"): 0xF9E4, ord("立"): 0xF9F7, ord("量"): 0xF97E}
_TRADITIONAL = str.maketrans(
    "条项规数购额总计许处罚强费业构组织关为无结转办类务执过门诉讼复议维纠审经间国华权现内发见个应请与对属"
    "废开当报护据没缴终获补认访询况继续系纳举决减会产众优传单台后营听员围团场声学实导将层岭师广库录态换时"
    "显术标栏样检欢济环监确离种稳筹签级纯线练给绝统网罗职联节装观觉订训记讲论设证评识词试该详语说读课调负"
    "责败货质资较输边达运还这进连选邮长问闻阅队际险随难题领飞馆马鱼龙丰习从动范机区采于编够万亿个",
    "條項規數購額總計許處罰強費業構組織關為無結轉辦類務執過門訴訟復議維糾審經間國華權現內發見個應請與對屬"
    "廢開當報護據沒繳終獲補認訪詢況繼續係納舉決減會產眾優傳單臺後營聽員圍團場聲學實導將層嶺師廣庫錄態換時"
    "顯術標欄樣檢歡濟環監確離種穩籌簽級純線練給絕統網羅職聯節裝觀覺訂訓記講論設證評識詞試該詳語說讀課調負"
    "責敗貨質資較輸邊達運還這進連選郵長問聞閱隊際險隨難題領飛館馬魚龍豐習從動範機區採於編夠萬億個",
)
_CIRCLED = dict(zip("一二三四五六七八九十", "㈠㈡㈢㈣㈤㈥㈦㈧㈨㈩", strict=True))


def wide_digits(text: str) -> str:
    """０１２ for 012."""
    return text.translate(_WIDE_DIGITS)


def wide_all(text: str) -> str:
    """Every ASCII character at full width."""
    return text.translate(_WIDE)


def narrow_brackets(text: str) -> str:
    """ASCII brackets and punctuation."""
    return text.translate(_NARROW)


def thousands(text: str) -> str:
    """Separators in whole figures that stand alone in a cell: 74,185."""
    return f"{int(text):,}" if re.fullmatch(r"-?\d+", text) else text


def wide_thousands(text: str) -> str:
    """The same with the full-width comma and a true minus sign."""
    return thousands(text).replace(",", "，").replace("-", "−") if re.fullmatch(r"-?\d+", text) else text


def signed(text: str) -> str:
    """减8 for -8, and two zeros or a space before zero."""
    if re.fullmatch(r"-\d+", text):
        return "减" + text[1:]
    return {"0": "00", "1": " 1"}.get(text, text)


def slashes(text: str) -> str:
    """A stroke in every blank."""
    return text or "/"


def circled(text: str) -> str:
    """㈢ for （三）."""
    return re.sub(r"[（(]([一二三四五六七八九十])[)）]", lambda found: _CIRCLED[found[1]], text)


def comma_numbers(text: str) -> str:
    """1、 for 1. before a label."""
    return re.sub(r"^(\d)\.(?=\D)", r"\1、", text)


def wide_dots(text: str) -> str:
    """１． for 1. before a label."""
    return re.sub(r"^(\d)\.(?=\D)", lambda found: wide_digits(found[1]) + "．", text)


def spaced(text: str) -> str:
    """A space after every second character of a label of pure Chinese: 商业 企业."""
    return re.sub(r"([\u4e00-\u9fff]{2})(?=[\u4e00-\u9fff])", r"\1 ", text)


def letter_spaced(text: str) -> str:
    """A space after every character, as justified lines come out: 总 计."""
    return text if re.search(r"\d", text) else " ".join(text)


def other_words(text: str) -> str:
    """合计 for 总计, 其它 for 其他, 钩稽 for 勾稽."""
    return text.replace("总计", "合计").replace("其他", "其它").replace("勾稽", "钩稽")


def straight_quotes(text: str) -> str:
    """Straight quotes."""
    return text.replace("“", '"').replace("”", '"')


def corner_quotes(text: str) -> str:
    """「」 for “”."""
    return text.replace("“", "「").replace("”", "」")


def no_quotes(text: str) -> str:
    """No quotes at all."""
    return text.replace("“", "").replace("”", "")


def radicals(text: str) -> str:
    """Radical code points, as PDF fonts yield them."""
    return text.translate(_RADICALS)


def compatible(text: str) -> str:
    """Compatibility ideographs."""
    return text.translate(_COMPATIBLE)


def traditional(text: str) -> str:
    """Traditional characters."""
    return text.translate(_TRADITIONAL)


def odd_spaces(text: str) -> str:
    """U+00A0, U+3000 and thin spaces around every text, U+00A0 in every blank."""
    return f"\u3000\u00a0{text}\u2009 " if text else "\u00a0"


def zero_widths(text: str) -> str:
    """Zero-width characters between all characters, and a byte order mark before them."""
    return "\ufeff" + "\u200b".join(text) + "\u200d" if text else "\u200b"


def long_notes(text: str) -> str:
    """Long bracketed notes in labels."""
    notes = {
        "规章": "规章(设区的市、自治州人民政府应提供相关数据)",
        "规范性文件": "规范性文件(含以政府办公室名义印发的文件)",
        "行政规范性文件": "行政规范性文件（含以政府办公室名义印发的文件）",
        "行政许可": "行政许可（含行政确认，按办件统计）",
        "（六）其他处理": "（六）其他处理（不属于前述任一情形的）",
    }
    return notes.get(text, text)


def apply(change: Change, prose: bool = True) -> Callable[[Iterable[Block]], list[Block]]:
    """A change of characters as a change of a whole report."""
    return lambda blocks: change_text(blocks, change, prose)


# name -> change of a whole report, for every container
MARKS: dict[str, Callable[[Iterable[Block]], list[Block]]] = {
    "wide-digits": apply(wide_digits),
    "wide-all": apply(wide_all),
    "narrow-brackets": apply(narrow_brackets),
    "thousands": apply(thousands, prose=False),
    "wide-thousands": apply(wide_thousands, prose=False),
    "signed": apply(signed, prose=False),
    "slashes": apply(slashes, prose=False),
    "circled": apply(circled),
    "comma-numbers": apply(comma_numbers, prose=False),
    "wide-dots": apply(wide_dots, prose=False),
    "spaced": apply(spaced, prose=False),
    "letter-spaced": apply(letter_spaced, prose=False),
    "other-words": apply(other_words, prose=False),
    "straight-quotes": apply(straight_quotes, prose=False),
    "corner-quotes": apply(corner_quotes, prose=False),
    "no-quotes": apply(no_quotes, prose=False),
    "radicals": apply(radicals),
    "compatible": apply(compatible),
    "traditional": apply(traditional),
    "odd-spaces": apply(odd_spaces, prose=False),
    "zero-widths": apply(zero_widths, prose=False),
    "long-notes": apply(long_notes, prose=False),
}
