"""A whole against its parts: every sum weighed, differences told by cause, parts missing or there twice."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from gkcheck.checks.relations import Verdict, weigh
from gkcheck.findings.model import Outcome, Result
from gkcheck.rulebook.levels import sums
from gkcheck.rulebook.library import Book, book

from .causes import causes
from .doubts import Doubts
from .figures import figures, is_rounded
from .gaps import Gap, gaps
from .ground import Aside, Cause, Ground, Weighed
from .nesting import told_apart
from .parts import Admitted, Part, admit
from .telling import Telling

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from gkcheck.reports.model import Number, Report

_SUM, _MISSING, _TWICE = "GK801", "GK802", "GK803"


class _Level(NamedTuple):
    """A whole, the parts that are added up, and what is compared between them."""

    whole: Report
    admitted: Admitted
    numbers: Mapping[str, Number | None]
    weighed: tuple[Weighed, ...]
    gaps: tuple[Gap, ...]


def check_levels(
    whole: Report,
    parts: Iterable[Part],
    expected: Iterable[str] = (),
    aliases: Mapping[str, str] | None = None,
    rules: Book | None = None,
    path: str = "",
) -> Result:
    """Hold a report against those of the level below.

    expected: the bodies whose reports there should be. aliases: for other names of a body the one it is known by.
    The result is the whole's: findings GK801 to GK803, and an outcome for every cell that is compared.
    """
    if not whole.is_report:
        return Result(path, "not_a_report", whole)
    rules = rules or book()
    admitted = admit(parts, Part("", whole, path), expected, aliases)
    level = _level(whole, admitted, rules)
    telling = Telling(whole, rules, level.numbers, admitted)
    findings = [*telling.repeated(), *telling.missing(_exceeding(level), compared=bool(level.weighed))]
    findings += telling.lacking(level.gaps, summed=False)
    if not admitted.absent and admitted.counted:
        findings += telling.causes(*_explained(level, rules))
    return Result(path, "checked", whole, tuple(findings), tuple(_outcomes(level)))


def _level(whole: Report, admitted: Admitted, rules: Book) -> _Level:
    numbers = figures(whole, admitted.counted)
    forms = [part.report.sheet for part in admitted.counted if part.report]
    weighed = []
    for found in sums(rules[_SUM], whole.sheet, whole.tables, forms) if forms else ():
        relation = found.relation(_SUM, admitted.names)
        verdict = weigh(relation, numbers)
        if verdict.state == "broken" and is_rounded(relation, numbers, verdict.actual - verdict.expected):
            verdict = Verdict("kept", verdict.expected, verdict.actual)
        weighed.append(Weighed(found, relation, verdict))
    parts = {part.name: part.report for part in admitted.counted if part.report}
    return _Level(whole, admitted, numbers, tuple(weighed), gaps(parts, whole) if weighed else ())


def _exceeding(level: _Level) -> list[Weighed]:
    """Where the parts that are there already count more than the whole; joint documents may."""
    return [one for one in level.weighed if not one.sum.joint and one.verdict.state == "broken" and one.difference < 0]


def _explained(level: _Level, rules: Book) -> tuple[list[tuple[Cause, list[Weighed]]], Doubts]:
    """The causes of what differs, each with its lines; cells that cannot have changed together are told apart."""
    parts = level.admitted.counted
    ground = Ground(level.weighed, level.admitted.names, level.numbers)
    relations = rules.relations(*level.whole.editions, level.whole.tables)
    doubts = Doubts(level.whole, parts, ground, rules)
    lines = {one.place: one for one in level.weighed}
    found = []
    every = causes(ground, level.whole.sheet, relations)
    for cause in every:
        told = [lines[place]._replace(aside=_aside(place, every, ground)) for place in cause.places]
        if cause.kind == "cell" and len(told) > 1 and not doubts.hold_together(told):
            found += [(Cause("cell", cause.scope, (line.place,)), [line]) for line in told]
        else:
            found.append((told_apart(cause, ground), told))
    return found, doubts


def _aside(place: str, every: Iterable[Cause], ground: Ground) -> Aside | None:
    """What parts that were left out or added twice make of a difference that has another cause besides."""
    return next((aside for cause in every if (aside := cause.aside(place, ground))), None)


def _outcomes(level: _Level) -> Iterator[Outcome]:
    short = bool(level.admitted.absent)
    lacking = {gap.path for gap in level.gaps}
    for one in level.weighed:
        state = "unknown" if short else one.verdict.state
        gone = short or not lacking.isdisjoint((one.place, one.place.partition(".")[0]))
        yield Outcome(_SUM, one.place, state, ("part-missing" if gone else "blank") if state == "unknown" else "")
    yield Outcome(_MISSING, "", "broken" if short or lacking or not level.weighed else "kept")
    yield Outcome(_TWICE, "", "broken" if level.admitted.repeated else "kept")
