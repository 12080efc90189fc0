"""The book and its cases to Markdown: a page for each rule and an index, in English and in Chinese."""

from __future__ import annotations

from string import Formatter
from typing import TYPE_CHECKING

from gkcheck.findings.words import say, short
from gkcheck.rulebook.levels import BETWEEN
from gkcheck.rulebook.relations import rows_named
from gkcheck.rulebook.sheets import Table, Text, sheet, table

from .cases import Case, cases

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from gkcheck.rulebook.claims import Claim
    from gkcheck.rulebook.library import Book
    from gkcheck.rulebook.relations import Term
    from gkcheck.rulebook.rules import Rule

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
    "name": Text("名称：", "name: "),
    "tested": Text("查什么", "What it tests"),
    "written": Text("规则书里写作：", "As written in the book: "),
    "each-column": Text("{table}，每一栏：", "{table}, for each column:"),
    "each-row": Text("{table}，有下列各栏的每一行：", "{table}, for each row that has these columns:"),
    "each-report": Text("每份报告：", "For each report:"),
    "each-cell": Text("上级和下级的报告都有的每一格：", "For each cell that the reports of both levels have:"),
    "cell": Text("这一格", "the cell"),
    "added": Text("相加的格：{cells}", "Cells that are added: {cells}"),
    "joint": Text(
        "其中可能由几个机关各计一次、只提示的：{cells}",
        "Of these, told as a warning, since several bodies may count the same: {cells}",
    ),
    "check": Text(
        "不是格与格之间的关系式，是单独的一种检查。", "This is no relation between cells but a check of its own."
    ),
    "sentence": Text("它的句子：{sentence}", "Its sentence: {sentence}"),
    "claims": Text(
        "正文里认得下列说法，每一种都与表格中的这些格核对（按次序，符合一种即可）：",
        "The sentences that are known, each held against these cells (in this order; one that fits is enough):",
    ),
    "equals": Text("：", ": "),
    "or": Text(" 或 ", " or "),
    "star": Text("{name}各项", "all of {name}"),
    "previous": Text("上年报告的{name}", "last year's {name}"),
    "parts": Text("下级各报告{name}之和", "the sum of {name} over the parts"),
    "prose": Text("正文的{name}", "{name} of the prose"),
    "why": Text("为什么", "Why"),
    "hint": Text("怎么改", "What to do"),
    "basis": Text("依据", "Authority"),
    "cases": Text("例子", "Cases"),
    "good": Text("不提示本条：", "Not told this rule: "),
    "bad": Text("提示本条：", "Told this rule: "),
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
    """A rule's page."""
    editions = say("list", lang).join(say(f"edition-{edition}", lang) for edition in rule.editions)
    head = [
        f"- {_word('name', lang)}`{rule.name}`",
        f"- {say('severity', lang)}{say(rule.severity, lang)}",
        f"- {say('editions', lang)}{editions}",
    ]
    parts = [
        f"# {rule.code} {rule.title.into(lang)}",
        f"{_word('index', lang)} · {_word('other', lang, name=f'{rule.code}.md')}",
        "\n".join(head),
        f"## {_word('tested', lang)}",
        *_tested(rule, lang),
    ]
    for key in ("why", "hint", "basis"):
        parts += [f"## {_word(key, lang)}", getattr(rule, key).into(lang)]
    parts += [f"## {_word('cases', lang)}", *_shown(found, lang)]
    return "\n\n".join(parts) + "\n"


def _tested(rule: Rule, lang: str) -> list[str]:
    """What a rule tests: its relation in the form's words and as written, or its sentence."""
    if rule.comparison is not None:
        sign = {"==": "=", "<=": "≤", ">=": "≥"}[rule.comparison.operator]
        left, right = (_sum(rule, side, lang) for side in (rule.comparison.left, rule.comparison.right))
        title = _table(rule).title.into(lang) if rule.table else ""
        over = _word(f"each-{rule.each}", lang, table=title)
        return [over, f"> {left} {sign} {right}", f"{_word('written', lang)}`{rule.relation}`", *_added(rule, lang)]
    if rule.claims:
        return [_word("claims", lang), "\n".join(_claimed(claim, lang) for claim in rule.claims)]
    sentence = rule.message.into(lang) if rule.message else ""
    text = "".join(said + ("" if name is None else "…") for said, name, _, _ in Formatter().parse(sentence))
    if text == "…":
        return [_word("check", lang)]
    return [_word("check", lang), _word("sentence", lang, sentence=text)]


def _added(rule: Rule, lang: str) -> list[str]:
    """What levels add up, by the patterns of the book."""
    named = {"added": rule.cells, "joint": rule.joint}
    joint = say("list", lang)
    return [_word(key, lang, cells=joint.join(f"`{p}`" for p in found)) for key, found in named.items() if found]


def _claimed(claim: Claim, lang: str) -> str:
    """A claim as an item of a list: the words that tell it and the sums that it may equal."""
    sums = _word("or", lang).join(_claimed_sum(claim, terms) for terms in claim.readings)
    return f"- `{claim.name}`{_word('equals', lang)}{sums}"


def _claimed_sum(claim: Claim, terms: Iterable[Term]) -> str:
    """A reading by the names of its cells."""
    said = ""
    for term in terms:
        sign = "- " if term.sign < 0 else "+ " if said else ""
        said += f"{' ' if said else ''}{sign}`{claim.table}.{term.name}`"
    return said


def _table(rule: Rule, edition: str = "") -> Table:
    newest = edition or next((e for e in ("2021", "2019") if e in rule.editions), "2021")
    return table(rule.table, "both" if rule.table == "cases" else newest)


def _sum(rule: Rule, terms: Iterable[Term], lang: str) -> str:
    """A side of a relation in the form's words."""
    said = ""
    for term in terms:
        name = _named(rule, term, lang)
        if term.source != "this":
            name = _word(term.source, lang, name=name)
        sign = "- " if term.sign < 0 else "+ " if said else ""
        said += f"{' ' if said else ''}{sign}{name}"
    return said or "0"


def _named(rule: Rule, term: Term, lang: str) -> str:
    """What the form calls a row, a column or a cell; rows of a star by the heading over them."""
    if rule.each == BETWEEN:
        return _word("cell", lang)
    if rule.each == "report":
        forms = [sheet(edition, edition) for edition in ("2021", "2019")]
        return short(next(form for form in forms if term.name in form.slots).label(term.name).into(lang))
    printed = [_table(rule, edition) for edition in ("2021", "2019")]
    if rule.each == "row":
        titles = [c.title for one in printed for row in one.rows for c in row.columns if c.name == term.name]
        return titles[0].into(lang)
    row = next(row for one in printed for row in rows_named(one, term.name))
    if term.name.endswith(".*"):
        return _word("star", lang, name=row.labels[0].into(lang))
    return short(row.labels[-1].into(lang))


def _shown(found: Iterable[Case], lang: str) -> list[str]:
    """The cases with links, and what the bad ones are told."""
    parts: list[str] = []
    good = [f"[{case.path.partition('/')[2]}]({_CASES}/{case.path})" for case in found if case.kind == "good"]
    if good:
        parts.append(_word("good", lang) + say("list", lang).join(good))
    for case in found:
        if case.kind == "bad":
            severities = say("list", lang).join(dict.fromkeys(say(severity, lang) for severity, _ in case.told))
            link = f"[{case.path.partition('/')[2]}]({_CASES}/{case.path})"
            parts.append(_word("bad", lang) + link + say("aside", lang, words=severities))
            parts.append("\n".join(["```text", *(text.into(lang) for _, text in case.told), "```"]))
    return parts or [_word("none", lang)]


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
