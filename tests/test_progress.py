"""The progress bar: on a terminal, for many files, where the results go elsewhere; never in a pipe."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

pty = pytest.importorskip("pty", reason="no terminals of this kind here")
termios = pytest.importorskip("termios", reason="no terminals of this kind here")

CLEAN = Path(__file__).parent.parent / "examples/2021-clean.md"


@pytest.fixture
def folder(tmp_path):
    """Thirty reports."""
    for number in range(30):
        shutil.copy(CLEAN, tmp_path / f"{number:02}.md")
    return tmp_path


def on_a_terminal(*arguments):
    """What a run shows on a terminal as its error stream, and its exit status."""
    ours, theirs = pty.openpty()
    termios.tcsetwinsize(theirs, (24, 80))
    command = [sys.executable, "-m", "gkcheck", *map(str, arguments)]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=theirs) as run:
        os.close(theirs)
        shown = b""
        while True:
            try:
                piece = os.read(ours, 4096)
            except OSError:  # the other end is closed
                break
            if not piece:
                break
            shown += piece
    os.close(ours)
    return shown.decode("utf-8"), run.returncode


def test_many_files_show_how_far_the_run_has_come(folder, tmp_path):
    """A bar with counts on the terminal, and the results in the file."""
    shown, status = on_a_terminal("check", folder, "--output", tmp_path / "out.json", "--format", "json")
    assert status == 0
    assert "/30" in shown
    assert '"files": 30' in (tmp_path / "out.json").read_text("utf-8")


def test_a_few_files_show_none(folder, tmp_path):
    """One file is done before a bar could be read."""
    assert on_a_terminal("check", folder / "00.md", "--output", tmp_path / "out.txt") == ("", 0)


def test_a_pipe_shows_none(folder):
    """Nothing but results in a pipe."""
    done = subprocess.run([sys.executable, "-m", "gkcheck", "check", str(folder)], capture_output=True, check=True)
    assert done.stderr == b""
