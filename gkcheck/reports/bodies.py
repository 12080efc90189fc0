"""Whose report it is: an agency under its present name, and a year."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

Body: TypeAlias = tuple[str, int]
"""An agency as its report names it, and the year."""


def of_two(aliases: Mapping[str, Iterable[str]]) -> list[str]:
    """The names that more than one agency has, of present names with their others."""
    met = Counter(name for present, others in aliases.items() for name in {present, *others})
    return sorted(name for name, times in met.items() if times > 1)


def present_names(aliases: Mapping[str, Iterable[str]]) -> dict[str, str]:
    """For every other name of an agency its present one, from the present names with their others."""
    return {other: present for present, others in aliases.items() for other in others}


def under_present_name(body: Body, names: Mapping[str, str]) -> Body:
    """A body as all its reports name it; names: for other names of an agency its present one."""
    agency, year = body
    return names.get(agency, agency), year
