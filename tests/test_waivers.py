"""Waivers: a finding stands for a reason, and for the values that it was granted for; one that lapses says so."""

import json
import shutil
import tempfile
import tomllib
from pathlib import Path

import docx
import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from gkcheck.config.granting import entry
from gkcheck.findings.waivers import Waiver
from tests.apart import ROOT, inside
from tests.calls import Call
from tests.test_baseline import changed, report, told

WRONG, CLEAN = ROOT / "examples/2021-wrong.md", ROOT / "examples/2021-clean.md"
EXAMPLE = (ROOT / "examples/settings/gkcheck-waivers.toml").read_text("utf-8")
FILE = "gkcheck-waivers.toml"


@pytest.fixture
def call(capsys):
    return Call(capsys)


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """A repository with a wrong report and the example's waiver for one of its findings."""
    (tmp_path / ".git").mkdir()
    shutil.copy(WRONG, tmp_path / "2024.md")
    (tmp_path / FILE).write_text(EXAMPLE, "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_a_waived_finding_is_not_told(folder, call):
    """It is counted, kept for machines with its reason, and fails nothing."""
    (file,) = call.files("2024.md").values()
    assert sorted(f["code"] for f in file["findings"]) == ["GK302", "GK303"]
    ((code, by, reason),) = [(one["code"], one["by"], one["reason"]) for one in file["aside"]]
    assert (code, by, reason) == ("GK401", "waiver", "法院尚未提供总计，已去函核对")
    summary = call.record["summary"]
    assert (summary["waived"], summary["errors"], summary["unused_waivers"]) == (1, 2, [])
    assert "豁免 1 处" in call("check", "2024.md").out.splitlines()[-1]
    assert "waived: 1" in call("check", "2024.md", "--lang", "en").out
    assert call("check", "2024.md", "--select", "GK401").status == 0
    assert "GK401" not in call("check", "2024.md", "--format", "github").out


def test_which_file_is_used(folder, call):
    """The nearest upwards, the one of the settings, the one that is named; none with `--no-config`."""
    assert "GK401" in told(call, "2024.md", "--no-config")
    assert "GK401" not in told(call, "2024.md", "--no-config", "--waivers", FILE)
    (folder / "own").mkdir()
    (folder / FILE).rename(folder / "own/豁免.toml")
    assert "GK401" in told(call, "2024.md")
    Path("gkcheck.toml").write_text('waivers = "own/豁免.toml"', "utf-8")
    assert "GK401" not in told(call, "2024.md")
    assert "GK401" not in told(call, "2024.md", "--no-config", "--waivers", "own/豁免.toml")


def test_it_lapses_when_a_value_changes(folder, call):
    """The finding shows again, in every format, with the reason that was given and what changed."""
    changed(folder / "2024.md", "| 33 | 0 | 6 | 13 | 0 |", "| 34 | 0 | 6 | 13 | 0 |")
    text = call("check", "2024.md").out
    said = (
        "豁免已经失效（理由：法院尚未提供总计，已去函核对）：cases.litigation_after_review.upheld 当时是 33，现在是 34"
    )
    assert said in text
    assert call.status == 1
    assert "用不上" not in text
    assert "cases.litigation_after_review.upheld was 33, now 34" in call("check", "2024.md", "--lang", "en").out
    assert said in call("check", "2024.md", "--format", "github").out
    (file,) = call.files("2024.md").values()
    (finding,) = [f for f in file["findings"] if f["code"] == "GK401"]
    assert finding["lapsed"] == [{"path": "cases.litigation_after_review.upheld", "then": "33", "now": "34"}]
    assert {f["code"]: f["lapsed"] for f in file["findings"]} | {"GK401": None} == dict.fromkeys(
        ("GK302", "GK303", "GK401")
    )
    assert call.record["summary"]["waived"] == 0


@pytest.mark.parametrize(
    ("before", "after", "note"),
    [
        ('"cases.litigation_after_review.other" = "6"\n', "", "litigation_after_review.other 现在是 6，豁免里没有写"),
        ("[waiver.values]", '[waiver.values]\n"cases.review.total" = "9"', "cases.review.total 当时是 9，现在不在其中"),
        ('corrected" = "0"', 'corrected" = ""', "当时是 空，现在是 0"),
    ],
)
def test_values_that_are_not_those_of_the_finding(before, after, note, folder, call):
    """A waiver names each value, and none besides."""
    changed(folder / FILE, before, after)
    assert note in call("check", "2024.md").out


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ('"0"', "0"), ('rule = "GK401"', 'rule = "case-sum"'), ('rule = "GK401"', 'rule = "gk401"'),
        ('"33"', '" 33 "'), ("[waiver.values]", "values = {}\n"),
        ('cell = "cases.litigation_after_review.total"', 'cell = "cases.litigation_after_review.other"'),
    ],
)  # fmt: skip
def test_ways_to_write_one(before, after, folder, call):
    """Numbers or texts, names or codes, any cell of the finding; paths as names or as tables in tables."""
    changed(folder / FILE, before, after)
    if after.startswith("values"):
        head, _, cells = (folder / FILE).read_text("utf-8").partition("values = {}\n")
        cells = cells.replace('"cases', "cases").replace('" =', " =")
        (folder / FILE).write_text(f"{head}[waiver.values]{cells}", "utf-8")
    assert told(call, "2024.md") == ["GK302", "GK303"]


