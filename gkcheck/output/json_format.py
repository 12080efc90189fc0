"""JSON format 1: the contract for programs; its schema is in `schemas/`."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, TextIO

from .records import envelope, file_record, summary

if TYPE_CHECKING:
    from collections.abc import Iterable

    from gkcheck.findings.model import Result


_CONTROLS = {code: f"\\u{code:04x}" for code in range(0x7F, 0xA0)}
"""Control characters that JSON allows as they are and that steer some terminals."""


def write(results: Iterable[Result], stream: TextIO, lang: str) -> None:
    """Write all results as one JSON object."""
    results = list(results)
    whole = envelope([file_record(result, lang) for result in results], summary(results))
    stream.write(json.dumps(whole, ensure_ascii=False, indent=2).translate(_CONTROLS) + "\n")
