"""One text in many encodings, marked, declared, wrongly declared, damaged; and what is no text."""

import pytest

from gkcheck.documents.decode import declared_encoding, decode
from gkcheck.errors import Unreadable

TEXT = "示例市人民政府2023年政府信息公开工作年度报告\r\n一、本年新收\t12\t0\r\n二、上年结转\t3\t0\r\n"
ENCODINGS = {
    "utf-8": "utf-8", "utf-8 with a mark": "utf-8-sig", "gb18030": "gb18030", "gbk": "gbk", "gb2312": "gb2312",
    "utf-16 with a mark": "utf-16", "utf-16-le with a mark": "utf-16-le", "utf-16-be with a mark": "utf-16-be",
    "utf-16-le": "utf-16-le", "utf-16-be": "utf-16-be",
}  # fmt: skip


@pytest.mark.parametrize("name", ENCODINGS)
def test_one_text_in_ten_encodings(name):
    """The same text, with or without a byte order mark, with no declaration."""
    mark = "\ufeff" if name.startswith("utf-16-") and "mark" in name else ""
    assert decode((mark + TEXT).encode(ENCODINGS[name])) == TEXT


@pytest.mark.parametrize("declared", ["", "utf-8", "gb2312", "GBK", "x-gbk", "gb18030", "x-klingon"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_a_wrong_declaration_does_no_harm(encoding, declared):
    """Chinese is read as Chinese, whatever the page says it is encoded in."""
    assert decode(TEXT.encode(encoding), declared) == TEXT


def test_declarations():
    """In the head of a page or of XML; Big5 is believed where it is declared."""
    assert declared_encoding(b'<meta charset="gb2312">') == "gb2312"
    assert declared_encoding(b'<meta http-equiv=x content="text/html; charset=GBK">') == "GBK"
    assert declared_encoding(b"<?xml version='1.0' encoding='utf-8'?>") == "utf-8"
    assert declared_encoding(b"<p>") == ""
    assert decode("政府資訊公開".encode("big5"), "big5") == "政府資訊公開"


@pytest.mark.parametrize("data", [b"a\0b", TEXT.encode("utf-32"), b"\xff\xfea", b"\x80\xff\xfe" * 99])
def test_what_is_no_text(data):
    """Neither guessed nor passed on in pieces."""
    with pytest.raises(Unreadable):
        decode(data)


def test_a_damaged_character_does_not_hide_a_text():
    """One bad byte in a long text is shown as such."""
    assert decode((TEXT * 20).encode() + b"\xff").startswith(TEXT)
