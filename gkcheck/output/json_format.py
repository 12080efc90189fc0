"""JSON format 1: the contract for programs; its schema is in `schemas/`."""

from __future__ import annotations

from typing import TYPE_CHECKING, TextIO

from gkcheck.findings.gate import closing
from gkcheck.findings.tally import Tally

from .records import FORMAT, as_json, file_record, summary, tool

if TYPE_CHECKING:
    from collections.abc import Iterable

    from gkcheck.findings.model import Result

_INDENT = 2


def write(results: Iterable[Result], stream: TextIO, lang: str) -> None:
    """Write one JSON object, a file at a time, so that no result is held for the next."""
    tally, between = Tally(), "\n"
    stream.write(f'{{\n  "format": {FORMAT},\n  "tool": {_indented(tool(), 1)},\n  "files": [')
    for result in results:
        tally.add(result)
        stream.write(f"{between}    {_indented(file_record(result, lang), 2)}")
        between = ",\n"
    end = "]" if between == "\n" else "\n  ]"
    stream.write(f'{end},\n  "summary": {_indented(summary(tally, closing(results)), 1)}\n}}\n')


def _indented(record: object, depth: int) -> str:
    """A record as it stands so deep within the whole."""
    return as_json(record, indent=_INDENT).replace("\n", "\n" + " " * _INDENT * depth)
