"""Writers, one a format: they see results, never checks."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from importlib import import_module
from typing import IO, Any, TypeAlias

from gkcheck.findings.model import Result

Writer: TypeAlias = Callable[[Iterable[Result], IO[Any], str], None]

WRITERS = {
    "text": "plain",
    "json": "json_format",
    "csv": "csv_format",
    "github": "github",
    "sarif": "sarif",
    "gitlab": "gitlab",
    "junit": "junit",
    "html": "html",
    "markdown": "markdown",
    "xlsx": "office",
}
"""The module of each format, imported when it is asked for."""

BYTES = frozenset({"xlsx"})
"""The formats whose streams take bytes: they go into files, never on the screen."""

STREAMED = frozenset({"text", "csv", "github", "gitlab", "junit"})
"""The formats that are of use while they are written; files of the others are written whole."""

DRAWN = frozenset({"html"})
"""The formats that draw the tables of a report, and so need its cells."""


def writer(name: str) -> Writer:
    """The writer of a format: takes results, a stream of text or bytes, and the language of the words.

    Raises UsageError where the library that it needs is not installed.
    """
    write: Writer = import_module(f".{WRITERS[name]}", __name__).write
    return write
