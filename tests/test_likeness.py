"""The measure of how much of two texts is the same, against the table that it computes all columns of at once."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from gkcheck.prose.likeness import common, likeness

TEXTS = st.text(alphabet="公开信息甲乙", max_size=40)


def by_table(one: str, other: str) -> int:
    """The length of the longest common subsequence, cell by cell."""
    line = [0] * (len(other) + 1)
    for a in one:
        above = 0
        for at, b in enumerate(other, 1):
            line[at], above = above + 1 if a == b else max(line[at], line[at - 1]), line[at]
    return line[-1]


@given(TEXTS, TEXTS)
def test_the_longest_common_subsequence(one, other):
    """The same length whichever text comes first, and as the table gives it."""
    assert common(one, other) == common(other, one) == by_table(one, other)


@given(TEXTS, TEXTS)
def test_the_share_is_between_nothing_and_all(one, other):
    """One for the same text, unless it is empty; never beyond."""
    assert 0 <= likeness(one, other) <= 1
    assert likeness(one, one) == (1 if one else 0)


def test_what_was_moved_counts_as_changed():
    """Order matters: two halves exchanged leave one of them."""
    assert likeness("甲乙丙丁", "丙丁甲乙") == Fraction(1, 2)
