"""JUnit, GitLab Code Quality and CSV: what consumers of each want, from real runs and from texts that mean harm."""

from __future__ import annotations

import csv
import io
import json
import re
import subprocess
from collections import Counter
from dataclasses import replace

import openpyxl
import pandas as pd
import pytest
from lxml import etree

from gkcheck.arguments import FORMATS
from gkcheck.findings.selection import choose
from gkcheck.output import WRITERS
from gkcheck.output.csv_format import COLUMNS, safe
from gkcheck.output.records import figure
from gkcheck.pipeline import check_file
from tests.calls import Call
from tests.programs import needs
from tests.told import EXAMPLES, HARM, ROOT, UNREADABLE, WRONG, harmful, suspected, written

XSD = etree.XMLSchema(etree.parse(ROOT / "tests/schemas/junit-10.xsd"))
EVERY = [*sorted(EXAMPLES.glob("*.*")), *sorted((ROOT / "tests/rules").glob("*/bad*"))]
NO_REPORT = ROOT / "tests/rules/GK001-unreadable-file/expected.json"
LANGUAGES = pytest.mark.parametrize("lang", ["zh", "en"])


@pytest.fixture(scope="module")
def every():
    """All examples and all bad cases of the rules, checked; and one that was not."""
    return [check_file(path) for path in [*EVERY, NO_REPORT]]


def suites(results, lang="zh"):
    """The suites of a file that is valid."""
    root = etree.fromstring(written("junit", results, lang).encode())
    XSD.assertValid(root)
    return list(root)


def ends(suite):
    """How each case of a suite ended, by its name."""
    return {case.get("name"): case[0].tag if len(case) else "passed" for case in suite}


def rows(results, lang="zh"):
    """The rows of a table as a data program reads them."""
    text = written("csv", results, lang)
    assert text.startswith("\ufeffpath,agency,year,code,")
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))))


def test_every_format_can_be_asked_for():
    """The command names the writers that there are."""
    assert tuple(WRITERS) == FORMATS


# JUnit ----------------------------------------------------------------------------------------------------------------
@LANGUAGES
def test_junit_is_valid_and_complete(lang, every):
    """One suite a file, in order, whose counts are true; one case for each rule that applied."""
    for suite, result in zip(suites(every, lang), every, strict=True):
        assert suite.get("name") == suite.get("file") == result.path
        told = Counter(ends(suite).values())
        counts = [int(suite.get(name)) for name in ("tests", "failures", "errors", "skipped")]
        assert counts == [len(suite), told["failure"], told["error"], told["skipped"]]
        codes = [case.get("name")[:5] for case in suite]
        if result.status == "checked":
            assert codes == sorted({o.code for o in result.outcomes} | {f.code for f in result.findings})


def test_junit_failures_are_errors_and_warnings():
    """The sentence in the attribute, all of it in the text; notes pass and are told; names stay as a rule ends."""
    (suite,) = suites([check_file(EXAMPLES / "2021-wrong.docx")])
    failed = {name for name, end in ends(suite).items() if end == "failure"}
    assert failed == {"GK302 outcome-sum", "GK303 applicant-sum", "GK401 case-sum"}
    assert suite.get("failures") == "3"
    (clean,) = suites([check_file(EXAMPLES / "2021-clean.docx")])
    assert failed < {name for name, end in ends(clean).items() if end == "passed"}
    (failure,) = suite.xpath("testcase[starts-with(@name, 'GK401')]/failure")
    assert failure.get("message").endswith("总计填的是 0，比各项之和少 52（第 3 个表第 4 行第 15 列）")
    assert failure.text.splitlines()[0] == "错误 GK401 案件结果加不出总计"
    assert failure.text.splitlines()[-1].startswith("怎么改：核对这一组的四项和总计")
    style = check_file(ROOT / "tests/rules/GK010-number-style/bad.md")
    (suite,) = suites([style])
    (case,) = suite.xpath("testcase[starts-with(@name, 'GK010')]")
    assert [part.tag for part in case] == ["system-out"]
    assert case[0].text.count("提示 GK010") == sum(finding.code == "GK010" for finding in style.findings)


