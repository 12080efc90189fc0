"""Many files in one run: the same results from one process and from several, in the order of the input, none lost."""

import json
import multiprocessing
import os
import pickle
import shutil
import subprocess
import sys
import time
from pathlib import Path, PurePosixPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

import gkcheck
from gkcheck.pipeline import sources
from gkcheck.runs import Terms, check_many, fitting_jobs
from gkcheck.runs.chains import chained
from gkcheck.runs.spool import Spool
from gkcheck.runs.work import Task
from gkcheck.runs.workers import Workers
from tests.apart import ROOT
from tests.calls import Call

EXAMPLES = ROOT / "examples"
REPORTS = sorted(path for path in EXAMPLES.iterdir() if path.suffix in (".docx", ".xlsx", ".md"))


@pytest.fixture
def call(capsys):
    return Call(capsys)


@pytest.fixture
def folder(tmp_path):
    """Forty files: reports of both editions, and among them some that cannot be read or are no report."""
    for number in range(36):
        source = REPORTS[number % len(REPORTS)]
        shutil.copy(source, tmp_path / f"{number:02}{source.suffix}")
    (tmp_path / "03-empty.docx").write_bytes(b"")
    (tmp_path / "07-torn.docx").write_bytes(REPORTS[0].read_bytes()[:3000])
    (tmp_path / "11-old.docx").write_bytes(bytes.fromhex("d0cf11e0a1b11ae1") + bytes(5000))
    (tmp_path / "19-letter.txt").write_text("同志们：会议改在星期五。", "utf-8")
    return tmp_path


def test_several_processes_say_what_one_says(folder, call):
    """The same bytes in every format, whatever the number of processes; every file has its line, in order."""
    for name in ("json", "text", "csv", "html"):
        alone = call("check", folder, "--format", name, "--jobs", 1)
        wanted = alone.status, alone.out
        several = call("check", folder, "--format", name, "--jobs", 3)
        assert (several.status, several.out) == wanted
    told = call.files(folder, "--jobs", 2)
    assert list(told) == sorted(path.name for path in folder.iterdir())
    assert call.record["summary"]["unreadable"] == 3
    assert told["19-letter.txt"]["status"] == "not_a_report"


class Deadly(PurePosixPath):
    """A path that ends the process that it is sent to, as a fault in a library's machine code would."""

    def __reduce__(self):
        """What the process does when it takes the path."""
        return os._exit, (3,)


def test_a_process_that_dies_takes_no_other_file_with_it():
    """The file is told as a fault of ours, and the others are checked, also those that come after."""
    good = [Task(path) for path in REPORTS[:2]]
    tasks = [*good * 20, Task(Deadly("deadly.docx")), *good * 30, Task(Deadly("again.docx")), *good]
    with Workers(2, Terms()) as workers:
        results = [pickle.loads(one.result) for one in workers.map(tasks)]
    assert [result.path for result in results] == [task.path.as_posix() for task in tasks]
    dead = [result for result in results if result.status == "unreadable"]
    assert [result.path for result in dead] == ["deadly.docx", "again.docx"]
    assert [finding.code for result in dead for finding in result.findings] == ["GK000"] * 2
    assert "进程中途退出" in dead[0].findings[0].message


def test_a_process_that_dies_between_two_sendings_takes_no_other_file_with_it():
    """What is about to be sent when the processes are found dead is not lost either."""
    tasks = [Task(REPORTS[0])] * 200
    tasks[50] = Task(Deadly("deadly.docx"))
    with Workers(2, Terms()) as workers:
        coming = workers.map(tasks)
        results = [pickle.loads(next(coming).result) for _ in range(16)]
        until = time.monotonic() + 60
        while multiprocessing.active_children() and time.monotonic() < until:
            time.sleep(0.05)
        results += [pickle.loads(one.result) for one in coming]
    assert [result.path for result in results] == [task.path.as_posix() for task in tasks]
    assert [result.path for result in results if result.status == "unreadable"] == ["deadly.docx"]


def test_results_keep_cells_only_where_they_are_drawn():
    """Without them a result still tells whose report it is, and every finding."""
    found = list(sources([EXAMPLES / "2021-wrong.docx", EXAMPLES / "2019-clean.docx"]))
    for cells in (True, False):
        (_, wrong), (_, clean) = check_many(found, Terms(cells=cells))
        assert (wrong.report.agency, wrong.report.year) == ("宿迁市人民政府", 2024)
        assert wrong.report.tables == clean.report.tables
        assert [finding.code for finding in wrong.findings] == ["GK302", "GK303", "GK401"]
        assert bool(wrong.report.numbers) == bool(clean.report.cells) == cells
        assert len(clean.kept) > 30


