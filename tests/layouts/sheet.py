"""Workbook layouts: how the three tables stand in files of Excel, WPS and LibreOffice."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import partial
from xml.sax.saxutils import escape

from tests.layouts.figures import Figures
from tests.layouts.marks import MARKS
from tests.layouts.printed import Block, Paragraph, Table, report
from tests.layouts.shapes import (
    HEAD_ROWS,
    change_tables,
    height,
    one_table,
    phantom,
    split,
    split_three,
    unmerged,
    unmerged_tables,
)
from tests.layouts.sheetold import ods, openpyxl, xls
from tests.layouts.sheetxml import (
    GROUPED,
    Formula,
    Look,
    Sheet,
    Strings,
    Value,
    address,
    inline,
    number,
    one_sheet,
    sheet_a_table,
    words,
    workbook,
)
from tests.layouts.variants import VARIANTS

Writer = Callable[[Figures], bytes]
Save = Callable[[Sequence[Sheet]], bytes]
PLAIN = Look()
LINES = Look(across=0)
NAMES = ("总体情况", "主动公开", "依申请公开", "复议诉讼")


def changed(
    change: Callable[[Iterable[Block]], Iterable[Block]] = list,
    look: Look = PLAIN,
    touch: Callable[[Sheet], None] = lambda sheet: None,
    save: Save = workbook,
) -> Writer:
    """A writer of one sheet, after a change of the report and of the sheet."""

    def write(figures: Figures) -> bytes:
        sheet = one_sheet(change(report(figures)), look)
        touch(sheet)
        return save([sheet])

    return write


def reshaped(change: Callable[[Table], Iterable[Block]], look: Look = PLAIN) -> Writer:
    """A writer of one sheet after a change of the tables."""
    return changed(lambda blocks: change_tables(blocks, change), look)


def apart(names: Sequence[str], save: Save = workbook, look: Look = PLAIN, cover: bool = False) -> Writer:
    """A writer of a sheet for each table, the title above the first or on a sheet of its own."""

    def write(figures: Figures) -> bytes:
        blocks = report(figures)
        if not cover:
            return save(sheet_a_table(blocks, names, look))
        return save([one_sheet(blocks[:1], look, "封面"), *sheet_a_table(blocks[1:], names, look)])

    return write


def bare(figures: Figures) -> list[Block]:
    """The title and the three tables, nothing else."""
    return [block for block in report(figures) if isinstance(block, Table) or block.kind == "title"]


def _bare_sheets(names: Sequence[str], save: Save, look: Look = PLAIN) -> Writer:
    return lambda figures: save(sheet_a_table(bare(figures), names, look))


def _floats(text: str) -> Value:
    value = number(text)
    return float(value) if isinstance(value, int | Decimal) else value


def _grouped(sheet: Sheet) -> None:
    for place, value in sheet.cells.items():
        if isinstance(value, int):
            sheet.styles[place] = GROUPED


def _sums(sheet: Sheet) -> None:
    """Every figure to the right of others as a formula with the value kept of it, rows above 4 excepted."""
    for (row, column), value in list(sheet.cells.items()):
        if isinstance(value, int) and column > 3:
            first, last = address(row, 3), address(row, column - 1)
            sheet.cells[row, column] = Formula(f"SUM({first}:{last})", value)


def _hidden(sheet: Sheet) -> None:
    rows = [row for (row, _), value in sheet.cells.items() if isinstance(value, int)]
    sheet.hidden_rows |= set(rows[::3])
    sheet.hidden_columns |= {4, 5}


def _used_range(sheet: Sheet) -> None:
    """Styled cells without content to the last column, and below the report."""
    for row in range(0, sheet.bottom(), 7):
        sheet.styles |= {(row, column): 1 for column in range(16, 16384, 64)} | {(row, 16383): 1}
    sheet.styles |= {(row, column): 1 for row in range(sheet.bottom(), sheet.bottom() + 60) for column in range(20)}
    sheet.empty = f'<row r="{sheet.bottom() + 9}" spans="1:9"/>'
    sheet.empty += '<row r="1048576" hidden="1"><c r="XFD1048576" s="1"/></row>'


def _stray(sheet: Sheet) -> None:
    """A figure somebody left far to the right of a heading, one beside a row of table two, a word below everything."""
    sheet.cells[3, 40] = 7
    sheet.cells[next(row for (row, _), value in sheet.cells.items() if value == "行政许可") - 1, 60] = "注"
    sheet.cells[sheet.bottom() + 90, 30] = "完"


def _pages(table: Table) -> list[Block]:
    """Every page of table three begins with its header."""
    return list(split(table, [9, 17], head=True)) if table.number == 3 else [table]


def _head_merged(table: Table) -> list[Block]:
    """Merged cells in the header only."""
    head = HEAD_ROWS[table.number]
    boxes = [box for box in table.boxes if box.row < head]
    return [replace(table, boxes=tuple(boxes + unmerged([box for box in table.boxes if box.row >= head])))]


def _halves(table: Table) -> list[Block]:
    return list(split(table, [height(table.boxes) // 2])) if table.number == 3 else [table]


def _blocks_apart(table: Table) -> list[Block]:
    """Table two with an empty row before each of its blocks."""
    if table.number != 2:
        return [table]
    starts = [box.row for box in table.boxes if box.text.startswith("第二十条")]
    down = {box: sum(start <= box.row for start in starts) - 1 for box in table.boxes}
    return [Table(tuple(replace(box, row=box.row + down[box]) for box in table.boxes), 2)]


def _broken_title(blocks: Iterable[Block]) -> list[Block]:
    """The title on two rows."""
    title, *rest = blocks
    assert isinstance(title, Paragraph)
    agency, _, kind = title.text.partition("20")
    return [Paragraph(agency, "title"), Paragraph(f"20{kind}", "title"), *rest]


def _rich(text: str) -> str:
    """A shared string in runs, with the readings that some programs keep beside it."""
    pieces = re.findall(r"\d+|[^\d]{1,3}", text)
    runs = "".join(
        f'<r><rPr><sz val="11"/><rFont val="宋体"/></rPr><t xml:space="preserve">{escape(piece)}</t></r>'
        for piece in pieces
    )
    return f'{runs}<rPh sb="0" eb="1"><t>ＤＵ</t></rPh><phoneticPr fontId="1" type="noConversion"/>'


def _spaces(sheet: Sheet) -> None:
    """A space typed into every blank."""
    for place in sheet.styles.keys() - sheet.cells.keys():
        if not any(
            b.row <= place[0] < b.row + b.rows and b.column <= place[1] < b.column + b.columns for b in sheet.merged
        ):
            sheet.cells[place] = " "


def _hidden_sheet(sheets: Sequence[Sheet], save: Save) -> bytes:
    """The third table on a sheet that is hidden."""
    sheets[2].state = "hidden"
    return save(sheets)


NUMBERED = ("Sheet1", "Sheet2", "Sheet3", "Sheet4")
LAYOUTS: dict[str, Writer] = {
    "merged": changed(),
    "lines": changed(look=LINES),
    "gaps": changed(look=replace(LINES, gap=1)),
    "merged-gaps": changed(look=replace(PLAIN, gap=2)),
    "sheets": apart(NAMES),
    "sheets-nameless": apart(NUMBERED),
    "sheets-lines": apart(NAMES, look=LINES),
    "sheets-cover": apart(NAMES, cover=True),
    "sheets-bare": _bare_sheets(NUMBERED[:3], workbook),
    "bare": lambda figures: workbook([one_sheet(bare(figures))]),
    "bare-lines": lambda figures: workbook([one_sheet(bare(figures), LINES)]),
    "empty-cells": reshaped(unmerged_tables()),
    "empty-cells-lines": reshaped(unmerged_tables(), LINES),
    "empty-below": reshaped(unmerged_tables(across=False)),
    "repeated-labels": reshaped(unmerged_tables(repeat=True)),
    "head-merged": reshaped(_head_merged),
    "offset": changed(look=replace(PLAIN, row=4, column=2)),
    "offset-lines": changed(look=replace(LINES, row=4, column=2)),
    "offset-unmerged": reshaped(unmerged_tables(), replace(LINES, row=4, column=2)),
    "texts": changed(look=replace(PLAIN, value=words)),
    "floats": changed(look=replace(PLAIN, value=_floats)),
    "formulas": changed(touch=_sums),
    "thousands-format": changed(touch=_grouped),
    "used-range": changed(touch=_used_range),
    "stray-cells": changed(touch=_stray),
    "spaces": changed(touch=_spaces),
    "pages": reshaped(_pages),
    "pages-gaps": reshaped(_pages, replace(LINES, gap=3)),
    "split-two": reshaped(split_three([15]), replace(LINES, gap=1)),
    "halves": reshaped(_halves),
    "blocks-apart": reshaped(_blocks_apart),
    "phantom": reshaped(phantom),
    "one-table": changed(lambda blocks: one_table(list(blocks))),
    "broken-title": changed(_broken_title),
    "broken-title-lines": changed(_broken_title, LINES),
    "inline": changed(save=partial(workbook, cell=inline)),
    "wps": changed(save=lambda sheets: workbook(sheets, Strings(_rich))),
    "openpyxl": changed(save=openpyxl),
    "openpyxl-sheets": apart(NAMES, openpyxl),
    **{f"marks-{name}": changed(change) for name, change in MARKS.items()},
    **{f"form-{name}": changed(change) for name, change in VARIANTS.items()},
    "xls": changed(save=xls),
    "xls-lines": changed(look=LINES, save=xls),
    "xls-sheets": apart(NAMES, xls),
    "xls-texts": changed(look=replace(PLAIN, value=words), save=xls),
    "et": changed(save=xls),
    "ods": changed(save=ods),
    "ods-lines": changed(look=replace(LINES, row=2, column=1), save=ods),
    "ods-sheets": apart(NAMES, ods),
    "ods-texts": changed(look=replace(PLAIN, value=words), save=ods),
    "ods-unmerged": changed(lambda blocks: change_tables(blocks, unmerged_tables()), LINES, save=ods),
}

HIDING: dict[str, tuple[str, Writer]] = {
    kind: (suffix, writer)
    for ending, save in (("xlsx", workbook), ("xls", xls), ("ods", ods))
    for suffix in [f".{ending}"]
    for kind, writer in (
        (f"{ending}-rows", changed(touch=_hidden, save=save)),
        (f"{ending}-sheet", _bare_sheets(NAMES[1:], partial(_hidden_sheet, save=save))),
    )
}
"""Layouts in which something of the tables is hidden."""


def suffix(name: str) -> str:
    """The file type of a layout."""
    kind = name.partition("-")[0]
    return f".{kind}" if kind in ("xls", "ods", "et") else ".xlsx"
