"""Reports written as JSON, YAML or tidy CSV: read as they stand, each finding on its line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import yaml

import gkcheck
from gkcheck.cli import main
from gkcheck.errors import Unreadable
from tests.layouts import FIGURES, LAYOUTS

ROOT = Path(__file__).parent.parent
KINDS = ("json", "yaml", "csv")


def extracted(source, kind, folder):
    """The report of a file, written by `extract` in another format."""
    target = folder / f"report.{kind}"
    main(["extract", str(source), "--format", kind, "--output", str(target)])
    return target


def told(result):
    """What a result says, but for places."""
    return [
        (f.code, f.severity, [c.path for c in f.cells], f.expected, f.actual, f.message)
        for f in result.findings
        if f.code not in {"GK006", "GK010", "GK011"}
    ]


@pytest.mark.parametrize("name", FIGURES)
@pytest.mark.parametrize("kind", KINDS)
def test_what_extract_writes_is_read_again(name, kind, tmp_path):
    """Every figure, the agency and the year; and the same findings but for their addresses."""
    page = tmp_path / "report.html"
    page.write_bytes(LAYOUTS["html-spans"][1](FIGURES[name]))
    first, again = gkcheck.read(page), gkcheck.read(extracted(page, kind, tmp_path))
    assert again.numbers == first.numbers
    assert (again.agency, again.year, again.edition) == (first.agency, first.year, first.edition)
    assert {p: c.value.unit for p, c in again.cells.items() if p.endswith("procurement.amount")} == {
        p: c.value.unit for p, c in first.cells.items() if p.endswith("procurement.amount")
    }
    assert told(gkcheck.check(again)) == told(gkcheck.check(first))


@pytest.mark.parametrize("kind", KINDS)
def test_each_finding_has_the_line_of_its_cell(kind, tmp_path):
    """The line of a broken sum is that of the total it doubts; that of a blank is the blank's own."""
    target = extracted(ROOT / "examples/2021-wrong.docx", kind, tmp_path)
    findings = gkcheck.check_file(target).findings
    assert {f.code for f in findings} == {"GK302", "GK303", "GK401"}
    lines = target.read_text("utf-8").splitlines()
    for finding in findings:
        doubted = next(c for c in finding.cells if c.path == finding.relation.right[0].path)
        assert str(doubted.value) in lines[finding.line - 1]
        assert doubted.path.rpartition(".")[2] in lines[finding.line - 1]


def test_a_report_written_by_hand(tmp_path):
    """The bare form with agency and year; a slip of the pen, a wrong name and a blank are told on their lines."""
    text = (
        "agency: 某市人民政府\n"
        "year: 2023\n"
        "cases:\n"
        "  review: {upheld: 1, corrected: 0, other: 0, pending: 0, total: 12o}\n"
        "  litigation_direct:\n"
        "    upheld: 1\n"
        "    corrected: 1\n"
        "    other: 0\n"
        "    pending: 0\n"
        "    total: 3\n"
        "    tottal: 3\n"
        "  litigation_after_review: {upheld: 0, corrected: 0, other: 0, pending: null, total: 0}\n"
    )
    file = tmp_path / "report.yaml"
    file.write_text(text, "utf-8")
    found = {(f.code, f.line) for f in gkcheck.check_file(file).findings if f.code != "GK101"}
    assert found == {("GK003", 4), ("GK401", 10), ("GK103", 11), ("GK004", 12)}


@pytest.mark.parametrize(
    ("name", "text", "reason"),
    [
        ("a.yaml", "a: &x [1]\nb: *x\n", "yaml-alias"),
        ("a.yaml", "a: [1\n", "broken-data"),
        ("a.yaml", "- 1\n", "no-form"),
        ("a.yaml", "cases:\n  a: 1\n  a: 2\n", "twice-given"),
        ("a.yaml", "a: !!python/object/apply:os.system [ls]\n" + "[" * 5000, "broken-data"),
        ("a.json", '{"a": 1', "broken-data"),
        ("a.json", '{"a": 1} x', "broken-data"),
        ("a.json", "[1]", "no-form"),
        ("a.json", '{"a": 1, "a": 2}', "twice-given"),
        ("a.json", '{"a": NaN}', "broken-data"),
        ("a.json", '{"a":' * 100 + "1" + "}" * 100, "data-too-deep"),
        ("a.csv", "path,value\ncases.review.total,1\ncases.review.total,2\n", "twice-given"),
        ("a.csv", 'path,value\n"' + "x" * 200_000, "broken-data"),
    ],
)
def test_broken_data_is_refused_in_words(name, text, reason, tmp_path):
    """Never half read: the reason, and the line where there is one."""
    file = tmp_path / name
    file.write_text(text, "utf-8")
    with pytest.raises(Unreadable) as caught:
        gkcheck.read(file)
    assert caught.value.reason == reason


def test_lines_of_broken_data(tmp_path):
    """A missing comma in line four is told as line four or five, not as the end of the file."""
    file = tmp_path / "a.json"
    file.write_text(
        '{\n "agency": "x",\n "cases": {\n  "review": {"total": 1}\n  "litigation_direct": {}\n }\n}\n', "utf-8"
    )
    with pytest.raises(Unreadable) as caught:
        gkcheck.read(file)
    assert caught.value.facts["line"] == 5


def test_other_data_is_no_report(tmp_path):
    """A package file or a settings file is not a report; in a folder it fails nothing."""
    (tmp_path / "package.json").write_text('{"name": "x", "version": "1"}', "utf-8")
    (tmp_path / "settings.yaml").write_text("a: 1\n", "utf-8")
    assert main(["check", str(tmp_path)]) == 0
    assert main(["check", str(tmp_path / "package.json")]) == 2


def test_a_form_saved_as_csv_is_read_as_a_table(tmp_path):
    """Comma separated cells as a spreadsheet saves them, in the encoding that Chinese Excel uses."""
    figures = FIGURES["large-2022"]
    text = LAYOUTS["text-tabs"][1](figures).decode("utf-8")
    file = tmp_path / "report.csv"
    rows = [",".join(f'"{cell}"' for cell in line.split("\t")) for line in text.splitlines()]
    file.write_bytes("\r\n".join(rows).encode("gb18030"))
    result = gkcheck.check_file(file)
    assert result.report.tables == ("disclosure", "applications", "cases")
    assert not [f for f in result.findings if f.severity == "error"]
    assert result.report.numbers["applications.received.total"] == figures.form["applications"]["received"]["total"]


def test_schema_guided_yaml_has_the_form_of_its_schema():
    """What an author is helped to write is what is read: names and nesting are the schema's."""
    from jsonschema import Draft202012Validator

    report = gkcheck.read(ROOT / "examples/2021-clean.docx")
    text = yaml.safe_dump(json.loads(report.form.model_dump_json()), allow_unicode=True)
    schema = json.loads((ROOT / "schemas/annual-report-2021.schema.json").read_text("utf-8"))
    Draft202012Validator(schema).validate(yaml.safe_load(text))
    assert gkcheck.AnnualReport2021.from_yaml(text) == report.form
