"""Parts added up without a whole: the consolidated report, who is in it, and its files."""

from __future__ import annotations

from io import TextIOWrapper
from pathlib import Path
from typing import IO, TYPE_CHECKING

from gkcheck.checks.levels import Part, admit, gaps
from gkcheck.checks.levels.telling import Telling
from gkcheck.errors import UsageError
from gkcheck.findings.consolidation import tell
from gkcheck.findings.levels import summed_into
from gkcheck.findings.model import Outcome, Result
from gkcheck.output.consolidation import Listed, write_consolidation
from gkcheck.output.extract import extract_record, write_record
from gkcheck.reports.consolidated import Consolidation, consolidated

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from gkcheck.checks.levels.parts import Admitted
    from gkcheck.rulebook.library import Book

FORMATS = (".xlsx", ".json")
_MOST = 3
"""So many files are named in a call that goes wrong."""


class Summing:
    """Parts added up."""

    def __init__(self, parts: Sequence[Part], rules: Book, aliases: Mapping[str, str]) -> None:
        years = _by_year(parts)
        if len(years) > 1:
            raise UsageError(
                "several-years", years="；".join(f"{year}（{_some(years[year])}）" for year in sorted(years))
            )
        self.admitted: Admitted = admit(parts, aliases=aliases)
        self.rules = rules
        reports = {part.name: part.report for part in self.admitted.counted if part.report}
        if not reports:
            raise _nothing(self.admitted.absent)
        self._written: list[str] = []
        self.made: Consolidation = consolidated(reports, rules["GK801"])

    def result(self, path: str) -> Result:
        """The result of the sum: parts that are there twice, or could not be added."""
        telling = Telling(self.made.report, self.rules, {}, self.admitted)
        lacking = telling.lacking(gaps(self.made.parts), summed=True)
        findings = (*telling.repeated(), *telling.missing([]), *lacking)
        codes, written = {finding.code for finding in findings}, summed_into(self._written)
        outcomes = tuple(
            Outcome(code, "", "broken" if code in codes else "kept", written) for code in ("GK802", "GK803")
        )
        return Result(path, "checked", self.made.report, findings, outcomes)

    def write(self, path: str, lang: str, stream: IO[bytes]) -> None:
        """Write the sum as a workbook or as what `extract` prints, by the ending of the file that the stream is for."""
        self._written.append(path)
        if Path(path).suffix.lower() == ".xlsx":
            write_consolidation(self.made, [*self._listed(lang)], stream, lang)
            return
        text = TextIOWrapper(stream, "utf-8", "backslashreplace", newline="\n")
        write_record(extract_record(path, self.made.report), text)
        text.detach()

    def _listed(self, lang: str) -> Iterator[Listed]:
        for part in self.admitted.counted:
            yield _listed(part, "added", lang)
        for group in self.admitted.repeated:
            yield from (_listed(part, "again", lang) for part in group[1:])
        for part in self.admitted.absent:
            yield _listed(part, part.problem, lang)


def _by_year(parts: Iterable[Part]) -> dict[int, list[str]]:
    """The files of each year."""
    found: dict[int, list[str]] = {}
    for part in parts:
        if part.report and part.report.is_report and part.report.year is not None:
            found.setdefault(part.report.year, []).append(part.path or part.name)
    return found


def _some(paths: Sequence[str]) -> str:
    return "、".join(paths[:_MOST]) + (" …" if len(paths) > _MOST else "")


def _nothing(absent: Sequence[Part]) -> UsageError:
    """That nothing can be added of the files that were given."""
    if not absent:
        return UsageError("nothing-given")
    return UsageError("nothing-to-add", paths=_some([part.path or part.name for part in absent]))


def _listed(part: Part, status: str, lang: str) -> Listed:
    report = part.report
    agency, year = (report.agency, report.year) if report else ("", None)
    return Listed(part.name, agency, part.path, year, tell(f"status-{status}", lang))
