"""Reports in JSON edited in place: a value's own characters replaced, order, indentation and spaces left."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from gkcheck.documents.json_file import Scan
from gkcheck.documents.model import Document, Paragraph

from .encoded import encoded, replaced

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .model import Repair


def locate(data: bytes) -> Document:
    """The document, read so that its lines are where the values begin."""
    scan = Scan(encoded(data).text)
    fields = scan.run()
    return Document([], fields={path: Paragraph(text.text, scan.spans[path][0]) for path, text in fields.items()})


def repair(data: bytes, repairs: Sequence[Repair]) -> bytes:
    """The file with other figures; what was a text stays one."""
    file = encoded(data)
    scan = Scan(file.text)
    scan.run()
    spans = dict(scan.spans.values())
    changes = []
    for wanted in repairs:
        end = spans.get(wanted.at)
        if end is not None:
            quoted = file.text[wanted.at] == '"'
            changes.append((wanted.at, end, json.dumps(wanted.text) if quoted else wanted.text))
    return file.bytes_of(replaced(file.text, changes))
