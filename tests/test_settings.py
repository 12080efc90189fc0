"""Settings of a repository: which file holds, what beats what, every fault told, severities, paths and patterns."""

import csv
import json
import os
import re
import shutil
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from gkcheck.config.find import find_settings
from gkcheck.config.lines import line_of
from gkcheck.config.model import Settings
from gkcheck.errors import SettingsError
from gkcheck.findings.globs import compiled, located
from tests.apart import ROOT
from tests.calls import Call
from tests.test_baseline import neighbour

WRONG, CLEAN, BLANKS = (ROOT / f"examples/2021-{kind}.md" for kind in ("wrong", "clean", "blanks"))
OWN_RULE = (ROOT / "examples/rules/backlog.toml").read_text("utf-8")


@pytest.fixture
def call(capsys):
    return Call(capsys)


@pytest.fixture
def repository(tmp_path, monkeypatch):
    """A repository with reports in Chinese folders, and the working directory in it."""
    (tmp_path / ".git").mkdir()
    (tmp_path / "报告/二〇二四").mkdir(parents=True)
    shutil.copy(WRONG, tmp_path / "报告/二〇二四/宿迁市.md")
    neighbour(CLEAN, tmp_path / "报告/好.md")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def settings(text, folder=".", name="gkcheck.toml"):
    """A file of settings, written."""
    path = Path(folder) / name
    path.write_text(text, "utf-8")
    return path


def codes(call, *arguments):
    """What is told, over all files."""
    return sorted({finding["code"] for file in call.files(*arguments).values() for finding in file["findings"]})


def test_the_nearest_file_upwards_holds(repository, call):
    """From the first path's folder, the nearer one and it alone; without a path, from the working directory."""
    settings('select = ["GK401"]\npaths = ["报告"]')
    assert codes(call, "报告") == codes(call) == codes(call, "报告/二〇二四/宿迁市.md") == ["GK401"]
    settings('select = ["GK303"]', "报告/二〇二四")
    assert codes(call, "报告/二〇二四") == ["GK303"]
    assert codes(call, "报告/好.md", "报告/二〇二四") == ["GK401"]


def test_the_search_stops_at_the_repository(repository, call, tmp_path_factory):
    """What stands above the folder with .git is another's; `.git` may be a file, as in a worktree."""
    inner = repository / "inner"
    inner.mkdir()
    settings('select = ["GK401"]')
    shutil.copy(WRONG, inner)
    assert codes(call, inner) == ["GK401"]
    (inner / ".git").write_text("gitdir: elsewhere", "utf-8")
    assert codes(call, inner) == ["GK302", "GK303", "GK401"]


def test_pyproject_holds_where_it_speaks_of_gkcheck(repository, call):
    """`[tool.gkcheck]`; a pyproject without it is passed over, and `gkcheck.toml` beside it beats it."""
    settings('[project]\nname = "gkcheck-reports"', "报告/二〇二四", "pyproject.toml")
    settings('[tool.gkcheck]\nselect = ["GK401"]\n[tool.ruff]\nline-length = 3', name="pyproject.toml")
    assert find_settings("报告/二〇二四") == repository / "pyproject.toml"
    assert codes(call, "报告") == ["GK401"]
    settings('select = ["GK302"]')
    assert codes(call, "报告") == ["GK302"]
    assert codes(call, "报告", "--config", "pyproject.toml") == ["GK401"]
    assert codes(call, "报告", "--no-config") == ["GK302", "GK303", "GK401"]


def test_a_broken_pyproject_is_told_only_where_it_is_ours(repository, call):
    """Another tool's broken file is none of our business."""
    settings("[tool.other\n", name="pyproject.toml")
    assert call("check", "报告/好.md").status == 0
    settings("[tool.gkcheck]\nselect = [\n", name="pyproject.toml")
    assert call("check", "报告/好.md").status == 2
    assert "pyproject.toml:" in call.err


