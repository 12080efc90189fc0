"""One Word report: gkcheck's reader and its whole path beside python-docx's two ways to the cells."""

from collections.abc import Iterator
from pathlib import Path

from benchmarks.material import EXAMPLES, by_python_docx, part
from benchmarks.table import Line
from benchmarks.timing import Times, ratios, scaled, take_turns
from gkcheck import check_file, documents
from tests.layouts.figures import FIGURES


def by_cell(path: Path) -> list[str]:
    """Every text by `table.cell(row, column)`, the paragraphs too."""
    import docx

    document = docx.Document(str(path))
    texts = [paragraph.text for paragraph in document.paragraphs]
    for table in document.tables:
        rows, columns = len(table.rows), len(table.columns)
        texts += [table.cell(row, column).text for row in range(rows) for column in range(columns)]
    return texts


def by_row(path: Path) -> list[str]:
    """Every text by `row.cells`, the paragraphs too."""
    import docx

    document = docx.Document(str(path))
    texts = [paragraph.text for paragraph in document.paragraphs]
    for table in document.tables:
        texts += [cell.text for row in table.rows for cell in row.cells]
    return texts


def by_elements(data: bytes) -> object:
    """The main part parsed into a tree by the standard library, and no more."""
    from xml.etree import ElementTree as ET

    return ET.fromstring(data)


def lines(folder: Path, quick: bool) -> Iterator[Line]:
    """The ratios for an example as offices print it, and for the same figures written by python-docx."""
    written = folder / "written.docx"
    written.write_bytes(by_python_docx(FIGURES["suqian-2024"]))
    for label, path in (("examples/2021-clean.docx", EXAMPLES / "2021-clean.docx"), ("python-docx's file", written)):
        yield from _ratios(label, _measured(path, 3 if quick else 9))


def _measured(path: Path, rounds: int) -> Times:
    data = part(path.read_bytes())
    cases = {
        "cell": lambda: by_cell(path),
        "row": lambda: by_row(path),
        "read": lambda: documents.read(path),
        "check": lambda: check_file(path),
        "tree": lambda: by_elements(data),
    }
    return take_turns(cases, rounds)


def _ratios(label: str, times: Times) -> Iterator[Line]:
    yield Line(f"{label}: documents.read", scaled(times["read"], 1000), "ms")
    yield Line("  table.cell() / documents.read", ratios(times, "cell", "read"), "times", "wanted: 100")
    yield Line("  row.cells / documents.read", ratios(times, "row", "read"), "times", "wanted: 10")
    yield Line(f"{label}: file to findings", scaled(times["check"], 1000), "ms")
    yield Line("  table.cell() / file to findings", ratios(times, "cell", "check"), "times")
    yield Line("  row.cells / file to findings", ratios(times, "row", "check"), "times")
    yield Line("  documents.read / ElementTree.fromstring of its XML", ratios(times, "read", "tree"), "times")
    yield Line("  file to findings / ElementTree.fromstring of its XML", ratios(times, "check", "tree"), "times")
