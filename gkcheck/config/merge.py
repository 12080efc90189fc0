"""The options of a call with the settings that apply filled in: the command line beats settings, settings the rest."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

from gkcheck.documents.paths import real
from gkcheck.errors import UsageError

from .find import find_settings

if TYPE_CHECKING:
    from argparse import Namespace

    from .load import Given

_DEFAULTS: dict[str, Any] = {"select": [], "ignore": [], "fail_on": "error", "lang": "zh", "published": None}


def settle(options: Namespace) -> Given | None:
    """Fill in what the call left open; gives the settings, and where they stand, or None where none apply.

    Raises SettingsError where they cannot be used.
    """
    file = _file(options)
    given = None
    if file is not None:
        from .load import language, load

        options.lang = options.lang or language(file)
        given = load(file)
        _fill(options, given)
    for name, value in _DEFAULTS.items():
        if getattr(options, name, None) is None:
            setattr(options, name, value)
    return given


def _file(options: Namespace) -> Path | None:
    """The file that is named, or the one that is found; neither where all are to be left aside.

    Raises UsageError where a file is named and left aside.
    """
    if getattr(options, "no_config", True):
        if getattr(options, "config", None):
            raise UsageError("config-left-aside")
        return None
    if options.config:
        return Path(options.config)
    return find_settings(first_path(options))


def first_path(options: Namespace) -> str | None:
    """The first path of a call, None where it has none."""
    paths = getattr(options, "paths", None) or [getattr(options, "path", None)]
    return None if paths[0] is None else str(paths[0])


def _fill(options: Namespace, given: Given) -> None:
    settings = given.settings
    for name in ("select", "ignore"):
        if getattr(options, name, None) is None:
            setattr(options, name, list(getattr(settings, name)))
    for name in ("fail_on", "lang", "published"):
        if getattr(options, name, None) is None:
            setattr(options, name, getattr(settings, name))
    if hasattr(options, "rules"):
        own = [given.path(rule) for rule in settings.rules]
        options.rules = [*own, *(rule for rule in options.rules if not _among(rule, own))]
    if hasattr(options, "paths") and not options.paths:
        options.paths = [_from_here(given.path(path)) for path in settings.paths]
    for name in ("baseline", "waivers", "previous"):
        written = getattr(settings, name)
        if written is not None and hasattr(options, name) and getattr(options, name) is None:
            setattr(options, name, given.path(written))
            options.from_settings = {*getattr(options, "from_settings", ()), name}


def _among(path: str, others: list[str]) -> bool:
    return any(real(path) == real(other) for other in others)


def _from_here(path: str) -> str:
    """A path as it would be named from the working directory, where that can be said."""
    try:
        return os.path.relpath(path)
    except ValueError:
        return path
