"""Lines of plain text: what was measured, its median, and how far it spread."""

from collections.abc import Iterable, Sequence
from statistics import median
from typing import NamedTuple


class Line(NamedTuple):
    """One line of a table: what was measured, the measure of each round, its unit, and a remark."""

    name: str
    measures: Sequence[float]
    unit: str
    remark: str = ""


def show(title: str, lines: Iterable[Line]) -> None:
    """Print a table line by line, each as soon as it is known."""
    print(f"\n{title}\n{'─' * len(title)}", flush=True)
    for line in lines:
        if not line.measures:
            print(f"{line.name:<58}{line.remark}", flush=True)
            continue
        spread = f"{_short(min(line.measures))}–{_short(max(line.measures))}"
        print(f"{line.name:<58}{_short(median(line.measures)):>9} {line.unit:<11}{spread:<16}{line.remark}", flush=True)


def _short(number: float) -> str:
    """Three figures of a number, without an exponent."""
    return f"{number:.0f}" if number >= 99.95 else f"{number:.3g}"
