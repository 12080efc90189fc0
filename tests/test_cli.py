"""The command `check`: exit statuses, which files are checked, which findings are told, where the answer goes."""

import json
import re
import shutil
from pathlib import Path

import pytest

from gkcheck import pipeline
from tests.apart import ROOT
from tests.calls import Call
from tests.hostile import plain, web

EXAMPLES = ROOT / "examples"
CLEAN, WRONG, BLANKS = (EXAMPLES / f"2021-{kind}.docx" for kind in ("clean", "wrong", "blanks"))


@pytest.fixture
def call(capsys):
    return Call(capsys)


@pytest.fixture
def folder(tmp_path):
    """Reports among other things, in a folder and below."""
    here = tmp_path / "reports"
    (here / "below").mkdir(parents=True)
    shutil.copy(CLEAN, here / "b.docx")
    (here / "A.HTML").write_bytes(web())
    (here / "below" / "c.txt").write_bytes(plain())
    (here / "below" / "notes.txt").write_text("买菜", encoding="utf-8")
    for name in ("old.doc", "scan.pdf", "photo.jpg", "~$b.docx", ".hidden.docx"):
        (here / name).write_text("x", encoding="utf-8")
    return here


def codes(file):
    """The codes of a file's findings, each once."""
    return {finding["code"] for finding in file["findings"]}


def test_exit_statuses(call, tmp_path):
    """0 nothing at the fail level, 1 findings, 2 something was not checked; 2 beats 1."""
    missing = tmp_path / "missing.docx"
    assert call("check", CLEAN).status == 0
    assert call("check", BLANKS).status == 0
    assert call("check", WRONG, CLEAN).status == 1
    assert call("check", missing, WRONG).status == 2
    assert call("check", WRONG, missing).status == 2


@pytest.mark.parametrize(("level", "status"), [("error", 0), ("warning", 1), ("note", 1)])
def test_fail_levels(level, status, call, tmp_path):
    """A finding counts from its severity up; the answer is the same at every level."""
    blanks = EXAMPLES / "2019-blanks.docx"
    told = call.files(blanks, "--fail-on", level)["2019-blanks.docx"]
    assert call.status == status
    assert {finding["severity"] for finding in told["findings"]} <= {"warning", "note"}
    (tmp_path / "style.html").write_bytes(web({"VALUE": "00"}))
    assert call("check", tmp_path / "style.html", "--fail-on", level).status == (level == "note")


def test_folders(call, folder):
    """Known types in the order of their paths; those without a reader are told, other files passed over."""
    files = call.files(folder)
    assert list(files) == ["A.HTML", "b.docx", "c.txt", "notes.txt", "old.doc", "scan.pdf"]
    assert [file["status"] for file in files.values()] == [*["checked"] * 3, "not_a_report", *["unreadable"] * 2]
    for name in ("old.doc", "scan.pdf"):
        assert codes(files[name]) == {"GK001"}
        assert "另存为 .docx" in files[name]["findings"][0]["message"]
    counts = {"files": 6, "errors": 0, "warnings": 0, "notes": 0, "unreadable": 2}
    assert call.record["summary"].items() >= counts.items()
    assert call.status == 2


def test_what_is_no_report_fails_only_where_it_was_named(call, folder):
    """Found in a folder it is counted and shown."""
    assert call("check", folder / "below").status == 0
    assert "不是年度报告" in call.out
    assert call("check", folder / "below" / "notes.txt").status == 2


def test_a_folder_without_reports(call, tmp_path):
    """Nothing checked is not the same as nothing wrong."""
    (file,) = call.files(tmp_path).values()
    assert (call.status, file["status"], codes(file)) == (2, "unreadable", {"GK001"})