def test_one_that_is_no_longer_needed(folder, call):
    """Told as a note at the end, in every format; it fails nothing but `--fail-on note`."""
    shutil.copy(CLEAN, folder / "2024.md")
    assert call("check", "2024.md").status == 0
    assert "有 1 条豁免用不上了" in call.out
    assert "   宿迁市人民政府 2024 年度：GK401 cases.litigation_after_review.total\n" in call.out
    assert call("check", "2024.md", "--fail-on", "warning").status == 0
    assert call("check", "2024.md", "--fail-on", "note").status == 1
    assert "::notice::提示：有 1 条豁免用不上了" in call("check", "2024.md", "--format", "github").out
    call.files("2024.md", "--lang", "en")
    (unused,) = call.record["summary"]["unused_waivers"]
    assert unused == {
        "rule": "GK401", "agency": "宿迁市人民政府", "year": 2024, "cell": "cases.litigation_after_review.total",
    }  # fmt: skip


def test_choosing_rules_makes_no_waiver_unused(folder, call):
    """Nor does a copy of the report that does not have the finding."""
    shutil.copy(CLEAN, folder / "好.md")
    assert call("check", ".", "--ignore", "GK4,GK3,GK803", "--fail-on", "note").status == 0
    assert call("check", ".", "--select", "GK401", "--fail-on", "note").status == 0
    assert "用不上" not in call.out
    call.files(".", "--ignore", "GK4")
    assert call.record["summary"]["waived"] == 0


@pytest.mark.parametrize(("before", "after"), [("2024", "2023"), ('agency = "宿迁市', 'agency = "宿千市')])
def test_one_of_no_report_that_was_checked(before, after, folder, call):
    """It is told, for the name may be mistyped, and fails nothing, for the report may just not be in this run."""
    changed(folder / FILE, before, after)
    assert call("check", "2024.md", "--select", "GK401").status == 1
    assert "有 1 条豁免不属于这次检查的报告" in call.out
    assert call("check", "2024.md", "--select", "GK00", "--fail-on", "note").status == 0
    call.files("2024.md")
    assert [one["rule"] for one in call.record["summary"]["stray_waivers"]] == ["GK401"]


def test_a_body_by_its_other_names(folder, call):
    """The aliases of the settings, in either direction."""
    changed(folder / FILE, "宿迁市人民政府", "宿迁市人民政府办公室")
    assert "GK401" in told(call, "2024.md")
    for aliases in ('"宿迁市人民政府" = ["宿迁市人民政府办公室"]', '"宿迁市人民政府办公室" = ["宿迁市人民政府"]'):
        Path("gkcheck.toml").write_text(f"[aliases]\n{aliases}", "utf-8")
        assert "GK401" not in told(call, "2024.md")


FAULTY = """[[waiver]]
rule = "GK4"
agency = "甲"
year = "2024"
reason = "x"
[[waiver]]
rule = "case-summ"
agency = "甲"
year = 2024
reason = "  "
cause = "x"
[waiver.values]
"a.b" = 1.5
[[waiver]]
rule = "GK401"
"""
TOLD = [
    (2, "waiver.1.rule", "规则书里没有“GK4”", "has no rule 'GK4'"),
    (4, "waiver.1.year", "应是整数", "must be a whole number"),
    (7, "waiver.2.rule", "是不是 case-sum？", "did you mean case-sum?"),
    (10, "waiver.2.reason", "不能是空的", "must not be empty"),
    (11, "waiver.2.cause", "没有这一项", "there is no such key"),
    (12, "waiver.2.values", "应是文字或整数", "is a text or a whole number"),
    (14, "waiver.3.agency", "缺少这一项", "is missing"),
    (14, "waiver.3.reason", "缺少这一项", "is missing"),
    (14, "waiver.3.year", "缺少这一项", "is missing"),
]


