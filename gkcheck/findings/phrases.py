"""Fixed phrases in both languages: the joints of sentences, why a file cannot be read, what the outputs print."""

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

_SAVE = Text(
    "请用 Word 或 WPS 打开，另存为 .docx 后再检查", "open it in Word or WPS, save it as .docx, and check again"
)


def _and_save(zh: str, en: str) -> Text:
    return Text(f"{zh}；{_SAVE.zh}", f"{en}; {_SAVE.en}")


def _and_save_sheet(zh: str, en: str) -> Text:
    return Text(
        f"{zh}；请用 Excel 或 WPS 打开，另存为 .xlsx 后再检查",
        f"{en}; open it in Excel or WPS, save it as .xlsx, and check again",
    )


REASONS = {
    "missing": Text("没有这个文件", "there is no such file"),
    "folder": Text("这是文件夹，不是文件", "this is a folder, not a file"),
    "long-name": Text("文件名或路径太长，不会有这个文件", "its name or path is too long; there is no such file"),
    "circle": Text("这是链接，绕了一圈又指回自己", "this is a link that leads in a circle"),
    "closed-folder": Text("打不开这个文件夹，可能没有权限", "the folder cannot be opened: no permission"),
    "no-regular-file": Text("这不是普通文件", "this is no regular file"),
    "no-files": Text("文件夹里没有可以检查的文件", "the folder holds no file that can be checked"),
    "denied": Text(
        "打不开这个文件，可能没有权限，或者别的程序正在使用",
        "the file cannot be opened: no permission, or in use by another program",
    ),
    "empty": Text("文件是空的", "the file is empty"),
    "too-large": Text("文件超过 {limit} MB，没有读取", "the file is larger than {limit} MB and was not read"),
    "unknown-type": Text(
        "不认识的文件类型 {suffix}；可以检查 .docx、.xlsx、.html、.txt、.md、.json、.yaml、.csv",
        "unknown file type {suffix}; .docx, .xlsx, .html, .txt, .md, .json, .yaml and .csv can be checked",
    ),
    "save-as-docx": _and_save("不能直接读取 {suffix} 文件", "{suffix} files are not read directly"),
    "really": _and_save("扩展名是 {suffix}，内容却是{really}", "the name says {suffix} but the content is {really}"),
    "really-page": Text(
        "扩展名是 {suffix}，内容却是网页；请把扩展名改成 .html 后再检查",
        "the name says {suffix} but the content is a web page; rename it to .html and check again",
    ),
    "encrypted": Text(
        "文件加了密码，请在 Word 或 WPS 里取消密码后再检查",
        "the file is encrypted; remove the password in Word or WPS and check again",
    ),
    "broken-archive": _and_save("文件已损坏，解不开", "the file is damaged and cannot be unpacked"),
    "broken-xml": _and_save(
        "文件已损坏，内容不完整（第 {line} 行）", "the file is damaged: its content is not well formed (line {line})"
    ),
    "no-word-part": _and_save("压缩包里没有 Word 正文", "the archive holds no Word document"),
    "no-html": Text("文件里没有网页内容", "the file holds no web page"),
    "unpacks-too-large": Text(
        "文件解开后超过 {limit} MB，没有读取", "unpacked, the file exceeds {limit} MB; it was not read"
    ),
    "too-many-parts": Text(
        "压缩包里的文件超过 {limit} 个，没有读取", "the archive has more than {limit} members; it was not read"
    ),
    "too-many-cells": Text(
        "单元格或段落超过 {limit} 个，没有读取", "more than {limit} cells or paragraphs; it was not read"
    ),
    "too-wide": Text("表格超过 {limit} 列，没有读取", "a table is wider than {limit} columns; it was not read"),
    "too-deep": Text("表格嵌套超过 {limit} 层，没有读取", "tables are nested deeper than {limit}; it was not read"),
    "doctype": Text(
        "文件里有实体声明（DTD），为安全起见没有读取", "the file declares entities (a DTD) and was not read, for safety"
    ),
    "odd-encoding": _and_save("文件使用了少见的编码 {encoding}", "the file uses the odd encoding {encoding}"),
    "nul-bytes": Text("文件里有空字节，不是文本", "the file holds NUL bytes and is no text"),
    "encoding": Text("认不出文字编码，请另存为 UTF-8 编码", "the text encoding is not recognised; save it as UTF-8"),
    "broken-data": Text(
        "不是完整的 {kind}，第 {line} 行读不下去", "no well-formed {kind}: it breaks off in line {line}"
    ),
    "no-form": Text("里面没有报告的数据", "holds no report data"),
    "data-too-deep": Text("嵌套太深，没有读取", "is nested too deep and was not read"),
    "yaml-alias": Text("用了 YAML 的锚和引用，没有读取", "uses YAML anchors and aliases and was not read"),
    "twice-given": Text("{path} 给了两次（第 {line} 行）", "gives {path} twice (line {line})"),
    "missing-extra": Text(
        '读取这种文件还要运行：pip install "gkcheck[{extra}]"',
        'reading such files needs: pip install "gkcheck[{extra}]"',
    ),
    "save-as-xlsx": _and_save_sheet("不能直接读取这种 {suffix} 文件", "such {suffix} files are not read directly"),
    "really-old-workbook": _and_save_sheet(
        "扩展名是 {suffix}，内容却是旧版 Office 文件（如 .xls）",
        "the name says {suffix} but the content is an old Office file (such as .xls)",
    ),
    "really-no-workbook": _and_save_sheet(
        "扩展名是 {suffix}，内容却是{really}", "the name says {suffix} but the content is {really}"
    ),
    "encrypted-workbook": Text(
        "文件加了密码，请在 Excel 或 WPS 里取消密码后再检查",
        "the file is encrypted; remove the password in Excel or WPS and check again",
    ),
    "broken-workbook": _and_save_sheet("文件已损坏，读不出工作表", "the file is damaged and its sheets cannot be read"),
    "no-workbook": _and_save_sheet("文件里没有工作簿", "the file holds no workbook"),
    "no-sheets": Text("工作簿里没有工作表", "the workbook has no worksheet"),
    "too-far": Text(
        "工作表一直用到第 {row} 行、第 {column} 列，范围太大，没有读取；请删除表格以外的行和列，保存后再检查",
        "a sheet is used as far as row {row}, column {column}, which is too large, and was not read; "
        "delete the rows and columns around the tables, save, and check again",
    ),
}
