"""Results as plain records, the shapes of JSON format 1."""

from __future__ import annotations

import json
import re
from decimal import Decimal
from typing import TYPE_CHECKING, Literal

from gkcheck.findings.words import hint, message
from gkcheck.version import __version__

if TYPE_CHECKING:
    from gkcheck.findings.gate import Closing
    from gkcheck.findings.model import CellRef, Finding, Result, Suspect
    from gkcheck.findings.tally import Tally
    from gkcheck.findings.waivers import Waiver
    from gkcheck.reports.model import Number
    from gkcheck.tables.readings import Place

    from . import shapes

FORMAT: Literal[1] = 1

_CONTROLS = re.compile("[\x7f-\x9f]")
"""Control characters that JSON allows as they are and that steer some terminals."""


def tool() -> shapes.Tool:
    """Who wrote it."""
    return {"name": "gkcheck", "version": __version__}


def summary(tally: Tally, left: Closing) -> shapes.Summary:
    """How many files, findings by severity, files that could not be checked, findings that are not told.

    left: what is left over of baseline and waivers.
    """
    return {
        "files": tally.kinds.total(),
        "errors": tally.severities["error"],
        "warnings": tally.severities["warning"],
        "notes": tally.severities["note"],
        "unreadable": tally.unread,
        "not_a_report": tally.kinds["not-a-report"],
        "hidden": tally.aside["baseline"],
        "waived": tally.aside["waiver"],
        "gone": [{"path": g.path, "code": g.code, "place": g.place, "fingerprint": g.fingerprint} for g in left.gone],
        "unused_waivers": [_waiver(waiver) for waiver in left.unused],
        "stray_waivers": [_waiver(waiver) for waiver in left.strays],
    }


def _waiver(waiver: Waiver) -> shapes.Waiver:
    return {"rule": waiver.rule, "agency": waiver.agency, "year": waiver.year, "cell": waiver.cell}


def file_record(result: Result, lang: str) -> shapes.File:
    """One file."""
    report = result.report
    return {
        "path": result.path,
        "status": result.status,
        "edition": report.edition if report else None,
        "agency": (report.agency or None) if report else None,
        "year": report.year if report else None,
        "tables": list(report.tables) if report else [],
        "rules": {"kept": len(result.kept), "broken": len(result.broken), "unknown": len(result.unknown)},
        "findings": [finding_record(finding, lang) for finding in result.findings],
        "aside": [
            {"code": f.code, "fingerprint": f.fingerprint, "by": by, "reason": why or None}
            for f, by, why in result.aside
        ],
    }


def finding_record(finding: Finding, lang: str) -> shapes.Finding:
    """One finding."""
    return {
        "code": finding.code,
        "name": finding.name,
        "severity": finding.severity,
        "outcome": finding.outcome,
        "message": message(finding, lang),
        "hint": hint(finding, lang),
        "line": finding.line,
        "cells": [_cell(cell, lang) for cell in finding.cells],
        "expected": figure(finding.expected),
        "actual": figure(finding.actual),
        "difference": figure(finding.difference),
        "cause": finding.cause,
        "suspects": [[_suspect(s, lang) for s in suspects] for suspects in finding.suspects],
        "lapsed": [{"path": p, "then": then, "now": now} for p, then, now in finding.lapsed.changed]
        if finding.lapsed
        else None,
        "fingerprint": finding.fingerprint,
    }


def _cell(cell: CellRef, lang: str) -> shapes.Cell:
    return {
        "path": cell.path,
        "label": cell.label.into(lang),
        "address": address(cell.place),
        "printed": cell.printed,
        "value": figure(cell.value),
    }


def _suspect(suspect: Suspect, lang: str) -> shapes.Suspect:
    return {
        "path": suspect.cell.path,
        "printed": suspect.cell.printed,
        "suggested": figure(suspect.suggested),
        "reason": suspect.reason.into(lang),
    }


def address(place: Place | None) -> str | None:
    """Where a cell stands, for machines: `table 2, row 28, column 5`, or `line 57` in a text."""
    if place is None:
        return None
    if place.table is None:
        return f"line {place.line}" if place.line is not None else None
    column = f", column {place.column}" if place.column is not None else ""
    return f"table {place.table}, row {place.row}{column}"


def figure(value: Number | None) -> int | str | None:
    """A count as a number, an amount as a string of decimal digits."""
    return f"{value:f}" if isinstance(value, Decimal) else value


def as_json(record: object, indent: int | None = None) -> str:
    """A record as JSON, on one line unless it is indented."""
    said = json.dumps(record, ensure_ascii=False, indent=indent)
    return _CONTROLS.sub(lambda found: f"\\u{ord(found[0]):04x}", said)
