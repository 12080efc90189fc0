"""Where a command writes: the screen, or a file that is opened for it."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, TextIO

from gkcheck.documents.paths import real
from gkcheck.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_WHY = {
    FileNotFoundError: "missing",
    PermissionError: "permission",
    IsADirectoryError: "folder",
    NotADirectoryError: "missing",
}


@contextmanager
def output(path: str | None) -> Iterator[TextIO]:
    """Where results go: the screen, or a file; raises UsageError where it cannot be written."""
    if path is None:
        yield sys.stdout
        return
    with file_errors(path), Path(path).open("w", encoding="utf-8", errors="backslashreplace", newline="\n") as stream:
        yield stream


@contextmanager
def bytes_output(path: str) -> Iterator[BinaryIO]:
    """A file for what is no text; raises UsageError where it cannot be written."""
    with file_errors(path), Path(path).open("wb") as stream:
        yield stream


@contextmanager
def file_errors(path: str) -> Iterator[None]:
    """Tell what goes wrong with a file as a UsageError that names it."""
    try:
        yield
    except BrokenPipeError:  # another stream's
        raise
    except OSError as error:
        raise UsageError("no-output", path=path, problem=f"system-{_WHY.get(type(error), 'other')}") from error


def refuse_inputs(written: Iterable[str | None], read: Iterable[Path]) -> None:
    """Raise UsageError where a file would be written that is read."""
    inputs = {real(path) for path in read}
    for path in written:
        if path is not None and real(path) in inputs:
            raise UsageError("output-is-input", path=path)
