"""Reports of one level added up to the report of the level above, with what could not be added."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any, NamedTuple

from gkcheck.rulebook.frames import nested
from gkcheck.rulebook.levels import additive
from gkcheck.rulebook.money import YUAN, exchanged
from gkcheck.rulebook.sheets import sheet

from .forms import from_form

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from gkcheck.rulebook.rules import Rule
    from gkcheck.rulebook.sheets import Sheet

    from .model import Number, Report

_UNIT, _BARE, _GROUP = "万元", "disclosure.procurement.amount", "applications.other"


class Left(NamedTuple):
    """Something of a part that is not in the sums: a table (`cases`) or a cell, and why.

    reason: `no-table`, `blank`, `no-unit`, or `other-form` where the consolidated form has no such cell.
    """

    part: str
    path: str
    reason: str


class Consolidation(NamedTuple):
    """A report made of others.

    report: the sums. parts: the reports by their names, in order. unit: that of 采购总金额.
    terms: for each cell that is added up, whose cells it is made of: the part's name and the cell's path there.
    left: what of the parts is not in the sums; apart: the cells of the form that cannot be added, and stay blank.
    """

    report: Report
    parts: Mapping[str, Report]
    terms: Mapping[str, tuple[tuple[str, str], ...]]
    left: tuple[Left, ...]
    apart: tuple[str, ...]


def consolidated(parts: Mapping[str, Report], rule: Rule, agency: str = "", year: int | None = None) -> Consolidation:
    """Add reports up, cell by cell.

    parts: the reports by the names they go by; what cannot be added of them is told, blanks count as nothing.
    rule: the rule that names the cells that are added. agency, year: whose report it is; the parts' year unless told.
    The form is that of most parts; where their editions of table three differ, the older one, which has one row for
    （六）其他处理. Amounts that print their unit are added in 万元.
    """
    form = sheet(*_editions(parts))
    cells = additive(rule, form)
    terms = {path: tuple(_terms(path, parts)) for path in cells}
    figures = {path: _sum(parts, found) for path, found in terms.items()}
    tables = [name for name in form.tables if any(name in report.tables for report in parts.values())]
    years = {report.year for report in parts.values()} - {None}
    head = {"agency": agency, "year": year or (years.pop() if len(years) == 1 else None)}
    report = from_form(_form(form, head, {p: v for p, v in figures.items() if p.partition(".")[0] in tables}, tables))
    apart = tuple(path for path in form.slots if path not in terms and path.partition(".")[0] in tables)
    return Consolidation(report, parts, terms, tuple(_left(parts, terms, form)), apart)


def held(report: Report, path: str) -> Number | None:
    """A figure as it is added: 采购总金额 in 万元, None where it is blank or its unit is not told."""
    value = report.numbers.get(path)
    if path != _BARE or not value:
        return value
    unit = report.cells[path].value.unit if path in report.cells else ""
    return exchanged(value, unit, _UNIT) if unit in YUAN else None


def _editions(parts: Mapping[str, Report]) -> tuple[str, str]:
    two = Counter(report.editions[0] for report in parts.values() if "disclosure" in report.tables)
    three = {report.editions[1] for report in parts.values() if "applications" in report.tables} or {"2021"}
    newest = "2021" if two["2021"] >= two["2019"] else "2019"
    return newest, min(three)


def _terms(path: str, parts: Mapping[str, Report]) -> Iterator[tuple[str, str]]:
    """The cells of the parts that a cell is the sum of."""
    for name, report in parts.items():
        if path.partition(".")[0] in report.tables:
            yield from ((name, own) for own in _cells(path, report.sheet))


def _cells(path: str, form: Sheet) -> list[str]:
    """The cell of a form, or the cells of three rows that the older form prints as one."""
    if path in form.slots:
        return [path]
    group, _, column = path.rpartition(".")
    if group != _GROUP:
        return []
    return [own for own in form.slots if own.startswith(f"{_GROUP}.") and own.endswith(f".{column}")]


def _sum(parts: Mapping[str, Report], terms: tuple[tuple[str, str], ...]) -> Number | None:
    if any(parts[name].numbers.get(path) and held(parts[name], path) is None for name, path in terms):
        return None  # an amount whose unit is not told is in no sum, and the rest is none either
    known = [value for name, path in terms if (value := held(parts[name], path)) is not None]
    return sum(known[1:], known[0]) if known else None


def _form(form: Sheet, head: dict[str, Any], figures: dict[str, Number | None], tables: list[str]) -> Any:
    from gkcheck.rulebook.forms import AnnualReport2019, AnnualReport2021

    blank = {path: None for name in tables for path in form.blank[name]}
    model = AnnualReport2019 if form.editions[0] == "2019" else AnnualReport2021
    return model.model_validate({**head, **nested({**blank, **figures}, form, {_BARE: _UNIT})})


def _left(parts: Mapping[str, Report], terms: Mapping[str, tuple[tuple[str, str], ...]], form: Sheet) -> Iterator[Left]:
    added = {term for found in terms.values() for term in found}
    for name, report in parts.items():
        yield from (Left(name, table, "no-table") for table in form.tables if table not in report.tables)
        for path, value in report.numbers.items():
            if value is None and (name, path) in added:
                yield Left(name, path, "blank")
            elif value and (name, path) in added and held(report, path) is None:
                yield Left(name, path, "no-unit")
            elif value and (name, path) not in added and path not in form.slots:
                yield Left(name, path, "other-form")
