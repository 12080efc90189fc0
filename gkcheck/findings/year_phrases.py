"""Fixed phrases about last year's report, in both languages."""

from __future__ import annotations

from gkcheck.rulebook.sheets import Text

YEAR_PHRASES = {
    "last-years-report": Text("上年报告", "last year's report"),
    "last-years": Text("上年报告的“{name}”", "last report's “{name}”"),
    "this-years": Text("“{name}”", "“{name}”"),
    "years-not-consecutive": Text("年度不相连", "the years do not follow one another"),
    "bodies-differ": Text(
        "名称不同，认不出是同一机关（改过名的，在设置里写明曾用名）",
        "the names differ and cannot be taken for one body's (where it was renamed, the settings' `aliases` say so)",
    ),
    "usage-bad-previous": Text(
        "读不出上年报告 {path}；可以先单独检查它，看看原因",
        "last year's report {path} cannot be read; check it by itself to see why",
    ),
}
