"""What must hold whatever the figures are, with the relations taken from the book."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gkcheck import check
from tests.truth import EDITIONS, arithmetic_cells, free_cells, report_of, true_numbers

COUNTS = st.integers(min_value=0, max_value=10**6)


@st.composite
def truths(draw):
    """The editions and figures of a true report."""
    editions = draw(st.sampled_from(EDITIONS))
    values = draw(st.lists(COUNTS, min_size=8, max_size=40))
    cycle = itertools.cycle(values)
    return editions, true_numbers(editions, lambda _: next(cycle))


@given(truths())
def test_a_true_report_keeps_every_relation(truth):
    """No finding of an arithmetic rule, nothing broken, nothing unknown."""
    editions, numbers = truth
    result = check(report_of(editions, numbers))
    assert not result.unknown
    assert not [f for f in result.findings if f.relation is not None]


@given(truths(), st.data())
def test_a_changed_cell_breaks_a_relation_that_names_it(truth, data):
    """Whichever cell of a relation is changed, to whatever count, an error lists that cell with what it holds."""
    editions, numbers = truth
    path = data.draw(st.sampled_from(arithmetic_cells(editions)))
    numbers[path] = data.draw(COUNTS.filter(lambda n: n != numbers[path]))
    result = check(report_of(editions, numbers))
    named = [f for f in result.findings if f.severity == "error" and path in [cell.path for cell in f.cells]]
    assert named
    assert all(f.difference == f.actual - f.expected for f in named if f.relation)
    assert {cell.value for f in named for cell in f.cells if cell.path == path} == {numbers[path]}


@given(truths(), st.data())
def test_blanks_never_break_what_zeros_keep(truth, data):
    """Zeros left blank, anywhere and many, give no arithmetic finding."""
    editions, numbers = truth
    zeros = [path for path, n in numbers.items() if n == 0]
    blank = data.draw(st.lists(st.sampled_from(zeros), unique=True)) if zeros else []
    result = check(report_of(editions, {**numbers, **dict.fromkeys(blank)}))
    assert not [f for f in result.findings if f.relation is not None]


@given(truths(), st.data())
def test_a_blank_is_only_broken_where_no_filling_mends_it(truth, data):
    """One blank, and the relation with it: broken exactly where the others exceed what a count could make up for."""
    editions, numbers = truth
    path = data.draw(st.sampled_from(arithmetic_cells(editions)))
    true_value = numbers[path]
    result = check(report_of(editions, {**numbers, path: None}))
    touched = {o.place for o in result.outcomes if o.state == "unknown"}
    assert not result_breaks(result)
    assert bool(touched) == (true_value != 0)


def result_breaks(result):
    """Whether a relation is broken."""
    return [o for o in result.broken if o.place]


@pytest.mark.parametrize("editions", EDITIONS, ids="-".join)
def test_every_arithmetic_cell_is_found(editions):
    """Each cell in turn, one too many: an error names it."""
    numbers = true_numbers(editions, lambda path: 1 + sum(map(ord, path)) % 97)
    for path in arithmetic_cells(editions):
        result = check(report_of(editions, {**numbers, path: numbers[path] + 1}))
        assert any(path in [c.path for c in f.cells] for f in result.findings if f.severity == "error"), path


@pytest.mark.parametrize("editions", EDITIONS, ids="-".join)
def test_the_relations_cover_tables_three_and_four(editions):
    """Every count of tables three and four stands in a relation."""
    cells = set(arithmetic_cells(editions))
    others = set(free_cells(editions)) - cells
    assert {path.partition(".")[0] for path in others} == {"disclosure"}
