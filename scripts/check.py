"""Everything that must be green, in one run: `python -m scripts.check`; further arguments go to pytest."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
STEPS = (
    ("-m", "scripts.generate", "--check"),
    ("-m", "scripts.audit"),
    ("-m", "ruff", "check"),
    ("-m", "ruff", "format", "--check", "gkcheck", "scripts"),
    ("-m", "mypy"),
    ("-c", "from importlinter.cli import lint_imports_command; lint_imports_command(['--no-cache'])"),
    ("-m", "pytest"),
)


def main(arguments: list[str]) -> int:
    """Run the steps in order and stop at the first that fails."""
    for step in STEPS:
        command = [sys.executable, *step, *(arguments if step == STEPS[-1] else ())]
        print("+ python", *command[1:], flush=True)
        done = subprocess.run(command, cwd=ROOT, check=False)
        if done.returncode:
            return done.returncode
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
