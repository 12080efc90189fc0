"""JUnit XML: a suite for each file, a case for each rule that applied."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Literal, NamedTuple, TextIO
from xml.sax.saxutils import escape, quoteattr

from gkcheck.findings.words import hint, say
from gkcheck.rulebook.library import book

from .told import sentence, suspicions

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from gkcheck.findings.model import Finding, Result

_NO_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that XML 1.0 cannot hold, not even escaped."""

Kind = Literal["passed", "failure", "error", "skipped"]


class Case(NamedTuple):
    """One rule on one file: how it ended, in one line, and the details."""

    name: str
    kind: Kind
    said: str = ""
    details: str = ""


def write(results: Iterable[Result], stream: TextIO, lang: str) -> None:
    """Write the suites as they come."""
    stream.write('<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="gkcheck">\n')
    for result in results:
        stream.writelines(_suite(result.path, cases(result, lang)))
    stream.write("</testsuites>\n")


def cases(result: Result, lang: str) -> list[Case]:
    """Failures are errors and warnings; notes pass; what blanks leave open is skipped; an unread file is an error."""
    if result.status == "not_a_report":
        return [Case("not-a-report", "skipped", say("not-a-report", lang))]
    told: dict[str, list[Finding]] = defaultdict(list)
    for finding in result.findings:
        told[finding.code].append(finding)
    states: dict[str, Counter[str]] = defaultdict(Counter)
    for outcome in result.outcomes:
        states[outcome.code][outcome.state] += 1
    if result.status == "unreadable":
        return [_told(code, findings, "error", lang) for code, findings in told.items()]
    return [_case(code, told[code], states[code], lang) for code in sorted({*told, *states})]


def _case(code: str, findings: list[Finding], states: Counter[str], lang: str) -> Case:
    if findings:
        notes = all(finding.severity == "note" for finding in findings)
        return _told(code, findings, "passed" if notes else "failure", lang)
    if states["broken"]:
        return Case(_name(code), "skipped", say("rule-not-told", lang))
    if states["unknown"]:
        return Case(_name(code), "skipped", say("rules-unknown", lang, unknown=states["unknown"], all=states.total()))
    return Case(_name(code), "passed")


def _name(code: str) -> str:
    """The same however a rule ends, so that its history can be followed; rules of one's own go by their codes."""
    rule = book().rules.get(code)
    return f"{code} {rule.name}" if rule else code


def _told(code: str, findings: list[Finding], kind: Kind, lang: str) -> Case:
    """The first failure is the line, all findings are the details."""
    worst = next((finding for finding in findings if finding.severity != "note"), findings[0])
    return Case(_name(code), kind, sentence(worst, lang), "\n\n".join(_details(f, lang) for f in findings))


def _details(finding: Finding, lang: str) -> str:
    line = say("at-line", lang, line=finding.line) if finding.line else ""
    head = f"{say(finding.severity, lang)} {finding.code} {finding.rule.title.into(lang)}"
    parts = (head, sentence(finding, lang), line, suspicions(finding, lang), say("hint", lang) + hint(finding, lang))
    return "\n".join(part for part in parts if part)


def _suite(path: str, found: list[Case]) -> Iterator[str]:
    kinds = Counter(case.kind for case in found)
    counts = (
        f'tests="{len(found)}" failures="{kinds["failure"]}" errors="{kinds["error"]}" skipped="{kinds["skipped"]}"'
    )
    yield f"<testsuite name={_value(path)} {counts} file={_value(path)}>\n"
    for case in found:
        yield f"<testcase classname={_value(path)} name={_value(case.name)}"
        if case.kind != "passed":
            yield f"><{case.kind} message={_value(case.said)}>{_text(case.details)}</{case.kind}></testcase>\n"
        elif case.details:
            yield f"><system-out>{_text(case.details)}</system-out></testcase>\n"
        else:
            yield "/>\n"
    yield "</testsuite>\n"


def _text(text: str) -> str:
    return escape(_NO_XML.sub("", text), {"\r": "&#13;"})


def _value(text: str) -> str:
    return quoteattr(_NO_XML.sub("", text))