def test_the_command_line_beats_settings(repository, call):
    """Each option its key; what the command leaves open stays as set; rule files add up."""
    settings('select = ["GK4"]\nignore = ["GK303"]\nfail-on = "note"\nlang = "en"\npaths = ["报告"]')
    assert codes(call, "--select", "GK3") == ["GK302"]
    assert codes(call, "--ignore", "GK302") == ["GK401"]
    assert codes(call, "报告/好.md") == []
    assert "upheld" in call("check").out
    assert "结果维持" in call("check", "--lang", "zh").out
    settings('fail-on = "error"\nseverities = { GK = "warning" }\nlang = "en"')
    assert call("check", "报告").status == 0
    assert call("check", "报告", "--fail-on", "warning").status == 1
    for command in (("rules",), ("explain", "GK301")):
        assert "applications do not balance" in call(*command).out
        assert "收办不平" in call(*command, "--no-config").out


def test_without_any_path(repository, call):
    """Neither on the command line nor in settings: status 2 and words."""
    assert call("check").status == 2
    assert "用法有误" in call.err
    settings('select = ["GK3"]')
    assert call("check", "--lang", "en").status == 2
    assert "no settings give paths" in call.err


def test_paths_start_from_the_file(repository, call, monkeypatch):
    """Of reports, rules and other files, wherever the command is run, with either kind of slash."""
    settings('paths = ["报告\\\\二〇二四"]\nrules = ["own/backlog.toml"]\nselect = ["JZ", "GK401"]')
    (repository / "own").mkdir()
    (repository / "own/backlog.toml").write_text(OWN_RULE, "utf-8")
    assert list(call.files()) == ["宿迁市.md"]
    monkeypatch.chdir(repository / "报告")
    assert list(call.files()) == ["宿迁市.md"]
    assert call.record["files"][0]["path"] == "二〇二四/宿迁市.md"
    assert call("check", "--rules", "../own/backlog.toml").status == 1
    assert "JZ001" in call("rules").out


def test_the_date_of_publication(repository, call):
    """As TOML's own date or as a text."""
    page = repository / "r.md"
    page.write_text("# 甘泉县民政局2023年政府信息公开工作年度报告\n\n## 一、总体情况\n\n全年有序。\n", "utf-8")
    for written, late in (("2024-02-01", True), ('"2024-02-01"', True), ("2024-01-31", False)):
        settings(f"published = {written}")
        assert ("GK124" in codes(call, page)) == late
    settings("published = 2024-02-01")
    assert "GK124" not in codes(call, page, "--published", "2024-01-31")


SEVERITIES = [
    ('{ GK303 = "warning" }', {"GK302": "error", "GK303": "warning", "GK401": "error"}),
    ('{ GK = "note", GK3 = "warning", GK302 = "error" }', {"GK302": "error", "GK303": "warning", "GK401": "note"}),
    ('{ applicant-sum = "note", GK303 = "warning", gk30 = "warning" }', {"GK302": "warning", "GK401": "error"}),
]


@pytest.mark.parametrize(("written", "wanted"), SEVERITIES)
def test_severities(written, wanted, repository, call):
    """The most exact entry holds; every format and the status go by it."""
    settings(f"severities = {written}")
    findings = next(iter(call.files("报告/二〇二四").values()))["findings"]
    given = {finding["code"]: finding["severity"] for finding in findings}
    assert given.items() >= wanted.items()
    assert call.record["summary"]["errors"] == list(given.values()).count("error")
    assert call.status == ("error" in given.values())
    rows = csv.DictReader(call("check", "报告/二〇二四", "--format", "csv").out.lstrip("\ufeff").splitlines())
    assert {row["code"]: row["severity"] for row in rows} == given
    counts = Counter(given.values())
    text = call("check", "报告/二〇二四").out
    assert f"错误 {counts['error']} 处，疑问 {counts['warning']} 处，提示 {counts['note']} 处" in text
    gravest = min(given.values(), key=["error", "warning", "note"].index)
    told = {"error": "::error", "warning": "::warning", "note": "::notice"}[gravest]
    assert told in call("check", "报告/二〇二四", "--format", "github").out


