"""Whether relations can be kept by a report in which no count is zero: exact linear programming on whole fractions."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, TypeAlias

from .incidence import weights

if TYPE_CHECKING:
    from collections.abc import Iterable

    from gkcheck.rulebook.relations import Relation

Row: TypeAlias = "dict[str, Fraction]"
"""The coefficients of an equation whose right side is zero, or one under the empty name."""

_LEAST, _ROOM, _ONE = "least", "room", ""


def fillable(relations: Iterable[Relation], signed: frozenset[str]) -> bool:
    """Whether figures above zero (any figures, in the cells of `signed`) can keep all relations at once.

    With x = y + t for each count, y >= 0 and t <= 1, the largest t is sought by the simplex method with Bland's rule.
    """
    rows = [_row(number, relation, signed) for number, relation in enumerate(relations)]
    rows.append({_LEAST: Fraction(1), _ROOM: Fraction(1), _ONE: Fraction(1)})
    return _largest(_basis(rows)) > 0


def _row(number: int, relation: Relation, signed: frozenset[str]) -> Row:
    """Right minus left as an equation, a bound with its slack."""
    row: Row = {_LEAST: Fraction(0)}
    for path, weight in weights(relation).items():
        if path in signed:
            row[f"+{path}"], row[f"-{path}"] = Fraction(weight), Fraction(-weight)
        else:
            row[path] = Fraction(weight)
            row[_LEAST] += weight
    if relation.operator != "==":
        row[f"slack {number}"] = Fraction(-1 if relation.operator == "<=" else 1)
    return {name: value for name, value in row.items() if value}


def _basis(rows: list[Row]) -> dict[str, Row]:
    """The equations solved for one unknown each, the margin never among them."""
    solved: dict[str, Row] = {}
    for row in rows:
        for name, other in solved.items():
            _subtract(row, other, name)
        pivot = _ROOM if _ROOM in row else next((name for name in row if name not in (_LEAST, _ONE)), None)
        if pivot is None:
            if _LEAST in row:  # the margin itself must be zero
                return {}
            continue
        _scale(row, pivot)
        for other in solved.values():
            _subtract(other, row, pivot)
        solved[pivot] = row
    return solved


def _largest(solved: dict[str, Row]) -> Fraction:
    """The largest margin; unknowns enter in the order of their names, so that no basis comes back."""
    entering: str | None = _LEAST if solved else None
    while entering is not None:
        leaving = _leaving(solved, entering)
        if leaving is None:
            return Fraction(1)
        _pivot(solved, leaving, entering)
        objective = solved[_LEAST]
        if objective.get(_ONE):
            return objective[_ONE]
        entering = min((name for name, value in objective.items() if value < 0 and name != _ONE), default=None)
    return Fraction(0)


def _leaving(solved: dict[str, Row], entering: str) -> str | None:
    """The unknown that reaches zero first; None where none does."""
    ratios = [
        (row.get(_ONE, Fraction(0)) / row[entering], name) for name, row in solved.items() if row.get(entering, 0) > 0
    ]
    return min(ratios)[1] if ratios else None


def _pivot(solved: dict[str, Row], leaving: str, entering: str) -> None:
    row = solved.pop(leaving)
    _scale(row, entering)
    for other in solved.values():
        _subtract(other, row, entering)
    solved[entering] = row


def _scale(row: Row, name: str) -> None:
    by = row[name]
    for key in row:
        row[key] /= by


def _subtract(row: Row, other: Row, name: str) -> None:
    """Take so much of another equation that a name vanishes."""
    factor = row.get(name)
    if factor:
        for key, value in other.items():
            rest = row.get(key, Fraction(0)) - factor * value
            if rest:
                row[key] = rest
            else:
                row.pop(key, None)
