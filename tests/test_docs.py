"""The pages of `docs/`: what they show is what happens, what they name is there, and what is derived is up to date."""

from __future__ import annotations

import contextlib
import io
import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from argparse import SUPPRESS, ArgumentParser
from importlib.resources import files
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote

import pytest
import yaml

import gkcheck
from gkcheck.arguments import build_parser
from gkcheck.cli import main
from gkcheck.errors import BookError
from gkcheck.export import commands
from gkcheck.export.pages import FOLDERS, pages
from gkcheck.findings.words import message
from gkcheck.rulebook.library import book, extended
from scripts.generate import derived

ROOT = Path(__file__).parent.parent
DOCS = ROOT / "docs"
RULES = DOCS / "reference/rules", DOCS / "zh/rules"
PAGES = sorted(path for path in DOCS.rglob("*.md") if path.parent not in RULES)
READMES = [ROOT / "README.md", ROOT / "README.zh-CN.md"]
SETTINGS = sorted((ROOT / "examples/settings").glob("*.toml"))
OWN_RULES = sorted((ROOT / "examples/rules").glob("*.toml"))
CLAIMS = (files("gkcheck.rulebook") / "book/6-sentences-and-tables.toml").read_text("utf-8")
FAULTY = "faulty.toml"
BREAKING = {
    "backlog.toml": {"applications": {"received": {"total": 4}, "carried_out": {"total": 9}}},
    "enforcement.toml": {"disclosure": {"penalties": {"decisions": 4}, "compulsion": {"decisions": 9}}},
    "review.toml": {"applications": {"handled": {"total": 4}}, "cases": {"review": {"total": 9}}},
}
"""By file of rules, a report that breaks its rule."""

BLOCK = re.compile(r"(?:^`([^`\n]+)`[：:]\n\n)?^```(\w+)\n(.*?)^```$", re.DOTALL | re.MULTILINE)
STATUS = re.compile(r"# (?:exit status|退出状态) (\d)$")
QUOTED = re.compile(r"```.*?```|`[^`]*`|“[^”]*”|\]\([^)]*\)|\[[-\w]+\.\w+(?=\])", re.DOTALL)
LATIN = re.compile(r"[A-Za-z]{2,}")
ALLOWED = re.compile(
    r"gkcheck|GK\d{3}|\dxx|GB/T|Word|WPS|PDF|English|Windows|Linux|\.(?:docx?|xlsx?|wps|html|json)\b|JSON|YAML|CSV|TOML"
)
"""Words in Latin letters that a Chinese page may hold: gkcheck and its codes, programs, file types, a standard."""


class Block(NamedTuple):
    """A block of code: the file that it is shown as, its language, and its text."""

    file: str
    language: str
    text: str


def blocks(page: Path) -> list[Block]:
    """The blocks of code of a page, in order."""
    return [Block(file or "", *rest) for file, *rest in BLOCK.findall(page.read_text("utf-8"))]


def title(page: Path) -> str:
    """A page as the tests name it."""
    return page.relative_to(ROOT).as_posix()


@pytest.fixture
def desk(tmp_path, monkeypatch):
    """A folder as the pages suppose it: the examples, a folder of reports, and a report of one's own."""
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    (tmp_path / "reports").mkdir()
    shutil.copy(ROOT / "examples/2021-clean.md", tmp_path / "reports/2024.md")
    shutil.copy(ROOT / "examples/2021-wrong.docx", tmp_path / "年度报告.docx")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("BROWSER", "true")  # a browser that shows nothing
    return tmp_path


def run(command: str, capsys: pytest.CaptureFixture[str]) -> str:
    """What a line of a shell block prints, after holding its exit status against the one that it states."""
    stated = STATUS.search(command)
    words = shlex.split(command, comments=True)
    status = main(words[1:] if words[0] == "gkcheck" else words[3:])
    said = "".join(capsys.readouterr())
    assert status == int(stated[1] if stated else 0), f"{command}\n{said}"
    return said if os.sep == "/" else said.replace(2 * os.sep, "/").replace(os.sep, "/")


