"""The rule book: what it refuses, what its shape can hold, and what is derived from it."""

from __future__ import annotations

import re

import pytest

from gkcheck import checks
from gkcheck.errors import BookError
from gkcheck.rulebook.library import book, entries
from gkcheck.rulebook.loading import load
from gkcheck.rulebook.relations import parse, spread
from gkcheck.rulebook.rules import CHECKS
from gkcheck.rulebook.sheets import sheet
from scripts.generate import derived

WORDS = {"zh": "字", "en": "words"}


def entry(**fields):
    """A sound entry, with fields changed or, where None, left out."""
    sound = {
        "code": "GK301",
        "name": "some-name",
        "severity": "error",
        "table": "applications",
        "each": "column",
        "relation": "received + carried_in == handled + carried_out",
        **dict.fromkeys(("title", "basis", "why", "hint"), WORDS),
    }
    return {key: value for key, value in (sound | fields).items() if value is not None}


def faults(*made):
    """The faults of a book as (code, field)."""
    with pytest.raises(BookError) as caught:
        load(made)
    return [(fault.code, fault.field) for fault in caught.value.faults]


def test_the_shipped_book_is_sound():
    """Every rule with authority and words in both languages; codes in order."""
    rules = load(entries())
    assert [rule.code for rule in rules] == sorted(rule.code for rule in rules)
    assert all(text for rule in rules for text in (*rule.basis, *rule.why, *rule.hint, *rule.title))


def test_every_fault_is_told_at_once():
    """A bad book is refused with the code and field of each fault, not only of the first."""
    assert faults(
        entry(code="XX1", severity="fatal", basis=None),
        entry(code="GK303", relation="received + nothing == handled"),
        entry(code="GK302", name="Some Name", relation="received ++ = handled"),
        entry(code="GK304", name="other", relation=None),
        entry(code="GK305", name="third", colour="red", each="cell"),
        entry(code="GK306", name="fourth", check="magic"),
        entry(code="GK307", name="fifth", hint={"zh": "只有中文"}, editions=["1999"]),
    ) == [
        ("XX1", "code"),
        ("XX1", "severity"),
        ("XX1", "basis"),
        ("GK303", "name"),
        ("GK303", "relation"),
        ("GK302", "code"),
        ("GK302", "name"),
        ("GK302", "relation"),
        ("GK304", "relation"),
        ("GK304", "message"),
        ("GK305", "colour"),
        ("GK305", "each"),
        ("GK306", "relation"),
        ("GK307", "editions"),
        ("GK307", "hint"),
    ]


def test_facts_must_be_the_same_in_both_languages():
    """A message that names other facts in English than in Chinese is a fault."""
    bad = entry(relation=None, check="blank", message={"zh": "{count} 格", "en": "{cells}"})
    assert faults(bad) == [("GK301", "message")]


@pytest.mark.parametrize(
    "relation",
    [
        "carried_in == previous.carried_out",
        "received == sum(parts.received)",
        "handled >= granted + partial - carried_in",
    ],
)
def test_the_shape_holds_more_than_one_report(relation):
    """Last year's report and the parts of a whole can stand in a relation."""
    (rule,) = load([entry(relation=relation)])
    found = spread(rule.code, rule.comparison, rule.table, rule.each, sheet("2021", "2021"))
    assert len(found) == 7
    sources = {operand.source for r in found for operand in (*r.left, *r.right)}
    assert sources == {"this", *re.findall("previous|parts", relation)}


def test_the_shape_holds_sentences():
    """A claim of the prose with the sums of cells that it may lawfully equal."""
    claim = {"relation": None, "claim": "received", "readings": ["received", "received + carried_in"], "message": WORDS}
    (rule,) = load([entry(**claim)])
    assert [[term.name for term in reading] for reading in rule.readings] == [["received"], ["received", "carried_in"]]
    assert faults(entry(**{**claim, "readings": ["nothing"]})) == [("GK301", "readings")]


def test_relations_across_reports_are_not_held_against_one():
    """Only relations within one report are weighed where one report is checked."""
    assert all(o.source == "this" for r in book().relations("2021", "2021") for o in (*r.left, *r.right))


@pytest.mark.parametrize("text", ["a = b", "a == b == c", "a b == c", "sum(a) == b", "== a", "a +- == 1x"])
def test_relations_that_cannot_be_read(text):
    """They are refused, never half read."""
    with pytest.raises(ValueError, match=r"\w"):
        parse(text)


def test_every_check_has_its_rule():
    """The closed set of checks and the book name each other."""
    assert {rule.check for rule in book().check_rules()} == CHECKS


def test_every_rule_is_told_by_some_check():
    """A code that no check ever raises would be a promise not kept."""
    sources = "".join(path.read_text("utf-8") for path in _sources())
    told = {rule.code for rule in book().check_rules() if f'"{rule.code}"' in sources}
    assert told == {rule.code for rule in book().check_rules()}


def _sources():
    from pathlib import Path

    package = Path(checks.__file__).parent
    return [*package.glob("*.py"), package.parent / "pipeline.py"]


def test_what_is_derived_is_up_to_date():
    """The sheets and schemas are what the models and the book give now: `python -m scripts.generate`."""
    assert {path.name for path, text in derived().items() if path.read_text("utf-8") != text} == set()
