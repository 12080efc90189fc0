"""The comments of a Word file: ours added behind those of others, and taken out again with all that they left."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING

from .elements import Part, set_attribute
from .model import AUTHOR, INITIALS, Splice, spliced
from .package import at_end
from .wordnames import Names

if TYPE_CHECKING:
    from collections.abc import Iterable

    from .package import Package

_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_LINK = "gkcheckComments"
_SIZE = "20"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def name_of(package: Package, main: str) -> str:
    """The name of the part that holds a document's comments, or an empty string."""
    return next((to for kind, to in package.links(main).values() if kind == "comments" and to in package), "")


def first_free(package: Package, main: str, document: Part) -> int:
    """A number that no comment has, and none after it."""
    name = name_of(package, main)
    comments = Part(package[name]).root.children if name else []
    marks = [element for element in document.root.within() if element.name.startswith("comment")]
    numbers = [element.attributes.get("id", "") for element in (*comments, *marks)]
    return max((int(number) for number in numbers if number.isdecimal()), default=-1) + 1


def add(package: Package, main: str, texts: Iterable[tuple[int, tuple[str, ...]]], names: Names) -> None:
    """Add comments, each by its number and what it says, line by line."""
    name = name_of(package, main)
    if not name:
        name = posixpath.join(posixpath.dirname(main), "comments.xml")
        while name in package:
            name = name.removesuffix(".xml") + "_gk.xml"
        empty = f'{_HEAD}<w:comments xmlns:w="{names.space}"></w:comments>'
        package[name] = empty.encode()
        package.declare(name, _TYPE)
        package.link(main, _LINK, f"{names.relations}/comments", name)
    comments = Part(package[name])
    own = Names(comments.prefix(comments.root), comments.root.space)
    new = "".join(_comment(number, lines, own) for number, lines in texts)
    package[name] = spliced(comments.data, [at_end(comments, comments.root, new.encode())])


def _comment(number: int, lines: tuple[str, ...], names: Names) -> str:
    """A comment whose text does not take the size and indents of the document's own."""
    paragraphs = []
    for index, line in enumerate(lines):
        bold = names.empty("b") if not index else ""
        size = names.empty("sz", val=_SIZE) + names.empty("szCs", val=_SIZE)
        run = f"{names.open('r')}>{names.open('rPr')}>{bold}{size}{names.close('rPr')}{names.text(line)}"
        layout = names.empty("spacing", before="0", after="0", line="240", lineRule="auto")
        layout += names.empty("ind", left="0", firstLineChars="0", firstLine="0") + names.empty("jc", val="left")
        properties = f"{names.open('pPr')}>{layout}{names.close('pPr')}"
        paragraphs.append(f"{names.open('p')}>{properties}{run}{names.close('r')}{names.close('p')}")
    opened = names.open("comment", id=str(number), author=AUTHOR, initials=INITIALS)
    return f"{opened}>{''.join(paragraphs)}{names.close('comment')}"


def remove(package: Package, main: str) -> set[str]:
    """Take our comments out; gives their numbers."""
    name = name_of(package, main)
    if not name:
        return set()
    comments = Part(package[name])
    own = [e for e in comments.root.children if e.name == "comment" and e.attributes.get("author") == AUTHOR]
    if not own:
        return set()
    package[name] = spliced(comments.data, [Splice(e.start, e.end) for e in own])
    inner = {e.attributes["paraId"] for comment in own for e in comment.within() if "paraId" in e.attributes}
    if inner:
        _forget(package, posixpath.dirname(name), inner)
    if len(own) == len(comments.root.children) and package.links(main).get(_LINK) == ("comments", name):
        package.unlink(main, _LINK)
        package.undeclare(name)
        del package[name]
    return {comment.attributes.get("id", "") for comment in own}


def _forget(package: Package, folder: str, gone: set[str]) -> None:
    """Take out what other parts say of comments that are gone: whether they are done, and what answers them."""
    for name in package.names():
        if not posixpath.basename(name).startswith("comments") or posixpath.dirname(name) != folder:
            continue
        part = Part(package[name])
        splices = []
        for element in part.root.children if part.root.name in ("commentsEx", "commentsIds") else []:
            if element.attributes.get("paraId") in gone:
                splices.append(Splice(element.start, element.end))
            elif element.attributes.get("paraIdParent") in gone:
                tag = set_attribute(part.tag(element), f"{part.prefix(element)}paraIdParent", None)
                splices.append(Splice(element.start, element.inside, tag))
        package[name] = spliced(part.data, splices)
