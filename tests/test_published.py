"""Published reports, where a collection of them lies beside the project: what must and must not be found."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

RUNNER = Path(__file__).parent.parent.parent / "shared" / "check-cases"
STAGE = "across"


@pytest.mark.skipif(not RUNNER.exists(), reason="no collection of published reports beside the project")
def test_published_reports():
    """Everything asked for up to this stage is read and found, and nothing else."""
    command = [sys.executable, str(RUNNER), "--stage", STAGE, "--gkcheck", f"{sys.executable} -m gkcheck"]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stdout
