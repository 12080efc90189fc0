"""Paths as they are given: which file each means, and what a folder holds; no path makes these raise."""

from __future__ import annotations

import os
from pathlib import Path


def is_folder(path: str | Path) -> bool:
    """Whether a path is that of a folder; what cannot be looked at is none."""
    return os.path.isdir(path)  # noqa: PTH112 - never raises, whatever the path


def real(path: str | Path) -> Path:
    """A path by which a file is known however it is named; links that lead in a circle keep their names."""
    try:
        return Path(os.path.realpath(path))
    except ValueError:  # a NUL in it
        return Path(path)


def is_closed(folder: Path) -> bool:
    """Whether a folder cannot be looked into."""
    try:
        os.scandir(folder).close()
    except OSError:
        return True
    return False


def within(folder: Path) -> tuple[list[Path], list[Path]]:
    """The files in a folder and below it, and the folders among them that cannot be looked into."""
    closed: list[OSError] = []
    walked = os.walk(folder, onerror=closed.append)
    files = [Path(inner, name) for inner, _, names in walked for name in names]
    return files, [Path(error.filename) for error in closed]
