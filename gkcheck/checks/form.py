"""Checks of what the form owes: its tables, rows, labels and order, in one edition."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gkcheck.findings.model import CellRef
from gkcheck.findings.phrases import PHRASES
from gkcheck.rulebook.sheets import TABLES, Text
from gkcheck.tables.labels import labels

from .order import longest_rising

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from gkcheck.findings.model import Fact, Finding
    from gkcheck.rulebook.rules import Severity

    from .about import About

FIRST_FORM, _SECOND_FORM = 2019, 2021
_SECTIONS = 6
_SHOWN = 12


def check_form(about: About) -> Iterator[Finding]:
    """Findings on tables, rows and labels."""
    report = about.report
    yield from _hidden(about)
    if not report.tables:
        yield from _no_table(about)
        yield from _old_form(about)
        return
    for name in TABLES:
        if name not in report.tables:
            cell = CellRef(name, about.title(name))
            yield about.finding("GK101", cell, severity=eased(about, "GK101"), facts={"table": about.title(name)})
    yield from _mixed(about)
    yield from _old_form(about)
    for name in report.tables:
        yield from _rows(about, name)


def _hidden(about: About) -> Iterator[Finding]:
    """What of a workbook is not shown, and was read all the same."""
    parts = tuple(
        Text(*(PHRASES[f"hidden-{part.part}"][i].format(**part._asdict()) for i in (0, 1)))
        for part in about.report.hidden
    )
    if parts:
        yield about.finding("GK012", facts={"cells": parts})


def eased(about: About, code: str) -> Severity:
    """For report year 2019 the form was only encouraged."""
    return "warning" if about.report.year == FIRST_FORM else about.rule(code).severity


def _no_table(about: About) -> Iterator[Finding]:
    report = about.report
    recent = report.year is not None and report.year >= FIRST_FORM
    if report.edition == "none" and (recent or (report.year is None and report.sections >= _SECTIONS)):
        yield about.finding("GK002", severity=eased(about, "GK002"))


def _old_form(about: About) -> Iterator[Finding]:
    """A report for 2021 or later in the form of 2019, or one of 2019 or later in that of 2014."""
    report = about.report
    first = {"2019": _SECOND_FORM, "2014": FIRST_FORM}.get(report.edition)
    if first is not None and report.year is not None and report.year >= first:
        yield about.finding(
            "GK107", severity=eased(about, "GK107"), facts={"year": report.year, "edition": report.edition}
        )


def _mixed(about: About) -> Iterator[Finding]:
    report = about.report
    if report.edition != "mixed":
        return
    old, new = (report.marks.get(edition, ()) for edition in ("2019", "2021"))
    rows = [about.row(about.row_of(path)) for path in (old if len(old) <= len(new) else new)]
    facts: dict[str, Fact] = {"old": _named(about, old), "new": _named(about, new)}
    yield about.finding("GK106", *rows, facts=facts)


def _named(about: About, marks: Iterable[str]) -> tuple[Text, ...]:
    """The marks of an edition in the form's words, each once: a row, or the heading of a column."""
    return tuple(dict.fromkeys(about.mark_label(path) for path in marks))


def _rows(about: About, name: str) -> Iterator[Finding]:
    report = about.report
    met = [path for path in report.rows if path.startswith(f"{name}.")]
    if report.rows and report.edition != "mixed":
        for row in about.sheet.tables[name].rows:
            if row.path not in report.rows:
                severity = eased(about, "GK102")
                facts: dict[str, Fact] = {"table": about.title(name), "row": about.row_label(row.path)}
                cell = about.row(row.path)._replace(place=report.rows[met[0]].place if met else None)
                yield about.finding("GK102", cell, severity=severity, facts=facts)
    yield from _unread(about, name, [path for path in met if path in about.unread])
    for path in met:
        if not report.rows[path].exact:
            printed = " ".join(report.rows[path].label.split())
            yield about.finding("GK105", about.row(path), facts={"printed": printed, "row": about.row_label(path)})
    for path, text, place in report.misprints.get(name, ()):
        cell = CellRef(name, about.title(name), place)
        yield about.finding("GK105", cell, facts={"printed": " ".join(text.split()), "row": about.mark_label(path)})
    for label, place in report.extra.get(name, ()):
        cell = CellRef(name, about.title(name), place)
        yield about.finding("GK103", cell, facts={"table": about.title(name), "printed": " ".join(label.split())})
    if name in report.twice:
        place, path = report.twice[name]
        facts = {"table": about.title(name), "row": about.row_label(path)}
        yield about.finding("GK108", CellRef(name, about.title(name), place), facts=facts)
    yield from _order(about, name, met)


def _unread(about: About, name: str, paths: list[str]) -> Iterator[Finding]:
    """Rows that do not fit; table four, which is one printed row, is told once."""
    if name == "cases" and len(paths) > 1:
        first = about.report.rows[paths[0]]
        wanted = sum(about.report.rows[path].wanted for path in paths)
        cell = CellRef(name, about.title(name), first.place)
        facts: dict[str, Fact] = {
            "row": about.title(name),
            "wanted": wanted,
            "found": len(first.found),
            "printed": _shown(first.found),
        }
        yield about.finding("GK009", cell, facts=facts)
        return
    for path in paths:
        row = about.report.rows[path]
        said: dict[str, Fact] = {"row": about.row_label(path), "wanted": row.wanted, "found": len(row.found)}
        yield about.finding("GK009", about.row(path), facts={"printed": _shown(row.found), **said})


def _shown(found: tuple[str, ...]) -> Text:
    """What was found in a row, as a sentence lists it."""
    more = " …" if len(found) > _SHOWN else ""
    return Text(*(" ".join(text or blank for text in found[:_SHOWN] or ("",)) + more for blank in ("空", "blank")))


def _order(about: About, name: str, met: list[str]) -> Iterator[Finding]:
    """Rows that are not on the longest run of rows in the form's order."""
    order = labels(name).order
    places = [order[path] for path in met]
    straight = longest_rising(places)
    form = sorted(order, key=order.__getitem__)
    for index, path in enumerate(met):
        if index not in straight:
            before = [other for other in form[: order[path]] if other in about.sheet.rows]
            after = about.row_label(before[-1]) if before else Text("表头", "the heading")
            facts: dict[str, Fact] = {"table": about.title(name), "row": about.row_label(path), "after": after}
            yield about.finding("GK104", about.row(path), facts=facts)
