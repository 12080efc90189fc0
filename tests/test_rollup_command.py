"""The command `rollup`: files, folders and manifests in, results in every format, exit statuses, faults."""

from __future__ import annotations

import json
import shutil

import pytest
from jsonschema import Draft202012Validator

from gkcheck.rollups import summing
from scripts.example_levels import FOLDER
from tests.apart import ROOT
from tests.calls import Call

SCHEMAS = ROOT / "schemas"


@pytest.fixture
def call(capsys):
    return Call(capsys)


def records(call, *arguments):
    """The files of a rollup by their paths, as JSON tells them."""
    call("rollup", *arguments, "--format", "json")
    return {file["path"]: file for file in json.loads(call.out)["files"]}


def found(file):
    """The codes of a file's findings."""
    return [finding["code"] for finding in file["findings"]]


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("whole", ["city.json", "city-wrong.json"])
def test_every_format_tells_it(call, desk, whole, lang):
    """The status is that of the findings; nothing fails on cells of other reports."""
    for name in ("text", "json", "csv", "github", "sarif", "gitlab", "junit", "html"):
        call("rollup", whole, "bureaus", "--format", name, "--lang", lang)
        assert call.status == (1 if "wrong" in whole else 0)
        assert call.err == ""
        assert ("示例市市场监督管理局" in call.out) or whole == "city.json"
    schema = json.loads((SCHEMAS / "results-1.schema.json").read_text("utf-8"))
    call("rollup", whole, "bureaus", "--format", "json", "--lang", lang)
    Draft202012Validator(schema).validate(json.loads(call.out))


def test_the_text_of_a_forgotten_part(call, desk):
    """One sentence that names it; the parts are listed as what they are."""
    call("rollup", "city-wrong.json", "bureaus")
    assert call.out.count("GK801") == 1
    assert call.out.count("汇总多半漏加了“示例市市场监督管理局”") == 1
    assert call.out.count("作为一个部分核对合计，没有另外检查") == 4
    assert call.out.endswith("5 个文件：错误 1 处，疑问 0 处，提示 0 处\n")


def test_the_page_does_not_call_a_part_clean(call, desk):
    """Its own sums were not looked at."""
    call("rollup", "city.json", "bureaus", "--format", "html")
    assert call.out.count(">只核对合计<") == 4
    assert call.out.count("没有发现问题。") == 1


def test_select_and_fail_on(call, desk):
    """As `check` has them."""
    assert call("rollup", "city-wrong.json", "bureaus", "--ignore", "GK801").status == 0
    assert call("rollup", "city-wrong.json", "bureaus", "--select", "GK803").status == 0
    assert call("rollup", "city.json", "bureaus/police.json", "--select", "nope").status == 2


def test_an_unreadable_part_is_told_and_counted(call, desk):
    """A GK001 of its own file; the sums are not compared, since it may hold anything."""
    (desk / "bureaus/broken.json").write_text("{", "utf-8")
    files = records(call, "city.json", "bureaus")
    assert call.status == 2
    assert found(files["bureaus/broken.json"]) == ["GK001"]
    assert found(files["city.json"]) == ["GK802"]
    assert files["city.json"]["rules"]["unknown"] == 200


def test_what_is_no_report_is_told(call, desk):
    """In a folder it is no part; named on its own it is one that is missing."""
    (desk / "bureaus/note.txt").write_text("备忘", "utf-8")
    files = records(call, "city.json", "bureaus")
    assert (call.status, files["bureaus/note.txt"]["status"], found(files["city.json"])) == (0, "not_a_report", [])
    files = records(call, "city.json", "bureaus/police.json", "bureaus/note.txt")
    assert (call.status, found(files["city.json"])) == (2, ["GK802"])


def test_a_folder_without_reports_is_no_pass(call, desk):
    """Nothing was added up, so nothing is said to hold."""
    (desk / "empty").mkdir()
    (desk / "empty/README.md").write_text("# 说明", "utf-8")
    files = records(call, "city.json", "empty")
    assert (call.status, found(files["city.json"])) == (1, ["GK802"])


def test_a_whole_that_cannot_be_read(call, desk):
    """The same as for `check`; its parts are told all the same."""
    files = records(call, "gone.json", "bureaus")
    assert call.status == 2
    assert found(files["gone.json"]) == ["GK001"]
    assert len(files) == 5


def test_the_whole_may_stand_among_its_parts(call, desk):
    """A folder that holds the whole as well does not count it as a part."""
    shutil.copy("city.json", "bureaus/city.json")
    assert found(records(call, "bureaus/city.json", "bureaus")["bureaus/city.json"]) == []


