"""The command with last year's report: every format tells both cells, and a file that cannot be read is bad usage."""

from __future__ import annotations

import csv
import io
import json
import shutil
from pathlib import Path

import docx
import pytest
from jsonschema import Draft202012Validator

from gkcheck.arguments import FORMATS
from gkcheck.output import BYTES
from tests.calls import Call

ROOT = Path(__file__).parent.parent
EXAMPLES = ROOT / "examples"
PAIR = ROOT / "tests/rules/GK701-carry-mismatch"
BAD, LAST = PAIR / "bad.md", PAIR / "previous.md"
LABEL = "上年报告 / 四、结转下年度继续办理 / 自然人"


@pytest.fixture
def call(capsys):
    return Call(capsys)


@pytest.mark.parametrize("name", [name for name in FORMATS if name not in BYTES])
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_format_tells_both_years(name, lang, call):
    """The figure of either year in words, status 1, and none of another language."""
    said = call("check", BAD, "--previous", LAST, "--select", "GK701", "--format", name, "--lang", lang)
    assert said.status == 1
    for figure in ("181", "118"):
        assert figure in said.out
    assert {"zh": "上年报告", "en": "last report"}[lang] in said.out


def test_the_cell_of_last_year_in_json(call):
    """Behind this year's, with a path of its own, its label, what was printed, and no address; valid in format 1."""
    file = call.files(BAD, "--previous", LAST, "--select", "GK701")["bad.md"]
    (finding,) = file["findings"]
    assert finding["cells"][0]["address"] == "table 2, row 5, column 4"
    assert finding["cells"][1] == {
        "path": "previous.applications.carried_out.natural_person",
        "label": LABEL,
        "address": None,
        "printed": "118",
        "value": 118,
    }
    assert (finding["line"], finding["expected"], finding["actual"], finding["difference"]) == (38, 118, 181, 63)
    schema = json.loads((ROOT / "schemas/results-1.schema.json").read_text("utf-8"))
    Draft202012Validator(schema).validate(call.record)


def test_the_line_of_a_finding_is_this_years(call):
    """SARIF and CSV lead to the cell of the report that was checked."""
    run = json.loads(call("check", BAD, "--previous", LAST, "--select", "GK701", "--format", "sarif").out)["runs"][0]
    (result,) = run["results"]
    assert result["locations"][0]["physicalLocation"]["region"]["startLine"] == 38
    assert LABEL in json.dumps(result["relatedLocations"], ensure_ascii=False)
    table = call("check", BAD, "--previous", LAST, "--select", "GK701", "--format", "csv").out
    (line,) = csv.DictReader(io.StringIO(table.removeprefix("\ufeff")))
    assert line["address"] == "table 2, row 5, column 4"
    assert line["labels"].endswith(LABEL)


def test_comments_stand_in_this_years_file(call, tmp_path):
    """On 上年结转 of the Word file; a finding about no cell of it stands at its title."""
    marked, last = tmp_path / "marked.docx", tmp_path / "last.json"
    applications = {"carried_out": {"natural_person": 117}}
    last.write_text(json.dumps({"agency": "宿迁市人民政府", "year": 2023, "applications": applications}), "utf-8")
    call("annotate", EXAMPLES / "2021-clean.docx", "--previous", last, "--output", marked)
    assert call.status == 0
    (comment,) = [c.text for c in docx.Document(str(marked)).comments if "GK701" in c.text]
    assert "117" in comment
    assert "118" in comment
    call("annotate", EXAMPLES / "2021-clean.docx", "--previous", EXAMPLES / "2019-clean.docx", "--output", marked)
    assert [c.text for c in docx.Document(str(marked)).comments if "GK709" in c.text]


