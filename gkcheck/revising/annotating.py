"""A report marked up: every finding as a comment where it belongs, in a copy of its file that is else unchanged."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from gkcheck import documents
from gkcheck.checks.check import check_report
from gkcheck.errors import Unreadable, UsageError
from gkcheck.findings.revising import told
from gkcheck.output.files import write
from gkcheck.pipeline import check_file, unreadable
from gkcheck.reports.fill import fill
from gkcheck.tables import recognise

from .notes import notes

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from gkcheck.findings.model import Result
    from gkcheck.reports.earlier import Earlier
    from gkcheck.rulebook.library import Book

EDITORS = {".docx": "word", ".docm": "word", ".xlsx": "workbook", ".xlsm": "workbook"}
"""The editor of each file type that takes comments."""

_HEADS = ("head-severity", "head-code", "head-where", "head-message", "head-wanted", "head-hint")


def mark(
    path: str | Path,
    output: str | Path,
    passed: Callable[[Result], Result],
    *,
    lang: str,
    rules: Book | None,
    published: date | None,
    previous: Earlier | None,
) -> Result:
    """Write a copy of a file with a comment for each finding that is left once the result has passed; it passes once.

    The result tells the findings; nothing is written unless its status is `checked`.
    Raises UsageError for a type of file that takes no comments, OSError where the output cannot be written.
    """
    result = check_file(path, rules, published, previous)
    editor = _editor(Path(path), result)
    if result.status != "checked" or editor is None:
        return result
    try:
        data = editor.clean(documents.load(Path(path)))
        document = editor.locate(data)
        located = check_report(fill(document, recognise(document)), rules, result.path, published, previous)
        left = passed(located)
        made = notes(left, document, lang)
        heads = [told(head, lang) for head in _HEADS]
        marked = editor.annotate(data, made, heads)
        _hold(data, marked, Path(path))
    except Unreadable as error:
        return unreadable(Path(path).as_posix(), error)
    write(marked, output)
    return left


def clean(path: str | Path, output: str | Path) -> Result:
    """Write a copy of a file without our comments and shades; raises what `mark` raises."""
    result = check_file(path)
    editor = _editor(Path(path), result)
    if result.status == "unreadable" or editor is None:
        return result
    try:
        data = documents.load(Path(path))
        cleaned = editor.clean(data)
        _hold(data, cleaned, Path(path))
    except Unreadable as error:
        return unreadable(Path(path).as_posix(), error)
    write(cleaned, output)
    return result


def _editor(path: Path, result: Result) -> Any:
    """The module that edits such a file; None where it is unreadable whatever its type."""
    suffix = path.suffix.lower()
    if suffix in EDITORS:
        return import_module(f"gkcheck.editing.{EDITORS[suffix]}")
    if result.status == "unreadable":
        return None
    sheet = suffix in (".xls", ".et", ".ods", ".csv")
    raise UsageError("cannot-annotate", suffix=suffix, other=".xlsx" if sheet else ".docx")


def _hold(before: bytes, after: bytes, path: Path) -> None:
    """Refuse to write what does not read as it did."""
    suffix = path.suffix.lower()
    if documents.parse(before, suffix) != documents.parse(after, suffix):
        raise UsageError("not-kept")
