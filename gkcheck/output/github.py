"""Workflow commands of GitHub Actions: each cause becomes an annotation on the line of its likeliest cell."""

from __future__ import annotations

from typing import TYPE_CHECKING, TextIO

from gkcheck.findings.gate import closing
from gkcheck.findings.gatewords import leftovers, tell
from gkcheck.findings.stories import by_cause, gravest, headline, likeliest
from gkcheck.findings.words import message, place, say

from .unseen import visible

if TYPE_CHECKING:
    from collections.abc import Iterable

    from gkcheck.findings.model import Finding, Result

_COMMANDS = {"error": "error", "warning": "warning", "note": "notice"}


def write(results: Iterable[Result], stream: TextIO, lang: str) -> None:
    """Write one command for each cause or other finding, and one for each file that is no report."""
    for result in results:
        stream.writelines(_command(result, group, lang) + "\n" for group in by_cause(result.findings))
        if result.status == "not_a_report":
            stream.write(f"::notice file={_property(result.path)}::{_data(say('not-a-report', lang))}\n")
    for said, items in leftovers(closing(results), lang):
        listed = tell("semicolon", lang).join(items)
        stream.write(f"::notice::{_data(said + say('colon', lang) + listed)}\n")


def _command(result: Result, group: tuple[Finding, ...], lang: str) -> str:
    """One command for the findings of one cause, at the cell that is most likely wrong."""
    finding = group[0]
    cells = [*likeliest(finding), *finding.cells]
    at = finding.line
    if at is not None and likeliest(finding):
        at = next((cell.place.line for cell in cells if cell.place), None)
    line = f",line={at}" if at else ""
    titles = dict.fromkeys(f"{each.code} {each.rule.title.into(lang)}" for each in group)
    where = place(cells[0].place, lang) if cells and not at and not likeliest(finding) else ""
    told = [headline(finding, lang)] if finding.cause is not None else []
    told += [message(each, lang) for each in group]
    said = _data("\n".join(told) + (say("aside", lang, words=where) if where else ""))
    command = f"::{_COMMANDS[gravest(group)]} file={_property(result.path)}{line}"
    return f"{command},title={_property(say('list', lang).join(titles))}::{said}"


def _data(text: str) -> str:
    """Text as GitHub wants it in a command: line ends would end the command, and what steers a log is written out."""
    return visible(text).replace("%", "%25").replace("\n", "%0A")


def _property(text: str) -> str:
    """Text as a property of a command, where colons and commas part."""
    return _data(text).replace(":", "%3A").replace(",", "%2C")