def test_what_a_run_holds_waits_in_a_file():
    """Things come back by their number, in any order."""
    with Spool() as spool:
        numbers = [spool.add(pickle.dumps(thing)) for thing in ("甲", {"a": 1}, None, b"x" * 100_000)]
        assert numbers == [0, 1, 2, 3]
        assert [spool[number] for number in (2, 0, 1)] == [None, "甲", {"a": 1}]
        assert len(spool[3]) == 100_000


def test_processes_are_started_where_files_are_worth_them(monkeypatch):
    """None beside this one for a few files, and never more than the machine has cores."""
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: {0, 1, 2, 3}, raising=False)
    assert [fitting_jobs(files) for files in (0, 1, 49, 50, 75, 10_000)] == [1, 1, 1, 2, 3, 4]


CITY, OFFICE = "某市人民政府", "某市人民政府办公室"
CHAINS = [
    ("the year before", [(CITY, 2023), (CITY, 2024)], 2, {1: 0}),
    ("in any order", [(CITY, 2024), (CITY, 2022), (CITY, 2023)], 3, {0: 2, 2: 1}),
    ("a gap of two years", [(CITY, 2022), (CITY, 2024)], 2, {}),
    ("a government and its office", [(OFFICE, 2023), (CITY, 2024)], 2, {}),
    ("an alias", [("某市大数据局", 2023), ("某市数据局", 2024)], 2, {1: 0}),
    ("both under other names", [("某市大数据局", 2023), ("某市大数据中心", 2024)], 2, {1: 0}),
    ("two to choose from", [(CITY, 2023), (CITY, 2023), (CITY, 2024)], 3, {}),
    ("one that was given goes before", [(CITY, 2023), (CITY, 2024), (CITY, 2023)], 2, {1: 2}),
    ("what was given is not held against anything", [(CITY, 2024), (CITY, 2023), (CITY, 2022)], 1, {0: 1}),
    ("nobody's reports", [None, (CITY, 2024), None], 3, {}),
    ("what was given is another's", [(CITY, 2023), (CITY, 2024), (OFFICE, 2020)], 2, {1: 0}),
]
ALIASES = {"某市大数据局": "某市数据局", "某市大数据中心": "某市数据局"}


@pytest.mark.parametrize(("bodies", "own", "wanted"), [row[1:] for row in CHAINS], ids=[row[0] for row in CHAINS])
def test_whose_report_is_whose_last_years(bodies, own, wanted):
    """Agency and year decide, and nothing is guessed."""
    assert chained(bodies, own, ALIASES) == wanted


@pytest.mark.parametrize("stranger", [(OFFICE, 2020), (CITY, 2019), None])
def test_what_is_everybodys_goes_to_who_has_none(stranger):
    """A report that has found its own keeps it; where it is somebody's it is nobody else's."""
    bodies = [(CITY, 2023), (CITY, 2024), (OFFICE, 2024)]
    assert chained([*bodies, stranger], 3, {}, everybodys=True) == {0: 3, 1: 0, 2: 3}
    assert chained([*bodies, (OFFICE, 2023)], 3, {}, everybodys=True) == {1: 0, 2: 3}


@given(st.lists(st.tuples(st.sampled_from([CITY, OFFICE]), st.integers(2019, 2025)), unique=True), st.randoms())
def test_chains_do_not_depend_on_the_order(bodies, chance):
    """Each report finds the same one before it, however the files are named."""

    def pairs(listed):
        return {(listed[i], listed[j]) for i, j in chained(listed, len(listed), {}).items()}

    shuffled = chance.sample(bodies, len(bodies))
    assert pairs(shuffled) == pairs(bodies) == {(b, (b[0], b[1] - 1)) for b in bodies if (b[0], b[1] - 1) in bodies}


def test_a_terminal_sees_how_much_time_is_left(folder):
    """A bar on the screen, none in a pipe."""
    termios = pytest.importorskip("termios")
    command = [sys.executable, "-m", "gkcheck", "check", str(folder), "--format", "json", "--jobs", "2"]
    master, slave = os.openpty()
    termios.tcsetwinsize(slave, (24, 100))
    run = subprocess.run(command, stdout=subprocess.PIPE, stderr=slave, cwd=ROOT, timeout=120, check=False)
    os.set_blocking(master, False)
    shown = os.read(master, 100_000).decode()
    os.close(slave)
    os.close(master)
    assert run.stdout.startswith(b"{")
    assert "/40 个文件，还要 " in shown
    piped = subprocess.run(command, capture_output=True, cwd=ROOT, timeout=120, check=False)
    assert (piped.stdout, piped.stderr) == (run.stdout, b"")