def test_a_path_given_twice_is_checked_once(call, folder):
    """Also where it stands in a folder that is given as well."""
    assert len(call.files(CLEAN, CLEAN)) == call.record["summary"]["files"] == 1
    assert len(call.files(folder, folder / "b.docx")) == call.record["summary"]["files"] == 6


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (("--select", "GK401"), {"GK401"}), (("--select", "gk401"), {"GK401"}), (("--ignore", "GK3"), {"GK401"}),
        (("--select", "GK3"), {"GK302", "GK303"}), (("--select", "case-sum,applicant-sum"), {"GK401", "GK303"}),
        (("--select", "GK3", "--select", "GK4", "--ignore", "outcome-sum"), {"GK303", "GK401"}),
        (("--ignore", "GK"), set()), (("--select", "GK004"), set()),
    ],
)  # fmt: skip
def test_selection(options, told, call):
    """By code, by the beginning of a code, by name; what is not told does not fail."""
    assert codes(call.files(WRONG, *options)["2021-wrong.docx"]) == told
    assert call.status == bool(told)


def test_unreadable_files_are_told_whatever_is_selected(call, tmp_path):
    """No choice of rules makes a file that was not checked pass."""
    for options in (("--select", "GK401"), ("--ignore", "GK001")):
        (file,) = call.files(tmp_path / "missing.docx", *options).values()
        assert (call.status, codes(file)) == (2, {"GK001"})


def test_output_goes_into_a_file(call, tmp_path):
    """UTF-8, nothing on the screen, the same status."""
    path = tmp_path / "结果.json"
    assert call("check", WRONG, "--format", "json", "--output", path).status == 1
    assert (call.out, call.err) == ("", "")
    assert json.loads(path.read_text(encoding="utf-8"))["summary"]["errors"] == 3
    assert call("rules", "--output", path).status == 0
    assert path.read_text(encoding="utf-8").startswith("GK000")


@pytest.mark.parametrize("place", ["", "missing/out.txt"])
def test_output_that_cannot_be_written(place, call, tmp_path):
    """Status 2 and words, no traceback."""
    assert call("check", CLEAN, "--output", tmp_path / place).status == 2
    assert re.search(r"gkcheck: .*写不了文件", call.err)


def test_a_report_is_never_its_own_output(call, tmp_path):
    """The report is left as it was."""
    path = Path(shutil.copy(CLEAN, tmp_path))
    assert call("check", path, "--output", path).status == 2
    assert path.read_bytes() == CLEAN.read_bytes()


def test_escapes_in_a_cell_do_not_reach_the_terminal(call, tmp_path):
    """They are shown, not obeyed."""
    path = tmp_path / "a.html"
    path.write_bytes(web({"VALUE": "1\x1b[2J", "LABEL": "规\x07章"}))
    assert "1\\x1b[2J" in call("check", path).out
    assert "\x1b" not in call.out
    assert "\x07" not in call.out


def test_a_failure_of_the_program_stops_no_other_file(call, monkeypatch, tmp_path):
    """GK000 for the file on which a step raises, status 2, and the next file is checked."""
    recognise = pipeline.recognise
    monkeypatch.setattr(pipeline, "recognise", lambda document: 1 / 0 if document.lined else recognise(document))
    (tmp_path / "a.html").write_bytes(web())
    failed, good = call.files(tmp_path / "a.html", CLEAN).values()
    assert (call.status, codes(failed), good["status"]) == (2, {"GK000"}, "checked")
    assert "ZeroDivisionError" in failed["findings"][0]["message"]


def test_the_date_of_publication_is_given(call, tmp_path):
    """A report that tells no date of its own is late, early or in time by the one that is given."""
    page = tmp_path / "report.md"
    page.write_text("# 甘泉县民政局2023年政府信息公开工作年度报告\n\n## 一、总体情况\n\n全年有序。\n", encoding="utf-8")
    for day, codes in (("2024-01-31", set()), ("2024-02-01", {"GK124"}), ("2023-12-01", {"GK125"})):
        found = call.files(page, "--published", day)["report.md"]["findings"]
        assert {f["code"] for f in found} & {"GK124", "GK125"} == codes
