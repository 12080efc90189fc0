"""The parts of a SARIF file: rules, results and notifications as plain records."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from gkcheck.findings.words import place, say

from .paths import uri
from .records import address, figure
from .sarif_limits import DESCRIPTION, LOCATIONS, MESSAGE, NAME, TAGS, clip
from .told import account, doubted, suspicion, where

if TYPE_CHECKING:
    from gkcheck.findings.model import CellRef, Finding
    from gkcheck.rulebook.rules import Rule, Severity

Record = dict[str, Any]

ROOT = "%SRCROOT%"
"""What relative addresses of files are relative to, as GitHub names it."""

_PROBLEMS: dict[Severity, str] = {"error": "error", "warning": "warning", "note": "recommendation"}


def text(words: str, most: int = MESSAGE) -> Record:
    """Words as a message that holds neither links nor blanks to fill in: SARIF writes `[text](address)` and `{0}`."""
    return {"text": clip(words, most).replace("](", "] (").replace("{", "{{").replace("}", "}}")}


def rule_record(rule: Rule, lang: str) -> Record:
    """A rule: its title, why it is there, what to do and on what it rests; it has no address on the web."""
    said = {"title": rule.title, "why": rule.why, "hint": rule.hint, "basis": rule.basis}
    title, why, advice, basis = (words.into(lang) for words in said.values())
    labelled = [say(key, lang) + words for key, words in (("why", why), ("hint", advice), ("basis", basis))]
    return {
        "id": rule.code,
        "name": clip(rule.name, NAME),
        "shortDescription": {"text": clip(title, DESCRIPTION)},
        "fullDescription": {"text": clip(why, DESCRIPTION)},
        "help": {"text": "\n".join(labelled), "markdown": "\n\n".join(map(_markdown, labelled))},
        "defaultConfiguration": {"level": rule.severity},
        "properties": {"tags": _tags(rule), "problem.severity": _PROBLEMS[rule.severity]},
    }


def _markdown(words: str) -> str:
    """Words that Markdown prints as they are."""
    return "".join(f"\\{c}" if c in r"\`*_{}[]()<>#+-!|" else c for c in words)


def _tags(rule: Rule) -> list[str]:
    tags = [*([rule.table] if rule.table else []), *(f"edition-{edition}" for edition in rule.editions)]
    return tags[:TAGS]


def result_record(artifact: Record, finding: Finding, fingerprint: str, index: int | None, lang: str) -> Record:
    """A finding of a file; `index` is that of its rule, None where it has none."""
    record: Record = {
        "ruleId": finding.code,
        **({} if index is None else {"ruleIndex": index}),
        "level": finding.severity,
        "message": text(account(finding, lang)),
        "locations": [_location(artifact, finding, lang)],
        "partialFingerprints": {"gkcheck/v1": fingerprint, "primaryLocationLineHash": fingerprint},
        "properties": _properties(finding),
    }
    if related := _related(artifact, finding, lang):
        record["relatedLocations"] = related
    return record


def _properties(finding: Finding) -> Record:
    figures = {name: figure(getattr(finding, name)) for name in ("expected", "actual", "difference")}
    facts = {"name": finding.name, "agency": finding.agency, "year": finding.year, **figures, "cause": finding.cause}
    return {name: fact for name, fact in facts.items() if fact is not None and fact != ""}


def _location(artifact: Record, finding: Finding, lang: str) -> Record:
    cell = doubted(finding)
    location: Record = {"physicalLocation": physical(artifact, finding.line)}
    if cell is not None:
        location["logicalLocations"] = [_logical(cell, lang)]
    if at := where(finding, lang):
        location["message"] = text(at)
    return location


def artifact_record(path: str) -> Record:
    """Where a file lies."""
    seen = uri(path)
    return {"uri": seen} if seen.startswith("file:") else {"uri": seen, "uriBaseId": ROOT}


def physical(artifact: Record, line: int | None = None) -> Record:
    """A file, and the line in it where it has lines."""
    return {"artifactLocation": artifact, **({} if line is None else {"region": {"startLine": line}})}


def _logical(cell: CellRef, lang: str | None) -> Record:
    """A cell, row, table or sentence: its path in the form, its label, and where it stands, for programs.

    lang: None leaves out the label, where a message beside it says it.
    """
    record: Record = {"fullyQualifiedName": cell.path}
    if lang is not None:
        record |= {"name": cell.path.rpartition(".")[2], "decoratedName": cell.label.into(lang)}
    if at := address(cell.place):
        record["properties"] = {"address": at}
    return record


def _related(artifact: Record, finding: Finding, lang: str) -> list[Record]:
    """Cells that may be the wrong ones, likeliest first, then the other cells of the relation in print order."""
    main = doubted(finding)
    suspects = [suspect for suspects in finding.suspects for suspect in suspects]
    told = [(suspect.cell, suspicion(suspect, lang)) for suspect in suspects]
    told += [(cell, _contents(cell, lang)) for cell in finding.cells if cell is not main]
    lined = finding.line is not None
    return [
        {
            "id": number,
            **({"physicalLocation": physical(artifact, cell.place.line)} if lined and cell.place else {}),
            "logicalLocations": [_logical(cell, None)],
            "message": text(words),
        }
        for number, (cell, words) in enumerate(told[: LOCATIONS - 1], 1)
    ]


def _contents(cell: CellRef, lang: str) -> str:
    label = cell.label.into(lang)
    said = (
        label
        if cell.printed is None
        else say("cell-printed", lang, label=label, printed=cell.printed or say("blank", lang))
    )
    at = place(cell.place, lang)
    return said + (say("aside", lang, words=at) if at else "")
