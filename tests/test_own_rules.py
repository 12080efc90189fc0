"""Users' rules: added to the book, told like its own, refused with every fault at once, never executed."""

from __future__ import annotations

from pathlib import Path

import pytest

import gkcheck
from gkcheck.cli import main
from gkcheck.errors import BookError
from gkcheck.rulebook.library import book, extended
from tests.truth import report_of, true_numbers

RULE = """
prefix = "JS"

[[rule]]
code = "JS001"
name = "carried-out-small"
severity = "warning"
table = "applications"
each = "column"
relation = "carried_out <= received"
title = "结转多于新收"
basis = "某省2024年年报审核要点第3条"
why = "结转下年度的一般不多于本年新收的。"
hint = "核对结转数。"

[[rule]]
code = "JS002"
name = "cases-and-requests"
severity = "error"
each = "report"
relation = "cases.review.total <= applications.handled.total + applications.carried_in.total"
title = { zh = "复议多于办理", en = "more reviews than requests" }
basis = { zh = "某省2024年年报审核要点第5条", en = "provincial note of 2024, item 5" }
why = { zh = "复议以办理为前提。", en = "A review needs a request handled." }
hint = { zh = "核对两表。", en = "Check both tables." }
"""


@pytest.fixture
def rules(tmp_path):
    """A sound file of own rules."""
    file = tmp_path / "extra.toml"
    file.write_text(RULE, "utf-8")
    return file


def broken_report():
    """A report that keeps the shipped book and breaks both own rules."""
    editions = ("2021", "2021")
    numbers = true_numbers(editions, lambda _: 0)
    numbers |= dict.fromkeys(["applications.carried_out.natural_person", "applications.carried_out.total"], 7)
    numbers |= dict.fromkeys(["applications.carried_in.natural_person", "applications.carried_in.total"], 7)
    numbers |= {"cases.review.upheld": 9, "cases.review.total": 9}
    numbers |= dict.fromkeys(["applications.received.natural_person", "applications.received.total"], 0)
    return report_of(editions, numbers)


def test_own_rules_are_told_like_the_books(rules):
    """With code, severity, figures, and a sentence made from the form's words."""
    from gkcheck.checks.check import check_report

    result = check_report(broken_report(), extended([rules]))
    found = {(f.code, f.severity, f.expected, f.actual) for f in result.findings if f.code.startswith("JS")}
    assert found == {("JS001", "warning", 7, 0), ("JS002", "error", 9, 7)}
    said = {f.code: f.message for f in result.findings}
    assert "结转下年度" in said["JS001"]
    assert "行政复议 / 总计 9" in said["JS002"]
    assert gkcheck.check(broken_report()).findings == ()


def test_own_rules_from_the_command(rules, capsys):
    """`--rules` adds them; they can be selected by their prefix, and the shipped book stays as it was."""
    examples = Path(__file__).parent.parent / "examples"
    assert main(["check", str(examples / "2021-clean.docx"), "--rules", str(rules), "--select", "JS"]) == 0
    assert "JS001" not in book().rules
    assert main(["check", str(examples / "2021-clean.docx"), "--select", "JS"]) == 2
    assert "JS" in capsys.readouterr().err


def test_every_fault_of_every_file_at_once(tmp_path, capsys):
    """Each with its file, rule and field, in Chinese or English; nothing is checked with half a book."""
    one, two = tmp_path / "one.toml", tmp_path / "two.toml"
    one.write_text(RULE.replace("carried_out <= received", "carried_out <= nothing").replace("JS002", "GK999"), "utf-8")
    two.write_text('prefix = "GK"\n[[rule]]\ncode = "GK001"\n', "utf-8")
    with pytest.raises(BookError) as caught:
        extended([one, two, tmp_path / "none.toml"])
    told = [(fault.code, fault.field) for fault in caught.value.faults]
    assert told == [
        ("one.toml: JS001", "relation"),
        ("one.toml: GK999", "code"),
        ("two.toml", "prefix"),
        ("none.toml", ""),
    ]
    assert main(["check", str(tmp_path), "--rules", str(one)]) == 2
    chinese = capsys.readouterr().err
    assert "没有这一行：nothing" in chinese
    assert main(["check", str(tmp_path), "--rules", str(one), "--lang", "en"]) == 2
    assert "there is no row nothing" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("content", "zh", "en"),
    [
        (None, "own.toml: 没有这个文件", "own.toml: there is no such file"),
        (b"prefix = ", "own.toml:1: 不是完整的 TOML", "own.toml:1: is no well-formed TOML"),
        (b"#\n# \xff\n", "own.toml:2: 不是 UTF-8", "own.toml:2: is not UTF-8"),
        (b"prefix = 1", "own.toml: prefix: 应为二至六个大写字母", "own.toml: prefix: must be two"),
    ],
)
def test_files_that_are_none(content, zh, en, tmp_path, capsys):
    """In the words of the settings, with the line, and in one language."""
    path = tmp_path / "own.toml"
    if content is not None:
        path.write_bytes(content)
    for lang, said in (("zh", zh), ("en", en)):
        assert main(["check", str(tmp_path), "--rules", str(path), "--lang", lang]) == 2
        assert capsys.readouterr().err.startswith(f"gkcheck: {said}")


@pytest.mark.parametrize(
    ("change", "field"),
    [
        (('relation = "carried_out <= received"', 'check = "blank"\nmessage = "x"'), "relation"),
        (
            ('relation = "carried_out <= received"', "relation = \"__import__('os').system('x') <= received\""),
            "relation",
        ),
        (('name = "carried-out-small"', 'name = "outcome-sum"'), "name"),
        (('basis = "某省2024年年报审核要点第3条"', ""), "basis"),
        (('prefix = "JS"', 'prefix = "JS"\ncolour = 1'), "colour"),
        (('each = "column"', 'each = "cell"'), "each"),
        (('severity = "warning"', 'severity = "fatal"'), "severity"),
        (("[[rule]]", "[rule]"), ""),
    ],
)
def test_what_is_refused(change, field, tmp_path):
    """Checks of the closed set, code, taken names, no authority, unknown fields and words."""
    file = tmp_path / "extra.toml"
    file.write_text(RULE.replace(*change, 1), "utf-8")
    with pytest.raises(BookError) as caught:
        extended([file])
    assert field in [fault.field for fault in caught.value.faults]
    assert all(fault.zh and fault.en for fault in caught.value.faults)
