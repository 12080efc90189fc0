"""Headings over the columns of table two in other words than the form's, known by likeness in their place."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from gkcheck.rulebook.sheets import Column, Row, table

from .labels import key, labels, likeness
from .readings import Misprint

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from .readings import Place

_NEAR, _APART = 0.7, 0.08
"""How like its title a heading must be, and by how much less like those of any other block."""


@cache
def blocks() -> dict[tuple[str, ...], Row]:
    """The first row of each block of table two in both editions, by the names of its columns."""
    rows = [row for edition in ("2019", "2021") for row in reversed(table("disclosure", edition).rows)]
    return {tuple(column.name for column in row.columns): row for row in rows}


def near(texts: Sequence[str]) -> tuple[str, ...]:
    """The names of the columns that a block's headings resemble one by one, or none where that is not certain."""
    scored = sorted(
        (min(_resemblance(text, column) for text, column in zip(texts, row.columns, strict=True)), names)
        for names, row in blocks().items()
        if len(names) == len(texts)
    )
    if not scored or scored[-1][0] < _NEAR or (len(scored) > 1 and scored[-2][0] > scored[-1][0] - _APART):
        return ()
    return scored[-1][1]


def _resemblance(text: str, column: Column) -> float:
    """From 0 to 1; a heading that is another column's is not like this one at all."""
    body = key(text).body
    titles = {key(title).body for title in (column.title.zh, *column.aliases)}
    if body in titles:
        return 1.0
    return 0.0 if body in labels("disclosure").columns else max(likeness(body, title) for title in titles)


def misprints(names: Sequence[str], texts: Sequence[str], places: Sequence[Place]) -> Iterator[Misprint]:
    """The headings among some that are not the form's, each under a cell of the first row it may stand over."""
    row = blocks()[tuple(names)]
    for name, text, place in zip(names, texts, places, strict=True):
        if key(text).body not in labels("disclosure").columns:
            yield Misprint(f"{row.path}.{name}", text, place)
