"""The command `extract` on what is odd: texts that a format cannot take, files that cannot be read or written."""

import csv
import json

import openpyxl
import pytest

from gkcheck import pipeline
from tests.apart import ROOT, outside
from tests.calls import Call

FORMATS = ("json", "yaml", "csv", "xlsx")
AGENCY = '=HYPERLINK("x")\x01\x1b[31m\x85市'


@pytest.fixture
def call(capsys):
    return Call(capsys)


@pytest.fixture
def odd(tmp_path):
    """A report whose agency is a formula with control characters."""
    form = {"cases": {"review": {"upheld": 1, "corrected": 0, "other": 0, "pending": 0, "total": 1}}}
    path = tmp_path / "report.json"
    path.write_text(json.dumps({"agency": AGENCY, "year": 2024, **form}), "utf-8")
    return path


def test_odd_texts(odd, call, tmp_path):
    """No format breaks on them, none lets them steer a terminal or become a formula."""
    out = {name: tmp_path / f"out.{name}" for name in FORMATS}
    for name, path in out.items():
        assert call("extract", odd, "--format", name, "--output", path).status == 0
    raw = out["json"].read_text("utf-8")
    assert json.loads(raw)["agency"] == AGENCY
    assert not {"\x01", "\x1b", "\x85"} & {*raw, *out["csv"].read_text("utf-8")}
    with out["csv"].open(encoding="utf-8", newline="") as rows:
        assert next(csv.DictReader(rows))["agency"].startswith("'=HYPERLINK")
    cell = openpyxl.load_workbook(out["xlsx"]).active["A2"]
    assert (cell.data_type, cell.value) == ("s", '=HYPERLINK("x")⟨U+0001⟩⟨U+001B⟩[31m⟨U+0085⟩市')


@pytest.mark.parametrize("name", FORMATS[1:])
def test_only_json_holds_why_there_is_nothing(name, call, tmp_path):
    """In another format nothing is written, and what was there stays."""
    output = tmp_path / f"out.{name}"
    output.write_text("before", "utf-8")
    assert call("extract", tmp_path / "missing.docx", "--format", name, "--output", output).status == 2
    assert (call.out, output.read_text("utf-8")) == ("", "before")
    assert "没有这个文件" in call.err


def test_a_mistake_of_ours_is_told_as_in_check(call, monkeypatch):
    """As a record in JSON, in words otherwise."""
    monkeypatch.setattr(pipeline, "recognise", lambda document: 1 / 0)
    for name, told in (("json", "out"), ("csv", "err")):
        assert call("extract", ROOT / "examples/2021-clean.md", "--format", name).status == 2
        assert "ZeroDivisionError" in getattr(call, told)


@pytest.mark.parametrize("command", ["extract", "check"])
@pytest.mark.parametrize("place", ["missing/out.xlsx", "/dev/full"])
def test_a_workbook_that_cannot_be_written(command, place, tmp_path):
    """One line, and none that a library adds."""
    source = ROOT / "examples/2021-clean.md"
    run = outside(command, source, "--format", "xlsx", "--output", place, cwd=tmp_path)
    assert (run.status, run.out, run.err.count("\n")) == (2, "", 1)
    assert f"写不了文件 {place}" in run.err
