"""The functions of the Python interface that write into reports."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from gkcheck.findings.selection import choose, verify
from gkcheck.taking import a_book, a_day, a_language, a_path, last_years, texts_of

from . import annotating, fixing

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from gkcheck.findings.model import Result
    from gkcheck.reports.earlier import Earlier
    from gkcheck.taking import Given, Named

    from .fixing import Fixed


def annotate(
    path: Named,
    output: Named,
    *,
    lang: str = "zh",
    select: Iterable[str] = (),
    ignore: Iterable[str] = (),
    rules: Iterable[Named] = (),
    published: date | None = None,
    previous: Given | Earlier | None = None,
) -> Result:
    """Write a copy of a Word file or workbook with a comment for each finding, in place of our earlier ones.

    path: of the report. output: the file to write; it may be the report itself. lang: `zh` or `en`.
    select, ignore: lists of codes, beginnings of codes or names, as for the command. rules: files of your own rules.
    published: the day of publication. previous: last year's report or model, or what `remember` kept of it.
    The result tells the findings; nothing is written unless its status is `checked`.
    Raises UsageError for a type of file that takes no comments and for rules that there are none of, BookError where
    `rules` are faulty, OSError where the output cannot be written, TypeError or ValueError for anything else.
    """
    book = a_book(rules)
    wanted, unwanted = texts_of(select, "select"), texts_of(ignore, "ignore")
    verify([*wanted, *unwanted], book.rules.values())
    return annotating.mark(
        a_path(path),
        a_path(output, "output"),
        partial(choose, select=wanted, ignore=unwanted),
        lang=a_language(lang),
        rules=book,
        published=a_day(published),
        previous=last_years(previous),
    )


def fix(path: Named, output: Named | None, *, rules: Iterable[Named] = (), published: date | None = None) -> Fixed:
    """Write a copy of a file with what can be mended safely: no printed figure changes its value.

    path: of the report. output: the file to write, which may be the report itself; None to see only what would be
    mended. rules: files of your own rules. published: the day of publication.
    Nothing is written unless the result's status is `checked`; a file in which nothing is mended is copied as it is.
    Raises UsageError for a type of file that is not mended, BookError where `rules` are faulty, OSError where the
    output cannot be written, TypeError for anything else.
    """
    target = None if output is None else a_path(output, "output")
    return fixing.fix(a_path(path), target, rules=a_book(rules), published=a_day(published))