def runs(line: str) -> bool:
    """Whether a line of a shell block calls gkcheck and nothing else."""
    return line.startswith(("gkcheck ", "python -m gkcheck "))


def holds(shown: str, said: str) -> bool:
    """Whether what is shown was said: all of it in order, `…` on a line of its own standing for what is left out."""
    at, said = 0, "\n".join(line.rstrip() for line in said.splitlines())
    for piece in re.split(r"^…\n", shown.strip("\n") + "\n", flags=re.MULTILINE):
        at = said.find(piece.strip("\n"), at)
        if at < 0:
            return False
        at += len(piece.strip("\n"))
    return True


@pytest.mark.parametrize("page", [*PAGES, *READMES], ids=title)
def test_blocks_of_code_do_what_the_page_says(page, desk, capsys):
    """Commands run with the status they state, Python runs, and a block of text after them is what they printed."""
    names, said = {}, ""
    for block in blocks(page):
        if block.file:
            (desk / block.file).write_text(block.text, "utf-8")
        if block.language == "sh":
            assert page in READMES or all(map(runs, block.text.splitlines()))
            said = "".join(run(line, capsys) for line in block.text.splitlines() if runs(line)) or said
        elif block.language == "python":
            printed = io.StringIO()
            with contextlib.redirect_stdout(printed):
                exec(compile(block.text, title(page), "exec"), names)
            said = printed.getvalue()
        elif block.language == "console":
            said = run(block.text.removeprefix("$ ").strip() + "  # exit status 1", capsys)
        elif block.language == "text":
            assert holds(block.text, said) or page in READMES, f"{block.text}\nis not in\n\n{said}"
        else:
            check_data(block)


def check_data(block: Block) -> None:
    """A block that is neither run nor printed: it is what it says it is."""
    if block.language == "toml":
        shown = block.file and block.file != "gkcheck.toml"
        own = [path.read_text("utf-8") for path in (*OWN_RULES, *SETTINGS)]
        assert shown or block.text in own or block.text in CLAIMS
    else:
        assert {"json": json.loads, "yaml": yaml.safe_load}[block.language](block.text)


def test_the_gate_page(desk, capsys):
    """The hooks exist and take the files they should; the command of the workflow runs."""
    hooks, workflows = [], []
    for block in blocks(DOCS / "how-to/gate.md"):
        if block.language == "yaml":
            data = yaml.safe_load(block.text)
            workflows += [data] if "jobs" in data else []
            hooks += [(repo["repo"], hook) for repo in data.get("repos", ()) for hook in repo["hooks"]]
    offered = {hook["id"] for hook in yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))}
    for repo, hook in hooks:
        assert re.search(hook["files"], "reports/2024.docx")
        assert not re.search(hook["files"], "notes/2024.docx")
        assert hook["entry"] == "gkcheck check" if repo == "local" else hook["id"] in offered
        run(shlex.join(["gkcheck", "check", *hook.get("args", ()), "reports/2024.md"]), capsys)
    calls = [step.get("run", "") for workflow in workflows for step in workflow["jobs"]["check"]["steps"]]
    (call,) = filter(runs, calls)
    run(call, capsys)


def test_the_workflow_with_the_action():
    """It is what both pages show."""
    text = (DOCS / "how-to/github-action.yml").read_text("utf-8")
    for page in ("how-to/code-hosts.md", "zh/代码平台.md"):
        assert text in [block.text for block in blocks(DOCS / page)]