@pytest.mark.parametrize("given", ["0", "-1", "two", "1.5"])
def test_a_number_of_processes_is_a_number(given, call):
    """Anything else is refused in words."""
    assert call("check", EXAMPLES, "--jobs", given).status == 2
    assert "参数 --jobs 要写成 1 以上的整数" in call.err or "后面要有一个值" in call.err


WRONG, CLEAN = EXAMPLES / "2021-wrong.md", EXAMPLES / "2021-clean.md"
LAST = ROOT / "tests/rules/GK701-carry-mismatch/previous.md"
THIS = ROOT / "tests/rules/GK701-carry-mismatch/bad.md"


@pytest.fixture
def years(tmp_path, monkeypatch):
    """A folder with two reports of one agency, the later one first, and another agency's."""
    monkeypatch.chdir(tmp_path)
    Path("甲").mkdir()
    shutil.copy(THIS, "甲/1.md")
    shutil.copy(LAST, "甲/2.md")
    shutil.copy(CLEAN, "甲/3.md")
    return tmp_path


def carried(file):
    """What is told across years of a file."""
    return [finding["code"] for finding in file["findings"] if finding["code"].startswith("GK7")]


@pytest.mark.parametrize("jobs", [1, 2])
def test_reports_of_one_agency_are_chained(years, call, jobs):
    """Last year's report among the files is found, whatever its name and place, and each report is told once."""
    files = call.files("甲", "--jobs", jobs)
    assert {name: carried(file) for name, file in files.items()} == {"1.md": ["GK701"], "2.md": [], "3.md": []}
    assert carried(call.files("甲/1.md")["1.md"]) == []


def test_last_years_reports_beside_the_run(years, call):
    """A folder or a file of them is read and not told, and goes before those among the files."""
    Path("上年").mkdir()
    shutil.move("甲/2.md", "上年/某.md")
    for last in ("上年", "上年/某.md", "."):
        files = call.files("甲", "--previous", last)
        assert {name: carried(file) for name, file in files.items()} == {"1.md": ["GK701"], "3.md": []}
    Path("gkcheck.toml").write_text('previous = "上年"', "utf-8")
    assert carried(call.files("甲/1.md")["1.md"]) == ["GK701"]
    assert call("annotate", THIS.with_name("bad.md"), "--previous", "上年", "--output", "x.docx").status == 2


def test_a_last_years_report_that_cannot_be_read_is_told(years, call):
    """After the others, with its status; a single one that is nobody's is told of every report."""
    Path("torn.docx").write_bytes(b"PK\x03\x04")
    files = call.files("甲/1.md", "甲/3.md", "--previous", "torn.docx")
    assert list(files) == ["1.md", "3.md", "torn.docx"]
    assert (call.status, files["torn.docx"]["status"]) == (2, "unreadable")
    files = call.files("甲/1.md", "甲/3.md", "--previous", EXAMPLES / "2019-clean.md")
    assert {name: carried(file) for name, file in files.items()} == {"1.md": ["GK709"], "3.md": ["GK709"]}


@pytest.mark.parametrize("kind", ["another's, named", "another's, in a folder", "torn"])
def test_what_was_given_in_vain_takes_nothing_away(years, call, kind):
    """Reports that have found each other stay held against each other, whatever else was given."""
    wanted = {"1.md": ["GK701"], "2.md": [], "3.md": []}
    Path("旁").mkdir()
    other = Path("旁/x.md")
    shutil.copy(EXAMPLES / "2019-clean.md", other)
    if kind == "torn":
        other = Path("旁/x.docx")
        other.write_bytes(b"PK\x03\x04")
    elif "named" in kind:
        wanted["2.md"] = ["GK709"]
    files = call.files("甲", "--previous", "旁" if "folder" in kind else other)
    assert {name: carried(file) for name, file in files.items() if name != "x.docx"} == wanted
    assert call.status == (2 if kind == "torn" else 1)


def test_an_agency_under_its_other_name(years, call):
    """Settings and Python tell which names are one body's."""
    text = LAST.read_text("utf-8").replace("宿迁市人民政府", "宿迁市政务公开办公室")
    Path("甲/2.md").write_text(text, "utf-8")
    assert carried(call.files("甲")["1.md"]) == []
    Path("甲/gkcheck.toml").write_text('[aliases]\n"宿迁市人民政府" = ["宿迁市政务公开办公室"]\n', "utf-8")
    assert carried(call.files("甲")["1.md"]) == ["GK701"]
    results = gkcheck.check_files(["甲"], aliases={"宿迁市人民政府": ["宿迁市政务公开办公室"]}, jobs=2)
    told = {result.path: [f.code for f in result.findings if f.code.startswith("GK7")] for result in results}
    assert told == {"甲/1.md": ["GK701"], "甲/2.md": [], "甲/3.md": []}


