"""GitLab Code Quality: a list of findings for the widget of merge requests."""

from __future__ import annotations

from typing import TYPE_CHECKING, TextIO

from .paths import relative
from .records import as_json
from .told import account, digest, fingerprints

if TYPE_CHECKING:
    from collections.abc import Iterable

    from gkcheck.findings.model import Finding, Result
    from gkcheck.rulebook.rules import Severity

_SEVERITIES: dict[Severity, str] = {"error": "critical", "warning": "major", "note": "info"}
"""Files that could not be read are blockers; `minor` is not used."""


def write(results: Iterable[Result], stream: TextIO, lang: str) -> None:
    """Write one entry for each finding as it comes."""
    between = "[\n"
    for result in results:
        path = relative(result.path).as_posix()
        for finding, fingerprint in zip(result.findings, fingerprints(result), strict=True):
            unread = result.status == "unreadable"
            stream.write(between + as_json(_entry(path, finding, digest(path, fingerprint), lang, unread)))
            between = ",\n"
    stream.write("[]\n" if between == "[\n" else "\n]\n")


def _entry(path: str, finding: Finding, fingerprint: str, lang: str, unread: bool) -> dict[str, object]:
    """The path goes into the fingerprint, for no two entries of a list may share one."""
    return {
        "description": account(finding, lang),
        "check_name": f"{finding.code} {finding.name}",
        "fingerprint": fingerprint,
        "severity": "blocker" if unread else _SEVERITIES[finding.severity],
        "location": {"path": path, "lines": {"begin": finding.line or 1}},
    }