def test_a_part_under_an_alias(call, desk):
    """Names of one body in the settings: its reports are two of one."""
    other = json.loads((desk / "bureaus/police.json").read_text("utf-8")) | {"agency": "示例市公安分局"}
    (desk / "bureaus/other.json").write_text(json.dumps(other), "utf-8")
    (desk / "gkcheck.toml").write_text('[aliases]\n"示例市公安局" = ["示例市公安分局"]\n', "utf-8")
    assert found(records(call, "city.json", "bureaus")["city.json"]) == ["GK803"]
    assert "GK803" not in found(records(call, "city.json", "bureaus", "--no-config")["city.json"])


def test_a_waiver_lets_a_difference_stand(call, desk):
    """Waivers of rules between levels hold here; those of other rules are not called unused."""
    (desk / "gkcheck-waivers.toml").write_text(
        '[[waiver]]\nrule = "GK802"\nagency = "示例市人民政府"\nyear = 2024\nreason = "尚未报送"\n'
        '[[waiver]]\nrule = "GK301"\nagency = "示例市人民政府"\nyear = 2024\nreason = "别的"\n',
        "utf-8",
    )
    (desk / "bureaus/broken.json").write_text("{", "utf-8")
    call("rollup", "city.json", "bureaus", "--format", "json")
    record = json.loads(call.out)
    assert record["summary"]["waived"] == 1
    assert record["summary"]["unused_waivers"] == []


LEVELS = """
[[rollup]]
whole = "city.json"
parts = ["bureaus/*.json"]
expected = ["示例市公安局", "示例市水利局"]

[[rollup]]
whole = "bureaus/police.json"
parts = ["stations"]
"""


def test_a_manifest_of_several_levels(call, desk):
    """A part of one whole is the whole of others; missing bodies are named; each report is told once."""
    (desk / "stations").mkdir()
    shutil.copy("bureaus/police.json", "stations/first.json")
    report = json.loads((desk / "stations/first.json").read_text("utf-8")) | {"agency": "示例市公安局城区分局"}
    (desk / "stations/first.json").write_text(json.dumps(report), "utf-8")
    (desk / "levels.toml").write_text(LEVELS, "utf-8")
    files = records(call, "--manifest", "levels.toml")
    assert next(iter(files)) == "city.json"
    assert len(files) == 6
    assert "“示例市水利局”" in files["city.json"]["findings"][0]["message"]
    assert files["bureaus/police.json"]["rules"]["kept"] == 202
    assert found(files["bureaus/police.json"]) == []


def test_a_manifest_is_found_from_anywhere(call, desk, monkeypatch):
    """Its paths start from its own folder."""
    monkeypatch.chdir(desk / "bureaus")
    call("rollup", "--manifest", "../rollup.toml")
    assert call.status == 0


FAULTS = {
    '[[rollup]]\nwhole = "city.json"\nparts = ["bureaus/*.json"]\nexpect = []': ["1.expect", "expected"],
    '[[rollup]]\nwhole = "city.json"\nparts = []': ["1.parts"],
    '[[rollup]]\nparts = ["x"]\n[[rollup]]\nwhole = 3\nparts = "x"': ["1.whole", "2.whole", "2.parts"],
    '[[rollup]]\nwhole = "city.json"\nparts = ["none/*.json", "nor/*.docx"]': ["none/*.json", "nor/*.docx"],
    '[[rollup]]\nwhole = "city.json"\nparts = ["bureaus"]\n[[rollup]]\nwhole = "./city.json"\nparts = ["bureaus"]': [
        "2.whole"
    ],
    '[[rollup]]\nwhole = "city.json"\nparts = ["bureaus/police.json"]\n'
    '[[rollup]]\nwhole = "bureaus/police.json"\nparts = ["city.json"]': ["1.whole", "2.whole"],
    '[[rollup]]\nwhole = "city.json"\nparts = ["./city.json", "cit?.json"]': ["m.toml:3", "1.parts"],
    '[[rollup]]\nwhole = "city.json"\nparts = ["**.json", "bureaus/a**/*"]': ["m.toml:3", "**.json", "a**/*"],
    f'[[rollup]]\nwhole = "city.json"\nparts = ["{"x" * 300}*"]': ["m.toml:3: rollup.1.parts: "],
    '[[rollup]]\nwhole = "bureaus"\nparts = ["city.json"]': ["m.toml:2: rollup.1.whole: bureaus"],
    "rollup = []": ["rollup"],
    "[[rollup": [""],
}


