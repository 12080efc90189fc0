"""An example report as a workbook that looks as offices keep it: a sheet for each table, the text around it merged."""

from collections.abc import Sequence

from tests.layouts.printed import Block, Paragraph, Table
from tests.layouts.shapes import width
from tests.layouts.sheetxml import Look, Sheet, one_sheet, workbook

NAMES = ("主动公开情况", "依申请公开情况", "复议诉讼情况", "问题和其他事项")
WIDTHS = {2: [26.0, *[14.0] * 14], 3: [7.0, 15.0, 34.0, *[11.0] * 7], 4: [8.0] * 15}
LINE = 18.0


def sheets(blocks: Sequence[Block]) -> bytes:
    """The report as a workbook; each table has above it the text that comes before it."""
    parts: list[list[Block]] = [[]]
    for block in blocks:
        if parts[-1] and isinstance(parts[-1][-1], Table):
            parts.append([])
        parts[-1].append(block)
    return workbook([_sheet(part, name) for part, name in zip(parts, NAMES, strict=True)])


def _sheet(blocks: Sequence[Block], name: str) -> Sheet:
    table = next((block for block in blocks if isinstance(block, Table)), None)
    across = width(table.boxes) if table else 10
    sheet = one_sheet(blocks, Look(across=across), name)
    sheet.widths = WIDTHS[table.number if table else 4][:across]
    room = int(sum(sheet.widths) / 2)
    for row, block in enumerate(blocks):
        if isinstance(block, Paragraph):
            sheet.heights[row] = LINE * (2 if block.kind == "title" else 1 + len(block.text) // room)
        else:
            sheet.heights |= {row + box.row: 2 * LINE for box in block.boxes if box.column == 2 and len(box.text) > 20}
    return sheet
