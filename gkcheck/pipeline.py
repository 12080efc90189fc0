"""The steps in order: file → document → tables → report → result."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from . import documents
from .checks.check import check_report
from .documents.paths import is_closed, is_folder, real, within
from .errors import Unreadable
from .findings.model import Finding, Result
from .reports.fill import fill
from .rulebook.library import book
from .rulebook.sheets import Text
from .tables import recognise

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from datetime import date

    from .documents.model import Document
    from .reports.earlier import Earlier
    from .reports.model import Report
    from .rulebook.library import Book

T = TypeVar("T")


class Source(NamedTuple):
    """A file to check, and whether it was named itself or found in a folder."""

    path: Path
    named: bool

    @property
    def real(self) -> Path:
        """By which the file is known however it is named."""
        return real(self.path)


def read(path: str | Path) -> Report:
    """Read the report in a file: .docx, .xlsx, .xls, .ods, .html, .txt, .md, .json, .yaml or .csv.

    Raises Unreadable where the file is not what it claims to be or beyond the bounds.
    """
    return _report(documents.read(Path(path)))


def _report(document: Document) -> Report:
    if document.meta.get("generator") == "gkcheck":
        document = replace(document, blocks=[], meta={})  # a page of ours draws reports and is none
    return fill(document, recognise(document))


def check_file(
    path: str | Path, rules: Book | None = None, published: date | None = None, previous: Earlier | None = None
) -> Result:
    """Read and check one file, with the shipped book unless another is given.

    published: when the report was published, where that is known better than the file tells.
    previous: what `remember` kept of last year's report.

    Never raises for what a file holds: that is a finding, GK001, or GK000 where the fault is ours.
    """
    shown = Path(path).as_posix()
    report = _sound(shown, lambda: read(path))
    if isinstance(report, Result):
        return report
    return _sound(shown, lambda: check_report(report, rules, shown, published, previous))


def opened(path: str | Path) -> Report | Result:
    """The report in a file, or the result that says why it cannot be read; never raises for what a file holds."""
    told = folder_told(path)
    return _sound(Path(path).as_posix(), lambda: read(path)) if told is None else told


def folder_told(path: str | Path) -> Result | None:
    """The result that says why nothing of a folder is checked; None for what is no folder."""
    if not is_folder(path):
        return None
    why = "closed-folder" if is_closed(Path(path)) else "no-files"
    return unreadable(Path(path).as_posix(), Unreadable(why))


def _sound(shown: str, step: Callable[[], T]) -> T | Result:
    """What a step gives, or the result that says what stopped it."""
    try:
        return step()
    except Unreadable as error:
        return unreadable(shown, error)
    except Exception as error:  # noqa: BLE001 - one file never stops the others
        problem = f"{type(error).__name__}: {error}"[:200]
        return _failed(shown, "GK000", Text(problem, problem))


def unreadable(path: str, error: Unreadable) -> Result:
    """The result for a file that cannot be read."""
    from .findings.words import reason

    return _failed(path, "GK001", Text(reason(error, "zh"), reason(error, "en")))


def died(path: str | Path) -> Result:
    """The result for a file of which the process that checked it ended."""
    problem = Text("检查它的进程中途退出", "the process that checked it ended")
    return _failed(Path(path).as_posix(), "GK000", problem)


def _failed(path: str, code: str, problem: Text) -> Result:
    rule = book()[code]
    return Result(path, "unreadable", None, (Finding(rule, rule.severity, facts={"problem": problem}),))


def sources(paths: Iterable[str | Path]) -> Iterator[Source]:
    """The files that paths mean, each once: itself, or every known type in a folder, in the order of their names."""
    seen: set[Path] = set()
    for given in paths:
        path = Path(given)
        for source in _within(path) if is_folder(path) else [Source(path, True)]:
            if source.real not in seen:
                seen.add(source.real)
                yield source


def _within(folder: Path) -> list[Source]:
    """The files of known types in a folder and below, and folders that are closed, so that they are told.

    The folder itself where it has neither, to be told too.
    """
    files, closed = within(folder)
    found = [Source(path, False) for path in files if documents.known(path)]
    return sorted([*found, *(Source(path, True) for path in closed)]) or [Source(folder, True)]
