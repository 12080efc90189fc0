"""A list that divides one total several times, cut into its divisions; parts that only say the state of another."""

from __future__ import annotations

import itertools
import re
from dataclasses import replace
from typing import TYPE_CHECKING

from .complete import completeness
from .kinds import kind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .divisions import Division
    from .items import Item

_STATUS = re.compile(
    r"(?:均|都|全部)?(?:已|按时|按期|及时|当场|现场)*"
    r"(?:办结|答复|回复|办理|处理|完成|反馈|回应|办复|解决|处置|审结|收取|采纳)(?:了|率)?"
)


def segments(division: Division) -> list[Division]:
    """The division cut into those that a list may hold one after the other, each of the same total."""
    parts = division.parts
    cuts = [
        n
        for n in range(1, len(parts))
        if _cut(parts, n) or (_full(division.total, parts[:n]) and not _goes_on(parts, n))
    ]
    ends = set("。;" if division.nested else "。")
    full = (n for n in cuts if ends & set(parts[n].between) and _full(division.total, parts[:n]))
    stop = next(full, len(parts))
    parts, cuts = parts[:stop], [n for n in cuts if n < stop]
    if not cuts and stop == len(division.parts):
        return [division]
    return [
        _segment(division, parts, start, end)
        for start, end in itertools.pairwise([0, *cuts, len(parts)])
        if not start or _full(division.total, parts[start:end]) or _divides_anew(parts, start, end)
    ]


def _segment(division: Division, parts: Sequence[Item], start: int, end: int) -> Division:
    labels = [part.name for part in parts[start:end]]
    text = "".join(part.between for part in parts[start + 1 : end])
    complete = completeness(division.total, labels, division.marker, text, "", public=division.publishing)
    return replace(division, parts=tuple(parts[start:end]), complete=complete)


def _divides_anew(parts: Sequence[Item], start: int, end: int) -> bool:
    """Whether what stands behind a cut divides the total once more, and is not about something else."""
    kinds = {kind(part.name) for part in parts[start:end]}
    return len(kinds) == 1 and "" not in kinds and kinds != {kind(parts[start - 1].name)} and end - start > 1


def _full(total: Item, parts: Sequence[Item]) -> bool:
    """Whether parts are the whole already, so that what follows divides it anew."""
    return len(parts) > 1 and sum(part.quantity.value for part in parts) == total.quantity.value


def _goes_on(parts: Sequence[Item], n: int) -> bool:
    """Whether a list simply goes on with another outcome: 维持6件、撤销3件、尚未审结2件."""
    before, after = kind(parts[n - 1].name), kind(parts[n].name)
    return before == after == "outcome" and parts[n].between.startswith("、")


def _cut(parts: Sequence[Item], n: int) -> bool:
    """Whether another way of dividing begins: 其中自然人3件、法人1件;网上申请4件."""
    before, after = kind(parts[n - 1].name), kind(parts[n].name)
    if before and after:
        return before != after and bool({before, after} & {"applicant", "channel", "timing"})
    if ";" not in parts[n].between:
        return False
    return (len(parts) == 2 and before != after) or any(";" not in part.between for part in parts[1:])


def without_status(parts: Sequence[Item]) -> list[Item]:
    """Parts without those that say what became of the one before: 信函4件,已办结3件."""
    if _STATUS.fullmatch(parts[0].name):
        return list(parts)
    kept = [part for n, part in enumerate(parts) if not n or not _STATUS.fullmatch(part.label)]
    return kept if len(kept) > 1 or kind(parts[0].name) else list(parts)
