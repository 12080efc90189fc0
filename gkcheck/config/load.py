"""A file of settings to the frozen model, or every fault of it at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from pydantic import ValidationError

from gkcheck.errors import BookError, SettingFault, SettingsError
from gkcheck.rulebook.library import extended

from .codes import unknown_code
from .find import PROJECT
from .lines import line_of
from .model import Settings
from .tomlfile import complaints, fault, parse_toml

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from gkcheck.rulebook.library import Book

    from .lines import Keys

NAMES = tuple(str(field.alias) for field in Settings.model_fields.values())
"""Every key, as it is written."""


class Given(NamedTuple):
    """Settings, and the file that they stand in: its folder is what their paths start from."""

    file: Path
    settings: Settings

    def path(self, written: str) -> str:
        """A path of the settings, wherever the command is run; backslashes part folders too."""
        return (self.file.parent / written.replace("\\", "/")).as_posix()


def load(file: Path) -> Given:
    """The settings in `gkcheck.toml` or in the `[tool.gkcheck]` of a `pyproject.toml`.

    Raises SettingsError with every fault: keys and values that are none, rules that the book does not have.
    """
    text, data = parse_toml(file)
    within: Keys = ("tool", "gkcheck") if file.name == PROJECT else ()
    for name in within:
        data = data.get(str(name), {})
        if not isinstance(data, dict):
            raise SettingsError([fault(file, "no-table")])
    if within and not data:
        raise SettingsError([fault(file, "no-table")])
    faults = []
    settings = None
    try:
        settings = Settings.model_validate(data)
    except ValidationError as error:
        faults += complaints(file, text, error, {1: NAMES}, within)
    faults += _strange_rules(file, text, data, within)
    if faults or settings is None:
        raise SettingsError(sorted(faults, key=lambda one: (one.line or 0, one.key)))
    return Given(file, settings)


def language(file: Path) -> str | None:
    """The language that a file asks for, whatever else is wrong with it."""
    try:
        _, data = parse_toml(file)
        asked = (data["tool"]["gkcheck"] if file.name == PROJECT else data)["lang"]
    except (SettingsError, KeyError, TypeError):
        return None
    return asked if asked in ("zh", "en") else None


def _strange_rules(file: Path, text: str, data: dict[str, Any], within: Keys) -> list[SettingFault]:
    """Codes and names that mean no rule; nothing where the files of rules are bad, which is told on its own."""
    try:
        book = extended(file.parent / one.replace("\\", "/") for one in _texts(data.get("rules")))
    except BookError:
        return []
    return list(_unknown_codes(file, text, data, within, book))


def _unknown_codes(file: Path, text: str, data: dict[str, Any], within: Keys, book: Book) -> Iterator[SettingFault]:
    for keys, code in _codes(data):
        line = line_of(text, (*within, *keys))
        found = unknown_code(file, ".".join(keys), code, line, book.rules.values())
        if found is not None:
            yield found


def _codes(data: dict[str, Any]) -> Iterator[tuple[tuple[str, ...], str]]:
    """Every code with the key that it stands under, of what has the right shape."""
    for key in ("select", "ignore"):
        yield from (((key,), code) for code in _texts(data.get(key)))
    severities = data.get("severities")
    if isinstance(severities, dict):
        yield from (((("severities", code), code)) for code in severities if code.strip())
    ignored = data.get("per-path-ignores")
    if isinstance(ignored, dict):
        for glob, codes in ignored.items():
            yield from ((("per-path-ignores", glob), code) for code in _texts(codes))


def _texts(value: object) -> list[str]:
    return [item for item in value if isinstance(item, str) and item.strip()] if isinstance(value, list) else []
