"""A TOML file to its text and data, or why it has none: what settings, waivers and rules of one's own share."""

from __future__ import annotations

import re
import tomllib
from typing import TYPE_CHECKING, Any

from .sheets import Text

if TYPE_CHECKING:
    from pathlib import Path

TOML_FAULTS = {
    "absent": Text("没有这个文件", "there is no such file"),
    "closed": Text("打不开这个文件", "the file cannot be opened"),
    "large": Text("文件太大或嵌套太深，没有读取", "the file is too large or nested too deep and was not read"),
    "no-utf8": Text("不是 UTF-8 编码，请另存为 UTF-8", "is not UTF-8; save it as UTF-8"),
    "no-toml": Text("不是完整的 TOML，从这一行读不下去", "is no well-formed TOML: it breaks off in this line"),
    "no-value": Text("里面有一个数太长，没有读取", "holds a number that is too long and was not read"),
}
_LARGEST = 1 << 20


class NoTomlError(Exception):
    """A file that has no data: a key of `TOML_FAULTS`, and the line where that is known."""

    def __init__(self, reason: str, line: int | None = None) -> None:
        super().__init__(reason)
        self.reason = reason
        self.line = line


def read_toml(path: Path) -> tuple[str, dict[str, Any]]:
    """The text of a file, with or without a BOM, and its data; raises NoTomlError."""
    text = _text(path)
    try:
        return text, tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        at = re.search(r"line (\d+)", str(error))
        raise NoTomlError("no-toml", int(at[1]) if at else text.count("\n") + 1) from error
    except ValueError as error:  # a number with more digits than Python turns into one
        raise NoTomlError("no-value") from error
    except RecursionError as error:
        raise NoTomlError("large") from error


def _text(path: Path) -> str:
    try:
        content = path.read_bytes()
    except (OSError, ValueError) as error:
        raise NoTomlError("absent" if isinstance(error, FileNotFoundError) else "closed") from error
    if len(content) > _LARGEST:
        raise NoTomlError("large")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise NoTomlError("no-utf8", content.count(b"\n", 0, error.start) + 1) from error
