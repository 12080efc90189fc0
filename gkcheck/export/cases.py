"""The cases of a rule: reports, or manifests of wholes and parts, that keep or break it, and what bad ones are told."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from gkcheck.findings.words import message
from gkcheck.pipeline import check_file, read
from gkcheck.reports.earlier import remember
from gkcheck.rollups.manifest import load_manifest
from gkcheck.rollups.running import Reading, run_jobs
from gkcheck.rulebook.library import book
from gkcheck.rulebook.sheets import Text

if TYPE_CHECKING:
    from pathlib import Path

    from gkcheck.findings.model import Result
    from gkcheck.rulebook.rules import Rule


class Case(NamedTuple):
    """A report that keeps or breaks a rule.

    path: its file. kind: good or bad. before: the file of last year's report, `""` where none is needed.
    told: for a bad one each severity and sentence.
    """

    path: str
    kind: str
    before: str
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
            before = last_year(path)
            findings = check_case(path).findings if kind == "bad" else ()
            told = tuple(
                (f.severity, Text(message(f, "zh"), message(f, "en"))) for f in findings if f.code == rule.code
            )
            found.append(Case(f"{own.name}/{path.name}", kind, f"{own.name}/{before.name}" if before else "", told))
    return found


def last_year(case: Path) -> Path | None:
    """The report beside a case that it is held against: `previous-2019.md` for `bad-2019.md`, else `previous.md`."""
    rest = case.stem.partition("-")[2]
    for stem in (f"previous-{rest}", "previous"):
        for path in sorted(case.parent.glob(f"{stem}.*")):
            return path
    return None


def check_case(case: Path) -> Result:
    """The result of a case, held against last year's report beside it; of a manifest, its first whole."""
    if case.suffix == ".toml":
        _, result = next(run_jobs(load_manifest(case), book(), {}, Reading()))
        return result
    before = last_year(case)
    return check_file(case, previous=remember(read(before)) if before else None)
