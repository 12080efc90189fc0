"""Words between levels: parts that are missing, differences that a part explains, single cells that do not add up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gkcheck.rulebook.levels import PARTS
from gkcheck.rulebook.sheets import Text

from .words import number, say, short

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from gkcheck.reports.model import Number

    from .model import CellRef, Fact, Finding

_MOST_TERMS = 6
_MOST_NAMED = 3
_MOST_CELLS = 3

LEVEL_PHRASES = {
    "all": Text("全部数字", "all tables"),
    "whole": Text("汇总", "whole"),
    "counted": Text("作为一个部分核对合计，没有另外检查", "held against the whole as a part; not checked otherwise"),
    "whole-again": Text(
        "与汇总报告是同一机关、同一年度，没有算作一个部分",
        "of the same body and year as the whole, and counted as no part",
    ),
    "same-figures": Text("数都一样，只加了一次", "their figures are the same, and were added once"),
    "other-figures": Text("数不一样，只加了第一份", "their figures differ, and only the first was added"),
    "unlike": Text("数不一样，请问清以哪一份为准", "their figures differ: ask which one holds"),
    "lacks": Text("缺 {count} 个：{names}", "{count} ({names})"),
    "lacks-all": Text("没有一个能与汇总核对", "none can be held against the whole"),
    "not-compared": Text("合计无法核对", "the sums cannot be compared"),
    "exceeded": Text(
        "而现有部分相加，已有 {count} 格超过汇总", "and those that are there already exceed the whole in cells: {count}"
    ),
    "absent-not-given": Text("“{name}”", "“{name}”"),
    "absent-unreadable": Text("“{name}”（无法读取）", "“{name}” (unreadable)"),
    "absent-no-report": Text("“{name}”（不是年度报告）", "“{name}” (no annual report)"),
    "absent-no-table": Text("“{name}”（没有可加的统计表）", "“{name}” (no table that can be added)"),
    "absent-other-year": Text("“{name}”（不是同一年度）", "“{name}” (of another year)"),
    "one-table": Text("“{name}”这个表", "the table “{name}”"),
    "one-row": Text("“{name}”这一行", "the row “{name}”"),
    "one-column": Text("“{name}”这一栏", "the column “{name}”"),
    "or": Text("或者", " or "),
    "left-out": Text(
        "汇总多半漏加了{parts}：有 {count} 格与各部分之和不一致，差的正好是{whose}{scope}（{cells}）",
        "the whole most likely leaves out {parts}: it differs from the sum of its parts in {count} cells, by just what "
        "{whose} in {scope} ({cells})",
    ),
    "twice": Text(
        "汇总多半把{parts}加了两遍：有 {count} 格与各部分之和不一致，多的正好是{whose}{scope}（{cells}）",
        "the whole most likely adds {parts} twice: it differs from the sum of its parts in {count} cells, by just what "
        "{whose} in {scope} ({cells})",
    ),
    "its": Text("它的", "that counts"),
    "theirs": Text("它们的", "those count"),
    "part-missing": Text(
        "汇总有 {count} 格比各部分之和多，多出的数自身平衡：多半还有部分没有给出，如本级办公室自己的报告（{cells}）",
        "the whole exceeds the sum of its parts in {count} cells, and what is over balances by itself: most likely a "
        "part was not given, such as the office's own report ({cells})",
    ),
    "not-counted": Text(
        "汇总有 {count} 格比各部分之和少，少的数自身平衡：多半是有的申请或者案件汇总没有计入，或者几个部分重复计了"
        "（{cells}）",
        "the whole falls short of the sum of its parts in {count} cells, and what is short balances by itself: most "
        "likely the whole did not count some applications or cases, or several parts counted the same ones ({cells})",
    ),
    "scattered": Text(
        "汇总与各部分之和有 {count} 格不一致，看不出同一个原因：请先核对部分是否齐全、是否同一年度（{cells}）",
        "the whole differs from the sum of its parts in {count} cells without one cause: see first whether all parts "
        "are there and of the same year ({cells})",
    ),
    "cell-term": Text("{label} 汇总 {own}，{parts}", "{label}: whole {own}, {parts}"),
    "cell-own": Text("{label} 汇总填的是 {own}", "{label}: the whole has {own}"),
    "cells-more": Text("{shown}等", "{shown}, …"),
    "cells-joint": Text("；", "; "),
    "sum-named": Text(
        "{label}：{terms} = {total}，汇总填的是 {own}，{more}",
        "{label}: {terms} = {total}, the whole has {own}, {more}",
    ),
    "sum-of": Text(
        "{label}：{count} 个部分相加 {terms} = {total}，汇总填的是 {own}，{more}",
        "{label}: the {count} parts add up to {terms} = {total}, the whole has {own}, {more}",
    ),
    "sum-many": Text(
        "{label}：{count} 个部分相加得 {total}，汇总填的是 {own}，{more}",
        "{label}: the {count} parts add up to {total}, the whole has {own}, {more}",
    ),
    "more": Text("汇总多 {by}", "{by} more"),
    "less": Text("汇总少 {by}", "{by} less"),
    "beside-left-out": Text("{more}；除去漏加的{parts}，{net}", "{more}; apart from {parts}, left out, {net}"),
    "beside-twice": Text("{more}；除去加了两遍的{parts}，{net}", "{more}; apart from {parts}, added twice, {net}"),
    "cannot-tell": Text(
        "分不清是汇总的数错，还是哪个部分的数错：请把这一格与各部分的原件核对",
        "it cannot be told whether the whole or one of its parts is wrong: compare the cell with each part's source",
    ),
}


def said(key: str, **facts: object) -> Text:
    """A phrase with its facts, in both languages."""
    return Text(*(words.format(**facts) for words in LEVEL_PHRASES[key]))


def problem_of(name: str, problem: str) -> Text:
    """A part that is missing, and why it cannot be added."""
    return said(f"absent-{problem}", name=name)


def beside(kind: str, parts: Text, net: Number) -> dict[str, Fact]:
    """What is said of a cell that differs by `net` apart from parts that were left out or added twice."""
    return {"beside": kind, "parts": parts, "net": Text(_differing(net, "zh"), _differing(net, "en"))}


def lacking(names: Sequence[Text]) -> Text:
    """What is missing of the parts; without names, everything that could be compared."""
    if not names:
        return LEVEL_PHRASES["lacks-all"]
    return Text(*(_word("lacks", lang, count=len(names), names=_together(names, lang)) for lang in ("zh", "en")))


def _together(names: Iterable[Text], lang: str) -> str:
    return say("list", lang).join(name.into(lang) for name in names)


def part_of(cell: CellRef) -> str:
    """The part that a cell belongs to; nothing for a cell of the whole."""
    return cell.label.zh.partition(" / ")[0] if cell.path.startswith(PARTS) else ""


def holder(cell: CellRef, lang: str) -> str:
    """Whose cell it is, where its place in the form has been said."""
    return part_of(cell) or LEVEL_PHRASES["whole"].into(lang)


def only_counted(lang: str) -> str:
    """What is said of a report that was only added up."""
    return LEVEL_PHRASES["counted"].into(lang)


def message(finding: Finding, lang: str) -> str:
    """What differs between a whole and its parts, and which part explains it."""
    return _sum(finding, lang) if finding.relation is not None else _cause(finding, lang)


def story(finding: Finding, lang: str) -> list[str]:
    """What is said of a difference for which no figure is likelier than the others; a cause tells its own story."""
    return [LEVEL_PHRASES["cannot-tell"].into(lang)] if finding.relation is not None else []


def _cause(finding: Finding, lang: str) -> str:
    facts = finding.facts
    parts, scope = facts["parts"], facts["scope"]
    names = [name.into(lang) for name in parts if isinstance(name, Text)] if isinstance(parts, tuple) else []
    told = {
        "parts": LEVEL_PHRASES["or"].into(lang).join(names),
        "scope": scope.into(lang) if isinstance(scope, Text) else scope,
        "whose": facts["whose"].into(lang) if isinstance(facts["whose"], Text) else "",
        "count": facts["count"],
        "cells": _cells(finding.cells, lang),
    }
    return LEVEL_PHRASES[str(facts["kind"])].into(lang).format(**told)


def _cells(cells: Sequence[CellRef], lang: str) -> str:
    """The first cells, totals before others, with what the whole has, and what the parts that are named have."""
    groups: list[list[CellRef]] = []
    for cell in cells:
        if cell.path.startswith(PARTS) and groups:
            groups[-1].append(cell)
        else:
            groups.append([cell])
    groups.sort(key=lambda group: not group[0].path.endswith(".total"))
    shown = LEVEL_PHRASES["cells-joint"].into(lang).join(_group(group, lang) for group in groups[:_MOST_CELLS])
    return shown if len(groups) <= _MOST_CELLS else LEVEL_PHRASES["cells-more"].into(lang).format(shown=shown)


def _group(group: Sequence[CellRef], lang: str) -> str:
    own, *others = group
    facts = {"label": _short(own.label.into(lang)), "own": number(own.value, lang)}
    if not others:
        return _word("cell-own", lang, **facts)
    parts = say("list", lang).join(_term(cell, lang) for cell in others)
    return _word("cell-term", lang, **facts, parts=parts)


def _sum(finding: Finding, lang: str) -> str:
    """`一、本年新收 / 总计：甲局 3 + 乙局 4 = 7，汇总填的是 9，汇总多 2`."""
    parts = [cell for cell in finding.cells if cell.path.startswith(PARTS)]
    counted = [cell for cell in parts if cell.value]
    named = len(counted) <= _MOST_NAMED
    terms = " + ".join(_term(cell, lang) if named else _value(cell, lang) for cell in counted)
    key = "sum-named" if named and counted else "sum-of" if 0 < len(counted) <= _MOST_TERMS else "sum-many"
    facts = {"total": number(finding.expected, lang), "own": number(finding.actual, lang), "more": _more(finding, lang)}
    count = len({part_of(cell) for cell in parts})
    return _word(key, lang, label=_label(finding), **facts, terms=terms, count=count)


def _more(finding: Finding, lang: str) -> str:
    """By how much the whole differs, and by how much apart from a part that another finding names."""
    told = _differing(finding.difference or 0, lang)
    kind, parts, net = (finding.facts.get(name) for name in ("beside", "parts", "net"))
    if not isinstance(parts, Text) or not isinstance(net, Text):
        return told
    return _word(f"beside-{kind}", lang, more=told, parts=parts.into(lang), net=net.into(lang))


def _differing(by: Number, lang: str) -> str:
    return _word("more" if by > 0 else "less", lang, by=number(max(by, -by), lang))


def _term(cell: CellRef, lang: str) -> str:
    """A part with its figure; in English its name, which is Chinese, is quoted."""
    name = part_of(cell)
    return f"“{name}” {_value(cell, lang)}" if lang == "en" else f"{name} {_value(cell, lang)}"


def _value(cell: CellRef, lang: str) -> str:
    """A figure; an amount as it is printed, with its unit."""
    return cell.printed if cell.printed and cell.path.endswith(".amount") else number(cell.value, lang)


def _label(finding: Finding) -> Text:
    """The cell, or, for rows that are compared together, the heading over them and the column."""
    labels = [cell.label for cell in finding.cells if not cell.path.startswith(PARTS)]
    if len(labels) == 1:
        return labels[0]
    return Text(*(f"{words.partition(' / ')[0]} / {words.rpartition(' / ')[2]}" for words in labels[0]))


def _word(key: str, lang: str, **facts: object) -> str:
    told = {name: _short(fact.into(lang)) if isinstance(fact, Text) else fact for name, fact in facts.items()}
    return LEVEL_PHRASES[key].into(lang).format(**told)


def _short(label: str) -> str:
    """A label without the long notes in brackets."""
    return " / ".join(short(part) for part in label.split(" / "))
