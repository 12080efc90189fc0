"""The commands and what each of them takes."""

from __future__ import annotations

from argparse import SUPPRESS, Action, ArgumentError, ArgumentTypeError, Namespace
from typing import TYPE_CHECKING, Any

from gkcheck.config.day import day
from gkcheck.version import __version__

from .parser import Command, Parser

if TYPE_CHECKING:
    from argparse import ArgumentParser
    from datetime import date

FORMATS = ("text", "json", "csv", "github", "sarif", "gitlab", "junit", "html", "markdown", "xlsx")
"""The names of `gkcheck.output.WRITERS`, which only the command `check` needs to load."""


def build_parser(lang: str) -> Parser:
    """The parser of a call, its help in Chinese or English."""
    parser = Parser(prog="gkcheck", lang=lang)
    parser.description = parser.word("about")
    parser.add_argument("--version", action="version", version=f"gkcheck {__version__}", help=parser.word("version"))
    parser.add_argument("--lang", choices=("zh", "en"), help=parser.word("lang"))
    commands = parser.add_subparsers(
        dest="command", required=True, metavar="COMMAND", title=parser.word("commands"), parser_class=Command
    )
    for name, arguments in _COMMANDS.items():
        word = parser.word(name)
        command = commands.add_parser(name, lang=lang, help=word, description=word)
        arguments(command)
        command.add_argument("--lang", choices=("zh", "en"), default=SUPPRESS, help=command.word("lang"))
        _file(command, "config")
        command.add_argument("--no-config", action="store_true", help=command.word("no-config"))
    return parser


def _check(parser: Parser) -> None:
    parser.epilog = parser.word("status")
    parser.add_argument("paths", nargs="*", metavar="PATH", help=parser.word("paths"))
    parser.set_defaults(asked=())
    parser.add_argument("--format", choices=FORMATS, action=_InOrder, default=SUPPRESS, help=parser.word("format"))
    parser.add_argument("--output", metavar="FILE", action=_InOrder, default=SUPPRESS, help=parser.word("outputs"))
    parser.add_argument("--open", action="store_true", help=parser.word("open"))
    _choice(parser)
    parser.add_argument("--fail-on", choices=("error", "warning", "note"), help=parser.word("fail-on"))
    _published(parser)
    parser.add_argument("--previous", metavar="PATH", action=_Once, help=parser.word("previous"))
    for name in ("baseline", "write-baseline", "waivers"):
        _file(parser, name)
    _own_rules(parser)
    parser.add_argument("--jobs", type=_count, metavar="N", help=parser.word("jobs"))


def _annotate(parser: Parser) -> None:
    _path(parser)
    _file(parser, "output", "output-file")
    parser.add_argument("--clean", action="store_true", help=parser.word("clean"))
    _choice(parser)
    _published(parser)
    parser.add_argument("--previous", metavar="PATH", action=_Once, help=parser.word("previous-file"))
    for name in ("baseline", "waivers"):
        _file(parser, name)
    _own_rules(parser)


def _fix(parser: Parser) -> None:
    _path(parser)
    _file(parser, "output", "output-file")
    parser.add_argument("--diff", action="store_true", help=parser.word("diff"))
    _published(parser)
    _own_rules(parser)


def _waive(parser: Parser) -> None:
    _path(parser)
    parser.add_argument("--code", required=True, metavar="CODE", help=parser.word("waived-code"))
    parser.add_argument("--cell", metavar="CELL", help=parser.word("cell"))
    parser.add_argument("--reason", required=True, metavar="TEXT", help=parser.word("reason"))
    _published(parser)
    parser.add_argument("--previous", metavar="PATH", action=_Once, help=parser.word("previous-file"))
    _file(parser, "waivers")
    _own_rules(parser)


