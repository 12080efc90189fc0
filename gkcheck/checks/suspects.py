"""Findings of broken relations given their causes, numbered in print order, and the cells suspected."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from gkcheck.findings.model import Suspect
from gkcheck.findings.stories import digit_place, reason
from gkcheck.findings.words import short
from gkcheck.rulebook.sheets import Text

from .locate import Before
from .locate.years import told_before

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from gkcheck.findings.model import Finding

    from .about import About
    from .locate import Cause, Change, Evidence, Mending

MOST_SETS = 8
"""So many alternative sets are shown; `locate` gives them all."""


def with_causes(about: About, findings: Iterable[Finding], causes: Sequence[Cause]) -> list[Finding]:
    """The same findings, in their order; those of one cause have its number and its sets of suspects."""
    of_relation = {(r.code, r.place): cause for cause in causes for r in cause.relations}
    given = frozenset(told_before(Before(about.numbers, about.signed, about.across())))
    numbers: dict[int, int] = {}
    suspects: dict[int, tuple[tuple[Suspect, ...], ...]] = {}
    told = []
    for finding in findings:
        cause = finding.relation and of_relation.get((finding.relation.code, finding.relation.place))
        if not cause:
            told.append(finding)
            continue
        if id(cause) not in numbers:
            numbers[id(cause)] = len(numbers) + 1
            suspects[id(cause)] = tuple(_suspects(about, mending, given) for mending in cause.mendings[:MOST_SETS])
        told.append(replace(finding, cause=numbers[id(cause)], suspects=suspects[id(cause)]))
    return told


def _suspects(about: About, mending: Mending, given: frozenset[Evidence]) -> tuple[Suspect, ...]:
    return tuple(
        Suspect(about.cell(change.path), change.suggested, _reason(about, change, given)) for change in mending.changes
    )


def _reason(about: About, change: Change, given: frozenset[Evidence]) -> Text:
    """Why a cell is suspected; `given`: what last year's report says of cells."""
    facts = {name: _words(about, change, name, value) for name, value in change.slip.facts}
    so_before = ((change.path,), change.suggested) in given
    return reason(change.slip.kind, facts, change.printed, change.suggested, told_before=so_before)


def _words(about: About, change: Change, name: str, value: str) -> Text:
    if name == "other":
        return _other(about, change, value)
    return Text(value, value) if name == "count" else digit_place(value)


def _other(about: About, change: Change, path: str) -> Text:
    """Another cell as the words name it: its column in the same row, its row in the same column, else in full."""
    label = about.sheet.label(path)
    row, column = (path.rpartition(".")[i] == change.path.rpartition(".")[i] for i in (0, 2))
    if change.slip.kind == "rows-exchanged" or (column and not row):
        return Text(*(short(words.rpartition(" / ")[0]) for words in label))
    if change.slip.kind == "columns-exchanged" or (row and not column):
        return Text(*(words.rpartition(" / ")[2] for words in label))
    return label
