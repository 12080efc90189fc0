"""Files to documents: one reader per container, chosen by the file's name and held against its first bytes."""

from __future__ import annotations

import errno
import re
from collections.abc import Callable
from importlib import import_module
from typing import TYPE_CHECKING, TypeAlias

from gkcheck.errors import Unreadable

from . import bounds
from .model import Document

if TYPE_CHECKING:
    from pathlib import Path

Reader: TypeAlias = Callable[[bytes], Document]

READERS = {
    ".docx": "word",
    ".docm": "word",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".txt": "text",
    ".text": "text",
    ".md": "markdown",
    ".json": "json_file",
    ".yaml": "yaml_file",
    ".yml": "yaml_file",
    ".csv": "csv_file",
    ".xlsx": "workbook",
    ".xlsm": "workbook",
    ".xls": "workbook",
    ".et": "workbook",
    ".ods": "workbook",
    ".markdown": "markdown",
}
"""The reader of each file type, imported when the first such file is met."""

SAVE_AS = frozenset({".doc", ".wps", ".pdf", ".rtf", ".ofd", ".dot", ".wpt"})
"""Types that are known and have no reader: their words say how to save the file as .docx."""

_OLE = bytes.fromhex("D0CF11E0A1B11AE1")
_SIGNS = {
    _OLE: "ole",
    b"PK\x03\x04": "zip",
    b"%PDF-": "pdf",
    b"\x89PNG": "image",
    b"\xff\xd8\xff": "image",
    b"GIF8": "image",
    b"{\\rtf": "rtf",
    b"\x1f\x8b": "gzip",
    b"7z\xbc\xaf": "7z",
    b"Rar!": "rar",
}
_STOPPED = {
    errno.ENOENT: "missing",
    errno.ENOTDIR: "missing",
    errno.ENAMETOOLONG: "long-name",
    errno.ELOOP: "circle",
}
"""Why a file cannot be opened, where it is not for want of permission."""

_WORD_TYPES = {".docx", ".docm"}
_SHEET_TYPES = {".xlsx": "zip", ".xlsm": "zip", ".ods": "zip", ".xls": "ole", ".et": "ole"}


def known(path: Path) -> bool:
    """Whether a file found in a folder is opened: temporary and hidden files are not."""
    return path.suffix.lower() in READERS.keys() | SAVE_AS and not path.name.startswith((".", "~$"))


def read(path: Path) -> Document:
    """The document in a file; raises Unreadable."""
    return parse(load(path), path.suffix.lower())


def load(path: Path) -> bytes:
    """The bytes of a file, within the bound; raises Unreadable."""
    try:
        if path.is_dir():
            raise Unreadable("folder")
        if path.exists() and not path.is_file():
            raise Unreadable("no-regular-file")
        with path.open("rb") as file:
            data = file.read(bounds.FILE_BYTES + 1)
    except OSError as error:
        raise Unreadable(_STOPPED.get(error.errno or 0, "denied")) from error
    except ValueError as error:  # a NUL in the path
        raise Unreadable("missing") from error
    if len(data) > bounds.FILE_BYTES:
        raise Unreadable("too-large", limit=bounds.FILE_BYTES >> 20)
    return data


def parse(data: bytes, suffix: str) -> Document:
    """The document in the bytes of a file of that type; raises Unreadable."""
    if suffix in SAVE_AS:
        raise Unreadable("save-as-docx", suffix=suffix)
    if suffix not in READERS:
        raise Unreadable("unknown-type", suffix=suffix or "(none)")
    if not data.strip(b" \t\r\n\xef\xbb\xbf"):
        raise Unreadable("empty")
    _hold_against(suffix, data)
    reader: Reader = import_module(f".{READERS[suffix]}", __name__).read
    return reader(data)


def _is_page(data: bytes) -> bool:
    """Whether a file begins as a web page does."""
    return bool(re.match(rb"\s*<(?:!doctype html|html)", data[:200].lstrip(b"\xef\xbb\xbf"), re.IGNORECASE))


def _hold_against(suffix: str, data: bytes) -> None:
    """Refuse a file whose first bytes belong to another type."""
    sign = next((name for start, name in _SIGNS.items() if data.startswith(start)), "text")
    if suffix in _WORD_TYPES:
        if sign == "ole":
            encrypted = "EncryptedPackage".encode("utf-16-le") in data
            raise Unreadable("encrypted" if encrypted else "really", suffix=suffix, really="ole")
        if _is_page(data):
            raise Unreadable("really-page", suffix=suffix)
        if sign != "zip":
            raise Unreadable("really", suffix=suffix, really=sign)
    elif suffix in _SHEET_TYPES:
        _hold_sheets(suffix, data, sign)
    elif READERS[suffix] in ("text", "markdown") and _is_page(data):
        raise Unreadable("really-page", suffix=suffix)
    elif sign != "text":
        raise Unreadable("really", suffix=suffix, really=sign)


def _hold_sheets(suffix: str, data: bytes, sign: str) -> None:
    """Refuse a workbook whose first bytes belong to another type."""
    if sign == _SHEET_TYPES[suffix]:
        return
    if sign == "ole":
        encrypted = "EncryptedPackage".encode("utf-16-le") in data
        raise Unreadable("encrypted-workbook" if encrypted else "really-old-workbook", suffix=suffix)
    if re.match(rb"\s*<(?:!doctype html|html|head|meta|table)", data[:200].lstrip(b"\xef\xbb\xbf"), re.IGNORECASE):
        raise Unreadable("really-page", suffix=suffix)
    raise Unreadable("save-as-xlsx" if suffix == ".et" else "really-no-workbook", suffix=suffix, really=sign)
