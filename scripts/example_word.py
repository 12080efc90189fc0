"""An example report as a Word file that looks as offices print it: A4, 仿宋 text, 黑体 headings, ruled tables."""

from collections.abc import Sequence

from tests.layouts.printed import Block, Box, Paragraph, Table
from tests.layouts.shapes import height, width
from tests.layouts.wordxml import DECLARATION, NAMESPACES, OFFICE, WORD_TYPE, Part, document, package, run

TEXT_WIDTH = 8844  # twentieths of a point: 156 mm between the margins of GB/T 9704
HEAD_ROWS = {2: 0, 3: 3, 4: 3}
MARGINS = (
    '<w:pgMar w:top="2098" w:right="1474" w:bottom="1984" w:left="1588" w:header="851" w:footer="1400" w:gutter="0"/>'
)
SECTION = (
    f'<w:footerReference w:type="default" r:id="rId3"/><w:pgSz w:w="11906" w:h="16838"/>{MARGINS}'
    '<w:docGrid w:type="lines" w:linePitch="579"/>'
)
BORDERS = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>'
    for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)
TABLE = (
    f'<w:tblPr><w:tblW w:w="{TEXT_WIDTH}" w:type="dxa"/><w:jc w:val="center"/><w:tblBorders>{BORDERS}</w:tblBorders>'
    '<w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="40" w:type="dxa"/><w:right w:w="40" w:type="dxa"/>'
    "</w:tblCellMar></w:tblPr>"
)


def word(blocks: Sequence[Block]) -> bytes:
    """The report as a Word file."""
    inner = "".join(_table(block) if isinstance(block, Table) else _paragraph(block) for block in blocks)
    parts = {
        "styles.xml": _part("styles", _root("styles", STYLES)),
        "settings.xml": _part("settings", _root("settings", SETTINGS)),
        "footer1.xml": _part("footer", _root("ftr", FOOTER)),
    }
    return package(document(inner, SECTION), parts)


def _part(name: str, text: str) -> Part:
    return Part(f"{OFFICE}/{name}", f"{WORD_TYPE}.{name}+xml", text)


def _root(name: str, inner: str) -> str:
    names = " ".join(f'xmlns:{prefix}="{NAMESPACES[prefix]}"' for prefix in ("w", "r"))
    return f"{DECLARATION}<w:{name} {names}>{inner}</w:{name}>"


def _paragraph(block: Paragraph) -> str:
    """A paragraph in the style of its kind; a sub-heading is the first sentence of its paragraph."""
    style = {"title": "Title", "heading": "Heading1"}.get(block.kind)
    if style:
        lines = _title_lines(block.text) if style == "Title" else [block.text]
        runs = "<w:r><w:br/></w:r>".join(map(run, lines))
        return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{runs}</w:p>'
    head, stop, rest = block.text.partition("。") if block.text.startswith("（") else ("", "", block.text)
    runs = (run(head + stop, _fonts("楷体")) if head else "") + run(rest)
    return f'<w:p><w:pPr><w:pStyle w:val="BodyText"/></w:pPr>{runs}</w:p>'


def _title_lines(title: str) -> list[str]:
    """The agency on a line of its own, above the year and the kind of report."""
    agency, year, rest = title.partition("20")
    return [agency, year + rest]


def _table(block: Table) -> str:
    boxes = list(block.boxes)
    widths = _widths(block.number, width(boxes))
    rows = [_row(boxes, row, widths, head=row < HEAD_ROWS[block.number]) for row in range(height(boxes))]
    grid = "".join(f'<w:gridCol w:w="{size}"/>' for size in widths)
    gap = '<w:p><w:pPr><w:pStyle w:val="TableText"/></w:pPr></w:p>'
    return f"<w:tbl>{TABLE}<w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>{gap}"


def _widths(number: int, count: int) -> list[int]:
    """Column widths: labels get what the even value columns leave."""
    labels = {2: [2214], 3: [560, 1060, 2310], 4: []}[number]
    value = (TEXT_WIDTH - sum(labels)) // (count - len(labels))
    widths = [*labels, *[value] * (count - len(labels))]
    widths[-1] += TEXT_WIDTH - sum(widths)
    return widths


