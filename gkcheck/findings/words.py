"""All sentences: made from a finding, its rule and the form's labels, in Chinese or English."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from gkcheck.rulebook.levels import BETWEEN
from gkcheck.rulebook.relations import BEFORE
from gkcheck.rulebook.sheets import Text

from .gatewords import lapse
from .phrases import PHRASES
from .reasons import REASONS

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from gkcheck.errors import Unreadable, UsageError
    from gkcheck.prose.model import Quote
    from gkcheck.rulebook.relations import Operand, Relation
    from gkcheck.tables.readings import Place

    from .model import CellRef, Fact, Finding

_MOST_TERMS = 8
_MOST_NAMED = 3
_MOST_NAMES = 6
_NAMING = {"cells", "row", "wanted", "agency", "missing"}
"""Facts that name the cell already."""

_NEAR = 40
"""How much of a sentence is quoted on either side of a doubted figure."""


def message(finding: Finding, lang: str) -> str:
    """What is wrong, in one sentence, the words of the running text that it is about, and whether a waiver lapsed."""
    said = _said(finding, lang)
    if finding.quote is not None:
        said = say("quoted", lang, said=said, quote=excerpt(finding.quote))
    return said if finding.lapsed is None else said + lapse(finding.lapsed, lang)


def excerpt(quote: Quote) -> str:
    """The sentence with its doubted figures in 【】, what is far from them left out."""
    pieces = re.split("(【[^】]*】)", quote.marked)
    for i, piece in enumerate(pieces):
        if i % 2 or len(piece) <= _NEAR:
            continue
        first, last = i == 0, i == len(pieces) - 1
        if not (first and last) and (first or last or len(piece) > 2 * _NEAR):
            pieces[i] = ("" if first else piece[:_NEAR]) + "……" + ("" if last else piece[-_NEAR:])
    return "".join(pieces)


def _said(finding: Finding, lang: str) -> str:
    if finding.rule.each == BETWEEN:
        from .levels import message as between_levels

        return between_levels(finding, lang)
    if finding.relation is not None:
        return _equation(finding, lang)
    template = finding.rule.message
    if template is None:
        raise ValueError(f"{finding.code} has no message")
    facts = {
        name: _fact(value, lang, _MOST_NAMES if name == "cells" else None) for name, value in finding.facts.items()
    }
    said = template.into(lang).format(**facts)
    if finding.quote is None and len(finding.cells) == 1 and not _NAMING.intersection(facts):
        single = finding.cells[0]
        if single.printed is not None:
            return f"{single.label.into(lang)}{say('colon', lang)}{said}"
    return said


def hint(finding: Finding, lang: str) -> str:
    """What to do about it."""
    return finding.rule.hint.into(lang)


def say(phrase: str, lang: str, **facts: object) -> str:
    """A fixed phrase with its facts."""
    return PHRASES[phrase].into(lang).format(**facts)


def reason(error: Unreadable, lang: str) -> str:
    """Why a file cannot be read."""
    facts = {name: _fact(value, lang) for name, value in error.facts.items()}
    if "really" in facts:
        facts["really"] = say(f"really-{facts['really']}", lang)
    return REASONS[error.reason].into(lang).format(**facts)


def usage(error: UsageError, lang: str) -> str:
    """Why a call cannot be carried out."""
    facts: dict[str, str] = dict(error.facts)
    if "problem" in facts:
        facts["problem"] = say(facts["problem"], lang)
    return say(f"usage-{error.reason}", lang, **facts)


def number(value: int | Decimal | None, lang: str) -> str:
    """A figure as it is best printed; a blank says so."""
    if value is None:
        return say("blank", lang)
    return f"{value:f}" if isinstance(value, Decimal) else str(value)


def figure(value: Decimal) -> str:
    """A figure of a sentence: without an empty fraction or an exponent."""
    return f"{value:f}".rstrip("0").rstrip(".") if "." in f"{value:f}" else f"{value:f}"


_PER = {"%": Text("%", "%"), "倍": Text(" 倍", " times"), "百分点": Text(" 个百分点", " percentage points")}


def growth(by: Decimal, unit: str, *, down: bool) -> Text:
    """By how much something grew or, with `down` or a negative figure, fell: `增长 8.2%`, `减少 3 件`."""
    fell = down != (by < 0)
    per = _PER.get(unit, Text(f" {unit}", ""))
    words = Text("下降 ", "a fall of ") if fell else Text("增长 ", "a rise of ")
    if unit not in _PER:
        words = Text("减少 ", "a fall of ") if fell else Text("增加 ", "a rise of ")
    return Text(*(f"{words[i]}{figure(abs(by))}{per[i]}" for i in (0, 1)))


def equation(terms: Sequence[str], total: str) -> str:
    """`4 + 3 = 7`; a term that stands alone is its sum."""
    return f"{' + '.join(terms)} = {total}" if len(terms) > 1 else total


def place(where: Place | None, lang: str) -> str:
    """Where something stands in the document."""
    if where is None:
        return ""
    parts = []
    if where.table is not None:
        key = "at-cell" if where.column is not None else "at-row"
        parts.append(say(key, lang, table=where.table, row=where.row, column=where.column))
    if where.line is not None:
        parts.append(say("at-line", lang, line=where.line))
    return say("comma", lang).join(parts)


def short(label: str) -> str:
    """A label without the long note in brackets at its end, as a sentence names it."""
    return re.sub(r"（[^（）]{8,}）(?= |$|（)", "", label)


def _fact(value: Fact, lang: str, most: int | None = None) -> str:
    if isinstance(value, Text):
        return value.into(lang)
    if isinstance(value, tuple):
        shown = say("list", lang).join(short(text.into(lang)) for text in value[:most] if isinstance(text, Text))
        return shown if most is None or len(value) <= most else say("and-more", lang, shown=shown, count=len(value))
    return str(value)


def _equation(finding: Finding, lang: str) -> str:
    """`行政复议：结果维持、结果纠正、其他结果、尚未审结相加 10 + 1 + 0 + 0 = 11，总计填的是 0，比各项之和少 11`."""
    relation = finding.relation
    if relation is None or finding.difference is None:
        raise ValueError(f"{finding.code} has no relation")
    name = _naming(relation, lang)
    cells = {cell.path: cell for cell in finding.cells}
    right = _side(relation.right, cells, finding.actual, name, lang)
    where = _where(relation, finding.cells[0], lang)
    if relation.operator != "==":
        bound = relation.left[0] if len(relation.left) == 1 else None
        left = (
            say("term", lang, name=name(cells[bound.path]), value=number(cells[bound.path].value, lang))
            if bound
            else _side(relation.left, cells, finding.expected, name, lang)
        )
        key = "at-least" if relation.operator == "<=" else "at-most"
        return say(key, lang, where=where, left=left, right=right).removeprefix(say("colon", lang))
    left = _side(relation.left, cells, finding.expected, name, lang)
    by = finding.difference if finding.difference > 0 else -finding.difference
    than = "parts" if len(relation.right) == 1 and len(relation.left) > 1 else "first"
    more = say(f"{'more' if finding.difference > 0 else 'less'}-than-{than}", lang, by=number(by, lang))
    return say("unequal", lang, where=where, left=left, right=right, more=more).removeprefix(say("colon", lang))


def spread_over(relation: Relation) -> str:
    """What a relation's cells have in common: `row`, `column`, or nothing (`report`)."""
    if relation.place == "report":
        return "report"
    return "column" if ".*." in relation.place else "row"


