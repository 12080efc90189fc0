"""The gate of a call: its options, the settings that apply, its waivers and its baseline."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from gkcheck.findings.gate import Gate, PathIgnores
from gkcheck.reports.bodies import present_names

from .find import find_waivers
from .merge import first_path

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterable

    from gkcheck.findings.baseline import Baseline
    from gkcheck.findings.waivers import Waivers
    from gkcheck.rulebook.library import Book

    from .load import Given


def gate(options: Namespace, given: Given | None, book: Book, files: Iterable[Path]) -> Gate:
    """What the results of these files pass through before they are told.

    Raises SettingsError where the waivers or the baseline cannot be used.
    """
    return Gate(
        select=options.select,
        ignore=options.ignore,
        severities=given.settings.severities if given else {},
        path_ignores=_path_ignores(given) if given else None,
        waivers=waivers(options, given, book),
        baseline=_baseline(options, files),
    )


def _path_ignores(given: Given) -> PathIgnores | None:
    from gkcheck.findings.globs import compiled

    written = given.settings.per_path_ignores
    if not written:
        return None
    return PathIgnores(given.file.parent, [(compiled(glob), codes) for glob, codes in written.items()])


def waiver_file(options: Namespace) -> Path | None:
    """The file of waivers that is named, or the nearest; none where settings are left aside and none is named."""
    if options.waivers:
        return Path(options.waivers)
    return None if options.no_config else find_waivers(first_path(options))


def waivers(options: Namespace, given: Given | None, book: Book) -> Waivers | None:
    """The waivers that apply."""
    file = waiver_file(options)
    if file is None:
        return None
    from gkcheck.findings.waivers import Waivers

    from .waiverfile import load_waivers

    return Waivers(load_waivers(file, book.rules.values()), names(given))


def names(given: Given | None) -> dict[str, str]:
    """For every other name of an agency its present one, as the settings tell."""
    return present_names(given.settings.aliases) if given else {}


def _baseline(options: Namespace, files: Iterable[Path]) -> Baseline | None:
    """The baseline to hide by; where one is written anew, only one that the call itself names."""
    named = getattr(options, "baseline", None)
    rewritten = getattr(options, "write_baseline", None) and "baseline" in getattr(options, "from_settings", ())
    if named is None or rewritten:
        return None
    from gkcheck.findings.baseline import read_baseline

    return read_baseline(Path(named), map(str, files))
