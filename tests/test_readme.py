"""The READMEs: what they show is what happens, and the Chinese one is the twin of the English one."""

from __future__ import annotations

import contextlib
import io
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from gkcheck.cli import main

ROOT = Path(__file__).parent.parent
READMES = ("README.md", "README.zh-CN.md")


def blocks(name, language):
    """The code blocks of a language in a README."""
    return re.findall(rf"```{language}\n(.*?)```", (ROOT / name).read_text("utf-8"), re.DOTALL)


@pytest.fixture(autouse=True)
def _at_root(monkeypatch):
    monkeypatch.chdir(ROOT)


@pytest.mark.parametrize("name", READMES)
def test_the_run_shown_is_a_real_one(name, capsys):
    """The command of the first block prints the second, to the letter."""
    (command,), (shown,) = blocks(name, "console"), blocks(name, "text")
    main(shlex.split(command.removeprefix("$ gkcheck")))
    assert capsys.readouterr().out.strip() == shown.strip()


@pytest.mark.parametrize("name", READMES)
def test_the_python_shown_runs(name):
    """Three lines of Python, and they find what is wrong."""
    (code,) = blocks(name, "python")
    said = io.StringIO()
    with contextlib.redirect_stdout(said):
        exec(compile(code, name, "exec"), {})
    assert "相加" in said.getvalue()


def test_the_twins_show_the_same():
    """The same commands and code in both, and the same number of sections and table rows."""
    english, chinese = ((ROOT / name).read_text("utf-8") for name in READMES)
    for language in ("sh", "python", "console", "text"):
        assert blocks(READMES[0], language) == blocks(READMES[1], language)
    for mark in ("## ", "| ", "- "):
        assert [line[:2] for line in english.splitlines() if line.startswith(mark)] == [
            line[:2] for line in chinese.splitlines() if line.startswith(mark)
        ]


def test_links_lead_somewhere():
    """Every relative link names a file of the project."""
    for name in READMES:
        for link in re.findall(r"\]\(([^):#]+)\)", (ROOT / name).read_text("utf-8")):
            assert (ROOT / link).exists(), (name, link)


def test_the_test_command_is_the_one_ci_runs():
    """`.ci/run` takes its command out of the README."""
    assert [block for block in blocks("README.md", "sh") if "-m scripts.check" in block]
    assert "-m scripts.check' README.md" in (ROOT / ".ci/run").read_text("utf-8")


def test_the_package_runs_as_a_module():
    """`python -m gkcheck` is the command."""
    done = subprocess.run([sys.executable, "-m", "gkcheck", "--version"], capture_output=True, text=True, check=True)
    assert done.stdout.startswith("gkcheck ")
