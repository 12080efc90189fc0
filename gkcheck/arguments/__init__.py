"""The command's arguments, with help in Chinese or English."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from .commands import FORMATS, build_parser

if TYPE_CHECKING:
    from argparse import Namespace

__all__ = ["FORMATS", "build_parser", "parse_arguments", "wants_english"]


def parse_arguments(arguments: list[str]) -> Namespace:
    """The options of a call; exits with status 2 where it cannot be understood."""
    return build_parser("en" if wants_english(arguments) else "zh").parse_args(arguments)


def wants_english(arguments: list[str]) -> bool:
    """Whether a call asks for English, understood or not."""
    joined = " ".join(arguments)
    return bool(re.search(r"--lang[= ]en\b", joined))
