"""The figures of one list: where it ends, and what within it belongs to something else."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from .kinds import kind
from .markers import COMPARED, SHARES, STOP, SUM

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .items import Item

_LONG_GAP = 18
"""A clause without a figure that is longer than this ends a list."""

_DOING = re.compile("发布|公开|发稿|推送|刊|编|印|答复|办理|开展|处理(?!$)")
"""A clause that says what else was done, and divides nothing."""

_BEGINS_ANEW = re.compile(
    "(?:并|还|同步)?(?:配发|制作|编发|编印|印发|发放|开展|组织|举办|召开|邀请|审议|培训|参训|参加|走访|推送|转载|接受|会后|配套|回收)"
)
"""What a clause begins with that says what else was done, where the parts before it are names."""

_ALONE = re.compile("平均|人均|日均|月均|用时|用期|时长|时限")
"""Figures that add up to nothing."""


def listed(behind: Sequence[Item], later: Sequence[int]) -> list[Item]:
    """The figures of one list: up to the end of its sentence, or further where the next go on in the same way.

    later: the places of markers behind the list's own, in order. What one of them divides is left out, up to the next
    semicolon where the list has them.
    """
    found: list[Item] = []
    inner, passed = False, ""
    for item in behind:
        since = item._replace(between=passed + item.between)
        if _ends(found, since) if found else _opens_elsewhere(item):
            break
        passed = "" if counts(item) else since.between
        begins = bool(found) and _between(later, found[-1].quantity.end, item.quantity.start)
        if begins or (inner and ";" not in item.between):
            inner = True
            continue
        if inner and len(found) > 1 and not any(";" in part.between for part in found[1:]):
            break
        inner = False
        if counts(item):
            found.append(item)
    return found


def _between(places: Sequence[int], start: int, end: int) -> bool:
    """Whether one of the places, which are in order, is from `start` on and before `end`."""
    return bisect_left(places, start) < bisect_left(places, end)


def counts(item: Item) -> bool:
    """Whether a figure can be a part or a total: no share, comparison or average."""
    return (
        item.quantity.unit not in SHARES
        and not COMPARED.search(item.label)
        and not _ALONE.search(item.label)
        and not item.tail.startswith("工作日")
    )


def _opens_elsewhere(item: Item) -> bool:
    return "。" in item.between or bool(STOP.match(item.name))


def _ends(found: Sequence[Item], item: Item) -> bool:
    """Whether a figure belongs to something else than the list before it."""
    last = found[-1]
    if item.label.endswith("类") and last.label.endswith("类"):
        return False
    if STOP.match(item.label) or SUM.fullmatch(item.label) or (item.quantity.unit in SHARES and "。" in item.between):
        return True
    same = item.quantity.unit == found[0].quantity.unit
    if ";" in item.between and item.quantity.unit not in ("", *SHARES, *(part.quantity.unit for part in found)):
        return True
    if same and _BEGINS_ANEW.match(item.label) and not _BEGINS_ANEW.match(found[0].name):
        return True
    if "。" in item.between:
        return not _parallel(found, item)
    clauses = re.split("[,;:]", item.between)
    return any(len(clause) > _LONG_GAP for clause in clauses[1:-1]) and not _parallel(found, item)


def _parallel(found: Sequence[Item], item: Item) -> bool:
    """Whether a figure's name is built like those of the list: of the same dimension, or ending in the same words."""
    last = found[-1]
    if item.quantity.unit != last.quantity.unit or len(item.label) > _LONG_GAP or not item.label:
        return False
    if _DOING.search(item.label):
        return False
    own = kind(item.name)
    if own in ("applicant", "outcome", "channel") and own == kind(last.name):
        return True
    return len(item.label) > 2 and item.label[-2:] == last.label[-2:]
