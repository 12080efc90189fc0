"""The good and bad cases of a rule: reports by themselves, or the wholes and parts that a manifest names."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from gkcheck.findings.words import message
from gkcheck.pipeline import check_file
from gkcheck.rollups.manifest import load_manifest
from gkcheck.rollups.running import Reading, run_jobs
from gkcheck.rulebook.library import book
from gkcheck.rulebook.sheets import Text

if TYPE_CHECKING:
    from pathlib import Path

    from gkcheck.findings.model import Result
    from gkcheck.rulebook.rules import Rule


class Case(NamedTuple):
    """A report that keeps or breaks a rule: its file, good or bad, and for a bad one each severity and sentence."""

    path: str
    kind: str
    told: tuple[tuple[str, Text], ...]


def cases(rule: Rule, folder: Path) -> list[Case]:
    """The good and bad reports of a rule, in the order of their names."""
    own = folder / f"{rule.code}-{rule.name}"
    if not own.is_dir():
        return []
    found = []
    for path in sorted(own.iterdir(), key=lambda path: (not path.stem.startswith("good"), path.name)):
        kind = path.stem.partition("-")[0]
        if kind in ("good", "bad"):
            findings = check_case(path).findings if kind == "bad" else ()
            told = tuple(
                (f.severity, Text(message(f, "zh"), message(f, "en"))) for f in findings if f.code == rule.code
            )
            found.append(Case(f"{own.name}/{path.name}", kind, told))
    return found


def check_case(path: Path) -> Result:
    """The result of a report, or of the first whole of a manifest."""
    if path.suffix != ".toml":
        return check_file(path)
    _, result = next(run_jobs(load_manifest(path), book(), {}, Reading()))
    return result
