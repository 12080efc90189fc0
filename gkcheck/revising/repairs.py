"""What of a report can be mended safely: the way numbers are written, blanks that are read as zero, totals left out."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Literal, NamedTuple

from gkcheck.checks.relations import weigh
from gkcheck.findings.words import number
from gkcheck.reports.values import read_value
from gkcheck.rulebook.library import book

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gkcheck.reports.model import CellFact, Number, Report
    from gkcheck.rulebook.library import Book
    from gkcheck.rulebook.relations import Relation

Why = Literal["style", "zero", "total"]

_PLAIN = re.compile(r"[-−－﹣–—]?[\d,，' .零〇○一二两三四五六七八九十百千万]+")
"""A figure and nothing else: no word for its sign, no unit, no remark."""


class Safe(NamedTuple):
    """A cell that can be mended: its path, its new text, and why."""

    path: str
    text: str
    why: Why


def repairs(report: Report, rules: Book | None = None) -> list[Safe]:
    """Every safe repair: none changes the value of a printed figure."""
    own: dict[str, list[Relation]] = {}
    for relation in (rules or book()).relations(*report.editions, report.tables):
        for path in relation.paths:
            own.setdefault(path, []).append(relation)
    made = [safe for path, fact in report.cells.items() for safe in _style(report, path, fact)]
    blank = [path for path, fact in report.cells.items() if fact.value.state == "blank" and own.get(path)]
    numbers = dict(report.numbers)
    signed = report.sheet.signed
    for path in blank:
        if all(weigh(relation, report.numbers, signed).state == "kept" for relation in own[path]):
            made.append(Safe(path, "0", "zero"))
            numbers[path] = 0
    for path in blank:
        if numbers[path] is None:
            made += _total(report, numbers, path, own[path])
    return made


def _style(report: Report, path: str, fact: CellFact) -> Iterator[Safe]:
    value = fact.value
    plain = unicodedata.normalize("NFKC", fact.printed).strip()
    if not value.styles or value.unit or value.remark or not _PLAIN.fullmatch(plain):
        return
    kind = report.sheet.slots[path].column.kind
    decimals = kind not in ("count", "signed")
    read = read_value(fact.printed, decimals=decimals).number
    text = number(read, "zh")
    again = read_value(text, decimals=decimals)
    if read is not None and again.number == read and not again.styles:
        yield Safe(path, text, "style")


def _total(report: Report, numbers: dict[str, Number | None], path: str, relations: list[Relation]) -> Iterator[Safe]:
    """A total beside six figures, where no other relation is broken by their sum."""
    row, _, column = path.rpartition(".")
    if column != "total" or not path.startswith("applications."):
        return
    given = [numbers.get(f"{row}.{c.name}") for c in report.sheet.rows[row].columns if c.name != "total"]
    figures = [n for n in given if n is not None]
    if len(figures) < len(given):
        return
    total: Number = sum(figures)
    filled = {**numbers, path: total}
    if all(weigh(relation, filled, report.sheet.signed).state != "broken" for relation in relations):
        yield Safe(path, number(total, "zh"), "total")
