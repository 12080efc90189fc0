"""Text for people: what is wrong, the equation, a small excerpt of the table, what to do."""

from __future__ import annotations

import unicodedata
from collections import Counter
from typing import TYPE_CHECKING, TextIO

from gkcheck.findings.gate import closing
from gkcheck.findings.gatewords import leftovers, tell
from gkcheck.findings.levels import holder, is_sum, only_counted, part_of, relations
from gkcheck.findings.stories import by_cause, gravest, likeliest, story
from gkcheck.findings.tally import Tally
from gkcheck.findings.words import column_name, hint, message, number, place, say, short, spread_over
from gkcheck.rulebook.levels import BETWEEN
from gkcheck.rulebook.rules import SEVERITIES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from gkcheck.findings.model import CellRef, Finding, Result

_REPEATED = 2
_EXCERPT = 10
_MOST_EXCERPTS = 3
"""A cause that breaks more relations is told without excerpts: their equations are enough."""


def write(results: Iterable[Result], stream: TextIO, lang: str) -> None:
    """Write results as they come, then the counts."""
    tally = Tally()
    for result in results:
        stream.writelines(visible(line) + "\n" for line in _file(result, lang))
        stream.write("\n")
        tally.add(result)
    stream.write(tally.said(lang) + "\n")
    for said, items in leftovers(closing(results), lang):
        stream.write(visible(said + say("colon", lang)).rstrip() + "\n")
        stream.writelines(f"   {visible(item)}\n" for item in items)


def _file(result: Result, lang: str) -> Iterator[str]:
    yield f"━━ {result.path}"
    if result.status == "not_a_report":
        yield f"   {say('not-a-report', lang)}"
    report = result.report
    if report is not None and result.status == "checked":
        year = say("year", lang, year=report.year) if report.year else ""
        yield "   " + "  ".join(part for part in (report.agency, year, say(f"edition-{report.edition}", lang)) if part)
        if not result.outcomes:
            yield f"   {only_counted(lang)}"
            return
        if report.tables:
            yield f"   {relations(result, lang)}"
        if not result.findings and not is_sum(result):
            yield f"   {tell('clean-aside', lang) if result.aside else say('clean', lang)}"
    groups = by_cause(result.findings)
    for severity in SEVERITIES:
        told: Counter[str] = Counter()
        for group in groups:
            if gravest(group) == severity:
                told[group[0].code] += 1
                if _is_shown(group[0], severity, told[group[0].code]):
                    yield ""
                    yield from _finding(group[0], lang) if group[0].cause is None else _cause(group, severity, lang)
        yield from _more(groups, severity, told, lang)


def _is_shown(finding: Finding, severity: str, times: int) -> bool:
    """What is told again and again is shown twice; errors and sentences are always shown."""
    return times <= _REPEATED or severity == "error" or finding.quote is not None


def _more(groups: list[tuple[Finding, ...]], severity: str, told: Counter[str], lang: str) -> Iterator[str]:
    """One line for what is told again and again."""
    for code, count in told.items():
        if count > _REPEATED and severity != "error":
            same = [g[0] for g in groups if g[0].code == code and gravest(g) == severity]
            rest = [finding for n, finding in enumerate(same, 1) if not _is_shown(finding, severity, n)]
            if not rest:
                continue
            names = [cell.label.into(lang) for finding in rest for cell in finding.cells[:1]]
            shown = say("list", lang).join(names[:4]) + ("…" if len(names) > 4 else "")
            yield ""
            yield f"   {code} {say('same-again', lang, count=len(rest), cells=shown)}"


def _finding(finding: Finding, lang: str) -> Iterator[str]:
    yield f" ▸ {say(finding.severity, lang)} {_title(finding, lang)}"
    yield f"   {message(finding, lang)}"
    where = place(finding.cells[0].place, lang) if finding.cells else ""
    if where:
        yield f"   {say('where', lang)}{where}"
    yield f"   {say('hint', lang)}{hint(finding, lang)}"


def _cause(group: Sequence[Finding], severity: str, lang: str) -> Iterator[str]:
    """What most likely went wrong, then the relations that it breaks."""
    titles = dict.fromkeys(_title(finding, lang) for finding in group)
    yield f" ▸ {say(severity, lang)} {say('list', lang).join(titles)}"
    yield from (f"   {line}" for line in story(group[0], lang))
    for finding in group:
        yield f"   {f'{finding.code} ' if len(group) > 1 else ''}{message(finding, lang)}"
        if len(group) <= _MOST_EXCERPTS:
            yield from (f"       {line}" for line in excerpt(finding, lang))
    for line in dict.fromkeys(hint(finding, lang) for finding in group):
        yield f"   {say('hint', lang)}{line}"


def _title(finding: Finding, lang: str) -> str:
    return f"{finding.code} {finding.rule.title.into(lang)}"


def excerpt(finding: Finding, lang: str) -> list[str]:
    """The relation's cells as in the table, the doubted ones in brackets: a row across, a column downwards.

    Doubted are the likeliest cells, or, where there are none among these, those that the others do not add up to.
    """
    relation = finding.relation
    if relation is None:
        return []
    if finding.rule.each == BETWEEN:
        return _of_parts(finding, lang)
    doubted = {cell.path for cell in likeliest(finding)} & set(relation.paths)
    doubted = doubted or {operand.path for operand in relation.right}
    if spread_over(relation) == "row":
        return _across(finding.cells, doubted, lang)
    return _downwards(finding.cells, doubted, lang)


def _across(cells: Sequence[CellRef], doubted: set[str], lang: str) -> list[str]:
    heads = [column_name(cell, lang) for cell in cells]
    values = [_shown(cell, cell.path in doubted, lang) for cell in cells]
    widths = [max(width(h), width(v)) for h, v in zip(heads, values, strict=True)]
    return ["  ".join(pad(text, w) for text, w in zip(row, widths, strict=True)).rstrip() for row in (heads, values)]


def _of_parts(finding: Finding, lang: str) -> list[str]:
    """The whole's cell and those of the parts below each other, by the names of the parts; zeros of many left out."""
    doubted = {cell.path for cell in likeliest(finding)}
    many = len(finding.cells) > _EXCERPT
    shown = [c for c in finding.cells if c.value or c.path in doubted or not many or not part_of(c)]
    return _columns([holder(c, lang) for c in shown], [_shown(c, c.path in doubted, lang) for c in shown])


def _downwards(cells: Sequence[CellRef], doubted: set[str], lang: str) -> list[str]:
    shown = [cell for cell in cells if cell.value or cell.path in doubted or len(cells) <= _EXCERPT]
    names = [short(cell.label.into(lang).rpartition(" / ")[0]) for cell in shown]
    return _columns(names, [_shown(cell, cell.path in doubted, lang) for cell in shown])


def _columns(names: Sequence[str], values: Sequence[str]) -> list[str]:
    widest = max(map(width, names), default=0)
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
