"""A Word file (.docx): the archive opened within bounds, its main part found and handed to the walk."""

from __future__ import annotations

import io
import zipfile
import zlib
from xml.parsers import expat

from gkcheck.errors import Unreadable

from . import bounds
from .model import Document
from .wordml import Walk
from .wordplain import LARGEST, blocks


def read(data: bytes) -> Document:
    """Blocks of a .docx, from its bytes; raises Unreadable."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if len(archive.filelist) > bounds.PARTS:
                raise Unreadable("too-many-parts", limit=bounds.PARTS)
            names = {info.filename: info for info in archive.filelist}
            info = names.get("word/document.xml") or names.get(_main_part(archive, names))
            if info is None:
                raise Unreadable("no-word-part")
            if info.flag_bits & 1:
                raise Unreadable("encrypted")
            if info.file_size > bounds.PART_BYTES:
                raise Unreadable("unpacks-too-large", limit=bounds.PART_BYTES >> 20)
            if info.file_size <= LARGEST:
                with archive.open(info) as part:
                    plain = blocks(part.read(LARGEST))
                if plain is not None:
                    return Document(plain)
            with archive.open(info) as part:
                return Document(Walk().run(part))
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, ValueError) as error:
        raise Unreadable("broken-archive") from error
    except RuntimeError as error:  # zipfile's word for a member that wants a password
        raise Unreadable("encrypted") from error


def _main_part(archive: zipfile.ZipFile, names: dict[str, zipfile.ZipInfo]) -> str:
    """The main part's name as the package's relations give it, or an empty one."""
    relations = names.get("_rels/.rels")
    if relations is None or relations.file_size > 1 << 20:
        return ""
    found: list[str] = []

    def start(_: str, attributes: dict[str, str]) -> None:
        if attributes.get("Type", "").endswith("/officeDocument"):
            found.append(attributes.get("Target", "").lstrip("/"))

    parser = expat.ParserCreate()
    parser.StartElementHandler = start
    try:
        parser.Parse(archive.read(relations), True)
    except expat.ExpatError:
        return ""
    return found[0] if found else ""
