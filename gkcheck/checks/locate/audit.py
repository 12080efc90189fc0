"""The book examined: would a single wrong cell always be found, and found for certain; which rules say nothing new."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from gkcheck.rulebook.sheets import sheet

from .incidence import Incidence, weights
from .positive import fillable

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from gkcheck.rulebook.library import Book
    from gkcheck.rulebook.relations import Relation
    from gkcheck.rulebook.rules import Rule
    from gkcheck.rulebook.sheets import Sheet

EDITIONS = ("2019", "2021")


class CellAudit(NamedTuple):
    """One cell: its sums, its bounds, and the other cells that would break the same sums by the same."""

    path: str
    sums: tuple[Relation, ...]
    bounds: tuple[Relation, ...]
    twins: tuple[str, ...]

    @property
    def found(self) -> bool:
        """Whether a wrong figure in it, all others being right, always breaks a sum."""
        return bool(self.sums)

    @property
    def certain(self) -> bool:
        """Whether the sums that it breaks then point to no other cell."""
        return self.found and not self.twins


class EditionAudit(NamedTuple):
    """One edition: every cell in print order, the relations that follow from earlier ones, the rules that contradict.

    implied: sums that hold whenever those before them do; a form may print both all the same.
    contradictory: codes of rules that together leave no report in which every count is above zero.
    """

    edition: str
    cells: tuple[CellAudit, ...]
    implied: tuple[Relation, ...]
    contradictory: tuple[str, ...]


def audit(book: Book, edition: str) -> EditionAudit:
    """Examine the book on one edition, `2019` or `2021`, taking every cell as filled in."""
    printed = sheet(edition, edition)
    relations = book.relations(edition, edition)
    cells = Incidence(relations)
    return EditionAudit(edition, _cells(cells, printed), _implied(relations), _contradictory(relations, printed))


def never_applicable(book: Book, editions: Iterable[str] = EDITIONS) -> tuple[Rule, ...]:
    """The rules about one report's cells that give no relation on any of the editions."""
    codes = {relation.code for edition in editions for relation in book.relations(edition, edition)}
    return tuple(
        rule
        for rule in book.rules.values()
        if rule.comparison is not None
        and all(term.source == "this" for term in (*rule.comparison.left, *rule.comparison.right))
        and set(rule.editions) & set(editions)
        and rule.code not in codes
    )


def _cells(cells: Incidence, printed: Sheet) -> tuple[CellAudit, ...]:
    alike: dict[tuple[tuple[int, int], ...], list[str]] = {}
    for path in printed.slots:
        alike.setdefault(_signature(cells.weights.get(path, {})), []).append(path)
    found = []
    for path in printed.slots:
        own = cells.weights.get(path, {})
        twins = tuple(other for other in alike[_signature(own)] if other != path) if own else ()
        sums = tuple(cells.sums[index] for index in sorted(own))
        bounds = tuple(bound for bound in cells.bounds if path in bound.paths)
        found.append(CellAudit(path, sums, bounds, twins))
    return tuple(found)


def _signature(own: Mapping[int, int]) -> tuple[tuple[int, int], ...]:
    """The sums that a change breaks and in what proportion, whichever way it goes."""
    items = sorted(own.items())
    sign = -1 if items and items[0][1] < 0 else 1
    return tuple((index, weight * sign) for index, weight in items)


def _implied(relations: Iterable[Relation]) -> tuple[Relation, ...]:
    """The sums that are combinations of sums before them, and bounds told twice."""
    reduced: list[tuple[str, dict[str, int]]] = []
    bounds: list[tuple[str, dict[str, int]]] = []
    implied = []
    for relation in relations:
        row = weights(relation)
        if relation.operator != "==":
            known = (relation.operator, row) in bounds
            bounds.append((relation.operator, row))
        else:
            for pivot, other in reduced:
                row = _eliminated(row, other, pivot)
            known = not row
            reduced += [(next(iter(row)), row)] if row else []
        implied += [relation] if known else []
    return tuple(implied)


def _eliminated(row: dict[str, int], other: Mapping[str, int], pivot: str) -> dict[str, int]:
    """A row without the pivot, whole multiples of both being taken."""
    factor = row.get(pivot, 0)
    if not factor:
        return row
    keep = other[pivot]
    mixed = {path: row.get(path, 0) * keep - other.get(path, 0) * factor for path in (*row, *other)}
    return {path: weight for path, weight in mixed.items() if weight}


def _contradictory(relations: tuple[Relation, ...], printed: Sheet) -> tuple[str, ...]:
    """The codes of which any one must go for the rest to be kept by counts above zero; all, where no one is enough."""
    if fillable(relations, printed.signed):
        return ()
    codes = list(dict.fromkeys(relation.code for relation in relations))
    single = [code for code in codes if fillable([r for r in relations if r.code != code], printed.signed)]
    return tuple(single or codes)
