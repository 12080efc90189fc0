"""Missing programs: their tests are skipped and say how to get them, and fail where CI wants them."""

import os
import subprocess
import sys

import pytest

from scripts.programs import PROGRAMS
from tests.told import ROOT

TESTS = {
    "chromium": "tests/test_page.py::test_refused_storage_does_no_harm",
    "soffice": "tests/test_formats.py::test_csv_in_a_spreadsheet",
}


def run(tmp_path, *arguments, wants):
    """A call of Python in which no program is found."""
    given = {**os.environ, "PATH": str(tmp_path), "GKCHECK_WANTS": wants}
    command = [sys.executable, *arguments]
    return subprocess.run(command, cwd=ROOT, env=given, capture_output=True, encoding="utf-8", check=False)


@pytest.mark.parametrize("name", TESTS)
@pytest.mark.parametrize("wants", ["all", "", "those"])
def test_missing_programs(name, wants, tmp_path):
    """Skipped with the words that help, unless the program is wanted."""
    wants = f"git {name}" if wants == "those" else wants
    done = run(tmp_path, "-m", "pytest", "-q", "-p", "no:cacheprovider", TESTS[name], wants=wants)
    assert done.returncode == bool(wants), done.stdout + done.stderr
    assert (f"needs {name}: apt-get install {PROGRAMS[name].packages}" in done.stdout) or wants
    assert "1 skipped" in done.stdout or wants


def test_the_packages_of_missing_programs(tmp_path):
    """All of them are printed where nothing is found, without anything installed."""
    done = run(tmp_path, "-I", "-S", str(ROOT / "scripts/programs.py"), wants="")
    assert done.stdout.split() == " ".join(program.packages for program in PROGRAMS.values()).split()


def test_ci_wants_all_of_them():
    """`.ci/run` installs what is missing and lets nothing be skipped."""
    text = (ROOT / ".ci/run").read_text("utf-8")
    assert "export GKCHECK_WANTS=${GKCHECK_WANTS-all}" in text
    assert "-m scripts.programs" in text
