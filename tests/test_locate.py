"""Where the error is: slips in published figures are found again, every set shown mends, and none is missing."""

from __future__ import annotations

import itertools
import random
from collections import Counter
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gkcheck import check
from gkcheck.checks.locate import locate
from gkcheck.checks.locate.incidence import Incidence
from gkcheck.checks.locate.slips import typed
from gkcheck.checks.relations import weigh
from gkcheck.rulebook.library import book, extended
from tests.mistakes import (
    ACTIVE,
    KINDS,
    REPORTS,
    broken,
    causes_of,
    changed,
    exchanged_in_a_column,
    likeliest,
    mistyped,
    published,
    relations,
    shifted_row,
    shown,
    slips,
    table_three,
)
from tests.truth import EDITIONS, free_cells, report_of, true_numbers

A = "applications."


def rate(make, count):
    """How often the likeliest sets are the truth, and how often the truth is shown, over the published reports."""
    chance, first, among, cases = random.Random(20211130), 0, 0, 0
    for report in ACTIVE.values():
        for _ in range(count):
            mistakes = make(chance, report)
            truth = {path: report.numbers[path] for path in mistakes}
            causes = causes_of(report, mistakes)
            first += likeliest(causes) == truth
            among += shown(causes, truth)
            cases += 1
    return first / cases, among / cases


@pytest.mark.parametrize("kind", KINDS)
def test_one_slip_is_found_with_its_figure(kind):
    """In at least 99 of 100, whatever the slip; a single wrong cell of table three is in fact always certain."""
    first, among = rate(lambda chance, report: slips(chance, report, 1, (kind,)), 120)
    assert first >= 0.99
    assert among == 1


def test_two_slips_are_found_with_their_figures():
    """In at least 95 of 100. What is left are two slips of one size, which other two cells explain as well."""
    first, among = rate(lambda chance, report: slips(chance, report, 2), 250)
    assert first >= 0.95
    assert among >= 0.99


def test_three_and_four_slips():
    """Mostly found as well."""
    for count in (3, 4):
        first, _ = rate(lambda chance, report, count=count: slips(chance, report, count), 25)
        assert first >= 0.95


@pytest.mark.parametrize("make", [exchanged_in_a_column, shifted_row])
def test_exchanges_and_shifts_are_found(make):
    """Two cells of a column exchanged, a row shifted: always shown, first in nine of ten."""
    first, among = rate(make, 50)
    assert first >= 0.9
    assert among >= 0.99


def test_every_cell_of_table_three_is_certain():
    """Each in turn, off by one: one cause, one set, the right figure."""
    report = REPORTS["suqian-2024"]
    for path in table_three(report):
        (cause,) = causes_of(report, {path: report.numbers[path] + 1})
        assert [mending.numbers for mending in cause.mendings] == [{path: report.numbers[path]}]


@st.composite
def wrong_reports(draw):
    """A true report with up to six figures changed, some of them left blank."""
    editions = draw(st.sampled_from(EDITIONS))
    values = draw(st.lists(st.integers(0, 300), min_size=8, max_size=40))
    cycle = itertools.cycle(values)
    numbers = true_numbers(editions, lambda _: next(cycle))
    paths = draw(st.lists(st.sampled_from(sorted(numbers)), min_size=1, max_size=6, unique=True))
    wrong = {path: draw(st.none() | st.integers(0, 400)) for path in paths}
    return report_of(editions, {**numbers, **wrong})


@given(wrong_reports())
@settings(max_examples=150, deadline=None)
def test_every_set_shown_mends_and_breaks_nothing(report):
    """Applied, a set restores the relations of its cause and breaks no other; every broken relation has one cause."""
    wrong = broken(report)
    causes = locate(report, relations(report))
    assert Counter(r for cause in causes for r in cause.relations) == Counter(wrong)
    for cause in causes:
        for mending in cause.mendings:
            after = broken(changed(report, mending.numbers))
            assert after == wrong - set(cause.relations)
            for change in mending.changes:
                assert change.suggested != change.printed
                assert isinstance(change.suggested, int)
                assert change.suggested >= 0 or change.path in report.sheet.signed


def solvable(cells, subset, residuals):
    """Whether some change of exactly these cells brings all residuals to zero, by elimination in fractions."""
    rows = sorted({i for path in subset for i in cells.weights[path]} | set(residuals))
    matrix = [[Fraction(cells.weights[p].get(i, 0)) for p in subset] + [Fraction(-residuals.get(i, 0))] for i in rows]
    rank = 0
    for column in range(len(subset)):
        pivot = next((i for i in range(rank, len(matrix)) if matrix[i][column]), None)
        if pivot is None:
            return None
        matrix[rank], matrix[pivot] = matrix[pivot], matrix[rank]
        head = [value / matrix[rank][column] for value in matrix[rank]]
        matrix[rank] = head
        for i, row in enumerate(matrix):
            if i != rank and row[column]:
                matrix[i] = [a - row[column] * b for a, b in zip(row, head, strict=True)]
        rank += 1
    return None if any(row[-1] for row in matrix[rank:]) else [row[-1] for row in matrix[:rank]]


