"""Cells against sums: in which equalities a cell stands, with which sign; worked out once for a set of relations."""

from __future__ import annotations

from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from gkcheck.rulebook.relations import Relation


class Incidence:
    """The equalities among some relations, numbered, and their cells.

    A set of equalities is a whole number with one bit for each. `weights[path]` gives what one more in a cell adds to
    right minus left of each of its equalities; `masks[path]` is the set of these.
    """

    def __init__(self, relations: Sequence[Relation]) -> None:
        self.sums = [relation for relation in relations if relation.operator == "=="]
        self.bounds = [relation for relation in relations if relation.operator != "=="]
        self.weights: dict[str, dict[int, int]] = {}
        for index, relation in enumerate(self.sums):
            for path, weight in weights(relation).items():
                self.weights.setdefault(path, {})[index] = weight
        self.masks = {path: sum(1 << index for index in found) for path, found in self.weights.items()}
        self.members: list[list[str]] = [[] for _ in self.sums]
        for path, found in self.weights.items():
            for index in found:
                self.members[index].append(path)
        self.sizes = [len(paths) for paths in self.members]

    @cached_property
    def signatures(self) -> dict[int, tuple[str, ...]]:
        """The cells that stand in exactly these equalities."""
        return self.signed(-1)

    def signed(self, hard: int) -> dict[int, tuple[str, ...]]:
        """The same where only the equalities in `hard` count."""
        found: dict[int, list[str]] = {}
        for path, mask in self.masks.items():
            found.setdefault(mask & hard, []).append(path)
        return {mask: tuple(paths) for mask, paths in found.items()}

    @cached_property
    def rules(self) -> list[tuple[int, int]]:
        """For each rule, its equalities, and how many of them one cell can touch."""
        codes: dict[str, int] = {}
        for index, relation in enumerate(self.sums):
            codes[relation.code] = codes.get(relation.code, 0) | 1 << index
        return [(mask, max((cell & mask).bit_count() for cell in self.masks.values())) for mask in codes.values()]

    @cached_property
    def totals(self) -> frozenset[str]:
        """The cells that the form prints as the sum of others."""
        within = [relation for relation in self.sums if len(relation.own) == len(relation.paths)]
        return frozenset(r.right[0].path for r in within if len(r.right) == 1 and len(r.left) > 1)

    @cached_property
    def components(self) -> list[int]:
        """Sets of equalities that hang together by their cells: table three, each group of table four."""
        return joined(self.masks.values())


def joined(masks: Iterable[int]) -> list[int]:
    """Sets of equalities, those made one that have an equality in common."""
    found: list[int] = []
    for mask in masks:
        whole = mask
        for other in [other for other in found if other & whole]:
            found.remove(other)
            whole |= other
        found.append(whole)
    return found


def weights(relation: Relation) -> dict[str, int]:
    """What one more in each cell of the report adds to right minus left; cells that cancel out are left out."""
    found: dict[str, int] = {}
    for side, sign in ((relation.left, -1), (relation.right, 1)):
        for operand in (operand for operand in side if operand.source == "this"):
            found[operand.path] = found.get(operand.path, 0) + sign * operand.sign
    return {path: weight for path, weight in found.items() if weight}


@lru_cache(maxsize=64)
def incidence(relations: tuple[Relation, ...]) -> Incidence:
    """The incidence of relations, kept for the next report of the same form."""
    return Incidence(relations)


def bits(mask: int) -> Iterator[int]:
    """The numbers in a set of equalities, lowest first."""
    while mask:
        low = mask & -mask
        yield low.bit_length() - 1
        mask ^= low
