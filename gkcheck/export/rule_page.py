"""A rule to its page: paragraphs of Markdown for the site, the same without its marks for a terminal."""

from __future__ import annotations

import re
from string import Formatter
from typing import TYPE_CHECKING

from gkcheck.findings.words import say, short
from gkcheck.rulebook.levels import BETWEEN
from gkcheck.rulebook.relations import rows_named
from gkcheck.rulebook.sheets import Table, Text, sheet, table

if TYPE_CHECKING:
    from collections.abc import Iterable

    from gkcheck.rulebook.claims import Claim
    from gkcheck.rulebook.relations import Term
    from gkcheck.rulebook.rules import Rule

_WORDS = {
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
}


def paragraphs(rule: Rule, lang: str) -> list[str]:
    """The title of a rule, what it tests, why, what to do and on whose authority, in Markdown."""
    editions = say("list", lang).join(say(f"edition-{edition}", lang) for edition in rule.editions)
    head = [
        f"- {_word('name', lang)}`{rule.name}`",
        f"- {say('severity', lang)}{say(rule.severity, lang)}",
        f"- {say('editions', lang)}{editions}",
    ]
    parts = [f"# {rule.code} {rule.title.into(lang)}", "\n".join(head), f"## {_word('tested', lang)}"]
    parts += _tested(rule, lang)
    for key in ("why", "hint", "basis"):
        parts += [f"## {_word(key, lang)}", getattr(rule, key).into(lang)]
    return parts


def plain(markdown: str) -> str:
    """The words of a page as a terminal shows them: no heading marks, no code marks, quotations set in."""
    text = re.sub(r"^#+ ", "", markdown, flags=re.MULTILINE)
    text = re.sub(r"^> ", "    ", text, flags=re.MULTILINE)
    return re.sub(r"`([^`\n]*)`", r"\1", text)


def _word(key: str, lang: str, **facts: object) -> str:
    return _WORDS[key].into(lang).format(**facts)


def _tested(rule: Rule, lang: str) -> list[str]:
    """What a rule tests: its relation in the form's words and as written, or its sentence."""
    if rule.comparison is not None:
        sign = {"==": "=", "<=": "≤", ">=": "≥"}[rule.comparison.operator]
        left, right = (_sum(rule, side, lang) for side in (rule.comparison.left, rule.comparison.right))
        title = _table(rule).title.into(lang) if rule.table else ""
        over = _word(f"each-{rule.each}", lang, table=title)
        return [over, f"> {left} {sign} {right}", f"{_word('written', lang)}`{rule.relation}`", *_added(rule, lang)]
    if rule.claims:
        return [_word("claims", lang), "\n".join(dict.fromkeys(_claimed(claim, lang) for claim in rule.claims))]
    sentence = rule.message.into(lang) if rule.message else ""
    text = "".join(said + ("" if name is None else "…") for said, name, _, _ in Formatter().parse(sentence))
    if text == "…":
        return [_word("check", lang)]
    return [_word("check", lang), _word("sentence", lang, sentence=text)]


def _added(rule: Rule, lang: str) -> list[str]:
    """What levels add up, by the patterns of the book."""
    named = {"added": rule.cells, "joint": rule.joint}
    between = say("list", lang)
    return [_word(key, lang, cells=between.join(f"`{p}`" for p in found)) for key, found in named.items() if found]


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
