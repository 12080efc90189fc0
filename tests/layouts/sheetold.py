"""Workbooks of other kinds: .xls as its library writes it, .xlsx as openpyxl does, .ods element by element."""

import io
import warnings
from collections.abc import Iterable, Sequence
from decimal import Decimal
from xml.sax.saxutils import escape, quoteattr

from tests.layouts.sheetxml import Sheet, Value, stored

ODF = "urn:oasis:names:tc:opendocument:xmlns"
NAMES = {name: f"{ODF}:{name}:1.0" for name in ("office", "table", "text", "style")}
NAMES["calcext"] = "urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"
HEAD = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in NAMES.items())
MIME = "application/vnd.oasis.opendocument.spreadsheet"
MANIFEST = (
    f'<manifest:manifest xmlns:manifest="{ODF}:manifest:1.0"><manifest:file-entry manifest:full-path="/" '
    f'manifest:media-type="{MIME}"/><manifest:file-entry manifest:full-path="content.xml" '
    'manifest:media-type="text/xml"/></manifest:manifest>'
)
STYLES = (
    '<office:automatic-styles><style:style style:name="ta1" style:family="table"><style:table-properties '
    'table:display="true"/></style:style><style:style style:name="ta2" style:family="table"><style:table-properties '
    'table:display="false"/></style:style></office:automatic-styles>'
)


def plain(value: Value) -> str | int | float:
    """A value as libraries take it."""
    if isinstance(value, Decimal):
        return float(value)
    return value if isinstance(value, str | int | float) else ""


def xls(sheets: Sequence[Sheet]) -> bytes:
    """A workbook of Excel 97 to 2003."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import xlwt
    book = xlwt.Workbook(encoding="utf-8")
    border = xlwt.easyxf("borders: left thin, right thin, top thin, bottom thin")
    for sheet in sheets:
        page = book.add_sheet(sheet.name, cell_overwrite_ok=True)
        page.visibility = {"visible": 0, "hidden": 1, "veryHidden": 2}[sheet.state]
        for box in sheet.merged:
            page.merge(box.row, box.row + box.rows - 1, box.column, box.column + box.columns - 1, border)
        for place in sheet.styles.keys() - sheet.cells.keys():
            page.write(*place, None, border)
        for place, value in sheet.cells.items():
            page.write(*place, plain(value), border)
        for row in sheet.hidden_rows:
            page.row(row).hidden = True
        for column in sheet.hidden_columns:
            page.col(column).hidden = True
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def openpyxl(sheets: Sequence[Sheet]) -> bytes:
    """A workbook as openpyxl writes it."""
    from openpyxl import Workbook

    book = Workbook()
    for place, sheet in enumerate(sheets):
        page = book.create_sheet(sheet.name, place)
        page.sheet_state = sheet.state
        for (row, column), value in sheet.cells.items():
            page.cell(row + 1, column + 1, plain(value))
        for box in sheet.merged:
            page.merge_cells(
                start_row=box.row + 1,
                start_column=box.column + 1,
                end_row=box.row + box.rows,
                end_column=box.column + box.columns,
            )
    book.remove(book.worksheets[-1])
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def _repeated(cells: Iterable[str]) -> str:
    """Cells that follow one another and are the same are written once."""
    done: list[tuple[str, int]] = []
    for cell in cells:
        same = done and done[-1][0] == cell and "spanned" not in cell
        done = [*done[:-1], (cell, done[-1][1] + 1)] if same else [*done, (cell, 1)]
    repeat = 'table-cell table:number-columns-repeated="{}" '
    return "".join(cell if n == 1 else cell.replace("table-cell ", repeat.format(n), 1) for cell, n in done)


def _content(value: Value | None) -> tuple[str, str]:
    """The attributes and the text of a cell."""
    if value is None:
        return "", ""
    if isinstance(value, str):
        return ' office:value-type="string"', f"<text:p>{escape(value)}</text:p>"
    return f' office:value-type="float" office:value="{value}"', f"<text:p>{value}</text:p>"


def _row(sheet: Sheet, row: int, across: int) -> str:
    cells: list[str] = []
    for column in range(across):
        box = next(
            (b for b in sheet.merged if b.row <= row < b.row + b.rows and b.column <= column < b.column + b.columns),
            None,
        )
        attributes, text = _content(sheet.cells.get((row, column)))
        if box and (box.row, box.column) != (row, column):
            cells.append("<table:covered-table-cell />")
            continue
        if box:
            attributes += f' table:number-columns-spanned="{box.columns}" table:number-rows-spanned="{box.rows}"'
        cells.append(f"<table:table-cell {attributes}>{text}</table:table-cell>")
    hidden = ' table:visibility="collapse"' if row in sheet.hidden_rows else ""
    rest = f'<table:table-cell table:number-columns-repeated="{16384 - across}"/>'
    return f"<table:table-row{hidden}>{_repeated(cells)}{rest}</table:table-row>"


def ods(sheets: Sequence[Sheet]) -> bytes:
    """A workbook of LibreOffice: what is the same is written once, and every sheet reaches to its very end."""
    tables = ""
    for sheet in sheets:
        across = max(column + 1 for _, column in [*sheet.cells, *sheet.styles])
        rows = "".join(_row(sheet, row, across) for row in range(sheet.bottom()))
        rest = f'<table:table-row table:number-rows-repeated="{1048576 - sheet.bottom()}"><table:table-cell '
        rest += 'table:number-columns-repeated="16384"/></table:table-row>'
        style = "ta1" if sheet.state == "visible" else "ta2"
        columns = "".join(
            f"<table:table-column{' table:visibility=' + quoteattr('collapse') if x in sheet.hidden_columns else ''}/>"
            for x in range(across)
        )
        tables += f'<table:table table:name={quoteattr(sheet.name)} table:style-name="{style}">{columns}{rows}{rest}'
        tables += "</table:table>"
    inner = f"{STYLES}<office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body>"
    content = f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {HEAD}>{inner}</office:document-content>'
    return stored({"mimetype": MIME, "META-INF/manifest.xml": MANIFEST, "content.xml": content})
