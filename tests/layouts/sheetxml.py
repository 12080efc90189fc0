"""Workbooks written part by part: the cells of sheets placed first, then the XML around them."""

import io
import re
import zipfile
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from xml.sax.saxutils import escape, quoteattr

from tests.layouts.printed import Block, Box, Table
from tests.layouts.shapes import height
from tests.layouts.wordxml import DECLARATION, OFFICE, PACKAGE

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
SHEET_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
BORDERED, TITLE, TEXT, GROUPED, NONE = 1, 2, 3, 4, 0
SIDES = "".join(f'<{side} style="thin"><color auto="1"/></{side}>' for side in ("left", "right", "top", "bottom"))
STYLES = (
    '<numFmts count="1"><numFmt numFmtId="176" formatCode="#,##0;\\-#,##0"/></numFmts>'
    '<fonts count="2"><font><sz val="11"/><name val="宋体"/></font>'
    '<font><b/><sz val="16"/><name val="宋体"/></font></fonts>'
    '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>'
    f'</fills><borders count="2"><border><left/><right/><top/><bottom/></border><border>{SIDES}</border></borders>'
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="5">'
    '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>'
    '<xf numFmtId="0" fontId="0" fillId="0" borderId="1" xfId="0" applyBorder="1" applyAlignment="1">'
    '<alignment horizontal="center" vertical="center" wrapText="1"/></xf>'
    '<xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1" applyAlignment="1">'
    '<alignment horizontal="center" vertical="center"/></xf>'
    '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" applyAlignment="1">'
    '<alignment vertical="center" wrapText="1"/></xf>'
    '<xf numFmtId="176" fontId="0" fillId="0" borderId="1" xfId="0" applyNumberFormat="1" applyBorder="1"/></cellXfs>'
)


@dataclass(frozen=True)
class Formula:
    """A formula and the value that was kept of it."""

    text: str
    kept: int | None


Value = str | int | float | Decimal | Formula


@dataclass
class Sheet:
    """A sheet: its cells by row and column from 0, their styles, its merged ranges, and what of it is hidden."""

    name: str
    cells: dict[tuple[int, int], Value] = field(default_factory=dict)
    styles: dict[tuple[int, int], int] = field(default_factory=dict)
    merged: list[Box] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    state: str = "visible"
    empty: str = ""
    widths: Sequence[float] = ()
    heights: dict[int, float] = field(default_factory=dict)

    def bottom(self) -> int:
        """The row after the last."""
        return max((row + 1 for row, _ in [*self.cells, *self.styles]), default=0)

    def box(self, box: Box, row: int, column: int, style: int, value: Callable[[str], Value]) -> None:
        """Place a box of a table whose first cell stands there."""
        placed = Box(box.text, box.row + row, box.column + column, box.rows, box.columns)
        for y in range(placed.row, placed.row + placed.rows):
            for x in range(placed.column, placed.column + placed.columns):
                self.styles[y, x] = style
        if box.text:
            self.cells[placed.row, placed.column] = value(box.text)
        if box.rows > 1 or box.columns > 1:
            self.merged.append(placed)


def number(text: str) -> Value:
    """A figure as a number, as it comes to stand in a sheet that is typed into; other text as it is."""
    if re.fullmatch(r"-?(?:0|[1-9]\d*)", text):
        return int(text)
    return Decimal(text) if re.fullmatch(r"-?(?:0|[1-9]\d*)\.\d+", text) else text


def words(text: str) -> Value:
    """Everything as text."""
    return text


@dataclass(frozen=True)
class Look:
    """How a report is laid out over a sheet.

    across: how many columns lines of text are merged over, none for 0; gap: empty rows between blocks.
    """

    row: int = 0
    column: int = 0
    across: int = 15
    gap: int = 0
    value: Callable[[str], Value] = number


def one_sheet(blocks: Iterable[Block], look: Look = Look(), name: str = "Sheet1") -> Sheet:
    """All blocks one below another."""
    sheet = Sheet(name)
    row = look.row
    for block in blocks:
        row = _placed(sheet, block, row, look) + look.gap
    return sheet


def _placed(sheet: Sheet, block: Block, row: int, look: Look) -> int:
    """Place a block and give the row behind it."""
    if isinstance(block, Table):
        for box in block.boxes:
            sheet.box(box, row, look.column, BORDERED, look.value)
        return row + height(block.boxes)
    style = TITLE if block.kind == "title" else TEXT
    sheet.box(Box(block.text, 0, 0, 1, max(look.across, 1)), row, look.column, style, words)
    return row + 1


def sheet_a_table(blocks: Iterable[Block], names: Sequence[str], look: Look = Look()) -> list[Sheet]:
    """The text before a table stands above it; what follows the last one has a sheet of its own."""
    parts: list[list[Block]] = [[]]
    for block in blocks:
        if parts[-1] and isinstance(parts[-1][-1], Table):
            parts.append([])
        parts[-1].append(block)
    return [one_sheet(part, look, name) for part, name in zip(parts, names, strict=True)]


