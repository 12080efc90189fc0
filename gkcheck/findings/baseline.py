"""Findings recorded on the first day: a run to a file that is sorted and stable, and from the file what to hide."""

from __future__ import annotations

import json
import os
from dataclasses import replace
from typing import TYPE_CHECKING, Any, NamedTuple

from gkcheck.errors import SettingFault, SettingsError

from .gatewords import GATE
from .globs import located, shown
from .model import Aside
from .selection import ALWAYS, is_weighed, weighed_beyond
from .words import message

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from .model import Finding, Result

FORMAT = 1
_LARGEST = 64 << 20


class Recorded(NamedTuple):
    """One finding of a baseline: the fingerprint by which it is known, and, for people, what it was.

    path: from the folder of the baseline's file. place: the relation's place, or the path of the cell.
    """

    path: str
    code: str
    place: str
    fingerprint: str
    message: str


class Baseline:
    """The recorded findings of a file as a run goes through them: as many alike are hidden as were recorded.

    coming: the files of the run; what was recorded of one of them is kept for it, the rest may have moved elsewhere.
    """

    def __init__(self, file: Path, recorded: Iterable[Recorded], coming: Iterable[str] = ()) -> None:
        self.folder = file.parent
        self.coming = {located(path, self.folder) for path in coming}
        self.left: dict[str, list[Recorded]] = {}
        for one in recorded:
            self.left.setdefault(one.fingerprint, []).append(one)
        self.used: list[Recorded] = []
        self.checked: dict[str, frozenset[str]] = {}

    def hide(self, result: Result) -> Result:
        """The result without what was recorded before."""
        if result.status != "checked":
            return result
        path = located(result.path, self.folder)
        self.checked[path] = weighed_beyond(result)
        hidden = {i for i, finding in enumerate(result.findings) if self._take(finding, path)}
        aside = tuple(Aside(result.findings[i], "baseline") for i in sorted(hidden))
        told = tuple(finding for i, finding in enumerate(result.findings) if i not in hidden)
        return replace(result, findings=told, aside=result.aside + aside)

    def _take(self, finding: Finding, path: str) -> bool:
        """Use up one record of a finding, that of the same file before that of one that is not in the run."""
        alike = self.left.get(finding.fingerprint, ()) if finding.code not in ALWAYS else ()
        free = [one for one in alike if one.path == path] or [one for one in alike if one.path not in self.coming]
        if not free:
            return False
        self.left[finding.fingerprint].remove(free[0])
        self.used.append(free[0])
        return True

    @property
    def gone(self) -> tuple[Recorded, ...]:
        """What was recorded and no longer occurs: in the files that were checked, or in one that is no longer there."""
        return tuple(sorted(one for alike in self.left.values() for one in alike if self._is_gone(one)))

    def _is_gone(self, one: Recorded) -> bool:
        if one.path in self.checked:
            return is_weighed(one.code, self.checked[one.path])
        return not os.path.exists(self.folder / one.path)  # noqa: PTH110 - never raises

    def kept_from(self, file: Path) -> list[Recorded]:
        """What a rewritten file holds: what still occurs, and what was recorded of files that were not checked."""
        left = [one for alike in self.left.values() for one in alike if not self._is_gone(one)]
        return [one._replace(path=located(str(self.folder / one.path), file.parent)) for one in self.used + left]


def recorded(results: Iterable[Result], file: Path) -> list[Recorded]:
    """The findings of a run as a baseline in `file` holds them; never that a file could not be read."""
    return [
        Recorded(located(result.path, file.parent), finding.code, _place(finding), finding.fingerprint, _said(finding))
        for result in results
        if result.status == "checked"
        for finding in result.findings
        if finding.code not in ALWAYS
    ]


def _place(finding: Finding) -> str:
    return finding.relation.place if finding.relation else finding.cells[0].path if finding.cells else ""


def _said(finding: Finding) -> str:
    """The sentence in Chinese, whatever the run's language, so that the file stays the same."""
    return message(replace(finding, lapsed=None), "zh")


def written(records: Iterable[Recorded]) -> str:
    """A baseline's text: sorted, the same for the same findings."""
    findings = [one._asdict() for one in sorted(records)]
    whole = {"format": FORMAT, "tool": "gkcheck", "kind": "baseline", "findings": findings}
    return json.dumps(whole, ensure_ascii=False, indent=1) + "\n"


def read_baseline(file: Path, coming: Iterable[str] = ()) -> Baseline:
    """The baseline in a file, for a run of the files that are coming.

    Raises SettingsError, in words, where it is broken or something else.
    """
    try:
        if file.stat().st_size > _LARGEST:
            raise _refused(file, "baseline-foreign")
        data = json.loads(file.read_text("utf-8-sig"))
    except FileNotFoundError as error:
        raise _refused(file, "baseline-absent") from error
    except OSError as error:
        raise _refused(file, "baseline-closed") from error
    except (ValueError, RecursionError) as error:
        raise _refused(file, "baseline-broken", getattr(error, "lineno", None)) from error
    return Baseline(file, _records(file, data), coming)


def _records(file: Path, data: Any) -> list[Recorded]:
    if not isinstance(data, dict) or (data.get("tool"), data.get("kind")) != ("gkcheck", "baseline"):
        raise _refused(file, "baseline-foreign")
    if data.get("format") != FORMAT:
        raise _refused(file, "baseline-newer", given=str(data.get("format")))
    findings = data.get("findings")
    if not isinstance(findings, list):
        raise _refused(file, "baseline-foreign")
    wrong = [i for i, one in enumerate(findings, 1) if not _is_record(one)]
    if wrong:
        raise SettingsError([_fault(file, "baseline-record", key=f"findings.{i}") for i in wrong[:20]])
    return [Recorded(*(one[name] for name in Recorded._fields)) for one in findings]


def _is_record(one: object) -> bool:
    return isinstance(one, dict) and all(isinstance(one.get(name), str) for name in Recorded._fields)


def _refused(file: Path, reason: str, line: int | None = None, given: str = "") -> SettingsError:
    return SettingsError([_fault(file, reason, line, given=given)])


def _fault(file: Path, reason: str, line: int | None = None, key: str = "", given: str = "") -> SettingFault:
    said = GATE[reason]
    return SettingFault(shown(file), line, key, said.zh.format(given=given), said.en.format(given=given))
