"""A page for people without a terminal: results to one HTML file that fetches nothing, prints, and needs no script."""

from __future__ import annotations

from typing import TYPE_CHECKING, TextIO

from gkcheck.findings.gate import closing

from .page import draw_complaint, draw_page
from .sections import draw_section

if TYPE_CHECKING:
    from collections.abc import Iterable

    from gkcheck.findings.model import Result

__all__ = ["draw_complaint", "write"]


def write(results: Iterable[Result], stream: TextIO, lang: str) -> None:
    """Write all results as one page; only what is drawn of each is kept until the last."""
    pending = iter(results)
    first = next(pending, None)
    second = next(pending, None)
    alone = second is None
    given = [result for result in (first, second) if result is not None]
    sections = [draw_section(result, f"f{i}", lang, alone=alone) for i, result in enumerate(given, 1)]
    sections += [draw_section(result, f"f{i}", lang, alone=False) for i, result in enumerate(pending, 3)]
    stream.write(draw_page(sections, lang, closing(results)))
