"""Checks of single cells: blanks, marks, what is no number, and how numbers are written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gkcheck.findings.phrases import PHRASES
from gkcheck.findings.words import number
from gkcheck.rulebook.sheets import Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from gkcheck.findings.model import Fact, Finding
    from gkcheck.reports.model import CellFact, Number
    from gkcheck.rulebook.relations import Relation

    from .about import About
    from .relations import Verdict

_APPLICANTS = 6
_LONG = 60
_EMPTY = {"blank": "GK004", "mark": "GK005"}
_NO_NUMBER = {"unreadable": "GK003", "fraction": "GK008"}


def check_cells(about: About, weighed: Sequence[tuple[Relation, Verdict]]) -> Iterator[Finding]:
    """Findings on the value cells; `weighed` tells which relations hold with blanks as zero."""
    empty: dict[tuple[str, str], list[str]] = {}
    for path, fact in about.report.cells.items():
        value = fact.value
        if value.state in _EMPTY:
            empty.setdefault((path.partition(".")[0], value.state), []).append(path)
        elif value.unit or value.styles or value.remark or value.number is None or value.number < 0:
            yield from _single(about, path, fact)
    kept = _held(weighed) if empty else frozenset()
    for (table, state), paths in empty.items():
        totals = _blank_totals(about, paths) if (table, state) == ("applications", "blank") else {}
        yield from _missing(about, table, state, [path for path in paths if path not in totals], kept)
        yield from _missing_totals(about, totals)
    if "applications" in about.report.tables:
        yield from _bare_totals(about)


def _held(weighed: Sequence[tuple[Relation, Verdict]]) -> frozenset[str]:
    """The cells that stand in relations, all of which hold."""
    good: set[str] = set()
    bad: set[str] = set()
    for relation, verdict in weighed:
        (good if verdict.state == "kept" else bad).update(relation.paths)
    return frozenset(good - bad)


def _single(about: About, path: str, fact: CellFact) -> Iterator[Finding]:
    value, kind = fact.value, about.sheet.slots[path].column.kind
    said: dict[str, Fact] = {"printed": _quoted(fact.printed)}
    if value.state in _NO_NUMBER:
        yield about.finding(_NO_NUMBER[value.state], about.cell(path), facts=said)
        return
    if value.number is not None and value.number < 0 and kind == "count":
        yield about.finding("GK007", about.cell(path), facts=said)
    written = number(value.number, "zh")
    if value.unit and kind != "amount":
        unit = about.sheet.slots[path].column.unit
        facts: dict[str, Fact] = {"unit": value.unit, "value": f"{written}{unit}", **said}
        yield about.finding("GK006", about.cell(path), facts=facts)
    if value.styles:
        styles = Text(*("、,"[i].join(PHRASES[f"style-{s}"][i] for s in value.styles) for i in (0, 1)))
        yield about.finding("GK010", about.cell(path), facts={"value": written, "styles": styles, **said})
    if value.remark:
        yield about.finding("GK011", about.cell(path), facts={"value": written, **said})


def _quoted(text: str) -> str:
    """What a cell holds as a sentence quotes it: on one line, and not endless."""
    line = " ".join(text.split())
    return line if len(line) <= _LONG else f"{line[:_LONG]}…"


def _blank_totals(about: About, blank: Iterable[str]) -> dict[str, Number]:
    """Totals left blank beside applicants, with the figure that each should hold."""
    totals: dict[str, Number] = {}
    for path in blank:
        row, _, column = path.rpartition(".")
        given = [n for n in _applicants(about, row) if n is not None] if column == "total" else []
        if given:
            totals[path] = sum(given)
    return totals


def _applicants(about: About, row: str) -> list[Number | None]:
    columns = about.sheet.rows[row].columns
    return [about.report.numbers[f"{row}.{column.name}"] for column in columns if column.name != "total"]


def _missing(about: About, table: str, state: str, paths: list[str], kept: frozenset[str]) -> Iterator[Finding]:
    """Blanks, or marks, of one table in one finding."""
    if not paths:
        return
    code = _EMPTY[state]
    severity = "note" if state == "blank" and kept.issuperset(paths) else about.rule(code).severity
    cells = tuple(about.cell(path) for path in paths)
    facts: dict[str, Fact] = {"table": about.title(table), "count": len(paths), "cells": _by_row(about, paths)}
    yield about.finding(code, *cells, severity=severity, facts=facts)


def _by_row(about: About, paths: Iterable[str]) -> tuple[Text, ...]:
    """Cells named row by row: `（一）予以公开（6 格）`, or the cell itself where it is the only one of its row."""
    rows: dict[str, list[str]] = {}
    for path in paths:
        rows.setdefault(path.rpartition(".")[0], []).append(path)
    names = []
    for row, cells in rows.items():
        label = about.sheet.label(row if len(cells) > 1 else cells[0])
        names.append(Text(f"{label.zh}（{len(cells)} 格）", f"{label.en} ({len(cells)})") if len(cells) > 1 else label)
    return tuple(names)


def _missing_totals(about: About, totals: dict[str, Number]) -> Iterator[Finding]:
    if not totals:
        return
    cells = tuple(about.cell(path) for path in totals)
    wanted = tuple(_with_value(cell.label, value) for cell, value in zip(cells, totals.values(), strict=True))
    finding = about.finding("GK305", *cells, facts={"count": len(cells), "wanted": wanted})
    yield about.expecting(finding, next(iter(totals.values()))) if len(cells) == 1 else finding


def _with_value(label: Text, value: Number) -> Text:
    return Text(*(f"{words.rpartition(' / ')[0]} {value}" for words in label))


def _bare_totals(about: About) -> Iterator[Finding]:
    """Rows whose total stands while all six kinds of applicants are blank."""
    rows = [row.path for row in about.sheet.tables["applications"].rows if row.path not in about.unread]
    bare = [
        f"{row}.total"
        for row in rows
        if about.report.numbers[f"{row}.total"] is not None and _applicants(about, row) == [None] * _APPLICANTS
    ]
    if bare:
        cells = tuple(about.cell(path) for path in bare)
        names = tuple(Text(*(words.rpartition(" / ")[0] for words in cell.label)) for cell in cells)
        yield about.finding("GK304", *cells, facts={"count": len(cells), "cells": names})
