"""Writers, one a format: they see results, never checks."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from importlib import import_module
from typing import TextIO, TypeAlias

from gkcheck.findings.model import Result

Writer: TypeAlias = Callable[[Iterable[Result], TextIO, str], None]

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
}
"""The module of each format, imported when it is asked for."""

DRAWN = frozenset({"html"})
"""The formats that draw the tables of a report, and so need its cells."""


def writer(name: str) -> Writer:
    """The writer of a format: takes results, a text stream and the language of the words."""
    write: Writer = import_module(f".{WRITERS[name]}", __name__).write
    return write
