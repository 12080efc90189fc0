"""Measure and print: python -m benchmarks [--quick] [PART…]."""

import argparse
import platform
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from benchmarks import containers, folder, growth, locating, many, reading, sentences, startup
from benchmarks.table import Line, show

PARTS: dict[str, tuple[str, Callable[[Path, bool], Iterator[Line]]]] = {
    "reading": ("One Word report, read and checked, beside python-docx", reading.lines),
    "many": ("Distinct Word reports on one core, from file to findings", many.lines),
    "folder": ("A folder of Word reports: one process beside two, and the memory of ten times as many", folder.lines),
    "containers": ("The same report in other containers, from file to findings", containers.lines),
    "sentences": ("The running text: its share of the whole path, and the time for more of it", sentences.lines),
    "growth": ("A report with a long annex table, from file to findings", growth.lines),
    "locating": ("Wrong cells of table three found again, beside a MILP solver", locating.lines),
    "startup": ("Whole processes", startup.lines),
}


def main() -> None:
    """Print one table for each part, each as soon as it is measured."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="fewer rounds, fewer files, wider spreads")
    parser.add_argument("parts", nargs="*", metavar="PART", help=f"of {', '.join(PARTS)}; all unless named")
    options = parser.parse_args()
    if unknown := set(options.parts) - PARTS.keys():
        parser.error(f"no such part: {', '.join(sorted(unknown))}")
    print(f"Python {platform.python_version()} on {platform.machine()}; median, and least to most of all rounds.")
    print("A ratio is taken within each round, so that a machine that slows down slows both sides.")
    for name in options.parts or PARTS:
        title, lines = PARTS[name]
        with tempfile.TemporaryDirectory() as folder:
            show(title, lines(Path(folder), options.quick))


if __name__ == "__main__":
    main()
