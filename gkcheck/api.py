"""The functions of the Python interface that check reports and files, as `gkcheck` exports them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from . import pipeline
from .checks.check import check_report
from .pipeline import sources
from .reports.earlier import Earlier
from .reports.earlier import remember as keep
from .taking import a_book, a_day, a_path, a_report, last_years, other_names, paths_of, processes

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date

    from .findings.model import Result
    from .reports.model import Report
    from .taking import Given, Named

__all__ = ["check", "check_file", "check_files", "read", "remember"]


def read(path: Named) -> Report:
    """Read the report in a file: .docx, .xlsx, .xls, .ods, .html, .txt, .md, .json, .yaml or .csv.

    path: of the file, a text or a Path.
    Raises Unreadable where the file is not what it claims to be or beyond the bounds, TypeError for what is no path.
    """
    return pipeline.read(a_path(path))


def check(
    report: Given,
    *,
    rules: Iterable[Named] = (),
    published: date | None = None,
    previous: Given | Earlier | None = None,
) -> Result:
    """Hold a report against the rule book.

    report: what `read` gives, or a typed model built by hand; printed values are never repaired before they are
    checked. rules: files of your own rules. published: when it was published, where that is known better than the
    report tells. previous: last year's report or model, or what `remember` kept of it; another body's or year's is
    told and not compared.
    The result holds the findings in print order, and the relations kept, broken and unknown.
    Raises TypeError for anything else, and BookError where `rules` are faulty.
    """
    held, book = a_report(report), a_book(rules)
    return check_report(held, book, published=a_day(published), previous=last_years(previous))


def remember(report: Given) -> Earlier:
    """What next year's report is held against: a small frozen record, which can be kept for many reports, and pickled.

    report: what `read` gives, or a typed model. Raises TypeError for what is neither.
    """
    return keep(a_report(report))


def check_file(
    path: Named,
    *,
    rules: Iterable[Named] = (),
    published: date | None = None,
    previous: Given | Earlier | None = None,
) -> Result:
    """Read and check one file; what is wrong with the file is a finding, never an exception.

    path: of the file. rules, published, previous: as for `check`.
    Raises TypeError where an argument is something else, and BookError where `rules` are faulty.
    """
    return pipeline.check_file(a_path(path), a_book(rules), a_day(published), last_years(previous))


def check_files(
    paths: Iterable[Named],
    *,
    previous: Named | None = None,
    aliases: Mapping[str, Iterable[str]] | None = None,
    rules: Iterable[Named] = (),
    published: date | None = None,
    jobs: int = 1,
) -> Iterator[Result]:
    """Check files and folders, each report also against the one of the year before where that is among them.

    paths: of the files and folders, in a list. previous: the path of a file or folder of last year's reports.
    aliases: agencies' present names with lists of their other ones, under which reports are known too.
    rules: files of your own rules. published: the day on which all were published.
    jobs: so many processes; with more than one the calling script needs the guard `if __name__ == "__main__"`.
    The results come in the order of the paths, one for every file, also for those that cannot be read.
    Raises TypeError or ValueError where an argument is something else, and BookError where `rules` are faulty.
    """
    from .runs import Terms, check_many

    files, own, names = list(sources(paths_of(paths))), paths_of(rules, "rules"), other_names(aliases)
    a_book(own)
    before = [] if previous is None else list(sources([a_path(previous, "previous")]))
    terms = Terms(rules=tuple(map(str, own)), published=a_day(published))
    run = check_many(files, terms, previous=before, names=names, jobs=processes(jobs))
    return (result for _, result in run)
