"""A parser whose headings, help and complaints are in the language of the call."""

from __future__ import annotations

import re
from argparse import SUPPRESS, ArgumentParser, HelpFormatter
from typing import Any, NoReturn

from .words import HELP, PROBLEMS


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


def _in_words(message: str) -> str:
    """A complaint of argparse without Python's quotes around what could be chosen."""
    return re.sub(r"(?<=\(choose from ).+(?=\))", lambda found: found[0].replace("'", ""), message)


def _in_chinese(message: str) -> str:
    for pattern, words in PROBLEMS:
        if match := re.fullmatch(pattern, message):
            return words.format(*match.groups())
    return message
