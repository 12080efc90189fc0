"""The labelled sentences: the wrong ones are told, the right ones are not, and what is missed is known."""

from __future__ import annotations

from dataclasses import replace

import pytest

from gkcheck.checks.check import check_report
from gkcheck.documents.model import Document, Paragraph
from gkcheck.prose import passages
from gkcheck.reports.forms import from_form
from gkcheck.rulebook.forms import AnnualReport2021
from tests.labelled import Case, figures, labelled, over_all, reports, verdict

CODES = [f"GK{number}" for number in (*range(501, 509), *range(601, 610))]
WRONG = [case for case in labelled() if case.wrong and not case.missed]
RIGHT = [case for case in labelled() if not case.wrong and not case.missed]
MISSED = [case for case in labelled() if case.missed]


def name(case: Case) -> str:
    return case.id


@pytest.mark.parametrize("case", WRONG, ids=name)
def test_a_wrong_sentence_is_told(case: Case) -> None:
    """Each fault of it, by a rule that may tell it, with the words that are doubted."""
    assert verdict(case).silent == [], case.note


@pytest.mark.parametrize("case", RIGHT, ids=name)
def test_a_right_sentence_is_not_told(case: Case) -> None:
    """No rule on sentences has anything to say of it, but for the notes that the case allows."""
    assert [finding.message for finding in verdict(case).false] == [], case.note


@pytest.mark.parametrize("case", MISSED, ids=name)
def test_what_is_missed_is_still_missed(case: Case) -> None:
    """A case that is mastered now must lose its mark, so that the figures are honest."""
    made = verdict(case)
    assert made.silent or made.false, "mastered: take `missed` and `why` away"
    assert case.why


def test_the_cases_are_labelled_soundly() -> None:
    """Every case has a name of its own and its words in the sentence; every report is used; every rule is provoked."""
    cases = labelled()
    assert len({case.id for case in cases}) == len(cases)
    assert {case.report for case in cases} - {""} == set(reports())
    assert {wrong.codes[0] for case in cases for wrong in case.wrong} == set(CODES)
    for case in cases:
        assert all(wrong.near in case.text for wrong in case.wrong), case.id
        assert set(case.notes) <= set(CODES)
        assert bool(case.why) == case.missed


@pytest.mark.parametrize("given", reports())
def test_the_tables_of_the_cases_are_true(given: str) -> None:
    """So that a sentence that differs from them is what is wrong."""
    assert [f.message for f in check_report(reports()[given]).findings if f.code[2] in "234"] == []


def test_the_figures_count_every_fault_once() -> None:
    """Over all rules: what is found and what is not are the faults of the labels."""
    total = over_all(figures().values())
    assert total.found + total.silent == sum(len(case.wrong) for case in labelled())
    assert total.false >= sum(case.missed and not case.wrong for case in labelled())


def test_a_sentence_tells_which_cell_is_wrong() -> None:
    """Where the total and a part could both have lost ten, the sentence that tells the total decides."""
    review = {"upheld": 88, "corrected": 18, "other": 28, "pending": 0, "total": 144}
    form = {"agency": "某市人民政府", "year": 2023, "cases": {"review": review}}
    report = from_form(AnnualReport2021.model_validate(form))
    first = {}
    for told in (134, 144):
        text = f"2023年，全市因政府信息公开引发的行政复议案件{told}件。"
        prose = passages(Document([Paragraph(text, 1)], lined=True))
        (broken,) = [f for f in check_report(replace(report, prose=prose)).findings if f.code == "GK401"]
        first[told] = [(s.cell.path, s.suggested) for s in broken.suspects[0]]
    assert first[134] == [("cases.review.total", 134)]
    assert first[144] != first[134]