def test_junit_skips_what_blanks_leave_open_and_what_is_not_told():
    """Each says why."""
    blanks = check_file(EXAMPLES / "2019-blanks.md")
    (suite,) = suites([blanks])
    unknown = {outcome.code for outcome in blanks.unknown} - {outcome.code for outcome in blanks.broken}
    assert {name[:5] for name, end in ends(suite).items() if end == "skipped"} == unknown != set()
    (skipped,) = suite.xpath("testcase[@name='GK302 outcome-sum']/skipped")
    assert re.fullmatch(r"有空格，\d+ 处无法判断（共 \d+ 处）", skipped.get("message"))
    (suite,) = suites([choose(check_file(WRONG), [], ["GK401"])])
    (skipped,) = suite.xpath("testcase[@name='GK401 case-sum']/skipped")
    assert "不报告" in skipped.get("message")


def test_junit_tells_files_that_were_not_checked():
    """A file that cannot be read is an error, one that is no report is skipped."""
    unread, other = suites([check_file(UNREADABLE), check_file(NO_REPORT)])
    assert ends(unread) == {"GK001 unreadable-file": "error"}
    assert unread[0][0].get("message") == "文件是空的"
    assert ends(other) == {"not-a-report": "skipped"}


def test_junit_survives_texts_that_mean_harm():
    """What XML cannot hold is gone, the rest stands for itself."""
    (suite,) = suites([harmful(suspected(check_file(WRONG)))])
    kept = re.sub("[\0\x07\x1b\ud800\ufffe]", "", HARM)
    assert suite.get("name") == kept
    assert any(kept.replace("\r\n", "\n") in text.replace("\r\n", "\n") for text in suite.itertext())
    assert len(suite.xpath("//y")) == len(suite.xpath("//x")) == 0


# GitLab ---------------------------------------------------------------------------------------------------------------
@LANGUAGES
def test_gitlab_takes_every_finding(lang, every, monkeypatch):
    """The five fields, a severity of its five, a line, and no fingerprint twice in the whole list."""
    monkeypatch.chdir(ROOT)
    entries = json.loads(written("gitlab", every, lang))
    pairs = [(result, finding) for result in every for finding in result.findings]
    for entry, (result, finding) in zip(entries, pairs, strict=True):
        assert entry.keys() == {"description", "check_name", "fingerprint", "severity", "location"}
        assert entry["check_name"] == f"{finding.code} {finding.name}"
        assert entry["location"]["lines"]["begin"] == (finding.line or 1)
        assert (ROOT / entry["location"]["path"]).samefile(result.path)
        assert not entry["location"]["path"].startswith((".", "/"))
    severities = {(f.severity, r.status): e["severity"] for e, (r, f) in zip(entries, pairs, strict=True)}
    assert severities == {
        ("error", "unreadable"): "blocker", ("error", "checked"): "critical",
        ("warning", "checked"): "major", ("note", "checked"): "info",
    }  # fmt: skip
    assert len({entry["fingerprint"] for entry in entries}) == len(entries)


def test_gitlab_fingerprints_outlast_moved_lines(tmp_path, monkeypatch):
    """The same file with lines above: the same fingerprints, other lines."""
    monkeypatch.chdir(tmp_path)
    told = []
    for above in ("", "\n\n"):
        (tmp_path / "a.md").write_text(above + WRONG.read_text("utf-8"), "utf-8")
        told.append(json.loads(written("gitlab", [check_file("a.md")])))
    assert [entry["fingerprint"] for entry in told[0]] == [entry["fingerprint"] for entry in told[1]]
    assert [e["location"]["lines"]["begin"] + 2 for e in told[0]] == [e["location"]["lines"]["begin"] for e in told[1]]


def test_gitlab_of_nothing_is_an_empty_list():
    """No byte order mark, which GitLab does not take."""
    assert written("gitlab", []) == written("gitlab", [check_file(EXAMPLES / "2021-clean.md")]) == "[]\n"
    assert json.loads(written("gitlab", [harmful(check_file(WRONG))]).encode("utf-8", "backslashreplace"))


