"""A whole folder of Word reports: one process beside two, and what memory more files need."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from benchmarks.material import distinct
from benchmarks.table import Line
from benchmarks.timing import ratios, scaled, take_turns

_FEW, _MANY = 200, 2_000


def lines(folder: Path, quick: bool) -> Iterator[Line]:
    """Seconds for a folder, the ratio of both, and the peak of one process for ten times as many files."""
    count = 400 if quick else _MANY
    reports = distinct(count, "printed")
    for number, data in enumerate(reports):
        for name in ("many", "few") if number < _FEW else ("many",):
            path = folder / name / f"{number:05}.docx"
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(data)
    cases = {str(jobs): lambda jobs=jobs: _peak(folder / "many", jobs) for jobs in (1, 2)}
    times = take_turns(cases, 3 if quick else 5, loop=False)
    for jobs, measures in times.items():
        yield Line(f"{count:,} reports, processes: {jobs}", scaled(measures, 1), "s")
    yield Line("  one process / two", ratios(times, "1", to="2"), "times", "on two free cores: 1.6 or more")
    if sys.platform != "win32":
        more = [_peak(folder / "many", 1) / _peak(folder / "few", 1) for _ in range(3)]
        yield Line(f"  peak memory of {count:,} / of {_FEW}", more, "times", "flat: about 1")


def _peak(folder: Path, jobs: int) -> float:
    """Check a folder; gives the peak of memory of its process, in kilobytes on Linux."""
    command = [sys.executable, "-m", "gkcheck", "check", str(folder), "--jobs", str(jobs)]
    arguments = ["--format", "json", "--output", os.devnull]
    with subprocess.Popen([*command, *arguments], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as run:
        if sys.platform == "win32":
            run.wait()
            return 0
        _, status, used = os.wait4(run.pid, 0)
        run.returncode = os.waitstatus_to_exitcode(status)
    assert run.returncode in (0, 1)
    return used.ru_maxrss