def test_no_severity_makes_an_unreadable_file_pass(repository, call):
    """It stays status 2 and an error, whatever is ignored."""
    settings('severities = { GK = "note" }\nignore = ["GK001"]\n[per-path-ignores]\n"**" = ["GK001"]')
    (file,) = call.files("missing.docx").values()
    assert call.status == 2
    assert [(f["code"], f["severity"]) for f in file["findings"]] == [("GK001", "error")]


GLOBS = [
    ("报告/**", True), ("报告", True), ("报告/", True), ("报告/*", True), ("报告/*.md", False), ("*.md", True),
    ("宿迁市.md", True), ("**/宿迁市.*", True), ("报告\\二〇二四\\*.md", True), (".\\报告", True),
    ("报告/*/宿?市.md", True),
    ("报告/二〇二[3-5]/*", False), ("报告/二〇二[!四]/*", False), ("报告/二〇二[四五]/*", True), ("二〇二四/*", False),
    ("宿迁", False), ("报告/**/宿迁市.md", True), ("**", True), ("报 告/*", False), ("报告/二〇二四/宿迁市[md", False),
]  # fmt: skip


@pytest.mark.parametrize(("glob", "meant"), GLOBS)
def test_rules_ignored_for_some_paths(glob, meant, repository, call, monkeypatch):
    """By patterns from the file's folder, with either slash, however the report is named on the command line."""
    settings(f"[per-path-ignores]\n'{glob}' = ['GK302', 'case-sum']")
    wanted = ["GK303"] if meant else ["GK302", "GK303", "GK401"]
    assert codes(call, "报告/二〇二四/宿迁市.md") == wanted
    assert codes(call, repository / "报告/../报告/二〇二四") == wanted
    monkeypatch.chdir(repository / "报告/二〇二四")
    assert codes(call, "宿迁市.md") == wanted


def test_windows_paths_are_located_with_slashes():
    """What the platform parts with backslashes is matched by patterns with slashes."""
    assert compiled("报告\\2019\\**").fullmatch("报告/2019/甲/乙.docx")
    assert not compiled("报告\\2019\\**").fullmatch("报告/2020/乙.docx")
    assert located(str(Path("报告", "乙.docx")), Path()) == "报告/乙.docx"


FAULTS = """slect = ["GK3"]
fail-on = "off"
ignore = ["GK999", "aplicant-sum"]
published = 20250120
paths = "报告"
per_path_ignores = {}
waivers = " "
[severities]
GK301 = "off"
case-summ = "error"
GK4 = 3
[aliases]
"甲局" = ["乙局"]
"丙局" = ["乙局"]
[per-path-ignores]
"x.md" = ["GK30", ""]
"""
TOLD = [
    (1, "slect", "没有这一项，是不是 select？", "there is no such key; did you mean select?"),
    (2, "fail-on", "级别不能是 off", "off is no severity"),
    (3, "ignore", "规则书里没有“GK999”", "the book has no rule 'GK999'"),
    (3, "ignore", "是不是 applicant-sum？", "did you mean applicant-sum?"),
    (4, "published", "应是 2025-01-20 这样的日期", "must be a date such as 2025-01-20"),
    (5, "paths", '应是列表，如 ["…"]', 'must be a list, such as ["…"]'),
    (6, "per_path_ignores", "是不是 per-path-ignores？", "did you mean per-path-ignores?"),
    (7, "waivers", "不能是空的", "must not be empty"),
    (9, "severities.GK301", "级别不能是 off；不想看到的规则写进 ignore", "what is not to be told goes into ignore"),
    (10, "severities.case-summ", "是不是 case-sum？", "did you mean case-sum?"),
    (11, "severities.GK4", "可以是 error、warning、note", "one of error, warning, note is wanted"),
    (12, "aliases", "这些名称属于两个机关：乙局", "these names belong to two bodies: 乙局"),
    (16, "per-path-ignores.x.md.2", "不能是空的", "must not be empty"),
]


