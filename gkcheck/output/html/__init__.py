"""A page for people without a terminal: results to one HTML file that fetches nothing, prints, and needs no script."""

from __future__ import annotations

from itertools import chain, islice
from typing import TYPE_CHECKING, TextIO

from gkcheck.findings.gate import closing
from gkcheck.findings.overview import Table
from gkcheck.findings.tally import Tally

from .page import draw_complaint, draw_page
from .sections import draw_section
from .spool import Spool

if TYPE_CHECKING:
    from collections.abc import Iterable

    from gkcheck.findings.model import Result

__all__ = ["draw_complaint", "write"]


def write(results: Iterable[Result], stream: TextIO, lang: str) -> None:
    """Write all results as one page; what is drawn of each waits on the disk until it is known which comes first."""
    pending, table, tally = iter(results), Table(), Tally()
    given = list(islice(pending, 2))
    alone = len(given) == 1
    with Spool() as spool:
        for result in chain(given, pending):
            row = table.add(result)
            tally.add(result)
            spool.add(draw_section(result, row, lang, alone=alone))
        stream.writelines(draw_page(table.ranked(), spool, tally, lang, closing(results), stream))
