"""Reports of two levels made from the book: random parts, and the whole that they add up to."""

from __future__ import annotations

import itertools
from dataclasses import replace

from hypothesis import strategies as st

from gkcheck.checks.levels.figures import BARE
from gkcheck.rulebook.levels import additive
from gkcheck.rulebook.library import book
from gkcheck.rulebook.sheets import sheet
from tests.truth import EDITIONS, report_of, true_numbers

COUNTS = st.integers(min_value=0, max_value=5000)
NAMES = ("甲局", "乙局", "丙局", "丁局", "戊局")


def named(report, agency, year=2023):
    """The same report of another body or year."""
    return replace(report, agency=agency, year=year)


def summed(numbers):
    """The figures that parts add up to."""
    return {path: sum(one[path] for one in numbers) for path in numbers[0]}


def whole_of(editions, numbers):
    """The report of the whole with these figures."""
    return named(report_of(editions, numbers), "示例市人民政府")


def parts_of(editions, numbers):
    """The reports of the parts with these figures."""
    return [named(report_of(editions, one), name) for name, one in zip(NAMES, numbers, strict=False)]


def compared(editions):
    """The cells that are compared, amounts aside."""
    form = sheet(*editions)
    return [path for path in additive(book()["GK801"], form) if path not in form.amounts]


@st.composite
def levels(draw, fewest=2):
    """Editions, and the figures of two to five true parts; nothing is spent, for which a unit would be owed."""
    editions = draw(st.sampled_from(EDITIONS))
    numbers = []
    for _ in range(draw(st.integers(min_value=fewest, max_value=len(NAMES)))):
        cycle = itertools.cycle(draw(st.lists(COUNTS, min_size=8, max_size=30)))
        numbers.append(true_numbers(editions, lambda _, cycle=cycle: next(cycle)))
    return editions, [{path: 0 if path == BARE else value for path, value in one.items()} for one in numbers]
