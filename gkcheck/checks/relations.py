"""The book's relations on one report, each kept, broken, or unknown."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    from gkcheck.findings.model import State
    from gkcheck.reports.model import Number
    from gkcheck.rulebook.relations import Operator, Relation


class Verdict(NamedTuple):
    """A relation weighed: its outcome, what its left side gives and what its right side prints, blanks as zero."""

    state: State
    expected: Number
    actual: Number


def weigh(relation: Relation, numbers: Mapping[str, Number | None], signed: frozenset[str] = frozenset()) -> Verdict:
    """Hold a relation against figures.

    Broken only if no filling of its blank cells with non-negative numbers could make it hold (cells in `signed` may be
    filled with negative ones); kept if it holds with blanks as zero; else unknown.
    """
    expected: Number = 0
    actual: Number = 0
    raises = lowers = False  # whether a blank could raise the left side against the right, or lower it
    for operand in relation.left:
        value = numbers.get(operand.path)
        if value is None:
            raises = raises or operand.sign > 0 or operand.path in signed
            lowers = lowers or operand.sign < 0 or operand.path in signed
        else:
            expected += value if operand.sign > 0 else -value
    for operand in relation.right:
        value = numbers.get(operand.path)
        if value is None:
            raises = raises or operand.sign < 0 or operand.path in signed
            lowers = lowers or operand.sign > 0 or operand.path in signed
        else:
            actual += value if operand.sign > 0 else -value
    return Verdict(_state(relation.operator, expected, actual, raises, lowers), expected, actual)


def _state(operator: Operator, left: Number, right: Number, raises: bool, lowers: bool) -> State:
    wants_raise = left < right and operator != "<="
    wants_lower = left > right and operator != ">="
    if not wants_raise and not wants_lower:
        return "kept"
    return "unknown" if (wants_raise and raises) or (wants_lower and lowers) else "broken"