@pytest.mark.parametrize(("name", "kind"), [("gitlab-ci", "gitlab-ci"), ("code-scanning", "github-workflows")])
def test_the_workflows_of_code_hosts(name, kind, desk, capsys):
    """They are what their page shows, valid for their hosts, and their calls of gkcheck run."""
    path = DOCS / f"how-to/{name}.yml"
    text = path.read_text("utf-8")
    assert text in [block.text for block in blocks(DOCS / "how-to/code-hosts.md")]
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", f"vendor.{kind}", str(path)]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    data = yaml.safe_load(text)
    (job,) = data.get("jobs", data).values()
    steps = job.get("script") or [step.get("run", "") for step in job["steps"]]
    (call,) = filter(runs, steps)
    run(call, capsys)
    outputs = {path.name for path in desk.iterdir()} - {"examples", "reports", "年度报告.docx"}
    named = {*job.get("artifacts", {}).get("reports", {}).values()}
    named |= {step["with"]["sarif_file"] for step in job.get("steps", ()) if "sarif_file" in step.get("with", {})}
    assert outputs == named != set()


@pytest.mark.parametrize("page", sorted(DOCS.rglob("*.md")), ids=title)
def test_links_lead_to_files(page):
    """Every relative link names a file of the project."""
    for link in re.findall(r"\]\(([^)\s]+)\)", page.read_text("utf-8")):
        if not link.startswith(("http:", "https:", "#")):
            found = (page.parent / unquote(link.partition("#")[0])).resolve()
            assert found.is_relative_to(ROOT)
            assert found.exists(), link


def test_every_page_is_reached():
    """From `docs/README.md`, by links."""
    reached, ahead = set(), {DOCS / "README.md"}
    while ahead:
        page = ahead.pop()
        reached.add(page)
        links = re.findall(r"\]\(([^)\s:#]+\.md)(?:#[^)]*)?\)", page.read_text("utf-8"))
        found = {(page.parent / link).resolve() for link in links}
        ahead |= {path for path in found if path.is_relative_to(DOCS)} - reached
    assert set(DOCS.rglob("*.md")) == reached


def test_every_rule_has_its_two_pages():
    """One in English and one in Chinese, an index of each, and no page of a rule that is gone."""
    wanted = {f"{code}.md" for code in book().rules} | {"index.md"}
    for folder in RULES:
        assert {path.name for path in folder.iterdir()} == wanted


def test_the_pages_of_commands_are_up_to_date():
    """They are what the parser gives now: `python -m scripts.generate`."""
    for path, text in commands.pages().items():
        assert (DOCS / path).read_text("utf-8") == text


def test_the_pages_of_commands_tell_every_argument():
    """Every command under its heading, with each option, operand, value and help of its parser; nothing hidden."""
    for lang, path in commands.PAGES.items():
        page = re.sub("`", "", (DOCS / path).read_text("utf-8"))
        (below,) = [action for action in build_parser(lang)._actions if isinstance(action.choices, dict)]
        for name, command in below.choices.items():
            section = page.partition(f"\n## gkcheck {name}\n")[2].partition("\n## ")[0]
            shared = page.partition(f"\n## {commands._WORDS['shared'].into(lang)}\n")[2]
            for action in command._actions:
                told = [line for line in (section + shared).splitlines() if line.startswith("- ")]
                wanted = [*action.option_strings, *map(str, action.choices or ()), action.help]
                assert any(all(word in line for word in wanted) for line in told), (name, action)


def test_a_parser_of_any_shape_has_its_page():
    """Commands below commands, optional values, defaults, hidden options and aliases."""
    parser = ArgumentParser(prog="tool")
    first = parser.add_subparsers().add_parser("outer", help="outer").add_subparsers()
    inner = first.add_parser("inner", aliases=["in"], description="do it")
    inner.add_argument("--level", type=int, default=3, help="how far, 100 %% at most")
    inner.add_argument("--note", nargs="?", required=True, help="a note")
    inner.add_argument("--secret", help=SUPPRESS)
    inner.add_argument("paths", nargs="*", metavar="PATH", help="files")
    first.add_parser("other", description="more")
    page = commands.command_page(parser, "en")
    assert "`tool outer inner [OPTIONS] --note [NOTE] [PATH…]`" in page
    assert "- `--level LEVEL`: how far, 100 % at most. Default: `3`." in page
    assert "secret" not in page
    assert page.count("## `tool outer inner`\n") == 1


