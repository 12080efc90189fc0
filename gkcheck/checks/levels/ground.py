"""What is known where a whole and its parts differ: by how much, and what each part counts there."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from gkcheck.rulebook.levels import of_part

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from gkcheck.checks.relations import Verdict
    from gkcheck.reports.model import Number
    from gkcheck.rulebook.levels import Sum
    from gkcheck.rulebook.relations import Relation

LARGE = 20
"""A single figure from which on it is no chance that a difference is just what one part counts."""


class Aside(NamedTuple):
    """What of a difference another cause explains already: a part that was left out or added twice.

    kind: `left-out` or `twice`. value: what that makes of the difference.
    """

    kind: str
    names: tuple[str, ...]
    value: Number


class Weighed(NamedTuple):
    """Cells of the whole held against those of its parts, and what came of it."""

    sum: Sum
    relation: Relation
    verdict: Verdict
    aside: Aside | None = None

    @property
    def place(self) -> str:
        """The cell's path, or the group's."""
        return self.sum.place

    @property
    def difference(self) -> Number:
        """What the whole prints, less what the parts give, and less what is explained already."""
        explained = self.aside.value if self.aside else 0
        return self.verdict.actual - self.verdict.expected - explained


class Cause(NamedTuple):
    """Differences that one mistake explains.

    kind: `left-out` and `twice` name parts; `part-missing` and `not-counted` are differences that are a balanced report
    of their own; `scattered` are many without an explanation; `cell` are those of one figure and the totals it is in.
    scope: `""` for all that is compared, else a table, a row, or a column (`applications.*.total`).
    `both-levels` is a part given together with its own parts, which are those `below`.
    alternatives: the sets of parts, any of which explains it alike.
    """

    kind: str
    scope: str
    places: tuple[str, ...]
    alternatives: tuple[tuple[str, ...], ...] = ()
    below: tuple[str, ...] = ()

    def aside(self, place: str, ground: Ground) -> Aside | None:
        """What this cause explains at a place of its scope at which it is not the only one; one set of parts alone."""
        if len(self.alternatives) != 1 or place in self.places or not lies_in(place, self.scope):
            return None
        (names,) = self.alternatives
        counted = sum(ground.parts[name].get(place, 0) for name in names)
        return Aside(self.kind, names, -counted if self.kind == "left-out" else counted) if counted else None


class Ground:
    """The figures that a cause is sought in.

    differences: by place, what the whole prints less what the parts give; places where blanks leave it open are out.
    parts: by the name of each part what it counts at each of these places, zeros left out.
    """

    def __init__(self, weighed: Iterable[Weighed], names: Sequence[str], numbers: Mapping[str, Number | None]) -> None:
        known = [one for one in weighed if one.verdict.state != "unknown"]
        self.differences = {one.place: one.difference if one.verdict.state == "broken" else 0 for one in known}
        self.parts: dict[str, dict[str, Number]] = {name: {} for name in names}
        for one in known:
            for name, paths in zip(names, one.sum.parts, strict=True):
                value = sum(numbers.get(of_part(name, path)) or 0 for path in paths)
                if value:
                    self.parts[name][one.place] = value

    def within(self, scope: str) -> list[str]:
        """The places of a scope."""
        return [place for place in self.differences if lies_in(place, scope)]


def lies_in(place: str, scope: str) -> bool:
    """Whether a place belongs to a table, a row, a column, or, for `""`, to all of it."""
    if ".*." in scope:
        table, _, column = scope.partition(".*.")
        return place.startswith(f"{table}.") and place.endswith(f".{column}")
    return not scope or place.startswith(f"{scope}.")
