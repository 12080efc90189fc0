"""The examined book for people and programs: every cell, and the rules that say nothing or too much."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple, TextIO

from gkcheck.checks.locate.audit import EDITIONS, CellAudit, EditionAudit, audit, never_applicable
from gkcheck.findings.words import say, short
from gkcheck.rulebook.sheets import Sheet, sheet

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from gkcheck.rulebook.library import Book
    from gkcheck.rulebook.relations import Relation

__all__ = ["EDITIONS", "Audits", "audits", "sound", "write_audit"]

_MOST_TWINS = 4


class Audits(NamedTuple):
    """A book examined on some editions; never: codes of rules that apply to none of them."""

    editions: tuple[EditionAudit, ...]
    never: tuple[str, ...]


def audits(book: Book, editions: Sequence[str] = EDITIONS) -> Audits:
    """Examine a book on editions, `2019` and `2021`."""
    never = tuple(rule.code for rule in never_applicable(book, editions))
    return Audits(tuple(audit(book, edition) for edition in editions), never)


def sound(whole: Audits) -> bool:
    """Whether no rules contradict each other and each applies somewhere."""
    return not whole.never and not any(each.contradictory for each in whole.editions)


def write_audit(whole: Audits, stream: TextIO, style: str, lang: str) -> None:
    """Write it as `text` or `json`."""
    if style == "json":
        import json

        json.dump(_record(whole), stream, ensure_ascii=False, indent=2)
        stream.write("\n")
        return
    for each in whole.editions:
        stream.writelines(f"{line}\n" for line in _edition(each, lang))
    if whole.never:
        stream.write(say("audit-never", lang, codes=say("list", lang).join(whole.never)) + "\n")


def _record(whole: Audits) -> dict[str, Any]:
    editions = [
        {
            "edition": each.edition,
            "cells": [_cell_record(cell) for cell in each.cells],
            "implied": [_relation_record(relation) for relation in each.implied],
            "contradictory": list(each.contradictory),
        }
        for each in whole.editions
    ]
    return {"editions": editions, "never_applicable": list(whole.never)}


def _cell_record(cell: CellAudit) -> dict[str, Any]:
    return {
        "path": cell.path,
        "found": cell.found,
        "certain": cell.certain,
        "sums": [_relation_record(relation) for relation in cell.sums],
        "bounds": [_relation_record(relation) for relation in cell.bounds],
        "twins": list(cell.twins),
    }


def _relation_record(relation: Relation) -> dict[str, str]:
    return {"code": relation.code, "place": relation.place}


def _edition(each: EditionAudit, lang: str) -> Iterator[str]:
    printed = sheet(each.edition, each.edition)
    yield say(f"edition-{each.edition}", lang)
    for name, table in printed.tables.items():
        cells = [cell for cell in each.cells if cell.path.startswith(f"{name}.")]
        found, certain = sum(cell.found for cell in cells), sum(cell.certain for cell in cells)
        title = table.title.into(lang)
        yield f"  {say('audit-counts', lang, title=title, cells=len(cells), found=found, certain=certain)}"
        yield from (f"    {line}" for line in _rows(cells, printed, lang))
    yield from (f"  {line}" for line in _rules(each, printed, lang))
    yield ""


def _rows(cells: Iterable[CellAudit], printed: Sheet, lang: str) -> Iterator[str]:
    """A line for the cells of a row that have one answer."""
    same: dict[tuple[str, str], list[CellAudit]] = {}
    for cell in cells:
        same.setdefault((cell.path.rpartition(".")[0], _answer(cell, printed, lang)), []).append(cell)
    for (row, answer), found in same.items():
        label = short(printed.label(row if len(found) > 1 else found[0].path).into(lang))
        named = say("audit-cells", lang, label=label, count=len(found)) if len(found) > 1 else label
        yield f"{named}{say('colon', lang)}{answer}"


def _answer(cell: CellAudit, printed: Sheet, lang: str) -> str:
    """The rules that notice a wrong figure in the cell, and whether they point to it alone."""
    if not cell.found:
        codes = " ".join(dict.fromkeys(bound.code for bound in cell.bounds))
        return f"{codes} {say('audit-bounded', lang)}" if codes else say("audit-unfound", lang)
    codes = " ".join(dict.fromkeys(relation.code for relation in cell.sums))
    if cell.certain:
        return f"{codes} {say('audit-certain', lang)}"
    row = cell.path.rpartition(".")[0]
    if all(twin.rpartition(".")[0] == row for twin in cell.twins):
        return f"{codes} {say('audit-alike', lang, count=len(cell.twins) + 1)}"
    names = [printed.label(twin).into(lang) for twin in cell.twins[:_MOST_TWINS]]
    return f"{codes} {say('audit-found', lang, twins=say('list', lang).join(names))}"


def _rules(each: EditionAudit, printed: Sheet, lang: str) -> Iterator[str]:
    if each.implied:
        yield say("audit-implied-head", lang)
        for relation in each.implied:
            yield f"  {relation.code} {_place(relation, printed, lang)}"
    if each.contradictory:
        yield say("audit-contradictory", lang, codes=say("list", lang).join(each.contradictory))
    else:
        yield say("audit-consistent", lang)


def _place(relation: Relation, printed: Sheet, lang: str) -> str:
    """A relation's row or column in the form's words."""
    if relation.place in printed.rows:
        return printed.label(relation.place).into(lang)
    label = printed.label(relation.paths[0]).into(lang)
    return label.rpartition(" / ")[2] if ".*." in relation.place else label
