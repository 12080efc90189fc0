"""Word files (.docx) edited in place: comments and shades on doubted cells and sentences, and figures set right."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from gkcheck.documents.model import Document
from gkcheck.documents.wordml import Walk
from gkcheck.errors import Unreadable

from . import wordcomments
from .elements import Part, in_utf8
from .model import Splice, spliced
from .package import Package
from .wordclean import unmarked
from .wordfigures import set_figure
from .wordnames import SPACES, Names
from .wordshade import shade
from .wordtext import Anchors, characters, find

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .elements import Element
    from .model import Note, Repair, Severity


class _Walk(Walk):
    """The reader's walk; cells and paragraphs bear the byte where they begin as their line."""

    def __init__(self) -> None:
        super().__init__()
        build, parser = self.build, self.parser
        self.word["tc"] = (lambda _: build.open_cell(line=parser.CurrentByteIndex), build.close_cell)
        self.word["p"] = (lambda _: build.begin_line(parser.CurrentByteIndex), build.end_line)


def locate(data: bytes) -> Document:
    """The document, read so that its lines are handles."""
    package = Package(data)
    return Document(_Walk().run(io.BytesIO(in_utf8(package[_main(package)]))))


def clean(data: bytes) -> bytes:
    """The file without our marks."""
    package = Package(data)
    main = _main(package)
    numbers = wordcomments.remove(package, main)
    part = Part(package[main])
    package[main] = unmarked(part, _names(part), numbers)
    return package.packed()


def annotate(data: bytes, notes: Sequence[Note], _: Sequence[str] = ()) -> bytes:
    """The file with a comment for each note; `data` must be clean, and the notes' handles be those of `locate`."""
    package = Package(data)
    main = _main(package)
    part = Part(package[main])
    names = _names(part)
    anchors = Anchors(part, names)
    first = wordcomments.first_free(package, main, part)
    shades: dict[int, Severity] = {}
    for number, note in enumerate(notes, first):
        _anchor(part, anchors, note, _marks(names, number))
        for at in note.shaded:
            shades.setdefault(at, note.severity)
    splices = anchors.splices()
    for at, severity in shades.items():
        block = _block(part, at)
        if block is not None and block.name == "tc":
            splices += shade(part, block, severity, names)
    package[main] = spliced(part.data, splices)
    if notes:
        wordcomments.add(package, main, ((n, note.lines) for n, note in enumerate(notes, first)), names)
    return package.packed()


def repair(data: bytes, repairs: Sequence[Repair]) -> bytes:
    """The file with other figures in some cells; a cell that cannot be told from its surroundings is left as it is."""
    package = Package(data)
    main = _main(package)
    part = Part(package[main])
    names = _names(part)
    splices: list[Splice] = []
    for wanted in repairs:
        block = _block(part, wanted.at)
        if block is not None and block.name == "tc":
            splices += set_figure(part, block, wanted, names)
    package[main] = spliced(part.data, splices)
    return package.packed()


def _main(package: Package) -> str:
    links = package.links("").values()
    name = "word/document.xml"
    if name not in package:
        name = next((to for kind, to in links if kind == "officeDocument" and to in package), "")
    if not name:
        raise Unreadable("no-word-part")
    return name


def _names(part: Part) -> Names:
    return Names(part.prefix(part.root), part.root.space)


def _marks(names: Names, number: int) -> tuple[str, str]:
    """What stands before and behind the words that a comment is about."""
    key = str(number)
    reference = f"{names.open('r')}>{names.empty('commentReference', id=key)}{names.close('r')}"
    return names.empty("commentRangeStart", id=key), names.empty("commentRangeEnd", id=key) + reference


def _block(part: Part, at: int) -> Element | None:
    """The cell or paragraph at a handle; a few bytes further on stand for its further lines."""
    element = part.by_start.get(at)
    return element if element is not None and element.space in SPACES else None


def _around(part: Part, at: int) -> Element | None:
    """The cell or paragraph at a handle, or the last that begins before it."""
    starts = (start for start in range(at, max(at - 4096, -1), -1) if start in part.by_start)
    found = (part.by_start[start] for start in starts)
    return next((e for e in found if e.name in ("p", "tc") and e.space in SPACES), None)


def _anchor(part: Part, anchors: Anchors, note: Note, marks: tuple[str, str]) -> None:
    block = _around(part, note.at)
    for holder in block.above() if block is not None and note.quoted is not None else ():
        if holder.name in ("p", "tc") and holder.space in SPACES and not _boxed(holder) and note.quoted:
            ends = find(characters(part, holder), note.quoted)
            if ends is not None:
                anchors.around(*ends, *marks)
                return
    paragraph = _paragraph(part, block) if block is not None else None
    paragraph = paragraph or next((e for e in part.root.within() if e.name == "p" and e.space in SPACES), None)
    if paragraph is not None:
        anchors.whole(paragraph, *marks)


def _boxed(element: Element) -> Element | None:
    """The outermost text box around an element."""
    boxes = [above for above in element.above() if above.name == "txbxContent"]
    return boxes[-1] if boxes else None


def _paragraph(part: Part, block: Element) -> Element | None:
    """The paragraph that a comment on a cell is set in; around a text box, for a box takes no comment."""
    box = _boxed(block)
    if box is not None:
        return next((above for above in box.above() if above.name == "p" and above.space in SPACES), None)
    if block.name == "p":
        return block
    own = [e for e in block.within() if e.name == "p" and e.space in SPACES and _cell_of(e) is block]
    return next((e for e in own if characters(part, e)), own[0] if own else None)


def _cell_of(element: Element) -> Element | None:
    return next((above for above in element.above() if above.name in ("tc", "txbxContent")), None)
