"""Word layouts by content: fields, numbering, ruby, side parts, other packages."""

import re
from collections.abc import Callable

from tests.layouts.figures import Figures
from tests.layouts.htmltags import body as html_body
from tests.layouts.htmltags import page
from tests.layouts.printed import Box, report
from tests.layouts.shapes import is_value
from tests.layouts.wordxml import (
    NAMESPACES,
    OFFICE,
    WORD_TYPE,
    Part,
    Style,
    body,
    document,
    package,
    paragraph,
    run,
    word_file,
    wrap_paragraph,
)

Writer = Callable[[Figures], bytes]


def _simple_field(box: Box) -> str:
    if not is_value(box) or not box.text:
        return paragraph(box.text)
    return wrap_paragraph(f'<w:fldSimple w:instr=" =SUM(LEFT)+{90 + box.column} ">{run(box.text)}</w:fldSimple>')


def _mark(kind: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def _code(text: str) -> str:
    return f'<w:r><w:instrText xml:space="preserve"> {text} </w:instrText></w:r>'


def _field(box: Box) -> str:
    """A computed field whose code holds figures, with another field nested in the code."""
    if not is_value(box) or not box.text:
        return paragraph(box.text)
    nested = _mark("begin") + _code("REF x12") + _mark("separate") + run("777") + _mark("end")
    code = _mark("begin") + _code("=SUM(C4:C9)*100") + nested + _code(r"\# 0")
    return wrap_paragraph(code + _mark("separate") + run(box.text) + _mark("end"))


def _ruby(box: Box) -> str:
    """Readings over the characters of labels."""
    if is_value(box) or len(box.text) < 3:
        return paragraph(box.text)
    top, base = run("shù"), run(box.text[1])
    annotated = f"<w:r><w:ruby><w:rubyPr/><w:rt>{top}</w:rt><w:rubyBase>{base}</w:rubyBase></w:ruby></w:r>"
    return wrap_paragraph(run(box.text[0]) + annotated + run(box.text[2:]))


NUMBERS = (
    (r"^[一二三四]、", 1, "chineseCountingThousand", "%1、"),
    (r"^（[一二三四五六七]）", 2, "chineseCountingThousand", "（%1）"),
    (r"^\d\.(?=\D)", 3, "decimal", "%1."),
)


def _numbered(box: Box) -> str:
    """Labels whose number is made by the list they belong to and not part of the text."""
    for pattern, number, _, _ in NUMBERS:
        if found := re.match(pattern, box.text):
            list_of = number if number != 3 else 3 + _group(box)
            numbering = f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{list_of}"/></w:numPr>'
            return paragraph(box.text[found.end() :], numbering)
    return paragraph(box.text)


def _group(box: Box) -> int:
    """Which of the four groups a numbered row belongs to, by its place in the form."""
    return sum(box.row >= start for start in (7, 15, 18, 23)) - 1


def _numbering() -> str:
    kinds = [NUMBERS[0], NUMBERS[1], *[NUMBERS[2]] * 4]
    abstract = "".join(
        f'<w:abstractNum w:abstractNumId="{place}"><w:lvl w:ilvl="0"><w:start w:val="1"/>'
        f'<w:numFmt w:val="{kind[2]}"/><w:suff w:val="nothing"/><w:lvlText w:val="{kind[3]}"/></w:lvl></w:abstractNum>'
        for place, kind in enumerate(kinds, 1)
    )
    numbers = "".join(
        f'<w:num w:numId="{place}"><w:abstractNumId w:val="{place}"/></w:num>' for place in range(1, len(kinds) + 1)
    )
    return f'<w:numbering xmlns:w="{NAMESPACES["w"]}">{abstract}{numbers}</w:numbering>'


def _auto_numbered(figures: Figures) -> bytes:
    part = Part(f"{OFFICE}/numbering", f"{WORD_TYPE}.numbering+xml", _numbering())
    return package(document(body(report(figures), Style(content=_numbered))), {"numbering.xml": part})


def _auto_headings(figures: Figures) -> bytes:
    """The numbers of the section headings made by a list, too."""
    text = body(report(figures))
    for heading in ("总体情况", "主动公开政府信息情况", "收到和处理政府信息公开申请情况"):
        numbering = '<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>'
        pattern = rf'<w:p><w:r><w:t xml:space="preserve">[一二三]、{heading}</w:t></w:r></w:p>'
        text = re.sub(pattern, f"<w:p>{numbering}{run(heading)}</w:p>", text)
    part = Part(f"{OFFICE}/numbering", f"{WORD_TYPE}.numbering+xml", _numbering())
    return package(document(text), {"numbering.xml": part})


def _side_part(kind: str, root: str, inner: str) -> Part:
    text = f'<w:{root} xmlns:w="{NAMESPACES["w"]}">{inner}</w:{root}>'
    return Part(f"{OFFICE}/{kind}", f"{WORD_TYPE}.{kind}+xml", text)


def _side_parts(figures: Figures) -> bytes:
    """Header, footer, comments and footnotes that speak of other years and figures."""
    parts = {
        "header1.xml": _side_part("header", "hdr", paragraph("某市2011年政府信息公开工作年度报告")),
        "footer1.xml": _side_part("footer", "ftr", paragraph("- 12 -")),
        "comments.xml": _side_part(
            "comments", "comments", f'<w:comment w:id="0" w:author="a">{paragraph("规章应为 98765 件")}</w:comment>'
        ),
        "footnotes.xml": _side_part(
            "footnotes", "footnotes", f'<w:footnote w:id="2">{paragraph("2010年统计数为4321")}</w:footnote>'
        ),
    }

    def content(box: Box) -> str:
        start, end = '<w:commentRangeStart w:id="0"/>', '<w:commentRangeEnd w:id="0"/>'
        marks = '<w:r><w:commentReference w:id="0"/></w:r><w:r><w:footnoteReference w:id="2"/></w:r>'
        return wrap_paragraph(start + run(box.text) + end + marks)

    section = '<w:headerReference w:type="default" r:id="rId1"/><w:footerReference w:type="default" r:id="rId2"/>'
    return package(document(body(report(figures), Style(content=content)), section), parts)


def _strict(figures: Figures) -> bytes:
    """The strict variant of the format with its other namespace."""
    text = document(body(report(figures)))
    text = text.replace(NAMESPACES["w"], "http://purl.oclc.org/ooxml/wordprocessingml/main")
    return package(text.replace(NAMESPACES["r"], "http://purl.oclc.org/ooxml/officeDocument/relationships"))


def _other_main(figures: Figures) -> bytes:
    return package(document(body(report(figures))), main="word/document2.xml")


def _other_prefix(figures: Figures) -> bytes:
    """The main namespace under another prefix."""
    text = document(body(report(figures)))
    return package(re.sub(r"(</?|\s|xmlns:)w(?=[:=])", r"\1ns0", text))


def _imported(figures: Figures) -> bytes:
    """The whole content as an imported HTML part, as web exports make it."""
    html = page(html_body(report(figures)))
    part = Part(f"{OFFICE}/aFChunk", "text/html", html)
    return package(document('<w:altChunk r:id="rId1"/>'), {"chunk.html": part})


def _control_marks(box: Box) -> str:
    """Position marks, page-break hints and empty runs inside a figure."""
    noise = '<w:r><w:lastRenderedPageBreak/></w:r><w:r><w:t></w:t></w:r><w:bookmarkStart w:id="3" w:name="b9"/>'
    return wrap_paragraph(noise.join(run(letter) for letter in box.text) + noise)


def _styled(style: Style) -> Writer:
    return lambda figures: word_file(report(figures), style)


LAYOUTS: dict[str, Writer] = {
    "field-simple": _styled(Style(content=_simple_field)),
    "field-complex": _styled(Style(content=_field)),
    "ruby": _styled(Style(content=_ruby)),
    "auto-numbers": _auto_numbered,
    "auto-headings": _auto_headings,
    "side-parts": _side_parts,
    "strict": _strict,
    "other-main": _other_main,
    "other-prefix": _other_prefix,
    "imported-html": _imported,
    "control-marks": _styled(Style(content=_control_marks)),
}
