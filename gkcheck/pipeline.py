"""The steps in order: file → document → tables → report → result."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from . import documents
from .checks.check import check_report
from .errors import Unreadable
from .findings.model import Finding, Result
from .reports.fill import fill
from .rulebook.library import book
from .rulebook.sheets import Text
from .tables import recognise

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from .documents.model import Document
    from .reports.earlier import Earlier
    from .reports.model import Report
    from .rulebook.library import Book


class Source(NamedTuple):
    """A file to check, and whether it was named itself or found in a folder."""

    path: Path
    named: bool


def read(path: str | Path) -> Report:
    """Read the report in a file: .docx, .xlsx, .xls, .ods, .html, .txt, .md, .json, .yaml or .csv.

    Raises Unreadable where the file is not what it claims to be or beyond the bounds.
    """
    return _report(documents.read(Path(path)))


def _report(document: Document) -> Report:
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
    try:
        report = read(path)
        return check_report(report, rules=rules, path=shown, published=published, previous=previous)
    except Unreadable as error:
        return unreadable(shown, error)
    except Exception as error:  # noqa: BLE001 - one file never stops the others
        problem = f"{type(error).__name__}: {error}"[:200]
        return _failed(shown, "GK000", Text(problem, problem))


def opened(path: str | Path) -> Report | Result:
    """The report in a file, or the result that says why it cannot be read; never raises for what a file holds."""
    shown = Path(path).as_posix()
    if Path(path).is_dir():
        return unreadable(shown, Unreadable("no-files"))
    try:
        return read(path)
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
        for source in [Source(path, True)] if not path.is_dir() else _within(path):
            key = source.path.resolve()
            if key not in seen:
                seen.add(key)
                yield source


def _within(folder: Path) -> list[Source]:
    """The files of known types in a folder and below; the folder itself where it has none, so that it is told."""
    found = sorted(p for p in folder.rglob("*") if documents.known(p) and not p.is_dir())
    return [Source(path, False) for path in found] or [Source(folder, True)]