def test_commands_on_one_report_know_its_agencys_other_names(call, tmp_path, monkeypatch):
    """`annotate` and `waive` hold it against what `check` does, also where one file is given."""
    monkeypatch.chdir(tmp_path)
    text = LAST.read_text("utf-8").replace("宿迁市人民政府", "宿迁市政务公开办公室")
    Path("old.md").write_text(text, "utf-8")
    Path("gkcheck.toml").write_text('[aliases]\n"宿迁市人民政府" = ["宿迁市政务公开办公室"]\n', "utf-8")
    shutil.copy(EXAMPLES / "2021-clean.docx", "now.docx")
    found = {finding["code"] for finding in call.files("now.docx", "--previous", "old.md")["now.docx"]["findings"]}
    assert "GK709" not in found
    assert call("annotate", "now.docx", "--previous", "old.md", "--output", "out.docx").status == 0
    noted = "".join(comment.text for comment in docx.Document("out.docx").comments)
    assert {code for code in ("GK701", "GK702", "GK703", "GK704", "GK709") if code in noted} == found
    assert call("waive", "now.docx", "--previous", "old.md", "--code", "GK709", "--reason", "改了名").status == 2
    call("annotate", "now.docx", "--previous", "now.docx", "--output", "own.docx")
    assert [comment for comment in docx.Document("own.docx").comments if "GK709" in comment.text]


@pytest.mark.parametrize("name", ["missing.docx", "broken.docx", "letter.txt"])
def test_a_report_that_cannot_be_read_is_told(name, call, tmp_path):
    """Status 2 whatever is found; `annotate` writes nothing, and names the file in the language of the call."""
    (tmp_path / "broken.docx").write_bytes(b"PK nothing")
    (tmp_path / "letter.txt").write_text("各位同事，明天开会。", "utf-8")
    files = call.files(EXAMPLES / "2021-clean.docx", "--previous", tmp_path / name)
    assert (call.status, list(files)) == (2, ["2021-clean.docx", name])
    assert files[name]["status"] in ("unreadable", "not_a_report")
    marked = tmp_path / "marked.docx"
    given = ("annotate", EXAMPLES / "2021-clean.docx", "--previous", tmp_path / name, "--output", marked)
    assert call(*given).status == 2
    assert call.out == ""
    assert "读不出上年报告" in call.err
    assert name in call(*given, "--lang", "en").err
    assert "cannot be read" in call.err
    assert not marked.exists()


def test_one_report_for_several_files(call):
    """Whose it is is held against it, others are left alone; where it is nobody's, all are told."""
    files = [BAD, EXAMPLES / "2019-clean.md"]
    found = {
        name: [finding["code"] for finding in file["findings"] if finding["code"].startswith("GK7")]
        for name, file in call.files(*files, "--previous", LAST).items()
    }
    assert found == {"bad.md": ["GK701"], "2019-clean.md": []}
    told = call.files(EXAMPLES / "2021-clean.md", EXAMPLES / "2019-clean.md", "--previous", EXAMPLES / "2021-wrong.md")
    assert [[finding["code"] for finding in file["findings"]] for file in told.values()] == [["GK709"], ["GK709"]]


def test_a_report_given_as_its_own_last_years_is_told(call):
    """As a copy of it is: nothing was compared."""
    own = EXAMPLES / "2021-clean.docx"
    (file,) = call.files(own, "--previous", own).values()
    assert [finding["code"] for finding in file["findings"]] == ["GK709"]
    assert call("check", EXAMPLES, "--previous", own).out.count("GK709") == 0


def test_last_years_report_in_two_formats_is_one(call, tmp_path):
    """The same figures twice are used; where they differ, neither is."""
    text = LAST.read_text("utf-8")
    shutil.copy(LAST, tmp_path / "a.md")
    (tmp_path / "b.txt").write_text(text, "utf-8")
    found = next(iter(call.files(BAD, "--previous", tmp_path).values()))["findings"]
    assert "GK701" in {finding["code"] for finding in found}


@pytest.mark.parametrize(("lang", "said"), [("zh", "--previous 只能写一次"), ("en", "--previous: given twice")])
def test_previous_is_given_once(call, lang, said):
    """A second one is refused, not the first forgotten."""
    assert call("check", BAD, "--previous", LAST, "--previous", LAST, "--lang", lang).status == 2
    assert said in call.err
