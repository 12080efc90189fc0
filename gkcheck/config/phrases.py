"""What can be wrong with a file of settings or waivers, in both languages."""

from __future__ import annotations

from gkcheck.rulebook.sheets import Text

FAULTS = {
    "absent": Text("没有这个文件", "there is no such file"),
    "closed": Text("打不开这个文件", "the file cannot be opened"),
    "large": Text("文件太大或嵌套太深，没有读取", "the file is too large or nested too deep and was not read"),
    "no-utf8": Text("不是 UTF-8 编码，请另存为 UTF-8", "is not UTF-8; save it as UTF-8"),
    "no-toml": Text("不是完整的 TOML，从这一行读不下去", "is no well-formed TOML: it breaks off in this line"),
    "no-table": Text("里面没有 [tool.gkcheck]", "has no [tool.gkcheck]"),
    "unknown": Text("没有这一项；可以写的是 {known}", "there is no such key; known are {known}"),
    "unknown-near": Text("没有这一项，是不是 {near}？", "there is no such key; did you mean {near}?"),
    "unknown-code": Text("规则书里没有“{code}”", "the book has no rule '{code}'"),
    "unknown-code-near": Text(
        "规则书里没有“{code}”，是不是 {near}？", "the book has no rule '{code}'; did you mean {near}?"
    ),
    "choice": Text("不能是“{given}”，可以是 {known}", "cannot be '{given}'; one of {known} is wanted"),
    "off": Text(
        "级别不能是 off；不想看到的规则写进 ignore", "off is no severity; what is not to be told goes into ignore"
    ),
    "missing": Text("缺少这一项", "is missing"),
    "empty": Text("不能是空的", "must not be empty"),
    "twice": Text("这些名称属于两个机关：{names}", "these names belong to two bodies: {names}"),
    "day": Text("应是 2025-01-20 这样的日期", "must be a date such as 2025-01-20"),
    "string_type": Text("应是文字", "must be a text"),
    "tuple_type": Text('应是列表，如 ["…"]', 'must be a list, such as ["…"]'),
    "dict_type": Text("应是一张表", "must be a table"),
    "int_type": Text("应是整数", "must be a whole number"),
    "model_type": Text("应是一张表", "must be a table"),
    "no-match": Text("没有文件符合“{given}”", "no file matches '{given}'"),
    "no-pattern": Text(
        "“{given}”里的 `**` 要单独占一层，前后只能是斜杠", "in '{given}' the `**` must stand alone between slashes"
    ),
    "whole-folder": Text(
        "{given} 是文件夹；上级的报告是一个文件", "{given} is a folder; the report of the whole is one file"
    ),
    "only-whole": Text("除了上级的报告 {given} 没有别的文件", "there is nothing but the whole itself, {given}"),
    "whole-twice": Text("{given} 已经是另一条的上级报告", "{given} is the whole of another entry already"),
    "circle": Text("{given} 经过别的条目成了自己的一个部分", "{given} is, by way of other entries, a part of itself"),
    "wrong": Text("不能是“{given}”", "cannot be '{given}'"),
    "printed": Text(
        "格子的值应是文字或整数，照报告里印的写", "the value of a cell is a text or a whole number, as printed"
    ),
}
