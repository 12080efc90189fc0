"""Two reports of one body and year, among the parts of a whole or in any run over many files."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias

from gkcheck.checks.about import About
from gkcheck.findings.level_phrases import LEVEL_PHRASES
from gkcheck.rulebook.sheets import Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from gkcheck.findings.model import Finding
    from gkcheck.reports.model import Report
    from gkcheck.rulebook.library import Book

Known: TypeAlias = "tuple[str, int | None]"
"""Whose report it is and of which year, `""` and None where it does not say."""

Likeness: TypeAlias = Literal["same-figures", "other-figures", "whole-again", "unlike"]
"""How the reports of one body and year differ, and what became of them where they were to be added up."""

_MOST = 8
"""So many files are named."""


def duplicates(records: Iterable[Known], aliases: Mapping[str, str] | None = None) -> tuple[tuple[int, ...], ...]:
    """The positions of reports that are of one body and year, group by group, in the order of the first of each.

    records: agency and year of every report; one that does not tell both is never a duplicate.
    aliases: for other names of a body the one that all its names are known by. Spaces in names do not count.
    """
    met: dict[Known, list[int]] = {}
    for position, (agency, year) in enumerate(records):
        if agency and year is not None:
            met.setdefault((body(agency, aliases or {}), year), []).append(position)
    return tuple(tuple(positions) for positions in met.values() if len(positions) > 1)


def body(agency: str, aliases: Mapping[str, str]) -> str:
    """The name by which a body is known, whatever its report calls it."""
    plain = "".join(agency.split())
    return aliases.get(agency, aliases.get(plain, plain))


def twice(report: Report, rules: Book, files: Sequence[str], likeness: Likeness, name: str = "") -> Finding:
    """That there are several reports of this one's body and year.

    files: all of them, this one too. name: that of the body where its reports name it by several.
    """
    return About(report, rules).finding(
        "GK803",
        facts={
            "agency": name or report.agency,
            "year": str(report.year),
            "count": len(files),
            "files": _files(files),
            "problem": LEVEL_PHRASES[likeness],
        },
    )


def _files(paths: Sequence[str]) -> tuple[Text, ...]:
    """The first of the files, by their names where these tell them apart."""
    names = [path.rpartition("/")[2] for path in paths]
    shown = names if len(set(names)) == len(names) else paths
    rest = [Text("……", "…")] if len(paths) > _MOST else []
    return (*(Text(f"“{name}”", f"“{name}”") for name in shown[:_MOST]), *rest)
