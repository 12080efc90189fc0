"""Hundreds of distinct Word reports on one core, with the standard library's parser beside as a measure of the machine.

Reports per second say something about one machine at one moment; how many bare parses of the same XML a report costs
says the same on every machine.
"""

from collections.abc import Iterator
from pathlib import Path
from time import perf_counter
from xml.etree import ElementTree as ET

from benchmarks.material import STYLES, distinct, part
from benchmarks.table import Line
from gkcheck import check_file

_GROUP = 10
"""Files checked before their XML is parsed, and so on in turns."""


def lines(folder: Path, quick: bool) -> Iterator[Line]:
    """Reports a second, and the cost of a report in bare parses of its main part, for each style and for all."""
    seconds: list[float] = []
    costs: list[float] = []
    count = 40 if quick else 150
    for style in STYLES:
        paths = _written(folder, style, count)
        checked, parsed = _measured(paths, 1 if quick else 3)
        name = f"{style} ({sum(path.stat().st_size for path in paths) // count >> 10} KiB each)"
        cost = [mine / bare for mine, bare in zip(checked, parsed, strict=True)]
        yield Line(f"{name}: reports a second", [1 / each for each in checked], "a second", "wanted: 300")
        yield Line("  file to findings / ElementTree.fromstring of its XML", cost, "times")
        seconds += checked
        costs += cost
    yield Line(f"all {count * len(STYLES)} files: reports a second", [1 / each for each in seconds], "a second")
    yield Line("  file to findings / ElementTree.fromstring of its XML", costs, "times")
    yield Line("  bare parses a second", [cost / each for cost, each in zip(costs, seconds, strict=True)], "a second")


def _written(folder: Path, style: str, count: int) -> list[Path]:
    paths = [folder / f"{style} {number}.docx" for number in range(count)]
    for path, data in zip(paths, distinct(count, style), strict=True):
        path.write_bytes(data)
    return paths


def _measured(paths: list[Path], rounds: int) -> tuple[list[float], list[float]]:
    """Seconds a report, group by group: checked from file to findings, and its XML merely parsed."""
    parts = [part(path.read_bytes()) for path in paths]
    checked: list[float] = []
    parsed: list[float] = []
    if not all(check_file(path).status == "checked" for path in paths[:_GROUP]):
        raise ValueError("the reports made are not read as reports")
    for start in [*range(0, len(paths), _GROUP)] * rounds:
        began = perf_counter()
        for path in paths[start : start + _GROUP]:
            check_file(path)
        middle = perf_counter()
        for xml in parts[start : start + _GROUP]:
            ET.fromstring(xml)
        checked.append((middle - began) / _GROUP)
        parsed.append((perf_counter() - middle) / _GROUP)
    return checked, parsed
