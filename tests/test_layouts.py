"""Known figures in every layout: read right to the last cell, or said to be unreadable; never a wrong figure."""

from copy import deepcopy
from dataclasses import replace
from decimal import Decimal
from functools import cache

import pytest

import gkcheck
from gkcheck import documents
from gkcheck.pipeline import check_file
from gkcheck.reports.fill import fill
from gkcheck.tables import recognise
from tests.layouts import FIGURES, LAYOUTS, LOSSY
from tests.layouts.figures import leaves, lookup

LINES = "one cell a line: a blank is an empty line or none, which may as well be a gap"
EXCEPTIONS = {
    "word-imported-html": "the report is a web page packed into the archive, which is not opened: no report is there",
    "html-paragraphs": LINES,
    "html-divisions": LINES,
    "text-cells": LINES,
    "text-cells-grid": LINES,
    "marks-traditional": "a rare character of the agency's name may stay as printed",
}
"""Layouts that are not read to the last cell though they lose nothing, and why."""

OF_THE_LAYOUT = {"GK004", "GK005", "GK006", "GK009", "GK010", "GK011", "GK103", "GK104", "GK105"}
"""Rules that a layout may break with its blanks, its marks, its labels and its order."""

UNREAD = "word-imported-html"
SAME = ("word-merged", "html-spans", "text-pipes", "text-tabs")
SLIPS = {
    "applications.received.natural_person": 7,
    "applications.denied.third_party_rights.commercial_enterprise": 40,
    "cases.review.total": 9,
}
"""What is added to three cells."""


def as_number(value):
    """A figure as a report holds it: an amount of the form is a text or a text with a unit."""
    printed = value["value"] if isinstance(value, dict) else value
    return Decimal(printed) if isinstance(printed, str) else printed


@cache
def figures_of(name):
    """Every cell of a report and what it holds, and the units of its amounts."""
    cells = dict(leaves(FIGURES[name].form))
    units = {path: value["unit"] or "" for path, value in cells.items() if isinstance(value, dict)}
    return {path: as_number(value) for path, value in cells.items()}, units


def read(layout, figures, folder):
    """The report read from a file in a layout."""
    suffix, write = LAYOUTS[layout]
    path = folder / f"report{suffix}"
    path.write_bytes(write(figures))
    return gkcheck.read(path)


def row_of(path):
    """The row of a cell."""
    return path.rpartition(".")[0]


def may_lose(layout, wanted):
    """Whether rows of the report may be unreadable in this layout."""
    return layout in LOSSY or (layout in EXCEPTIONS and None in wanted.values())


def is_told(report, row):
    """Whether a row without figures is said to be unreadable, or all its cells to be blank."""
    cells = [path for path in report.numbers if row_of(path) == row]
    if row not in report.rows or any(report.numbers[path] is not None for path in cells):
        return False
    states = {report.cells[path].value.state for path in cells if path in report.cells}
    return not report.rows[row].fits or states == {"blank"}


@pytest.fixture(scope="module", params=[layout for layout in LAYOUTS if layout != UNREAD])
def reports(request, tmp_path_factory):
    """A layout, and every report read from it."""
    folder = tmp_path_factory.mktemp("layout")
    return request.param, {name: read(request.param, figures, folder) for name, figures in FIGURES.items()}


def test_every_figure_is_read(reports):
    """Every cell of every report; where a layout loses something, rows are told as unread and no figure is wrong."""
    layout, read_from_it = reports
    for name, report in read_from_it.items():
        wanted, _ = figures_of(name)
        got = report.numbers
        assert set(got) == set(wanted), name
        unread = {path for path, figure in wanted.items() if got[path] is None and figure is not None}
        rest = wanted.keys() - unread
        assert {path: got[path] for path in rest} == {path: wanted[path] for path in rest}, name
        assert all(type(got[path]) is type(wanted[path]) for path in rest), name
        assert not unread or may_lose(layout, wanted), name
        assert {row for row in map(row_of, unread) if not is_told(report, row)} == set(), name


def test_units_agency_year_and_edition_are_read(reports):
    """The unit of each amount, whose report it is, for which year, in which form."""
    layout, read_from_it = reports
    for name, report in read_from_it.items():
        figures = FIGURES[name]
        read_units = {path: report.cells[path].value.unit for path in figures_of(name)[1] if report.numbers[path]}
        assert read_units.items() <= figures_of(name)[1].items()
        assert (report.year, report.edition) == (figures.year, figures.edition)
        assert report.tables == ("disclosure", "applications", "cases")
        rare = sum(a != b for a, b in zip(report.agency, figures.agency, strict=True))
        assert rare <= (1 if layout.endswith("marks-traditional") else 0)


@cache
def findings_in_word(name):
    """The rules and places told of a report that stands in a plain Word file."""
    suffix, write = LAYOUTS["word-merged"]
    document = documents.parse(write(FIGURES[name]), suffix)
    return {places(finding) for finding in gkcheck.check(fill(document, recognise(document))).findings}


def places(finding):
    """A finding by its rule and its cells."""
    return finding.code, *(cell.path for cell in finding.cells)


def test_no_layout_makes_an_error(reports):
    """No sum, table, row or edition is told as wrong that is not told of the same report in Word."""
    layout, read_from_it = reports
    for name, report in read_from_it.items():
        found = {places(finding) for finding in gkcheck.check(report).findings}
        codes, usual = ({code for code, *_ in told} for told in (found, findings_in_word(name)))
        assert codes - usual <= OF_THE_LAYOUT, name
        if "-marks-" not in layout and "-form-" not in layout and not may_lose(layout, figures_of(name)[0]):
            assert found == findings_in_word(name), name


def test_a_page_packed_into_a_word_file_is_no_report(tmp_path):
    """Nothing is said of figures that were not read."""
    suffix, write = LAYOUTS[UNREAD]
    path = tmp_path / f"report{suffix}"
    for figures in FIGURES.values():
        path.write_bytes(write(figures))
        result = check_file(path)
        assert (result.status, result.findings) == ("not_a_report", ())


def slipped(figures):
    """The report with three slips."""
    form = deepcopy(figures.form)
    for path, more in SLIPS.items():
        lookup(form, row_of(path))[path.rpartition(".")[2]] += more
    return replace(figures, form=form)


def told(finding):
    """A finding but for where in its file it stands."""
    cells = tuple((cell.path, cell.printed, cell.value) for cell in finding.cells)
    return finding.code, finding.severity, cells, finding.expected, finding.actual, finding.fingerprint


@pytest.mark.parametrize("name", ["suqian-2023", "suqian-2024", "hongze-2023", "large-2020"])
def test_every_container_gives_the_same_findings(name, tmp_path):
    """Three slips: the same codes, cells and figures whether they stand in Word, on a page or in a text."""
    reports = [read(layout, slipped(FIGURES[name]), tmp_path) for layout in SAME]
    findings = [[told(finding) for finding in gkcheck.check(report).findings] for report in reports]
    assert findings[0]
    assert all(other == findings[0] for other in findings)
    doubted = {path for _, _, cells, *_ in findings[0] for path, *_ in cells}
    assert set(SLIPS) <= doubted


def test_every_exception_is_a_layout():
    """None is left over from a layout that went."""
    assert all(any(layout.endswith(name) for layout in LAYOUTS) for name in EXCEPTIONS)
    assert set(LOSSY) <= set(LAYOUTS)
