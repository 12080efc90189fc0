"""How a call ends that cannot go on: a closed pipe, a full disk, Ctrl-C, a mistake of ours; never by a traceback."""

import os
import shutil
import signal
import subprocess
import sys
import time
from itertools import product
from pathlib import Path

import pytest

from gkcheck.output import plain
from tests.apart import ROOT
from tests.calls import Call

WRONG = ROOT / "examples/2021-wrong.md"
CALLS = [("check", str(WRONG)), ("explain", "GK301"), ("rules",), ("extract", str(WRONG)), ("--help",)]
FULL = Path("/dev/full")


@pytest.fixture
def call(capsys):
    return Call(capsys)


def started(*arguments, **options):
    """The command in a process and a process group of its own."""
    command = [sys.executable, "-m", "gkcheck", *map(str, arguments)]
    return subprocess.Popen(command, cwd=ROOT, start_new_session=True, stderr=subprocess.PIPE, **options)


def ended(process):
    """The status of a process, and what it said."""
    said = process.communicate(timeout=60)[1].decode()
    return process.returncode, said


@pytest.mark.parametrize("unbuffered", ["", "1"])
@pytest.mark.parametrize("arguments", CALLS[:-1], ids=" ".join)
def test_a_reader_that_went_away(arguments, unbuffered):
    """It wants no more, and nothing is said."""
    reading, writing = os.pipe()
    os.close(reading)
    with started(*arguments, stdout=writing, env=os.environ | {"PYTHONUNBUFFERED": unbuffered}) as process:
        os.close(writing)
        assert ended(process) == (2, "")


@pytest.mark.skipif(not FULL.exists(), reason="no device that is always full")
@pytest.mark.parametrize(("arguments", "unbuffered"), [*product(CALLS, [""]), *product(CALLS[:-1], ["1"])])
def test_a_full_disk(arguments, unbuffered):
    """One line says so, unless argparse, which writes the help, keeps it to itself at once."""
    with FULL.open("wb") as full:
        process = started(*arguments, stdout=full, env=os.environ | {"PYTHONUNBUFFERED": unbuffered})
    with process:
        assert ended(process) == (2, "gkcheck: 读写出错：磁盘已满或出错\n")


@pytest.mark.skipif(not FULL.exists(), reason="no device that is always full")
def test_a_full_disk_behind_the_screen_is_no_fault_of_a_file(tmp_path):
    """The file is not named."""
    outputs = ("--format", "json", "--output", tmp_path / "a.json", "--format", "text")
    unbuffered = os.environ | {"PYTHONUNBUFFERED": "1"}
    with FULL.open("wb") as full, started("check", WRONG, *outputs, stdout=full, env=unbuffered) as process:
        assert ended(process) == (2, "gkcheck: 读写出错：磁盘已满或出错\n")


@pytest.mark.skipif(not FULL.exists(), reason="no device that is always full")
def test_nowhere_to_complain():
    """The status tells it."""
    with FULL.open("wb") as full:
        command = [sys.executable, "-m", "gkcheck", "explain", "GK301"]
        assert subprocess.run(command, cwd=ROOT, stdout=full, stderr=full, check=False).returncode == 2


@pytest.mark.skipif(sys.platform == "win32", reason="no signal for a group of processes")
@pytest.mark.parametrize(("jobs", "seconds"), [(1, 0), (2, 0), (2, 0.2), (2, 0.5)])
def test_an_interrupted_call(jobs, seconds, tmp_path):
    """Ctrl-C ends all processes of a run without a word, also those that are only starting."""
    for number in range(600):
        shutil.copy(ROOT / "examples/2021-wrong.docx", tmp_path / f"{number}.docx")
    arguments, unbuffered = ("--jobs", jobs, "--format", "csv"), os.environ | {"PYTHONUNBUFFERED": "1"}
    with started("check", tmp_path, *arguments, stdout=subprocess.PIPE, env=unbuffered) as process:
        assert process.stdout.readline().startswith(b"\xef\xbb\xbfpath")
        time.sleep(seconds)
        os.killpg(process.pid, signal.SIGINT)
        assert ended(process) == (130, "")


@pytest.mark.parametrize(("lang", "said"), [("zh", "自己出了错"), ("en", "itself failed")])
def test_a_mistake_of_ours(lang, said, call, monkeypatch):
    """One line that names it and its place, and no status that means findings."""
    monkeypatch.setattr(plain, "write", lambda *_: {}["\x1b[31m"])
    assert call("check", WRONG, "--lang", lang).status == 2
    assert said in call.err
    assert "KeyError" in call.err
    assert "test_endings.py:" in call.err
    assert call.err.count("\n") == 1
    assert "\x1b" not in call.err


@pytest.mark.parametrize(
    "arguments",
    [("check", "x", "--config", "\x1b[31mred.toml"), ("check", WRONG, "--output", "\x1b[31mred/a"),
     ("check", WRONG, "--rules", "\x1b[31mred.toml"), ("explain", "\x1b[31m"), ("check", "--\x1b[31m")],
)  # fmt: skip
def test_complaints_steer_no_terminal(arguments, call):
    """Whatever names they repeat, they stay on a line."""
    assert call(*arguments).status == 2
    assert "\\x1b[31m" in call.err
    assert "\x1b" not in call.err
