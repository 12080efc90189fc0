"""A file written whole or not at all."""

from __future__ import annotations

import errno
import io
import os
import shutil
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from gkcheck.documents.paths import real

if TYPE_CHECKING:
    from collections.abc import Iterator


def write(data: bytes, output: str | Path) -> None:
    """Write a file; one that is there is replaced when the new one is complete."""
    with whole(output) as stream:
        stream.write(data)


@contextmanager
def whole(output: str | Path) -> Iterator[BinaryIO]:
    """A stream that goes by a file's name; the file is made, or what it was is replaced, when all went well.

    A device, a pipe, and a file in a folder that takes no new ones are written as they are.
    """
    path = Path(output)
    fixed = path.exists() and not (path.is_file() and os.access(real(path).parent, os.W_OK))
    with path.open("wb") if fixed else _replacing(path) as stream:
        yield stream


@contextmanager
def _replacing(path: Path) -> Iterator[BinaryIO]:
    """A new file beside that of a path, or beside what it leads to, whose place it takes at the end."""
    target = real(path)
    if target.is_symlink():
        raise OSError(errno.ELOOP, os.strerror(errno.ELOOP), str(path))
    handle, made = tempfile.mkstemp(prefix=".gkcheck-", dir=target.parent)
    try:
        with io.FileIO(handle, "wb") as raw, io.BufferedWriter(raw) as stream:
            raw.name = str(path)
            yield stream
        _make_like(Path(made), target)
        Path(made).replace(target)
    except BaseException:
        Path(made).unlink(missing_ok=True)
        raise


def _make_like(made: Path, target: Path) -> None:
    """Give a new file the permissions of the one whose place it takes, or those of any new file."""
    if target.exists():
        shutil.copymode(target, made)
        return
    umask = os.umask(0)
    os.umask(umask)
    made.chmod(0o666 & ~umask)
