"""What the command line does: one module for each command, from its options and settings to an exit status."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Callable

    from gkcheck.config.load import Given

OK, FOUND, UNCHECKED = 0, 1, 2

COMMANDS = {
    "check": "check",
    "annotate": "revise",
    "fix": "revise",
    "extract": "extract",
    "rules": "book",
    "explain": "book",
    "waive": "waive",
    "rollup": "rollup",
}
"""The module of each command, imported when it is asked for."""


def command(name: str) -> Callable[[Namespace, Given | None], int]:
    """The function of a command: takes its options and the settings that apply, gives the exit status."""
    run: Callable[[Namespace, Given | None], int] = getattr(import_module(f".{COMMANDS[name]}", __name__), name)
    return run
