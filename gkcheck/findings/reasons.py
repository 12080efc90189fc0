"""Why a file cannot be read, and what to do about it, in both languages."""

from __future__ import annotations

from gkcheck.rulebook.sheets import Text

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
