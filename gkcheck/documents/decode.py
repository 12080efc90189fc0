"""Bytes to text: what a Chinese office's file may be encoded in, declared or not."""

from __future__ import annotations

import codecs
import re

from gkcheck.errors import Unreadable

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CHINESE = {"gb2312", "gbk", "gb18030", "gb_2312-80", "x-gbk", "hz-gb-2312"}
_DAMAGE = 500
"""A text is still taken for its encoding when no more than one character in so many is damaged."""


def decode(data: bytes, declared: str = "") -> str:
    """The text of `data`: by its byte order mark, else UTF-8 if it is valid, else as declared, else GB18030.

    Raises Unreadable for NUL bytes and for text in no known encoding.
    """
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return _whole(data[len(mark) :], encoding)
    if b"\0" in data[:4096] and (guess := _wide(data)):
        return _whole(data, guess)
    if b"\0" in data:
        raise Unreadable("nul-bytes")
    for encoding in _candidates(declared):
        try:
            return data.decode(encoding)
        except (UnicodeDecodeError, LookupError):
            continue
    return _damaged(data)


def _candidates(declared: str) -> list[str]:
    name = declared.strip().lower()
    if name in _CHINESE:
        return ["utf-8", "gb18030"]
    return ["utf-8", "gb18030", "big5"] if not name or name == "utf-8" else ["utf-8", name, "gb18030"]


def _wide(data: bytes) -> str:
    """UTF-16 without a mark: every other byte of its line ends, spaces and digits is NUL."""
    head = data[:4096]
    even, odd = head[0::2].count(0), head[1::2].count(0)
    if len(data) % 2 == 0 and max(even, odd) * 20 > len(head) and max(even, odd) > 8 * min(even, odd):
        return "utf-16-be" if even > odd else "utf-16-le"
    return ""


def _whole(data: bytes, encoding: str) -> str:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        raise Unreadable("encoding") from error
    if "\0" in text:
        raise Unreadable("nul-bytes")
    return text


def _damaged(data: bytes) -> str:
    """A text with a few damaged characters is read all the same; a file of noise is not."""
    best = min((data.decode(e, "replace") for e in ("utf-8", "gb18030")), key=lambda text: text.count("\ufffd"))
    if best.count("\ufffd") * _DAMAGE > len(best):
        raise Unreadable("encoding")
    return best


def declared_encoding(data: bytes) -> str:
    """What an HTML or XML head says its encoding is, or an empty string."""
    match = re.search(rb"""(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_\-:.]+)""", data[:4096])
    return match[1].decode("ascii") if match else ""
