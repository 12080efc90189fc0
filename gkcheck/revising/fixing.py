"""A report mended: safe repairs made in a copy of its file, which is held against what it was before it is written."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from gkcheck import documents
from gkcheck.checks.check import check_report
from gkcheck.documents.model import Grid
from gkcheck.editing.model import Repair
from gkcheck.errors import Unreadable, UsageError
from gkcheck.findings.revising import REVISING
from gkcheck.output.files import write
from gkcheck.pipeline import check_file, unreadable
from gkcheck.reports.fill import fill
from gkcheck.tables import recognise

from .repairs import Safe, repairs

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from gkcheck.documents.model import Document
    from gkcheck.findings.model import Finding, Result
    from gkcheck.rulebook.library import Book
    from gkcheck.rulebook.sheets import Text

EDITORS = {
    ".docx": "word",
    ".docm": "word",
    ".xlsx": "workbook",
    ".xlsm": "workbook",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".json": "json_file",
    ".yaml": "yaml_file",
    ".yml": "yaml_file",
}
"""The editor of each file type that is mended in place."""

_DOUBTFUL_FIRST = ("total", "zero", "style")


class Mended(NamedTuple):
    """A cell that was mended: its path and label, what was printed, what it holds now, and why."""

    path: str
    label: Text
    printed: str
    text: str
    why: Text


class Fixed(NamedTuple):
    """What mending a file came to: the result of checking it as it was, and the cells that were mended."""

    result: Result
    mended: tuple[Mended, ...] = ()


class _Case(NamedTuple):
    """A file that is being mended, and how it is to be checked."""

    data: bytes
    suffix: str
    editor: Any
    rules: Book | None
    published: date | None

    def findings(self, data: bytes) -> tuple[Finding, ...]:
        document = documents.parse(data, self.suffix)
        report = fill(document, recognise(document))
        return check_report(report, self.rules, published=self.published).findings


def fix(
    path: str | Path, output: str | Path | None, *, rules: Book | None = None, published: date | None = None
) -> Fixed:
    """Write a copy of a file with what can be mended safely: no printed figure changes its value.

    output: the file to write, which may be the input; None to see only what would be mended.
    Nothing is written unless the result's status is `checked`; a file in which nothing is mended is copied as it is.
    Raises UsageError for a type of file that is not mended, OSError where the output cannot be written.
    """
    result = check_file(path, rules, published)
    suffix = Path(path).suffix.lower()
    if suffix not in EDITORS and result.status != "unreadable":
        sheet = suffix in (".xls", ".et", ".ods", ".csv")
        raise UsageError("cannot-fix", suffix=suffix, other=".xlsx" if sheet else ".docx")
    if result.status != "checked":
        return Fixed(result)
    try:
        data = documents.load(Path(path))
        case = _Case(data, suffix, import_module(f"gkcheck.editing.{EDITORS[suffix]}"), rules, published)
        mended, made = _mend(case, result)
    except Unreadable as error:
        return Fixed(unreadable(Path(path).as_posix(), error))
    if output is not None:
        write(mended, output)
    return Fixed(result, made)


def _mend(case: _Case, result: Result) -> tuple[bytes, tuple[Mended, ...]]:
    """The mended file; kinds of repair are left out, the most doubtful first, until it has no finding that is new."""
    document = case.editor.locate(case.data)
    report = fill(document, recognise(document))
    told = list(_told(document))
    held = dict(told)
    wanted: dict[int, Safe] = {}
    for safe in repairs(report, case.rules):
        at = report.cells[safe.path].place.line
        if at and held.get(at, "\0").strip() == report.cells[safe.path].printed.strip() and at not in wanted:
            wanted[at] = safe
    kinds = set(_DOUBTFUL_FIRST)
    for left_out in ("", *_DOUBTFUL_FIRST):
        kinds.discard(left_out)
        chosen = {at: safe for at, safe in wanted.items() if safe.why in kinds}
        data, done = _repaired(case, told, chosen)
        if not done or not _new(result.findings, case.findings(data)):
            break
    if not done:
        return case.data, ()
    cells = report.cells
    return data, tuple(
        Mended(s.path, report.sheet.slots[s.path].label, cells[s.path].printed, s.text, REVISING[f"why-{s.why}"])
        for s in (wanted[at] for at in done)
    )


def _told(document: Document) -> Iterator[tuple[int, str]]:
    """Every text of a located document with its handle, blank cells too."""
    for block in document.blocks:
        if isinstance(block, Grid):
            for row in block.rows:
                yield from ((cell.line or 0, cell.text) for cell in row)
        else:
            yield block.line or 0, block.text
    yield from ((text.line or 0, text.text) for text in document.fields.values())


def _repaired(case: _Case, told: list[tuple[int, str]], wanted: dict[int, Safe]) -> tuple[bytes, list[int]]:
    """The file with repairs made, and the handles of those that were: all that can be made at once, else one by one."""
    data, done = _tried(case, told, wanted, list(wanted))
    if done is not None:
        return data, done
    good: list[int] = []
    for at in wanted:
        if _tried(case, told, wanted, [*good, at])[1] is not None:
            good.append(at)
    data, done = _tried(case, told, wanted, good)
    return data, done or []


def _tried(
    case: _Case, told: list[tuple[int, str]], wanted: dict[int, Safe], chosen: Sequence[int]
) -> tuple[bytes, list[int] | None]:
    """The file with some repairs made and those of them that took, or None where anything else changed with them."""
    printed = dict(told)
    data = case.editor.repair(case.data, [Repair(at, printed[at], wanted[at].text) for at in chosen])
    try:
        now = [text for _, text in _told(documents.parse(data, case.suffix))]
    except Unreadable:
        return case.data, None
    changed = [(at, new) for (at, old), new in zip(told, now, strict=False) if old != new]
    if len(now) != len(told) or any(at not in chosen or wanted[at].text != new for at, new in changed):
        return case.data, None
    return data, [at for at, _ in changed]


def _new(before: Iterable[Finding], after: Iterable[Finding]) -> list[Finding]:
    """Findings that were not there before; one that is about fewer cells than before is no new one."""
    known: dict[tuple[str, str], list[set[str]]] = {}
    for finding in before:
        known.setdefault(_kind(finding), []).append({cell.path for cell in finding.cells})
    return [f for f in after if not any({c.path for c in f.cells} <= cells for cells in known.get(_kind(f), ()))]


def _kind(finding: Finding) -> tuple[str, str]:
    said = finding.quote.sentence if finding.quote else ""
    return finding.code, finding.relation.place if finding.relation else said
