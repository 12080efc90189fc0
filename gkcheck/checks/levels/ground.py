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


class Weighed(NamedTuple):
    """Cells of the whole held against those of its parts, and what came of it."""

    sum: Sum
    relation: Relation
    verdict: Verdict

    @property
    def place(self) -> str:
        """The cell's path, or the group's."""
        return self.sum.place

    @property
    def difference(self) -> Number:
        """What the whole prints, less what the parts give."""
        return self.verdict.actual - self.verdict.expected


class Cause(NamedTuple):
    """Differences that one mistake explains.

    kind: `left-out` and `twice` name parts; `part-missing` and `not-counted` are differences that are a balanced report
    of their own; `scattered` are many without an explanation; `cell` are those of one figure and the totals it is in.
    scope: `""` for all that is compared, else a table, a row, or a column (`applications.*.total`).
    alternatives: the sets of parts, any of which explains it alike.
    """

    kind: str
    scope: str
    places: tuple[str, ...]
    alternatives: tuple[tuple[str, ...], ...] = ()


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
