"""Named lists before their number: A、B、C等3家, A、B和C共3个, 《A》《B》2项."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .items import Item, Run

_TITLES = re.compile("《[^》]*》|“[^”]*”|‘[^’]*’|「[^」]*」")
_UNITS = frozenset("家 个 项 类 种 处 部 所 名 人 件 份 套 期 次 场".split())
_BODIES = "局委办厅镇乡县区市州中心院校站所街道"
_NUMBERED = re.compile("(?:共计|共有|共|合计|总计|这|以上|上述|分别)+$")
_DONE = re.compile("发布|推送|刊发|转发|开展|举办|召开")
"""What behind names says that something else is counted: what they did."""

_AND_SO_ON = re.compile("等(?:共计|共有|共)?$")


class Named(NamedTuple):
    """A list of names and the number behind it.

    least, most: how many names it may hold, since 和 may join two or stand within one. open: whether 等 ends it.
    """

    item: Item
    least: int
    most: int
    open: bool


def named(run: Run) -> Iterator[Named]:
    """The lists of a run whose number follows them."""
    for item in run.items:
        quantity = item.quantity
        if quantity.unit in _UNITS and quantity.bound == "exact" and not item.tail.startswith("部分"):
            clause = _clause(run, quantity.start)
            if "、" in clause and (counted := _counted(clause)) is not None:
                yield Named(item, *counted)


def _clause(run: Run, end: int) -> str:
    """The clause before a number, each title as one letter; with the clause before it where it is only 共."""
    text = _TITLES.sub("T", run.text[max(run.start, end - 400) : end]).replace("\x00", "")
    clauses = re.split("[,;:。!?]", re.sub("T(?=T)", "T、", text))
    own = clauses[-1]
    if _NUMBERED.fullmatch(own) and len(clauses) > 1:
        return clauses[-2] + own
    return own


def _counted(clause: str) -> tuple[int, int, bool] | None:
    """How many names a clause may list, at least and at most, and whether 等 ends them."""
    open_ = bool(_AND_SO_ON.search(clause))
    if clause.endswith("各") or ("T" in clause and _DONE.search(clause.rpartition("T")[2])):
        return None
    words = _NUMBERED.sub("", _AND_SO_ON.sub("", clause)).rpartition("等")[2]
    names = words.split("、")
    if len(names) < 2 or re.search(r"\d", words) or not (open_ or _alike(names, clause)):
        return None
    inner = [n for n, name in enumerate(names) if re.search("的(?!$)", name)]
    least = len(names) - inner[-1] if inner and inner[-1] else len(names)
    return least, len(names) + len(re.findall("[和及与或]", words)), open_


def _alike(names: list[str], clause: str) -> bool:
    """Whether a list without 等 surely is one of the things counted: titles, or bodies named alike."""
    if all("T" in name for name in names):
        return True
    tails = {re.split("[和及与]", name)[-1][-1:] for name in names}
    return bool(_NUMBERED.search(clause)) and all(tail and tail in _BODIES for tail in tails)
