"""An office package as named parts: opened within bounds, some parts replaced, and packed again in its own order."""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from typing import TYPE_CHECKING

from gkcheck.documents import bounds
from gkcheck.errors import Unreadable

from .elements import Element, Part, escape
from .model import Splice, spliced

if TYPE_CHECKING:
    from collections.abc import Iterable

LARGEST = 256 * 2**20
"""The most bytes of all parts, unpacked."""

_TYPES = "[Content_Types].xml"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_NO_RELATIONS = (
    f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Relationships xmlns="{_RELATIONS}">\n</Relationships>\n'
).encode()
"""A part of relations as we begin it; its line ends tell that it is ours."""


class Package:
    """The parts of an archive; what is never set stays as it is, byte for byte."""

    def __init__(self, data: bytes) -> None:
        self._parts: dict[str, bytes] = {}
        self._infos: dict[str, zipfile.ZipInfo] = {}
        try:
            with zipfile.ZipFile(io.BytesIO(data)) as archive:
                if len(archive.filelist) > bounds.PARTS:
                    raise Unreadable("too-many-parts", limit=bounds.PARTS)
                if sum(info.file_size for info in archive.filelist) > LARGEST:
                    raise Unreadable("unpacks-too-large", limit=LARGEST >> 20)
                for info in archive.filelist:
                    self._infos[info.filename] = info
                    self._parts[info.filename] = archive.read(info)
        except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, ValueError) as error:
            raise Unreadable("broken-archive") from error
        except RuntimeError as error:  # zipfile's word for a member that wants a password
            raise Unreadable("encrypted") from error

    def __contains__(self, name: str) -> bool:
        return name in self._parts

    def __getitem__(self, name: str) -> bytes:
        return self._parts[name]

    def __setitem__(self, name: str, data: bytes) -> None:
        self._parts[name] = data

    def __delitem__(self, name: str) -> None:
        del self._parts[name]

    def names(self) -> Iterable[str]:
        """The names of all parts, in the archive's order."""
        return list(self._parts)

    def packed(self) -> bytes:
        """The archive: members in their order with their dates, new ones at the end."""
        stream = io.BytesIO()
        with zipfile.ZipFile(stream, "w") as archive:
            for name, data in self._parts.items():
                info = zipfile.ZipInfo(name)
                old = self._infos.get(name)
                info.compress_type = old.compress_type if old else zipfile.ZIP_DEFLATED
                if old:
                    info.date_time, info.external_attr = old.date_time, old.external_attr
                archive.writestr(info, data)
        return stream.getvalue()

    def declare(self, part: str, kind: str) -> None:
        """Say of what type a part is."""
        types = Part(self[_TYPES])
        if any(element.attributes.get("PartName") == f"/{part}" for element in types.root.children):
            return
        prefix = types.prefix(types.root)
        new = f'<{prefix}Override PartName="/{escape(part)}" ContentType="{kind}"/>'
        self[_TYPES] = inserted(types, new)

    def declare_extension(self, extension: str, kind: str) -> None:
        """Say of what type parts of an extension are."""
        types = Part(self[_TYPES])
        known = [e for e in types.root.children if e.attributes.get("Extension", "").lower() == extension]
        if not known:
            prefix = types.prefix(types.root)
            self[_TYPES] = inserted(types, f'<{prefix}Default Extension="{extension}" ContentType="{kind}"/>')

    def undeclare(self, part: str) -> None:
        """Take back what `declare` said."""
        types = Part(self[_TYPES])
        gone = [e for e in types.root.children if e.attributes.get("PartName") == f"/{part}"]
        self[_TYPES] = spliced(types.data, [Splice(e.start, e.end) for e in gone])

    def undeclare_extension(self, extension: str) -> None:
        """Take back what `declare_extension` said."""
        types = Part(self[_TYPES])
        gone = [e for e in types.root.children if e.attributes.get("Extension", "").lower() == extension]
        self[_TYPES] = spliced(types.data, [Splice(e.start, e.end) for e in gone])

    def links(self, part: str) -> dict[str, tuple[str, str]]:
        """The relations of a part by their names: the kind and the part that they lead to."""
        file = relations_of(part)
        if file not in self:
            return {}
        folder = posixpath.dirname(part)
        found = {}
        for element in Part(self[file]).root.children:
            if element.attributes.get("TargetMode") != "External":
                target = posixpath.normpath(posixpath.join("/", folder, element.attributes.get("Target", "")))
                kind = element.attributes.get("Type", "").rpartition("/")[2]
                found[element.attributes.get("Id", "")] = kind, target.lstrip("/")
        return found

    def link(self, part: str, name: str, kind: str, target: str) -> None:
        """Relate a part to another; `kind` is the whole type, `target` the name in the archive."""
        file = relations_of(part)
        if file not in self:
            self[file] = _NO_RELATIONS
        relations = Part(self[file])
        prefix, path = relations.prefix(relations.root), posixpath.relpath(target, posixpath.dirname(part) or ".")
        new = f'<{prefix}Relationship Id="{name}" Type="{kind}" Target="{escape(path)}"/>'
        self[file] = inserted(relations, new)

    def unlink(self, part: str, name: str) -> None:
        """Take back a relation; a part of relations that holds none goes with it if it is ours."""
        file = relations_of(part)
        if file not in self:
            return
        relations = Part(self[file])
        gone = [element for element in relations.root.children if element.attributes.get("Id") == name]
        self[file] = spliced(relations.data, [Splice(e.start, e.end) for e in gone])
        if gone and self[file] == _NO_RELATIONS:
            del self[file]


def relations_of(part: str) -> str:
    """The name of the part that holds a part's relations."""
    folder, _, name = part.rpartition("/")
    return posixpath.join(folder, "_rels", f"{name}.rels")


def inserted(part: Part, new: str) -> bytes:
    """The part with something added at the end of its root."""
    return spliced(part.data, [at_end(part, part.root, new.encode())])


def at_end(part: Part, element: Element, new: bytes) -> Splice:
    """The splice that adds to the end of an element's content, opening one that has none."""
    if not element.empty:
        return Splice(element.last, element.last, new)
    tag = part.tag(element)
    name = tag[1:].split(b"/", 1)[0].split(maxsplit=1)[0]
    return Splice(element.inside - 2, element.inside, b">" + new + b"</" + name + b">")
