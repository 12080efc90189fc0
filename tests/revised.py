"""What a file holds part by part and text by text, for telling whether anything else of it was changed."""

from __future__ import annotations

import io
import zipfile

from gkcheck import documents
from gkcheck.documents.model import Grid


def parts(data):
    """The parts of a package by name."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def differing(one, other):
    """The names of the parts that two packages do not share."""
    one, other = parts(one), parts(other)
    return {name for name in one.keys() | other.keys() if one.get(name) != other.get(name)}


def texts(data, suffix):
    """Every text of a file in reading order, blank cells too."""
    document = documents.parse(data, suffix)
    found = []
    for block in document.blocks:
        found += [cell.text for row in block.rows for cell in row] if isinstance(block, Grid) else [block.text]
    return found + [text.text for text in document.fields.values()]
