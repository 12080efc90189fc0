"""SARIF: valid, complete, within the limits of code scanning; addresses and fingerprints that last."""

from __future__ import annotations

import gzip
import json
import os
from dataclasses import replace
from pathlib import PurePosixPath, PureWindowsPath
from urllib.parse import unquote

import pytest

from gkcheck.output import sarif_limits
from gkcheck.output.paths import uri
from gkcheck.output.sarif_limits import Worst
from gkcheck.output.told import fingerprints
from gkcheck.pipeline import check_file
from gkcheck.rulebook.library import book, extended
from tests.calls import Call
from tests.told import EXAMPLES, ROOT, SARIF, TWICE, UNREADABLE, WRONG, crowd, harmful, suspected, written

EVERY = [*sorted(EXAMPLES.glob("*.*")), *sorted((ROOT / "tests/rules").glob("*/bad*"))]


def run(results, lang="zh"):
    """The one run of a file, which is valid."""
    whole = json.loads(written("sarif", results, lang).encode("utf-8", "backslashreplace"))
    assert [f"{fault.json_path}: {fault.message}" for fault in SARIF.iter_errors(whole)] == []
    assert (whole["version"], len(whole["runs"])) == ("2.1.0", 1)
    return whole["runs"][0]


def told(run):
    """The notifications of a run."""
    return run["invocations"][0]["toolExecutionNotifications"]


@pytest.fixture(scope="module")
def every():
    """All examples and all bad cases of the rules, checked."""
    return [check_file(path) for path in EVERY]


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_finding_of_every_example_is_a_valid_result(lang, every):
    """With its rule, level, words, file, line and lasting fingerprint."""
    found = run(every, lang)
    rules = found["tool"]["driver"]["rules"]
    pairs = [(result, finding) for result in every for finding in result.findings]
    for (result, finding), told in zip(pairs, found["results"], strict=True):
        assert rules[told["ruleIndex"]]["id"] == told["ruleId"] == finding.code
        assert told["level"] == finding.severity
        (where,) = told["locations"]
        physical = where["physicalLocation"]
        assert unquote(physical["artifactLocation"]["uri"]) == os.path.relpath(result.path).replace(os.sep, "/")
        assert physical.get("region") == (None if finding.line is None else {"startLine": finding.line})
        assert told["message"]["text"].endswith(finding.rule.hint.into(lang))


