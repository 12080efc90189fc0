"""The action for GitHub: its steps are run with bash in repositories of reports, as are the examples for code hosts."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from tests.actions import ACTION, STEPS, Runner
from tests.told import EXAMPLES, ROOT, SARIF

pytestmark = pytest.mark.skipif(os.name == "nt", reason="the steps are run by the bash of Unix")
HARM = "报告 $(touch pwned)`touch pwned`\"; touch pwned; ' & touch pwned #${IFS}*.md"
HOW_TO = ROOT / "docs/how-to"


@pytest.fixture
def run(tmp_path):
    """The action in a repository that holds a clean report."""
    repository = tmp_path / "a repository"
    (repository / "reports").mkdir(parents=True)
    shutil.copy(EXAMPLES / "2021-clean.md", repository / "reports/2024.md")
    return Runner(repository, tmp_path / "temp")


def add(run, example, name):
    """Put an example into the repository under another name, as another city's."""
    number = sum(1 for _ in run.repository.rglob("*"))
    text = (EXAMPLES / example).read_text("utf-8").replace("宿迁市", f"第{number}市")
    (run.repository / name).write_text(text, "utf-8")


def uris(ran):
    """The files that the SARIF file of a run names, after holding it against the schema."""
    whole = json.loads(Path(ran.outputs["sarif"]).read_text("utf-8"))
    assert [fault.message for fault in SARIF.iter_errors(whole)] == []
    return {one["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for one in whole["runs"][0]["results"]}


@pytest.mark.parametrize(
    ("kind", "path"),
    [
        ("actions", "action.yml"), ("workflows", ".github/workflows/ci.yml"),
        ("workflows", "docs/how-to/github-action.yml"), ("workflows", "docs/how-to/code-scanning.yml"),
    ],
)  # fmt: skip
def test_schemas(kind, path):
    """Actions and workflows are what GitHub takes."""
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", f"vendor.github-{kind}", str(ROOT / path)]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_nothing_is_written_into_shell_text():
    """Expressions stand where they are values, so that no input becomes a command; all inputs are used."""
    whole = (ROOT / "action.yml").read_text("utf-8")
    assert [step["run"] for step in STEPS if "${{" in step.get("run", "")] == []
    assert set(re.findall(r"inputs\.([\w-]+)", whole)) == set(ACTION["inputs"])
    assert all(given["description"] for given in (*ACTION["inputs"].values(), *ACTION["outputs"].values()))


def test_clean_reports(run):
    """Status 0, a summary that says so, nothing uploaded unasked."""
    ran = run(paths="reports")
    assert (ran.status, ran.uploaded) == (0, None)
    assert ran.outputs == {"status": "0", "errors": "0", "warnings": "0", "sarif": ran.outputs["sarif"]}
    assert "<code>reports/2024.md</code> | 没有问题" in ran.summary
    assert uris(ran) == set()
    assert "::error" not in ran.log


def test_wrong_reports(run):
    """Status 1 and words for it, after the findings were uploaded and told in the summary and beside the lines."""
    add(run, "2021-wrong.md", "reports/2023.md")
    ran = run(paths="reports", sarif="true")
    assert (ran.status, ran.outputs["status"], ran.outputs["errors"]) == (1, "1", "3")
    assert ran.uploaded == {"sarif_file": ran.outputs["sarif"], "category": "gkcheck"}
    assert uris(ran) == {"reports/2023.md"}
    assert "应为 52（总计没有填）" in ran.summary
    assert "::error file=reports/2023.md,line=81," in ran.log
    assert "报告查过了，里面有要改的地方" in ran.log
    assert run(paths="reports", summary="false", lang="en").summary == ""


def test_unreadable_reports(run):
    """Status 2 and other words, in the language asked for; what could be checked is told all the same."""
    (run.repository / "reports/empty.html").write_bytes(b"")
    add(run, "2021-wrong.md", "reports/2023.md")
    ran = run(paths="reports", lang="en", sarif="true")
    assert (ran.status, ran.outputs["status"], ran.outputs["errors"]) == (2, "2", "3")
    assert uris(ran) == {"reports/2023.md", "reports/empty.html"}
    assert ran.uploaded
    assert "Something could not be checked" in ran.log
    assert "### <code>reports/empty.html</code>" in ran.summary


def test_settings_and_no_paths(run):
    """Without paths those of the settings are checked; without either the run fails, and there is nothing to upload."""
    ran = run(sarif="true")
    assert (ran.status, ran.uploaded, ran.summary) == (2, None, "")
    assert ran.outputs == {"status": "2", "errors": "", "warnings": "", "sarif": ""}
    assert "没有写要检查的文件或文件夹" in ran.log
    (run.repository / "gkcheck.toml").write_text('paths = ["reports"]\nlang = "en"\n', "utf-8")
    ran = run()
    assert ran.status == 0
    assert "| fine |" in ran.summary
    add(run, "2021-wrong.md", "reports/2023.md")
    assert "The reports were checked, and something in them is wrong." in run().log
    assert "报告查过了，里面有要改的地方。" in run(lang="zh").log
    assert "Something could not be checked" in run(args="--bogus", lang="en").log


def test_further_arguments(run):
    """One a line, with the fail level; a bad one is a fault of the call."""
    add(run, "2019-blanks.md", "reports/2019.md")
    assert run(paths="reports").status == 0
    assert run(paths="reports", fail_on="warning").status == 1
    assert run(paths="reports", fail_on="note", args="--select\nGK401\n").status == 0
    assert run(paths="reports", fail_on="never").status == 2


def test_paths_that_look_like_commands(run):
    """Spaces, quotes, substitutions, options: each line is a path and nothing else."""
    names = [HARM, "-x.md", "--help", "a  b.md"]
    for name in names:
        add(run, "2021-wrong.md" if name == HARM else "2021-clean.md", name.replace("--help", "--help.md"))
    ran = run(paths="\r\n".join(["reports", "", *names]).replace("--help", "--help.md") + "\n")
    assert (ran.status, ran.outputs["errors"]) == (1, "3")
    assert ran.summary.count("<code>") == len(names) + 2
    assert not list(run.repository.glob("pwned"))


@pytest.mark.parametrize("name", [name for name in ACTION["inputs"] if name not in {"version", "python-version"}])
def test_no_input_is_run(run, name):
    """Whatever an input says, it starts no command."""
    run(**{"paths": "reports", name: HARM})
    assert not any([*run.repository.rglob("pwned"), *run.temp.rglob("pwned"), *Path.cwd().glob("pwned")])


@pytest.fixture(scope="module")
def installed(tmp_path_factory):
    """A repository with a wrong report that the action has checked with what it installs itself."""
    folder = tmp_path_factory.mktemp("action")
    (folder / "reports").mkdir()
    shutil.copy(EXAMPLES / "2021-wrong.xlsx", folder / "reports/2024.xlsx")
    run = Runner(folder, folder / "temp")
    return run, run(install=True, paths="reports")


def test_the_action_in_a_scratch_repository(installed):
    """It installs itself from its checkout, in an environment of its own, with what workbooks need."""
    run, ran = installed
    assert (ran.status, ran.outputs["errors"]) == (1, "3"), ran.log
    assert str(run.temp) in run.outputs["install"]["programs"]
    assert uris(ran) == {"reports/2024.xlsx"}


@pytest.mark.parametrize("name", ["gitlab-ci", "code-scanning"])
def test_the_examples_in_a_scratch_repository(name, installed):
    """Every line of their scripts runs, from installing to the findings of a wrong report, and leaves what it names."""
    runner, _ = installed
    data = yaml.safe_load((HOW_TO / f"{name}.yml").read_text("utf-8"))
    (job,) = data.get("jobs", data).values()
    lines = job.get("script") or [step["run"] for step in job["steps"] if "run" in step]
    named = [*job.get("artifacts", {}).get("paths", ())]
    named += [step["with"]["sarif_file"] for step in job.get("steps", ()) if "sarif_file" in step.get("with", {})]
    programs = f"{runner.outputs['install']['programs']}{os.pathsep}{os.environ['PATH']}"
    (written,) = job.get("variables", job.get("env")).items()
    assert written[0] == "GKCHECK"
    extras = re.fullmatch(r"gkcheck(\[excel,yaml\]) @ git\+https://\S+", written[1])[1]
    given = {"PATH": programs, "GKCHECK": f"{ROOT}{extras}"}
    command = ["bash", "-eo", "pipefail", "-c", "\n".join(lines)]
    done = subprocess.run(
        command, cwd=runner.repository, env=os.environ | given, capture_output=True, encoding="utf-8", check=False
    )
    assert done.returncode == 1, done.stdout + done.stderr
    assert "GK401" in done.stdout
    assert [path for path in named if not (runner.repository / path).stat().st_size] == []
    assert named


def test_the_example_uses_the_action():
    """With inputs that it has, of the version that this is."""
    from gkcheck.version import __version__

    data = yaml.safe_load((HOW_TO / "github-action.yml").read_text("utf-8"))
    (step,) = [step for step in data["jobs"]["check"]["steps"] if "gkcheck" in step["uses"]]
    assert set(step["with"]) <= set(ACTION["inputs"])
    assert step["uses"].endswith(f"/gkcheck@v{__version__}")
    assert data["permissions"]["security-events"] == "write"
