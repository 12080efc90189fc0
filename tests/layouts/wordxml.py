"""Word files written part by part: runs, paragraphs, tables and the package around them."""

import io
import zipfile
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from xml.sax.saxutils import escape

from tests.layouts.printed import Block, Box, Table
from tests.layouts.shapes import height, width

NAMESPACES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "v": "urn:schemas-microsoft-com:vml",
    "o": "urn:schemas-microsoft-com:office:office",
}
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
BORDERS = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>'
    for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)


def run(text: str, properties: str = "") -> str:
    """A run of text."""
    inner = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{inner}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def paragraph(text: str, properties: str = "") -> str:
    """A paragraph of one run, or an empty one."""
    return wrap_paragraph(run(text) if text else "", properties)


def wrap_paragraph(inner: str, properties: str = "") -> str:
    """A paragraph around ready runs."""
    style = f"<w:pPr>{properties}</w:pPr>" if properties else ""
    return f"<w:p>{style}{inner}</w:p>"


def _plain_cell(box: Box, properties: str, content: str) -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{content}</w:tc>"


def _plain_row(inner: str, row: int) -> str:
    return f"<w:tr>{inner}</w:tr>"


def _same(inner: str) -> str:
    return inner


def box_paragraphs(box: Box) -> str:
    """The content of a cell: one centred paragraph."""
    return paragraph(box.text, '<w:jc w:val="center"/>')


@dataclass(frozen=True)
class Style:
    """How the parts of a table are written; each part can be replaced."""

    content: Callable[[Box], str] = box_paragraphs
    cell: Callable[[Box, str, str], str] = _plain_cell
    row: Callable[[str, int], str] = _plain_row
    table: Callable[[str], str] = _same
    covered: Callable[[Box], str] = lambda box: "<w:p/>"
    properties: str = ""
    margins: tuple[int, int] = (0, 0)


PLAIN = Style()


def _properties(box: Box, row: int, cell_width: int) -> str:
    parts = [f'<w:tcW w:w="{cell_width * box.columns}" w:type="dxa"/>']
    if box.columns > 1:
        parts.append(f'<w:gridSpan w:val="{box.columns}"/>')
    if box.rows > 1:
        parts.append('<w:vMerge w:val="restart"/>' if row == box.row else "<w:vMerge/>")
    return "".join(parts)


def table(boxes: Iterable[Box], style: Style = PLAIN) -> str:
    """A table with column spans and vertical merges."""
    boxes = list(boxes)
    across = width(boxes)
    cell_width = 9000 // across
    rows: list[str] = []
    for row in range(height(boxes)):
        here = sorted((box for box in boxes if box.row <= row < box.row + box.rows), key=lambda box: box.column)
        cells = [
            style.cell(
                box, _properties(box, row, cell_width), style.content(box) if box.row == row else style.covered(box)
            )
            for box in here
        ]
        rows.append(style.row("".join(cells), row))
    before, after = ('<w:gridCol w:w="20"/>' * count for count in style.margins)
    grid = before + f'<w:gridCol w:w="{cell_width}"/>' * across + after
    head = f'<w:tblPr><w:tblW w:w="0" w:type="auto"/><w:tblBorders>{BORDERS}</w:tblBorders>{style.properties}</w:tblPr>'
    return style.table(f"<w:tbl>{head}<w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>")


def body(blocks: Iterable[Block], style: Style = PLAIN, title: Callable[[str], str] = paragraph) -> str:
    """The blocks of a report as the body of a document."""
    parts: list[str] = []
    for block in blocks:
        if isinstance(block, Table):
            parts += [table(block.boxes, style), "<w:p/>"]
        elif block.kind == "title":
            parts.append(title(block.text))
        else:
            parts.append(paragraph(block.text, '<w:ind w:firstLine="640"/>' if block.kind == "body" else ""))
    return "".join(parts)


@dataclass(frozen=True)
class Part:
    """A further part of the package: its relationship, content type and bytes."""

    relation: str
    content_type: str
    data: str


def document(inner: str, section: str = "", root: str = "w:document") -> str:
    """The document part around a body."""
    names = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in NAMESPACES.items())
    return f"{DECLARATION}<{root} {names}><w:body>{inner}<w:sectPr>{section}</w:sectPr></w:body></{root}>"


def _relations(targets: Mapping[str, tuple[str, str]]) -> str:
    items = "".join(
        f'<Relationship Id="{key}" Type="{kind}" Target="{target}"/>' for key, (kind, target) in targets.items()
    )
    return f'{DECLARATION}<Relationships xmlns="{PACKAGE}/relationships">{items}</Relationships>'


def _types(overrides: Mapping[str, str]) -> str:
    items = "".join(f'<Override PartName="/{name}" ContentType="{kind}"/>' for name, kind in overrides.items())
    defaults = (
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
    )
    return f'{DECLARATION}<Types xmlns="{PACKAGE}/content-types">{defaults}{items}</Types>'


def package(text: str, parts: Mapping[str, Part] | None = None, main: str = "word/document.xml") -> bytes:
    """A Word file around a document part; parts are named below word/ and related as rId1, rId2, …"""
    parts = parts or {}
    folder, _, name = main.rpartition("/")
    files = {
        "[Content_Types].xml": _types(
            {main: f"{WORD_TYPE}.document.main+xml"} | {f"{folder}/{part}": parts[part].content_type for part in parts}
        ),
        "_rels/.rels": _relations({"rId1": (f"{OFFICE}/officeDocument", main)}),
        main: text,
        f"{folder}/_rels/{name}.rels": _relations(
            {f"rId{place}": (parts[part].relation, part) for place, part in enumerate(parts, 1)}
        ),
    }
    files |= {f"{folder}/{part}": parts[part].data for part in parts}
    return archive(files)


def archive(files: Mapping[str, str]) -> bytes:
    """A zip file that is the same every time it is written."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as packed:
        for name, text in files.items():
            entry = zipfile.ZipInfo(name, (2024, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            packed.writestr(entry, text.encode("utf-8"))
    return stream.getvalue()


def word_file(blocks: Iterable[Block], style: Style = PLAIN, title: Callable[[str], str] = paragraph) -> bytes:
    """A whole report as a Word file."""
    return package(document(body(blocks, style, title)))
