"""Reports to measure with: the examples, and any number of distinct Word files in the styles that producers have."""

import io
import random
import zipfile
from collections.abc import Callable, Mapping
from decimal import Decimal
from html import escape
from pathlib import Path
from typing import Any

from scripts.example_word import word as office_word
from tests.hostile import PARAGRAPH
from tests.layouts.figures import FIGURES, Figures
from tests.layouts.printed import Paragraph, report
from tests.layouts.word import LAYOUTS
from tests.layouts.wordxml import Style, word_file

EXAMPLES = Path(__file__).parents[1] / "examples"
SOURCES = [figures for figures in FIGURES.values() if figures.edition == "2021"]

Writer = Callable[[Figures], bytes]


def _formatted(figures: Figures) -> bytes:
    """Every paragraph and run with the properties that Word and WPS repeat on them."""
    return word_file(report(figures), Style(content=lambda box: PARAGRAPH % escape(box.text)))


STYLES: dict[str, Writer] = {
    "printed": lambda figures: office_word(report(figures)),
    "bare": LAYOUTS["merged"],
    "formatted": _formatted,
    "split runs": LAYOUTS["split-runs"],
}
"""As the examples are: styles, a title over two lines, a footer; without any of it; as Word has it; a run a digit."""


def distinct(count: int, style: str) -> list[bytes]:
    """So many Word reports of edition 2021, every figure its own, one cell in every third report off by one."""
    chance = random.Random(style)
    return [STYLES[style](_mixture(chance, number)) for number in range(count)]


def _mixture(chance: random.Random, number: int) -> Figures:
    """A report whose relations hold: the weighted sum of known ones."""
    weights = {source.agency + str(source.year): chance.randint(0, 9) for source in SOURCES}
    form = _sum([source.form for source in SOURCES], [weight or 1 for weight in weights.values()])
    if number % 3 == 0:
        form["applications"]["received"]["natural_person"] += 1
    return Figures(f"第{number + 1}示例市人民政府", 2021 + number % 4, "2021", form)


def _sum(forms: list[Any], weights: list[int]) -> Any:
    """The weighted sum of nested forms of one shape, blanks as zero."""
    if isinstance(forms[0], Mapping):
        return {name: _sum([form[name] for form in forms], weights) for name in forms[0]}
    total = sum(Decimal(form or 0) * weight for form, weight in zip(forms, weights, strict=True))
    return int(total) if total == int(total) else str(total)


def part(data: bytes) -> bytes:
    """The main part of a Word file."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.read("word/document.xml")


def by_python_docx(figures: Figures) -> bytes:
    """A report written by python-docx, its merges included."""
    import docx

    made = docx.Document()
    for block in report(figures):
        if isinstance(block, Paragraph):
            made.add_paragraph(block.text)
            continue
        rows = max(box.row + box.rows for box in block.boxes)
        columns = max(box.column + box.columns for box in block.boxes)
        table = made.add_table(rows, columns)
        for box in block.boxes:
            first = table.cell(box.row, box.column)
            last = table.cell(box.row + box.rows - 1, box.column + box.columns - 1)
            (first if first is last else first.merge(last)).text = box.text
    stream = io.BytesIO()
    made.save(stream)
    return stream.getvalue()
