"""The command's parser to Markdown: a page that tells every command, argument and option, in English and in Chinese."""

from __future__ import annotations

import re
from argparse import SUPPRESS, Action, ArgumentParser, _SubParsersAction
from typing import TYPE_CHECKING

from gkcheck.arguments import build_parser
from gkcheck.rulebook.sheets import Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

PAGES = {"en": "reference/commands.md", "zh": "zh/命令.md"}
"""Where the page of a language stands below `docs/`."""

_WORDS = {
    "title": Text("命令", "Commands"),
    "other": Text("[English](../reference/commands.md)", "[中文](../zh/命令.md)"),
    "about": Text(
        "本页由命令行自己的说明生成，与 `gkcheck --help` 一致。",
        "This page is generated from the command's own help and says what `gkcheck --help` says.",
    ),
    "command": Text("命令", "command"),
    "does": Text("作用", "what it does"),
    "arguments": Text("参数：", "Arguments:"),
    "options": Text("选项：", "Options:"),
    "shared": Text("每个命令都有的选项", "Options of every command"),
    "without": Text("不带命令时的选项", "Options without a command"),
    "some": Text("[选项]", "[OPTIONS]"),
    "says": Text("：{help}", ": {help}"),
    "default": Text("。默认 {value}", ". Default: {value}"),
    "end": Text("。", "."),
    "status": Text("退出状态", "Exit status"),
    "column-status": Text("| 状态 | 意思 |", "| status | meaning |"),
    "0": Text(
        "做完了；检查时，没有达到 `--fail-on` 级别的问题",
        "done; where reports are checked, nothing at or above the level of `--fail-on`",
    ),
    "1": Text("有问题：报告里的，审查时是规则书里的", "something was found: in a report, or by an audit in the book"),
    "2": Text(
        "有文件没能读出、检查或写入，或者用法有误；同时有问题的，也是 2",
        "a file could not be read, checked or written, or the call was not understood; 2 beats 1",
    ),
}

_SAYS_DEFAULT = re.compile(r"\bdefault\b|默认")


def pages() -> dict[str, str]:
    """The page of each language by its path below `docs/`."""
    return {path: command_page(build_parser(lang), lang) for lang, path in PAGES.items()}


def command_page(parser: ArgumentParser, lang: str) -> str:
    """All commands of a parser on one page."""
    commands = dict(_commands(parser))
    shared = _shared(commands.values())
    parts = [f"# {_word('title', lang)}", _word("other", lang), _word("about", lang), _overview(commands, lang)]
    for name, command in commands.items():
        parts += [f"## `{name}`", _sentence(command.description, lang), f"`{_usage(name, command, lang)}`"]
        parts += _lists(command, shared, lang)
        parts += [_sentence(command.epilog, lang)] if command.epilog else []
    parts += [f"## {_word('shared', lang)}", _items([*parser._actions, *command._actions], shared, lang)]  # noqa: SLF001
    alone = [action for action in parser._actions if _shown(action) and _key(action) not in shared]  # noqa: SLF001
    if alone:
        parts += [f"## {_word('without', lang)}", _items(alone, {_key(action) for action in alone}, lang)]
    return "\n\n".join([*parts, f"## {_word('status', lang)}", _statuses(lang)]) + "\n"


def _word(key: str, lang: str, **facts: object) -> str:
    return _WORDS[key].into(lang).format(**facts)


def _commands(parser: ArgumentParser) -> Iterator[tuple[str, ArgumentParser]]:
    """Every command that has none below it, by its full name; aliases are left out."""
    below = [action for action in parser._actions if isinstance(action, _SubParsersAction)]  # noqa: SLF001
    if not below:
        yield parser.prog, parser
    for action in below:
        for child in dict.fromkeys(action.choices.values()):
            yield from _commands(child)


def _key(action: Action) -> tuple[object, ...]:
    return (*action.option_strings, action.dest, action.help, *(action.choices or ()))


