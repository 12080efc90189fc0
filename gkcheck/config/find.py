"""Which files of settings and waivers a run belongs to: from its first path upwards; imports nothing heavy."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

SETTINGS, PROJECT, WAIVERS = "gkcheck.toml", "pyproject.toml", "gkcheck-waivers.toml"


def find_settings(first: str | None) -> Path | None:
    """The nearest `gkcheck.toml`, or `pyproject.toml` that speaks of gkcheck; the former where a folder has both."""
    for folder in _upwards(first):
        if os.path.isfile(folder / SETTINGS):  # noqa: PTH113 - never raises, whatever the permissions
            return folder / SETTINGS
        if _speaks_of_us(folder / PROJECT):
            return folder / PROJECT
    return None


def find_waivers(first: str | None) -> Path | None:
    """The nearest `gkcheck-waivers.toml`."""
    named = (folder / WAIVERS for folder in _upwards(first))
    return next((path for path in named if os.path.isfile(path)), None)  # noqa: PTH113 - as above


def new_waivers(first: str | None) -> Path:
    """Where a first waiver is put: at the root of the repository, or beside the report where there is none."""
    *_, highest = folders = list(_upwards(first))
    return (highest if os.path.lexists(highest / ".git") else folders[0]) / WAIVERS


def _upwards(first: str | None) -> Iterator[Path]:
    """The folder of a path, or the working directory, and those above, to the repository's root or the topmost."""
    start = Path(os.path.abspath(first or "."))  # noqa: PTH100 - a link is followed by its name, not its target
    folder = start if os.path.isdir(start) else start.parent  # noqa: PTH112 - as above
    for one in (folder, *folder.parents):
        yield one
        if os.path.lexists(one / ".git"):
            return


def _speaks_of_us(project: Path) -> bool:
    """Whether a pyproject has our table; one that cannot be parsed but names it is ours to complain about."""
    try:
        content = project.read_bytes()
    except (OSError, ValueError):
        return False
    if b"gkcheck" not in content:
        return False
    import tomllib

    try:
        data = tomllib.loads(content.decode("utf-8-sig"))
    except ValueError:
        return b"tool.gkcheck" in content
    tools = data.get("tool")
    return isinstance(tools, dict) and "gkcheck" in tools
