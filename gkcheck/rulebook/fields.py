"""How a form's rows and columns are declared: a pydantic field whose metadata is what the form prints.

`title` is the label as printed, numbering included; `description` its English; what else the readers need
(aliases, units, the heading above) stands in `json_schema_extra`. Labels live nowhere else.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, Any, TypeAlias

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field


class Form(BaseModel):
    """A part of a form. Unknown names are refused; nothing is built before it is used."""

    model_config = ConfigDict(extra="forbid", defer_build=True, validate_assignment=True)


def _exact(value: object) -> object:
    """Refuse binary floats and truth values where a figure belongs."""
    if isinstance(value, bool | float):
        raise ValueError("figures are exact: give an int, a Decimal or a string of digits, not a float or a bool")  # noqa: TRY004 - pydantic asks for it
    return value


Count: TypeAlias = Annotated[int, Field(strict=True)] | None
"""A number of things; None where the cell is blank. Negative counts are held: checking is what they are for."""

Money: TypeAlias = Annotated[Decimal, BeforeValidator(_exact)]


def column(zh: str, en: str, *aliases: str, over: str = "", unit: str = "", signed: bool = False) -> Any:
    """A value column: its printed heading, aliases, the heading `over` it, its unit, whether it may be negative."""
    extra: dict[str, Any] = {}
    if aliases:
        extra["aliases"] = list(aliases)
    if over:
        extra["over"] = over
    if unit:
        extra["unit"] = unit
    if signed:
        extra["signed"] = True
    return Field(default=None, title=zh, description=en, json_schema_extra=extra)


def row(of: type[Form], zh: str, en: str, *aliases: str, over: str = "") -> Any:
    """A row, or a group of rows, of type `of`: its printed label, aliases and the heading `over` it."""
    extra: dict[str, Any] = {}
    if aliases:
        extra["aliases"] = list(aliases)
    if over:
        extra["over"] = over
    return Field(default_factory=of, title=zh, description=en, json_schema_extra=extra)
