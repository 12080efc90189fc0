"""What an office is told of the files of a run: how each stands, what to see to first, and how many there are."""

from __future__ import annotations

from collections import Counter
from pathlib import PurePath
from typing import TYPE_CHECKING

from gkcheck.rulebook.sheets import Text

from .overview import STATES

if TYPE_CHECKING:
    from collections.abc import Iterable

    from .overview import Overview, State

OFFICE = {
    "unreadable": Text("打不开", "unreadable"),
    "failed": Text("没有检查", "not checked"),
    "other-year": Text("别的年度", "another year"),
    "last-year": Text("上年的", "last year's"),
    "error": Text("要改", "to be mended"),
    "not-a-report": Text("不是年报", "no report"),
    "duplicate": Text("重复", "duplicate"),
    "warning": Text("有疑问", "doubtful"),
    "note": Text("有提示", "has notes"),
    "counted": Text("只核对合计", "added up only"),
    "ok": Text("没有问题", "fine"),
    "and": Text("、", ", "),
    "unnamed": Text("文件：{name}", "file: {name}"),
    "first-year": Text(
        "这是 {year} 年度的报告，这批多为 {usual} 年度的，请补报 {usual} 年度的。",
        "This is the report of {year}; most here are of {usual}: ask for that one.",
    ),
    "first-alike": Text(
        "同一机关同一年度还有 {files}，请问清以哪一份为准。",
        "There is also {files} of the same agency and year: ask which one holds.",
    ),
    "files-more": Text("{files}等 {count} 份", "{files} and others, {count} in all"),
    "tally": Text("共 {count} 个文件", "files: {count}"),
    "tally-one": Text("{state} {count}", "{state}: {count}"),
    "agency": Text("机关", "agency"),
    "year": Text("年度", "year"),
    "state": Text("状态", "status"),
    "first": Text("先办什么", "what to see to first"),
    "file": Text("文件", "file"),
    "title": Text("政府信息公开工作年度报告检查情况", "Annual reports on open government information: how they stand"),
    "sheet-agencies": Text("各机关", "agencies"),
    "sheet-findings": Text("问题", "findings"),
    "sheet-matrix": Text("规则", "rules"),
    "severity": Text("级别", "severity"),
    "code": Text("代码", "code"),
    "rule": Text("问题", "finding"),
    "cell": Text("哪一格", "cell"),
    "printed": Text("填的", "printed"),
    "suggested": Text("应为", "should be"),
    "message": Text("说明", "what is wrong"),
    "quote": Text("原文", "sentence"),
    "hint": Text("怎么改", "what to do"),
    "place": Text("位置", "where"),
    "matrix": Text("各机关违反了哪些规则（处数）", "Rules broken, by agency (how often)"),
    "files-with": Text("有这个问题的文件数", "files that have it"),
    "left-out": Text(
        "“{sheet}”一页放不下，没有列出的：{count} 行。", "The sheet “{sheet}” is full; rows left out: {count}."
    ),
    "columns-left-out": Text(
        "“{sheet}”一页放不下，没有列出的规则：{count} 条。", "The sheet “{sheet}” is full; rules left out: {count}."
    ),
}


def office(phrase: str, lang: str, **facts: object) -> str:
    """A phrase with its facts."""
    return OFFICE[phrase].into(lang).format(**facts)


def state_word(state: State, row: Overview, lang: str) -> str:
    """One of the states of a file; of a report of the year before that it is last year's."""
    last = state == "other-year" and row.usual is not None and row.year == row.usual - 1
    return office("last-year" if last else state, lang)


def state_words(row: Overview, lang: str) -> str:
    """All states of a file, gravest first: `上年的、要改`."""
    return office("and", lang).join(state_word(state, row, lang) for state in row.states)


def agency_words(row: Overview, lang: str) -> str:
    """Whose report it is; the name of the file where that is not known."""
    return row.agency or office("unnamed", lang, name=PurePath(row.path).stem)


def advice(row: Overview, lang: str) -> str:
    """What to see to first, in a sentence or two: another year, other reports of the same, then the likeliest cell."""
    parts = []
    if row.usual is not None:
        parts.append(office("first-year", lang, year=row.year, usual=row.usual))
    if row.alike:
        parts.append(office("first-alike", lang, files=_files(row, lang)))
    parts.append(row.first.into(lang))
    return ("" if lang == "zh" else " ").join(part for part in parts if part)


def _files(row: Overview, lang: str) -> str:
    named = office("and", lang).join(PurePath(path).name or path for path in row.alike)
    others = row.copies - 1
    return named if others == len(row.alike) else office("files-more", lang, files=named, count=others)


def tally(rows: Iterable[Overview]) -> dict[State, int]:
    """How many files are in each state, gravest first; a file may be in several."""
    counts = Counter(state for row in rows for state in row.states)
    return {state: counts[state] for state in STATES if counts[state]}