def test_every_fault_at_once(folder, call):
    """With file, line and key; no waiver without a reason, none for a whole range of rules."""
    (folder / FILE).write_text("\ufeff" + FAULTY, "utf-8")
    for lang in (2, 3):
        assert call("check", "2024.md", "--lang", ("zh", "en")[lang - 2]).status == 2
        lines = call.err.splitlines()
        assert len(lines) == len(TOLD)
        for line, one in zip(lines, TOLD, strict=True):
            assert line.startswith(f"gkcheck: {FILE}:{one[0]}: {one[1]}: ")
            assert one[lang] in line


def test_files_that_are_none(folder, call):
    """Named and not there, no list of waivers, other keys."""
    assert call("check", "2024.md", "--waivers", "nope.toml").status == 2
    for text, said in (("waiver = 3", "应是列表"), ("waivers = []", "是不是 waiver？")):
        (folder / FILE).write_text(text, "utf-8")
        assert call("check", "2024.md").status == 2
        assert said in call.err


def test_an_unreadable_file_cannot_be_waived(folder, call):
    """Nothing of a file that was not checked stands for a reason."""
    assert call("waive", "missing.docx", "--code", "GK001", "--reason", "x").status == 2
    assert "missing.docx" in call.err
    assert "没有这个文件" in call.err
    Path("notes.txt").write_text("买菜", "utf-8")
    assert call("waive", "notes.txt", "--code", "GK401", "--reason", "x").status == 2
    assert "不是年度报告" in call.err
    assert (folder / FILE).read_text("utf-8") == EXAMPLE


@pytest.mark.parametrize("text", ["", "\ufeff", "# 以前的豁免都不用了\n", "# 没有换行"])
def test_a_file_without_waivers(text, folder, call):
    """It waives nothing, and takes the next one; the comment stays."""
    (folder / FILE).write_text(text, "utf-8")
    assert "GK401" in told(call, "2024.md")
    assert call("waive", "2024.md", "--code", "GK401", "--reason", "x").status == 0
    assert (folder / FILE).read_text("utf-8").startswith(text)
    assert "GK401" not in told(call, "2024.md")


LISTED = """
waiver = [
    {rule = "GK401", agency = "宿迁市人民政府", year = 2024, reason = "x"},
]
"""


@pytest.mark.parametrize(
    ("text", "reason", "said"),
    [
        (LISTED, "y", f"{FILE}:2: waiver: 写成了 waiver = […]"), ("waiver = []", "y", f"{FILE}:1: waiver: 写成了"),
        (EXAMPLE, "\udcff", "字符 U+DCFF"), (None, "\udcff", "字符 U+DCFF"),
    ],
)  # fmt: skip
def test_what_cannot_be_appended(text, reason, said, folder, call):
    """The file, where there is one, stays as it was, and can be used as it could."""
    (folder / FILE).unlink()
    if text is not None:
        (folder / FILE).write_text(text, "utf-8")
    assert call("waive", "2024.md", "--code", "GK303", "--reason", reason).status == 2
    assert said in call.err
    assert ((folder / FILE).read_text("utf-8") if text is not None else None) == text
    assert (folder / FILE).exists() == (text is not None)
    assert call("check", "2024.md").status == 1


def test_waive_writes_the_entry(folder, call):
    """At the end of the file, for the values of now; the finding is then waived, and only it."""
    reason = '按“口径”\\统计 "见附件"\n第二行'
    assert call("waive", "2024.md", "--code", "applicant-sum", "--reason", reason).status == 0
    assert call.out.startswith(f"已经写进 {FILE}：\n[[waiver]]\n")
    entries = tomllib.loads((folder / FILE).read_text("utf-8"))["waiver"]
    assert [one["rule"] for one in entries] == ["GK401", "GK303"]
    assert entries[1]["reason"] == reason
    assert entries[1]["cell"] == "applications.unable.not_held.total"
    assert list(entries[1]["values"].values()) == ["895", "33", "0", "0", "3", "2", "897"]
    assert told(call, "2024.md") == ["GK302"]
    assert call("waive", "2024.md", "--code", "GK303", "--reason", "x").status == 2
    assert "已经豁免" in call.err
    assert len(tomllib.loads((folder / FILE).read_text("utf-8"))["waiver"]) == 2


