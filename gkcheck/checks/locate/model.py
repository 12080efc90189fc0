"""What the search for wrong cells gives: slips, changes, sets of changes, causes; all without words."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Mapping

    from gkcheck.reports.model import Number
    from gkcheck.rulebook.relations import Relation

Evidence: TypeAlias = "tuple[tuple[str, ...], Number]"
"""Cells, and the figure that a sentence or last year's report gives for their sum."""


class Before(NamedTuple):
    """What last year's report says.

    numbers: the report's figures with last year's by `previous.…`. signed: which of both may be negative.
    relations: those between the two.
    """

    numbers: Mapping[str, Number | None]
    signed: frozenset[str]
    relations: tuple[Relation, ...]


class Slip(NamedTuple):
    """How a figure may have gone wrong: the kind, how unlikely it is, and the facts that its words need.

    cost: from 1 for a total left at zero to 10 for a figure that no known slip explains; only the order matters.
    """

    kind: str
    cost: int
    facts: tuple[tuple[str, str], ...] = ()


class Change(NamedTuple):
    """One cell, what it holds, what it should hold, and how it may have gone wrong. Blanks are None."""

    path: str
    printed: Number | None
    suggested: Number
    slip: Slip


class Mending(NamedTuple):
    """A set of cells that, changed together, restores every relation of a cause.

    against: how many pieces of evidence it leaves contradicted. slips: how many slips made it, an exchange of two cells
    or a shifted row being one. cost: the sum over these slips.
    """

    changes: tuple[Change, ...]
    slips: int
    cost: int
    against: int = 0

    @property
    def numbers(self) -> dict[str, Number]:
        """The figures that the cells should hold."""
        return {change.path: change.suggested for change in self.changes}


class Cause(NamedTuple):
    """Broken relations with one cause, and the sets of cells that would restore them all, likeliest first.

    No set means that no four cells do: something was misread or pasted wrongly.
    """

    relations: tuple[Relation, ...]
    mendings: tuple[Mending, ...]
