"""What must hold between levels whatever the figures are."""

from __future__ import annotations

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

import gkcheck
from tests.levels import NAMES, compared, levels, parts_of, summed, whole_of

AMOUNT = "disclosure.procurement.amount"
unhurried = settings(deadline=None, max_examples=50, suppress_health_check=[HealthCheck.too_slow])
"""Several reports are made and read for each example; a busy machine takes its time."""


@unhurried
@given(levels())
def test_true_parts_are_silent(made):
    """A whole that is the sum of its parts is told nothing; every cell is compared but amounts without a unit."""
    editions, numbers = made
    result = gkcheck.rollup(whole_of(editions, summed(numbers)), parts_of(editions, numbers), expected=NAMES[:1])
    assert result.findings == ()
    assert result.broken == ()
    assert {outcome.place for outcome in result.unknown} <= {AMOUNT}


@unhurried
@given(levels(), st.data())
def test_a_changed_cell_of_a_part_is_found_in_that_part(made, data):
    """Of a cell in sums: one finding, its figures exact, and the part's cell with the right figure comes first."""
    editions, numbers = made
    path = data.draw(st.sampled_from([p for p in compared(editions) if not p.startswith("disclosure.")]))
    position = data.draw(st.integers(min_value=0, max_value=len(numbers) - 1))
    whole = whole_of(editions, summed(numbers))
    true = numbers[position][path]
    numbers[position] = {**numbers[position], path: data.draw(st.integers(0, 9999).filter(lambda n: n != true))}
    (finding,) = gkcheck.rollup(whole, parts_of(editions, numbers)).findings
    assert (finding.code, finding.severity, finding.relation.place) == ("GK801", "error", path)
    assert finding.difference == true - numbers[position][path] == finding.actual - finding.expected
    (suspect,) = finding.suspects[0]
    assert (suspect.cell.path, suspect.suggested) == (f"parts.{NAMES[position]}.{path}", true)


@unhurried
@given(levels(), st.data())
def test_a_changed_cell_of_the_whole_is_found_in_the_whole(made, data):
    """The cell of the whole comes first, with the figure that the parts give."""
    editions, numbers = made
    path = data.draw(st.sampled_from([p for p in compared(editions) if not p.startswith("disclosure.")]))
    whole = summed(numbers)
    true = whole[path]
    whole[path] = data.draw(st.integers(0, 99999).filter(lambda n: n != true))
    (finding,) = gkcheck.rollup(whole_of(editions, whole), parts_of(editions, numbers)).findings
    (suspect,) = finding.suspects[0]
    assert (suspect.cell.path, suspect.suggested) == (path, true)


@unhurried
@given(levels(fewest=3), st.sampled_from(range(3)), st.sampled_from([("left-out", -1), ("twice", 1)]))
def test_a_part_that_was_left_out_or_added_twice_is_one_finding(made, position, mistake):
    """However many cells differ, one sentence names the part."""
    editions, numbers = made
    kind, sign = mistake
    part = numbers[position]
    counted = {path: part[path] for path in compared(editions) if part[path]}
    assume(len(counted) > 2)
    assume(all({p: one[p] for p in counted} != counted for i, one in enumerate(numbers) if i != position))
    whole = {path: value + sign * part[path] for path, value in summed(numbers).items()}
    result = gkcheck.rollup(whole_of(editions, whole), parts_of(editions, numbers))
    (finding,) = [finding for finding in result.findings if finding.code == "GK801"]
    assert finding.facts["kind"] == kind
    assert f"“{NAMES[position]}”" in finding.message
    own = {cell.path for cell in finding.cells if not cell.path.startswith("parts.")}
    assert own & set(compared(editions)) == set(counted)


@unhurried
@given(levels(), st.data())
def test_blanks_never_break_a_sum_that_they_could_fill(made, data):
    """A part's blank leaves a sum open where the whole has more, and breaks it where the rest has more already."""
    editions, numbers = made
    path = data.draw(st.sampled_from(compared(editions)))
    whole = summed(numbers)
    more = data.draw(st.integers(min_value=-1, max_value=3))
    blanked = [{**numbers[0], path: None}, *numbers[1:]]
    rest = sum(one[path] for one in numbers[1:])
    whole[path] = max(rest + more, 0)
    result = gkcheck.rollup(whole_of(editions, whole), parts_of(editions, blanked))
    state = next(outcome.state for outcome in result.outcomes if outcome.place == path)
    assert state == ("kept" if whole[path] == rest else "unknown" if whole[path] > rest else "broken")


@unhurried
@given(levels())
def test_the_consolidated_report_is_a_whole_without_findings(made):
    """What parts add up to keeps every sum, and is a true whole of them."""
    editions, numbers = made
    parts = parts_of(editions, numbers)
    whole = gkcheck.consolidate(parts, agency="示例市人民政府")
    assert {p: whole.numbers[p] for p in compared(editions)} == {p: summed(numbers)[p] for p in compared(editions)}
    assert gkcheck.rollup(whole, parts).findings == ()
    assert not [f for f in gkcheck.check(whole).findings if f.relation is not None and f.rule.severity == "error"]