def test_waive_makes_the_file(folder, call, monkeypatch):
    """At the root of the repository, beside the settings, or where it is named."""
    (folder / FILE).unlink()
    (folder / "below").mkdir()
    shutil.copy(WRONG, folder / "below/a.md")
    monkeypatch.chdir(folder / "below")
    assert call("waive", "a.md", "--code", "GK401", "--reason", "x").status == 0
    (folder / FILE).rename(folder / "other.toml")
    Path("gkcheck.toml").write_text("", "utf-8")
    assert call("waive", "a.md", "--code", "GK401", "--reason", "x").status == 0
    assert Path(FILE).read_text("utf-8") == (folder / "other.toml").read_text("utf-8")
    assert call("waive", "a.md", "--code", "GK303", "--reason", "x", "--waivers", "../other.toml").status == 0
    assert (folder / "other.toml").read_text("utf-8").count("[[waiver]]") == 2


BAD = [
    (("--code", "GK302", "--cell", "cases.review.total", "--reason", "x"), "没有这样的问题"),
    (("--code", "GK304", "--reason", "x"), "没有这样的问题"),
    (("--code", "GK999", "--reason", "x"), "规则书里没有“GK999”"),
    (("--code", "GK3", "--reason", "x"), "规则书里没有“GK3”"),
    (("--code", "GK302", "--reason", " "), "--reason 不能是空的"),
    (("--code", "GK302"), "缺少参数：--reason"),
]


@pytest.mark.parametrize(("arguments", "said"), BAD)
def test_waive_refuses(arguments, said, folder, call):
    """What is not there, and what has no reason; the file is left as it was."""
    assert call("waive", "2024.md", *arguments).status == 2
    assert said in call.err
    assert (folder / FILE).read_text("utf-8") == EXAMPLE


def test_waive_asks_which(folder, call):
    """Where a code means several findings, their cells are named."""
    changed(folder / "2024.md", "| 1.属于国家秘密 | 2 |", "| 1.属于国家秘密 | 4 |")
    assert call("waive", "2024.md", "--code", "GK303", "--reason", "x").status == 2
    assert "applications.denied.state_secret.total, applications.unable.not_held.total" in call.err
    cell = "applications.denied.state_secret.natural_person"
    assert call("waive", "2024.md", "--code", "GK303", "--cell", cell, "--reason", "x").status == 0


SENTENCES = """# 甘泉县民政局2023年政府信息公开工作年度报告

## 一、总体情况

2023年共受理政府信息公开申请100件，其中自然人申请60件、法人申请30件。全年共公开信息50条，其中规范性文件30条、其他20条。

## 二、主动公开

无。
"""


@pytest.fixture
def prose(folder):
    """A report whose running text has a wrong sum."""
    (folder / FILE).unlink()
    (folder / "2024.md").write_text(SENTENCES, "utf-8")
    return folder / "2024.md"


def sentence_finding(call):
    """The first finding on a sentence."""
    (file,) = call.files("2024.md").values()
    return next((f for f in file["findings"] if f["cells"] and f["cells"][0]["path"] == "prose"), None)


def test_a_sentence_is_waived_by_its_words(prose, call):
    """Until the words change; another sentence has nothing to do with it."""
    finding = sentence_finding(call)
    assert call("waive", "2024.md", "--code", finding["code"], "--cell", "prose", "--reason", "口径不同").status == 0
    (waiver,) = tomllib.loads(Path(FILE).read_text("utf-8"))["waiver"]
    assert waiver["values"]["prose"] == finding["cells"][0]["printed"]
    assert finding["fingerprint"] not in {f["fingerprint"] for f in call.files("2024.md")["2024.md"]["findings"]}
    changed(prose, "法人申请30件", "法人申请20件")
    again = [f for f in call.files("2024.md")["2024.md"]["findings"] if f["code"] == finding["code"]]
    assert [bool(f["lapsed"]) for f in again] == [True]
    assert "豁免已经失效（理由：口径不同）" in again[0]["message"]


