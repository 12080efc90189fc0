"""The same report as Word file, web page, Markdown and text taken out of a PDF, from file to findings."""

from collections.abc import Iterator
from pathlib import Path

from benchmarks.material import EXAMPLES
from benchmarks.table import Line
from benchmarks.timing import ratios, scaled, take_turns
from gkcheck import check_file

_CASES = (
    "2021-clean.docx",
    "2021-clean.html",
    "2021-clean.md",
    "2021-clean.txt",
    "2021-wrong.docx",
    "2019-blanks.docx",
)


def lines(_: Path, quick: bool) -> Iterator[Line]:
    """The time for each example, and how it compares with the Word file without faults."""
    cases = {name: lambda name=name: check_file(EXAMPLES / name) for name in _CASES}
    times = take_turns(cases, 5 if quick else 25)
    for name in _CASES:
        yield Line(f"examples/{name}", scaled(times[name], 1000), "ms")
        if name != _CASES[0]:
            yield Line(f"  / {_CASES[0]}", ratios(times, name, _CASES[0]), "times")
