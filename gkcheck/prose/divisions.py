"""Totals and the parts that a text divides them into: 其中, 包括, 分别为, lists in brackets, 共计 behind a list."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from .complete import Completeness, all_answered, completeness, publishing
from .kinds import complementary, kind, siblings
from .listing import counts, listed
from .markers import COMPARED, SHARES, SUM, Marker, markers
from .scope import PERIOD
from .stops import begins
from .units import same_family

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from .items import Item, Run

_NEAR = 60
"""How many figures before a marker, and how many behind it, are looked at."""

_UNCOUNTED = re.compile("[;。]|等[^,;。\\d]{0,8}[,;。]")
"""What a list of names without figures ends with, so that the figures behind it are none of its."""

_YEARLY = re.compile("全年(?:总共|一共|共计|合计|总计|累计|共)(?:收到|受理|发布|公开)?(?:申请)?")
"""What stands before the sum of quarters or months."""

_OTHER = re.compile(r"不含|不包括|另|比|较|同比|20\d\d年|上年|去年|上一年|同期|原")
"""What brackets begin with that do not divide the figure before them."""


@dataclass(frozen=True, slots=True)
class Division:
    """A total and its parts.

    total: the quantity divided; others: earlier totals that the parts may as lawfully divide. parts: in print order.
    complete: `said` where the text itself says that nothing is left out, `likely` where such a list leaves nothing out,
    else `open`. publishing: whether it divides information by the channels that it was published on, where one item
    may count on each. nested: whether the total is itself a part of the list before it, which may go on behind these
    parts. marker: the words that divide. beside: figures of the list in other units, which may count all the same.
    opens: whether the marker opens a sentence, so that any total of the one before may be meant.
    """

    total: Item
    parts: tuple[Item, ...]
    marker: str
    complete: Completeness
    others: tuple[Item, ...] = ()
    publishing: bool = False
    nested: bool = False
    beside: tuple[Item, ...] = ()
    opens: bool = False


def divisions(made: Sequence[Run]) -> list[Division]:
    """Every division in the runs of a passage; one list with figures in two units divides two totals."""
    found: list[Division] = []
    for run in made:
        found += _of_run(run)
        if run.host is not None:
            found += _bracketed(run, run.host)
    return found


def _of_run(run: Run) -> Iterator[Division]:
    """The divisions that words within a run make, marker by marker."""
    found = markers(run)
    starts = [item.quantity.start for item in run.items]
    ends = [item.quantity.end for item in run.items]
    places = [marker.at for marker in found]
    taken: set[int] = set()
    for index, marker in enumerate(found):
        first, last = bisect_left(starts, marker.end), bisect_right(ends, marker.at)
        before = run.items[max(last - _NEAR, 0) : last]
        behind = list(run.items[first : first + _NEAR])
        if not before or not behind or _in_turn(run, before, marker):
            continue
        # what stands before the marker is not between it and its first part
        behind[0] = behind[0]._replace(between=run.text[marker.end : behind[0].quantity.start])
        if _UNCOUNTED.search(behind[0].between):
            continue
        parts = listed(behind, places[index + 1 : index + 1 + _NEAR])
        if parts:
            yield from _by_unit(run, marker, before, parts, taken)
            taken.update(item.quantity.at for item in (*run.items[first : first + len(parts)], *parts))
    yield from _summed(run)


def _in_turn(run: Run, before: Sequence[Item], marker: Marker) -> bool:
    """Whether two totals were told in turn, as their parts then are: 两年分别收到61件和74件,其中网上分别为…."""
    start = _sentence(run, marker.at)
    return "分别" in run.text[start : before[-1].quantity.start].rpartition(";")[2]


def _by_unit(
    run: Run, marker: Marker, before: Sequence[Item], found: Sequence[Item], taken: set[int]
) -> Iterator[Division]:
    """One division for each unit of the list that has a total before the marker."""
    last = [item for item in found if item.quantity.unit == found[0].quantity.unit][-1]
    units = [unit for unit in dict.fromkeys(item.quantity.unit for item in found) if unit]
    start = _sentence(run, marker.at)
    if marker.word == "按类":
        start = _sentence(run, start - 1) if start > run.start else start
    exact = {item.quantity.unit for item in before if item.quantity.start >= start}
    for unit in units:
        totals = _totals(before, unit, start)
        if marker.word in ("按类", ""):
            totals = [total for total in totals if total.quantity.at not in taken]
        if not totals or (unit not in exact and totals[0].quantity.unit in units):
            continue
        parts = _parts_of(totals[0], found, unit, exact)
        if parts and unit != units[0] and parts[0].quantity.start > last.quantity.start:
            continue  # behind the list, not in it
        if parts and not _of_received(totals[0], parts, marker, run.text[start : parts[-1].quantity.end]):
            stop = parts[-1].quantity.end
            made = _made(totals, parts, marker, run.text[marker.end : stop + 8], run.text[start:stop])
            beside = tuple(i for i in found if i not in parts and i.quantity.unit not in ("元", *SHARES))
            opens = not run.text[run.text.rfind("。", 0, marker.at) + 1 : marker.at].strip(",;:\x00")
            yield replace(made, nested=totals[0].quantity.at in taken, beside=beside, opens=opens)


def _parts_of(total: Item, found: Sequence[Item], unit: str, exact: set[str]) -> list[Item]:
    """The figures of a list that divide a total: of its unit, without one, or of a unit that has no total itself."""
    parts = [
        item
        for item in found
        if item.quantity.unit in (unit, "")
        or (same_family(total.quantity.unit, item.quantity.unit) and item.quantity.unit not in exact)
    ]
    whole, names = total.name, [part.name for part in parts]
    pair = not re.search("[和及与、]", whole)  # 专职3人 beside 兼职5人, not within 专职和兼职8人
    beside = (n for n, name in enumerate(names) if siblings(whole, name) or (pair and complementary([whole, name])))
    return parts[: next(beside, len(parts))]


def _of_received(total: Item, parts: Sequence[Item], marker: Marker, context: str) -> bool:
    """Whether outcomes are listed behind what was received, to which what was carried in and out must be reckoned."""
    return (
        not marker.word.startswith("其中")
        and marker.word != "中"
        and {kind(part.name) for part in parts} == {"outcome"}
        and not re.search("答复|办结|办理|处理", total.label)
        and not all_answered(context)
    )


def _sentence(run: Run, at: int) -> int:
    """Where the sentence begins that a place is in, or the one before where the place opens it."""
    start = max(run.text.rfind("。", 0, at) + 1, run.start)
    if run.text[start:at].strip(",;:\x00"):
        return start
    return max(run.text.rfind("。", 0, max(start - 1, 0)) + 1, run.start)


def _totals(before: Sequence[Item], unit: str, start: int) -> list[Item]:
    """The quantities that a list may divide, the nearest first: of its own unit, else of one that counts the same."""
    near = [i for i in reversed(before) if i.quantity.start >= start and counts(i)]
    near = [i for i in near if i.quantity.value] or near  # nothing divides into parts
    return [i for i in near if i.quantity.unit == unit] or [i for i in near if same_family(i.quantity.unit, unit)]


def _made(totals: Sequence[Item], parts: Sequence[Item], marker: Marker, text: str, context: str) -> Division:
    total = totals[0]
    labels = [part.name for part in parts]
    public = publishing(total, labels)
    complete = completeness(total, labels, marker.word, text, context, public=public)
    return Division(total, tuple(parts), marker.word, complete, tuple(totals[1:]), public)


def _bracketed(run: Run, host: Item) -> Iterator[Division]:
    """A list in brackets behind a figure: 3607件(市政府349件、…)."""
    inside = run.text[run.start : run.end]
    found = [i for i in run.items if counts(i)]
    parts = [i for i in found if i.quantity.unit in (host.quantity.unit, "")]
    if not parts or parts[0] is not run.items[0] or _OTHER.match(inside) or all(map(_is_carried, parts)):
        return
    said = re.match("其中|主要|包含|包括|含", inside)
    made = _made((host,), parts, Marker(run.start, run.start, said[0] if said else "("), inside, inside)
    yield replace(made, beside=tuple(i for i in found if i not in parts and i.quantity.unit != "元"))


def _is_carried(item: Item) -> bool:
    """Whether a figure only says what came from the year before or went to the next."""
    return "结转" in item.label + item.tail


def _summed(run: Run) -> Iterator[Division]:
    """A list with its sum behind it: 当面3件、信函4件,共7件."""
    for index, item in enumerate(run.items):
        yearly = _YEARLY.fullmatch(item.label)
        if not yearly and not SUM.fullmatch(item.label):
            continue
        start = begins(run.text, item.quantity.start)
        near = run.items[max(index - _NEAR, 0) : index]
        parts = [p for p in near if p.quantity.start >= start and p.quantity.unit == item.quantity.unit]
        behind = [sum(p.quantity.value for p in parts[n:]) for n in range(1, len(parts))]
        if item.quantity.value in behind or any(COMPARED.search(p.label) or SUM.match(p.label) for p in parts):
            continue
        if len(parts) > 1 and (not yearly or all(PERIOD.search(part.label) for part in parts)):
            yield Division(item, tuple(parts), "共", "likely")
