"""The book's own examination: what it says of every cell, and that it notices when a cell is lost."""

from __future__ import annotations

import json

import pytest

from gkcheck.checks.locate import locate
from gkcheck.checks.locate.audit import EDITIONS, audit, never_applicable
from gkcheck.checks.locate.positive import fillable
from gkcheck.rulebook.library import Book, book, extended
from gkcheck.rulebook.sheets import sheet
from scripts.audit import complaints, findable
from tests.calls import Call
from tests.truth import report_of, true_numbers


def own_rules(tmp_path, *relations):
    """The shipped book with rules between cells."""
    lines = ['prefix = "XX"']
    for number, relation in enumerate(relations, 1):
        lines += [
            "[[rule]]", f'code = "XX{number:03}"', f'name = "x{"x" * number}"', 'severity = "error"',
            'each = "report"', f'relation = "{relation}"', 'title = "x"', 'basis = "x"', 'why = "x"', 'hint = "x"',
        ]  # fmt: skip
    path = tmp_path / "own.toml"
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


@pytest.mark.parametrize("edition", EDITIONS)
def test_every_cell_has_an_answer(edition):
    """Table three is found for certain, table four is found, table two is not."""
    cells = audit(book(), edition).cells
    assert [cell.path for cell in cells] == list(sheet(edition, edition).slots)
    for cell in cells:
        table = cell.path.partition(".")[0]
        assert (cell.found, cell.certain) == {
            "disclosure": (False, False), "applications": (True, True), "cases": (True, False),
        }[table]  # fmt: skip
        assert len(cell.twins) == (4 if table == "cases" else 0)


@pytest.mark.parametrize("edition", EDITIONS)
def test_the_answers_are_true(edition):
    """Each cell in turn, one too many: broken where it is said to be found, one set of one cell where it is certain."""
    numbers = true_numbers((edition, edition), lambda path: 3 + sum(map(ord, path)) % 89)
    relations = book().relations(edition, edition)
    sums = tuple(relation for relation in relations if relation.operator == "==")
    for cell in audit(book(), edition).cells:
        causes = locate(report_of((edition, edition), {**numbers, cell.path: numbers[cell.path] + 1}), sums)
        assert bool(causes) == cell.found
        if causes:
            single = {path for m in causes[0].mendings if len(m.changes) == 1 for path in m.numbers}
            assert single == {cell.path, *cell.twins}


def test_no_cell_is_lost():
    """As stored in `tests/findable.json`; `python -m scripts.audit` says which."""
    assert complaints(book()) == []


def test_a_lost_cell_is_told():
    """Without the sum of the applicants cells are found, but no longer for certain."""
    fewer = Book([rule for rule in book().rules.values() if rule.code != "GK303"])
    told = complaints(fewer)
    assert "2021: applications.granted.natural_person is no longer certain" in told
    fewer = Book([rule for rule in book().rules.values() if rule.code != "GK401"])
    assert "2019: cases.review.total is no longer found" in complaints(fewer)


def test_what_follows_from_the_rest_is_told():
    """The totals of two rows are given twice by the form: by their parts, and by the columns."""
    for edition in EDITIONS:
        assert {r.code for r in audit(book(), edition).implied} == {"GK303"}
        assert len(audit(book(), edition).implied) == 2


@pytest.mark.parametrize(
    ("relation", "contradicts"),
    [
        ("cases.review.total <= cases.review.upheld", True),
        ("cases.review.upheld <= cases.review.total", False),
        ("applications.received.total <= applications.granted.total", False),
        ("applications.handled.total == cases.review.total", False),
        ("applications.handled.total == applications.granted.total", True),
    ],
)
def test_contradictory_rules_are_told(relation, contradicts, tmp_path):
    """A total that must not exceed one of its parts leaves the other parts no figure but zero."""
    rules = extended([own_rules(tmp_path, relation)])
    found = audit(rules, "2021").contradictory
    assert bool(found) == contradicts
    assert not contradicts or "XX001" in found


def test_a_repeated_rule_is_told(tmp_path):
    """A user's rule that the form has already."""
    relation = "cases.review.upheld + cases.review.corrected + cases.review.other + cases.review.pending"
    rules = extended([own_rules(tmp_path, f"{relation} == cases.review.total")])
    assert "XX001" in {r.code for r in audit(rules, "2021").implied}


def test_rules_that_never_apply_are_told(tmp_path):
    """A cell of one edition beside a cell of the other."""
    relation = "disclosure.government_rules.total_public <= disclosure.government_rules.in_force"
    rules = extended([own_rules(tmp_path, relation)])
    assert [rule.code for rule in never_applicable(rules)] == ["XX001"]
    assert never_applicable(book()) == ()


def test_a_known_solution_is_never_denied():
    """Every true report without zeros shows that the book can be kept."""
    for edition in EDITIONS:
        assert fillable(book().relations(edition, edition), sheet(edition, edition).signed)


def test_the_command(capsys, tmp_path):
    """In both languages, as JSON, for one edition; status 1 where rules contradict each other."""
    call = Call(capsys)
    said = call("rules", "--audit").out
    assert call.status == 0
    assert "2019 版格式" in said
    assert "175 格）：填错一格，能发现的 175 格，其中能确定是哪一格的 175 格" in said
    assert "规章（3 格）：GK206 错得超出上下限才能发现" in said
    said = call("rules", "--audit", "--edition", "2021", "--lang", "en").out
    assert "edition 2019" not in said
    assert "cannot be found from the tables alone" in said
    record = json.loads(call("rules", "--audit", "--format", "json").out)
    assert [each["edition"] for each in record["editions"]] == list(EDITIONS)
    assert {cell["path"] for cell in record["editions"][1]["cells"] if cell["certain"]} == set(
        findable_now()["2021"]["certain"]
    )
    bad = own_rules(tmp_path, "cases.review.total <= cases.review.upheld")
    assert "互相矛盾：" in call("rules", "--audit", "--rules", bad).out
    assert call.status == 1
    assert call("rules", "--edition", "2021").status == 2


def findable_now():
    """What the audit gives for the shipped book."""
    from gkcheck.export.audit import audits

    return findable(audits(book()))