def address(row: int, column: int) -> str:
    """`C7` for 6, 2."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return f"{letters}{row + 1}"


Writer = Callable[[str, int, Value], str]


class Strings:
    """The shared strings of a workbook."""

    def __init__(self, item: Callable[[str], str] = lambda text: f'<t xml:space="preserve">{escape(text)}</t>') -> None:
        self.numbers: dict[str, int] = {}
        self._item = item

    def cell(self, ref: str, style: int, value: Value) -> str:
        """A cell."""
        head = f'<c r="{ref}" s="{style}"'
        if isinstance(value, Formula):
            kept = "" if value.kept is None else f"<v>{value.kept}</v>"
            return f"{head}><f>{escape(value.text)}</f>{kept}</c>"
        if isinstance(value, str):
            return f'{head} t="s"><v>{self.numbers.setdefault(value, len(self.numbers))}</v></c>'
        return f"{head}><v>{value}</v></c>"

    def part(self) -> str:
        """The part of the package that holds them."""
        items = "".join(f"<si>{self._item(text)}</si>" for text in self.numbers)
        count = len(self.numbers)
        return f'{DECLARATION}<sst xmlns="{MAIN}" count="{count}" uniqueCount="{count}">{items}</sst>'


def inline(ref: str, style: int, value: Value) -> str:
    """A cell that holds its text itself."""
    if isinstance(value, str):
        return f'<c r="{ref}" s="{style}" t="inlineStr"><is><t>{escape(value)}</t></is></c>'
    return Strings().cell(ref, style, value)


def _rows(sheet: Sheet, cell: Writer) -> str:
    rows: list[str] = []
    places = sorted(sheet.cells.keys() | sheet.styles.keys())
    for row in range(sheet.bottom()):
        cells = ""
        for place in [place for place in places if place[0] == row]:
            style, ref = sheet.styles.get(place, NONE), address(*place)
            cells += cell(ref, style, sheet.cells[place]) if place in sheet.cells else f'<c r="{ref}" s="{style}"/>'
        shape = ' hidden="1"' if row in sheet.hidden_rows else ""
        shape += f' ht="{sheet.heights[row]}" customHeight="1"' if row in sheet.heights else ""
        rows.append(f'<row r="{row + 1}"{shape}>{cells}</row>' if cells or shape else "")
    return "".join(rows)


def sheet_part(sheet: Sheet, cell: Writer) -> str:
    """The part of the package that holds a sheet."""
    columns = "".join(f'<col min="{x + 1}" max="{x + 1}" width="9" hidden="1"/>' for x in sorted(sheet.hidden_columns))
    columns += "".join(f'<col min="{x}" max="{x}" width="{w}" customWidth="1"/>' for x, w in enumerate(sheet.widths, 1))
    refs = [(address(b.row, b.column), address(b.row + b.rows - 1, b.column + b.columns - 1)) for b in sheet.merged]
    merged = "".join(f'<mergeCell ref="{first}:{last}"/>' for first, last in refs)
    return (
        f'{DECLARATION}<worksheet xmlns="{MAIN}"><sheetViews><sheetView workbookViewId="0"/></sheetViews>'
        f'<sheetFormatPr defaultRowHeight="18"/>{f"<cols>{columns}</cols>" if columns else ""}'
        f"<sheetData>{_rows(sheet, cell)}{sheet.empty}</sheetData>"
        f'{f"""<mergeCells count="{len(refs)}">{merged}</mergeCells>""" if refs else ""}</worksheet>'
    )


def workbook(sheets: Sequence[Sheet], strings: Strings | None = None, cell: Writer | None = None) -> bytes:
    """A workbook of the sheets."""
    strings = strings or Strings()
    parts = {f"xl/worksheets/sheet{n}.xml": sheet_part(s, cell or strings.cell) for n, s in enumerate(sheets, 1)}
    listed = "".join(
        f'<sheet name={quoteattr(s.name)} sheetId="{n}" state="{s.state}" r:id="rId{n}"/>'
        for n, s in enumerate(sheets, 1)
    )
    links = [("worksheet", f"worksheets/sheet{n}.xml") for n in range(1, len(sheets) + 1)]
    links += [("styles", "styles.xml"), ("sharedStrings", "sharedStrings.xml")]
    book = f'{DECLARATION}<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets>{listed}</sheets></workbook>'
    files = {
        "[Content_Types].xml": _types(len(sheets)),
        "_rels/.rels": relations([("officeDocument", "xl/workbook.xml")]),
        "xl/workbook.xml": book,
        "xl/_rels/workbook.xml.rels": relations(links),
        "xl/styles.xml": f'{DECLARATION}<styleSheet xmlns="{MAIN}">{STYLES}</styleSheet>',
        "xl/sharedStrings.xml": strings.part(),
    }
    return stored(files | parts)


def relations(links: Iterable[tuple[str, str]]) -> str:
    """The relations of a part, rId1, rId2, …"""
    items = "".join(
        f'<Relationship Id="rId{n}" Type="{OFFICE}/{kind}" Target="{target}"/>'
        for n, (kind, target) in enumerate(links, 1)
    )
    return f'{DECLARATION}<Relationships xmlns="{PACKAGE}/relationships">{items}</Relationships>'


def _types(sheets: int) -> str:
    names = {"workbook.xml": "sheet.main", "styles.xml": "styles", "sharedStrings.xml": "sharedStrings"}
    names |= {f"worksheets/sheet{n}.xml": "worksheet" for n in range(1, sheets + 1)}
    items = "".join(f'<Override PartName="/xl/{n}" ContentType="{SHEET_TYPE}.{t}+xml"/>' for n, t in names.items())
    return (
        f'{DECLARATION}<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{items}</Types>'
    )


def stored(files: Mapping[str, str], packing: int = zipfile.ZIP_STORED) -> bytes:
    """A zip file that is the same every time and on every system: nothing in it is squeezed."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as packed:
        for name, text in files.items():
            entry = zipfile.ZipInfo(name, (2024, 1, 1, 0, 0, 0))
            entry.create_system = 3
            entry.compress_type = packing
            packed.writestr(entry, text.encode("utf-8"))
    return stream.getvalue()