def test_a_sentence_is_waived_by_its_figure(prose, call):
    """Then other words around it do not matter, another figure does."""
    finding = sentence_finding(call)
    waiver = Waiver(finding["code"], "甘泉县民政局", 2023, "prose", "口径不同", {"prose": "100件、60件、30件"})
    Path(FILE).write_text(entry(waiver), "utf-8")
    assert sentence_finding(call) is None
    changed(prose, "2023年共受理", "这一年共受理")
    assert sentence_finding(call) is None
    changed(prose, "法人申请30件", "法人申请20件")
    assert sentence_finding(call)["lapsed"][0]["then"] == "100件、60件、30件"


CASES = [(group, column) for group in ("review", "litigation_after_review") for column in "upheld other total".split()]
OUTSET = {("cases", "review", "total"): 999, ("cases", "litigation_after_review", "total"): 999}


@given(st.sampled_from(CASES), st.integers(0, 500))
@hypothesis_settings(max_examples=30, deadline=None)
def test_a_changed_value_lapses_exactly_its_waiver(cell, value):
    """The others hold: nothing else of what was waived is told again."""
    with tempfile.TemporaryDirectory() as home:
        path, waivers = Path(home, "报告.json"), str(Path(home, FILE))
        path.write_text(report(OUTSET), "utf-8")
        for group in ("review", "litigation_after_review"):
            named = "--cell", f"cases.{group}.total", "--reason", "x", "--waivers", waivers
            assert inside("waive", str(path), "--code", "GK401", *named).status == 0
        check = "check", str(path), "--no-config", "--waivers", waivers, "--select", "GK401", "--format", "json"
        assert json.loads(inside(*check).out)["summary"]["waived"] == 2
        slips = OUTSET | {("cases", *cell): value}
        path.write_text(report(slips), "utf-8")
        run = json.loads(inside(*check).out)
        plain = json.loads(inside("check", str(path), "--no-config", "--select", "GK401", "--format", "json").out)
        still = [f for f in plain["files"][0]["findings"] if cell[0] in f["cells"][0]["path"].split(".")]
        lapsed = [f for f in run["files"][0]["findings"] if f["lapsed"]]
        untouched = report(slips) == report(OUTSET)
        assert [f["fingerprint"] for f in lapsed] == ([] if untouched else [f["fingerprint"] for f in still])
        assert all([one["path"] for one in f["lapsed"]] == [f"cases.{cell[0]}.{cell[1]}"] for f in lapsed)
        assert len(run["files"][0]["findings"]) == len(lapsed)
        assert run["summary"]["waived"] == (2 if untouched else 1)
        assert len(run["summary"]["unused_waivers"]) == (0 if untouched or still else 1)


def test_every_output_knows_what_was_waived(folder, call):
    """Several at once too: the page and the text count it, and name the waivers that belong to no report."""
    foreign = EXAMPLE.replace("year = 2024", "year = 2019")
    (folder / FILE).write_text(EXAMPLE + foreign, "utf-8")
    call("check", "2024.md", "--format", "html", "--output", "page.html", "--format", "text")
    page = Path("page.html").read_text("utf-8")
    assert page.count("GK401") == 1  # in the waiver of another year
    for words in ("豁免 1 处", "有 1 条豁免不属于这次检查的报告"):
        assert words in page
        assert words in call.out


def test_a_recorded_finding_is_not_written_into_the_file(folder, call):
    """Whether the baseline is named or that of the settings."""
    shutil.copy(ROOT / "examples/2021-wrong.docx", "2024.docx")
    call("check", "2024.docx", "--select", "GK303", "--write-baseline", "b.json")
    for settings in ("", 'baseline = "b.json"'):
        Path("gkcheck.toml").write_text(settings, "utf-8")
        named = () if settings else ("--baseline", "b.json")
        assert call("annotate", "2024.docx", "--output", "marked.docx", *named).status == 0
        assert [comment.text[4:9] for comment in docx.Document("marked.docx").comments] == ["GK302"]


def test_a_waived_finding_is_not_written_into_the_file(folder, call):
    """Whoever opens the marked workbook sees what `check` tells, and `--no-config` shows all."""
    shutil.copy(ROOT / "examples/2021-wrong.docx", "2024.docx")
    comments = {}
    for options in ((), ("--no-config",), ("--ignore", "GK3")):
        assert call("annotate", "2024.docx", "--output", "marked.docx", *options).status == 0
        comments[options] = sorted(comment.text[4:9] for comment in docx.Document("marked.docx").comments)
    assert comments[()] == ["GK302", "GK303"]
    assert comments["--no-config",] == ["GK302", "GK303", "GK401"]
    assert comments["--ignore", "GK3"] == []