def test_the_pages_of_rules_are_up_to_date():
    """They are what the book and the cases give now: `python -m scripts.generate`."""
    made = {path: text for path, text in derived().items() if path.parent in RULES}
    assert len(made) == 2 * (len(book().rules) + 1)
    assert [title(path) for path, text in made.items() if path.read_text("utf-8") != text] == []


@pytest.mark.parametrize("lang", FOLDERS)
def test_a_rules_page_says_all_of_it(lang):
    """Title, name, relation as written, why, what to do, authority, and what the bad case is really told."""
    made = pages(book(), ROOT / "tests/rules")
    for rule in book().rules.values():
        page = made[f"{FOLDERS[lang]}/{rule.code}.md"]
        for words in (rule.title, rule.why, rule.hint, rule.basis):
            assert words.into(lang) in page
        assert f"`{rule.name}`" in page
        assert f"`{rule.relation}`" in page or not rule.relation
        for case in (ROOT / f"tests/rules/{rule.code}-{rule.name}").glob("[bg][ao]*.*"):
            assert f"/{case.parent.name}/{case.name})" in page
        assert "```text\n```" not in page
        assert "{" not in page


@pytest.mark.parametrize("page", sorted((DOCS / "zh").rglob("*.md")), ids=title)
def test_chinese_pages_are_in_chinese(page):
    """No words in Latin letters but those allowed; what is typed, quoted or linked to aside."""
    assert LATIN.findall(ALLOWED.sub("", QUOTED.sub("", page.read_text("utf-8")))) == []


@pytest.mark.parametrize("name", BREAKING)
def test_example_rules_are_kept_and_broken(name, tmp_path):
    """A clean report keeps each; a report with two figures the wrong way round is told it, in whole sentences."""
    own = ROOT / "examples/rules" / name
    (code,) = set(extended([own]).rules) - set(book().rules)
    clean = gkcheck.check_file(ROOT / "examples/2021-clean.md", rules=[own])
    assert {outcome.state for outcome in clean.outcomes if outcome.code == code} == {"kept"}
    report = tmp_path / "report.json"
    report.write_text(json.dumps({"agency": "某县人民政府", "year": 2024, **BREAKING[name]}), "utf-8")
    (finding,) = [finding for finding in gkcheck.check_file(report, rules=[own]).findings if finding.code == code]
    assert (finding.severity, finding.expected, finding.actual) == ("warning", 9, 4)
    assert "填的是 4，不应小于" in message(finding, "zh")
    assert "is printed as 4, which should not be below" in message(finding, "en")


def test_the_faulty_example_tells_all_its_faults():
    """Six faults in two rules, those shown in the page; the other files can be used in one run."""
    with pytest.raises(BookError) as caught:
        extended(OWN_RULES)
    page = (DOCS / "how-to/own-rules.md").read_text("utf-8")
    assert all(f"{FAULTY}: " in (told := f"{f.code}: {f.field}: {f.en}") and told in page for f in caught.value.faults)
    assert [fault.field for fault in caught.value.faults] == "name severity basis relation code relation".split()
    assert [path.name for path in OWN_RULES if path.name != FAULTY] == sorted(BREAKING)


def test_the_public_names_are_listed():
    """`docs/reference/python.md` lists what `gkcheck` exports, and nothing else."""
    listed = re.findall(r"^\| `(\w+)` \|", (DOCS / "reference/python.md").read_text("utf-8"), re.MULTILINE)
    assert sorted(listed) == sorted(gkcheck.__all__)


def test_every_field_of_the_json_is_told():
    """`docs/reference/json.md` names every field of format 1."""
    schema = json.loads((ROOT / "schemas/results-1.schema.json").read_text("utf-8"))
    fields = {name for shape in (schema, *schema["$defs"].values()) for name in shape["properties"]}
    told = set(re.findall(r"`(\w+)`", (DOCS / "reference/json.md").read_text("utf-8")))
    assert fields <= told
