"""A TOML file to its data and its text, or the fault that stops it; and pydantic's complaints in our words."""

from __future__ import annotations

import json
import re
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any

from gkcheck.errors import SettingFault, SettingsError
from gkcheck.findings.globs import shown
from gkcheck.rulebook.tomltext import NoTomlError, read_toml

from .lines import line_of
from .phrases import FAULTS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from pydantic import ValidationError
    from pydantic_core import ErrorDetails

    from .lines import Keys

_LONGEST = 60
_CUT = "…"


def parse_toml(path: Path) -> tuple[str, dict[str, Any]]:
    """The text of a file and its data; raises SettingsError where it is not there or broken."""
    try:
        return read_toml(path)
    except NoTomlError as stop:
        raise SettingsError([fault(path, stop.reason, line=stop.line)]) from stop


def fault(path: Path, reason: str, key: str = "", line: int | None = None, **facts: object) -> SettingFault:
    """A fault of a file in both languages; facts that are lists are joined as each language does."""
    said = (
        words.format(**{name: joint.join(fact) if isinstance(fact, list) else fact for name, fact in facts.items()})
        for words, joint in zip(FAULTS[reason], ("、", ", "), strict=True)
    )
    return SettingFault(shown(path), line, key, *said)


def complaints(
    path: Path, text: str, error: ValidationError, known: Mapping[int, Iterable[str]], within: Keys = ()
) -> list[SettingFault]:
    """What pydantic found wrong, each with its key and line; a key that is unknown with the nearest known one.

    known: the names of keys, by their depth.
    """
    return [_complaint(path, text, one, known, within) for one in error.errors()]


def _complaint(
    path: Path, text: str, one: ErrorDetails, known: Mapping[int, Iterable[str]], within: Keys
) -> SettingFault:
    keys = tuple(part for part in one["loc"] if part != "[key]")
    key = ".".join(str(part + 1) if isinstance(part, int) else part for part in keys)
    line = line_of(text, (*within, *keys))
    if one["type"] == "extra_forbidden":
        return _unknown_key(path, key, str(keys[-1]), list(known.get(len(keys), ())), line)
    if one["type"] == "literal_error":
        reason = "off" if one["input"] == "off" else "choice"
        return fault(path, reason, key, line, given=_brief(one["input"]), known=_listed(one["ctx"]["expected"]))
    kind = one["type"] if one["type"] in FAULTS else "wrong"
    return fault(path, kind, key, line, given=_brief(one["input"]), **one.get("ctx", {}))


def _brief(given: object) -> str:
    """A value much as the file writes it, within a sentence."""
    try:
        text = given if isinstance(given, str) else json.dumps(given, ensure_ascii=False, default=str)
    except ValueError:  # as in `parse_toml`, of one that is written in base 16
        return _CUT
    return text if len(text) <= _LONGEST else text[:_LONGEST] + _CUT


def _listed(expected: str) -> list[str]:
    return re.findall(r"'([^']*)'", expected)


def _unknown_key(path: Path, key: str, name: str, known: list[str], line: int | None) -> SettingFault:
    """A key that is not there, with the nearest that is."""
    near = get_close_matches(name.lower().replace("_", "-"), known, 1, 0.5)
    return fault(path, "unknown-near" if near else "unknown", key, line, near="".join(near), known=known)
