"""The baseline: a run recorded hides itself and nothing else; what is gone is told; what is no baseline is refused."""

import json
import shutil
import tempfile
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from tests.apart import ROOT, inside
from tests.calls import Call

WRONG, CLEAN = ROOT / "examples/2021-wrong.md", ROOT / "examples/2021-clean.md"
SHUT = "--no-config", "--fail-on", "note", "--format", "json"


@pytest.fixture
def call(capsys):
    return Call(capsys)


@pytest.fixture
def reports(tmp_path, monkeypatch):
    """A folder with a report with three findings and a clean one."""
    (tmp_path / "报告").mkdir()
    shutil.copy(WRONG, tmp_path / "报告/错.md")
    neighbour(CLEAN, tmp_path / "报告/好.md")
    monkeypatch.chdir(tmp_path)
    return tmp_path / "报告"


def neighbour(source, path):
    """A copy of a report as another agency's."""
    path.write_text(source.read_text("utf-8").replace("宿迁市", "淮安市"), "utf-8")


def changed(path, before, after):
    """A report with one text for another."""
    text = path.read_text("utf-8")
    assert before in text
    path.write_text(text.replace(before, after, 1), "utf-8")


def told(call, *arguments):
    """The codes of what is told, in order, over all files."""
    return sorted(f["code"] for file in call.files(*arguments).values() for f in file["findings"])


def test_the_first_day(reports, call):
    """Recording tells and fails as ever; afterwards the same run is quiet, says how much it hides, and passes."""
    assert call("check", "报告", "--write-baseline", "b.json").status == 1
    assert "GK401" in call.out
    assert call("check", "报告", "--baseline", "b.json", "--fail-on", "note").status == 0
    assert "清单里原有 3 处，不再列出" in call.out.splitlines()[-1]
    assert "除清单里原有的和豁免的以外，没有发现问题" in call.out
    assert "▸" not in call.out
    english = call("check", "报告", "--baseline", "b.json", "--lang", "en").out
    assert "recorded before and not told: 3" in english
    (file,) = [file for name, file in call.files("报告", "--baseline", "b.json").items() if name == "错.md"]
    assert file["findings"] == []
    assert [(one["code"], one["by"], one["reason"]) for one in file["aside"]] == [
        (code, "baseline", None) for code in ("GK302", "GK303", "GK401")
    ]
    assert call.record["summary"]["hidden"] == 3
    assert call.record["summary"]["errors"] == 0


def test_the_file(reports, call):
    """Sorted, readable, with what people need; the same for the same findings, in any language and from anywhere."""
    call("check", "报告", "--write-baseline", "b.json", "--format", "json")
    recorded = json.loads(Path("b.json").read_text("utf-8"))
    assert (recorded["format"], recorded["tool"], recorded["kind"]) == (1, "gkcheck", "baseline")
    assert [(f["path"], f["code"], f["place"]) for f in recorded["findings"]] == [
        ("报告/错.md", "GK302", "applications.*.natural_person"),
        ("报告/错.md", "GK303", "applications.unable.not_held"),
        ("报告/错.md", "GK401", "cases.litigation_after_review"),
    ]
    assert "总计填的是 0" in recorded["findings"][2]["message"]
    call("check", reports / "错.md", reports / "好.md", "--write-baseline", "c.json", "--lang", "en")
    assert Path("c.json").read_bytes() == Path("b.json").read_bytes()


def test_it_moves_with_the_repository(reports, call, tmp_path_factory, monkeypatch):
    """Neither the folder above nor the lines of a report matter."""
    call("check", "报告", "--write-baseline", "b.json")
    there = tmp_path_factory.mktemp("elsewhere") / "副本"
    shutil.copytree(reports.parent, there)
    text = (there / "报告/错.md").read_text("utf-8")
    title, rest = text.split("\n", 1)
    (there / "报告/错.md").write_text(f"\n\n{title}\n\n\n{rest}", "utf-8")
    monkeypatch.chdir(there / "报告")
    assert told(call, ".", "--baseline", "../b.json") == []
    assert call.record["summary"]["gone"] == []


def test_what_is_new_is_told(reports, call):
    """Another cell of the same report and the same rule; only it is told, and it fails."""
    call("check", "报告", "--write-baseline", "b.json")
    changed(reports / "错.md", "| 1.属于国家秘密 | 2 |", "| 1.属于国家秘密 | 4 |")
    (file,) = [f for f in call.files("报告", "--baseline", "b.json").values() if f["findings"]]
    assert [(f["code"], f["cells"][0]["path"]) for f in file["findings"]] == [
        ("GK303", "applications.denied.state_secret.natural_person")
    ]
    assert call.status == 1


