"""Names that are listed before their figures: 制发、废止规范性文件分别为5件、3件."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from .items import Item

_TURN = re.compile("(?:数量|数|件数)?(?:分别|依次)(?:为|是|有|达到|达|收到|办理)?$")
_JOINTS = re.compile("[、和及与]")
_SHARED = re.compile("(?:行政)?(?:规范性文件|规章)$|(?:处理)?决定(?:数量)?$|(?:案件|申请)$")
"""What the last name says for all of them."""

_NEXT = re.compile("[^,;:。\\d]{0,3}[、,和及与]$")
"""What stands between figures that are told in turn: units and joints."""


def told_in_turn(items: Sequence[Item]) -> Iterator[Item]:
    """The items, those that belong to names listed before them with each its own name as its label.

    Where names and figures are not as many, nobody can say which belongs to which: such figures get no label.
    """
    at = 0
    while at < len(items):
        turn = _TURN.search(items[at].label)
        names = _JOINTS.split(items[at].label[: turn.start()] if turn else items[at].label)
        end = _end(items, at)
        if len(names) < 2 or end - at < 2 or (not turn and len(names) != end - at):
            yield items[at]
            at += 1
            continue
        labels = _completed(names) if len(names) == end - at else [""] * (end - at)
        for item, label in zip(items[at:end], labels, strict=True):
            yield item._replace(label=label)
        at = end


def _end(items: Sequence[Item], at: int) -> int:
    """The place behind the figures that follow one without a name of their own."""
    end = at + 1
    while end < len(items) and not items[end].label and _NEXT.fullmatch(items[end].between):
        end += 1
    return end


def _completed(names: list[str]) -> list[str]:
    """The names, each with what only the last one says."""
    shared = _SHARED.search(names[-1])
    tail = shared[0] if shared else ""
    return [name if name.endswith(tail) else name + tail for name in names]