@pytest.mark.parametrize(
    ("name", "before"), [("gkcheck.toml", ""), ("gkcheck.toml", "\ufeff"), ("pyproject.toml", "[tool.gkcheck]\n")]
)
def test_every_fault_at_once(name, before, repository, call):
    """With file, line and key, in both languages; nothing is checked and the status is 2."""
    tables = "" if name == "gkcheck.toml" else "tool.gkcheck."
    settings(before + re.sub(r"^\[", f"[{tables}", FAULTS, flags=re.MULTILINE), name=name)
    shift = 1 if before.endswith("\n") else 0
    for lang in (2, 3):
        assert call("check", "报告", "--lang", ("zh", "en")[lang - 2]).status == 2
        assert call.out == ""
        lines = call.err.splitlines()
        assert len(lines) == len(TOLD)
        for line, told in zip(lines, TOLD, strict=True):
            assert line.startswith(f"gkcheck: {name}:{told[0] + shift}: {told[1]}: ")
            assert told[lang] in line


def test_faults_do_not_steer_the_terminal(repository, call):
    """Escapes in a key are shown, not obeyed."""
    settings('"\\u001b[2J" = 3\nignore = ["\\u009b2J"]')
    assert call("check", "报告").status == 2
    assert "\\x1b[2J" in call.err
    assert not {"\x1b", "\x9b"} & set(call.err)


def test_faults_are_in_the_language_that_the_file_asks_for(repository, call):
    """Where the command names none."""
    settings('lang = "en"\ncolour = 3')
    assert "there is no such key" in call("check", "报告").err
    assert "没有这一项" in call("check", "报告", "--lang", "zh").err


BROKEN = [
    (b"paths = [\n", "不是完整的 TOML"),
    ('paths = ["报告"]'.encode("gb18030"), "不是 UTF-8"),
    ('paths = ["报告"]'.encode("utf-16"), "不是 UTF-8"),
    (b"lang = 'zh'\x00", "不是完整的 TOML"),
    (b"#" * 2_000_000, "文件太大"),
    (b"lang = " + b"[" * 100_000, "gkcheck.toml"),
    (b"lang = " + b"9" * 5_000, "有一个数太长"),
    (b"lang = 0x" + b"f" * 5_000, "不能是“…”，可以是 zh、en"),
]


@pytest.mark.parametrize(
    ("content", "said"), BROKEN, ids=["toml", "gb18030", "utf-16", "nul", "large", "deep", "digits", "digits-16"]
)
def test_files_that_cannot_be_read(content, said, repository, call):
    """Status 2 and words, never a traceback."""
    Path("gkcheck.toml").write_bytes(content)
    assert call("check", "报告").status == 2
    assert said in call.err


STRANGE = [
    ("rules = 5", "rules", "must be a list"),
    ("rules = true", "rules", "must be a list"),
    ("aliases = [1]", "aliases", "must be a table"),
    ('select = [["GK3", 1]]', "select.1", "must be a text"),
    ("lang = [1]", "lang", "cannot be '[1]'; one of zh, en is wanted"),
    (f"lang = '{'x' * 99}'", "lang", f"cannot be '{'x' * 60}…'"),
    ("severities = {GK3 = [true]}", "severities.GK3", "cannot be '[true]'"),
    ("per-path-ignores = {'[z-a]/x' = ['GK106']}", "per-path-ignores.[z-a]/x", "is no pattern"),
    ("per-path-ignores = {'[!]' = ['GK106']}", "per-path-ignores.[!]", "is no pattern"),
    ('previous = "a\\u0000b"', "previous", "must not hold a NUL"),
    ('paths = ["a\\u0000b"]', "paths.1", "must not hold a NUL"),
    ('rules = ["a\\u0000b"]', "rules.1", "must not hold a NUL"),
]


@pytest.mark.parametrize(("line", "key", "said"), STRANGE, ids=[line[:24] for line, _, _ in STRANGE])
@pytest.mark.parametrize("beside", ["", "select = 5\nignore = 5\nper-path-ignores = 2\nseverities = 3\n"])
def test_values_of_any_shape_are_told(line, key, said, beside, repository, call):
    """With their key, whatever else is wrong; a list of the user's is never taken for one of ours."""
    beside = "".join(f"{other}\n" for other in beside.splitlines() if other.split(" ")[0] != line.split(" ")[0])
    settings(beside + line)
    assert call("check", "报告", "--lang", "en").status == 2
    assert f": {key}: {said}" in call.err
    assert len(call.err.splitlines()) == 1 + beside.count("\n")


