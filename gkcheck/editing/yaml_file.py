"""Reports in YAML edited in place: a value's own characters replaced, comments, order and indentation left."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gkcheck.documents.model import Document, Paragraph
from gkcheck.documents.yaml_file import printed, scalars

from .encoded import encoded, replaced

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .model import Repair


def locate(data: bytes) -> Document:
    """The document, read so that its lines are where the values begin."""
    found = scalars(encoded(data).text, exact=True)
    return Document([], fields={path: Paragraph(printed(node), node.start_mark.index) for path, node in found.items()})


def repair(data: bytes, repairs: Sequence[Repair]) -> bytes:
    """The file with other figures; what was a text in quotes stays one, and a text over several lines as it is."""
    file = encoded(data)
    nodes = {node.start_mark.index: node for node in scalars(file.text, exact=True).values()}
    changes = []
    for wanted in repairs:
        node = nodes.get(wanted.at)
        if node is None or node.style not in (None, "'", '"'):
            continue
        quote = node.style or ""
        empty = node.start_mark.index == node.end_mark.index
        new = f"{' ' * empty}{quote}{wanted.text}{quote}"
        changes.append((node.start_mark.index, node.end_mark.index, new))
    return file.bytes_of(replaced(file.text, changes))
