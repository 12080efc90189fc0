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
        entry(code="GK305", name="third", colour="red", each="page"),
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


def claiming(**fields):
    """A sound entry of a rule on sentences with one claim, of which fields are changed or, where None, left out."""
    sound = {"name": "received", "says": "收到", "readings": ["received", "received + carried_in"]}
    claim = {key: value for key, value in (sound | fields).items() if value is not None}
    return entry(relation=None, each=None, message=WORDS, claims=[claim])


def test_the_shape_holds_sentences():
    """A claim of the prose with the sums of cells that it may lawfully equal, and with what a claim has by itself."""
    (rule,) = load([claiming()])
    (claim,) = rule.claims
    assert [[term.name for term in reading] for reading in claim.readings] == [["received"], ["received", "carried_in"]]
    assert (claim.kind, claim.table, claim.column, claim.behind, claim.severity) == (
        "figure",
        "applications",
        "total",
        False,
        None,
    )
    assert "件" in claim.units


def test_a_claim_of_all_has_a_part_for_each_reading():
    """What all are, and how many are so."""
    (rule,) = load([claiming(kind="all", says="均为自然人", readings=["received"], are=["received.natural_person"])])
    form = sheet("2021", "2021")
    (claim,) = rule.claims
    assert claim.cells(claim.readings[0], form) == [(1, "applications.received.total")]
    assert claim.cells(claim.are[0], form) == [(1, "applications.received.natural_person")]


def test_a_claim_on_a_group_means_its_rows():
    """`unable.*` is every row of the group; a form that lacks a row has no such sum."""
    (rule,) = load([claiming(readings=["unable.*"])])
    cells = rule.claims[0].cells(rule.claims[0].readings[0], sheet("2021", "2021"))
    assert [path for _, path in cells] == [
        f"applications.unable.{row}.total" for row in ("not_held", "needs_creation", "still_unclear")
    ]
    (rule,) = load([claiming(table="disclosure", readings=["normative_documents.total_public"])])
    assert rule.claims[0].cells(rule.claims[0].readings[0], sheet("2021", "2021")) is None
    assert rule.claims[0].cells(rule.claims[0].readings[0], sheet("2019", "2019"))


def test_years_stand_in_the_words_of_a_claim():
    """`{last}`, `{year}` and `{next}` are the report's; without a year they match nothing."""
    (rule,) = load([claiming(says="{last}年结转|结转{next}年")])
    pattern = rule.claims[0].pattern(2023)
    assert pattern.search("2022年结转")
    assert pattern.search("结转2024年")
    assert not pattern.search("2023年结转")
    assert not rule.claims[0].pattern(None).search("2022年结转")


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"colour": "red"}, "colour"),
        ({"table": "prose"}, "table"),
        ({"kind": "some"}, "kind"),
        ({"says": "收到("}, "says"),
        ({"unless": "[转"}, "unless"),
        ({"within": "*"}, "within"),
        ({"severity": "fatal"}, "severity"),
        ({"name": None}, "name"),
        ({"says": None}, "says"),
        ({"units": "件"}, "units"),
        ({"readings": "received"}, "readings"),
        ({"readings": [3]}, "readings"),
        ({"readings": None}, "readings"),
        ({"readings": []}, "readings"),
        ({"readings": ["received +"]}, "readings"),
        ({"readings": ["nothing"]}, "readings"),
        ({"readings": ["received.nobody"]}, "readings"),
        ({"kind": "all"}, "are"),
        ({"kind": "all", "are": ["received"]}, "are"),
        ({"kind": "all", "are": ["nothing", "received"]}, "are"),
    ],
)
def test_a_bad_claim_is_refused(fields, field):
    """With the field that is at fault."""
    assert faults(claiming(**fields)) == [("GK301", f"claims.{field}")]


def test_every_fault_of_every_claim_is_told():
    """Of all claims at once; a claim of no table is not looked into."""
    bad = [
        {"name": "one", "says": "收到(", "kind": "some", "size": 3, "readings": ["nothing", "received ++"]},
        {"name": "two", "table": "nowhere", "readings": []},
        {"name": "three", "readings": ["received"]},
    ]
    told = faults(entry(relation=None, each=None, message=WORDS, claims=bad))
    fields = "size kind says readings readings table says".split()
    assert told == [("GK301", f"claims.{field}") for field in fields]


@pytest.mark.parametrize("claims", [{"says": "收到"}, "received", ["received"]])
def test_claims_are_a_list_of_tables(claims):
    """Anything else is a fault, not a crash."""
    told = faults(entry(relation=None, each=None, table=None, message=WORDS, claims=claims))
    assert ("GK301", "claims.table") in told


def test_a_rule_has_claims_or_a_relation():
    """Not both, and a user's own rules have none."""
    both = claiming() | {"relation": "received + carried_in == handled + carried_out", "each": "column"}
    assert ("GK301", "relation") in faults(both)
    with pytest.raises(BookError) as caught:
        load([claiming() | {"code": "JS001"}], "JS")
    assert [(fault.code, fault.field) for fault in caught.value.faults] == [("JS001", "relation")]


def test_relations_across_reports_are_not_held_against_one():
    """Only relations within one report are weighed where one report is checked."""
    assert all(o.source == "this" for r in book().relations("2021", "2021") for o in (*r.left, *r.right))


@pytest.mark.parametrize("text", ["a = b", "a == b == c", "a b == c", "sum(a) == b", "== a", "a +- == 1x", "a + == b"])
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
    return [*package.rglob("*.py"), package.parent / "pipeline.py"]


def test_what_is_derived_is_up_to_date():
    """The sheets and schemas are what the models and the book give now: `python -m scripts.generate`."""
    assert {path.name for path, text in derived().items() if path.read_text("utf-8") != text} == set()
