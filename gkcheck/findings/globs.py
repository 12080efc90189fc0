"""Patterns of paths, as settings write them: `*` within a folder, `**` across, backslashes as good as slashes."""

from __future__ import annotations

import os
import re
from pathlib import Path

_PIECES = re.compile(r"\*\*/|\*\*|\*|\?|\[!?[^\]/]+\]|.", re.DOTALL)
_KNOWN = {"**/": "(?:.*/)?", "**": ".*", "*": "[^/]*", "?": "[^/]"}


def compiled(glob: str) -> re.Pattern[str]:
    """What a pattern matches: a file, or a folder and all below it; without a slash, at any depth."""
    plain = glob.replace("\\", "/").removeprefix("./").rstrip("/")
    anywhere = "" if "/" in plain else "(?:.*/)?"
    return re.compile(f"{anywhere}{''.join(map(_piece, _PIECES.findall(plain)))}(?:/.*)?", re.DOTALL)


def _piece(piece: str) -> str:
    if piece in _KNOWN:
        return _KNOWN[piece]
    if piece.startswith("[") and len(piece) > 1:
        inner = piece[1:-1].replace("^", "\\^").replace("[", "\\[")
        return f"[^{inner[1:]}]" if inner.startswith("!") else f"[{inner}]"
    return re.escape(piece)


def shown(path: Path) -> str:
    """A path as it is named in words: from the working directory where it stands below it."""
    here = located(str(path), Path())
    return path.as_posix() if here.startswith("../") else here


def located(path: str, folder: Path) -> str:
    """A path as it stands below a folder, with slashes; where it cannot be put so (another drive), as it is."""
    whole = os.path.abspath(path)  # noqa: PTH100 - links keep their names
    try:
        return os.path.relpath(whole, folder.absolute()).replace(os.sep, "/")
    except ValueError:
        return whole.replace(os.sep, "/")
