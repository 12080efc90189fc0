"""One cell too few or too many in a row: the row is not read, nothing else is doubted, no figure is misplaced."""

from __future__ import annotations

import re

import pytest

from gkcheck import check
from gkcheck.documents import parse
from gkcheck.reports.fill import fill
from gkcheck.tables import recognise
from tests.layouts import FIGURES, LAYOUTS
from tests.layouts.figures import leaves

FIGURE_SETS = ("large-2020", "large-2022", "suqian-2024")


def read(data, suffix):
    """The report in some bytes."""
    document = parse(data, suffix)
    return fill(document, recognise(document))


def rows_of_pipes(text):
    """Line numbers of rows of table three that hold seven figures."""
    return [i for i, line in enumerate(text.splitlines()) if len(re.findall(r"\|\s*\d+\s*(?=\|)", line)) == 7]


def rows_of_html(text):
    """Positions of table rows that hold seven figures."""
    cells = r"<td[^>]*>(?:<p[^>]*>)?\d+(?:</p>)?</td>"
    return [m.span() for m in re.finditer(rf"<tr[^>]*>(?:(?!</tr>).)*?(?:{cells}\s*){{7}}</tr>", text, re.DOTALL)]


def assert_only_this_row(report, figures):
    """One GK009 and no arithmetic error; every figure that was read is the right one."""
    errors = [f for f in check(report).findings if f.severity == "error"]
    assert [f.code for f in errors] == ["GK009"]
    wanted = dict(leaves(figures.form))
    lost = errors[0].cells[0].path
    for path, number in report.numbers.items():
        if path.startswith(lost + "."):
            assert number is None
        elif path.startswith("applications"):
            assert number == wanted[path]


@pytest.mark.parametrize("name", FIGURE_SETS)
@pytest.mark.parametrize("change", ["lost", "added"])
def test_a_cell_too_few_or_too_many_in_pipes(name, change):
    """Each row of table three in turn, at its third cell."""
    lines = LAYOUTS["text-pipes"][1](FIGURES[name]).decode("utf-8").splitlines()
    rows = rows_of_pipes("\n".join(lines))
    assert len(rows) >= 20
    for row in rows:
        cells = lines[row].split("|")
        at = len(cells) - 5
        broken = cells[:at] + (cells[at + 1 :] if change == "lost" else [" 9 ", *cells[at:]])
        text = "\n".join([*lines[:row], "|".join(broken), *lines[row + 1 :]])
        assert_only_this_row(read(text.encode("utf-8"), ".md"), FIGURES[name])


@pytest.mark.parametrize("name", FIGURE_SETS)
@pytest.mark.parametrize("change", ["lost", "added"])
def test_a_cell_too_few_or_too_many_in_a_page(name, change):
    """Each row of table three in turn, at its fourth cell from the end."""
    text = LAYOUTS["html-spans"][1](FIGURES[name]).decode("utf-8")
    rows = rows_of_html(text)
    assert len(rows) >= 20
    for start, end in rows:
        cells = [m.span() for m in re.finditer(r"<td.*?</td>", text[start:end], re.DOTALL)]
        first, last = cells[-4]
        middle = "" if change == "lost" else "<td>9</td>" + text[start + first : start + last]
        page = text[: start + first] + middle + text[start + last :]
        assert_only_this_row(read(page.encode("utf-8"), ".html"), FIGURES[name])


@pytest.mark.parametrize("layout", ["html-empty-cells", "text-pipes", "text-tabs"])
def test_table_four_with_ten_values(layout):
    """Five of fifteen values missing: one GK009 for the whole table, no sum of it doubted."""
    figures = FIGURES["suqian-2024"]
    suffix, write = LAYOUTS[layout]
    text = write(figures).decode("utf-8")
    short = re.sub(r"(88(?:\D+\d+){9})(?:[^\d\n]+\d+){5}", lambda m: m[1], text, count=1)
    assert short != text
    report = read(short.encode("utf-8"), suffix)
    findings = check(report).findings
    assert [f.code for f in findings if f.cells and f.cells[0].path.startswith("cases")] == ["GK009"]
