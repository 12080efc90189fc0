"""The models of settings and waivers to Markdown: the reference of every key, in English and in Chinese."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from gkcheck.config.model import Settings
from gkcheck.config.waiverfile import Entry
from gkcheck.rulebook.sheets import Text

if TYPE_CHECKING:
    from pydantic import BaseModel

PAGES = {"en": "reference/settings.md", "zh": "zh/设置.md"}
"""Where the page of a language stands below `docs/`."""

_WORDS = {
    "title": Text("# 设置和豁免的每一项", "# Every key of settings and waivers"),
    "other": Text("[English](../reference/settings.md)", "[中文](../zh/设置.md)"),
    "about": Text(
        "本页由设置的模型生成；怎样用见[仓库的设置、清单和豁免](仓库.md)。",
        "This page is generated from the models; [how to use them](../how-to/settings.md).",
    ),
    "settings": Text("## 设置：`gkcheck.toml`", "## Settings: `gkcheck.toml`"),
    "where": Text(
        "写在 `gkcheck.toml` 里，或者写在 `pyproject.toml` 的 `[tool.gkcheck]` 里；一个文件夹两者都有时用前者。"
        "从第一个路径（没有写路径时从当前文件夹）往上找，找到仓库的根（有 `.git` 的文件夹）为止。"
        "里面的路径从这个文件所在的文件夹算起。命令行胜过设置；`--config` 指定一个文件，`--no-config` 一概不用。"
        "编辑器可以用 [`schemas/gkcheck.schema.json`](../../schemas/gkcheck.schema.json) 核对。",
        "They stand in `gkcheck.toml`, or in `[tool.gkcheck]` of `pyproject.toml`; where a folder has both, the former "
        "holds. The file is looked for from the first path upwards (from the working directory where there is none), "
        "as far as the root of the repository, which is the folder with `.git`. Paths start from the file's folder. "
        "The command line beats settings; `--config` names a file, `--no-config` leaves all aside. Editors can use "
        "[`schemas/gkcheck.schema.json`](../../schemas/gkcheck.schema.json).",
    ),
    "waivers": Text("## 豁免：`gkcheck-waivers.toml`", "## Waivers: `gkcheck-waivers.toml`"),
    "entries": Text(
        "每条豁免是一张 `[[waiver]]` 表。结构见 "
        "[`schemas/gkcheck-waivers.schema.json`](../../schemas/gkcheck-waivers.schema.json)。",
        "Each waiver is one table `[[waiver]]`; the schema is "
        "[`schemas/gkcheck-waivers.schema.json`](../../schemas/gkcheck-waivers.schema.json).",
    ),
    "columns": Text("| 项 | 写什么 | 意思 |", "| key | holds | meaning |"),
    "needed": Text("必须有：", "Required: "),
    "example": Text("例如 ", "For example "),
    "one-of": Text("{values} 之一", "one of {values}"),
    "or": Text("、", ", "),
    "stop": Text("。", ". "),
    "array": Text("文字的列表", "a list of texts"),
    "string": Text("文字", "a text"),
    "integer": Text("整数", "a whole number"),
    "date": Text("日期", "a date"),
    "object": Text("表：名称对应{inner}", "a table: a name to {inner}"),
}


def settings_pages() -> dict[str, str]:
    """The page of each language, by its path below `docs/`."""
    return {path: _page(lang) for lang, path in PAGES.items()}


def _page(lang: str) -> str:
    parts = [_word(key, lang) for key in ("title", "other", "about", "settings", "where")]
    parts += [_table(Settings, lang), _word("waivers", lang), _word("entries", lang), _table(Entry, lang)]
    return "\n\n".join(parts) + "\n"


def _word(key: str, lang: str) -> str:
    return _WORDS[key].into(lang)


def _table(model: type[BaseModel], lang: str) -> str:
    schema = model.model_json_schema()
    rows = [_row(name, key, name in schema.get("required", ()), lang) for name, key in schema["properties"].items()]
    return "\n".join([_word("columns", lang), "|---|---|---|", *rows])


def _row(name: str, key: dict[str, Any], needed: bool, lang: str) -> str:
    said = key["x-zh"] if lang == "zh" else key["description"]
    meaning = f"{_word('needed', lang)}{said}" if needed else said
    example = f"{_word('example', lang)}`{toml_line(name, key['examples'][0])}`"
    return f"| `{name}` | {_kind(key, lang)} | {meaning}{_word('stop', lang)}{example} |"


def _kind(key: dict[str, Any], lang: str) -> str:
    """What a value looks like, out of its schema."""
    shape = next((one for one in key.get("anyOf", ()) if one.get("type") != "null"), key)
    if "enum" in shape:
        values = _word("or", lang).join(f"`{value}`" for value in shape["enum"])
        return _word("one-of", lang).format(values=values)
    if shape["type"] == "object":
        return _word("object", lang).format(inner=_kind(shape["additionalProperties"], lang))
    return _word("date" if shape.get("format") == "date" else shape["type"], lang)


def toml_line(name: str, value: object) -> str:
    """A key and its value on one line of TOML."""
    return f"{name} = {_written(value)}"


def _written(value: object) -> str:
    if isinstance(value, dict):
        return "{ " + ", ".join(toml_line(_bare(key), inner) for key, inner in value.items()) + " }"
    if isinstance(value, list):
        return "[" + ", ".join(map(_written, value)) + "]"
    return json.dumps(value, ensure_ascii=False)


def _bare(key: str) -> str:
    return key if re.fullmatch(r"[A-Za-z0-9_-]+", key) else json.dumps(key, ensure_ascii=False)
