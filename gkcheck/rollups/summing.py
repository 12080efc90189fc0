"""Parts added up without a whole: the consolidated report, who is in it, and its files."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from gkcheck.checks.levels import Part, admit, gaps
from gkcheck.checks.levels.telling import Telling
from gkcheck.errors import UsageError
from gkcheck.findings.consolidation import tell
from gkcheck.findings.levels import SUM
from gkcheck.findings.model import Outcome, Result
from gkcheck.output.consolidation import Listed, write_consolidation
from gkcheck.output.extract import extract_record, write_record
from gkcheck.reports.consolidated import Consolidation, consolidated

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from contextlib import AbstractContextManager
    from typing import TextIO

    from gkcheck.checks.levels.parts import Admitted
    from gkcheck.rulebook.library import Book

FORMATS = (".xlsx", ".json")


class Summing:
    """Parts added up."""

    def __init__(self, parts: Sequence[Part], rules: Book, aliases: Mapping[str, str]) -> None:
        years = {part.report.year for part in parts if part.report} - {None}
        if len(years) > 1:
            raise UsageError("several-years", years=", ".join(str(year) for year in sorted(years, key=str)))
        self.admitted: Admitted = admit(parts, aliases=aliases)
        self.rules = rules
        reports = {part.name: part.report for part in self.admitted.counted if part.report}
        if not reports:
            raise UsageError("nothing-to-add")
        self.made: Consolidation = consolidated(reports, rules["GK801"])

    def result(self, path: str) -> Result:
        """The result of the sum: parts that are there twice, or could not be added."""
        telling = Telling(self.made.report, self.rules, {}, self.admitted)
        lacking = telling.lacking(gaps(self.made.parts), summed=True)
        findings = (*telling.repeated(), *telling.missing([]), *lacking)
        codes = {finding.code for finding in findings}
        outcomes = tuple(Outcome(code, "", "broken" if code in codes else "kept", SUM) for code in ("GK802", "GK803"))
        return Result(path, "checked", self.made.report, findings, outcomes)

    def write(self, path: str, lang: str, output: Callable[[str], AbstractContextManager[TextIO]]) -> None:
        """Write the sum as a workbook or as what `extract` prints, by the file's ending."""
        if Path(path).suffix.lower() == ".xlsx":
            write_consolidation(self.made, [*self._listed(lang)], path, lang)
            return
        with output(path) as stream:
            write_record(extract_record(path, self.made.report), stream)

    def _listed(self, lang: str) -> Iterator[Listed]:
        for part in self.admitted.counted:
            yield _listed(part, "added", lang)
        for group in self.admitted.repeated:
            yield from (_listed(part, "again", lang) for part in group[1:])
        for part in self.admitted.absent:
            yield _listed(part, part.problem, lang)


def _listed(part: Part, status: str, lang: str) -> Listed:
    report = part.report
    agency, year = (report.agency, report.year) if report else ("", None)
    return Listed(part.name, agency, part.path, year, tell(f"status-{status}", lang))
