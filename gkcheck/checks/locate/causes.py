"""The broken relations of a report, by cause, with every smallest set of cells that would restore them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gkcheck.checks.relations import weigh

from .bounds import bound_mendings
from .incidence import bits, incidence, joined
from .model import Cause
from .patterns import mending
from .printed import Printed
from .search import Search
from .shifts import large_slips, shift_and_slips
from .years import between_years, told_before

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from gkcheck.reports.model import Number, Report
    from gkcheck.rulebook.relations import Relation

    from .model import Before, Evidence, Mending
    from .search import Deltas


def locate(
    report: Report, relations: tuple[Relation, ...], evidence: Sequence[Evidence] = (), before: Before | None = None
) -> tuple[Cause, ...]:
    """The causes of what is broken, in the order of the relations.

    relations: as `Book.relations` gives them. evidence: cells and what a sentence says that they add up to; sets that
    agree with it come first. before: last year's report; what it gives is evidence too, its figures are never doubted.
    Figures are exact; the same report always gives the same answer.
    """
    printed = Printed(report.numbers, report.sheet, incidence(relations))
    causes = [cause for part in printed.cells.components for cause in _within(printed, part)]
    causes = _with_bounds(printed, causes)
    if before is not None and before.relations:
        whole = Printed(before.numbers, report.sheet, incidence((*relations, *before.relations)), before.signed)
        evidence = [*evidence, *told_before(before)]
        ranked = _in_order(printed, causes, relations, evidence)
        return tuple(_with_last_year(whole, ranked, before.relations, evidence))
    return tuple(_in_order(printed, causes, relations, evidence))


def _in_order(
    printed: Printed, causes: Iterable[Cause], relations: tuple[Relation, ...], evidence: Sequence[Evidence]
) -> list[Cause]:
    """Causes in the order of their first relations, the sets of each ranked."""
    order = {(relation.code, relation.place): i for i, relation in enumerate(relations)}
    ranked = [cause._replace(mendings=_ranked(printed, cause.mendings, evidence)) for cause in causes]
    return sorted(ranked, key=lambda cause: min(order[r.code, r.place] for r in cause.relations))


def _with_last_year(
    whole: Printed, causes: list[Cause], across: tuple[Relation, ...], evidence: Sequence[Evidence]
) -> list[Cause]:
    """Broken relations with last year's figures joined to the cause whose sets restore them, or as further causes."""
    broken = [r for r in across if weigh(r, whole.numbers, whole.signed).state == "broken"]
    left = [relation for relation in broken if not _join(whole, causes, relation)]
    alone = [*between_years(whole, left)]
    for relation in left:
        if relation.operator != "==" and not _join(whole, alone, relation):
            alone.append(Cause((relation,), tuple(bound_mendings(whole, relation))))
    return causes + _in_order(whole, alone, across, evidence)


def _within(printed: Printed, part: int) -> Iterator[Cause]:
    """The causes among sums that hang together by their cells."""
    residuals = {index: rest for index, rest in printed.residuals.items() if part >> index & 1}
    if not residuals:
        return
    sets = Search(printed).smallest(residuals)
    if not sets:
        large = [*large_slips(printed, residuals)] or [*shift_and_slips(printed, residuals)]
        yield Cause(_relations(printed, residuals), tuple(large))
    for mask, alternatives in _factors(printed, sets, sum(1 << index for index in residuals)):
        here = {index: residuals[index] for index in bits(mask)}
        found = [
            mending(printed, {path: printed.value(path) + delta for path, delta in deltas}) for deltas in alternatives
        ]
        if len(alternatives[0]) > 1:
            known = {frozenset(each.numbers.items()) for each in found}
            found += [m for m in large_slips(printed, here) if frozenset(m.numbers.items()) not in known]
        yield Cause(_relations(printed, here), tuple(found))


def _relations(printed: Printed, residuals: Iterable[int]) -> tuple[Relation, ...]:
    return tuple(printed.cells.sums[index] for index in sorted(residuals))


def _factors(printed: Printed, sets: Sequence[Deltas], broken: int) -> Iterator[tuple[int, list[Deltas]]]:
    """The broken sums apart by cause, each with the alternatives for it.

    Cells of one set belong together if they share a sum; sums belong together if such cells stand in them, in any set.
    """
    split = [[_mask_and_cells(printed, cells, broken) for cells in _linked(printed, deltas)] for deltas in sets]
    masks = joined([mask for parts in split for mask, _ in parts])
    for mask in sorted(masks, key=lambda mask: mask & -mask):
        found: dict[frozenset[str], Deltas] = {}
        for parts in split:
            deltas = tuple(delta for touched, cells in parts if touched & mask for delta in cells)
            found.setdefault(frozenset(path for path, _ in deltas), deltas)
        yield mask, list(found.values())


def _mask_and_cells(printed: Printed, deltas: Deltas, broken: int) -> tuple[int, Deltas]:
    return printed.mask(path for path, _ in deltas) & broken, deltas


def _linked(printed: Printed, deltas: Deltas) -> list[Deltas]:
    """The cells of a set apart where they share no sum."""
    parts: list[tuple[int, Deltas]] = []
    for delta in deltas:
        mask = printed.mask([delta[0]])
        cells: Deltas = (delta,)
        for part in [part for part in parts if part[0] & mask]:
            parts.remove(part)
            mask, cells = mask | part[0], (*part[1], *cells)
        parts.append((mask, cells))
    return [cells for _, cells in parts]


def _with_bounds(printed: Printed, causes: list[Cause]) -> list[Cause]:
    """Broken bounds joined to the cause whose sets restore them as well, or as causes of their own."""
    for relation in printed.cells.bounds:
        if weigh(relation, printed.numbers, printed.signed).state != "broken":
            continue
        if not _join(printed, causes, relation):
            causes.append(Cause((relation,), tuple(bound_mendings(printed, relation))))
    return causes


def _join(printed: Printed, causes: list[Cause], relation: Relation) -> bool:
    """Put a broken relation to the first cause with sets that restore it as well, which alone are kept."""
    for place, cause in enumerate(causes):
        both = tuple(m for m in cause.mendings if _restores(printed, relation, m))
        if both:
            causes[place] = Cause((*cause.relations, relation), both)
            return True
    return False


def _restores(printed: Printed, relation: Relation, found: Mending) -> bool:
    true = found.numbers
    touched = not true.keys().isdisjoint(relation.paths)
    return touched and weigh(relation, {**printed.numbers, **true}, printed.signed).state != "broken"


def _ranked(printed: Printed, found: Iterable[Mending], evidence: Sequence[Evidence]) -> tuple[Mending, ...]:
    """The sets that break nothing: those that the evidence speaks for first, then by slips and their likelihood."""
    order = printed.sheet.order
    kept: list[tuple[tuple[object, ...], Mending]] = []
    for each in found:
        opened = printed.opened(each.numbers)
        if opened is not None:
            against = sum(not _agrees(printed, each.numbers, piece) for piece in evidence)
            key = (against, opened, each.slips, each.cost, len(each.changes))
            places = [order[change.path] for change in each.changes]
            kept.append(((*key, places), each._replace(against=against)))
    return tuple(each for _, each in sorted(kept, key=lambda pair: pair[0]))


def _agrees(printed: Printed, true: dict[str, Number], piece: Evidence) -> bool:
    paths, value = piece
    return sum(true.get(path, printed.value(path)) for path in paths) == value
