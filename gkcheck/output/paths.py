"""Paths of checked files as machine formats write them: from the working folder, and as URIs."""

from __future__ import annotations

import ntpath
import os.path
import posixpath
from pathlib import Path, PurePath, PureWindowsPath
from urllib.parse import quote


def relative(path: str, folder: PurePath | None = None) -> PurePath:
    """The path as seen from a folder (the working folder unless another is given), whole where it lies elsewhere.

    The folder says whether paths are those of Windows.
    """
    folder = Path.cwd() if folder is None else folder
    windows = isinstance(folder, PureWindowsPath)
    whole = type(folder)((ntpath if windows else posixpath).normpath(folder / path))
    return whole.relative_to(folder) if whole.is_relative_to(folder) else whole


def uri(path: str, folder: PurePath | None = None) -> str:
    """The path as a URI: relative to the folder, or `file:` where it lies elsewhere; percent-encoded UTF-8."""
    seen = relative(path, folder)
    shown = _quote(seen.as_posix().removeprefix(seen.drive))
    if not seen.is_absolute():
        return shown
    if seen.drive.startswith("\\\\"):
        return f"file:{_quote(seen.as_posix())}"
    return f"file:///{seen.drive}{shown}" if seen.drive else f"file://{shown}"


def _quote(text: str) -> str:
    """Percent-encoded; bytes of a name that is no UTF-8 as they are."""
    try:
        return quote(text, errors="surrogateescape")
    except UnicodeEncodeError:  # half a character, which only Windows allows in names
        return quote(text, errors="surrogatepass")


def beside(path: str, stream: object) -> str:
    """The path as a link from the file that a stream writes into, so that both can be moved together.

    Spaces, `#` and the like are percent-encoded; other scripts are left as they are, for Excel wants them so. From a
    stream that is no file it leads from the working folder. A file on another drive is linked by its whole address.
    """
    name = getattr(stream, "name", "")
    folder = Path(name).parent if isinstance(name, str) else Path()
    try:
        seen = Path(os.path.relpath(path, folder))
    except ValueError:  # another drive
        return uri(path, folder.resolve())
    return "".join(c if c > "\x7f" and c.isprintable() else _quote(c) for c in seen.as_posix())