def test_two_recorded_hide_two(reports, call):
    """Of three alike the third shows, wherever it stands."""
    Path("gkcheck.toml").write_text('ignore = ["GK803"]', "utf-8")
    shutil.copy(reports / "错.md", reports / "错二.md")
    call("check", "报告", "--write-baseline", "b.json")
    assert told(call, "报告", "--baseline", "b.json") == []
    shutil.copy(reports / "错.md", reports / "错三.md")
    assert told(call, "报告", "--baseline", "b.json") == ["GK302", "GK303", "GK401"]
    assert call.record["summary"]["hidden"] == 6


def test_what_is_gone_is_told_and_dropped(reports, call):
    """A mended finding is told as gone; written again beside the old, the file shrinks and takes up nothing new."""
    call("check", "报告", "--write-baseline", "b.json")
    changed(reports / "好.md", "| 1.属于国家秘密 | 2 |", "| 1.属于国家秘密 | 4 |")
    changed(reports / "错.md", "| 33 | 0 | 6 | 13 | 0 |", "| 33 | 0 | 6 | 13 | 52 |")
    assert call("check", "报告", "--baseline", "b.json").status == 1
    assert "清单里有 1 处已经不再出现" in call.out
    assert "   报告/错.md：GK401 cases.litigation_after_review\n" in call.out
    assert "::notice::" in call("check", "报告", "--baseline", "b.json", "--format", "github").out
    call("check", "报告", "--baseline", "b.json", "--write-baseline", "b.json")
    recorded = [(f["path"], f["code"]) for f in json.loads(Path("b.json").read_text("utf-8"))["findings"]]
    assert recorded == [("报告/错.md", "GK302"), ("报告/错.md", "GK303")]
    assert told(call, "报告", "--baseline", "b.json") == ["GK302", "GK303"]
    assert call.record["summary"]["gone"] == []
    assert {Path(file["path"]).name for file in call.record["files"] if file["findings"]} == {"好.md"}


def test_a_part_of_the_files_makes_nothing_gone(reports, call):
    """As a hook runs it: what was recorded of files that were not checked stays, unless the file is no more."""
    call("check", "报告", "--write-baseline", "b.json")
    before = Path("b.json").read_bytes()
    call.files("报告/好.md", "--baseline", "b.json", "--write-baseline", "b.json")
    assert call.record["summary"]["gone"] == []
    assert Path("b.json").read_bytes() == before
    call.files("报告/错.md", "--baseline", "b.json", "--select", "GK401", "--ignore", "GK4")
    assert (call.record["summary"]["gone"], call.record["summary"]["hidden"]) == ([], 0)
    (reports / "错.md").unlink()
    call.files("报告/好.md", "--baseline", "b.json")
    assert [one["code"] for one in call.record["summary"]["gone"]] == ["GK302", "GK303", "GK401"]


def test_an_unreadable_file_is_never_hidden(reports, call):
    """Nor recorded, nor are its findings gone while it cannot be read."""
    call("check", "报告", "missing.docx", "--write-baseline", "b.json")
    assert call.status == 2
    assert "GK001" not in Path("b.json").read_text("utf-8")
    (reports / "错.md").write_bytes(b"\x00" * 100)
    assert told(call, "报告", "--baseline", "b.json") == ["GK001"]
    assert (call.status, call.record["summary"]["gone"]) == (2, [])


def test_the_baseline_of_the_settings(reports, call):
    """Hides without being named; `--write-baseline` alone records anew, all that there is."""
    Path("gkcheck.toml").write_text('baseline = "b.json"', "utf-8")
    assert call("check", "报告").status == 2
    assert "b.json: 没有这个文件；先用 --write-baseline 写一个" in call.err
    call("check", "报告", "--write-baseline", "b.json")
    assert told(call, "报告") == []
    changed(reports / "错.md", "| 1.属于国家秘密 | 2 |", "| 1.属于国家秘密 | 4 |")
    assert told(call, "报告") == ["GK303"]
    assert told(call, "报告", "--no-config") == ["GK302", "GK303", "GK303", "GK401"]
    call("check", "报告", "--write-baseline", "b.json")
    assert told(call, "报告") == []


