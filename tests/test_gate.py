"""The gate of a repository: GitHub annotations, and the pre-commit hook in a scratch repository."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import yaml

from gkcheck.cli import main
from tests.programs import needs

ROOT = Path(__file__).parent.parent


def github(path, capsys, *more):
    """The workflow commands for a file."""
    main(["check", str(path), "--format", "github", *more])
    return capsys.readouterr().out.splitlines()


def test_annotations_stand_on_their_lines(capsys):
    """One command a cause, with file, the line of the likeliest cell, the rules it breaks, and their sentences."""
    lines = github(ROOT / "examples/2021-wrong.md", capsys)
    assert len(lines) == 2
    assert "title=GK302 办理结果加不出总计、GK303 各类申请人加不出总计::" in lines[0]
    assert "填的 895 应为 859（十位、个位互换）" in lines[0]
    text = (ROOT / "examples/2021-wrong.md").read_text("utf-8").splitlines()
    for line in lines:
        head, _, said = line.removeprefix("::error ").partition("::")
        properties = dict(part.split("=", 1) for part in head.split(","))
        assert properties["file"].endswith("2021-wrong.md")
        assert properties["title"].startswith("GK")
        assert "|" in text[int(properties["line"]) - 1]
        assert f"填的 {'895' if '895' in text[int(properties['line']) - 1] else '0'} 应为" in said
        assert "比各项之和" in said


def test_documents_without_lines_say_the_place(capsys):
    """A Word file has no lines: the table, row and column go into the sentence."""
    lines = github(ROOT / "examples/2021-wrong.docx", capsys, "--lang", "en")
    assert all("line=" not in line and "table" in line for line in lines)


def test_annotations_cannot_be_forged(tmp_path, capsys):
    """Line ends, percent signs, colons and commas of names and cells are escaped."""
    clean = (ROOT / "examples/2021-clean.md").read_text("utf-8")
    file = tmp_path / "a,b%0A：c.md"
    cell = "| 行政强制 | 12%0a::error::x |"
    file.write_text("\n".join(cell if line.startswith("| 行政强制") else line for line in clean.splitlines()), "utf-8")
    lines = github(file, capsys)
    assert all(line.startswith(("::error ", "::warning ", "::notice ")) for line in lines)
    forged = [line for line in lines if "GK003" in line]
    assert forged
    assert "a%2Cb%250A" in forged[0]
    assert "%250a::error" in forged[0]


def test_annotations_steer_no_log(tmp_path, capsys):
    """Control characters of names and cells are written out."""
    shutil.copy(ROOT / "examples/2021-wrong.md", tmp_path / "\x1b[31m红.md")
    (tmp_path / "\x1b[31m文.txt").write_text("买菜", "utf-8")
    lines = github(tmp_path, capsys)
    assert any("⟨U+001B⟩[31m红.md" in line for line in lines)
    assert any("⟨U+001B⟩[31m文.txt" in line for line in lines)
    assert "\x1b" not in "".join(lines)


@needs("git")
def test_the_hook_in_a_scratch_repository(tmp_path):
    """pre-commit installs the hook from this project; it passes a clean report and stops a wrong one until recorded."""
    project, repository = tmp_path / "gkcheck", tmp_path / "reports"
    shutil.copytree(ROOT, project, ignore=shutil.ignore_patterns(".git", ".venv", "venv", "__pycache__", ".*_cache"))
    for folder in (project, repository):
        folder.mkdir(exist_ok=True)
        git(folder, "init", "-q")
    commit(project)
    revision = git(project, "rev-parse", "HEAD").strip()
    hooks = {"repos": [{"repo": str(project), "rev": revision, "hooks": [{"id": "gkcheck"}]}]}
    (repository / ".pre-commit-config.yaml").write_text(yaml.safe_dump(hooks), "utf-8")
    shutil.copy(ROOT / "examples/2021-clean.docx", repository / "clean.docx")
    git(repository, "add", ".")
    assert run_hooks(repository, tmp_path).returncode == 0
    shutil.copy(ROOT / "examples/2021-wrong.docx", repository / "wrong.docx")
    git(repository, "add", ".")
    stopped = run_hooks(repository, tmp_path)
    assert stopped.returncode == 1
    assert "GK401" in stopped.stdout
    assert "clean.docx" in stopped.stdout
    baseline = repository / "gkcheck-baseline.json"
    main(["check", str(repository / "wrong.docx"), "--no-config", "--write-baseline", str(baseline)])
    (repository / "gkcheck.toml").write_text(f'baseline = "{baseline.name}"\n', "utf-8")
    git(repository, "add", ".")
    assert run_hooks(repository, tmp_path).returncode == 0


def git(folder, *arguments):
    """Run git in a folder."""
    command = ["git", "-c", "user.name=x", "-c", "user.email=x@example.org", *arguments]
    return subprocess.run(command, cwd=folder, check=True, capture_output=True, encoding="utf-8").stdout


def commit(folder):
    """Commit everything in a folder."""
    git(folder, "add", "-A")
    git(folder, "commit", "-qm", "all")


def run_hooks(repository, home):
    """Run all hooks of a repository, their environments kept in a folder of the test."""
    import os

    command = [sys.executable, "-m", "pre_commit", "run", "--all-files"]
    environment = {**os.environ, "PRE_COMMIT_HOME": str(home / "cache"), "PYTHONUTF8": "1"}
    return subprocess.run(
        command, cwd=repository, env=environment, capture_output=True, encoding="utf-8", check=False, timeout=300
    )
