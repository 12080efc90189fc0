"""Named lists against the number behind them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gkcheck.prose.names import named

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gkcheck.checks.about import About
    from gkcheck.findings.model import Fact, Finding
    from gkcheck.prose.stretches import Stretch


def check_names(about: About, text: Stretch) -> Iterator[Finding]:
    """Lists that name more than their number says, or, without 等, another number of things."""
    for run in text.runs:
        for found in named(run):
            told = found.item.quantity.value
            if found.least > told or (not found.open and found.most < told):
                facts: dict[str, Fact] = {
                    "told": text.passage.text[found.item.quantity.at : found.item.quantity.end],
                    "named": found.least,
                }
                mark = (found.item.quantity.at, found.item.quantity.end)
                finding = about.said("GK508", text.passage, mark, facts=facts)
                yield about.figured(finding, found.least, told)
