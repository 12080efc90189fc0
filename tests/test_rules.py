"""Every rule of the book on reports that keep it and reports that break it: a folder of `rules/` for each."""

import json
import re
import tomllib
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest

import gkcheck
from gkcheck.export.cases import check_case
from gkcheck.findings.model import Finding
from gkcheck.findings.words import excerpt, hint, message
from gkcheck.output.records import finding_record
from gkcheck.rulebook.library import book
from gkcheck.rulebook.rules import Rule
from gkcheck.rulebook.sheets import Text
from gkcheck.tables import recognise

FOLDERS = sorted(path for path in (Path(__file__).parent / "rules").iterdir() if path.is_dir())
RULES = list(book().rules.values())
WITHOUT_FILE = {"GK000"}
"""Rules that no file can provoke."""

COMPARED = ("severity", "expected", "actual", "difference")
WORDS = re.compile(r"gkcheck|Word|WPS|Office|PDF|HTML|RTF|UTF-8|DTD|MB|\.[a-z]{2,5}\b")
"""Words in Latin letters that a Chinese sentence may hold: programs, file types, units."""


def cases(folder: Path, kind: str) -> list[Path]:
    """The `good` or `bad` files of a folder."""
    return sorted(path for path in folder.iterdir() if path.stem.partition("-")[0] == kind)


def findings(path: Path, code: str) -> list[Finding]:
    """What a file is told of one rule, in order; beside `previous.…`, last year's report, it is held against that."""
    return [finding for finding in check_case(path).findings if finding.code == code]


def expected(folder: Path) -> dict[str, list[dict[str, Any]]]:
    """The findings that each bad file of a folder must give; a folder with one bad file lists them bare."""
    stored = json.loads((folder / "expected.json").read_text(encoding="utf-8"))
    return stored if isinstance(stored, dict) else {path.name: stored for path in cases(folder, "bad")}


def told(finding: Finding, path: Path) -> dict[str, Any]:
    """The part of a finding that `expected.json` states; a Word file has no lines."""
    record = finding_record(finding, "zh")
    shown = {name: record[name] for name in COMPARED} | {"cells": [cell["path"] for cell in record["cells"]]}
    if path.suffix in (".md", ".html", ".txt", ".toml"):
        shown["line"] = record["line"]
    else:
        assert record["line"] is None
    return shown


def broken(folder: Path) -> Iterator[Finding]:
    """Every finding of a folder's rule on its bad files."""
    for path in cases(folder, "bad"):
        yield from findings(path, folder.name[:5])


def unprinted(sentence: str, finding: Finding) -> str:
    """A sentence without what it quotes from the report: running text, texts of cells, labels, figures as printed."""
    if finding.quote is not None:
        sentence = sentence.replace(excerpt(finding.quote), "")
    quoted = {cell.printed for cell in finding.cells if cell.printed}
    for fact in finding.facts.values():
        if isinstance(fact, str):
            quoted.add(fact)
        elif isinstance(fact, Text) and fact.zh == fact.en:
            quoted.add(fact.zh)
    sentence = re.sub("“[^”]*”", "", sentence)
    for text in sorted(quoted, key=len, reverse=True):
        sentence = sentence.replace(text, "")
    return sentence


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_good_reports_are_not_told_the_rule(folder: Path) -> None:
    """A report that keeps the rule gives no finding of it, and is read."""
    for path in cases(folder, "good"):
        assert check_case(path).status == "checked"
        assert findings(path, folder.name[:5]) == []


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_bad_reports_are_told_exactly_what_is_expected(folder: Path) -> None:
    """Cells, severity, figures and lines of every finding of the rule, in order, and no more of them."""
    wanted = expected(folder)
    assert sorted(wanted) == [path.name for path in cases(folder, "bad")]
    for path in cases(folder, "bad"):
        assert wanted[path.name], "a bad case that breaks nothing"
        assert [told(finding, path) for finding in findings(path, folder.name[:5])] == wanted[path.name]


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_messages_are_in_one_language(folder: Path) -> None:
    """No Latin letter in a Chinese sentence and no Chinese character in an English one, what is quoted aside."""
    for finding in broken(folder):
        chinese = WORDS.sub("", unprinted(message(finding, "zh") + hint(finding, "zh"), finding))
        english = unprinted(message(finding, "en"), finding)
        assert not re.search(r"[A-Za-z]", chinese.replace("字母 o", "")), chinese
        assert not re.search(r"[\u4e00-\u9fff]", english), english


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_messages_are_whole_sentences(folder: Path) -> None:
    """Every fact of a sentence is filled in, and the hint says what to do."""
    for finding in broken(folder):
        for lang in ("zh", "en"):
            assert not re.search(r"[{}]|None|Text\(", message(finding, lang))
            assert hint(finding, lang)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_every_rule_has_cases(rule: Rule) -> None:
    """A folder named after code and name, with a good and a bad file and what is expected."""
    if rule.code in WITHOUT_FILE:
        return
    folder = Path(__file__).parent / "rules" / f"{rule.code}-{rule.name}"
    assert cases(folder, "good")
    assert cases(folder, "bad")
    assert (folder / "expected.json").is_file()


def test_every_folder_belongs_to_a_rule() -> None:
    """No folder is left over from a rule that went or was renamed."""
    assert {folder.name for folder in FOLDERS} <= {f"{rule.code}-{rule.name}" for rule in RULES}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_every_rule_says_why_and_what_to_do(rule: Rule) -> None:
    """Title, basis, reason and hint in Chinese and in English, which are not the same words."""
    for text in (rule.title, rule.basis, rule.why, rule.hint):
        assert re.search(r"[\u4e00-\u9fff]", text.zh)
        assert re.search(r"[a-z]{3}", text.en)
        assert text.zh != text.en


def test_codes_are_unique_and_sorted_over_the_files_of_the_book() -> None:
    """Every file holds the codes of its own range, in order, and no code or name is given twice."""
    shelf = files("gkcheck.rulebook") / "book"
    codes: list[str] = []
    names: list[str] = []
    for page in sorted(shelf.iterdir(), key=lambda page: page.name):
        rules = tomllib.loads(page.read_text(encoding="utf-8"))["rule"]
        assert {rule["code"][2] for rule in rules} == {page.name[0]}
        codes += [rule["code"] for rule in rules]
        names += [rule["name"] for rule in rules]
    assert codes == sorted(set(codes)) == [rule.code for rule in RULES]
    assert len(names) == len(set(names))


def test_a_failure_of_gkcheck_itself_is_told_and_the_run_goes_on(monkeypatch: pytest.MonkeyPatch) -> None:
    """GK000 for the file that made a step fail; the next one is checked."""
    first, second = [path for folder in FOLDERS for path in cases(folder, "good")][:2]
    calls: list[object] = []

    def failing(document: Any) -> Any:
        calls.append(document)
        if len(calls) == 1:
            raise ZeroDivisionError("a step that fails")
        return recognise(document)

    monkeypatch.setattr("gkcheck.pipeline.recognise", failing)
    results = list(gkcheck.check_files([first, second]))
    assert [result.status for result in results] == ["unreadable", "checked"]
    assert [finding.code for finding in results[0].findings] == ["GK000"]
    assert "ZeroDivisionError: a step that fails" in message(results[0].findings[0], "zh")
