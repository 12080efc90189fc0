"""Workflow commands of GitHub Actions: each finding becomes an annotation on its line."""

from __future__ import annotations

from typing import TYPE_CHECKING, TextIO

from gkcheck.findings.words import message, place, say

if TYPE_CHECKING:
    from collections.abc import Iterable

    from gkcheck.findings.model import Finding, Result

_COMMANDS = {"error": "error", "warning": "warning", "note": "notice"}


def write(results: Iterable[Result], stream: TextIO, lang: str) -> None:
    """Write one command for each finding, and one for each file that is no report."""
    for result in results:
        stream.writelines(_command(result.path, finding, lang) + "\n" for finding in result.findings)
        if result.status == "not_a_report":
            stream.write(f"::notice file={_property(result.path)}::{_data(say('not-a-report', lang))}\n")


def _command(path: str, finding: Finding, lang: str) -> str:
    line = f",line={finding.line}" if finding.line else ""
    title = _property(f"{finding.code} {finding.rule.title.into(lang)}")
    where = place(finding.cells[0].place, lang) if finding.cells and not finding.line else ""
    said = _data(message(finding, lang) + (say("aside", lang, words=where) if where else ""))
    return f"::{_COMMANDS[finding.severity]} file={_property(path)}{line},title={title}::{said}"


def _data(text: str) -> str:
    """Text as GitHub wants it in a command: line ends would end the command."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    """Text as a property of a command, where colons and commas part."""
    return _data(text).replace(":", "%3A").replace(",", "%2C")
