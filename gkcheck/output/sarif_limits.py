"""What code scanning takes of a SARIF file, and which results are kept where a run has more.

The figures are those of GitHub: "SARIF support for code scanning" and "SARIF results exceed one or more limits" in its
documentation (docs.github.com, code-security/code-scanning). A file above a limit is refused whole. Of what is above
the number shown the rest is dropped, not always the least severe (github/docs issue 38085), which is why the worst
results then come first. At most 20 runs are taken; gkcheck writes one.
"""

from __future__ import annotations

import zlib
from collections import Counter
from typing import NamedTuple

from gkcheck.rulebook.rules import SEVERITIES, Severity

RESULTS = 25_000
"""Results of a run: more are refused."""

RESULTS_SHOWN = 5_000
"""Results of a run that are shown."""

RULES = 25_000
"""Rules of a run: more are refused."""

LOCATIONS = 1_000
"""Locations of a result: more are refused; 100 are shown."""

TAGS = 10
"""Tags of a rule that are shown; more than 20 are refused."""

BYTES = 10_000_000
"""The file, compressed by gzip: a larger one is refused."""

NAME = 255
"""Characters of a rule's name."""

DESCRIPTION = 1_024
"""Characters of a rule's short and full description."""

MESSAGE = 8_000
"""Characters of a result's message. GitHub names no limit; this one is ours, so that no cell can fill a file."""

FILES = 25_000
"""Files that are listed, and files that are told as unreadable or no reports. Ours, as `MESSAGE`."""


_HELD_BACK = 100_000
"""Bytes that a packer may not have given out yet, and the frame of the file."""


def clip(text: str, most: int) -> str:
    """The text, cut with `…` where it is longer than so many characters."""
    return text if len(text) <= most else text[: most - 1] + "…"


class Kept(NamedTuple):
    """A result that is kept: when it came, and the result as JSON."""

    order: int
    line: str


class Worst:
    """Takes results one after another and keeps the worst, the earlier ones first; never holds more than `RESULTS`."""

    def __init__(self, most: int = RESULTS, room: int = BYTES) -> None:
        self.most, self.room = most, room
        self.kept: dict[Severity, list[Kept]] = {severity: [] for severity in SEVERITIES}
        self.seen: Counter[Severity] = Counter()

    def has_room(self, severity: Severity) -> bool:
        """Whether a result of that severity would be kept, so that it need not be made otherwise."""
        return any(self.kept[lesser] for lesser in _below(severity)) or self._count() < self.most

    def add(self, severity: Severity, line: str | None) -> None:
        """Count a result, and keep it where there is one."""
        self.seen[severity] += 1
        if line is None:
            return
        if self._count() == self.most:
            next(self.kept[lesser] for lesser in _below(severity) if self.kept[lesser]).pop()
        self.kept[severity].append(Kept(self.seen.total(), line))

    def results(self, beside: str = "") -> list[str]:
        """What is written, in the order it came, or the worst first where not all is shown.

        beside: the rest of the file.
        """
        ranked = [kept for severity in SEVERITIES for kept in self.kept[severity]]
        fitting = _fitting([kept.line for kept in ranked], beside, self.room)
        for severity in SEVERITIES:
            del self.kept[severity][fitting:]
            fitting -= len(self.kept[severity])
        written = [kept for severity in SEVERITIES for kept in self.kept[severity]]
        return [kept.line for kept in (written if len(written) > RESULTS_SHOWN else sorted(written))]

    def left_out(self) -> dict[Severity, int]:
        """How many results of each severity are not kept."""
        return {severity: self.seen[severity] - len(self.kept[severity]) for severity in SEVERITIES}

    def _count(self) -> int:
        return sum(map(len, self.kept.values()))


def _below(severity: Severity) -> tuple[Severity, ...]:
    """The lesser severities, the least first."""
    return SEVERITIES[: SEVERITIES.index(severity) : -1]


def _fitting(lines: list[str], beside: str, room: int) -> int:
    """How many lines from the first fit into the room, compressed, together with the text beside them."""
    packer = zlib.compressobj()
    size = _HELD_BACK
    for count, line in enumerate([beside, *lines]):
        size += len(packer.compress(line.encode("utf-8", "backslashreplace")))
        if size > room:
            return max(count - 1, 0)
    return len(lines)
