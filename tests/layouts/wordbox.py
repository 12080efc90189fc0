"""Word layouts by container: text boxes, content controls, frames, nested and wrapped tables."""

from collections.abc import Callable

from tests.layouts.figures import Figures
from tests.layouts.printed import Box, report
from tests.layouts.wordxml import Style, body, document, package, paragraph, run, table, word_file, wrap_paragraph

Writer = Callable[[Figures], bytes]
SHAPE = '<wp:docPr id="1" name="box"/><a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">'


def text_box(inner: str) -> str:
    """A paragraph that anchors a text box, once for new programs and once as VML for old ones."""
    content = f"<w:txbxContent>{inner}</w:txbxContent>"
    drawing = (
        f'<w:drawing><wp:inline><wp:extent cx="5400000" cy="3000000"/>{SHAPE}<wps:wsp><wps:cNvSpPr txBox="1"/>'
        '<wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="5400000" cy="3000000"/></a:xfrm>'
        f'<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></wps:spPr><wps:txbx>{content}</wps:txbx><wps:bodyPr/>'
        "</wps:wsp></a:graphicData></a:graphic></wp:inline></w:drawing>"
    )
    picture = (
        f'<w:pict><v:shape id="box" type="#_x0000_t202" style="width:425pt;height:236pt">'
        f"<v:textbox>{content}</v:textbox></v:shape></w:pict>"
    )
    return wrap_paragraph(
        f'<w:r><mc:AlternateContent><mc:Choice Requires="wps">{drawing}</mc:Choice>'
        f"<mc:Fallback>{picture}</mc:Fallback></mc:AlternateContent></w:r>"
    )


def vml_box(inner: str) -> str:
    """A text box of old files only."""
    return wrap_paragraph(
        '<w:r><w:pict><v:shape id="old" style="width:425pt;height:236pt"><v:textbox>'
        f"<w:txbxContent>{inner}</w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
    )


def _controlled(content: str) -> str:
    return f'<w:sdt><w:sdtPr><w:id w:val="7"/></w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>'


def _control_cell(box: Box, properties: str, content: str) -> str:
    cell = f"<w:tc><w:tcPr>{properties}</w:tcPr>{content}</w:tc>"
    return _controlled(cell) if box.column % 2 else cell


def _control_row(inner: str, row: int) -> str:
    return _controlled(f"<w:tr>{inner}</w:tr>") if row % 3 else f"<w:tr>{inner}</w:tr>"


def _control_content(box: Box) -> str:
    inner = _controlled(run(box.text)) if box.text else ""
    return _controlled(wrap_paragraph(inner))


def _custom_xml(inner: str) -> str:
    return f'<w:customXml w:uri="urn:x" w:element="table">{inner}</w:customXml>'


def _tagged(box: Box) -> str:
    inner = f'<w:smartTag w:uri="urn:x" w:element="chmetcnv">{run(box.text)}</w:smartTag>'
    linked = f'<w:hyperlink w:anchor="x">{inner}</w:hyperlink>' if box.column % 2 else inner
    return wrap_paragraph(f'<w:bdo w:val="ltr">{linked}</w:bdo>' if box.row % 2 else linked)


def _layout_table(inner: str) -> str:
    """The table inside the one cell of another."""
    return (
        '<w:tbl><w:tblPr><w:tblW w:w="9200" w:type="dxa"/></w:tblPr><w:tblGrid><w:gridCol w:w="9200"/></w:tblGrid>'
        f"<w:tr><w:tc><w:tcPr/>{inner}<w:p/></w:tc></w:tr></w:tbl>"
    )


def _nested_report(figures: Figures) -> bytes:
    """A whole report inside one cell of a layout table, as pages saved from the web."""
    menu = "<w:tc><w:tcPr/>" + paragraph("首页") + paragraph("政府信息公开年报") + "</w:tc>"
    grid = '<w:tblGrid><w:gridCol w:w="900"/><w:gridCol w:w="9200"/></w:tblGrid>'
    inner = f"<w:tc><w:tcPr/>{body(report(figures))}<w:p/></w:tc>"
    return package(document(f"<w:tbl><w:tblPr/>{grid}<w:tr>{menu}{inner}</w:tr></w:tbl><w:p/>"))


def _nested_figures(box: Box) -> str:
    """Every figure in a one-cell table inside its cell."""
    if not box.text[:1].isdigit() or box.column < 3:
        return paragraph(box.text)
    return table([Box(box.text, 0, 0)]) + "<w:p/>"


def _frame_title(text: str) -> str:
    return _layout_table(paragraph(text))


def _two_paragraphs(text: str) -> str:
    place = text.index("年") - 4
    return paragraph(text[:place]) + paragraph(text[place:])


def _three_paragraphs(text: str) -> str:
    place = text.index("政府信息公开")
    return paragraph(text[: place - 5]) + paragraph("") + paragraph(text[place - 5 : place]) + paragraph(text[place:])


def _titled(title: Callable[[str], str]) -> Writer:
    return lambda figures: word_file(report(figures), title=title)


def _styled(style: Style) -> Writer:
    return lambda figures: word_file(report(figures), style)


def _boxed_report(figures: Figures) -> bytes:
    return package(document(text_box(body(report(figures)))))


LAYOUTS: dict[str, Writer] = {
    "text-box": _styled(Style(table=text_box)),
    "vml-box": _styled(Style(table=vml_box)),
    "text-box-report": _boxed_report,
    "control-table": _styled(Style(table=_controlled)),
    "control-row": _styled(Style(row=_control_row)),
    "control-cell": _styled(Style(cell=_control_cell)),
    "control-all": _styled(Style(table=_controlled, row=_control_row, cell=_control_cell, content=_control_content)),
    "custom-xml": _styled(Style(table=_custom_xml)),
    "smart-tags": _styled(Style(content=_tagged)),
    "layout-table": _styled(Style(table=_layout_table)),
    "nested-report": _nested_report,
    "nested-figures": _styled(Style(content=_nested_figures)),
    "title-two": _titled(_two_paragraphs),
    "title-three": _titled(_three_paragraphs),
    "title-box": _titled(lambda text: text_box(paragraph(text))),
    "title-frame": _titled(_frame_title),
}
