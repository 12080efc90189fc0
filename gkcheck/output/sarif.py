"""SARIF 2.1.0: results for code scanning, within the limits of GitHub."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, TextIO

from gkcheck.findings.selection import ALWAYS
from gkcheck.findings.words import message, say
from gkcheck.rulebook.library import book
from gkcheck.version import __version__

from .records import as_json
from .sarif_limits import FILES, RULES, Worst
from .sarif_parts import ROOT, Record, artifact_record, physical, result_record, rule_record, text
from .told import fingerprints

if TYPE_CHECKING:
    from collections.abc import Iterable

    from gkcheck.findings.model import Result
    from gkcheck.rulebook.rules import Rule

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"


def write(results: Iterable[Result], stream: TextIO, lang: str) -> None:
    """Write one run; each result stands on a line of its own."""
    run = _Run(lang)
    for result in results:
        run.add(result)
    lines = run.worst.results(beside="".join(run.around()))
    opening, closing = run.around()
    stream.write(opening)
    stream.write(",\n".join(lines))
    stream.write(closing)


class _Run:
    """A run as it grows: rules, the worst results, files, and what is to be notified."""

    def __init__(self, lang: str) -> None:
        self.lang = lang
        self.rules: dict[str, Rule] = dict(book().rules)
        self.order = {code: i for i, code in enumerate(self.rules)}
        self.worst = Worst()
        self.files: dict[str, Record] = {}
        self.files_left_out = 0
        self.unchecked: list[Record] = []
        self.complete = True

    def add(self, result: Result) -> None:
        """Take the result of one file."""
        artifact = artifact_record(result.path)
        if len(self.files) < FILES:
            self.files[artifact["uri"]] = artifact
        else:
            self.files_left_out += 1
        if result.status == "not_a_report":
            self._notify("not-a-report", "note", say("not-a-report", self.lang), artifact)
        for finding, fingerprint in zip(result.findings, fingerprints(result), strict=True):
            if result.status == "unreadable":
                self.complete = False
                self._notify(finding.code, "error", message(finding, self.lang), artifact)
            index = self._index(finding.rule)
            line = None
            if self.worst.has_room(finding.severity):
                line = as_json(result_record(artifact, finding, fingerprint, index, self.lang))
            self.worst.add(finding.severity, line)

    def _index(self, rule: Rule) -> int | None:
        """Where a rule stands among the rules; one of the user's own is added."""
        if rule.code not in self.order and len(self.rules) < RULES:
            self.order[rule.code] = len(self.rules)
            self.rules[rule.code] = rule
        return self.order.get(rule.code)

    def _notify(self, name: str, level: str, words: str, artifact: Record) -> None:
        if len(self.unchecked) < FILES:
            self.unchecked.append(self._notification(name, level, words, artifact))

    def _notification(self, name: str, level: str, words: str, artifact: Record | None = None) -> Record:
        reference = {"associatedRule": {"id": name, "index": self.order[name]}} if name in self.order else {}
        about = {"locations": [{"physicalLocation": physical(artifact)}]} if artifact else {}
        return {"descriptor": {"id": name}, **reference, "level": level, "message": text(words), **about}

    def around(self) -> tuple[str, str]:
        """What stands before and after the results."""
        head = {"$schema": SCHEMA, "version": "2.1.0", "runs": [{"tool": {"driver": self._driver()}, "results": []}]}
        opening = json.dumps(head, ensure_ascii=False, indent=1).removesuffix("[]\n  }\n ]\n}") + "[\n"
        rest = ",\n".join(f'   "{name}": {as_json(part)}' for name, part in self._rest().items())
        return opening, f"\n   ],\n{rest}\n  }}\n ]\n}}\n"

    def _driver(self) -> Record:
        kinds = {name: {"text": say(name, self.lang)} for name in ("not-a-report", "left-out")}
        described = [
            {"id": name, "shortDescription": said, "fullDescription": said, "help": said}
            for name, said in kinds.items()
        ]
        rules = [rule_record(rule, self.lang) for rule in self.rules.values()]
        return {
            "name": "gkcheck",
            "version": __version__,
            "semanticVersion": __version__,
            "rules": rules,
            "notifications": [rule for rule in rules if rule["id"] in ALWAYS] + described,
        }

    def _rest(self) -> Record:
        return {
            "invocations": [
                {"executionSuccessful": self.complete, "toolExecutionNotifications": self._notifications()}
            ],
            "artifacts": [{"location": artifact, "roles": ["analysisTarget"]} for artifact in self.files.values()],
            "originalUriBaseIds": {ROOT: {"description": {"text": say("source-root", self.lang)}}},
            "language": "zh-CN" if self.lang == "zh" else "en-US",
            "columnKind": "unicodeCodePoints",
        }

    def _notifications(self) -> list[Record]:
        told = list(self.unchecked)
        left_out = self.worst.left_out()
        if any(left_out.values()):
            words = say("left-out-counts", self.lang, found=self.worst.seen.total(), **left_out)
            told.append({**self._notification("left-out", "warning", words), "properties": {"leftOut": left_out}})
        if self.files_left_out:
            words = say("files-left-out", self.lang, count=self.files_left_out)
            told.append(self._notification("left-out", "note", words))
        return told
