"""A file written whole or not at all."""

from __future__ import annotations

import io
import os
import shutil
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

if TYPE_CHECKING:
    from collections.abc import Iterator


def write(data: bytes, output: str | Path) -> None:
    """Write a file; one that is there is replaced when the new one is complete."""
    with whole(output) as stream:
        stream.write(data)


@contextmanager
def whole(output: str | Path) -> Iterator[BinaryIO]:
    """A stream named like the file that it is for; whatever fails before its end leaves that file as it was.

    Raises OSError, where that can be known, before anything is made for the stream.
    """
    path = Path(output)
    with _in_place(path) if _is_fixed(path) else _replacing(path.resolve()) as file:
        stream = _Named(str(output))
        yield stream
        file.write(stream.getbuffer())


class _Named(io.BytesIO):
    def __init__(self, name: str) -> None:
        super().__init__()
        self.name = name


def _is_fixed(path: Path) -> bool:
    """Whether nothing can take its place: a device or a pipe, or a file in a folder that takes no new ones."""
    return path.exists() and not (path.is_file() and os.access(path.resolve().parent, os.W_OK))


@contextmanager
def _in_place(path: Path) -> Iterator[BinaryIO]:
    """The file itself, emptied once all is there."""
    with path.open("r+b" if path.is_file() else "wb") as file:
        yield file
        if path.is_file():
            file.truncate()


@contextmanager
def _replacing(target: Path) -> Iterator[BinaryIO]:
    """A new file beside another, whose place it takes at the end."""
    handle, name = tempfile.mkstemp(prefix=".gkcheck-", dir=target.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            yield file
        _make_like(Path(name), target)
        Path(name).replace(target)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _make_like(new: Path, target: Path) -> None:
    """Give a new file the permissions of the one whose place it takes, or those of any new file."""
    if target.exists():
        shutil.copymode(target, new)
        return
    umask = os.umask(0)
    os.umask(umask)
    new.chmod(0o666 & ~umask)
