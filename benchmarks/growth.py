"""A report with ever longer annex tables: the time for one more row must not grow with their number."""

from collections.abc import Iterator
from pathlib import Path

from benchmarks.table import Line
from benchmarks.timing import take_turns
from gkcheck import check_file
from tests.hostile import annex, html_annex

_SIZES = (0, 1_000, 5_000, 10_000)
_MAKERS = {"docx": annex, "html": html_annex}


def lines(folder: Path, quick: bool) -> Iterator[Line]:
    """Microseconds for each row of the annex, and how a row in the longest compares with one in the shortest."""
    sizes = _SIZES[:3] if quick else _SIZES
    for suffix, make in _MAKERS.items():
        paths = {str(rows): folder / f"{rows}.{suffix}" for rows in sizes}
        for rows, path in paths.items():
            path.write_bytes(make(int(rows)))
        cases = {rows: lambda path=path: check_file(path) for rows, path in paths.items()}
        times = take_turns(cases, 3 if quick else 7)
        each = {
            rows: [(long - none) / rows * 1e6 for long, none in zip(times[str(rows)], times["0"], strict=True)]
            for rows in sizes[1:]
        }
        for rows, measures in each.items():
            yield Line(f".{suffix}, annex of {rows:,} rows: a row", measures, "µs")
        pairs = zip(each[sizes[-1]], each[sizes[1]], strict=True)
        name = f"  a row of {sizes[-1]:,} / a row of {sizes[1]:,}"
        yield Line(name, [long / short for long, short in pairs], "times", "flat: about 1")
