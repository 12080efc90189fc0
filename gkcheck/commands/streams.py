"""Where a command writes: the screen, or a file that is opened for it."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, TextIO

from gkcheck.errors import UsageError
from gkcheck.findings.failures import system_phrase
from gkcheck.output.files import whole

from . import UNCHECKED

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gkcheck.findings.model import Result


@contextmanager
def output(path: str | None) -> Iterator[TextIO]:
    """Where results go: the screen, or a file; raises UsageError where it cannot be written."""
    if path is None:
        yield sys.stdout
        return
    with file_errors(path), Path(path).open("w", encoding="utf-8", errors="backslashreplace", newline="\n") as stream:
        yield stream


@contextmanager
def whole_output(path: str | None) -> Iterator[TextIO]:
    """As `output`, for what is of use only when all of it is there: until then a file stays what it was."""
    if path is None:
        yield sys.stdout
        return
    with bytes_output(path) as stream:
        text = TextIOWrapper(stream, "utf-8", "backslashreplace", newline="\n")
        yield text
        text.detach()


@contextmanager
def bytes_output(path: str) -> Iterator[BinaryIO]:
    """A file for what is no text, written whole; raises UsageError where it cannot be written."""
    with file_errors(path), whole(path) as stream:
        yield stream


def tell_unchecked(result: Result, lang: str) -> int:
    """Say beside the results, in the words of `check`, why a file was not checked; gives the status."""
    from gkcheck.output.plain import write

    write([result], sys.stderr, lang)
    return UNCHECKED


@contextmanager
def file_errors(path: str | None) -> Iterator[None]:
    """Tell what goes wrong with a file as a UsageError that names it; None for the screen."""
    try:
        yield
    except BrokenPipeError:  # another stream's
        raise
    except OSError as error:
        reason, facts = ("no-screen", {}) if path is None else ("no-output", {"path": path})
        raise UsageError(reason, problem=system_phrase(error), **facts) from error
