"""Last year's report in the search: what it says of cells, and the sums with its figures that nothing else explains."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gkcheck.checks.relations import weigh

from .model import Cause
from .patterns import mending
from .search import MOST_CELLS, Search

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from gkcheck.rulebook.relations import Relation

    from .model import Before, Evidence
    from .printed import Printed


def told_before(before: Before) -> Iterator[Evidence]:
    """The cells whose figure follows from last year's report alone, and that figure."""
    for relation in before.relations:
        given = [operand.path for operand in relation.left if before.numbers.get(operand.path) is None]
        if relation.operator == "==" and len(relation.own) == 1 and not given:
            yield relation.own, weigh(relation, before.numbers, before.signed).expected


def between_years(whole: Printed, left: Sequence[Relation]) -> Iterator[Cause]:
    """The causes of broken sums with last year's figures, by sets that leave every other sum as it is.

    Last year's figures are never doubted: this year's report is the one that can be mended. Sets of more cells than
    sums are left out: cells changed only to make up for others are guesses.
    """
    for part in whole.cells.components:
        rests = {index: rest for index, rest in whole.residuals.items() if part >> index & 1}
        own = {index: rest for index, rest in rests.items() if whole.cells.sums[index] in left}
        if own:
            found = [
                mending(whole, {path: whole.value(path) + delta for path, delta in deltas})
                for deltas in Search(whole).smallest(own, min(len(own), MOST_CELLS))
            ]
            yield Cause(tuple(whole.cells.sums[index] for index in sorted(own)), tuple(found))
