"""What the command says: help, complaints, rules, their pages, forms; in both languages, into pipes and full disks."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from gkcheck.export.pages import FOLDERS
from gkcheck.rulebook.library import book
from tests.apart import ROOT, outside
from tests.calls import Call
from tests.layouts import FIGURES, LAYOUTS

EXAMPLES = ROOT / "examples"
CLEAN, WRONG = EXAMPLES / "2021-clean.docx", EXAMPLES / "2021-wrong.docx"


def english(text):
    """Two words of English in a row, the command and its options aside."""
    plain = re.sub(r"gkcheck( \w+)?|\[.*?\]|--[\w-]+|[A-Z]{2,}", "", text, flags=re.DOTALL)
    return re.search(r"[A-Za-z]{2,} [A-Za-z]{2,}", plain)


@pytest.fixture
def call(capsys):
    return Call(capsys)


BAD_CALLS = [
    (), ("check",), ("nope",), ("check", CLEAN, "--format", "xml"), ("check", CLEAN, "--fail-on", "big"),
    ("check", CLEAN, "--select"), ("check", CLEAN, "--bogus"), ("check", CLEAN, "--select", "GK999"),
    ("check", CLEAN, "--ignore", "nope"), ("check", CLEAN, "--lang", "fr"), ("explain",), ("explain", "GK999"),
    ("extract", CLEAN, WRONG), ("extract",), ("check", CLEAN, "--form", "json"),
    ("waive",), ("waive", CLEAN, "--code", "GK401"), ("waive", CLEAN, "--code", "GK401", "--reason", "x"),
    ("check", CLEAN, "--baseline", "nope.json"), ("check", CLEAN, "--config", "nope.toml"),
    ("check", CLEAN, "--published", "gestern"), ("check", CLEAN, "--published", "2025-02-30"),
    ("check", CLEAN, "--published", "2025-W01-1"), ("check", CLEAN, "--published", "20250120"),
    ("check", CLEAN, "--jobs", "0"), ("check", CLEAN, "--no-config", "--config", "nope.toml"),
]  # fmt: skip


@pytest.mark.parametrize("arguments", BAD_CALLS, ids=lambda arguments: " ".join(str(a) for a in arguments[-2:]))
def test_bad_usage(arguments, call):
    """Status 2, and why, in the language of the call."""
    assert call(*arguments).status == 2
    assert call.out == ""
    assert re.search(r"[\u4e00-\u9fff]", call.err)
    assert not english(call.err.splitlines()[-1].removesuffix(" ".join(map(str, arguments[-2:]))))
    if arguments and "fr" not in arguments:
        assert call(*arguments, "--lang", "en").status == 2
        assert not re.search(r"[\u4e00-\u9fff]", call.err)


def test_what_can_be_chosen(call):
    """Without the quotes of a programming language."""
    assert "--fail-on 不能是“big”，可以是 error, warning, note\n" in call("check", CLEAN, "--fail-on", "big").err
    assert "(choose from error, warning, note)\n" in call("check", CLEAN, "--fail-on", "big", "--lang", "en").err


def test_chinese_complaints_hold_no_english(call, tmp_path):
    """Not even about files."""
    call("check", CLEAN, "--output", tmp_path / "missing" / "out.txt")
    assert not english(call.err.replace(str(tmp_path), ""))


@pytest.mark.parametrize("name", ["2019-clean", "2019-blanks", "2021-clean", "2021-wrong"])
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_words_are_in_the_language_asked_for(name, lang, call):
    """Chinese unless English is asked for; names out of the form stay as printed."""
    call("check", EXAMPLES / f"{name}.docx", *(["--lang", "en"] if lang == "en" else []))
    said = call.out.splitlines()[-1]
    assert bool(re.search(r"[\u4e00-\u9fff]", said)) == (lang == "zh")
    assert bool(re.search(r"[a-z]{3}", said)) == (lang == "en")


COMMANDS = [(), ("check",), ("waive",), ("extract",), ("rules",), ("explain",)]


@pytest.mark.parametrize("arguments", COMMANDS, ids=" ".join)
def test_help(arguments, call):
    """In both languages, status 0, no words of the other one."""
    assert call(*arguments, "--help").status == 0
    assert re.search(r"[\u4e00-\u9fff]{4}", call.out)
    assert not english(call.out)
    assert call(*arguments, "--help", "--lang", "en").status == 0
    assert not re.search(r"[\u4e00-\u9fff]", call.out)


def test_rules(call):
    """Every rule of the book, a line or a record each."""
    assert [line[:5] for line in call("rules").out.splitlines()] == list(book().rules)
    assert [line[:5] for line in call("rules", "--lang", "en").out.splitlines()] == list(book().rules)
    assert not re.search(r"[\u4e00-\u9fff]", call.out)
    for lang in ("zh", "en"):
        records = json.loads(call("rules", "--format", "json", "--lang", lang).out)
        assert [record["code"] for record in records] == list(book().rules)
        assert all(record[key] for record in records for key in ("name", "severity", "title", "basis", "why", "hint"))


def test_explain(call):
    """By code or name in any case; every rule has its page in both languages."""
    page = call("explain", "GK301").out
    assert page == call("explain", "applications-balance").out == call("explain", "gk301").out
    for text in ("GK301", "依据", "为什么", "怎么改", "第一项加第二项之和，等于第三项加第四项之和"):
        assert text in page
    for code in book().rules:
        assert call("explain", code).status == 0
        assert call("explain", code, "--lang", "en").out.startswith(code)


@pytest.mark.parametrize("lang", FOLDERS)
def test_explain_is_the_page_of_the_site(lang, call):
    """The committed page without its links, its cases and the marks of Markdown, line by line."""
    for code in book().rules:
        page = (ROOT / "docs" / FOLDERS[lang] / f"{code}.md").read_text("utf-8")
        told = re.split(r"\n## (?:例子|Cases)\n", page)[0]
        told = re.sub(r"\n\[[^\n]*\n\n", "\n", told, count=1)
        words = [re.sub(r"^#+ |^> |`", "", line).strip() for line in told.splitlines()]
        assert [line.strip() for line in call("explain", code, "--lang", lang).out.splitlines()] == words


@pytest.mark.parametrize("name", FIGURES)
def test_extract(name, call, tmp_path):
    """The form as it is printed, nested, nulls for blanks, an amount with its unit."""
    path = tmp_path / "report.html"
    path.write_bytes(LAYOUTS["html-spans"][1](FIGURES[name]))
    record = json.loads(call("extract", path).out)
    assert call.status == 0
    assert record.pop("form") == FIGURES[name].form
    assert record == {
        "format": 1, "path": str(path), "status": "checked", "edition": FIGURES[name].edition,
        "agency": FIGURES[name].agency, "year": FIGURES[name].year,
    }  # fmt: skip
    if name == "shanghai-office-2019":
        assert FIGURES[name].form["disclosure"]["procurement"]["amount"] == {"value": "251000", "unit": "元"}


def test_extract_what_cannot_be_read(call, tmp_path):
    """Status 2 and no form; a report without a table has none either."""
    record = json.loads(call("extract", tmp_path / "missing.docx").out)
    assert (call.status, record["status"], record["form"]) == (2, "unreadable", None)
    path = tmp_path / "notes.txt"
    path.write_text("买菜", encoding="utf-8")
    record = json.loads(call("extract", path).out)
    assert (call.status, record["status"], record["form"], record["agency"]) == (2, "not_a_report", None, None)
    path.write_text("示例市人民政府2023年政府信息公开工作年度报告", encoding="utf-8")
    record = json.loads(call("extract", path).out)
    assert (call.status, record["form"], record["year"]) == (0, None, 2023)


@pytest.mark.parametrize(
    "environment", [{"PYTHONIOENCODING": "ascii"}, {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}]
)
def test_a_pipe_is_given_utf8(environment, monkeypatch):
    """Whatever the locale says."""
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert "宿迁市人民政府" in outside("check", CLEAN).out
    assert "用法有误" in outside("check").err


@pytest.mark.parametrize("arguments", [("rules",), ("check", CLEAN, WRONG), ("check", CLEAN, "--format", "json")])
def test_a_broken_pipe_is_no_failure_of_the_program(arguments):
    """The reader went away: no traceback, no complaint."""
    command = [sys.executable, "-m", "gkcheck", *map(str, arguments)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        process.stdout.close()
        assert process.stderr.read() == b""


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
def test_a_full_disk_is_told():
    """Status 2 and words."""
    run = outside("check", CLEAN, "--output", "/dev/full")
    assert run.status == 2
    assert "Traceback" not in run.err