@pytest.mark.parametrize("seed", range(6))
def test_no_smallest_set_is_missing(seed):
    """Beside every pair of cells of table three, tried one after another."""
    chance, report = random.Random(seed), REPORTS["hongze-2023"]
    make = (exchanged_in_a_column, lambda c, r: slips(c, r, 2), shifted_row)[seed % 3]
    mistakes = make(chance, report)
    wrong = changed(report, mistakes)
    cells = Incidence([r for r in relations(report) if r.code.startswith("GK3")])
    residuals = {}
    for index, relation in enumerate(cells.sums):
        _, expected, actual = weigh(relation, wrong.numbers)
        if actual != expected:
            residuals[index] = actual - expected
    wanted = set()
    for size in (1, 2):
        for subset in itertools.combinations(cells.weights, size):
            deltas = solvable(cells, subset, residuals)
            if deltas and all(wrong.numbers[p] + d >= 0 and d for p, d in zip(subset, deltas, strict=True)):
                wanted.add(frozenset((p, wrong.numbers[p] + d) for p, d in zip(subset, deltas, strict=True)))
        if wanted:
            break
    alternatives = [
        [frozenset(m.numbers.items()) for m in cause.mendings if len(m.changes) <= 2]
        for cause in causes_of(report, mistakes)
    ]
    found = {frozenset().union(*choice) for choice in itertools.product(*alternatives)} if alternatives else set()
    assert {each for each in found if len(each) <= size} == wanted


def test_slips_without_a_common_relation_are_two_causes():
    """In another row and another column, and by another figure."""
    report = REPORTS["suqian-2024"]
    mistakes = {f"{A}granted.natural_person": 1480, f"{A}carried_in.commercial_enterprise": 5}
    one, other = causes_of(report, mistakes)
    assert not set(one.relations) & set(other.relations)
    mistakes = {f"{A}granted.natural_person": 1480, f"{A}granted.commercial_enterprise": 12}
    assert len(causes_of(report, mistakes)) == 1


def test_more_than_four_wrong_cells_are_called_misread():
    """Five cells at random: one cause, no set; the words say so, and name no cell."""
    report = REPORTS["suqian-2024"]
    chance = random.Random(4)
    mistakes = {path: report.numbers[path] + chance.randint(11, 99) for path in chance.sample(table_three(report), 7)}
    (cause,) = causes_of(report, mistakes)
    assert cause.mendings == ()
    findings = [f for f in check(changed(report, mistakes)).findings if f.relation]
    assert {(f.cause, f.suspects) for f in findings} == {(1, ())}


def test_a_total_left_at_zero():
    """As published in 洪泽 2023: the total first, with the figure it should hold."""
    report = REPORTS["hongze-2023"]
    causes = locate(report, relations(report))
    assert [c.mendings[0].numbers for c in causes] == [
        {"cases.review.total": 11},
        {"cases.litigation_after_review.total": 5},
    ]
    assert causes[0].mendings[0].changes[0].slip.kind == "total-left"


def test_each_cell_of_a_group_is_offered():
    """Table four gives one sum for five cells: all that could hold another figure are shown."""
    report = REPORTS["suqian-2024"]
    total = report.numbers["cases.review.total"]
    (cause,) = causes_of(report, {"cases.review.total": total + 3})
    assert len(cause.mendings) == 5
    assert all(len(mending.changes) == 1 for mending in cause.mendings)


def test_evidence_decides_between_equals():
    """A sentence that gives one of the cells brings the sets that agree with it to the front."""
    report = REPORTS["suqian-2024"]
    pending = report.numbers["cases.review.pending"]
    wrong = changed(report, {"cases.review.pending": pending + 10})
    for path in ("cases.review.pending", "cases.review.upheld"):
        evidence = [((path,), report.numbers[path] - (0 if path.endswith("pending") else 10))]
        (cause,) = locate(wrong, relations(report), evidence)
        assert cause.mendings[0].numbers.keys() == {path}
        assert [mending.against for mending in cause.mendings] == [0, 1, 1, 1, 1]
    (cause,) = locate(wrong, relations(report), [(("cases.review.total",), 1)])
    assert {mending.against for mending in cause.mendings} == {1}


def test_a_blank_may_be_the_wrong_cell():
    """Beside 4 of 4 a blank total of applicants' outcomes cannot help; a blank part too few can be filled."""
    report = REPORTS["suqian-2024"]
    path = f"{A}unable.not_held.natural_person"
    wrong = changed(report, {path: None, f"{A}unable.not_held.total": 5})
    (cause,) = locate(wrong, relations(report))
    assert {path for m in cause.mendings for path in m.numbers}
    assert all(cause.mendings[0].changes)


def test_blank_totals_leave_a_column_only():
    """Row totals left blank as published: the sets of one cell in the column, the likeliest slip first."""
    report = published("shanghai-office-2019")
    path = f"{A}unable.still_unclear.natural_person"
    (cause,) = locate(changed(report, {path: 52}), relations(report))
    assert {path: 25} in [mending.numbers for mending in cause.mendings[:2]]
    assert {len(mending.changes) for mending in cause.mendings} == {1}
    assert len(cause.mendings) > 1


