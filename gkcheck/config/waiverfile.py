"""A file of waivers to records, or every fault of it at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError
from pydantic_core import PydanticCustomError

from gkcheck.errors import SettingFault, SettingsError
from gkcheck.findings.waivers import Waiver

from .codes import unknown_code
from .lines import line_of
from .model import Filled
from .tomlfile import complaints, parse_toml

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from gkcheck.rulebook.rules import Rule


def _paths(value: object) -> object:
    """Cells by their whole paths, as texts: `a.b = 7` under `values` is a table in a table for TOML."""
    if not isinstance(value, dict):
        return value
    return dict(_flat(value))


def _flat(value: dict[str, Any], over: str = "") -> Iterable[tuple[str, str]]:
    for name, inner in value.items():
        path = f"{over}.{name}" if over else name
        if isinstance(inner, dict):
            yield from _flat(inner, path)
        elif isinstance(inner, str) or type(inner) is int:
            yield path, str(inner)
        else:
            raise PydanticCustomError("printed", "is no printed value")


class Entry(BaseModel):
    """One waiver: for which rule, of whose report of which year, at which cell, why, and for which printed values."""

    model_config = ConfigDict(frozen=True, extra="forbid", title="waiver")

    rule: Filled = Field(
        description="the rule's code or name", examples=["GK401"], json_schema_extra={"x-zh": "规则的代码或名称"}
    )
    agency: Filled = Field(
        description="whose report, as the report names it",
        examples=["宿迁市人民政府"],
        json_schema_extra={"x-zh": "哪个机关的报告，照报告里的写"},
    )
    year: Annotated[int, Field(strict=True)] = Field(
        description="the year of the report", examples=[2024], json_schema_extra={"x-zh": "报告的年度"}
    )
    cell: str = Field(
        "",
        description="a cell, row or table of the finding by its path; `prose` for a sentence; none for the whole file",
        examples=["cases.litigation_after_review.total"],
        json_schema_extra={"x-zh": "问题所在的一格、一行或一个表，写路径；句子写 `prose`；整份文件的问题不写"},
    )
    reason: Filled = Field(
        description="why it stands", examples=["…"], json_schema_extra={"x-zh": "为什么属实；不能是空的"}
    )
    values: Annotated[dict[str, str], BeforeValidator(_paths)] = Field(
        {},
        description="every printed value of the finding, by the cell's path; of a sentence its words, or its doubted "
        "figures as printed (`100件、60件、30件`)",
        examples=[{"cases.litigation_after_review.total": "0"}],
        json_schema_extra={
            "x-zh": "问题涉及的每一格印的值，按格子的路径写；句子写全文，"
            "或者照印的写其中有疑问的数（`100件、60件、30件`）"
        },
    )


class WaiverFile(BaseModel):
    """What `gkcheck-waivers.toml` holds."""

    model_config = ConfigDict(frozen=True, extra="forbid", title="gkcheck waivers")

    waiver: tuple[Entry, ...] = Field(
        (), description="one entry for each finding that stands", json_schema_extra={"x-zh": "每个属实的问题一条"}
    )


def load_waivers(file: Path, rules: Iterable[Rule]) -> tuple[Waiver, ...]:
    """The waivers in a file; raises SettingsError with every fault: keys, values, rules that the book does not have."""
    text, data = parse_toml(file)
    known = list(rules)
    faults = _strange(file, text, data, known)
    try:
        entries = WaiverFile.model_validate(data).waiver
    except ValidationError as error:
        faults += complaints(file, text, error, {1: WaiverFile.model_fields, 3: Entry.model_fields})
        entries = ()
    if faults:
        raise SettingsError(sorted(faults, key=lambda one: (one.line or 0, one.key)))
    codes = {rule.name: rule.code for rule in known}
    return tuple(_waiver(entry, codes) for entry in entries)


def _waiver(entry: Entry, codes: Mapping[str, str]) -> Waiver:
    """An entry with the code of its rule; codes: by the names of the rules."""
    fields = {name: getattr(entry, name) for name in Entry.model_fields}
    return Waiver(**{**fields, "rule": codes.get(entry.rule.lower(), entry.rule.upper())})


def _strange(file: Path, text: str, data: dict[str, Any], rules: list[Rule]) -> list[SettingFault]:
    """Rules that the book does not have; an entry needs a whole code or name."""
    entries = data.get("waiver")
    found = []
    for number, entry in enumerate(entries if isinstance(entries, list) else []):
        code = entry.get("rule") if isinstance(entry, dict) else None
        if isinstance(code, str) and code.strip():
            line = line_of(text, ("waiver", number, "rule"))
            found.append(unknown_code(file, f"waiver.{number + 1}.rule", code, line, rules, whole=True))
    return [one for one in found if one is not None]