@pytest.mark.parametrize("text", FAULTS)
def test_the_faults_of_a_manifest_are_told_at_once(call, desk, text):
    """With the file, the key and, where it is known, the line; in both languages, status 2."""
    (desk / "m.toml").write_text(text, "utf-8")
    for lang in ("zh", "en"):
        call("rollup", "--manifest", "m.toml", "--lang", lang)
        assert (call.status, call.out) == (2, "")
        assert all(said in call.err for said in ["m.toml", *FAULTS[text]])


@pytest.mark.parametrize("name", ["p[1].json", "[x.json"])
def test_a_file_may_be_called_like_a_pattern(call, desk, name):
    """What is there under the very name is meant; else it is a pattern."""
    shutil.copy("bureaus/police.json", f"bureaus/{name}")
    (desk / "bureaus/police.json").unlink()
    text = f'[[rollup]]\nwhole = "city.json"\nparts = ["bureaus/{name}", "bureaus/[hmo]*.json"]\n'
    (desk / "m.toml").write_text(text, "utf-8")
    files = records(call, "--manifest", "m.toml")
    assert (call.status, f"bureaus/{name}" in files, len(files)) == (0, True, 5)


@pytest.mark.parametrize("pattern", ["bureaus/**", "**/[hmop]*.json", "./bureaus/", r"bureaus\\*.json"])
def test_patterns_mean_the_same_in_every_version_of_python(call, desk, pattern):
    """`**` at the end means the files of all folders."""
    (desk / "m.toml").write_text(f'[[rollup]]\nwhole = "city.json"\nparts = ["{pattern}"]\n', "utf-8")
    files = records(call, "--manifest", "m.toml")
    assert (call.status, len(files), found(files["city.json"])) == (0, 5, [])


def test_the_manifest_fits_its_schema():
    """The example is one by the schema."""
    import tomllib

    schema = json.loads((SCHEMAS / "gkcheck-rollup.schema.json").read_text("utf-8"))
    Draft202012Validator(schema).validate(tomllib.loads((FOLDER / "rollup.toml").read_text("utf-8")))


@pytest.mark.parametrize(
    "arguments",
    [
        (), ("city.json",), ("city.json", "bureaus", "--manifest", "rollup.toml"), ("--consolidate", "sum.xlsx"),
        ("--consolidate", "sum.docx", "bureaus"), ("--consolidate", "sum.xlsx", "--manifest", "rollup.toml"),
        ("--manifest", "gone.toml"), ("city.json", "bureaus", "--output", "city.json"),
        ("--consolidate", "bureaus/police.json", "bureaus"), ("bureaus", "bureaus"), (".", "city.json"),
    ],
)  # fmt: skip
def test_bad_usage(call, desk, arguments):
    """Status 2 and why, in the language of the call; nothing is written."""
    before = {path: path.read_bytes() for path in desk.rglob("*.json")}
    for lang in ("zh", "en"):
        call("rollup", *arguments, "--lang", lang)
        assert (call.status, call.out) == (2, "")
        assert call.err.startswith("gkcheck: ")
    assert before == {path: path.read_bytes() for path in desk.rglob("*.json")}


@pytest.mark.parametrize("name", ["sum.xlsx", "sum.json"])
def test_a_sum_that_cannot_be_written(name, call, desk, monkeypatch):
    """It is told, and a former one stays whole."""
    assert call("rollup", "bureaus", "--consolidate", f"gone/{name}").status == 2
    assert call.err == f"gkcheck: 写不了文件 gone/{name}：没有这个文件夹\n"
    (desk / name).write_text("before", "utf-8")
    monkeypatch.setattr(summing, "write_record", lambda *_: 1 / 0)
    monkeypatch.setattr(summing, "write_consolidation", lambda *_: 1 / 0)
    assert call("rollup", "bureaus", "--consolidate", name).status == 2
    assert (desk / name).read_text("utf-8") == "before"


def test_a_whole_is_no_part_of_itself(call, desk):
    """Where nothing else is given there is nothing to add up, and that is said."""
    assert call("rollup", "city.json", "./city.json").status == 2
    assert call.out == ""
    assert call.err


def test_a_manifest_is_no_part(call, desk):
    """A pattern that meets every file leaves it and the whole out."""
    (desk / "all").mkdir()
    shutil.move("bureaus", "all/bureaus")
    shutil.copy("city.json", "all/city.json")
    (desk / "all/levels.toml").write_text('[[rollup]]\nwhole = "city.json"\nparts = ["**/*"]\n', "utf-8")
    assert call("rollup", "--manifest", "all/levels.toml").status == 0
    assert "levels.toml" not in call.out
