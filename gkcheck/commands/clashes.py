"""All that a call reads held against all that it writes, before the first file is opened."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from gkcheck.documents.paths import real
from gkcheck.errors import UsageError
from gkcheck.pipeline import sources

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Hashable, Iterable, Iterator

    from gkcheck.config.load import Given


def refuse_clashes(read: Iterable[str | Path], written: Iterable[str | Path | None]) -> None:
    """Raise UsageError where a file would be written that is read, or two results would go into one file."""
    targets = [path for path in written if path is not None]
    if not targets:
        return
    held = {mark for path in read for mark in _marks(path)}
    made: set[Hashable] = set()
    for path in targets:
        marks = _marks(path)
        if marks & held:
            raise UsageError("output-is-input", path=str(path))
        if marks & made:
            raise UsageError("output-twice", path=str(path))
        made |= marks


def reads(options: Namespace, given: Given | None, *others: str | Path | None) -> Iterator[str | Path]:
    """What a call reads: the files of rules, last year's reports, the settings, and the others that there are."""
    yield from (path for path in others if path is not None)
    yield from getattr(options, "rules", ())
    previous = getattr(options, "previous", None)
    yield from (source.path for source in sources([previous] if previous else []))
    if given is not None:
        yield given.file


def same_file(one: str | Path | None, other: str | Path | None) -> bool:
    """Whether two paths mean one file."""
    return one is not None and other is not None and bool(_marks(one) & _marks(other))


def _marks(path: str | Path) -> set[Hashable]:
    """By what a file is known: its real path, and its number on its disk, which is the same by every other name."""
    name = os.path.normcase(real(path))
    try:
        found = Path(path).stat()
    except (OSError, ValueError):
        return {name}
    return {name, (found.st_dev, found.st_ino)}
