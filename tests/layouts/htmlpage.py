"""HTML layouts by page: encodings, furniture, hidden text, pages saved from Word."""

from collections.abc import Callable
from dataclasses import replace
from html import escape

from tests.layouts.figures import Figures
from tests.layouts.htmltags import PLAIN, Style, body, page
from tests.layouts.printed import Box, Paragraph, report
from tests.layouts.shapes import is_value

Writer = Callable[[Figures], bytes]
OTHER_YEARS = (2011, 2012, 2013)


def _title(figures: Figures, year: int) -> str:
    return f"{figures.agency}{year}年政府信息公开工作年度报告"


def _bare(figures: Figures) -> str:
    return page(body(report(figures)), head="")


def _declared(figures: Figures, head: str) -> str:
    return page(body(report(figures)), head=head)


def _old_links(figures: Figures) -> str:
    titles = [_title(figures, year) for year in OTHER_YEARS]
    return "".join(
        f'<li><a href="/{year}.html">{title}</a></li>' for title, year in zip(titles, OTHER_YEARS, strict=True)
    )


def _link_table(size: int) -> str:
    names = (
        "首页",
        "机构职能",
        "政策文件",
        "信息公开指南",
        "信息公开目录",
        "信息公开年报",
        "依申请公开",
        "行政许可",
        "行政处罚",
    )
    rows = "".join(
        "<tr>" + "".join(f'<td><a href="#">{name}</a></td>' for name in names[start : start + size]) + "</tr>"
        for start in range(0, len(names), size)
    )
    return f'<table width="980">{rows}</table>'


def _sidebar() -> str:
    items = (("规章", "12"), ("规范性文件", "345"), ("行政许可", "6789"), ("总计", "7146"))
    rows = "".join(f"<tr><td>{name}</td><td>{number}</td></tr>" for name, number in items)
    return f'<aside><h3>栏目数量</h3><table class="side">{rows}</table></aside>'


def _furniture(figures: Figures) -> bytes:
    """A report amid navigation, other years' titles and tables of links and of other counts."""
    top = (
        f"<header><nav><ul>{_old_links(figures)}</ul></nav></header>{_link_table(3)}{_sidebar()}"
        '<div class="path">当前位置：首页 &gt; 政府信息公开 &gt; 政府信息公开年报</div>'
        '<div class="info">发布日期：{0}-01-25 索引号：014316/{0}-00012 浏览次数：1024 字体：[大 中 小]</div>'
    ).format(figures.year + 1)
    foot = (
        f'{_link_table(9)}<footer><p>上一篇：<a href="a">{_title(figures, figures.year - 1)}</a></p>'
        f'<p>下一篇：<a href="b">{_title(figures, figures.year + 1)}</a></p>'
        "<p>版权所有 网站标识码：0000000000</p></footer>"
    )
    title = f"{figures.agency}{figures.year}年政府信息公开工作年度报告_政府信息公开年报_{figures.agency}"
    content = f'<div id="zoom" class="TRS_Editor">{body(report(figures))}</div>'
    return page(top + content + foot, title=title).encode()


def _layout_tables(figures: Figures) -> bytes:
    """The whole page laid out by tables within tables."""
    inner = f"<table><tr><td>{body(report(figures))}</td></tr></table>"
    left = f"<td width=200>{_sidebar()}<ul>{_old_links(figures)}</ul></td>"
    rows = f"<tr><td colspan=2>{_link_table(9)}</td></tr><tr>{left}<td>{inner}</td></tr><tr><td>页脚</td></tr>"
    return page(f"<table>{rows}</table>").encode()


def _each_nested(figures: Figures) -> bytes:
    """Every statistics table in the one cell of another table."""

    def nested(inner: str) -> str:
        return f"<table><tbody><tr><td><div><table border=1>{inner}</table></div></td></tr></tbody></table>"

    return page(body(report(figures), Style(table=nested))).encode()


def _old_figures(box: Box) -> str:
    """Elements that no one sees with other figures beside the true one."""
    old = (
        '<span style="display:none">97</span><span style="mso-hide:all; DISPLAY : NONE">87</span>'
        "<script>document.write('77')</script><style>.a{width:67px}</style><!-- 57 --><template>47</template>"
        '<input type="hidden" value="37"><i hidden>27</i>'
    )
    return f"<p>{old}{escape(box.text)}{old if is_value(box) else ''}</p>"


