"""Words of consolidated reports: the headings of sheets, why something is not in the sums, calls that go wrong."""

from __future__ import annotations

from gkcheck.rulebook.sheets import Text

WORDS = {
    "sheet-sum": Text("汇总", "Sum"),
    "sheet-balance": Text("核对", "Balance"),
    "sheet-parts": Text("各部分", "Parts"),
    "sheet-figures": Text("各部分的数", "Figures"),
    "balance-cell": Text("格", "cell"),
    "balance-own": Text("汇总", "sum"),
    "balance-parts": Text("各部分总计之和", "totals of the parts"),
    "balance-difference": Text("相差", "difference"),
    "balance-column": Text(
        "{column}：第一、二项之和，第三、四项之和", "{column}: items one and two, items three and four"
    ),
    "list-part": Text("部分", "part"),
    "list-agency": Text("机关", "agency"),
    "list-file": Text("文件", "file"),
    "list-year": Text("年度", "year"),
    "list-status": Text("情况", "status"),
    "list-left": Text("没有加进去的", "What is not in the sums"),
    "part-table": Text("表", "table"),
    "part-cell": Text("格", "cell"),
    "part-figure": Text("数", "figure"),
    "part-unit": Text("单位", "unit"),
    "part-printed": Text("原文", "printed"),
    "part-place": Text("位置", "place"),
    "left-no-table": Text("没有这个表", "the report has no such table"),
    "left-blank": Text("空着或者读不出来，按没有计", "blank or unreadable, counted as nothing"),
    "left-no-unit": Text(
        "没有写明金额单位，汇总的这一格空着", "the unit of the amount is not told; the cell of the sum is left blank"
    ),
    "left-other-form": Text("汇总所用的格式没有这一格", "the form of the sum has no such cell"),
    "left-apart": Text("没有相加，由汇总单位填写", "not added up; the office that sums up fills it in"),
    "status-added": Text("已加", "added"),
    "status-again": Text("同一机关同一年度的另一份，没有加", "another one of the same body and year, not added"),
    "status-unreadable": Text("无法读取，没有加", "unreadable, not added"),
    "status-no-report": Text("不是年度报告，没有加", "no annual report, not added"),
    "status-no-table": Text("没有可加的统计表，没有加", "no table that can be added"),
    "status-other-year": Text("不是同一年度，没有加", "of another year, not added"),
    "status-not-given": Text("缺", "missing"),
}

ROLLUP_USAGE = {
    "usage-whole-and-parts": Text(
        "用法有误：先写上级的报告，再写各部分的文件或文件夹；也可以用 --manifest 写明",
        "bad usage: name the report of the whole, then the files or folders of its parts; or give a --manifest",
    ),
    "usage-whole-folder": Text(
        "用法有误：{path} 是文件夹；先写上级的报告，它是一个文件",
        "bad usage: {path} is a folder; name the report of the whole first, which is one file",
    ),
    "usage-manifest-alone": Text(
        "用法有误：用了 --manifest，就不再写文件", "bad usage: with --manifest no files are named"
    ),
    "usage-consolidate-parts": Text(
        "用法有误：--consolidate 写的是输出文件，另外要写各部分的文件或文件夹；不与 --manifest 一起用",
        "bad usage: beside --consolidate FILE name the files or folders of the parts; it takes no --manifest",
    ),
    "usage-consolidate-format": Text(
        "用法有误：--consolidate 写的是 .xlsx 或者 .json 文件，不能是 {path}",
        "bad usage: --consolidate writes an .xlsx or a .json file, not {path}",
    ),
    "usage-several-years": Text(
        "不是同一年度的报告，不能相加：{years}", "reports of several years cannot be added: {years}"
    ),
    "usage-nothing-to-add": Text(
        "这些文件读不出来，或者没有可加的统计表：{paths}",
        "these files are unreadable or have no table that can be added: {paths}",
    ),
    "usage-nothing-given": Text("文件夹里没有报告，没有可加的", "there are no reports to add in the folders"),
}
"""Calls that cannot be carried out."""


def tell(key: str, lang: str, **facts: object) -> str:
    """A word or sentence with its facts."""
    return WORDS[key].into(lang).format(**facts)
