"""The Python interface: public names, models built by hand, nothing heavy on import."""

from __future__ import annotations

import inspect
import os
import re
import subprocess
import sys
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

import pytest
from pydantic import ValidationError

import gkcheck
from gkcheck import AnnualReport2019, AnnualReport2021
from gkcheck.checks.duties import OF_TEXT
from gkcheck.findings.phrases import PHRASES
from gkcheck.findings.reasons import REASONS
from gkcheck.rulebook.library import book, extended
from tests.layouts import FIGURES, LAYOUTS

EXAMPLES = Path(__file__).parent.parent / "examples"
PUBLIC = {
    "AnnualReport2019", "AnnualReport2021", "BookError", "CellRef", "Earlier", "Finding", "Fixed", "GkcheckError",
    "Mended", "Outcome", "Overview", "Report", "Result", "Unreadable", "UsageError", "__version__", "annotate", "check",
    "check_file", "check_files", "consolidate", "fix", "overview", "read", "remember", "rollup",
}  # fmt: skip


def test_the_public_names():
    """Listed once, all there, with their docstrings."""
    assert set(gkcheck.__all__) == PUBLIC
    assert all(getattr(gkcheck, name).__doc__ for name in PUBLIC)
    assert set(dir(gkcheck)) == PUBLIC


def test_importing_loads_nothing_heavy():
    """`import gkcheck` takes in neither pydantic nor any reader's library."""
    code = "import gkcheck, sys; print(*sorted(sys.modules))"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert not {"pydantic", "lxml", "docx", "openpyxl", "pandas", "numpy", "argparse", "zipfile"} & set(loaded)


def test_checking_a_word_file_loads_no_model():
    """The command reads and checks a Word file without pydantic (which settings need), lxml or pandas."""
    code = (
        "import sys; from gkcheck.cli import main; "
        f"main(['check', {str(EXAMPLES / '2021-clean.docx')!r}, '--no-config', '--output', {os.devnull!r}]); "
        "print(*sorted(sys.modules))"
    )
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert not {"pydantic", "lxml", "pandas", "html", "tkinter"} & set(loaded)


def test_the_typed_model_of_a_read_report():
    """Row first, column second; amounts are Decimal, counts int."""
    report = gkcheck.read(EXAMPLES / "2021-clean.docx")
    assert isinstance(report.form, AnnualReport2021)
    figures = FIGURES["suqian-2024"].form
    assert report.form.applications.denied.state_secret.natural_person == figures["applications"]["denied"][
        "state_secret"]["natural_person"]  # fmt: skip
    assert report.form.disclosure.fees.amount == Decimal(figures["disclosure"]["fees"]["amount"])
    assert report.places["cases.review.total"].table == 3


@pytest.mark.parametrize("name", FIGURES)
def test_a_hand_built_model_is_checked_like_a_read_one(name, tmp_path):
    """The same figures, read from a page or given as a model, give the same findings."""

    figures = FIGURES[name]
    page = tmp_path / "report.html"
    page.write_bytes(LAYOUTS["html-spans"][1](figures))
    read = gkcheck.check(gkcheck.read(page))
    model = {"2019": AnnualReport2019, "2021": AnnualReport2021}.get(figures.edition, AnnualReport2021)
    built = gkcheck.check(
        model.model_validate({"agency": figures.agency, "year": figures.year, **_plain(figures.form)})
    )
    about_form = {"GK006", "GK010", "GK011"}
    assert told(built, about_form) == told(read, about_form)
    of_text = {rule.code for rule in book().check_rules() if rule.check in OF_TEXT}
    assert len(built.kept) == sum(outcome.code not in of_text for outcome in read.kept)


def _plain(form):
    """Figures as a model takes them: an amount that prints no unit has an empty one."""
    if isinstance(form, dict):
        return {k: (v or "") if k == "unit" else _plain(v) for k, v in form.items()}
    return form


def told(result, leave_out):
    """What a result says, without places."""
    return [
        (f.code, f.severity, tuple(c.path for c in f.cells), f.expected, f.actual, f.message)
        for f in result.findings
        if f.code not in leave_out
    ]


def test_a_model_accepts_what_checking_is_for():
    """Unbalanced tables and negative counts are held, and found."""
    form = AnnualReport2021(agency="某县人民政府", year=2023)
    form.cases.review = {"upheld": 1, "corrected": 0, "other": 0, "pending": 0, "total": 3}
    form.applications.received.natural_person = -2
    form = AnnualReport2021.model_validate(form.model_dump())
    codes = {finding.code for finding in gkcheck.check(form).findings}
    assert {"GK401", "GK007"} <= codes


