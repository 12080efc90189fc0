"""The book and its cases to Markdown: a page for each rule and an index, in English and in Chinese."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gkcheck.findings.words import say
from gkcheck.rulebook.sheets import Text

from .cases import Case, cases
from .rule_page import paragraphs

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from gkcheck.rulebook.library import Book
    from gkcheck.rulebook.rules import Rule

    from .cases import Case

FOLDERS = {"en": "reference/rules", "zh": "zh/rules"}
"""Where the pages of a language stand below `docs/`."""

_CASES = "../../../tests/rules"
_RANGES = {
    "0": Text("文件和单元格", "Files and cells"),
    "1": Text("格式和文档", "Form and document"),
    "2": Text("表二：主动公开政府信息情况", "Table two: proactive disclosure"),
    "3": Text("表三：收到和处理政府信息公开申请情况", "Table three: applications"),
    "4": Text("表四：行政复议、行政诉讼情况", "Table four: review and litigation"),
    "5": Text("正文里的数", "Arithmetic inside the prose"),
    "6": Text("正文与表格", "Prose against tables"),
    "7": Text("同一机关前后年度", "One agency across years"),
    "8": Text("上级与下级", "One level against the levels below"),
    "9": Text("2014 版格式", "Edition 2014"),
}
_WORDS = {
    "rules": Text("规则", "Rules"),
    "other": Text("[English](../../reference/rules/{name})", "[中文](../../zh/rules/{name})"),
    "index": Text("[全部规则](index.md)", "[All rules](index.md)"),
    "about": Text(
        "规则页由规则书生成。错误：不可能成立，或者违反表格自己印的要求。疑问：很可能有错，要由人看。"
        "提示：写法，或者读取时作的决定。",
        "The pages are generated from the book. An error cannot be true, or breaks what the form itself prints. "
        "A warning is very likely wrong, and a person must look. A note is style, or what the reader decided.",
    ),
    "columns": Text("| 代码 | 级别 | 查什么 | 名称 |", "| code | severity | found | name |"),
    "cases": Text("例子", "Cases"),
    "good": Text("不提示本条：", "Not told this rule: "),
    "bad": Text("提示本条：", "Told this rule: "),
    "beside": Text("，上年 ", " after "),
    "none": Text("没有一份文件能引出本条。", "No file can provoke it."),
}


def pages(rules: Book, folder: Path) -> dict[str, str]:
    """Every page by its path below `docs/`.

    folder: `tests/rules`, whose bad reports are checked here, so that the sentences shown are those really given.
    """
    made: dict[str, str] = {}
    for rule in rules.rules.values():
        found = cases(rule, folder)
        for lang, where in FOLDERS.items():
            made[f"{where}/{rule.code}.md"] = _page(rule, found, lang)
    for lang, where in FOLDERS.items():
        made[f"{where}/index.md"] = _index(rules.rules, lang)
    return made


def _word(key: str, lang: str, **facts: object) -> str:
    return _WORDS[key].into(lang).format(**facts)


def _page(rule: Rule, found: Iterable[Case], lang: str) -> str:
    """A rule's page: what `explain` says of it, between the way to the other pages and the cases."""
    title, *told = paragraphs(rule, lang)
    ways = f"{_word('index', lang)} · {_word('other', lang, name=f'{rule.code}.md')}"
    return "\n\n".join([title, ways, *told, f"## {_word('cases', lang)}", *_shown(found, lang)]) + "\n"


def _shown(found: Iterable[Case], lang: str) -> list[str]:
    """The cases with links, and what the bad ones are told."""
    parts: list[str] = []
    good = [_linked(case, lang) for case in found if case.kind == "good"]
    if good:
        parts.append(_word("good", lang) + say("list", lang).join(good))
    for case in found:
        if case.kind == "bad":
            severities = say("list", lang).join(dict.fromkeys(say(severity, lang) for severity, _ in case.told))
            parts.append(_word("bad", lang) + _linked(case, lang) + say("aside", lang, words=severities))
            parts.append("\n".join(["```text", *(text.into(lang) for _, text in case.told), "```"]))
    return parts or [_word("none", lang)]


def _linked(case: Case, lang: str) -> str:
    """A link to a case, and to the report that it is held against."""
    names = [path for path in (case.path, case.before) if path]
    links = [f"[{path.partition('/')[2]}]({_CASES}/{path})" for path in names]
    return _word("beside", lang).join(links)


def _index(rules: Mapping[str, Rule], lang: str) -> str:
    """The index page: a table for each range of codes."""
    parts = [f"# {_word('rules', lang)}", _word("other", lang, name="index.md"), _word("about", lang)]
    for digit, title in _RANGES.items():
        rows = [
            f"| [{rule.code}]({rule.code}.md) | {say(rule.severity, lang)} | {rule.title.into(lang)} | `{rule.name}` |"
            for rule in rules.values()
            if rule.code[2] == digit
        ]
        if rows:
            head = [_word("columns", lang), "|---|---|---|---|"]
            parts += [f"## {digit}xx {title.into(lang)}", "\n".join([*head, *rows])]
    return "\n\n".join(parts) + "\n"
