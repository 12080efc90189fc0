"""The page's own words in both languages, and headings of the form that have no English in its models."""

from __future__ import annotations

from gkcheck.rulebook.sheets import Text

HEADINGS = {
    "第二十条第（一）项": "Article 20 (1)",
    "第二十条第（五）项": "Article 20 (5)",
    "第二十条第（六）项": "Article 20 (6)",
    "第二十条第（八）项": "Article 20 (8)",
    "第二十条第（九）项": "Article 20 (9)",
    "信息内容": "content",
    "申请人情况": "applicants",
    "法人或其他组织": "legal persons and other organisations",
    "三、本年度办理结果": "III. outcomes this year",
    "（三）不予公开": "(3) denied",
    "（四）无法提供": "(4) unable to provide",
    "（五）不予处理": "(5) not processed",
    "（六）其他处理": "(6) other outcomes",
    "行政诉讼": "administrative litigation",
}

WORDS = {
    "title": Text("政府信息公开工作年度报告检查结果", "Check of annual reports on open government information"),
    "title-of": Text("{name}：检查结果", "{name}: check"),
    "skip": Text("跳到检查结果", "skip to the results"),
    "skip-tables": Text("跳过统计表", "skip the tables"),
    "columns-note": Text(
        "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）",
        "(within each column: items one and two together equal items three and four)",
    ),
    "controls": Text("显示设置", "display"),
    "show": Text("显示：", "show:"),
    "counted": Text("{name} {count}", "{name} {count}"),
    "dark": Text("深色", "dark"),
    "print": Text("打印", "print"),
    "hidden": Text("按上面的选择，没有显示 {count} 条", "{count} not shown, as chosen above"),
    "all-files": Text("全部文件", "All files"),
    "all-caption": Text("每个文件的检查结果，先要办的在前", "what was found in each file, the gravest first"),
    "find": Text("查找", "find"),
    "by-state": Text("按状态显示", "show by status"),
    "shown": Text("显示 {shown} 个，共 {all} 个文件", "{shown} of {all} files shown"),
    "unfold": Text("全部展开", "unfold all"),
    "fold": Text("全部收起", "fold all"),
    "sort": Text("排序", "sort"),
    "rules": Text("各机关违反了哪些规则", "Rules broken, by agency"),
    "rules-caption": Text("每份报告里每条规则的处数", "how often each rule was broken in each report"),
    "unknown": Text("未写明", "not told"),
    "findings": Text("发现的问题", "Findings"),
    "tables": Text("统计表", "Tables"),
    "tables-clean": Text("看三张统计表", "show the three tables"),
    "legend": Text(
        "表里是报告填的数。有记号的是存疑的格，点它看说明。",
        "The tables hold what the report prints. Marked cells are doubted: follow one to what is said of it.",
    ),
    "no-table": Text("报告里没有这张表。", "The report does not have this table."),
    "no-row": Text("（报告里没有这一行）", "(not in the report)"),
    "printed-label": Text("报告里写的是：{label}", "the report prints: {label}"),
    "raw": Text("这一行应有 {wanted} 个数，读到 {count} 个：{found}", "{wanted} values wanted, {count} met: {found}"),
    "extra": Text("格式里没有的行：{rows}", "rows that the form does not have: {rows}"),
    "cut": Text("{text}……（共 {count} 字）", "{text}… ({count} characters)"),
    "empty": Text("空", "blank"),
    "sign-error": Text("错", "E"),
    "sign-warning": Text("疑", "W"),
    "sign-note": Text("提", "N"),
    "sign-ok": Text("✓", "✓"),
    "sign-none": Text("—", "—"),
    "mark": Text("{severity} {number}", "{severity} {number}"),
    "expected-sum": Text("算出来是", "adds up to"),
    "expected-least": Text("不应小于", "not below"),
    "expected-most": Text("不应大于", "not above"),
    "expected-beside": Text("对照的数是", "held against"),
    "actual": Text("报告填的是", "printed"),
    "actual-said": Text("文中写的是", "the text says"),
    "difference": Text("相差", "difference"),
    "equation": Text("算式", "equation"),
    "suspects": Text("可能填错的是（最可能的在前）", "probably wrong (likeliest first)"),
    "suspect": Text("应填 {suggested}，原为 {value}", "{suggested} instead of {value}"),
    "together": Text("{count} 格一起改", "{count} cells together"),
    "cause": Text("下面 {count} 条是同一个原因", "these {count} have one cause"),
    "where": Text("位置", "at"),
    "said-in": Text("原文（{where}）", "in the text ({where})"),
    "why": Text("为什么", "why"),
    "hint": Text("怎么改", "what to do"),
    "basis": Text("依据", "basis"),
    "see": Text("在表里看", "see it in the table"),
    "save": Text("怎样另存为能读的文件", "How to save it as a file that can be read"),
    "save-1": Text(
        "用 Word、WPS 或 Excel 打开这个文件。打不开的，找原来的文件。",
        "Open the file in Word, WPS or Excel. If it does not open, look for the original.",
    ),
    "save-2": Text("点“文件”，再点“另存为”。", "Choose File, then Save As."),
    "save-3": Text(
        "“保存类型”选 .docx（文字）或 .xlsx（表格），保存。只改文件名里的扩展名不行。",
        "Choose .docx (text) or .xlsx (sheet) as the type and save. Renaming the file is not enough.",
    ),
    "save-4": Text("再检查新存的文件。", "Check the new file."),
    "made-by": Text(
        "gkcheck {version}。这一页不连接网络，也没有把报告传到任何地方。数是否属实，由您对照台账决定。",
        "gkcheck {version}. This page reaches no network, and the report was sent nowhere. "
        "Whether a figure is true is for you to decide.",
    ),
    "verdict-unreadable": Text("没有检查：这个文件无法读取。", "Not checked: the file cannot be read."),
    "verdict-failed": Text("没有检查：gkcheck 自己出了错。", "Not checked: gkcheck itself failed."),
    "verdict-not-a-report": Text("没有检查：这不是年度报告。", "Not checked: this is no annual report."),
    "verdict-error": Text(
        "有 {errors} 处错误，公开之前必须改正。", "Errors: {errors}; they must be mended before publication."
    ),
    "verdict-warning": Text(
        "没有发现错误，有 {warnings} 处疑问，请对照台账核实。",
        "No error; warnings: {warnings}, to be held against the records.",
    ),
    "verdict-note": Text("没有发现错误和疑问，有 {notes} 处提示。", "No error and no warning; notes: {notes}."),
    "verdict-counted": Text(
        "作为一个部分核对合计，没有另外检查。", "Held against the whole as a part; not checked otherwise."
    ),
    "verdict-ok": Text("没有发现问题。", "Nothing found."),
    "opened": Text("结果已在浏览器里打开：{path}", "opened in the browser: {path}"),
    "no-browser": Text("打不开浏览器，结果在 {path}", "no browser could be opened; the page is {path}"),
    "complaint": Text("gkcheck 没能检查", "gkcheck could not check"),
    "complaint-how": Text(
        "把报告文件拖到图标上，或者请装 gkcheck 的同事看下面的话。",
        "Drop report files on the icon, or show the words below to whoever installed gkcheck.",
    ),
}


def words(phrase: str, **facts: object) -> Text:
    """A phrase with its facts, in both languages; a fact that is a Text is taken in the language of the phrase."""
    return Text(*(_fill(phrase, lang, facts) for lang in ("zh", "en")))


def _fill(phrase: str, lang: str, facts: dict[str, object]) -> str:
    told = {name: fact.into(lang) if isinstance(fact, Text) else fact for name, fact in facts.items()}
    return WORDS[phrase].into(lang).format(**told)


def heading(printed: str) -> Text:
    """A heading of the form in both languages."""
    return Text(printed, HEADINGS.get(printed, printed))
