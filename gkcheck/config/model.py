"""The settings of a repository as one frozen model; its schema and its reference page are made from it."""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field
from pydantic_core import PydanticCustomError

from gkcheck.findings.globs import compiled
from gkcheck.reports.bodies import of_two
from gkcheck.rulebook.rules import Severity

from .day import day


def _filled(text: str) -> str:
    if not text.strip():
        raise PydanticCustomError("empty", "is empty")
    if "\0" in text:
        raise PydanticCustomError("nul-character", "holds a NUL")
    return text.strip()


def _glob(text: str) -> str:
    """A pattern of paths that means something."""
    try:
        compiled(text)
    except re.error as error:
        raise PydanticCustomError("glob", "is no pattern") from error
    return text


def _day(value: object) -> object:
    """A date as TOML writes one, or as a text; never a moment, never a number."""
    if isinstance(value, str):
        try:
            return day(value)
        except ValueError:
            pass
    elif isinstance(value, date) and not isinstance(value, datetime):
        return value
    raise PydanticCustomError("day", "is no date")


def _once(aliases: dict[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    """No name belongs to two bodies."""
    if twice := of_two(aliases):
        raise PydanticCustomError("twice", "belongs to two", {"names": twice})
    return aliases


Filled = Annotated[str, AfterValidator(_filled)]
Glob = Annotated[Filled, AfterValidator(_glob)]
Codes = tuple[Filled, ...]


def _key(default: Any, zh: str, en: str, example: Any) -> Any:
    return Field(default, description=en, examples=[example], json_schema_extra={"x-zh": zh})


class Settings(BaseModel):
    """What `gkcheck.toml`, or `[tool.gkcheck]` in `pyproject.toml`, may say; paths are relative to the file."""

    model_config = ConfigDict(
        frozen=True, extra="forbid", alias_generator=lambda name: name.replace("_", "-"), title="gkcheck settings"
    )

    paths: tuple[Filled, ...] = _key(
        (),
        "命令没有写文件或文件夹时检查哪些",
        "what is checked where the command names no file or folder",
        ["reports"],
    )
    select: Codes = _key(
        (),
        "只报告这些规则：代码、代码前缀或名称；命令行的 `--select` 代替它",
        "tell these rules only: codes, prefixes or names; `--select` takes its place",
        ["GK3", "GK4"],
    )
    ignore: Codes = _key(
        (),
        "不报告这些规则；命令行的 `--ignore` 代替它",
        "do not tell these rules; `--ignore` takes its place",
        ["GK010"],
    )
    per_path_ignores: dict[Glob, Codes] = _key(
        {},
        "某些文件不报告某些规则；`*` 不跨文件夹，`**` 可以跨，不带斜杠的式样在任何一层都算，文件夹包括其下的全部文件",
        "rules that are not told of some files: `*` stays within a folder, `**` crosses them, a pattern without a "
        "slash holds at any depth, and a folder means all below it",
        {"reports/2019/**": ["GK106"]},
    )
    severities: dict[Filled, Severity] = _key(
        {},
        "改变规则的级别：代码、前缀或名称对应 `error`、`warning`、`note`；写得最细的一条算数；"
        "不想看到的规则写进 `ignore`",
        "change the severity of rules, by code, prefix or name, to `error`, `warning` or `note`; the most exact entry "
        "holds; what is not to be told goes into `ignore`",
        {"mixed-edition": "error", "GK0": "note"},
    )
    fail_on: Severity | None = _key(
        None,
        "达到哪一级别算不通过；不写是 `error`",
        "from which severity up the status is 1; `error` where nothing is said",
        "warning",
    )
    lang: Literal["zh", "en"] | None = _key(
        None, "文字用中文 `zh` 还是英文 `en`", "the language of the words, `zh` or `en`", "zh"
    )
    published: Annotated[date, BeforeValidator(_day)] | None = _key(
        None,
        "报告的发布日期；只在全部报告同一天发布时写",
        "the date of publication, where all reports were published on one day",
        "2025-01-20",
    )
    aliases: Annotated[dict[Filled, tuple[Filled, ...]], AfterValidator(_once)] = _key(
        {},
        "同一机关的别名：现名对应其他名称；豁免、上年报告、上下级核对都按它认机关",
        "names that mean one body: its present name with the others; waivers, last year's reports and the parts of a "
        "whole know a body by any of them",
        {"宿迁市数据局": ["宿迁市大数据管理局"]},
    )
    previous: Filled | None = _key(
        None,
        "上年报告的文件或文件夹，本年报告与它核对",
        "last year's reports, a file or folder, which this year's are held against",
        "reports/2023",
    )
    rules: tuple[Filled, ...] = _key(
        (),
        "自己的规则文件；命令行的 `--rules` 与它合在一起",
        "files of your own rules; those of `--rules` are added to them",
        ["rules/city.toml"],
    )
    baseline: Filled | None = _key(
        None,
        "已有问题的清单；清单里的不再报告，写法见 `--write-baseline`",
        "the findings recorded before, which are not told again; `--write-baseline` writes the file",
        "gkcheck-baseline.json",
    )
    waivers: Filled | None = _key(
        None,
        "豁免文件；不写就用同一文件夹或上层文件夹的 `gkcheck-waivers.toml`",
        "the file of waivers; else the nearest `gkcheck-waivers.toml` upwards",
        "gkcheck-waivers.toml",
    )