def test_rules_are_explained():
    """Every rule of the book, found or not: title, why, what to do, authority, and no made-up address."""
    rules = run([])["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == list(book().rules)
    for rule, known in zip(rules, book().rules.values(), strict=True):
        assert rule["shortDescription"]["text"] == known.title.zh
        assert rule["fullDescription"]["text"] == known.why.zh
        assert all(words.zh in rule["help"]["text"] for words in (known.why, known.hint, known.basis))
        assert "helpUri" not in rule
        assert rule["defaultConfiguration"]["level"] == known.severity
        assert len(rule["properties"]["tags"]) <= sarif_limits.TAGS


def test_rules_of_ones_own_are_added(tmp_path):
    """Where they are met."""
    rules = extended([EXAMPLES / "rules/review.toml"])
    (own,) = set(rules.rules) - set(book().rules)
    report = {"agency": "某县人民政府", "year": 2024, "applications": {"handled": {"total": 4}}}
    path = tmp_path / "report.json"
    path.write_text(json.dumps(report | {"cases": {"review": {"total": 9}}}), "utf-8")
    found = run([check_file(path, rules)])
    (result,) = [result for result in found["results"] if result["ruleId"] == own]
    assert found["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == own


@pytest.mark.parametrize("suffix", ["docx", "xlsx"])
def test_documents_without_lines_say_the_cell(suffix):
    """Path in the form, label in words, the address for programs and in words; the other cells are related."""
    (result,) = [r for r in run([check_file(EXAMPLES / f"2021-wrong.{suffix}")])["results"] if r["ruleId"] == "GK401"]
    (place,) = result["locations"]
    assert "region" not in place["physicalLocation"]
    row = {"docx": 4, "xlsx": 6}[suffix]
    assert place["logicalLocations"] == [
        {
            "name": "total",
            "fullyQualifiedName": "cases.litigation_after_review.total",
            "decoratedName": "行政诉讼 / 复议后起诉 / 总计",
            "properties": {"address": f"table 3, row {row}, column 15"},
        }
    ]
    assert place["message"]["text"] == f"第 3 个表第 {row} 行第 15 列"
    assert f"少 52（第 3 个表第 {row} 行第 15 列）。可能是：" in result["message"]["text"]
    assert "可能应为 52" in result["message"]["text"]
    assert "。核对这一组" in result["message"]["text"]
    assert [r["message"]["text"].partition("（")[0] for r in result["relatedLocations"]] == [
        "行政诉讼 / 复议后起诉 / 总计 填的是 0，可能应为 52",
        "行政诉讼 / 复议后起诉 / 结果维持：33", "行政诉讼 / 复议后起诉 / 结果纠正：0",
        "行政诉讼 / 复议后起诉 / 其他结果：6", "行政诉讼 / 复议后起诉 / 尚未审结：13",
    ]  # fmt: skip
    assert result["properties"] == {
        "name": "case-sum", "agency": "宿迁市人民政府", "year": 2024, "expected": 52, "actual": 0, "difference": -52,
        "cause": 2,
    }  # fmt: skip


def test_suspects_are_related_and_told():
    """Likeliest first, in the message with reasons, and as locations before the other cells."""
    result = suspected(check_file(WRONG))
    first = run([result], "en")["results"][0]
    names = [cell.label.en for cell in result.findings[0].cells[:2]]
    said = f"Perhaps: {names[0]} is printed as 1408, perhaps meant 7 (two digits swapped); or: "
    assert said in first["message"]["text"]
    related = first["relatedLocations"]
    assert [place["id"] for place in related] == list(range(1, len(related) + 1))
    assert [place["message"]["text"].partition(" is printed")[0] for place in related[:3]] == [names[0], *names]
    assert related[0]["physicalLocation"]["region"]["startLine"] == result.findings[0].cells[0].place.line
    assert first["properties"]["cause"] == 1


def test_files_that_were_not_checked_are_not_lost():
    """Unreadable ones are notified and told as results, what is no report is notified, and the run did not succeed."""
    notes = check_file(ROOT / "tests/rules/GK001-unreadable-file/expected.json")
    found = run([check_file(WRONG), check_file(UNREADABLE), notes])
    assert found["invocations"][0]["executionSuccessful"] is False
    unread, other = told(found)
    assert (unread["descriptor"]["id"], unread["level"], unread["message"]["text"]) == ("GK001", "error", "文件是空的")
    assert unread["locations"][0]["physicalLocation"]["artifactLocation"]["uri"].endswith("bad-empty.html")
    assert (other["descriptor"]["id"], other["level"]) == ("not-a-report", "note")
    assert "GK001" in {result["ruleId"] for result in found["results"]}
    assert len(found["artifacts"]) == 3
    assert run([check_file(WRONG)])["invocations"] == [{"executionSuccessful": True, "toolExecutionNotifications": []}]


def test_fingerprints_outlast_moved_lines(tmp_path):
    """The same findings further down in a file of another name have the same fingerprints, on other lines."""
    moved = tmp_path / "moved.md"
    moved.write_text("\n\n\n" + WRONG.read_text("utf-8"), "utf-8")
    here, there = (run([check_file(path)])["results"] for path in (WRONG, moved))
    assert [r["partialFingerprints"] for r in here] == [r["partialFingerprints"] for r in there]
    assert all(len({*r["partialFingerprints"].values()}) == 1 for r in here)
    lines = [[r["locations"][0]["physicalLocation"]["region"]["startLine"] for r in rs] for rs in (here, there)]
    assert [line + 3 for line in lines[0]] == lines[1]


def test_fingerprints_differ_within_a_report(every):
    """Also for two faults of one rule in one sentence, and for the same words said twice."""
    assert all(len({*fingerprints(result)}) == len(result.findings) for result in every)
    first, second = [finding for finding in check_file(TWICE).findings if finding.code == "GK130"]
    assert (first.code, first.quote.sentence) == (second.code, second.quote.sentence)
    assert first.fingerprint != second.fingerprint
    again = check_file(WRONG)
    twice = replace(again, findings=again.findings[:1] * 2)
    assert [f.partition(":")[2] for f in fingerprints(twice)] == ["1", "2"]


def test_fingerprints_of_files_that_tell_no_agency_differ():
    """They go by their paths: two files that cannot be read are two things to mend."""
    one, two = (fingerprints(replace(check_file(UNREADABLE), path=path)) for path in ("a.html", "b.html"))
    assert one != two


@pytest.mark.parametrize(
    ("path", "folder", "address"),
    [
        ("reports/2024.docx", PurePosixPath("/w"), "reports/2024.docx"),
        ("报告/2024 年#1?.md", PurePosixPath("/w"), "%E6%8A%A5%E5%91%8A/2024%20%E5%B9%B4%231%3F.md"),
        ("./a/../b%20.md", PurePosixPath("/w"), "b%2520.md"),
        ("c:d.md", PurePosixPath("/w"), "c%3Ad.md"),
        ("a\\b.md", PurePosixPath("/w"), "a%5Cb.md"),
        ("/w/x/y.md", PurePosixPath("/w"), "x/y.md"),
        ("../y.md", PurePosixPath("/w/x"), "file:///w/y.md"),
        ("caf\udcff.md", PurePosixPath("/w"), "caf%FF.md"),
        ("报告\\一.docx", PureWindowsPath("C:/w"), "%E6%8A%A5%E5%91%8A/%E4%B8%80.docx"),
        ("C:\\w\\x\\y.md", PureWindowsPath("C:/w"), "x/y.md"),
        ("D:\\一 二.md", PureWindowsPath("C:/w"), "file:///D:/%E4%B8%80%20%E4%BA%8C.md"),
        ("\\\\server\\reports\\一.md", PureWindowsPath("C:/w"), "file://server/reports/%E4%B8%80.md"),
        ("half\ud800.md", PureWindowsPath("C:/w"), "half%ED%A0%80.md"),
    ],
)
def test_addresses_of_files(path, folder, address):
    """Relative to the working folder where they can be, percent-encoded, with slashes."""
    assert uri(path, folder) == address


def test_texts_of_strangers_make_no_links():
    """The file stays valid, and neither a link nor a blank to fill in can be made from a cell."""
    found = run([harmful(suspected(check_file(path))) for path in (WRONG, EXAMPLES / "2021-wrong.docx")])
    assert found["results"]
    texts = [r["message"]["text"] for result in found["results"] for r in (result, *result["relatedLocations"])]
    assert any("[a] (http://b){{0}}" in text for text in texts)
    assert not any("](" in text for text in texts)
    assert all(len(text) <= sarif_limits.MESSAGE for text in texts)


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such names")
def test_names_that_are_no_text(tmp_path, capsys):
    """A name whose bytes are no UTF-8 goes into every format, and comes back from the address."""
    name = os.fsdecode(b"caf\xff.md")
    (tmp_path / name).write_bytes(WRONG.read_bytes())
    out = tmp_path / "a.sarif"
    assert Call(capsys)("check", tmp_path / name, "--format", "sarif", "--output", out).status == 1
    (artifact,) = json.loads(out.read_text("utf-8"))["runs"][0]["artifacts"]
    assert artifact["location"]["uri"].endswith("/caf%FF.md")


def test_a_long_cell_does_not_fill_the_file():
    """Words are cut at a length of our own."""
    result = check_file(WRONG)
    cells = tuple(cell._replace(printed="长" * 100_000) for cell in result.findings[0].cells)
    long = replace(result, findings=(replace(result.findings[0], cells=cells),))
    (found,) = run([long])["results"]
    assert max(len(place["message"]["text"]) for place in found["relatedLocations"]) == sarif_limits.MESSAGE


def test_thirty_thousand_findings():
    """25,000 results, the notes left out first, the worst at the head, and what is left out told by severity."""
    text = written("sarif", crowd(errors=6_000, warnings=10_000, notes=14_000))
    found = json.loads(text)["runs"][0]
    levels = [result["level"] for result in found["results"]]
    assert levels == ["error"] * 6_000 + ["warning"] * 10_000 + ["note"] * 9_000
    (left_out,) = told(found)
    assert left_out["descriptor"]["id"] == "left-out"
    assert left_out["properties"]["leftOut"] == {"error": 0, "warning": 0, "note": 5_000}
    assert "共有 30000 处问题" in left_out["message"]["text"]
    assert "错误 0 处，疑问 0 处，提示 5000 处" in left_out["message"]["text"]
    assert len(gzip.compress(text.encode())) < sarif_limits.BYTES
    few = {**found, "results": found["results"][:20]}
    SARIF.validate({"version": "2.1.0", "runs": [few]})


def test_what_is_shown_stands_in_the_order_met():
    """Up to 5,000 results no worse one is moved before the others of its file."""
    found = json.loads(written("sarif", crowd(errors=1, warnings=1, notes=2, files=1)))["runs"][0]
    assert [result["level"] for result in found["results"]] == ["note", "note", "warning", "error"]
    assert told(found) == []


def test_a_file_that_would_be_too_large():
    """Compressed size counts: the least severe results are left out until it fits."""
    worst = Worst(most=100, room=130_000)
    for severity in ("note", "error"):
        for n in range(10):
            worst.add(severity, json.dumps(os.urandom(5_000).hex() + str(n)))
    lines = worst.results(beside="x" * 1_000_000)
    assert 0 < worst.left_out()["error"] < 10 == worst.left_out()["note"]
    assert len(gzip.compress("".join(lines).encode())) < 130_000
    assert Worst(room=10).results("") == []
