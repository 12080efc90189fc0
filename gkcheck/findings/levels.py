"""Sentences between levels, and what is said of the results of a rollup beside their findings."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from gkcheck.rulebook.levels import PARTS
from gkcheck.rulebook.sheets import Text

from .level_phrases import LEVEL_PHRASES, said
from .words import number, say, short

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from gkcheck.reports.model import Number

    from .model import CellRef, Fact, Finding, Result

_MOST_TERMS = 6
_MOST_NAMED = 3
_MOST_CELLS = 3
_MOST_GAPS = 8
_UNIT = re.compile("(?:[百千]万|[百千万亿])?元$")

_SUM = "sum:"
"""What the outcomes of a sum that was only written begin with."""


def problem_of(name: str, problem: str) -> Text:
    """A part that is missing, and why it cannot be added."""
    return said(f"absent-{problem}", name=name)


def beside(kind: str, parts: Text, net: Number) -> dict[str, Fact]:
    """What is said of a cell that differs by `net` apart from parts that were left out or added twice."""
    return {"beside": kind, "parts": parts, "net": Text(_differing(net, "zh"), _differing(net, "en"))}


def lacking(names: Sequence[Text]) -> Text:
    """What is missing of the parts; without names, everything that could be compared."""
    if not names:
        return LEVEL_PHRASES["lacks-all"]
    return Text(*(_word("lacks", lang, count=len(names), names=_together(names, lang)) for lang in ("zh", "en")))


def gap_of(name: str, what: Text, lack: str) -> Text:
    """What a part lacks, or the whole, which has no name."""
    whole = LEVEL_PHRASES["whole"]
    sides = (("zh", name or whole.zh, what.zh), ("en", name or whole.en, what.en))
    return Text(*(_word(f"gap-{lack}", lang, name=who, what=short(label)) for lang, who, label in sides))


def all_gaps(told: Sequence[Text]) -> Text:
    """The first of what is lacking, and how much it is in all."""
    first = [_together(told[:_MOST_GAPS], lang) for lang in ("zh", "en")]
    if len(told) <= _MOST_GAPS:
        return Text(*first)
    sides = zip(("zh", "en"), first, strict=True)
    return Text(*(_word("gaps-more", lang, shown=shown, count=len(told)) for lang, shown in sides))


def summed_into(paths: Sequence[str]) -> str:
    """The reason of an outcome of parts that were added up: the files that were written."""
    return _SUM + "、".join(paths)


def is_sum(result: Result) -> bool:
    """Whether a result is that of parts that were added up."""
    return any(outcome.reason.startswith(_SUM) for outcome in result.outcomes)


def relations(result: Result, lang: str) -> str:
    """How many relations hold; of a sum that was written, that it was not checked."""
    if is_sum(result):
        paths = next(o.reason for o in result.outcomes if o.reason.startswith(_SUM)).removeprefix(_SUM)
        return LEVEL_PHRASES["only-summed"].into(lang).format(paths=paths)
    told = [o for o in result.outcomes if o.place and not o.place.startswith("prose.")]
    states = Counter(outcome.state for outcome in told)
    blank = all(outcome.reason == "blank" for outcome in told if outcome.state == "unknown")
    counts = {state: states[state] for state in ("kept", "broken", "unknown")}
    return say("relations" if blank else "relations-open", lang, **counts)


def _together(names: Iterable[Text], lang: str) -> str:
    return say("list", lang).join(name.into(lang) for name in names)


def part_of(cell: CellRef) -> str:
    """The part that a cell belongs to; nothing for a cell of the whole."""
    return cell.label.zh.partition(" / ")[0] if cell.path.startswith(PARTS) else ""


def holder(cell: CellRef, lang: str) -> str:
    """Whose cell it is, where its place in the form has been said."""
    return part_of(cell) or LEVEL_PHRASES["whole"].into(lang)


def only_counted(lang: str) -> str:
    """What is said of a report that was only added up."""
    return LEVEL_PHRASES["counted"].into(lang)


def message(finding: Finding, lang: str) -> str:
    """What differs between a whole and its parts, and which part explains it."""
    return _sum(finding, lang) if finding.relation is not None else _cause(finding, lang)


def story(finding: Finding, lang: str) -> list[str]:
    """What is said of a difference for which no figure is likelier than the others; a cause tells its own story."""
    return [LEVEL_PHRASES["cannot-tell"].into(lang)] if finding.relation is not None else []


def _cause(finding: Finding, lang: str) -> str:
    facts = finding.facts
    parts, scope = facts["parts"], facts["scope"]
    names = [name.into(lang) for name in parts if isinstance(name, Text)] if isinstance(parts, tuple) else []
    told = {
        "parts": LEVEL_PHRASES["or"].into(lang).join(names),
        "scope": scope.into(lang) if isinstance(scope, Text) else scope,
        "whose": facts["whose"].into(lang) if isinstance(facts["whose"], Text) else "",
        "below": below.into(lang) if isinstance(below := facts["below"], Text) else "",
        "count": facts["count"],
        "cells": _cells(finding.cells, lang),
    }
    return LEVEL_PHRASES[str(facts["kind"])].into(lang).format(**told)


def _cells(cells: Sequence[CellRef], lang: str) -> str:
    """The first cells, totals before others, with what the whole has, and what the parts that are named have."""
    groups: list[list[CellRef]] = []
    for cell in cells:
        if cell.path.startswith(PARTS) and groups:
            groups[-1].append(cell)
        else:
            groups.append([cell])
    groups.sort(key=lambda group: not group[0].path.endswith(".total"))
    shown = LEVEL_PHRASES["cells-joint"].into(lang).join(_group(group, lang) for group in groups[:_MOST_CELLS])
    return shown if len(groups) <= _MOST_CELLS else LEVEL_PHRASES["cells-more"].into(lang).format(shown=shown)


def _group(group: Sequence[CellRef], lang: str) -> str:
    own, *others = group
    facts = {"label": _short(own.label.into(lang)), "own": number(own.value, lang)}
    if not others:
        return _word("cell-own", lang, **facts)
    parts = say("list", lang).join(_term(cell, lang) for cell in others)
    return _word("cell-term", lang, **facts, parts=parts)


def _sum(finding: Finding, lang: str) -> str:
    """`一、本年新收 / 总计：甲局 3 + 乙局 4 = 7，汇总填的是 9，汇总多 2`."""
    parts = [cell for cell in finding.cells if cell.path.startswith(PARTS)]
    counted = [cell for cell in parts if cell.value]
    named = len(counted) <= _MOST_NAMED
    terms = " + ".join(_term(cell, lang) if named else _value(cell, lang) for cell in counted)
    key = "sum-named" if named and counted else "sum-of" if 0 < len(counted) <= _MOST_TERMS else "sum-many"
    unit = _unit(next(cell for cell in finding.cells if not cell.path.startswith(PARTS)))
    how = "converted" if {_unit(cell) for cell in counted} - {unit} else "plain"
    total = _word(how, lang, value=number(finding.expected, lang), unit=unit)
    facts = {"total": total, "own": number(finding.actual, lang) + unit, "more": _more(finding, lang, unit)}
    count = len({part_of(cell) for cell in parts})
    return _word(key, lang, label=_label(finding), **facts, terms=terms, count=count)


def _more(finding: Finding, lang: str, unit: str) -> str:
    """By how much the whole differs, and by how much apart from a part that another finding names."""
    told = _differing(finding.difference or 0, lang, unit)
    kind, parts, net = (finding.facts.get(name) for name in ("beside", "parts", "net"))
    if not isinstance(parts, Text) or not isinstance(net, Text):
        return told
    return _word(f"beside-{kind}", lang, more=told, parts=parts.into(lang), net=net.into(lang))


def _differing(by: Number, lang: str, unit: str = "") -> str:
    return _word("more" if by > 0 else "less", lang, by=number(max(by, -by), lang) + unit)


def _unit(cell: CellRef) -> str:
    """The unit that an amount prints; nothing where its heading does."""
    found = _UNIT.search(cell.printed or "") if cell.path.endswith(".amount") else None
    return found[0] if found else ""


def _term(cell: CellRef, lang: str) -> str:
    """A part with its figure; in English its name, which is Chinese, is quoted."""
    name = part_of(cell)
    return f"“{name}” {_value(cell, lang)}" if lang == "en" else f"{name} {_value(cell, lang)}"


def _value(cell: CellRef, lang: str) -> str:
    """A figure; an amount as it is printed, with its unit."""
    return cell.printed if cell.printed and cell.path.endswith(".amount") else number(cell.value, lang)


def _label(finding: Finding) -> Text:
    """The cell, or, for rows that are compared together, the heading over them and the column."""
    labels = [cell.label for cell in finding.cells if not cell.path.startswith(PARTS)]
    if len(labels) == 1:
        return labels[0]
    return Text(*(f"{words.partition(' / ')[0]} / {words.rpartition(' / ')[2]}" for words in labels[0]))


def _word(key: str, lang: str, **facts: object) -> str:
    told = {name: _short(fact.into(lang)) if isinstance(fact, Text) else fact for name, fact in facts.items()}
    return LEVEL_PHRASES[key].into(lang).format(**told)


def _short(label: str) -> str:
    """A label without the long notes in brackets."""
    return " / ".join(short(part) for part in label.split(" / "))
