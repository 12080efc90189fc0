"""Tests away from the source: `python -m scripts.away` builds the wheel, installs it and runs the tests against it.

Twice: with the newest dependencies, and with the lowest that pyproject.toml allows. The source tree is out of the way:
the tests run in a folder of their own that holds no package. Further arguments go to pytest.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
import tomllib
from pathlib import Path

ROOT = Path(__file__).parent.parent
BESIDE = ("tests", "examples", "schemas", "scripts", "docs", "pyproject.toml", "README.md", "README.zh-CN.md")
BESIDE += ("LICENSE", "CONTRIBUTING.md", "CHANGELOG.md", ".ci", ".github", ".pre-commit-hooks.yaml", "action.yml")
BESIDE += ("benchmarks", "desktop")
LEFT_OUT = "not scratch_repository and not hostile and not published and not derived"
"""What does not depend on where the package lies, or needs the source."""


def main(arguments: list[str]) -> int:
    """Both runs; the status of the first that fails."""
    groups = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["dependency-groups"]
    tools = [item for item in (*groups["test"], *groups["browser"]) if not item.startswith("gkcheck")]
    with tempfile.TemporaryDirectory() as folder:
        away = Path(folder)
        run(sys.executable, "-m", "pip", "wheel", "-q", "--no-deps", "-w", str(away / "dist"), str(ROOT))
        wheel = next((away / "dist").glob("*.whl"))
        for name in BESIDE:
            source = ROOT / name
            copy = shutil.copytree if source.is_dir() else shutil.copy
            copy(source, away / name)
        for resolution in ("highest", "lowest-direct"):
            python = environment(away / resolution, [f"{wheel}[all]", *tools], resolution)
            print(f"+ tests against the wheel, dependencies: {resolution}", flush=True)
            command = [str(python), "-m", "pytest", "-q", "-p", "no:cacheprovider", "-k", LEFT_OUT, *arguments]
            done = subprocess.run(command, cwd=away, check=False)
            if done.returncode:
                return done.returncode
    return 0


def environment(folder: Path, wanted: list[str], resolution: str) -> Path:
    """A virtual environment with what is wanted; gives its interpreter."""
    run(sys.executable, "-m", "uv", "venv", "-q", "--python", sys.executable, str(folder))
    python = folder / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
    install = ("-m", "uv", "pip", "install", "-q", "--python", str(python), "--resolution", resolution)
    run(sys.executable, *install, *wanted)
    return python


def run(*command: str) -> None:
    """Run a command that must succeed."""
    subprocess.run(command, check=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
