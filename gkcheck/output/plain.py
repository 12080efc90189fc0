"""Text for people: what is wrong, the equation, a small excerpt of the table, what to do."""

from __future__ import annotations

import unicodedata
from collections import Counter
from typing import TYPE_CHECKING, TextIO

from gkcheck.findings.words import hint, message, number, place, say, short, spread_over
from gkcheck.rulebook.rules import SEVERITIES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from gkcheck.findings.model import CellRef, Finding, Result

_REPEATED = 2
_EXCERPT = 10


def write(results: Iterable[Result], stream: TextIO, lang: str) -> None:
    """Write results as they come, then the counts."""
    severities: Counter[str] = Counter()
    statuses: Counter[str] = Counter()
    for result in results:
        stream.writelines(visible(line) + "\n" for line in _file(result, lang))
        stream.write("\n")
        statuses[result.status] += 1
        if result.status == "checked":
            severities.update(finding.severity for finding in result.findings)
    stream.write(_counts(severities, statuses, lang) + "\n")


def _counts(severities: Counter[str], statuses: Counter[str], lang: str) -> str:
    named = {f"{severity}s": severities[severity] for severity in SEVERITIES}
    line = say("counts", lang, files=statuses.total(), **named)
    if statuses["unreadable"]:
        line += say("counts-unreadable", lang, count=statuses["unreadable"])
    if statuses["not_a_report"]:
        line += say("counts-other", lang, count=statuses["not_a_report"])
    return line


def _file(result: Result, lang: str) -> Iterator[str]:
    yield f"━━ {result.path}"
    if result.status == "not_a_report":
        yield f"   {say('not-a-report', lang)}"
    report = result.report
    if report is not None and result.status == "checked":
        year = say("year", lang, year=report.year) if report.year else ""
        yield "   " + "  ".join(part for part in (report.agency, year, say(f"edition-{report.edition}", lang)) if part)
        if report.tables:
            yield f"   {_relations(result, lang)}"
        if not result.findings:
            yield f"   {say('clean', lang)}"
    for severity in SEVERITIES:
        told: Counter[str] = Counter()
        for finding in result.findings:
            if finding.severity == severity:
                told[finding.code] += 1
                if told[finding.code] <= _REPEATED or severity == "error":
                    yield ""
                    yield from _finding(finding, lang)
        yield from _more(result, severity, told, lang)


def _relations(result: Result, lang: str) -> str:
    told = Counter(outcome.state for outcome in result.outcomes if outcome.place)
    return say("relations", lang, kept=told["kept"], broken=told["broken"], unknown=told["unknown"])


def _more(result: Result, severity: str, told: Counter[str], lang: str) -> Iterator[str]:
    """One line for what is told again and again."""
    for code, count in told.items():
        if count > _REPEATED and severity != "error":
            rest = [f for f in result.findings if f.code == code and f.severity == severity][_REPEATED:]
            names = [cell.label.into(lang) for finding in rest for cell in finding.cells[:1]]
            shown = say("list", lang).join(names[:4]) + ("…" if len(names) > 4 else "")
            yield ""
            yield f"   {code} {say('same-again', lang, count=count - _REPEATED, cells=shown)}"


def _finding(finding: Finding, lang: str) -> Iterator[str]:
    head = f"{say(finding.severity, lang)} {finding.code} {finding.rule.title.into(lang)}"
    yield f" ▸ {head}"
    yield f"   {message(finding, lang)}"
    for line in excerpt(finding, lang):
        yield f"       {line}"
    where = _where(finding, lang)
    if where:
        yield f"   {say('where', lang)}{where}"
    yield f"   {say('hint', lang)}{hint(finding, lang)}"


def _where(finding: Finding, lang: str) -> str:
    if not finding.cells:
        return ""
    path = finding.relation.right[0].path if finding.relation else finding.cells[0].path
    return place(next(cell.place for cell in finding.cells if cell.path == path), lang)


def excerpt(finding: Finding, lang: str) -> list[str]:
    """The relation's cells as in the table, the doubted ones in brackets: a row across, a column downwards."""
    relation = finding.relation
    if relation is None:
        return []
    doubted = {operand.path for operand in relation.right}
    if spread_over(relation) == "row":
        return _across(finding.cells, doubted, lang)
    return _downwards(finding.cells, doubted, lang)


def _across(cells: Sequence[CellRef], doubted: set[str], lang: str) -> list[str]:
    heads = [cell.label.into(lang).rpartition(" / ")[2] for cell in cells]
    values = [_shown(cell, cell.path in doubted, lang) for cell in cells]
    widths = [max(width(h), width(v)) for h, v in zip(heads, values, strict=True)]
    return ["  ".join(pad(text, w) for text, w in zip(row, widths, strict=True)).rstrip() for row in (heads, values)]


def _downwards(cells: Sequence[CellRef], doubted: set[str], lang: str) -> list[str]:
    shown = [cell for cell in cells if cell.value or cell.path in doubted or len(cells) <= _EXCERPT]
    names = [short(cell.label.into(lang).rpartition(" / ")[0]) for cell in shown]
    widest = max(map(width, names), default=0)
    values = [_shown(cell, cell.path in doubted, lang) for cell in shown]
    right = max(map(width, values), default=0)
    return [
        f"{pad(name, widest)}  {' ' * (right - width(value))}{value}" for name, value in zip(names, values, strict=True)
    ]


def _shown(cell: CellRef, doubted: bool, lang: str) -> str:
    printed = " ".join(cell.printed.split()) if cell.printed else number(cell.value, lang)
    return f"【{printed}】" if doubted else printed


def width(text: str) -> int:
    """How many columns a text takes on a terminal: Chinese characters take two."""
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 0 if unicodedata.combining(c) else 1 for c in text)


def pad(text: str, columns: int) -> str:
    """The text filled up with spaces to so many columns."""
    return text + " " * max(columns - width(text), 0)


def visible(text: str) -> str:
    """The text with control characters, which could steer a terminal, made visible."""
    if text.isprintable():
        return text
    return "".join(c if c.isprintable() else f"\\x{ord(c):02x}" for c in text)