def test_partial_disclosure_counted_twice():
    """In the total of outcomes: the figure is found, and the reason given."""
    report = REPORTS["suqian-2024"]
    path, partial = f"{A}handled.natural_person", report.numbers[f"{A}partial.natural_person"]
    (cause,) = causes_of(report, {path: report.numbers[path] + partial})
    ((change,),) = (mending.changes for mending in cause.mendings)
    assert (change.suggested, change.slip.kind) == (report.numbers[path], "partial-twice")


def test_a_slip_carried_into_its_total():
    """A cell and the total of its row off by the same: one slip, told as such, before the other rows."""
    report = REPORTS["suqian-2024"]
    cell, total = f"{A}unable.not_held.natural_person", f"{A}unable.not_held.total"
    more = 589 - report.numbers[cell]
    (cause,) = causes_of(report, {cell: 589, total: report.numbers[total] + more})
    first = cause.mendings[0]
    assert first.numbers == {cell: 859, total: 897}
    assert (first.slips, [change.slip.kind for change in first.changes]) == (1, ["swapped", "carried"])


def test_slips_of_typing():
    """The likeliest kind of each, and none where several slips would be needed."""
    kinds = {
        (27, 72): "swapped", (7, 6): "replaced", (8, 82): "lost", (822, 82): "doubled", (872, 82): "extra",
        (1, 10): "lost", (5, 105): "lost", (2, 52): "lost", (152, 52): "extra", (12, 95): None, (100, 10): "doubled",
        (0, 7): "replaced",
    }  # fmt: skip
    for (printed, true), kind in kinds.items():
        slip = typed(printed, true)
        assert (slip and slip.kind) == kind, (printed, true)
    assert typed(3, 3) is None


@given(st.integers(0, 10**6), st.sampled_from(KINDS), st.randoms(use_true_random=False))
def test_every_slip_of_typing_is_known(number, kind, chance):
    """Whatever digit is hit."""
    printed = mistyped(chance, number, kind)
    assert printed == number or typed(printed, number)


def test_bounds_offer_each_cell_and_their_exchange():
    """Published more than there is in all: exchanged, or either figure."""
    numbers = true_numbers(("2019", "2019"), lambda _: 7)
    table = "disclosure.government_rules."
    wrong = report_of(("2019", "2019"), {**numbers, f"{table}published": 12, f"{table}total_public": 10})
    (cause,) = locate(wrong, relations(wrong))
    assert [mending.numbers for mending in cause.mendings] == [
        {f"{table}published": 10, f"{table}total_public": 12},
        {f"{table}published": 10},
        {f"{table}total_public": 12},
    ]


def test_a_bound_restored_by_a_sum_is_no_cause_of_its_own(tmp_path):
    """A user's bound between tables three and four, broken by the same slip as a sum."""
    rules = tmp_path / "rules.toml"
    rules.write_text(
        'prefix = "XX"\n[[rule]]\ncode = "XX001"\nname = "x"\nseverity = "error"\neach = "report"\n'
        'relation = "cases.review.total <= applications.handled.total"\n'
        'title = "x"\nbasis = "x"\nwhy = "x"\nhint = "x"\n',
        encoding="utf-8",
    )
    report = REPORTS["suqian-2024"]
    own = extended([rules]).relations(*report.editions, report.tables)
    wrong = changed(report, {"cases.review.total": report.numbers["cases.review.total"] + 90_000})
    (cause,) = locate(wrong, own)
    assert {relation.code for relation in cause.relations} == {"GK401", "XX001"}
    for mending in cause.mendings:
        assert not broken(changed(wrong, mending.numbers), own)


def test_amounts_stay_decimals():
    """A user's sum of an amount: a count is never told to hold a part of a whole."""
    from gkcheck.rulebook.relations import Operand, Relation

    fees = "disclosure.fees.amount"
    relation = Relation(
        "XX001", "report", (Operand(1, "this", "cases.review.total"),), "==", (Operand(1, "this", fees),)
    )
    numbers = true_numbers(("2021", "2021"), lambda _: 7)
    report = report_of(("2021", "2021"), {**numbers, fees: Decimal("12.5")})
    (cause,) = locate(report, (relation,))
    assert [m.numbers for m in cause.mendings] == [{fees: numbers["cases.review.total"]}]


def test_the_same_report_gives_the_same_answer():
    """To the order of the last set."""
    report = REPORTS["large-2022"]
    wrong = changed(report, slips(random.Random(9), report, 3))
    assert locate(wrong, relations(report)) == locate(wrong, relations(report))


def test_free_cells_have_no_cause():
    """A figure of table two in no relation can be changed without anyone knowing."""
    numbers = true_numbers(("2021", "2021"), lambda _: 7)
    assert "disclosure.penalties.decisions" in free_cells(("2021", "2021"))
    report = report_of(("2021", "2021"), {**numbers, "disclosure.penalties.decisions": 999})
    assert locate(report, book().relations("2021", "2021")) == ()
