"""Fixed phrases of the machine formats and of several outputs at once, in both languages."""

from __future__ import annotations

from gkcheck.rulebook.sheets import Text

FORMAT_PHRASES = {
    "suspect": Text(
        "{label} 填的是 {printed}，可能应为 {suggested}", "{label} is printed as {printed}, perhaps meant {suggested}"
    ),
    "suspect-why": Text("{said}（{reason}）", "{said} ({reason})"),
    "suspects": Text("可能是：{sets}", "Perhaps: {sets}"),
    "suspects-or": Text("；或者：", "; or: "),
    "full-stop": Text("。", ". "),
    "cell-printed": Text("{label}：{printed}", "{label}: {printed}"),
    "left-out": Text("因数量限制没有列出的问题", "findings left out because of limits"),
    "left-out-counts": Text(
        "共有 {found} 处问题，超过可以上传的数量，没有列出的：错误 {error} 处，疑问 {warning} 处，提示 {note} 处；"
        "全部结果请看别的格式",
        "{found} findings are more than can be uploaded; left out: errors {error}, warnings {warning}, notes {note}; "
        "other formats tell all of them",
    ),
    "files-left-out": Text("还有 {count} 个文件没有列出", "{count} more files are not listed"),
    "head-file": Text("文件", "file"),
    "head-agency": Text("行政机关", "agency"),
    "head-year": Text("年度", "year"),
    "head-edition": Text("格式", "form"),
    "head-verdict": Text("结论", "verdict"),
    "left-out-summary": Text(
        "因篇幅限制没有列出：无法读取的文件 {unreadable} 个，错误 {error} 处，疑问 {warning} 处，提示 {note} 处；"
        "全部结果请看别的格式",
        "left out for want of room: unreadable files {unreadable}, errors {error}, warnings {warning}, notes {note}; "
        "other formats tell all of them",
    ),
    "source-root": Text("运行 gkcheck 的文件夹", "the folder in which gkcheck was run"),
    "rules-unknown": Text("有空格，{unknown} 处无法判断（共 {all} 处）", "blanks leave {unknown} of {all} places open"),
    "rule-not-told": Text(
        "没有成立，按 --select 或 --ignore 不报告", "broken, and not told because of --select or --ignore"
    ),
    "usage-output-before-format": Text(
        "--output {path} 前面没有属于它的 --format；要几种格式，每个 --output 写在它的 --format 后面",
        "--output {path} has no --format before it; with several formats, each --output follows its --format",
    ),
    "usage-two-on-screen": Text(
        "只能有一种格式写在屏幕上，现在有 {formats}；请给其余的加上 --output",
        "only one format can go to the screen, not {formats}; add --output to the others",
    ),
    "usage-output-twice": Text("不能把两样结果写进同一个文件 {path}", "two results must not go into one file {path}"),
}
