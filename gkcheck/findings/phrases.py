"""Fixed phrases in both languages: the joints of sentences, and what the outputs print."""

from __future__ import annotations

from gkcheck.rulebook.sheets import Text

from .consolidation import ROLLUP_USAGE
from .failures import FAILURE_PHRASES
from .format_phrases import FORMAT_PHRASES
from .year_phrases import YEAR_PHRASES

PHRASES = {
    "colon": Text("：", ": "),
    "share-cut": Text("是截去尾数，没有四舍五入", "which cuts further digits off instead of rounding"),
    "share-of-nothing": Text("文中也没有别的总数能得出这个比例", "no other total in the text yields it"),
    "no-whole": Text("各项比例合起来应为 100%", "together the shares should be 100%"),
    "nothing-left": Text("已经是全部，没有“其余”了", "that is the whole already, and leaves no remainder"),
    "quoted": Text("{said}：“{quote}”", "{said}: “{quote}”"),
    "aside": Text("（{words}）", " ({words})"),
    "comma": Text("，", ", "),
    "list": Text("、", ", "),
    "blank": Text("空", "blank"),
    "and-more": Text("{shown}等", "{shown} and others"),
    "printed": Text("{name}填的是 {value}", "{name} is printed as {value}"),
    "term": Text("{name} {value}", "{name} {value}"),
    "sum": Text("{terms} = {total}", "{terms} = {total}"),
    "added": Text("{names}相加 {terms} = {total}", "{names} add up to {terms} = {total}"),
    "added-nonzero": Text(
        "各项（0 不列）相加 {terms} = {total}", "the items (zeros left out) add up to {terms} = {total}"
    ),
    "unequal": Text("{where}：{left}，{right}，{more}", "{where}: {left}, {right}, {more}"),
    "at-least": Text("{where}：{right}，不应小于{left}", "{where}: {right}, which should not be below {left}"),
    "at-most": Text("{where}：{right}，不应大于{left}", "{where}: {right}, which should not exceed {left}"),
    "more-than-parts": Text("比各项之和多 {by}", "{by} more than the sum"),
    "less-than-parts": Text("比各项之和少 {by}", "{by} less than the sum"),
    "more-than-first": Text("后者多 {by}", "the latter is {by} more"),
    "less-than-first": Text("后者少 {by}", "the latter is {by} less"),
    "hidden-sheet": Text("工作表“{sheet}”", "the sheet “{sheet}”"),
    "hidden-rows": Text("工作表“{sheet}”第 {first}–{last} 行", "rows {first}–{last} of “{sheet}”"),
    "hidden-columns": Text("工作表“{sheet}”第 {first}–{last} 列", "columns {first}–{last} of “{sheet}”"),
    "section-moved": Text("这一部分不在格式规定的位置", "the section is not where the form has it"),
    "number-again": Text("序号重复或者倒退", "the number repeats or goes back"),
    "number-skipped": Text("序号跳过了前面的数", "a number is skipped before it"),
    "title-agency": Text("行政机关名称", "the agency"),
    "title-year": Text("年度", "the year"),
    "title-words": Text("“政府信息公开工作年度报告”字样", "what it is, a report on open government information"),
    "date-published": Text("发布日期", "the date of publication"),
    "date-signed": Text("落款日期", "the date under the text"),
    "at-cell": Text("第 {table} 个表第 {row} 行第 {column} 列", "table {table}, row {row}, column {column}"),
    "at-row": Text("第 {table} 个表第 {row} 行", "table {table}, row {row}"),
    "at-line": Text("文件第 {line} 行", "line {line}"),
    "error": Text("错误", "error"),
    "warning": Text("疑问", "warning"),
    "note": Text("提示", "note"),
    "counts": Text(
        "{files} 个文件：错误 {errors} 处，疑问 {warnings} 处，提示 {notes} 处",
        "files: {files}, errors: {errors}, warnings: {warnings}, notes: {notes}",
    ),
    "counts-unreadable": Text("；{count} 个文件无法读取", "; unreadable: {count}"),
    "counts-other": Text("；{count} 个文件不是年度报告", "; no annual report: {count}"),
    "relations": Text(
        "勾稽关系：成立 {kept}，不成立 {broken}，因有空格无法判断 {unknown}",
        "relations: {kept} kept, {broken} broken, {unknown} unknown because of blanks",
    ),
    "relations-open": Text(
        "勾稽关系：成立 {kept}，不成立 {broken}，缺部分、缺表、缺单位或者有空格而无法判断 {unknown}",
        "relations: {kept} kept, {broken} broken, {unknown} unknown for want of parts, tables, units or figures",
    ),
    "bar": Text(
        "{percentage:3.0f}%|{bar}| 已读 {n_fmt}/{total_fmt} 个文件，还要 {remaining}",
        "{percentage:3.0f}%|{bar}| {n_fmt} of {total_fmt} files, {remaining} left",
    ),
    "clean": Text("没有发现问题", "nothing found"),
    "not-a-report": Text(
        "不是年度报告：没有标题、统计表，也没有各部分的标题",
        "no annual report: neither title nor table nor section headings",
    ),
    "unreadable": Text("无法读取", "unreadable"),
    "hint": Text("怎么改：", "what to do: "),
    "where": Text("位置：", "at: "),
    "same-again": Text("同类提示还有 {count} 处：{cells}", "{count} more of the same: {cells}"),
    "year": Text("{year} 年度", "{year}"),
    "edition-2014": Text("2014 版格式", "edition 2014"),
    "edition-2019": Text("2019 版格式", "edition 2019"),
    "edition-2021": Text("2021 版格式", "edition 2021"),
    "edition-mixed": Text("新旧格式混用", "mixed editions"),
    "edition-none": Text("没有统计表", "no table"),
    "why": Text("为什么：", "why: "),
    "basis": Text("依据：", "basis: "),
    "severity": Text("级别：", "severity: "),
    "editions": Text("适用：", "editions: "),
    "style-width": Text("全角数字", "full-width digits"),
    "style-separator": Text("有分隔符", "separators"),
    "style-zeros": Text("有前导零", "leading zeros"),
    "style-chinese": Text("中文数字", "Chinese numerals"),
    "style-decimals": Text("整数带小数点", "decimals on a whole number"),
    "really-ole": Text("旧版 Word（.doc）文件", "an old Word (.doc) file"),
    "really-zip": Text("压缩包或 Office 文件", "a zip archive or an Office file"),
    "really-pdf": Text("PDF 文件", "a PDF"),
    "really-image": Text("图片", "a picture"),
    "really-rtf": Text("RTF 文件", "an RTF file"),
    "really-gzip": Text("压缩文件", "a gzip archive"),
    "really-7z": Text("压缩包", "a 7z archive"),
    "really-rar": Text("压缩包", "a rar archive"),
    "really-text": Text("文本", "text"),
    "audit-counts": Text(
        "{title}（{cells} 格）：填错一格，能发现的 {found} 格，其中能确定是哪一格的 {certain} 格",
        "{title} ({cells} cells): a single wrong cell is found in {found}, and found for certain in {certain}",
    ),
    "audit-cells": Text("{label}（{count} 格）", "{label} ({count} cells)"),
    "audit-certain": Text("能发现，能确定是哪一格", "found, and for certain"),
    "audit-found": Text("能发现，但分不清是哪一格（{twins}）", "found, but not told apart from {twins}"),
    "audit-alike": Text(
        "能发现，但这 {count} 格之间分不清是哪一格", "found, but these {count} cells are not told apart"
    ),
    "audit-bounded": Text("错得超出上下限才能发现", "found only where the bound is exceeded"),
    "audit-unfound": Text("单靠表格发现不了", "cannot be found from the tables alone"),
    "audit-implied-head": Text(
        "可以由其他关系推出的（格式本身印着，保留无妨）：", "implied by others (the form prints them all the same):"
    ),
    "audit-contradictory": Text(
        "互相矛盾：{codes} 与其余规则放在一起，总有一些格只能填 0",
        "contradictory: with {codes} beside the other rules, some cells can only be zero",
    ),
    "audit-consistent": Text("没有互相矛盾的规则", "no rules contradict each other"),
    "audit-never": Text("用不上的规则：{codes}", "rules that never apply: {codes}"),
    "usage-edition-without-audit": Text("--edition 要与 --audit 一起用", "--edition goes with --audit"),
    "usage-unknown-rule": Text("规则书里没有“{rule}”", "the book has no rule '{rule}'"),
    "usage-output-is-input": Text(
        "不能把结果写进这次要读的文件 {path}", "results must not go into {path}, which this call reads"
    ),
    "usage-wants-output": Text("工作簿要写入文件，请加 --output", "a workbook goes into a file: add --output"),
    "usage-open-wants-html": Text(
        "--open 打开的是网页，不能与 --format {format} 一起用",
        "--open opens a page and does not go with --format {format}",
    ),
    "usage-missing-extra": Text(
        '还要运行：pip install "gkcheck[{extra}]"', 'this needs: pip install "gkcheck[{extra}]"'
    ),
    "usage-cannot-annotate": Text(
        "{suffix} 文件里不能写批注；请另存为 {other} 后再标注",
        "no comments can be written into {suffix} files; save it as {other} and annotate that",
    ),
    "usage-cannot-fix": Text(
        "{suffix} 文件不能直接修改；请另存为 {other} 后再改",
        "{suffix} files cannot be mended in place; save it as {other} and mend that",
    ),
    "usage-wants-file": Text("请用 --output 写明写到哪个文件", "say with --output which file to write"),
    "usage-not-kept": Text(
        "这份文件的结构特殊，写进去就不能保证其余内容不变，所以没有写",
        "this file is built in a way that would not leave the rest of it unchanged; nothing was written",
    ),
    "usage-no-paths": Text(
        "用法有误：没有写要检查的文件或文件夹，设置里也没有 paths",
        "bad usage: no file or folder is named, and no settings give paths",
    ),
    "usage-not-found": Text("{path} 里没有这样的问题：{what}", "{path} has no such finding: {what}"),
    "usage-several": Text(
        "{path} 里这样的问题不止一处，请用 --cell 写明是哪一格：{cells}",
        "{path} has several such findings; name one with --cell: {cells}",
    ),
    "usage-nobody": Text(
        "{path} 没有写明机关和年度，豁免无从认定", "{path} tells no agency and year that a waiver could belong to"
    ),
    "usage-no-reason": Text("--reason 不能是空的", "--reason must not be empty"),
    "usage-waived-already": Text("{path} 的这一处已经豁免", "that finding of {path} is waived already"),
    **FAILURE_PHRASES,
    **FORMAT_PHRASES,
    **ROLLUP_USAGE,
    **YEAR_PHRASES,
}
