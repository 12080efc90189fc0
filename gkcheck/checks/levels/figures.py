"""The figures of a whole and its parts by their paths, amounts in the whole's unit, ready to be added."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from gkcheck.rulebook.levels import of_part
from gkcheck.rulebook.money import YUAN, exchanged

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from gkcheck.reports.model import Number, Report
    from gkcheck.rulebook.relations import Relation

    from .parts import Part

BARE = "disclosure.procurement.amount"
"""The cell whose heading prints no unit, so that the figure must."""


def figures(whole: Report, parts: Iterable[Part]) -> dict[str, Number | None]:
    """Every figure of the whole and, by `parts.名称.…`, of its parts.

    A part's amount is a blank where its unit or the whole's is not told, or they cannot be turned into each other; zero
    needs none.
    """
    wanted = unit(whole) or ("" if whole.numbers.get(BARE) else "万元")
    found = dict(whole.numbers)
    for part in parts:
        for path, value in part.report.numbers.items() if part.report else ():
            held = _scaled(part.report, value, wanted) if part.report and path == BARE else value
            found[of_part(part.name, path)] = held
    return found


def unit(report: Report) -> str:
    """The unit of 采购总金额, `""` where none is printed."""
    fact = report.cells.get(BARE)
    return fact.value.unit if fact else ""


def _scaled(report: Report, value: Number | None, wanted: str) -> Number | None:
    own = unit(report)
    if not value or own == wanted != "":
        return value
    return exchanged(value, own, wanted) if own in YUAN and wanted in YUAN else None


def is_rounded(relation: Relation, numbers: Mapping[str, Number | None], difference: Number) -> bool:
    """Whether an amount of the whole is the sum of its parts rounded to the digits that it prints, some having more."""
    own = _digits(numbers.get(relation.right[0].path))
    others = [digits for o in relation.left if (digits := _digits(numbers.get(o.path))) is not None]
    if own is None or max(others, default=0) <= own:
        return False
    room = Decimal(1).scaleb(-own) / 2
    return -room <= difference <= room


def _digits(value: Number | None) -> int | None:
    """How many digits stand behind the point; None for a blank and for a count."""
    if not isinstance(value, Decimal):
        return None
    exponent = value.as_tuple().exponent
    return max(-exponent, 0) if isinstance(exponent, int) else None
