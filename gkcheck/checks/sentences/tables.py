"""Figures in sentences against the cells that they may lawfully equal."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from gkcheck.findings.model import Outcome
from gkcheck.findings.words import figure, short
from gkcheck.rulebook.sheets import Text

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from gkcheck.checks.about import About
    from gkcheck.checks.locate.model import Evidence
    from gkcheck.findings.model import Fact, Finding
    from gkcheck.prose.quantities import Quantity
    from gkcheck.reports.earlier import Earlier
    from gkcheck.reports.model import Number, Report
    from gkcheck.rulebook.claims import Claim
    from gkcheck.rulebook.relations import Term
    from gkcheck.rulebook.sheets import Sheet

    from .statements import Statement


_COUNTS = re.compile("(?:共计|共有|共|合计|总计|总共|累计|分别|均|达到|达|约|为|是|有|了|的)+$")
"""What stands between the name of a thing and its figure."""

_MOST_NAMED = 4
_ROWS = ("各行总计 ", "the rows ")


@dataclass(frozen=True, slots=True)
class Sum:
    """A sum of cells: its signed cells, what they hold, and their total, None where one of them is not known."""

    cells: tuple[tuple[int, str], ...]
    values: tuple[Decimal, ...]
    total: Decimal | None


def check_statement(about: About, said: Statement, sums: Sequence[Sum]) -> tuple[Finding | None, Outcome | None]:
    """A figure of the report's own held against the sums that it may lawfully equal."""
    if not sums:
        return None, None
    place = f"prose.{said.claim.name}"
    known = [s for s in sums if s.total is not None]
    fitting = next((s for s in known if s.total is not None and _equal(said.item.quantity, s.total)), None)
    if fitting is not None:
        return None, Outcome(said.rule.code, place, "kept", _equation(said, fitting))
    if len(known) < len(sums):
        return None, Outcome(said.rule.code, place, "unknown", "blank")
    return _differs(about, said, known), Outcome(said.rule.code, place, "broken")


def evidence(said: Statement, sums: Sequence[Sum]) -> Evidence | None:
    """The cells that a statement binds and what they add up to; None where it may lawfully mean several sums."""
    quantity = said.item.quantity
    plain = [s for s in sums if all(sign > 0 or not value for (sign, _), value in zip(s.cells, s.values, strict=True))]
    if quantity.bound != "exact" or quantity.half or len(plain) != len(sums):
        return None
    bound = {tuple(path for sign, path in s.cells if sign > 0) for s in plain}
    return (bound.pop(), int(quantity.value)) if len(bound) == 1 else None


def sums_of(held: Report | Earlier, claim: Claim, readings: Sequence[tuple[Term, ...]]) -> list[Sum]:
    """The sums of a claim's readings that a report's form has, none where it lacks the table."""
    if claim.table not in held.tables:
        return []
    form, numbers = held.sheet, held.numbers
    found = [cells for terms in readings if (cells := claim.cells(terms, form)) is not None]
    return [_sum(form, numbers, cells) for cells in found]


def _sum(form: Sheet, numbers: Mapping[str, Number | None], cells: Sequence[tuple[int, str]]) -> Sum:
    values = [_value(form, numbers, path) for _, path in cells]
    known = [value for value in values if value is not None]
    total = None
    if len(known) == len(values):
        total = sum((sign * value for (sign, _), value in zip(cells, known, strict=True)), start=Decimal(0))
    return Sum(tuple(cells), tuple(value or Decimal(0) for value in values), total)


def _value(form: Sheet, numbers: Mapping[str, Number | None], path: str) -> Decimal | None:
    """What a cell holds; amounts in 元, and the sum of the applicants where a total is blank."""
    number = numbers.get(path)
    slot = form.slots[path]
    if number is None and path.startswith("applications.") and path.endswith(".total"):
        row = [numbers.get(f"{slot.row.path}.{column.name}") for column in slot.row.columns[:-1]]
        given = [n for n in row if n is not None]
        return Decimal(sum(given)) if given else None
    if number is None:
        return None
    return Decimal(number) * 10_000 if slot.column.kind == "money" else Decimal(number)


def _equal(quantity: Quantity, total: Decimal) -> bool:
    """Whether a figure of a text can be a total: rounded figures within their last digit, 约 within a tenth."""
    if quantity.bound == "about":
        return abs(quantity.value - total) <= quantity.value / 10
    if quantity.bound == "lower":
        return quantity.value <= total <= quantity.value * 2
    if quantity.bound == "upper":
        return quantity.value * Decimal("0.8") <= total <= quantity.value
    return abs(quantity.value - total) <= quantity.half


def _equation(said: Statement, fitting: Sum) -> str:
    """The reading that keeps a statement: `收办 3607 = 3511 + 96`."""
    terms = " ".join(
        f"{'- ' if sign < 0 else '+ ' if n else ''}{figure(value)}"
        for n, ((sign, _), value) in enumerate(zip(fitting.cells, fitting.values, strict=True))
    )
    return f"{said.words} {figure(said.item.quantity.value)} = {terms}"


def _differs(about: About, said: Statement, sums: Sequence[Sum]) -> Finding:
    quantity = said.item.quantity
    facts: dict[str, Fact] = {
        "told": said.passage.text[quantity.at : quantity.end],
        "readings": told_readings(about, sums),
    }
    if said.rule.message is not None and "{name}" in said.rule.message.zh:
        facts["name"] = _COUNTS.sub("", said.words)
    paths = dict.fromkeys(path for s in sums for _, path in s.cells)
    found = about.said(
        said.rule.code,
        said.passage,
        (quantity.at, quantity.end),
        cells=tuple(about.cell(path) for path in sorted(paths, key=about.sheet.order.__getitem__)),
        severity=said.claim.severity,
        facts=facts,
        value=int(quantity.value) if quantity.value == int(quantity.value) else quantity.value,
    )
    return about.figured(found, sums[0].total or Decimal(0), quantity.value)


def told_readings(about: About, sums: Sequence[Sum]) -> Text:
    """Every reading with its figures, in words: `本年新收 52，本年新收加上年结转 52 + 3 = 55`."""
    return Text(*(("，" if i == 0 else ", ").join(_reading(about, s, i) for s in sums) for i in (0, 1)))


def _reading(about: About, total: Sum, lang: int) -> str:
    """One reading: `（一）予以公开 272 + （二）部分公开 3 = 275`; of many cells only the figures that are not 0.

    Amounts are in the form's own unit, 万元.
    """
    scale = 10_000 if any(about.sheet.slots[path].column.kind == "money" for _, path in total.cells) else 1
    parts = [(cell, value / scale) for cell, value in zip(total.cells, total.values, strict=True)]
    named = len(parts) <= _MOST_NAMED
    shown = [part for part in parts if named or part[1]] or parts[:1]
    terms = " ".join(
        f"{'- ' if sign < 0 else '+ ' if n else ''}{_row_name(about, path, lang) + ' ' if named else ''}{figure(value)}"
        for n, ((sign, path), value) in enumerate(shown)
    )
    if len(parts) == 1:
        return terms
    return f"{'' if named else _ROWS[lang]}{terms} = {figure((total.total or Decimal(0)) / scale)}"


def _row_name(about: About, path: str, lang: int) -> str:
    """A cell as a sentence names it: its row, and its column where that is not the total."""
    row, _, column = about.cell(path).label[lang].rpartition(" / ")
    name = short(row.rpartition(" / ")[2])
    if path.startswith("cases."):
        return f"{name} / {column}"
    return name if path.endswith(".total") else f"{name} / {column}"