def _shared(commands: Iterable[ArgumentParser]) -> set[tuple[object, ...]]:
    """The options that are the same in every command."""
    sets = [{_key(action) for action in one._actions if action.option_strings} for one in commands]  # noqa: SLF001
    return set.intersection(*sets)


def _shown(action: Action) -> bool:
    return action.help != SUPPRESS and not isinstance(action, _SubParsersAction)


def _overview(commands: dict[str, ArgumentParser], lang: str) -> str:
    """A table of all commands."""
    rows = [f"| [`{name}`](#{_anchor(name)}) | {_code(command.description)} |" for name, command in commands.items()]
    return "\n".join([f"| {_word('command', lang)} | {_word('does', lang)} |", "|---|---|", *rows])


def _anchor(heading: str) -> str:
    return heading.replace(" ", "-")


def _usage(name: str, command: ArgumentParser, lang: str) -> str:
    """A call: what must be given stands there, what may be given is named."""
    shown = [action for action in command._actions if _shown(action)]  # noqa: SLF001
    optional = any(action.option_strings and not action.required for action in shown)
    must = [_call(action) for action in shown if action.option_strings and action.required]
    operands = [_call(action) for action in shown if not action.option_strings]
    return " ".join([name, *([_word("some", lang)] if optional else []), *must, *operands])


def _lists(command: ArgumentParser, shared: set[tuple[object, ...]], lang: str) -> Iterator[str]:
    """The arguments and the options of a command but those of every command."""
    own = [action for action in command._actions if _shown(action) and _key(action) not in shared]  # noqa: SLF001
    for title, optional in (("arguments", False), ("options", True)):
        chosen = {_key(action) for action in own if bool(action.option_strings) is optional}
        if chosen:
            yield f"{_word(title, lang)}\n\n{_items(own, chosen, lang)}"


def _items(actions: Iterable[Action], chosen: set[tuple[object, ...]], lang: str) -> str:
    """The chosen arguments as a list; of those that are the same, the first."""
    found: dict[tuple[object, ...], Action] = {}
    for action in actions:
        if _key(action) in chosen:
            found.setdefault(_key(action), action)
    return "\n".join(_item(action, lang) for action in found.values())


def _item(action: Action, lang: str) -> str:
    """An argument: how it is written, what it is for, and what holds where it is left out."""
    told = _code((action.help or "") % {**vars(action), "prog": ""}, *map(str, action.choices or ()))
    default = action.default if isinstance(action.default, str | int) and action.nargs != 0 else None
    if default not in (None, SUPPRESS) and not _SAYS_DEFAULT.search(told):
        told += _word("default", lang, value=f"`{default}`")
    return f"- `{_call(action)}`{_word('says', lang, help=told)}{_word('end', lang)}"


def _call(action: Action) -> str:
    """An argument as it is written in a call."""
    value = "|".join(map(str, action.choices or ())) or str(action.metavar or action.dest.upper())
    if not action.option_strings:
        return {"+": f"{value}…", "*": f"[{value}…]", "?": f"[{value}]"}.get(str(action.nargs), value)
    flags = ", ".join(action.option_strings)
    return flags if action.nargs == 0 else f"{flags} [{value}]" if action.nargs == "?" else f"{flags} {value}"


def _sentence(text: str | None, lang: str) -> str:
    words = _code(text)
    return words[:1].upper() + words[1:] + _word("end", lang)


def _code(text: str | None, *values: str) -> str:
    """Help with options, file names and the values that may be chosen marked as code; in Chinese, all that is typed."""
    typed = [r"[a-z][\w-]+"] if re.search(r"[\u4e00-\u9fff]", text or "") else []
    marked = "|".join([r"--[a-z][-a-z]*", r"[\w-]+\.[a-z]{3,}", *map(re.escape, values), *typed])
    return re.sub(rf"(?<![\w`.-])(?:{marked})(?![\w`-])", r"`\g<0>`", text or "", flags=re.ASCII)


def _statuses(lang: str) -> str:
    """What each exit status says."""
    rows = [f"| {status} | {_word(status, lang)} |" for status in "012"]
    return "\n".join([_word("column-status", lang), "|---|---|", *rows])
