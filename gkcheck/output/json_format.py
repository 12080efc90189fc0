"""JSON format 1: the contract for programs; its schema is in `schemas/`."""

from __future__ import annotations

from typing import TYPE_CHECKING, TextIO

from gkcheck.findings.gate import closing

from .records import as_json, envelope, file_record, summary

if TYPE_CHECKING:
    from collections.abc import Iterable

    from gkcheck.findings.model import Result


def write(results: Iterable[Result], stream: TextIO, lang: str) -> None:
    """Write all results as one JSON object."""
    told = list(results)
    whole = envelope([file_record(result, lang) for result in told], summary(told, closing(results)))
    stream.write(as_json(whole, indent=2) + "\n")
