"""The functions of the Python interface, as `gkcheck` exports them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .checks.check import check_report
from .pipeline import check_file, read, sources
from .reports.earlier import Earlier
from .reports.earlier import remember as keep
from .reports.model import Report
from .rulebook.library import extended

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date
    from pathlib import Path

    from .findings.model import Result
    from .rulebook.forms import AnnualReport2019, AnnualReport2021

__all__ = ["check", "check_file", "check_files", "read", "remember"]


def check(
    report: Report | AnnualReport2019 | AnnualReport2021,
    *,
    published: date | None = None,
    previous: Report | AnnualReport2019 | AnnualReport2021 | Earlier | None = None,
) -> Result:
    """Hold a report against the rule book.

    report: what `read` gives, or a typed model built by hand; printed values are never repaired before they are
    checked. published: when it was published, where that is known better than the report tells.
    previous: last year's report, or what `remember` kept of it; another body's or year's is told and not compared.
    The result holds the findings in print order, and the relations kept, broken and unknown.
    Raises TypeError for anything else.
    """
    earlier = previous if previous is None or isinstance(previous, Earlier) else remember(previous)
    return check_report(_report(report), published=published, previous=earlier)


def remember(report: Report | AnnualReport2019 | AnnualReport2021) -> Earlier:
    """What next year's report is held against: a small frozen record, which can be kept for many reports, and pickled.

    Raises TypeError for what is no report.
    """
    return keep(_report(report))


def _report(report: Report | AnnualReport2019 | AnnualReport2021) -> Report:
    if isinstance(report, Report):
        return report
    from .reports.forms import from_form
    from .rulebook.forms import AnnualReport2019, AnnualReport2021

    if not isinstance(report, AnnualReport2019 | AnnualReport2021):
        raise TypeError(f"a Report, an AnnualReport2019 or an AnnualReport2021 is wanted, not {type(report).__name__}")
    return from_form(report)


def check_files(
    paths: Iterable[str | Path],
    *,
    previous: str | Path | None = None,
    aliases: Mapping[str, Iterable[str]] | None = None,
    rules: Iterable[str | Path] = (),
    published: date | None = None,
    jobs: int = 1,
) -> Iterator[Result]:
    """Check files and folders, each report also against the one of the year before where that is among them.

    previous: a file or folder of last year's reports. aliases: agencies' present names with their other ones, under
    which reports are known too. rules: files of your own rules. published: the day on which all were published.
    jobs: so many processes; with more than one the calling script needs the guard `if __name__ == "__main__"`.
    The results come in the order of the paths, one for every file, also for those that cannot be read.
    Raises BookError where `rules` are faulty.
    """
    from .reports.bodies import present_names
    from .runs import Terms, check_many

    own = tuple(map(str, rules))
    extended(own)
    files = list(sources(paths))
    before = list(sources([previous])) if previous is not None else []
    terms = Terms(rules=own, published=published)
    run = check_many(files, terms, previous=before, names=present_names(aliases or {}), jobs=jobs)
    return (result for _, result in run)