def _row(boxes: Sequence[Box], row: int, widths: Sequence[int], *, head: bool) -> str:
    here = sorted((box for box in boxes if box.row <= row < box.row + box.rows), key=lambda box: box.column)
    cells = "".join(_cell(box, row, sum(widths[box.column : box.column + box.columns])) for box in here)
    repeat = "<w:tblHeader/>" if head else ""
    return f'<w:tr><w:trPr><w:cantSplit/><w:trHeight w:val="340"/>{repeat}<w:jc w:val="center"/></w:trPr>{cells}</w:tr>'


def _cell(box: Box, row: int, size: int) -> str:
    span = f'<w:gridSpan w:val="{box.columns}"/>' if box.columns > 1 else ""
    merge = '<w:vMerge w:val="restart"/>' if row == box.row else "<w:vMerge/>"
    shape = f'<w:tcW w:w="{size}" w:type="dxa"/>{span}{merge if box.rows > 1 else ""}<w:vAlign w:val="center"/>'
    style = "TableLabel" if box.text[:2] in {f"{n}." for n in range(1, 9)} else "TableText"
    text = run(box.text) if box.text and row == box.row else ""
    return f'<w:tc><w:tcPr>{shape}</w:tcPr><w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{text}</w:p></w:tc>'


def _fonts(name: str) -> str:
    return f'<w:rFonts w:ascii="{name}" w:hAnsi="{name}" w:eastAsia="{name}"/>'


def _style(name: str, title: str, paragraph: str, letters: str) -> str:
    default = ' w:default="1"' if name == "Normal" else ""
    based = "" if name == "Normal" else '<w:basedOn w:val="Normal"/>'
    return (
        f'<w:style w:type="paragraph"{default} w:styleId="{name}"><w:name w:val="{title}"/>{based}<w:qFormat/>'
        f"<w:pPr>{paragraph}</w:pPr><w:rPr>{letters}</w:rPr></w:style>"
    )


def _size(half_points: int) -> str:
    return f'<w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/>'


INDENT = '<w:ind w:firstLineChars="200" w:firstLine="640"/>'
LINE = '<w:spacing w:line="579" w:lineRule="exact"/>'
TIGHT = '<w:snapToGrid w:val="0"/><w:spacing w:line="240" w:lineRule="auto"/>'
MIDDLE = '<w:jc w:val="center"/>'
STYLES = (
    "<w:docDefaults><w:rPrDefault><w:rPr>"
    '<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="仿宋" w:cs="Times New Roman"/>'
    f'{_size(32)}<w:lang w:val="en-US" w:eastAsia="zh-CN"/></w:rPr></w:rPrDefault></w:docDefaults>'
    + _style("Normal", "Normal", LINE + '<w:jc w:val="both"/>', "")
    + _style("BodyText", "Body Text", INDENT, "")
    + _style(
        "Title",
        "Title",
        f'<w:spacing w:before="240" w:after="480" w:line="700" w:lineRule="exact"/>{MIDDLE}<w:outlineLvl w:val="0"/>',
        f"{_fonts('宋体')}<w:b/><w:bCs/>{_size(44)}",
    )
    + _style("Heading1", "heading 1", f'<w:keepNext/>{INDENT}<w:outlineLvl w:val="0"/>', _fonts("黑体"))
    + _style("TableText", "Table Text", f"{TIGHT}{MIDDLE}", f"{_fonts('宋体')}{_size(18)}")
    + _style("TableLabel", "Table Label", f'{TIGHT}<w:jc w:val="left"/>', f"{_fonts('宋体')}{_size(18)}")
)
SETTINGS = (
    '<w:zoom w:percent="100"/><w:characterSpacingControl w:val="compressPunctuation"/><w:compat><w:compatSetting'
    ' w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
)
FOOTER = (
    f'<w:p><w:pPr>{TIGHT}{MIDDLE}</w:pPr><w:r><w:rPr>{_size(28)}</w:rPr><w:t xml:space="preserve">— </w:t></w:r>'
    f'<w:fldSimple w:instr=" PAGE "><w:r><w:rPr>{_size(28)}</w:rPr><w:t>1</w:t></w:r></w:fldSimple>'
    f'<w:r><w:rPr>{_size(28)}</w:rPr><w:t xml:space="preserve"> —</w:t></w:r></w:p>'
)
