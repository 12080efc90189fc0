"""CSV for spreadsheets and data programs: one row for each finding, UTF-8 with a byte order mark for Excel."""

from __future__ import annotations

import csv
import re
from typing import TYPE_CHECKING, TextIO

from gkcheck.findings.words import hint, message, number

from .celltext import cut, is_like_formula
from .records import address, figure
from .told import doubted

if TYPE_CHECKING:
    from collections.abc import Iterable

    from gkcheck.findings.model import Finding, Result

COLUMNS = (
    "path agency year code name severity message hint cells labels address line expected actual difference suggested"
).split()

_CONTROLS = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029]+")
"""Line ends, tabs and the like: a line end that a program takes for a new row would let a cell begin anew."""

_BETWEEN = "; "


def write(results: Iterable[Result], stream: TextIO, lang: str) -> None:
    """Write the header, and the rows as they come."""
    stream.write("\ufeff")
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(COLUMNS)
    for result in results:
        writer.writerows(_row(result.path, finding, lang) for finding in result.findings)


def _row(path: str, finding: Finding, lang: str) -> list[str | int]:
    """Figures of our own reckoning are numbers; whatever may come out of a report is text that cannot be a formula."""
    cell = doubted(finding)
    figures = [figure(value) for value in (finding.expected, finding.actual, finding.difference)]
    texts = {
        "path": path,
        "agency": finding.agency,
        "year": finding.year,
        "code": finding.code,
        "name": finding.name,
        "severity": finding.severity,
        "message": message(finding, lang),
        "hint": hint(finding, lang),
        "cells": _BETWEEN.join(cell.path for cell in finding.cells),
        "labels": _BETWEEN.join(cell.label.into(lang) for cell in finding.cells),
        "address": address(cell.place) if cell else None,
        "line": finding.line,
    }
    row = [safe(value) if isinstance(value, str) else value for value in texts.values()]
    return ["" if value is None else value for value in (*row, *figures, safe(_suggested(finding, lang)))]


def _suggested(finding: Finding, lang: str) -> str:
    """The likeliest set of cells to change: `applications.carried_out.total = 6`."""
    likeliest = finding.suspects[0] if finding.suspects else ()
    return _BETWEEN.join(f"{s.cell.path} = {number(s.suggested, lang)}" for s in likeliest)


def safe(text: str) -> str:
    """The text on one line, with an apostrophe before it where a spreadsheet might take it for a formula."""
    shown = _CONTROLS.sub(" ", text)
    return cut(f"'{shown}" if is_like_formula(shown) else shown)
