"""What the functions of the Python interface are given, made sure of before any file is read.

Each gives what it takes as the other folders want it, and raises TypeError or ValueError in words for anything else.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from .reports.bodies import of_two, present_names
from .reports.earlier import Earlier, remember
from .reports.model import Report
from .rulebook.library import extended

if TYPE_CHECKING:
    from .rulebook.forms import AnnualReport2019, AnnualReport2021
    from .rulebook.library import Book

    Given: TypeAlias = "Report | AnnualReport2019 | AnnualReport2021"
    Named: TypeAlias = "str | os.PathLike[str]"

_REPORTS = "a Report, an AnnualReport2019 or an AnnualReport2021"


def a_report(given: object, wanted: str = _REPORTS) -> Report:
    """A report as it was read, or the report of a typed model."""
    if isinstance(given, Report):
        return given
    from .reports.forms import from_form
    from .rulebook.forms import AnnualReport2019, AnnualReport2021

    if not isinstance(given, AnnualReport2019 | AnnualReport2021):
        raise TypeError(f"{wanted} is wanted, not {type(given).__name__}")
    return from_form(given)


def last_years(previous: object) -> Earlier | None:
    """Last year's report as the check needs it: from a report or a model, or what `remember` kept of one."""
    if previous is None or isinstance(previous, Earlier):
        return previous
    return remember(a_report(previous, f"previous: {_REPORTS} or an Earlier"))


def a_path(given: object, name: str = "path") -> Path:
    """The path of a file or folder."""
    if not isinstance(given, str | os.PathLike):
        raise _unfit(name, "a text or a Path", given)
    return Path(given)


def paths_of(given: object, name: str = "paths") -> list[Path]:
    """Several paths; one alone has to be put into a list, for a text is a list of letters too."""
    if isinstance(given, str | bytes | os.PathLike) or not isinstance(given, Iterable):
        raise _unfit(name, "a list of paths", given)
    return [a_path(one, name) for one in given]


def texts_of(given: object, name: str) -> tuple[str, ...]:
    """Several texts, such as codes or names."""
    several = isinstance(given, Iterable) and not isinstance(given, str | bytes | Mapping)
    found = tuple(given) if several and isinstance(given, Iterable) else None
    if found is None or not all(isinstance(one, str) for one in found):
        raise _unfit(name, "a list of texts", given)
    return found


def a_book(rules: object) -> Book:
    """The shipped rules with those in the users' files; raises BookError where those are faulty."""
    return extended(paths_of(rules, "rules"))


def a_day(published: object) -> date | None:
    """The day of publication, where it is told."""
    if published is not None and (not isinstance(published, date) or isinstance(published, datetime)):
        raise _unfit("published", "a datetime.date", published)
    return published


def other_names(aliases: object) -> dict[str, str]:
    """For every other name of an agency its present one, from the present names with lists of the others."""
    if aliases is None:
        return {}
    if not isinstance(aliases, Mapping):
        raise _unfit("aliases", "a mapping from present names to lists of other names", aliases)
    listed = {name: texts_of(others, f"aliases[{name!r}]") for name, others in aliases.items()}
    if twice := of_two(listed):
        raise ValueError(f"aliases: these names belong to two agencies: {', '.join(twice)}")
    return present_names(listed)


def a_text(given: object, name: str) -> str:
    """A text."""
    if not isinstance(given, str):
        raise _unfit(name, "a text", given)
    return given


def a_year(given: object) -> int | None:
    """The year of a report, where it is told."""
    return None if given is None else _whole_number(given, "year")


def processes(jobs: object) -> int:
    """How many processes there are to be."""
    if (number := _whole_number(jobs, "jobs")) < 1:
        raise ValueError(f"jobs: a whole number from 1 up is wanted, not {jobs}")
    return number


def a_language(lang: object) -> str:
    """One of the languages that there are."""
    if lang not in ("zh", "en"):
        raise ValueError(f"lang: 'zh' or 'en' is wanted, not {lang!r}")
    return str(lang)


def _whole_number(given: object, name: str) -> int:
    if not isinstance(given, int) or isinstance(given, bool):
        raise _unfit(name, "a whole number", given)
    return given


def _unfit(name: str, wanted: str, given: object) -> TypeError:
    return TypeError(f"{name}: {wanted} is wanted, not {type(given).__name__}")
