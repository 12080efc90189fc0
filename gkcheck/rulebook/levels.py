"""What the reports of one level add up to: the cells that a rule compares between a report and its parts.

A rule with `each = "cell"` names cells by patterns of their paths. Where the editions of table three differ, the rows
of （六）其他处理 are compared together, since one form prints one row and the other three. What a form lacks is left
alone.
"""

from __future__ import annotations

from fnmatch import fnmatchcase
from typing import TYPE_CHECKING, Any, NamedTuple

from .relations import Operand, Relation
from .sheets import sheet

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from .rules import Rule
    from .sheets import Sheet

BETWEEN = "cell"
"""What `each` says of a rule between levels, and what its relation calls the cell."""

PARTS = "parts."
"""What the path of a cell of a part begins with: `parts.某局.applications.received.total`."""

LEVEL_CHECKS = frozenset({"parts-missing", "report-twice"})
"""The checks that look at several reports and say nothing of one."""

_GROUP = "applications.other"


class Sum(NamedTuple):
    """Cells of the whole that are held against the same cells of each part; `joint` where a difference may be lawful.

    place: the cell's path, or `applications.other.*.total` for the rows of a group together.
    own: the cells of the whole. parts: the cells of each part, part by part.
    """

    place: str
    own: tuple[str, ...]
    parts: tuple[tuple[str, ...], ...]
    joint: bool

    def relation(self, code: str, names: Sequence[str]) -> Relation:
        """The sum as a relation, the parts known by their names."""
        left = tuple(
            Operand(1, "parts", of_part(name, path))
            for name, paths in zip(names, self.parts, strict=True)
            for path in paths
        )
        return Relation(code, self.place, left, "==", tuple(Operand(1, "this", path) for path in self.own))


def of_part(name: str, path: str) -> str:
    """The path of a part's cell."""
    return f"{PARTS}{name}.{path}"


def additive(rule: Rule, form: Sheet) -> tuple[str, ...]:
    """The cells of a form that are added up, in print order."""
    return tuple(path for path in form.slots if _matches(path, rule.cells))


def is_joint(rule: Rule, path: str) -> bool:
    """Whether several bodies may count the same thing in a cell."""
    return _matches(path, rule.joint)


def sums(rule: Rule, whole: Sheet, tables: Iterable[str], parts: Sequence[Sheet]) -> tuple[Sum, ...]:
    """What is compared between a whole, of which these tables are there, and its parts."""
    there = set(tables)
    cells = [path for path in additive(rule, whole) if path.partition(".")[0] in there]
    apart = len({form.editions[1] for form in (whole, *parts)}) > 1
    single = [
        Sum(path, (path,), ((path,),) * len(parts), is_joint(rule, path))
        for path in cells
        if not (apart and _in_group(path)) and all(path in form.slots for form in parts)
    ]
    return (*single, *(_together(whole, parts) if apart and "applications" in there else ()))


def strange(entry: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """The patterns of an entry of the book that mean no cell of any edition, with their fields."""
    known = [path for edition in ("2019", "2021") for path in sheet(edition, edition).slots]
    for field in ("cells", "joint"):
        for pattern in entry.get(field) or ([""] if field == "cells" else []):
            if not any(_matches(path, (pattern,)) for path in known):
                yield field, pattern


def _together(whole: Sheet, parts: Sequence[Sheet]) -> Iterator[Sum]:
    for column in whole.tables["applications"].rows[0].columns:
        own, *others = (
            tuple(path for path in form.slots if _in_group(path) and path.endswith(f".{column.name}"))
            for form in (whole, *parts)
        )
        yield Sum(f"{_GROUP}.*.{column.name}", own, tuple(others), joint=False)


def _in_group(path: str) -> bool:
    return path.startswith(f"{_GROUP}.")


def _matches(path: str, patterns: Iterable[str]) -> bool:
    return any(fnmatchcase(path, pattern) for pattern in patterns)
