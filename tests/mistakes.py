"""Published figures, and the mistakes that people make when they type them: seeded, the same in every run."""

from __future__ import annotations

import copy
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from gkcheck.checks.locate import locate
from gkcheck.checks.relations import weigh
from gkcheck.reports.forms import from_form
from gkcheck.rulebook.forms import AnnualReport2019, AnnualReport2021
from gkcheck.rulebook.library import book
from tests.layouts.figures import APPLICANTS, FIGURES

if TYPE_CHECKING:
    import random

WITHOUT_TOTALS = "shanghai-office-2019"
"""Its row totals are blank, so that a cell stands in its column's sum alone: which cell is wrong cannot be known."""


@cache
def published(name):
    """The report of some published figures."""
    figures = FIGURES[name]
    form = copy.deepcopy(figures.form)
    if figures.edition == "2019":
        amount = form["disclosure"]["procurement"]["amount"]
        amount["unit"] = amount["unit"] or ""
    model = AnnualReport2019 if figures.edition == "2019" else AnnualReport2021
    return from_form(model.model_validate({"agency": figures.agency, "year": figures.year, **form}))


REPORTS = {name: published(name) for name in FIGURES if name != WITHOUT_TOTALS}


ACTIVE = {
    name: report
    for name, report in REPORTS.items()
    if any(n for path, n in report.numbers.items() if path.startswith("applications."))
}
"""Those that had an application at all: zeros cannot be exchanged."""


def relations(report):
    """The book's relations on a report."""
    return book().relations(*report.editions, report.tables)


def changed(report, numbers):
    """The report with other figures in some cells."""
    return replace(report, numbers={**report.numbers, **numbers})


def broken(report, rules=None):
    """The broken relations of a report."""
    found = relations(report) if rules is None else rules
    return {r for r in found if weigh(r, report.numbers, report.sheet.signed).state == "broken"}


def table_three(report):
    """The filled cells of table three."""
    return [path for path, n in report.numbers.items() if path.startswith("applications.") and n is not None]


KINDS = ("replaced", "swapped", "lost", "doubled")


def mistyped(chance: random.Random, number: int, kind: str) -> int:
    """A figure with one slip of typing; the figure itself where the slip cannot be made or changes nothing."""
    text = str(number)
    at = chance.randrange(len(text))
    if kind == "replaced":
        return int(text[:at] + chance.choice("0123456789") + text[at + 1 :])
    if kind == "doubled":
        return int(text[: at + 1] + text[at:])
    if len(text) == 1:
        return number
    if kind == "lost":
        return int(text[:at] + text[at + 1 :])
    at = chance.randrange(len(text) - 1)
    return int(text[:at] + text[at + 1] + text[at] + text[at + 2 :])


def slips(chance: random.Random, report, count: int, kinds=KINDS) -> dict[str, int]:
    """So many cells of table three, each with a slip that changes it."""
    cells, found = table_three(report), {}
    while len(found) < count:
        path = chance.choice(cells)
        number = mistyped(chance, report.numbers[path], chance.choice(kinds))
        if number != report.numbers[path]:
            found[path] = number
    return found


def exchanged_in_a_column(chance: random.Random, report) -> dict[str, int]:
    """Two cells of one column of table three with each other's figures."""
    while True:
        column = chance.choice(APPLICANTS)
        one, other = chance.sample([path for path in table_three(report) if path.endswith(f".{column}")], 2)
        if report.numbers[one] != report.numbers[other]:
            return {one: report.numbers[other], other: report.numbers[one]}


def shifted_row(chance: random.Random, report) -> dict[str, int]:
    """A row of table three moved by one column, with its total or without, what falls out lost or brought round."""
    while True:
        row = chance.choice([row.path for row in report.sheet.tables["applications"].rows])
        now = [report.numbers[f"{row}.{column}"] for column in APPLICANTS]
        moved, rest = chance.choice(((now, []), (now[:-1], now[-1:])))
        onward, around = chance.random() < 0.5, chance.random() < 0.5
        after = [moved[-1] if around else 0, *moved[:-1]] if onward else [*moved[1:], moved[0] if around else 0]
        found = {f"{row}.{c}": n for c, n in zip(APPLICANTS, after + rest, strict=True)}
        found = {path: n for path, n in found.items() if n != report.numbers[path]}
        if found and broken(changed(report, found)) - broken(report):
            return found


def causes_of(report, mistakes):
    """The causes found in a report with mistakes, those of the report without them left out."""
    before = broken(report)
    found = locate(changed(report, mistakes), relations(report))
    return [cause for cause in found if not set(cause.relations) <= before]


def likeliest(causes) -> dict[str, int]:
    """The likeliest figures of all causes together."""
    return {path: n for cause in causes if cause.mendings for path, n in cause.mendings[0].numbers.items()}


def shown(causes, truth, most=8) -> bool:
    """Whether each cause shows a set that is the truth about it, and all of the truth is shown."""
    found: set[str] = set()
    for cause in causes:
        right = [m for m in cause.mendings[:most] if m.numbers.items() <= truth.items()]
        if not right:
            return False
        found |= right[0].numbers.keys()
    return found == truth.keys()