def test_files_that_are_named_and_not_there(repository, call):
    """`--config` of nothing, of a folder, of a pyproject that is not ours; `waivers` and `rules` of nothing."""
    settings('[project]\nname = "x"', name="pyproject.toml")
    for named, said in (("nope.toml", "没有这个文件"), ("报告", "打不开"), ("pyproject.toml", "没有 [tool.gkcheck]")):
        assert call("check", "报告", "--config", named).status == 2
        assert said in call.err
    settings('waivers = "nope.toml"')
    assert call("check", "报告").status == 2
    assert "nope.toml: 没有这个文件" in call.err
    settings('rules = ["nope.toml"]\nselect = ["JZ"]')
    assert call("check", "报告").status == 2
    assert "nope.toml" in call.err
    settings('paths = ["没有"]')
    assert call("check").status == 2


def test_settings_are_frozen_and_every_key_is_told():
    """Each has words in both languages and an example that is true to its type."""
    with pytest.raises(ValueError, match="frozen"):
        Settings().lang = "en"
    for name, key in Settings.model_json_schema()["properties"].items():
        assert key["description"]
        assert re.search(r"[\u4e00-\u9fff]", key["x-zh"])
        example = {name: key["examples"][0]}
        assert Settings.model_validate(example).model_dump(by_alias=True, mode="json")[name] == key["examples"][0]


def test_faults_as_data(repository):
    """The exception holds them all, and says them in English."""
    from gkcheck.config.load import load

    with pytest.raises(SettingsError) as caught:
        load(settings('lang = "zh"\ncolour\n'))
    (fault,) = caught.value.faults
    assert fault.line == 2
    assert str(caught.value) == "gkcheck.toml:2: is no well-formed TOML: it breaks off in this line"


def test_lines_of_keys():
    """Of tables, arrays of tables and quoted names; of what is missing the nearest thing around it."""
    text = '[[w]]\na = 1\n[w.v]\n"x.y" = 2\n[[w]]\nb.c = 3\n[ t . u ]\nd = { e = 1 }\n'
    wanted = {("w", 0, "a"): 2, ("w", 0, "v", "x.y"): 4, ("w", 1, "b", "c"): 6, ("w", 1, "a"): 5}
    wanted["t", "u", "d", "e"] = 8
    assert {keys: line_of(text, keys) for keys in wanted} == wanted
    assert line_of(text, ("z",)) is None


STARTED = """
import sys
from gkcheck.cli import main
main(sys.argv[1:])
print(*[name for name in ("pydantic", "gkcheck.config.model", "gkcheck.findings.waivers") if name in sys.modules])
"""


@pytest.mark.parametrize("given", [False, True])
def test_nothing_heavy_is_imported_without_settings(given, repository):
    """pydantic comes with a file of settings, and only then."""
    if given:
        settings('lang = "zh"')
    shutil.copy(ROOT / "examples/2021-clean.docx", repository)
    done = subprocess.run(
        [sys.executable, "-c", STARTED, "check", "2021-clean.docx"],
        env={**os.environ, "PYTHONPATH": str(ROOT)}, capture_output=True, encoding="utf-8", check=True,
    )  # fmt: skip
    assert done.stdout.splitlines()[-1] == ("pydantic gkcheck.config.model" if given else "")


def test_the_schema_takes_the_example(repository, call):
    """The settings of `examples/` fit the schema and can be used."""
    import tomllib

    from jsonschema import Draft202012Validator

    for name in ("gkcheck", "gkcheck-waivers"):
        schema = json.loads((ROOT / f"schemas/{name}.schema.json").read_text("utf-8"))
        data = tomllib.loads((ROOT / f"examples/settings/{name}.toml").read_text("utf-8"))
        Draft202012Validator(schema).validate(data)
    shutil.copytree(ROOT / "examples/settings", repository, dirs_exist_ok=True)
    (repository / "reports").mkdir()
    assert call("check", CLEAN).status == 0
