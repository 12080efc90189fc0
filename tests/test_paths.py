"""Names that mean no file, and what may not be looked into: told of that path, never a traceback."""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path

import pytest

import gkcheck
from gkcheck.cli import main

EXAMPLES = Path(__file__).parent.parent / "examples"
NOBODY = 65534
LONG = "x" * 300 + ".md"
DEEP = "y/" * 3000 + "z.md"


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """A sound report beside links that lead in a circle."""
    monkeypatch.chdir(tmp_path)
    shutil.copy(EXAMPLES / "2021-clean.md", "ok.md")
    for name, target in (("loop", "loop"), ("here", "there"), ("there", "here")):
        try:
            Path(name).symlink_to(target)
        except OSError:
            pytest.skip("this system makes no links")


@pytest.fixture
def closed(monkeypatch):
    """A folder that this process may not look into, with a report in it, beside one that it may."""
    if not hasattr(os, "geteuid"):
        pytest.skip("this system has no such permissions")
    with tempfile.TemporaryDirectory() as name:
        Path(name).chmod(0o755)
        monkeypatch.chdir(name)
        secret = Path("perm/secret")
        secret.mkdir(parents=True)
        for path in ("ok.md", "perm/last.md", "perm/secret/x.md"):
            shutil.copy(EXAMPLES / "2021-clean.md", path)
        secret.chmod(0)
        own = os.geteuid()
        if own == 0:
            os.seteuid(NOBODY)
        try:
            yield
        finally:
            os.seteuid(own)
            secret.chmod(0o755)
            monkeypatch.undo()


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("loop", "a link that leads in a circle"),
        ("loop/x.md", "a link that leads in a circle"),
        ("here", "a link that leads in a circle"),
        (LONG, "its name or path is too long"),
        (DEEP, "its name or path is too long"),
        ("ok.md/x.md", "there is no such file"),
        ("none.md", "there is no such file"),
    ],
    ids=["loop", "below-loop", "circle", "long", "deep", "below-file", "missing"],
)
def test_a_path_that_means_no_file(path, said, folder, capsys):
    """Each command says what it is, and checks the other files all the same."""
    for arguments in (
        ("check", path),
        ("check", "ok.md", "--previous", path),
        ("check", path, "ok.md", "--format", "json", "--output", "out.json"),
        ("rollup", "ok.md", path),
        ("rollup", path, "ok.md"),
        ("extract", path),
        ("fix", path, "--diff"),
        ("annotate", path, "--output", "out.docx"),
    ):
        assert main([*arguments, "--lang", "en"]) == 2, arguments
        out = "".join(capsys.readouterr())
        assert said in (Path("out.json").read_text("utf-8") if "json" in arguments else out), arguments
        assert path in out or "json" in arguments


def test_a_path_that_means_no_file_in_python(folder):
    """One result for each, in the order given; a NUL in a name is no name."""
    results = list(gkcheck.check_files(["loop", LONG, "a\0b.md", "ok.md"]))
    assert [result.status for result in results] == ["unreadable", "unreadable", "unreadable", "checked"]
    assert gkcheck.check_file("a\0b.md").findings[0].code == "GK001"


def test_nothing_is_written_over_a_circle(folder, capsys):
    """A link that leads nowhere is no place for a file."""
    assert main(["fix", str(EXAMPLES / "2019-blanks.html"), "--output", "loop"]) == 2
    assert "写不了文件 loop" in capsys.readouterr().err
    assert Path("loop").is_symlink()


def test_a_file_in_a_closed_folder(closed, capsys):
    """It cannot be opened, and that is all that is wrong with it."""
    for arguments in (("check", "perm/secret/x.md"), ("check", "ok.md", "--previous", "perm/secret/x.md")):
        assert main([*arguments, "--lang", "en"]) == 2
        assert "the file cannot be opened: no permission" in capsys.readouterr().out


def test_a_closed_folder_is_not_an_empty_one(closed, capsys):
    """Named or met on the way, alone or beside files that are checked."""
    for path, checked in (("perm/secret", 0), ("perm", 1)):
        assert main(["check", path, "--lang", "en"]) == 2
        out = capsys.readouterr().out
        assert "━━ perm/secret\n" in out
        assert "the folder cannot be opened: no permission" in out
        assert f"files: {1 + checked}," in out
    assert main(["rollup", "ok.md", "perm/secret", "--lang", "en"]) == 2
    assert "the folder cannot be opened: no permission" in capsys.readouterr().out
