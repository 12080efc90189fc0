"""Codes, prefixes and names of rules as a file writes them, held against the book."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING

from gkcheck.findings.selection import means

from .tomlfile import fault

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from gkcheck.errors import SettingFault
    from gkcheck.rulebook.rules import Rule


def unknown_code(
    file: Path, key: str, code: str, line: int | None, rules: Iterable[Rule], *, whole: bool = False
) -> SettingFault | None:
    """The fault of a code, prefix or name that means no rule, with the nearest that does; None where it means one.

    whole: a prefix is not enough.
    """
    known = list(rules)
    wanted = code.strip()
    if any((wanted.upper() == r.code or wanted.lower() == r.name) if whole else means(wanted, r) for r in known):
        return None
    names = [name for rule in known for name in (rule.code, rule.name)]
    near = get_close_matches(wanted.upper(), names, 1, 0.7) or get_close_matches(wanted.lower(), names, 1, 0.7)
    return fault(file, "unknown-code-near" if near else "unknown-code", key, line, code=code, near="".join(near))
