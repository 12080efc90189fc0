"""What a report lacks of what is added up: a table that others have, or the unit of an amount."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

from gkcheck.rulebook.money import YUAN
from gkcheck.rulebook.sheets import TABLES

from .figures import BARE, unit

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from gkcheck.reports.model import Report

Lack: TypeAlias = Literal["no-table", "no-unit"]


class Gap(NamedTuple):
    """A table (`cases`) or an amount of a report that cannot be added; name: the part's, `""` for the whole."""

    name: str
    path: str
    lack: Lack


def gaps(parts: Mapping[str, Report], whole: Report | None = None) -> tuple[Gap, ...]:
    """What parts, and the whole that they are held against, lack of the tables and amounts that others have."""
    held = {**parts} if whole is None else {"": whole, **parts}
    tables = [name for name in TABLES if any(name in report.tables for report in held.values())]
    own: list[Gap] = []
    if whole is not None:
        own = [Gap("", table, "no-table") for table in tables if table not in whole.tables]
        tables = [table for table in tables if table in whole.tables]
    below = [Gap(name, table, "no-table") for table in tables for name in parts if table not in parts[name].tables]
    return (*own, *below, *_units(held))


def _units(held: Mapping[str, Report]) -> Iterator[Gap]:
    """Amounts without a unit, where every form has the cell."""
    if any(BARE not in report.sheet.slots for report in held.values()):
        return
    for name, report in held.items():
        if report.numbers.get(BARE) and unit(report) not in YUAN:
            yield Gap(name, BARE, "no-unit")