def test_tables_that_were_not_given_are_absent():
    """A table never given is a missing table; a table given empty is one of blanks."""
    result = gkcheck.check(AnnualReport2021(year=2023, cases={}))
    assert [f.code for f in result.findings] == ["GK101", "GK101", "GK004"]


@pytest.mark.parametrize(
    "wrong",
    [
        {"cases": {"review": {"total": "three"}}},
        {"cases": {"review": {"total": True}}},
        {"cases": {"review": {"total": 1.0}}},
        {"cases": {"reviews": {}}},
        {"disclosure": {"fees": {"amount": 0.1}}},
        {"anything": 1},
    ],
)
def test_a_model_refuses_what_is_no_report(wrong):
    """Unknown names, words, truth values and binary floats."""
    with pytest.raises(ValidationError):
        AnnualReport2021.model_validate(wrong)


def test_both_editions_of_table_three_fit_either_model():
    """The rows given decide: one row 其他处理, or three."""
    one = AnnualReport2021.model_validate({"disclosure": {}, "applications": {"other": {"total": 1}}})
    three = AnnualReport2019.model_validate({"applications": {"other": {"remaining": {"total": 1}}}})
    assert type(one.applications).__name__ == "Applications2019"
    assert type(three.applications).__name__ == "Applications2021"
    assert gkcheck.check(one).report.edition == "mixed"


def test_reading_raises_in_words():
    """Python callers get an exception with its reason as an attribute."""
    with pytest.raises(gkcheck.Unreadable) as caught:
        gkcheck.read("no-such-file.docx")
    assert caught.value.reason == "missing"


def test_checking_refuses_what_is_no_report():
    """Anything but a report or a form is a TypeError."""
    with pytest.raises(TypeError, match="AnnualReport2021"):
        gkcheck.check({"cases": {}})


def test_findings_are_data():
    """Frozen, with code, cells, figures and a sentence."""
    result = gkcheck.check_file(EXAMPLES / "2021-wrong.docx")
    finding = next(f for f in result.findings if f.code == "GK401")
    assert finding.difference == finding.actual - finding.expected
    assert finding.cells[-1].path.endswith(".total")
    assert str(finding.expected) in finding.message
    with pytest.raises(AttributeError):
        finding.severity = "note"
    assert not result.ok


def test_headings_over_the_wrong_rows_are_told_and_not_tripped_over(tmp_path):
    """A heading of the other edition over a row that never has it is a mark of mixed editions, in words."""
    page = tmp_path / "report.md"
    text = LAYOUTS["text-pipes"][1](FIGURES["suqian-2024"]).decode("utf-8")
    page.write_text(text.replace("本年收费金额（单位：万元）", "对外公开总数量"), "utf-8")
    result = gkcheck.check_file(page)
    assert "GK106" in {finding.code for finding in result.findings}
    assert all(finding.message for finding in result.findings)


@pytest.mark.parametrize("kind", ["Unreadable", "UsageError"])
def test_every_exception_is_a_sentence(kind):
    """As a text it says in English what is wrong, whatever its reason; none shows a key or an unfilled fact."""
    sources = [path.read_text("utf-8") for path in Path(gkcheck.__file__).parent.rglob("*.py")]
    reasons = {reason for text in sources for reason in re.findall(rf'{kind}\(\s*"([^"]+)"', text)}
    assert len(reasons) > 10
    usages = (text for key, text in PHRASES.items() if key.startswith("usage-"))
    phrases = "".join(text.en for text in (*REASONS.values(), *usages))
    facts = dict.fromkeys(re.findall(r"\{(\w+)\}", phrases), "…") | {"really": "zip", "problem": "system-missing"}
    for reason in reasons:
        said = str(getattr(gkcheck, kind)(reason, **facts))
        assert " " in said
        assert said != reason


def test_an_exception_says_what_is_wrong(tmp_path):
    """Shown as a traceback shows it, without a look into its attributes."""
    with pytest.raises(gkcheck.Unreadable, match="there is no such file"):
        gkcheck.read(tmp_path / "none.docx")
    with pytest.raises(gkcheck.UsageError, match=r"\.txt"):
        gkcheck.fix(EXAMPLES / "2021-clean.txt", tmp_path / "out.txt")


