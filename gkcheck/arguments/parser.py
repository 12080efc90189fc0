"""A parser whose headings, help and complaints are in the language of the call."""

from __future__ import annotations

import re
from argparse import SUPPRESS, ArgumentParser, HelpFormatter
from itertools import islice
from typing import TYPE_CHECKING, Any, NoReturn

from .words import HELP, PROBLEMS

if TYPE_CHECKING:
    from argparse import Action
    from collections.abc import Iterator


class _Formatter(HelpFormatter):
    lang = 0

    def add_usage(self, usage: Any, actions: Any, groups: Any, prefix: str | None = None) -> None:
        super().add_usage(usage, actions, groups, HELP["usage"][self.lang] if prefix is None else prefix)


class _EnglishFormatter(_Formatter):
    lang = 1


class Parser(ArgumentParser):
    """A parser whose headings and complaints are in the language of the call."""

    def __init__(self, **options: Any) -> None:
        self.english = options.pop("lang") == "en"
        formatter = _EnglishFormatter if self.english else _Formatter
        super().__init__(formatter_class=formatter, add_help=False, allow_abbrev=False, **options)
        self._positionals.title = self.word("arguments")
        self._optionals.title = self.word("options")
        self.add_argument("-h", "--help", action="help", default=SUPPRESS, help=self.word("help"))

    def word(self, key: str) -> str:
        """A word of the help, in the language of the call."""
        return HELP[key][self.english]

    def error(self, message: str) -> NoReturn:
        """Complain in the language of the call and exit with status 2."""
        from gkcheck.output.plain import visible

        plain = visible(_in_words(message))
        said = f"bad usage: {plain}" if self.english else f"用法有误：{_in_chinese(plain)}"
        self.exit(2, f"{self.format_usage()}{self.prog}: {said}\n")


class Command(Parser):
    """The parser of one command: its paths may stand before options, behind them, and on either side."""

    def __init__(self, **options: Any) -> None:
        self._valued: set[str] = set()
        super().__init__(**options)

    def add_argument(self, *names: Any, **options: Any) -> Action:
        """As argparse does, remembering the options that a value follows."""
        action = super().add_argument(*names, **options)
        if action.nargs != 0:
            self._valued.update(action.option_strings)
        return action

    def parse_known_args(self, args: Any = None, namespace: Any = None) -> Any:
        """As argparse does, with all words in one place: of several groups of words it takes the first alone."""
        return super().parse_known_args(self._gathered(iter(args)), namespace)

    def _gathered(self, arguments: Iterator[str]) -> list[str]:
        """The words before the options with their values; behind them where `--` says that the rest is words."""
        options: list[str] = []
        words: list[str] = []
        for argument in arguments:
            if argument == "--":
                return [*options, "--", *words, *arguments]
            if argument.startswith("-") and argument != "-":
                options += [argument, *islice(arguments, argument in self._valued)]
            else:
                words.append(argument)
        return [*words, *options]


def _in_words(message: str) -> str:
    """A complaint of argparse without Python's quotes around what could be chosen."""
    return re.sub(r"(?<=\(choose from ).+(?=\))", lambda found: found[0].replace("'", ""), message)


def _in_chinese(message: str) -> str:
    for pattern, words in PROBLEMS:
        if match := re.fullmatch(pattern, message):
            return words.format(*match.groups())
    return message
