"""Several outputs of one run: what belongs to what, what is refused, and that nothing is held or half told."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from gkcheck.output import writer
from gkcheck.output.several import write_all
from gkcheck.output.targets import Target, pair
from gkcheck.pipeline import check_file
from tests.apart import outside
from tests.calls import Call
from tests.told import EXAMPLES, ROOT, WRONG

NAMES = ("text", "json", "csv", "github", "sarif", "gitlab", "junit")
F, O = "format", "output"  # noqa: E741 - as they are paired


@pytest.fixture
def call(capsys):
    return Call(capsys)


def test_all_at_once_are_what_each_is_alone(call, tmp_path):
    """Six files and the screen, byte for byte; the status is that of the findings."""
    paths = [EXAMPLES, ROOT / "tests/rules/GK001-unreadable-file"]
    several = [part for name in NAMES[1:] for part in ("--format", name, "--output", tmp_path / name)]
    assert call("check", *paths, *several, "--format", "text").status == 2
    screen = call.out
    for name in NAMES:
        call("check", *paths, "--format", name)
        assert call.out == (screen if name == "text" else (tmp_path / name).read_text("utf-8"))


@pytest.mark.parametrize(
    ("asked", "targets"),
    [
        ([], [("text", None)]),
        ([(O, "a")], [("text", "a")]),
        ([(F, "json")], [("json", None)]),
        ([(F, "json"), (O, "a")], [("json", "a")]),
        ([(O, "a"), (F, "json")], [("json", "a")]),
        ([(F, "sarif"), (O, "a"), (F, "text")], [("sarif", "a"), ("text", None)]),
        ([(F, "text"), (F, "sarif"), (O, "a")], [("text", None), ("sarif", "a")]),
        ([(F, "json"), (O, "a"), (F, "json"), (O, "b")], [("json", "a"), ("json", "b")]),
    ],
)
def test_each_output_belongs_to_the_format_before_it(asked, targets):
    """One format and one file go together in any order, as ever."""
    assert pair(asked) == [Target(*target) for target in targets]


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize(
    ("options", "zh", "en"),
    [
        ("--format text --format json", "写在屏幕上，现在有 text, json", "only one format can go to"),
        ("--output a --format text --format json", "--output a 前面没有", "--output a has no --format before it"),
        ("--format json --output a --output b", "--output b 前面没有", "--output b has no --format before it"),
        ("--format json --output a --format csv --output ./a", "写进同一个文件", "must not go into one file"),
        ("--format json --output a --format csv --output report.md", "要读的文件 report.md", "which this call reads"),
        ("--format json --output a --format csv --output none/b", "没有这个文件夹", "no such folder"),
    ],
)  # fmt: skip
def test_refused(options, zh, en, lang, call, tmp_path, monkeypatch):
    """In words, with status 2, and the report is left as it was."""
    monkeypatch.chdir(tmp_path)
    Path("report.md").write_bytes(WRONG.read_bytes())
    assert call("check", "report.md", *options.split(), "--lang", lang).status == 2
    assert (zh if lang == "zh" else en) in call.err
    assert call.out == ""
    assert Path("report.md").read_bytes() == WRONG.read_bytes()


def test_one_file_by_two_names_is_one_file(call, tmp_path):
    """Also through a link."""
    (tmp_path / "a").write_text("", "utf-8")
    try:
        (tmp_path / "b").symlink_to(tmp_path / "a")
    except OSError:
        pytest.skip("links are not allowed here")
    outputs = ("--format", "json", "--output", tmp_path / "a", "--format", "csv", "--output", tmp_path / "b")
    assert call("check", WRONG, *outputs).status == 2


def test_results_are_written_as_they_come():
    """Writers that need not hold results have written each before the next but two is made."""
    result, seen = check_file(WRONG), []
    streams = {name: io.StringIO() for name in ("text", "csv", "github", "junit", "gitlab", "json", "sarif")}

    def results():
        for number in range(6):
            seen.append({name for name, stream in streams.items() if f"file{number - 3}.md" in stream.getvalue()})
            yield replace(result, path=f"file{number}.md")

    write_all(results(), [(writer(name), stream) for name, stream in streams.items()], "zh")
    assert seen == [set()] * 3 + [{"text", "csv", "github", "junit", "gitlab", "json"}] * 3
    assert all("file5.md" in stream.getvalue() for stream in streams.values())


@pytest.mark.parametrize("broken", [OSError("full"), KeyboardInterrupt()], ids=repr)
def test_a_run_that_breaks_off_looks_like_one(broken):
    """No writer writes its ending as if all had been told, and the error is that of the run."""
    streams = {name: io.StringIO() for name in ("junit", "gitlab", "json")}

    def results():
        yield check_file(WRONG)
        raise broken

    with pytest.raises(type(broken)) as caught:
        write_all(results(), [(writer(name), stream) for name, stream in streams.items()], "zh")
    assert caught.value is broken
    assert "<testsuite " in streams["junit"].getvalue()
    assert "</testsuites>" not in streams["junit"].getvalue()
    assert not streams["gitlab"].getvalue().rstrip().endswith("]")
    assert '"file' in streams["json"].getvalue()
    with pytest.raises(json.JSONDecodeError):
        json.loads(streams["json"].getvalue())


@pytest.mark.parametrize("at", [0, 1])
def test_a_writer_that_fails_stops_the_others(at):
    """Wherever it stands among them, and however many results are still to come."""

    def failing(results, stream, lang):
        next(iter(results))
        raise OSError("full")

    stream, taken = io.StringIO(), []

    def results():
        for number in range(100):
            taken.append(number)
            yield check_file(WRONG) if number == 0 else replace(check_file(WRONG), path=str(number))

    outputs = [(writer("junit"), stream)]
    outputs.insert(at, (failing, io.StringIO()))
    with pytest.raises(OSError, match="full"):
        write_all(results(), outputs, "zh")
    assert len(taken) < 5
    assert "</testsuites>" not in stream.getvalue()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
@pytest.mark.parametrize("last", [False, True])
def test_a_full_disk_is_told_of_the_right_file(last, tmp_path):
    """Whichever of the outputs it is."""
    outputs = [("--format", "json", "--output", "/dev/full"), ("--format", "csv", "--output", tmp_path / "a.csv")]
    run = outside("check", EXAMPLES, *(part for output in outputs[:: -1 if last else 1] for part in output))
    assert (run.status, run.out) == (2, "")
    assert "/dev/full" in run.err
    assert "a.csv" not in run.err
    assert "Traceback" not in run.err


def test_a_reader_that_goes_away_is_no_failure_of_the_program(tmp_path):
    """The screen is a pipe that is closed: no traceback, and no word about the file."""
    command = [sys.executable, "-m", "gkcheck", "check", str(EXAMPLES), "--format", "json", "--output"]
    command += [str(tmp_path / "a.json"), "--format", "text"]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        process.stdout.close()
        assert process.stderr.read() == b""


def test_nothing_more_is_loaded_for_one_format():
    """`gkcheck check` with text loads no other writer."""
    code = "import sys; from gkcheck.cli import main; main(sys.argv[1:]); print(*sorted(sys.modules), file=sys.stderr)"
    command = [sys.executable, "-c", code, "check", str(WRONG)]
    loaded = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", check=True).stderr.split()
    unwanted = {"sarif", "sarif_parts", "gitlab", "junit", "csv_format", "json_format"}
    assert "gkcheck.output.plain" in loaded
    assert not {f"gkcheck.output.{name}" for name in unwanted} & set(loaded)
