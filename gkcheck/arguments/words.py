"""The words of the command's help and of its complaints about usage, Chinese and English."""

from __future__ import annotations

HELP = {
    "about": (
        "检查政府信息公开工作年度报告的统计表",
        "check the tables of annual reports on open government information",
    ),
    "check": ("检查报告，逐格说明哪里不对", "check reports and say, cell by cell, what is wrong"),
    "extract": (
        "把一份报告的统计表读成 JSON、YAML、CSV 或工作簿",
        "print the tables of one report as JSON, YAML, CSV or a workbook",
    ),
    "rules": ("列出全部规则", "list all rules"),
    "audit": (
        "逐格说明填错了能不能发现、能不能确定，并找出矛盾、多余、用不上的规则",
        "say for every cell whether a wrong figure is found, and for certain; list contradictory and idle rules",
    ),
    "edition": ("只看这一版格式（与 --audit 一起用）", "this form only (with --audit)"),
    "explain": ("解释一条规则", "explain a rule"),
    "annotate": (
        "在报告里写批注：每个问题一条，标在它所在的格或句子上",
        "write the findings into the report: a comment on each doubted cell or sentence",
    ),
    "fix": (
        "只改稳妥的地方：数字写法、按 0 成立的空格、算得出的总计",
        "mend what is safe to mend: number style, blanks that are read as zero, totals that follow",
    ),
    "output-file": ("写入的文件；可以就是原文件", "the file to write; it may be the report itself"),
    "clean": ("只去掉以前的批注和底色", "only take the earlier comments and shades out"),
    "diff": ("列出要改的格，不写文件", "list the cells that would be changed and write nothing"),
    "waive": ("让一处问题属实不改，把理由写进豁免文件", "let a finding stand, its reason kept in a file of waivers"),
    "rollup": (
        "把上级的报告与下级各部分之和核对，或者把各部分加起来",
        "hold the report of a whole against the sum of its parts, or add the parts up",
    ),
    "rollup-reports": (
        "上级的报告，后面写各部分的文件或文件夹；与 --consolidate 一起用时只写各部分",
        "the report of the whole, then the files or folders of its parts; with --consolidate the parts alone",
    ),
    "manifest": (
        "写明上级和各部分的清单（TOML），可以有几级",
        "a file (TOML) that names wholes and parts, on several levels",
    ),
    "consolidate": (
        "没有上级报告时，把各部分加成一份，写成 .xlsx 或 .json 文件；可以写几次",
        "without a whole: write the sum of the parts into an .xlsx or a .json file; may be given again",
    ),
    "paths": ("报告文件或文件夹；不写则取设置里的 paths", "report files or folders; else the paths of the settings"),
    "path": ("报告文件", "a report file"),
    "code": ("规则代码或名称，如 GK301", "a rule's code or name, such as GK301"),
    "format": ("输出格式", "output format"),
    "output": ("写入文件，不写在屏幕上", "write to a file instead of the screen"),
    "outputs": (
        "写入文件，不写在屏幕上；要几种格式，每个 --output 写在它的 --format 后面",
        "write to a file instead of the screen; with several formats, each --output follows its --format",
    ),
    "lang": ("语言：zh 或 en", "language: zh or en"),
    "select": (
        "只报告这些规则，逗号分隔的代码、代码前缀或名称",
        "tell these rules only: codes, prefixes or names, by commas",
    ),
    "ignore": ("不报告这些规则", "do not tell these rules"),
    "published": (
        "发布日期，如 2025-01-20；不写则取网页或正文里的日期",
        "date of publication, such as 2025-01-20; else the one in the page or the text",
    ),
    "previous": (
        "上年的报告（文件或文件夹），逐项与它核对；不写则在一起检查的文件里找",
        "last year's reports, a file or folder, to hold this year's against; else looked for among the files",
    ),
    "previous-file": (
        "上年的报告（文件或文件夹），逐项与它核对",
        "last year's report, a file or folder, to hold this one against",
    ),
    "jobs": ("同时用几个进程；不写则按文件多少决定", "so many processes; else as many as the files are worth"),
    "own-rules": ("另加自己的规则文件（TOML）", "add a file of your own rules (TOML)"),
    "open": (
        "生成网页并在浏览器里打开；不写 --output 时存进临时文件夹",
        "write a page and open it in the browser; without --output it goes into the temporary folder",
    ),
    "fail-on": ("达到这一级别时以状态 1 退出（默认 error）", "exit with 1 from this severity up (default: error)"),
    "config": ("设置文件；不写则往上层文件夹里找", "the file of settings; else it is looked for upwards"),
    "no-config": ("不用任何设置，也不找豁免文件", "use no settings, and look for no waivers"),
    "baseline": ("不报告清单里原有的问题", "do not tell the findings recorded in this file"),
    "write-baseline": (
        "把发现的问题记进清单；与 --baseline 同用时只去掉不再出现的",
        "record the findings in this file; with --baseline, only drop those that are gone",
    ),
    "waivers": ("豁免文件", "the file of waivers"),
    "waived-code": ("规则代码或名称", "the rule's code or name"),
    "cell": ("问题里的一格，写路径", "a cell of the finding, by its path"),
    "reason": ("为什么属实", "why it stands"),
    "help": ("显示帮助", "show this help"),
    "version": ("显示版本", "show the version"),
    "usage": ("用法：", "usage: "),
    "arguments": ("参数", "arguments"),
    "options": ("选项", "options"),
    "commands": ("命令", "commands"),
    "status": (
        "退出状态：0 没有达到级别的问题，1 有问题，2 有文件没能检查或用法有误",
        "exit status: 0 nothing at the fail level, 1 findings, 2 something could not be checked or bad usage",
    ),
}
PROBLEMS = (
    (r"the following arguments are required: (.+)", "缺少参数：{0}"),
    (r"unrecognized arguments: (.+)", "不认识的参数：{0}"),
    (r"argument (.+?): invalid choice: ['\"](.*)['\"] \(choose from (.+)\)", "参数 {0} 不能是“{1}”，可以是 {2}"),
    (r"argument (.+?): expected one argument", "参数 {0} 后面要有一个值"),
    (r"argument (.+?): expected at least one argument", "参数 {0} 后面至少要有一个值"),
    (
        r"argument (.+?): ['\"](.*)['\"] is no date such as 2025-01-20",
        "参数 {0} 要写成 2025-01-20 这样的日期，不能是“{1}”",
    ),
    (r"argument (.+?): ['\"](.*)['\"] is no whole number from 1 up", "参数 {0} 要写成 1 以上的整数，不能是“{1}”"),
    (r"argument (.+?): given twice; .+", "参数 {0} 只能写一次：把几份文件放进一个文件夹，写文件夹的名称"),
    (r"ambiguous option: (.+?) could match (.+)", "参数 {0} 不明确，可能是 {1}"),
)
