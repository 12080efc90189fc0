"""Figures as tidy rows, as one wide row, as a pandas frame, and back to the nested form."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pandas as pd

    from .sheets import Sheet, Slot

Number: TypeAlias = int | Decimal


class TidyRow(NamedTuple):
    """One value cell: whose and when, where in the form, in the form's words, and its figure.

    path: `applications.denied.state_secret.total`; table, row and column are its parts. value: None for a blank.
    unit: the unit of an amount, as printed or as the heading has it, else empty.
    """

    agency: str
    year: int | None
    edition: str
    path: str
    table: str
    row: str
    column: str
    label: str
    value: Number | None
    unit: str


def tidy_row(slot: Slot, value: Number | None, unit: str, agency: str, year: int | None, edition: str) -> TidyRow:
    """The tidy row of a cell."""
    table, _, rest = slot.path.partition(".")
    row, _, column = rest.rpartition(".")
    return TidyRow(agency, year, edition, slot.path, table, row, column, slot.label.zh, value, unit)


def nested(numbers: Mapping[str, Any], sheet: Sheet, units: Mapping[str, str]) -> dict[str, Any]:
    """Figures by path, nested as the form is; amounts with their units."""
    form: dict[str, Any] = {}
    for path, value in numbers.items():
        *parents, name = path.split(".")
        inner = form
        for parent in parents:
            inner = inner.setdefault(parent, {})
        amount = sheet.slots[path].column.kind == "amount" and value is not None
        inner[name] = {"value": value, "unit": units.get(path, "")} if amount else value
    return form


def numbers_of(frame: pd.DataFrame) -> tuple[dict[str, Any], dict[str, Any], dict[str, str]]:
    """What a frame holds: agency and year, figures by path, units by path.

    frame: tidy (columns `path` and `value`, perhaps `unit`), or wide with one row (columns named by path).
    Blanks are None, NaN or NA; whole floats count as whole numbers, since pandas makes them where blanks are.
    Raises ValueError for a frame of neither shape.
    """
    if {"path", "value"} <= set(frame.columns):
        records = frame.to_dict("records")
        head: Mapping[Any, Any] = records[0] if records else {}
        units = {r["path"]: str(r["unit"]) for r in records if r.get("unit") and not _is_blank(r["unit"])}
        return _head(head), {str(r["path"]): _figure(r["value"]) for r in records}, units
    if len(frame) == 1 and any("." in str(column) for column in frame.columns):
        record = frame.iloc[0].to_dict()
        figures = {str(k): _figure(v) for k, v in record.items() if "." in str(k) and not str(k).endswith(".unit")}
        units = {str(k)[:-5]: str(v) for k, v in record.items() if str(k).endswith(".unit") and not _is_blank(v)}
        return _head(record), figures, units
    raise ValueError("a tidy frame with the columns path and value is wanted, or a wide one with a single row")


def _head(record: Mapping[Any, Any]) -> dict[str, Any]:
    agency, year = record.get("agency"), record.get("year")
    return {
        "agency": "" if _is_blank(agency) else str(agency),
        "year": None if year is None or _is_blank(year) else int(year),
    }


def _is_blank(value: object) -> bool:
    """None, NaN, NaT and NA: what is not there, or not equal to itself, or does not say whether it is."""
    try:
        return value is None or bool(value != value)  # noqa: PLR0124
    except TypeError:
        return True


def _figure(value: Any) -> Any:
    if _is_blank(value) or value == "":
        return None
    if hasattr(value, "item"):
        value = value.item()
    return int(value) if isinstance(value, float) and value.is_integer() else value