REPORT = EXAMPLES / "2021-clean.md"
UNFIT = [
    (lambda: gkcheck.read(None), "path: a text or a Path"),
    (lambda: gkcheck.check_file(b"2024.docx"), "path: a text or a Path"),
    (lambda: gkcheck.check_file(REPORT, rules="own.toml"), "rules: a list of paths"),
    (lambda: gkcheck.check_file(REPORT, published="2025-01-20"), "published: a datetime.date"),
    (lambda: gkcheck.check_file(REPORT, published=datetime(2025, 1, 20, tzinfo=UTC)), "published: a datetime.date"),
    (lambda: gkcheck.check_file(REPORT, previous="2023.docx"), "previous: a Report"),
    (lambda: gkcheck.check(AnnualReport2021(), previous={}), "previous: a Report"),
    (lambda: gkcheck.check(AnnualReport2021(), rules=[1]), "rules: a text or a Path"),
    (lambda: gkcheck.check_files("reports"), "paths: a list of paths"),
    (lambda: gkcheck.check_files(REPORT), "paths: a list of paths"),
    (lambda: gkcheck.check_files([REPORT], previous=AnnualReport2021()), "previous: a text or a Path"),
    (lambda: gkcheck.check_files([REPORT], aliases=["甲市"]), "aliases: a mapping"),
    (lambda: gkcheck.check_files([REPORT], aliases={"甲市": "旧名市"}), "aliases\\['甲市'\\]: a list of texts"),
    (lambda: gkcheck.check_files([REPORT], jobs=1.0), "jobs: a whole number"),
    (lambda: gkcheck.annotate(REPORT, None), "output: a text or a Path"),
    (lambda: gkcheck.annotate(REPORT, "out.docx", select="GK3"), "select: a list of texts"),
    (lambda: gkcheck.fix(REPORT, None, rules="own.toml"), "rules: a list of paths"),
    (lambda: gkcheck.rollup(AnnualReport2021(), AnnualReport2021()), "parts: a list of Reports"),
    (lambda: gkcheck.rollup(AnnualReport2021(), "ab"), "parts: a list of Reports"),
    (lambda: gkcheck.rollup(AnnualReport2021(), [], expected="甲局"), "expected: a list of texts"),
    (lambda: gkcheck.consolidate([AnnualReport2021()], year="2024"), "year: a whole number"),
    (lambda: gkcheck.consolidate([], agency=None), "agency: a text"),
]  # fmt: skip


@pytest.mark.parametrize(("call", "words"), UNFIT, ids=[words for _, words in UNFIT])
def test_what_is_of_the_wrong_kind_is_told_in_words(call, words):
    """At the call, by the name of the argument, before a file is read."""
    with pytest.raises(TypeError, match=f"{words}.* is wanted, not "):
        call()


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (lambda: gkcheck.check_files([REPORT], jobs=0), "jobs: a whole number from 1 up is wanted, not 0"),
        (lambda: gkcheck.check_files([REPORT], aliases={"甲": ["丙"], "乙": ["丙"]}), "belong to two agencies: 丙"),
        (lambda: gkcheck.annotate(REPORT, "out.docx", lang="fr"), "'zh' or 'en' is wanted, not 'fr'"),
    ],
)
def test_values_that_cannot_be_are_told_in_words(call, words):
    """The right kind of thing, and still none of those that there are."""
    with pytest.raises(ValueError, match=words):
        call()


def test_options_are_named():
    """No option is taken by its place, so that a date is never a book."""
    for call in (gkcheck.check, gkcheck.check_file, gkcheck.check_files, gkcheck.rollup, gkcheck.fix, gkcheck.annotate):
        for parameter in inspect.signature(call).parameters.values():
            assert parameter.kind is parameter.KEYWORD_ONLY or parameter.default is parameter.empty


def test_last_years_report_may_be_any_that_check_takes(tmp_path):
    """A report, a model or what was kept of one: the same findings, wherever it is given."""
    report = gkcheck.read(EXAMPLES / "2021-clean.docx")
    given = (report, report.form, gkcheck.remember(report))
    told = [[f.code for f in gkcheck.check_file(EXAMPLES / "2021-clean.docx", previous=one).findings] for one in given]
    told += [
        [f.code for f in gkcheck.annotate(EXAMPLES / "2021-clean.docx", tmp_path / "out.docx", previous=one).findings]
        for one in given
    ]
    assert told == [["GK709"]] * 6


def test_own_rules_are_files_everywhere(tmp_path):
    """The same argument for every function that checks."""
    own = [EXAMPLES / "rules/backlog.toml"]
    report = gkcheck.read(REPORT)
    results = [
        gkcheck.check(report, rules=own),
        gkcheck.check_file(REPORT, rules=own),
        *gkcheck.check_files([REPORT], rules=own),
        gkcheck.fix(EXAMPLES / "2021-clean.html", None, rules=own).result,
        gkcheck.annotate(EXAMPLES / "2021-clean.docx", tmp_path / "out.docx", rules=own),
    ]
    (code,) = {rule.code for rule in extended(own).rules.values()} - set(book().rules)
    assert all(code in {outcome.code for outcome in result.outcomes} for result in results)
