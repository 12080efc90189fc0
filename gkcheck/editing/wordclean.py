"""A Word file's main part without our marks: anchors out, split runs joined, shadings given back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .elements import Part
from .model import Splice, spliced
from .wordnames import MARK, SPACES, Names
from .wordshade import unshade

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .elements import Element

_ANCHORS = frozenset({"commentRangeStart", "commentRangeEnd", "commentReference"})


def unmarked(part: Part, names: Names, numbers: set[str]) -> bytes:
    """The part without the anchors of the comments with these numbers, and without what they brought."""
    data = spliced(part.data, [*_anchors(part, numbers, names), *unshade(part, names)])
    part = Part(data)
    return spliced(part.data, list(_joints(part, names)))


def _unsigned(part: Part, element: Element, names: Names) -> bytes:
    """A start tag without our mark."""
    return part.tag(element).replace(names.mark.encode(), b"")


def _anchors(part: Part, numbers: set[str], names: Names) -> Iterator[Splice]:
    for element in part.root.within():
        if element.name not in _ANCHORS or element.attributes.get("id") not in numbers or element.space not in SPACES:
            continue
        run = element.parent
        whole = run is not None and element.name == "commentReference" and _only(run, element)
        gone = run if whole and run is not None else element
        holder = gone.parent
        if holder is not None and holder.name == "p" and _leaves_nothing(holder, numbers):
            yield Splice(holder.start, holder.end, _unsigned(part, holder, names).removesuffix(b">") + b"/>")
        else:
            yield Splice(gone.start, gone.end)


def _only(run: Element, reference: Element) -> bool:
    return all(child is reference or child.name == "rPr" for child in run.children)


def _leaves_nothing(paragraph: Element, numbers: set[str]) -> bool:
    """Whether a paragraph was opened for our anchors and holds nothing else."""
    if paragraph.attributes.get("rsidDel") != MARK:
        return False
    inner = [e for child in paragraph.children for e in (child, *child.within()) if e.name not in ("r", "rPr")]
    return all(e.name in _ANCHORS and e.attributes.get("id") in numbers for e in inner)


def _joints(part: Part, names: Names) -> Iterator[Splice]:
    """Where a run was split, its halves joined; where they are no longer neighbours, only the mark goes."""
    for run in part.root.within():
        if run.name not in ("r", "p") or run.attributes.get("rsidDel") != MARK or run.space not in SPACES:
            continue
        before, text = (_neighbour(run), _first_text(run)) if run.name == "r" else (None, None)
        if before is not None and text is not None and _alike(part, before, run):
            yield Splice(before.children[-1].last, text.inside)
        else:
            yield Splice(run.start, run.inside, _unsigned(part, run, names))


def _neighbour(run: Element) -> Element | None:
    """The run that ends where this one begins, if it ends in text."""
    siblings = run.parent.children if run.parent else []
    index = siblings.index(run)
    before = siblings[index - 1] if index else None
    if before is None or before.name != "r" or before.end != run.start or not before.children:
        return None
    return before if before.children[-1].name == "t" and not before.children[-1].empty else None


def _first_text(run: Element) -> Element | None:
    content = [child for child in run.children if child.name != "rPr"]
    return content[0] if content and content[0].name == "t" and not content[0].empty else None


def _alike(part: Part, one: Element, other: Element) -> bool:
    properties = [run.child("rPr") for run in (one, other)]
    return len({part.raw(found) if found else b"" for found in properties}) == 1