def _rollup(parser: Parser) -> None:
    parser.epilog = parser.word("status")
    parser.set_defaults(asked=(), path=None)
    parser.add_argument("reports", nargs="*", metavar="PATH", action=_WithFirst, help=parser.word("rollup-reports"))
    parser.add_argument("--manifest", metavar="FILE", action=_WithFirst, help=parser.word("manifest"))
    parser.add_argument("--consolidate", metavar="FILE", action="append", default=[], help=parser.word("consolidate"))
    parser.add_argument("--format", choices=FORMATS, action=_InOrder, default=SUPPRESS, help=parser.word("format"))
    parser.add_argument("--output", metavar="FILE", action=_InOrder, default=SUPPRESS, help=parser.word("outputs"))
    _choice(parser)
    parser.add_argument("--fail-on", choices=("error", "warning", "note"), help=parser.word("fail-on"))
    _file(parser, "waivers")
    _own_rules(parser)


def _extract(parser: Parser) -> None:
    _path(parser)
    _formats(parser, "json", "yaml", "csv", "xlsx")
    _file(parser, "output")


def _rules(parser: Parser) -> None:
    _formats(parser, "text", "json")
    _file(parser, "output")
    parser.add_argument("--audit", action="store_true", help=parser.word("audit"))
    parser.add_argument("--edition", choices=("2019", "2021"), help=parser.word("edition"))
    _own_rules(parser)


def _explain(parser: Parser) -> None:
    parser.add_argument("code", metavar="CODE", help=parser.word("code"))
    _file(parser, "output")
    _own_rules(parser)


_COMMANDS = {
    "check": _check,
    "annotate": _annotate,
    "fix": _fix,
    "waive": _waive,
    "rollup": _rollup,
    "extract": _extract,
    "rules": _rules,
    "explain": _explain,
}


def _path(parser: Parser) -> None:
    parser.add_argument("path", metavar="PATH", help=parser.word("path"))


def _file(parser: Parser, name: str, word: str | None = None) -> None:
    parser.add_argument(f"--{name}", metavar="FILE", help=parser.word(word or name))


def _formats(parser: Parser, *names: str) -> None:
    parser.add_argument("--format", choices=names, default=names[0], help=parser.word("format"))


def _choice(parser: Parser) -> None:
    for name in ("select", "ignore"):
        parser.add_argument(f"--{name}", type=_codes, action="extend", metavar="CODES", help=parser.word(name))


def _published(parser: Parser) -> None:
    parser.add_argument("--published", type=_day, metavar="DATE", help=parser.word("published"))


def _own_rules(parser: Parser) -> None:
    parser.add_argument("--rules", action="append", default=[], metavar="FILE", help=parser.word("own-rules"))


class _InOrder(Action):
    """Keeps formats and outputs in the order in which they were given."""

    def __call__(self, _: ArgumentParser, namespace: Namespace, values: Any, option_string: str | None = None) -> None:  # noqa: ARG002
        namespace.asked = (*namespace.asked, (self.dest, values))


class _Once(Action):
    """Refuses what was given already, rather than forget it."""

    def __call__(self, _: ArgumentParser, namespace: Namespace, values: Any, option_string: str | None = None) -> None:  # noqa: ARG002
        if getattr(namespace, self.dest, None) is not None:
            raise ArgumentError(self, "given twice; put the files into one folder and name that")
        setattr(namespace, self.dest, values)


class _WithFirst(Action):
    """Keeps paths, and the first of them as the one from which settings are looked for."""

    def __call__(self, _: ArgumentParser, namespace: Namespace, values: Any, option_string: str | None = None) -> None:  # noqa: ARG002
        setattr(namespace, self.dest, values)
        if values:
            namespace.path = values if isinstance(values, str) else values[0]


def _codes(text: str) -> list[str]:
    return [code.strip() for code in text.split(",") if code.strip()]


def _count(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise ArgumentTypeError(f"{text!r} is no whole number from 1 up")
    return int(text)


def _day(text: str) -> date:
    try:
        return day(text)
    except ValueError as error:
        raise ArgumentTypeError(f"{text!r} is no date such as 2025-01-20") from error
