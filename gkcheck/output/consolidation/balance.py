"""The second sheet: what each total comes to in the sum and in the parts, and whether table three balances."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from gkcheck.findings.consolidation import tell

from .formulas import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gkcheck.reports.model import Number

    from .summed import Summed

_SIDES = (("received", "carried_in"), ("handled", "carried_out"))


def draw_balance(sheet: Any, summed: Summed, title: str) -> dict[str, Number]:
    """Draw the comparisons, and give the values of their formulas.

    title: the name of the sheet with the form.
    """
    values: dict[str, Number] = {}
    looks = summed.looks
    looks.headings(sheet, ("balance-cell", "balance-own", "balance-parts", "balance-difference"), (64, 16, 18, 12))
    for row, (label, first, second) in enumerate([*_totals(summed, title), *_columns(summed, title)], 2):
        looks.listed(sheet, row, [(1, label)])
        looks.computed(sheet, f"B{row}", *first, values)
        looks.computed(sheet, f"C{row}", *second, values)
        looks.computed(sheet, f"D{row}", f"=B{row}-C{row}", first[1] - second[1], values)
    return values


def _totals(summed: Summed, title: str) -> Iterator[tuple[str, tuple[str, Number], tuple[str, Number]]]:
    """Every total of the form beside the sum of what the parts print for it."""
    report = summed.made.report
    for path, terms in summed.made.terms.items():
        value = report.numbers.get(path)
        if path.endswith(".total") and value is not None:
            own = f"={quoted(title)}!{summed.places[path]}"
            yield report.sheet.label(path).into(summed.looks.lang), (own, value), (summed.sums.sum_of(terms), value)


def _columns(summed: Summed, title: str) -> Iterator[tuple[str, tuple[str, Number], tuple[str, Number]]]:
    """For each column of table three, items one and two beside items three and four."""
    report, lang = summed.made.report, summed.looks.lang
    if "applications" not in report.tables:
        return
    for column in report.sheet.tables["applications"].rows[0].columns:
        sides = []
        for names in _SIDES:
            paths = [f"applications.{name}.{column.name}" for name in names]
            cells = "+".join(f"{quoted(title)}!{summed.places[path]}" for path in paths)
            sides.append((f"={cells}", sum(report.numbers[path] or 0 for path in paths)))
        yield tell("balance-column", lang, column=column.title.into(lang)), sides[0], sides[1]