# CSV ------------------------------------------------------------------------------------------------------------------
@LANGUAGES
def test_csv_has_a_row_for_each_finding(lang, every):
    """Every column filled as the finding says."""
    pairs = [(result, finding) for result in every for finding in result.findings]
    for row, (result, finding) in zip(rows(every, lang), pairs, strict=True):
        assert list(row) == COLUMNS
        assert (row["path"], row["agency"]) == (result.path, finding.agency)
        assert (row["code"], row["name"], row["severity"]) == (finding.code, finding.name, finding.severity)
        assert row["cells"].split("; ") == ([cell.path for cell in finding.cells] or [""])
        assert row["line"] == ("" if finding.line is None else str(finding.line))
        assert row["difference"] == ("" if finding.difference is None else str(figure(finding.difference)))


def test_csv_in_a_frame(tmp_path):
    """pandas reads numbers as numbers, also the negative ones, and the figure to write instead."""
    path = tmp_path / "a.csv"
    path.write_text(written("csv", [suspected(check_file(EXAMPLES / "2021-wrong.docx"))], "en"), "utf-8")
    frame = pd.read_csv(path)
    assert list(frame.difference) == [-36, -36, -52]
    assert list(frame.address) == [
        "table 2, row 27, column 4", "table 2, row 16, column 10", "table 3, row 4, column 15",
    ]  # fmt: skip
    assert frame.suggested[0] == "applications.granted.natural_person = 7"
    assert list(frame.year) == [2024] * 3


FORMULAS = ["=1+1", "+1", "-1+1", "@SUM(1)", "\t=1", "\r=1", "\n=1", "a\r=1", " =1", "\u3000=1", "＝1", "－1"]


@pytest.mark.parametrize("text", [*FORMULAS, "\ufeff=1", "\0=1"], ids=repr)
def test_csv_holds_no_formulas(text):
    """An apostrophe before what might be one; all on one line, where no new row can begin."""
    shown = safe(text)
    assert shown.startswith("a =" if text[0] == "a" else "'")
    assert shown.isprintable() or "\u3000" in shown or "\ufeff" in shown
    assert "'" not in safe("1－7（合计）=8")
    assert safe("'=1") == "''=1"
    assert len(safe("长" * 40_000)) == 32_767


@needs("soffice")
def test_csv_in_a_spreadsheet(tmp_path):
    """LibreOffice opens it as the table that was meant, texts as texts, without one formula."""
    result = harmful(suspected(check_file(WRONG)))
    agency = replace(result.findings[0], agency="=cmd|' /C calc'!A1")
    (tmp_path / "a.csv").write_text(
        written("csv", [replace(result, findings=(agency, *result.findings))]),
        "utf-8", errors="backslashreplace", newline="\n",
    )  # fmt: skip
    command = ["soffice", "--headless", f"-env:UserInstallation={(tmp_path / 'home').as_uri()}"]
    command += ["--infilter=CSV:44,34,76,1", "--convert-to", "xlsx", "--outdir", str(tmp_path), str(tmp_path / "a.csv")]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    cells = list(openpyxl.load_workbook(tmp_path / "a.xlsx").active.iter_rows())
    assert len(cells) == 1 + 1 + len(result.findings)
    assert [cell.value for cell in cells[0]] == COLUMNS
    assert not [cell.value for row in cells for cell in row if cell.data_type == "f"]
    assert cells[1][1].value == "'=cmd|' /C calc'!A1"
    assert (cells[1][14].value, cells[1][14].data_type) == (-36, "n")


@pytest.mark.parametrize("name", ["csv", "gitlab", "junit", "sarif"])
def test_formats_of_a_run(name, tmp_path, capsys):
    """The command writes each, on the screen and into a file alike, with the status of the findings."""
    call = Call(capsys)
    assert call("check", WRONG, "--format", name, "--lang", "en").status == 1
    path = tmp_path / "out"
    assert Call(capsys)("check", WRONG, "--output", path, "--format", name, "--lang", "en").status == 1
    assert path.read_text("utf-8") == call.out
    assert "33 + 0 + 6 + 13 = 52" in call.out