def _hidden_tables(figures: Figures) -> bytes:
    """An older report in hidden elements before and after the one shown."""
    form = figures.form | {"cases": {group: dict.fromkeys(row, 99) for group, row in figures.form["cases"].items()}}
    old = body(report(replace(figures, year=figures.year - 3, form=form)))
    before = f'<div style="display:none">{old}</div><noscript>{old}</noscript><!-- {old} -->'
    after = f"<template>{old}</template><script type='text/html'>{old}</script><div hidden>{old}</div>"
    return page(before + body(report(figures)) + after).encode()


def _hidden_values(figures: Figures) -> bytes:
    return page(body(report(figures), Style(content=_old_figures))).encode()


def _word_content(box: Box) -> str:
    text = escape(box.text) or "<o:p>&nbsp;</o:p>"
    return (
        '<p class=MsoNormal align=center style="mso-char-indent-count:0"><span lang=EN-US style="font-family:宋体">'
        f"{text}<o:p></o:p></span></p>"
    )


def _word_cell(box: Box, spans: str, content: str) -> str:
    note = "<![if !supportMisalignedColumns]><![endif]>" if box.column == 0 else ""
    return f'<td{spans.replace(chr(34), "")} valign=top style="border:solid windowtext 1.0pt">{note}{content}</td>'


def _word_row(inner: str, row: int) -> str:
    return f'<tr style="mso-yfti-irow:{row};height:14.2pt">\n{inner}</tr>\n'


def _from_word(figures: Figures) -> bytes:
    """Saved by Word as a page: conditional comments, phantom last row of zero-height cells."""
    head = (
        '<meta http-equiv=Content-Type content="text/html; charset=utf-8"><!--[if gte mso 9]><xml><w:WordDocument>'
        "<w:View>Print</w:View></w:WordDocument></xml><![endif]--><style><!-- p.MsoNormal {margin:0} --></style>"
    )

    def whole(inner: str) -> str:
        widths = '<![if !supportMisalignedColumns]><tr height=0><td width=52 style="border:none"></td></tr><![endif]>'
        return f"<div align=center><table class=MsoTableGrid border=1>{inner}{widths}</table></div>"

    def prose(block: Paragraph) -> str:
        return f"<p class=MsoNormal><b><span style='font-size:16pt'>{escape(block.text)}<o:p></o:p></span></b></p>\n"

    style = Style(_word_content, PLAIN.spans, _word_cell, _word_row, whole)
    return page(body(report(figures), style, prose), head).encode()


def _one_line(figures: Figures) -> bytes:
    """A page without line breaks, prose by <br> instead of paragraphs."""

    def prose(block: Paragraph) -> str:
        return f"&emsp;&emsp;{escape(block.text)}<br><br>"

    return page(body(report(figures), prose=prose)).replace("\n", "").encode()


def _entities(figures: Figures) -> bytes:
    """Every Chinese character as a numeric reference."""
    return page(body(report(figures))).encode("ascii", "xmlcharrefreplace")


def _fragment(figures: Figures) -> bytes:
    return body(report(figures)).encode()


def _xhtml(figures: Figures) -> bytes:
    text = page(body(report(figures)), head='<meta charset="utf-8"/>').removeprefix("<!doctype html>\n")
    start = '<?xml version="1.0" encoding="UTF-8"?>\n'
    return (start + text.replace("<html>", '<html xmlns="http://www.w3.org/1999/xhtml">')).encode()


GB2312 = '<meta http-equiv="Content-Type" content="text/html; charset=gb2312">'

LAYOUTS: dict[str, Writer] = {
    "furniture": _furniture,
    "layout-tables": _layout_tables,
    "each-nested": _each_nested,
    "hidden-values": _hidden_values,
    "hidden-tables": _hidden_tables,
    "from-word": _from_word,
    "one-line": _one_line,
    "entities": _entities,
    "fragment": _fragment,
    "xhtml": _xhtml,
    "utf8-bom": lambda figures: b"\xef\xbb\xbf" + _bare(figures).encode(),
    "utf8-bare": lambda figures: _bare(figures).encode(),
    "gb18030-bare": lambda figures: _bare(figures).encode("gb18030"),
    "gb18030-as-gb2312": lambda figures: _declared(figures, GB2312).encode("gb18030"),
    "gb18030-as-utf8": lambda figures: _declared(figures, '<meta charset="utf-8">').encode("gb18030"),
    "utf8-as-gb2312": lambda figures: _declared(figures, GB2312).encode(),
    "utf16-bom": lambda figures: b"\xff\xfe" + _bare(figures).encode("utf-16-le"),
}