def _naming(relation: Relation, lang: str) -> Callable[[CellRef], str]:
    """How a cell is named where the row or column in common has been said already."""
    kind = spread_over(relation)
    years = any(path.startswith(BEFORE) for path in relation.paths)

    def name(cell: CellRef) -> str:
        if kind == "report":
            return short(cell.label.into(lang))
        called = column_name(cell, lang) if kind == "row" else row_name(cell, lang)
        return say("this-years", lang, name=called) if years and cell.own else called

    return name


def column_name(cell: CellRef, lang: str) -> str:
    """A cell by its column, where its row has been said."""
    return _of_year(cell, cell.label.into(lang).rpartition(" / ")[2], lang)


def row_name(cell: CellRef, lang: str) -> str:
    """A cell by its row, where its column has been said."""
    return _of_year(cell, short(cell.label.into(lang).rpartition(" / ")[0].rpartition(" / ")[2]), lang)


def _of_year(cell: CellRef, name: str, lang: str) -> str:
    return name if cell.own else say("last-years", lang, name=name)


def _where(relation: Relation, cell: CellRef, lang: str) -> str:
    """The row or the column in common, in the form's words."""
    row, _, column = cell.label.into(lang).rpartition(" / ")
    return {"row": row, "column": column, "report": ""}[spread_over(relation)]


def _side(
    operands: Sequence[Operand],
    cells: dict[str, CellRef],
    total: int | Decimal | None,
    name: Callable[[CellRef], str],
    lang: str,
) -> str:
    if not operands:
        return "0"
    names = [name(cells[operand.path]) for operand in operands]
    values: list[int | Decimal | None] = [cells[operand.path].value for operand in operands]
    if len(operands) == 1:
        return say("printed", lang, name=names[0], value=number(values[0], lang))
    shown = [i for i, value in enumerate(values) if value or len(operands) <= _MOST_TERMS]
    named = len(operands) <= _MOST_NAMED
    terms = ""
    for i in shown:
        sign = "- " if operands[i].sign < 0 else "+ " if terms else ""
        term = say("term", lang, name=names[i], value=number(values[i], lang)) if named else number(values[i], lang)
        terms += f"{' ' if terms else ''}{sign}{term}"
    key = "sum" if named else "added" if len(shown) == len(operands) else "added-nonzero"
    return say(key, lang, names=say("list", lang).join(names), terms=terms or "0", total=number(total, lang))
