"""Two reports of one body and year, among the parts of a whole or in any run over many files."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

Known: TypeAlias = "tuple[str, int | None]"
"""Whose report it is and of which year, `""` and None where it does not say."""


def duplicates(records: Iterable[Known], aliases: Mapping[str, str] | None = None) -> tuple[tuple[int, ...], ...]:
    """The positions of reports that are of one body and year, group by group, in the order of the first of each.

    records: agency and year of every report; one that does not tell both is never a duplicate.
    aliases: for other names of a body the one that all its names are known by. Spaces in names do not count.
    """
    met: dict[Known, list[int]] = {}
    for position, (agency, year) in enumerate(records):
        if agency and year is not None:
            met.setdefault((body(agency, aliases or {}), year), []).append(position)
    return tuple(tuple(positions) for positions in met.values() if len(positions) > 1)


def body(agency: str, aliases: Mapping[str, str]) -> str:
    """The name by which a body is known, whatever its report calls it."""
    plain = "".join(agency.split())
    return aliases.get(agency, aliases.get(plain, plain))