REFUSED = [
    ("{", "已损坏", "damaged"),
    ("", "已损坏", "damaged"),
    ("[" * 100_000, "已损坏", "damaged"),
    ("[]", "不是 gkcheck 写的问题清单", "no baseline"),
    ('{"version": "2.1.0", "runs": []}', "不是 gkcheck 写的问题清单", "no baseline"),
    ('{"format": 1, "tool": {"name": "gkcheck"}, "files": []}', "不是 gkcheck 写的问题清单", "no baseline"),
    ('{"format": 2, "tool": "gkcheck", "kind": "baseline", "findings": []}', "清单的格式是 2", "its format is 2"),
    ('{"format": 1, "tool": "gkcheck", "kind": "baseline"}', "不是 gkcheck 写的问题清单", "no baseline"),
    ('{"format": 1, "tool": "gkcheck", "kind": "baseline", "findings": [3]}', "findings.1: 不是一条问题", "no record"),
]


@pytest.mark.parametrize(("text", "zh", "en"), REFUSED)
def test_what_is_no_baseline_is_refused(text, zh, en, reports, call):
    """In words, with status 2, and nothing is checked."""
    Path("b.json").write_text(text, "utf-8")
    for lang, said in (("zh", zh), ("en", en)):
        assert call("check", "报告", "--baseline", "b.json", "--lang", lang).status == 2
        assert call.out == ""
        assert call.err.startswith("gkcheck: b.json")
        assert said in call.err


def test_other_files_are_no_baseline_either(reports, call):
    """A folder, another encoding, a report; and a baseline is never written over a report."""
    Path("b.json").write_bytes("清单".encode("gb18030"))
    for name in ("b.json", "报告", "报告/错.md"):
        assert call("check", "报告", "--baseline", name).status == 2
        assert re_words(call.err)
    before = (reports / "错.md").read_bytes()
    assert call("check", "报告", "--write-baseline", "报告/错.md").status == 2
    assert (reports / "错.md").read_bytes() == before
    assert call("check", "报告", "--write-baseline", "nowhere/b.json").status == 2
    assert "没有这个文件夹" in call.err


def re_words(err):
    """Whether a complaint is in Chinese."""
    return any("\u4e00" <= c <= "\u9fff" for c in err)


def form():
    """The figures of the clean example as a report in JSON."""
    whole = json.loads(inside("extract", str(ROOT / "examples/2021-clean.docx")).out)
    return {"agency": whole["agency"], "year": whole["year"], **whole["form"]}


FORM = form()
CELLS = [
    ("cases", group, column)
    for group in ("review", "litigation", "litigation_after_review")
    for column in ("upheld", "corrected", "other", "pending", "total")
    if group in FORM["cases"]
] + [
    ("applications", row, column)
    for row in ("received", "carried_in", "granted", "carried_out")
    for column in ("natural_person", "commercial_enterprise", "total")
    if row in FORM["applications"]
]
SLIPS = st.dictionaries(st.sampled_from(CELLS), st.sampled_from([None, -3, 0, 7, 999]), max_size=6)


def report(slips):
    """The clean figures with some cells set otherwise."""
    figures = json.loads(json.dumps(FORM))
    for (table, row, column), value in slips.items():
        figures[table][row][column] = value
    return json.dumps(figures, ensure_ascii=False)


def fingerprints(run):
    """How often each finding is told."""
    return Counter(f["fingerprint"] for file in json.loads(run.out)["files"] for f in file["findings"])


@given(SLIPS, SLIPS)
@hypothesis_settings(max_examples=40, deadline=None)
def test_a_baseline_hides_all_that_was_recorded_and_nothing_else(before, after):
    """Whatever is wrong: read back, the same report passes; another tells just what was not there before."""
    with tempfile.TemporaryDirectory() as folder:
        path, baseline = str(Path(folder, "报告.json")), str(Path(folder, "b.json"))
        Path(path).write_text(report(before), "utf-8")
        first = fingerprints(inside("check", path, "--write-baseline", baseline, *SHUT))
        again = inside("check", path, "--baseline", baseline, *SHUT)
        assert (again.status, fingerprints(again)) == (0, Counter())
        assert json.loads(again.out)["summary"]["hidden"] == first.total()
        Path(path).write_text(report(after), "utf-8")
        now = inside("check", path, "--baseline", baseline, *SHUT)
        every = fingerprints(inside("check", path, *SHUT))
        assert fingerprints(now) == every - first
        assert len(json.loads(now.out)["summary"]["gone"]) == (first - every).total()
