"""A finding to the entry of a file of waivers that lets it stand, appended to that file."""

from __future__ import annotations

import json
import tomllib
from typing import TYPE_CHECKING

from gkcheck.errors import SettingsError, UsageError
from gkcheck.findings.globs import shown
from gkcheck.findings.selection import is_rule
from gkcheck.findings.waivers import PROSE, Waiver, changes, is_about, printed_values
from gkcheck.output.files import write

from .lines import line_of
from .tomlfile import fault
from .waiverfile import load_waivers

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from gkcheck.findings.model import Finding, Result
    from gkcheck.rulebook.rules import Rule


_CONTROLS = {code: f"\\u{code:04x}" for code in range(0x7F, 0xA0)}


def granted(result: Result, code: str, cell: str | None, reason: str) -> tuple[Waiver, Finding]:
    """The waiver of the one finding of a result that a code and a cell mean, for the values that it has now.

    Raises UsageError where none or several are meant, or where the report tells neither agency nor year.
    """
    meant = [f for f in result.findings if is_rule(code, f.rule) and (cell is None or cell in _paths(f))]
    if not meant:
        raise UsageError("not-found", path=result.path, what=" ".join(filter(None, (code, cell))))
    if len(meant) > 1:
        raise UsageError("several", path=result.path, cells=", ".join(_named(meant)))
    finding = meant[0]
    if not finding.agency or finding.year is None:
        raise UsageError("nobody", path=result.path)
    if not reason.strip():
        raise UsageError("no-reason")
    values = printed_values(finding)
    named = _cell(finding) if cell is None else cell
    return Waiver(finding.code, finding.agency, finding.year, named, reason.strip(), values), finding


def _paths(finding: Finding) -> list[str]:
    return [cell.path for cell in finding.cells]


def _cell(finding: Finding) -> str:
    """The cell that a finding is best known by: the doubted one of a relation, else its first."""
    if finding.relation is not None:
        return finding.relation.right[0].path
    return finding.cells[0].path if finding.cells else ""


def _named(findings: Sequence[Finding]) -> Iterable[str]:
    for finding in findings:
        cell = _cell(finding)
        yield finding.quote.sentence[:20] if cell == PROSE and finding.quote else cell


def append(waiver: Waiver, file: Path, finding: Finding, rules: Iterable[Rule]) -> None:
    """Put a waiver at the end of a file, which is made where there is none.

    Raises SettingsError where the file cannot be used, UsageError where it waives the finding already or cannot hold
    the words; the file is then as it was.
    """
    before = load_waivers(file, rules) if file.exists() else ()
    for one in before:
        same = (one.agency, one.year) == (waiver.agency, waiver.year)
        if same and is_about(one, finding) and not changes(one, finding):
            raise UsageError("waived-already", path=shown(file))
    text = file.read_bytes() if file.exists() else b""
    between = b"" if not text else b"\n" if text.endswith(b"\n") else b"\n\n"
    write(_sound(text + between + _encoded(waiver), file), file)


def _encoded(waiver: Waiver) -> bytes:
    try:
        return entry(waiver).encode()
    except UnicodeEncodeError as error:
        raise UsageError("no-unicode", character=f"U+{ord(error.object[error.start]):04X}") from error


def _sound(whole: bytes, file: Path) -> bytes:
    """The text of a file with its new entry; raises SettingsError where its entries stand in a list that is closed."""
    text = whole.decode("utf-8-sig")
    try:
        tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise SettingsError([fault(file, "closed-list", "waiver", line_of(text, ("waiver",)))]) from error
    return whole


def entry(waiver: Waiver) -> str:
    """A waiver as TOML."""
    lines = ["[[waiver]]", f"rule = {_quoted(waiver.rule)}", f"agency = {_quoted(waiver.agency)}"]
    lines += [f"year = {waiver.year}", f"cell = {_quoted(waiver.cell)}", f"reason = {_quoted(waiver.reason)}"]
    if waiver.values:
        lines += ["[waiver.values]", *(f"{_quoted(path)} = {_quoted(text)}" for path, text in waiver.values.items())]
    return "\n".join(lines) + "\n"


def _quoted(text: str) -> str:
    """A TOML string: as JSON writes it, and without the characters beyond ASCII that steer some terminals."""
    return json.dumps(text, ensure_ascii=False).translate(_CONTROLS)
