"""Which edition's form a report is in: what only one edition has, and what follows from it."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterable

    from .model import Edition

Marks: TypeAlias = dict[str, tuple[str, ...]]
"""By edition, what only that edition has: paths of rows, or of cells for the headings over them."""

_COLUMNS = {
    "2019": {"published", "total_public", "previous_items", "change", "projects"},
    "2021": {"repealed", "in_force"},
}


def edition_marks(rows: Iterable[tuple[str, tuple[str, ...]]]) -> Marks:
    """The marks among rows, each given by its path and the names of its columns."""
    marks: dict[str, list[str]] = {"2019": [], "2021": []}
    for path, columns in rows:
        if path == "applications.other":
            marks["2019"].append(path)
        elif path.startswith("applications.other."):
            marks["2021"].append(path)
        elif path.startswith("disclosure."):
            for edition, names in _COLUMNS.items():
                marks[edition] += [f"{path}.{name}" for name in columns if name in names][:1]
            if path == "disclosure.fees" and columns == ("amount",):
                marks["2021"].append(f"{path}.amount")
    return {edition: tuple(found) for edition, found in marks.items()}


def editions_shown(marks: Marks, year: int | None) -> tuple[tuple[str, str], Edition]:
    """The editions of table two and table three, and what the report is called for them."""
    likely = "2019" if year is not None and year < 2021 else "2021"
    shown = {e: {path.split(".")[0] for path in paths} for e, paths in marks.items()}
    two = _side(marks, "disclosure") or _side(marks, "applications") or likely
    three = _side(marks, "applications") or two
    mixed = bool(shown["2019"] and shown["2021"])
    if mixed:
        return (two, three), "mixed"
    return (two, three), "2019" if two == "2019" else "2021"


def _side(marks: Marks, table: str) -> str:
    count = {e: sum(path.startswith(table) for path in paths) for e, paths in marks.items()}
    if not any(count.values()):
        return ""
    return "2019" if count["2019"] > count["2021"] else "2021"
