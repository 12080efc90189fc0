"""CSV for spreadsheets and data programs: one row for each finding, UTF-8 with a byte order mark for Excel."""

from __future__ import annotations

import csv
import re
from typing import TYPE_CHECKING, TextIO

from gkcheck.findings.words import hint, message, number

from .records import address, figure
from .told import doubted

if TYPE_CHECKING:
    from collections.abc import Iterable

    from gkcheck.findings.model import Finding, Result

COLUMNS = (
    "path agency year code name severity message hint cells labels address line expected actual difference suggested"
).split()

_MOST = 32_767
"""Characters that a cell of Excel holds."""

_CONTROLS = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029]+")
"""Line ends, tabs and the like: a line end that a program takes for a new row would let a cell begin anew."""

_FORMULA = re.compile("[\\s\u200b-\u200f\u2060\ufeff]*[=+@＝＋－＠-]")
"""What spreadsheets take for the beginning of a formula, and what they skip before one (OWASP, CSV injection)."""

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
    if _FORMULA.match(shown):
        shown = f"'{shown}"
    return shown if len(shown) <= _MOST else shown[: _MOST - 1] + "…"
