"""Words between levels: parts that are missing, differences that a part explains, single cells that do not add up."""

from __future__ import annotations

from gkcheck.rulebook.sheets import Text

LEVEL_PHRASES = {
    "all": Text("全部数字", "all tables"),
    "whole": Text("汇总", "whole"),
    "counted": Text("作为一个部分核对合计，没有另外检查", "held against the whole as a part; not checked otherwise"),
    "only-summed": Text(
        "由各部分相加，写成 {paths}；它自己的勾稽关系没有检查，用 gkcheck check 检查",
        "the sum of the parts, written as {paths}; its own relations were not checked: gkcheck check does that",
    ),
    "whole-again": Text(
        "与汇总报告是同一机关、同一年度，没有算作一个部分",
        "of the same body and year as the whole, and counted as no part",
    ),
    "same-figures": Text("数都一样，只加了一次", "their figures are the same, and were added once"),
    "other-figures": Text("数不一样，只加了第一份", "their figures differ, and only the first was added"),
    "unlike": Text("数不一样，请问清以哪一份为准", "their figures differ: ask which one holds"),
    "lacks": Text("缺 {count} 个：{names}", "{count} ({names})"),
    "lacks-all": Text("没有一个能与汇总核对", "none can be held against the whole"),
    "gap-no-table": Text("“{name}”没有“{what}”这个表", "“{name}” lacks the table “{what}”"),
    "gap-no-unit": Text("“{name}”的“{what}”没有写明单位", "“{name}” tells no unit for “{what}”"),
    "gaps-more": Text("{shown}，共 {count} 处", "{shown}, {count} in all"),
    "not-compared-there": Text("这些格的合计无法核对", "these sums cannot be compared"),
    "not-added": Text(
        "没有的表没有加进汇总，没有单位的金额在汇总里空着",
        "the sum is without these tables, and blank where an amount tells no unit",
    ),
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
    "both-levels": Text(
        "{parts}和它下面的{below}等多半都作为部分给出了：它的数正好是它们之和，有 {count} 格因此加了两遍（{cells}）；"
        "几级一起核对，要写清单（--manifest）",
        "{parts} and the parts that it is made of ({below} …) were most likely given side by side: it counts just what "
        "they add up to, and {count} cells are added twice ({cells}); several levels need a --manifest",
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
    "plain": Text("{value}{unit}", "{value}{unit}"),
    "converted": Text("{value}{unit}（单位不同，折成{unit}相加）", "{value}{unit} (units differ: added in {unit})"),
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
