"""Phrases of marked-up and mended documents, in both languages."""

from __future__ import annotations

from gkcheck.rulebook.sheets import Text

REVISING = {
    "should-be": Text("应为 {value}", "should be {value}"),
    "should-be-because": Text("{label}应为 {value}：{reason}", "{label} should be {value}: {reason}"),
    "or": Text("；也可能是：", "; or else: "),
    "if-others-right": Text(
        "若其他各格都没有错，这一格应为 {value}", "if all other cells are right, this one should be {value}"
    ),
    "if-others-right-said": Text("按比对应为 {value}", "held against the rest, it should be {value}"),
    "whole-file": Text("整个文件", "the whole file"),
    "head-severity": Text("级别", "severity"),
    "head-code": Text("代码", "code"),
    "head-where": Text("位置", "where"),
    "head-message": Text("说明", "what is wrong"),
    "head-wanted": Text("应填", "right figure"),
    "head-hint": Text("怎么改", "what to do"),
    "written-notes": Text("已写好 {path}：批注 {count} 处", "written {path}, comments: {count}"),
    "written-clean": Text("已写好 {path}：gkcheck 的批注和底色都已去掉", "written {path} without the marks of gkcheck"),
    "written-fixed": Text("已写好 {path}：改了 {count} 格", "written {path}, cells changed: {count}"),
    "written-same": Text(
        "没有可以稳妥改正的地方，已原样写到 {path}", "nothing to mend safely; {path} is an identical copy"
    ),
    "nothing-to-fix": Text("没有可以稳妥改正的地方", "nothing to mend safely"),
    "change": Text("{label}：{old} → {new}（{why}）", "{label}: {old} → {new} ({why})"),
    "changes": Text("可以稳妥改正 {count} 格：", "cells that can be mended safely: {count}"),
    "why-style": Text("数字写法", "the way the number is written"),
    "why-zero": Text("空格；与它有关的各项关系都按 0 成立", "blank; every relation that it stands in holds with zero"),
    "why-total": Text("总计空着；六栏都已填，相加得出", "a blank total; all six columns are filled and add up to it"),
}


def told(phrase: str, lang: str, **facts: object) -> str:
    """A phrase with its facts."""
    return REVISING[phrase].into(lang).format(**facts)