def test_files_in_python(tmp_path):
    """One result for each file in its order; faulty rules are refused before anything is read."""
    assert [result.path for result in gkcheck.check_files([WRONG, tmp_path / "none.docx"])] == [
        WRONG.as_posix(),
        (tmp_path / "none.docx").as_posix(),
    ]
    (tmp_path / "own.toml").write_text("prefix = 1", "utf-8")
    with pytest.raises(gkcheck.BookError):
        gkcheck.check_files([WRONG], rules=[tmp_path / "own.toml"])


def test_a_finding_against_last_year_is_waived(years, call):
    """`waive` knows last year's report as `check` does, also where a folder holds it."""
    assert call("waive", "甲/1.md", "--code", "GK701", "--reason", "两年口径不同，已在报告里说明").status == 2
    call("waive", "甲/1.md", "--code", "GK701", "--reason", "两年口径不同，已在报告里说明", "--previous", "甲")
    assert call.status == 0
    assert carried(call.files("甲")["1.md"]) == []
    assert call.record["summary"]["waived"] == 1
    for summary in (call.files("甲/1.md") and call.record["summary"], call.files("甲/2.md") and call.record["summary"]):
        assert summary["unused_waivers"] == []


def test_a_baseline_keeps_what_a_part_of_the_run_cannot_find(years, call):
    """Without last year's report beside it a finding against that is not gone, and a file written anew keeps it."""
    call("check", "甲", "--write-baseline", "b.json")
    before = Path("b.json").read_bytes()
    assert b"GK701" in before
    call.files("甲/1.md", "--baseline", "b.json", "--write-baseline", "b.json")
    assert call.record["summary"]["gone"] == []
    assert Path("b.json").read_bytes() == before
    shutil.copy(CLEAN, "甲/1.md")
    call.files("甲", "--baseline", "b.json", "--previous", "甲/2.md")
    assert "GK701" in [one["code"] for one in call.record["summary"]["gone"]]


def test_differing_reports_of_one_agency_and_year_are_told(tmp_path, call):
    """Every one of them of all; copies, and one report in two formats, are one report."""
    shutil.copy(CLEAN, tmp_path / "一.md")
    shutil.copy(CLEAN.with_suffix(".docx"), tmp_path / "二.docx")
    assert all(file["findings"] == [] for file in call.files(tmp_path).values())
    shutil.copy(WRONG, tmp_path / "三.md")
    told = {name: [finding["code"] for finding in file["findings"]] for name, file in call.files(tmp_path).items()}
    assert told == {"一.md": ["GK803"], "二.docx": ["GK803"], "三.md": ["GK803", "GK302", "GK303", "GK401"]}
    message = call.files(tmp_path)["三.md"]["findings"][0]["message"]
    assert "2024 年度的报告有 3 份：“一.md”、“三.md”、“二.docx”；数不一样，请问清以哪一份为准" in message


@pytest.mark.parametrize(
    ("agency", "folders", "joined"),
    [
        ("教育局", ("涟水县", "金湖县"), False),
        ("县教育局", ("涟水县", "金湖县"), False),
        ("教育局", ("2022", "2023"), True),
        ("教育局", ("涟水县/2022年", "涟水县/2023年"), True),
        ("教育局", ("涟水县", "涟水县"), True),
        ("涟水县教育局", ("甲", "乙"), True),
    ],
)
def test_a_name_without_a_place_is_known_by_its_folder(agency, folders, joined, call, tmp_path):
    """Two counties' 教育局 are neither two years of one body nor two reports of one year."""
    for name, year, place, carried_in in (("a", 2022, 0, 5), ("b", 2023, 1, 7), ("c", 2023, 0, 5)):
        rows = {row: {"natural_person": n, "total": n} for row, n in (("carried_in", carried_in), ("carried_out", 5))}
        path = tmp_path / folders[place] / f"{name}.json"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps({"agency": agency, "year": year, "applications": rows}), "utf-8")
    files = call.files(tmp_path)
    told = {PurePosixPath(path).stem: {one["code"] for one in file["findings"]} for path, file in files.items()}
    assert [("GK701" in told["b"]), ("GK803" in told["b"]), ("GK803" in told["c"])] == [joined] * 3
    assert not {"GK701", "GK803", "GK709"} & told["a"]
