"""Word layouts with tracked changes: what was deleted must not be read, what was inserted must."""

from collections.abc import Callable

from tests.layouts.figures import Figures
from tests.layouts.printed import Box, report
from tests.layouts.shapes import is_value
from tests.layouts.wordxml import Style, body, document, package, paragraph, run, table, word_file, wrap_paragraph

Writer = Callable[[Figures], bytes]
WHO = 'w:id="9" w:author="a" w:date="2024-01-05T09:00:00Z"'


def deleted(text: str) -> str:
    """Deleted text."""
    return f"<w:del {WHO}><w:r><w:delText>{text}</w:delText></w:r></w:del>"


def inserted(text: str) -> str:
    """Inserted text."""
    return f"<w:ins {WHO}>{run(text)}</w:ins>"


def wrong(box: Box) -> str:
    """A figure that was never true: two digits more, one of them the place of the cell."""
    return f"9{(box.row + box.column) % 10}{box.text}"


def _replaced(box: Box) -> str:
    if not is_value(box):
        return wrap_paragraph(deleted("旧") + run(box.text[:2]) + inserted(box.text[2:]))
    return wrap_paragraph(deleted(wrong(box)) + (inserted(box.text) if box.text else ""))


def _partly(box: Box) -> str:
    """One digit deleted and one inserted inside a number."""
    if not is_value(box) or not box.text:
        return paragraph(box.text)
    return wrap_paragraph(run(box.text[:1]) + deleted("77") + inserted(box.text[1:]) + deleted("3"))


def _moved(box: Box) -> str:
    if not is_value(box) or not box.text:
        return paragraph(box.text)
    away = f"<w:moveFrom {WHO}><w:r><w:t>{wrong(box)}</w:t></w:r></w:moveFrom>"
    return wrap_paragraph(f"{away}<w:moveTo {WHO}>{run(box.text)}</w:moveTo>")


def _both(box: Box) -> str:
    """Inserted by one author and deleted by another, beside what stays."""
    gone = f"<w:ins {WHO}>{deleted('5')}</w:ins>"
    return wrap_paragraph(gone + run(box.text) + gone)


def _mark_deleted(box: Box) -> str:
    """A deleted paragraph with its mark before the one that stays."""
    mark = f"<w:pPr><w:rPr><w:del {WHO}/></w:rPr></w:pPr>"
    old = f"<w:p>{mark}{deleted(wrong(box))}</w:p>" if is_value(box) else ""
    return old + paragraph(box.text)


def _noisy_cell(box: Box, properties: str, content: str) -> str:
    """Property changes that still hold the old spans."""
    old = '<w:tcPr><w:tcW w:w="100" w:type="dxa"/><w:gridSpan w:val="4"/><w:vMerge w:val="restart"/></w:tcPr>'
    change = f"<w:tcPrChange {WHO}>{old}</w:tcPrChange>"
    return f"<w:tc><w:tcPr>{properties}{change}</w:tcPr>{content}</w:tc>"


def _deleted_row(inner: str, row: int) -> str:
    """A deleted row of wrong figures after each that stays."""
    if row < 3:
        return f"<w:tr>{inner}</w:tr>"
    cells = "".join(f"<w:tc><w:tcPr/>{wrap_paragraph(deleted(str(90 + n)))}</w:tc>" for n in range(8))
    gone = f"<w:tr><w:trPr><w:del {WHO}/></w:trPr>{cells}</w:tr>"
    return f"<w:tr><w:trPr><w:ins {WHO}/></w:trPr>{inner}</w:tr>{gone}"


def _deleted_cell(box: Box, properties: str, content: str) -> str:
    """Now and then a deleted cell with a wrong figure before the cell that stays."""
    stays = f"<w:tc><w:tcPr>{properties}</w:tcPr>{content}</w:tc>"
    if not is_value(box) or (box.row + box.column) % 4:
        return stays
    gone = f"<w:tcPr><w:cellDel {WHO}/></w:tcPr>{wrap_paragraph(deleted(wrong(box)))}"
    return f"<w:tc>{gone}</w:tc>{stays}"


def _deleted_table(figures: Figures) -> bytes:
    """Each table after a deleted older one with other figures."""

    def old(inner: str) -> str:
        box = Box("第二十条第（一）项", 0, 0, 1, 2)
        rows = [box, Box("规章", 1, 0), Box("987", 1, 1)]
        gone = table(rows, Style(content=lambda cell: wrap_paragraph(deleted(cell.text)), row=_gone_row))
        return gone + "<w:p/>" + inner

    return word_file(report(figures), Style(table=old))


def _gone_row(inner: str, row: int) -> str:
    return f"<w:tr><w:trPr><w:del {WHO}/></w:trPr>{inner}</w:tr>"


def _hidden(box: Box) -> str:
    """Hidden text beside what is printed."""
    return wrap_paragraph(run("88", "<w:vanish/>") + run(box.text) + run("旧稿66", "<w:vanish/>"))


def _title_changed(figures: Figures) -> bytes:
    """Another year deleted from the title."""

    def title(text: str) -> str:
        place = text.index("年") - 4
        return wrap_paragraph(run(text[:place]) + deleted("2011") + inserted(text[place:]))

    return word_file(report(figures), title=title)


def _all_inserted(figures: Figures) -> bytes:
    """A deleted old title paragraph, and all new."""
    mark = f"<w:pPr><w:rPr><w:del {WHO}/></w:rPr></w:pPr>"
    old = f"<w:p>{mark}{deleted('某县2012年政府信息公开工作年度报告')}</w:p>"
    style = Style(content=lambda box: wrap_paragraph(inserted(box.text)))
    return package(document(old + body(report(figures), style)))


def _styled(style: Style) -> Writer:
    return lambda figures: word_file(report(figures), style)


LAYOUTS: dict[str, Writer] = {
    "track-replaced": _styled(Style(content=_replaced)),
    "track-partly": _styled(Style(content=_partly)),
    "track-moved": _styled(Style(content=_moved)),
    "track-both": _styled(Style(content=_both)),
    "track-mark": _styled(Style(content=_mark_deleted)),
    "track-properties": _styled(Style(cell=_noisy_cell)),
    "track-rows": _styled(Style(row=_deleted_row)),
    "track-cells": _styled(Style(cell=_deleted_cell)),
    "track-table": _deleted_table,
    "track-title": _title_changed,
    "track-all": _all_inserted,
    "hidden-text": _styled(Style(content=_hidden)),
}
