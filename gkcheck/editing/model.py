"""What is to be done to a document: notes to attach and figures to set, at places that a located reading gave."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple, TypeAlias

Severity: TypeAlias = Literal["error", "warning", "note"]

AUTHOR, INITIALS = "gkcheck", "gk"
"""Whose marks they are: what a second run replaces."""

COLOURS: dict[Severity, str] = {"error": "F9DCD7", "warning": "FCF0CE", "note": "DEEBF5"}
"""The shade of a doubted cell; no office's palette has these, so that they are known again."""


class Quoted(NamedTuple):
    """A sentence that a note is about, and the parts of it that are doubted, as offsets."""

    sentence: str
    marks: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Note:
    """A remark on a document.

    at: the handle of the cell or paragraph. level, where, message, wanted, hint: its words, one by one; wanted is the
    right figure, where one is determined; lead is what the hint begins with in a comment.
    quoted: the words it is about, where it is about words. listed: whether it begins a finding (one on two cells has
    two notes). shaded: the handles of cells to shade.
    """

    at: int
    severity: Severity
    code: str
    level: str
    where: str
    message: str
    wanted: str
    hint: str
    lead: str = ""
    quoted: Quoted | None = None
    listed: bool = True
    shaded: tuple[int, ...] = ()

    @property
    def lines(self) -> tuple[str, ...]:
        """What a comment says, line by line."""
        return tuple(
            line for line in (f"【{self.level} {self.code}】{self.message}", self.wanted, self.lead + self.hint) if line
        )


class Repair(NamedTuple):
    """A cell's new text: the handle of the cell, what is printed there, and what is to be."""

    at: int
    printed: str
    text: str


class Splice(NamedTuple):
    """Bytes from `start` to `end` replaced by others."""

    start: int
    end: int
    new: bytes = b""


def spliced(data: bytes, splices: list[Splice]) -> bytes:
    """The bytes with every splice made; those at one place in the order given, and none within another."""
    pieces: list[bytes] = []
    at = 0
    for splice in sorted(splices, key=lambda s: (s.start, s.end)):
        if splice.start < at:
            continue
        pieces += [data[at : splice.start], splice.new]
        at = splice.end
    return b"".join([*pieces, data[at:]])
