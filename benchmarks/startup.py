"""Whole processes: the command on one Word file beside a bare interpreter and one that imports pydantic."""

import compileall
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from benchmarks.material import EXAMPLES
from benchmarks.table import Line
from benchmarks.timing import ratios, scaled, take_turns

_ROOT = EXAMPLES.parent
_HEAVY = ("pydantic", "lxml", "docx", "pandas", "numpy", "openpyxl")


def lines(folder: Path, quick: bool) -> Iterator[Line]:
    """Milliseconds of each process, and the ratios between them."""
    compileall.compile_dir(_ROOT / "gkcheck", quiet=1)
    report = folder / "one.docx"
    report.write_bytes((EXAMPLES / "2021-clean.docx").read_bytes())
    check = ["check", str(report)]
    commands = {
        "python -c pass": [sys.executable, "-c", "pass"],
        "python -c 'import pydantic'": [sys.executable, "-c", "import pydantic"],
        "… and BaseModel": [sys.executable, "-c", "from pydantic import BaseModel"],
        "python -c 'import gkcheck'": [sys.executable, "-c", "import gkcheck"],
        "python -m gkcheck check one.docx": [sys.executable, "-m", "gkcheck", *check],
        "gkcheck check one.docx": [*_script(), *check],
    }
    for command in commands.values():
        _run(command)
    cases = {name: lambda command=command: _run(command) for name, command in commands.items()}
    times = take_turns(cases, 7 if quick else 31, loop=False)
    for name in commands:
        yield Line(name, scaled(times[name], 1000), "ms")
    bare, pydantic, _, imported, module, script = commands
    yield Line(f"{script} / {pydantic}", ratios(times, script, pydantic), "times", "wanted: at most 3")
    yield Line(f"{module} / {pydantic}", ratios(times, module, pydantic), "times", "wanted: at most 3")
    yield Line(f"{script} / {bare}", ratios(times, script, bare), "times")
    yield Line(f"{imported} / {bare}", ratios(times, imported, bare), "times")
    yield Line("import gkcheck leaves out", [], "", ", ".join(_absent("import gkcheck")))
    checked = f"from gkcheck import check_file; check_file({str(report)!r})"
    yield Line("checking a Word file leaves out", [], "", ", ".join(_absent(checked)))


def _script() -> list[str]:
    """The installed command, or what it does where gkcheck is not installed."""
    beside = shutil.which("gkcheck", path=str(Path(sys.executable).parent))
    return [beside] if beside else [sys.executable, "-c", "import sys; from gkcheck.cli import main; sys.exit(main())"]


def _environment() -> dict[str, str]:
    """The environment with byte code in use, whatever the caller has set."""
    return {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


def _run(command: list[str]) -> str:
    done = subprocess.run(command, cwd=_ROOT, env=_environment(), capture_output=True, check=True, encoding="utf-8")
    return done.stdout


def _absent(statement: str) -> list[str]:
    """Which of the heavy libraries a statement leaves unimported."""
    loaded = _run([sys.executable, "-c", f"{statement}\nimport sys; print(*sys.modules)"]).split()
    return [name for name in _HEAVY if name not in loaded]
