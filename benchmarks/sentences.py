"""What the running text costs: the whole path beside the tables alone, and ever more sentences in one report."""

from collections.abc import Iterator
from itertools import cycle, islice
from pathlib import Path

from benchmarks.material import EXAMPLES
from benchmarks.table import Line
from benchmarks.timing import Times, ratios, scaled, take_turns
from gkcheck import check_file, documents
from gkcheck.checks.about import About
from gkcheck.checks.duties import check_duties
from gkcheck.checks.sentences import check_sentences
from gkcheck.pipeline import read
from gkcheck.rulebook.library import book
from gkcheck.tables import recognise
from tests.labelled import labelled
from tests.layouts.figures import FIGURES
from tests.layouts.printed import Paragraph, report
from tests.layouts.wordxml import Style, word_file

_EXAMPLES = ("2021-clean.docx", "2021-wrong.docx")
_SIZES = (0, 50, 200, 800)
"""How many labelled sentences, right and wrong, are added to a report."""


def lines(folder: Path, quick: bool) -> Iterator[Line]:
    """The share of the running text in examples, and microseconds for a character of ever longer texts."""
    for name in _EXAMPLES:
        yield from _shares(name, _measured(EXAMPLES / name, 5 if quick else 15))
    yield from _growth(folder, 3 if quick else 7)


def _measured(path: Path, rounds: int) -> Times:
    about = About(read(path), book())
    cases = {
        "whole": lambda: check_file(path),
        "tables": lambda: recognise(documents.read(path)),
        "sentences": lambda: check_sentences(about),
        "duties": lambda: list(check_duties(about)),
    }
    return take_turns(cases, rounds)


def _shares(name: str, times: Times) -> Iterator[Line]:
    yield Line(f"examples/{name}: file to findings", scaled(times["whole"], 1000), "ms")
    yield Line("  file to findings / file to tables", ratios(times, "whole", "tables"), "times")
    yield Line("  sentences held / file to findings", ratios(times, "sentences", "whole"), "times")
    yield Line("  duties of the text / file to findings", ratios(times, "duties", "whole"), "times")


def _growth(folder: Path, rounds: int) -> Iterator[Line]:
    paths = {str(size): folder / f"{size}.docx" for size in _SIZES}
    for size, path in paths.items():
        path.write_bytes(_with_sentences(int(size)))
    lengths = {size: sum(len(passage.text) for passage in read(path).prose) for size, path in paths.items()}
    times = take_turns({size: lambda path=path: check_file(path) for size, path in paths.items()}, rounds)
    each = {}
    for size in list(paths)[1:]:
        more = lengths[size] - lengths["0"]
        each[size] = [(long - none) / more * 1e6 for long, none in zip(times[size], times["0"], strict=True)]
        yield Line(f"{size} sentences, {more:,} characters more: a character", each[size], "µs")
    first, *_, last = each.values()
    name = f"  a character of {_SIZES[-1]} sentences / of {_SIZES[1]}"
    yield Line(name, [long / short for long, short in zip(last, first, strict=True)], "times", "flat: about 1")


def _with_sentences(count: int) -> bytes:
    """A report of known figures with so many sentences of other reports behind it, each a paragraph."""
    texts = [line for case in labelled() for line in case.text.split("\n")]
    return word_file([*report(FIGURES["suqian-2024"]), *map(Paragraph, islice(cycle(texts), count))], Style())
