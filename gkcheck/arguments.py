"""The command's arguments, with help in Chinese or English."""

from __future__ import annotations

import re
from argparse import SUPPRESS, Action, ArgumentParser, ArgumentTypeError, HelpFormatter, Namespace
from datetime import date
from typing import Any, NoReturn

from .version import __version__

FORMATS = ("text", "json", "csv", "github", "sarif", "gitlab", "junit", "html")
"""The names of `gkcheck.output.WRITERS`, which only the command `check` needs to load."""

_HELP = {
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
    "paths": ("报告文件或文件夹", "report files or folders"),
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
    "own-rules": ("另加自己的规则文件（TOML）", "add a file of your own rules (TOML)"),
    "open": (
        "生成网页并在浏览器里打开；不写 --output 时存进临时文件夹",
        "write a page and open it in the browser; without --output it goes into the temporary folder",
    ),
    "fail-on": ("达到这一级别时以状态 1 退出（默认 error）", "exit with 1 from this severity up (default: error)"),
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
_PROBLEMS = (
    (r"the following arguments are required: (.+)", "缺少参数：{0}"),
    (r"unrecognized arguments: (.+)", "不认识的参数：{0}"),
    (r"argument (.+?): invalid choice: (.+?) \(choose from (.+)\)", "参数 {0} 不能是 {1}，可以是 {2}"),
    (r"argument (.+?): expected one argument", "参数 {0} 后面要有一个值"),
    (r"argument (.+?): expected at least one argument", "参数 {0} 后面至少要有一个值"),
    (r"argument (.+?): (.+) is no date such as 2025-01-20", "参数 {0} 要写成 2025-01-20 这样的日期，不能是 {1}"),
    (r"ambiguous option: (.+?) could match (.+)", "参数 {0} 不明确，可能是 {1}"),
)


def parse_arguments(arguments: list[str]) -> Namespace:
    """The options of a call; exits with status 2 where it cannot be understood."""
    return make_parser("en" if wants_english(arguments) else "zh").parse_args(arguments)


def wants_english(arguments: list[str]) -> bool:
    """Whether a call asks for English, understood or not."""
    joined = " ".join(arguments)
    return bool(re.search(r"--lang[= ]en\b", joined))


class _Formatter(HelpFormatter):
    lang = 0

    def add_usage(self, usage: Any, actions: Any, groups: Any, prefix: str | None = None) -> None:
        super().add_usage(usage, actions, groups, _HELP["usage"][self.lang] if prefix is None else prefix)


class _EnglishFormatter(_Formatter):
    lang = 1


class _Parser(ArgumentParser):
    """A parser whose headings and complaints are in the language of the call."""

    def __init__(self, **options: Any) -> None:
        self.english = options.pop("lang") == "en"
        formatter = _EnglishFormatter if self.english else _Formatter
        super().__init__(formatter_class=formatter, add_help=False, allow_abbrev=False, **options)
        self._positionals.title = self.word("arguments")
        self._optionals.title = self.word("options")
        self.add_argument("-h", "--help", action="help", default=SUPPRESS, help=self.word("help"))

    def word(self, key: str) -> str:
        return _HELP[key][self.english]

    def error(self, message: str) -> NoReturn:
        said = f"bad usage: {message}" if self.english else f"用法有误：{_in_chinese(message)}"
        self.exit(2, f"{self.format_usage()}{self.prog}: {said}\n")


def _in_chinese(message: str) -> str:
    for pattern, words in _PROBLEMS:
        if match := re.fullmatch(pattern, message):
            return words.format(*match.groups())
    return message


class _InOrder(Action):
    """Keeps formats and outputs in the order in which they were given."""

    def __call__(self, _: ArgumentParser, namespace: Namespace, values: Any, option_string: str | None = None) -> None:  # noqa: ARG002
        namespace.asked = (*namespace.asked, (self.dest, values))


def make_parser(lang: str) -> ArgumentParser:
    """The parser of the whole command, its help in `lang`; the pages of the commands are made from it."""
    parser = _Parser(prog="gkcheck", lang=lang, description=_HELP["about"][lang == "en"])
    parser.add_argument("--version", action="version", version=f"gkcheck {__version__}", help=parser.word("version"))
    parser.add_argument("--lang", choices=("zh", "en"), default="zh", help=parser.word("lang"))
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND", title=parser.word("commands"))

    def command(name: str) -> _Parser:
        made: _Parser = commands.add_parser(name, lang=lang, help=parser.word(name), description=parser.word(name))
        if name != "check":
            into = "output-file" if name in ("annotate", "fix") else "output"
            made.add_argument("--output", metavar="FILE", help=made.word(into))
        made.add_argument("--lang", choices=("zh", "en"), default=SUPPRESS, help=made.word("lang"))
        return made

    check = command("check")
    check.epilog = parser.word("status")
    check.add_argument("paths", nargs="+", metavar="PATH", help=parser.word("paths"))
    check.set_defaults(asked=())
    check.add_argument("--format", choices=FORMATS, action=_InOrder, default=SUPPRESS, help=parser.word("format"))
    check.add_argument("--output", metavar="FILE", action=_InOrder, default=SUPPRESS, help=parser.word("outputs"))
    severities = ("error", "warning", "note")
    check.add_argument("--fail-on", choices=severities, default="error", help=parser.word("fail-on"))
    check.add_argument("--open", action="store_true", help=parser.word("open"))
    check.add_argument("--published", type=_day, metavar="DATE", help=parser.word("published"))
    extract = command("extract")
    extract.add_argument("path", metavar="PATH", help=parser.word("path"))
    forms = ("json", "yaml", "csv", "xlsx")
    extract.add_argument("--format", choices=forms, default="json", help=parser.word("format"))
    annotate = command("annotate")
    fix = command("fix")
    for one in (annotate, fix):
        one.add_argument("path", metavar="PATH", help=parser.word("path"))
        one.add_argument("--published", type=_day, metavar="DATE", help=parser.word("published"))
    annotate.add_argument("--clean", action="store_true", help=parser.word("clean"))
    fix.add_argument("--diff", action="store_true", help=parser.word("diff"))
    rules = command("rules")
    rules.add_argument("--format", choices=("text", "json"), default="text", help=parser.word("format"))
    rules.add_argument("--audit", action="store_true", help=parser.word("audit"))
    rules.add_argument("--edition", choices=("2019", "2021"), help=parser.word("edition"))
    explain = command("explain")
    explain.add_argument("code", metavar="CODE", help=parser.word("code"))
    for one in (check, annotate):
        for name in ("select", "ignore"):
            one.add_argument(
                f"--{name}", type=_codes, action="extend", default=[], metavar="CODES", help=parser.word(name)
            )
    for one in (check, annotate, fix, rules, explain):
        one.add_argument("--rules", action="append", default=[], metavar="FILE", help=parser.word("own-rules"))
    return parser


def _codes(text: str) -> list[str]:
    return [code.strip() for code in text.split(",") if code.strip()]


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise ArgumentTypeError(f"{text!r} is no date such as 2025-01-20") from error
