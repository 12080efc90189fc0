"""Quantities in their clauses: what stands before and behind each, what parts it from the one before."""

from __future__ import annotations

import re
from typing import NamedTuple

from .quantities import Quantity, quantities

_BOUNDS = re.compile("[,;:。!?]")
_ENDS = re.compile("[,;:。!?、]")
_DIVIDING = re.compile("^(?:具体|主要|分别)*(?:包括|包含|涵盖|含|分为|分成|有|为|是)+")
_JOINTS = "、,;:和及与以 "
_MASK = "\x00"


class Item(NamedTuple):
    """A quantity of a run.

    label: the words before it in its clause; tail: those behind it, up to the next mark or figure.
    between: the text since the quantity before it, or since the run began. last: where its clause's words end.
    """

    quantity: Quantity
    label: str
    tail: str
    between: str

    @property
    def name(self) -> str:
        """What it counts: the words before it without 其中, or behind it where nothing stands before (4件维持)."""
        return _DIVIDING.sub("", self.label.rpartition("其中")[2]) or self.tail


class Run(NamedTuple):
    """A stretch of a passage at one depth of brackets, from `start` to `end` in the passage's text.

    text: as long as the passage, what is outside of the stretch or within inner brackets masked.
    host: the quantity of the outer run that the brackets stand behind, None for the passage itself.
    """

    text: str
    start: int
    end: int
    items: tuple[Item, ...]
    host: Item | None = None
    outer: int = 0


def runs(text: str, most: int = 4) -> list[Run]:
    """A passage's text as a run, which comes first, and every stretch of it in brackets as a run of its own."""
    found = quantities(text)
    spans = _brackets(text) if "(" in text else []
    whole = _run(text, 0, len(text), spans, found)
    made = [whole]
    for start, end, depth in spans:
        if depth <= most and any(start < q.start < end for q in found):
            outer = min(
                (run for run in made if run.start <= start and end <= run.end), key=lambda run: run.end - run.start
            )
            host = _host(outer, start)
            made.append(_run(text, start + 1, end, spans, found)._replace(host=host, outer=made.index(outer)))
    return made


def _brackets(text: str) -> list[tuple[int, int, int]]:
    """Every balanced pair of brackets: where it opens and closes, and its depth from 1."""
    found: list[tuple[int, int, int]] = []
    opened: list[int] = []
    for match in re.finditer(r"[()]", text):
        if match[0] == "(":
            opened.append(match.start())
        elif opened:
            start = opened.pop()
            found.append((start, match.start(), len(opened) + 1))
    return sorted(found)


def _run(text: str, start: int, end: int, spans: list[tuple[int, int, int]], found: list[Quantity]) -> Run:
    shown = text
    if spans:
        inner = [(left, right) for left, right, _ in spans if start <= left and right < end]
        shown = _masked(text, start, end, inner)
    own = [q for q in found if start <= q.start and q.end <= end and shown[q.start] != _MASK]
    return Run(shown, start, end, tuple(_items(shown, start, end, own)))


def _masked(text: str, start: int, end: int, inner: list[tuple[int, int]]) -> str:
    """A text in which only a part is shown, without what is in brackets there."""
    shown = list(_MASK * len(text))
    shown[start:end] = text[start:end]
    for left, right in inner:
        shown[left : right + 1] = _MASK * (right + 1 - left)
    return "".join(shown)


def _items(shown: str, start: int, end: int, own: list[Quantity]) -> list[Item]:
    made: list[Item] = []
    last = start
    for index, quantity in enumerate(own):
        between = shown[last : quantity.start].replace(_MASK, "")
        label = _BOUNDS.split(between)[-1].strip(_JOINTS)
        following = own[index + 1].start if index + 1 < len(own) else end
        tail = _ENDS.split(shown[quantity.end : following].replace(_MASK, ""), maxsplit=1)[0]
        made.append(Item(quantity, label, tail, between))
        last = quantity.end
    return made


def _host(outer: Run, start: int) -> Item | None:
    """The quantity that a bracket explains: the last before it, with no more than a noun between."""
    before = [item for item in outer.items if item.quantity.end <= start]
    if not before:
        return None
    between = outer.text[before[-1].quantity.end : start]
    return before[-1] if len(between) <= 12 and not _BOUNDS.search(between) else None
