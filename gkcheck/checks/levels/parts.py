"""Which of the reports that are given as parts can be added up, which cannot, and which of them are missing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

from gkcheck.reports.bodies import apart

from .duplicates import body, duplicates

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from gkcheck.reports.bodies import Body
    from gkcheck.reports.model import Report

Problem: TypeAlias = Literal["", "unreadable", "no-report", "no-table", "other-year", "not-given"]
"""Why a part cannot be added."""


class Part(NamedTuple):
    """A report of the level below; None where it could not be read, and `problem` says why it does not count.

    name: what it is called, and the beginning of the paths of its cells. path: the file it stands in.
    """

    name: str
    report: Report | None
    path: str = ""
    problem: Problem = ""

    @property
    def called(self) -> str:
        """What it is called in a sentence: by its agency, else by its file."""
        return self.name if self.report and self.report.agency else self.path or self.name


class Admitted(NamedTuple):
    """The parts that are added up, those that are not, and reports that are there more than once.

    repeated: groups of reports of one body and year, of which the first counts, or none where it is the whole's own.
    """

    counted: tuple[Part, ...]
    absent: tuple[Part, ...]
    repeated: tuple[tuple[Part, ...], ...]

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the parts that are added up."""
        return tuple(part.name for part in self.counted)


def admit(
    given: Iterable[Part],
    whole: Part | None = None,
    expected: Iterable[str] = (),
    aliases: Mapping[str, str] | None = None,
) -> Admitted:
    """Sort the parts that are given.

    whole: the report that they are held against; a part of another year, or of the whole's own body, does not count.
    expected: the bodies whose reports there should be. aliases: for other names of a body the one it is known by.
    """
    aliases = aliases or {}
    parts = _named(given, aliases)
    year = whole.report.year if whole and whole.report else None
    judged = [part._replace(problem=part.problem or _problem(part.report, year)) for part in parts]
    good = [part for part in judged if not part.problem]
    groups = _repeated(good, whole, aliases)
    dropped = {id(part) for group in groups for part in group[1:]}
    counted = tuple(part for part in good if id(part) not in dropped)
    bodies = {_body(part, aliases) for part in counted}
    absent = [part for part in judged if part.problem and _body(part, aliases) not in bodies]
    known = bodies | {_body(part, aliases) for part in absent}
    absent += [Part(name, None, problem="not-given") for name in expected if body(name, aliases) not in known]
    return Admitted(counted, tuple(absent), tuple(groups))


def _problem(report: Report | None, year: int | None) -> Problem:
    if report is None:
        return "unreadable"
    if not report.is_report:
        return "no-report"
    if not report.tables:
        return "no-table"
    return "other-year" if year is not None and report.year not in (None, year) else ""


def _repeated(good: Sequence[Part], whole: Part | None, aliases: Mapping[str, str]) -> list[tuple[Part, ...]]:
    """Groups of reports of one body and year; the whole, where it is among them, stands first."""
    every = [whole, *good] if whole is not None and whole.report is not None else [*good]
    known = [_known(part, aliases) for part in every]
    records = [one or ("", None) for one in apart(known, [part.path for part in every])]
    return [tuple(every[position] for position in group) for group in duplicates(records)]


def _known(part: Part, aliases: Mapping[str, str]) -> Body | None:
    report = part.report
    return (body(report.agency, aliases), report.year) if report and report.agency and report.year else None


def _body(part: Part, aliases: Mapping[str, str]) -> str:
    return body(part.report.agency if part.report and part.report.agency else part.name, aliases)


def _named(given: Iterable[Part], aliases: Mapping[str, str]) -> list[Part]:
    """The parts under names of their own: the body's, else the given one, else a number; no dots, none twice."""
    named: list[Part] = []
    taken: set[str] = set()
    for number, part in enumerate(given, 1):
        own = body(part.report.agency, aliases) if part.report else ""
        plain = (own or part.name or str(number)).replace(".", "_")
        name = next(name for name in _numbered(plain) if name not in taken)
        taken.add(name)
        named.append(part._replace(name=name))
    return named


def _numbered(name: str) -> Iterator[str]:
    yield name
    count = 2
    while True:
        yield f"{name}({count})"
        count += 1
