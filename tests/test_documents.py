"""Files to paragraphs and grids: positions, spans, nesting, deletions, footnote marks, lines, and wrong names."""

import io
import zipfile

import pytest

from gkcheck import documents
from gkcheck.documents import wordplain
from gkcheck.documents.model import Grid, Paragraph
from gkcheck.documents.wordml import Walk
from gkcheck.errors import Unreadable
from tests.hostile import HEAD, TAIL, docx, plain, web, word
from tests.layouts import FIGURES, LAYOUTS

WORD_LAYOUTS = [name for name, (suffix, _) in LAYOUTS.items() if suffix == ".docx"]
SUPER = '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr>'


def main_part(data):
    """The main part of a Word file, wherever it stands."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.read(next(name for name in archive.namelist() if name.startswith("word/document")))


def shown(blocks):
    """Paragraphs as texts, grids as rows of (text, column, columns)."""
    return [
        block.text if isinstance(block, Paragraph) else [[(c.text, c.column, c.columns) for c in r] for r in block.rows]
        for block in blocks
    ]


def in_html(body):
    """What the body of a page gives."""
    return shown(documents.parse(f"<!DOCTYPE html><html><body>{body}</body></html>".encode(), ".html").blocks)


def in_word(body):
    """What the body of a Word file gives, the same by the short way where that takes it."""
    part = (HEAD + body + TAIL).encode()
    walked = Walk().run(io.BytesIO(part))
    assert wordplain.blocks(part) in (None, walked)
    assert documents.parse(docx(part), ".docx").blocks == walked
    return shown(walked)


def run(text, properties=""):
    """A run of text."""
    return f'<w:r>{properties}<w:t xml:space="preserve">{text}</w:t></w:r>'


def p(*runs):
    """A paragraph."""
    return f"<w:p>{''.join(runs)}</w:p>"


def tc(text, properties=""):
    """A cell."""
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{p(run(text))}</w:tc>"


def tr(*cells, properties=""):
    """A row."""
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(cells)}</w:tr>"


@pytest.mark.parametrize("layout", WORD_LAYOUTS)
def test_the_short_way_reads_what_the_walk_reads(layout):
    """Where the main part is plain enough for it, block for block the same."""
    for name in ("large-2022", "shanghai-office-2019"):
        part = main_part(LAYOUTS[layout][1](FIGURES[name]))
        assert wordplain.blocks(part) in (None, Walk().run(io.BytesIO(part)))


def test_the_plain_layout_goes_the_short_way():
    """The commonest file is not walked."""
    assert all(wordplain.blocks(main_part(LAYOUTS["word-merged"][1](figures))) for figures in FIGURES.values())


SPANS = {
    "down": ("<td rowspan=2>a<td>b<tr><td>c", [[("a", 0, 1), ("b", 1, 1)], [("c", 1, 1)]]),
    "across": ("<td colspan=2>a<td>b<tr><td>c", [[("a", 0, 2), ("b", 2, 1)], [("c", 0, 1)]]),
    "both": ("<td rowspan=2 colspan=2>a<td>b<tr><td>c", [[("a", 0, 2), ("b", 2, 1)], [("c", 2, 1)]]),
    "two down": (
        "<td rowspan=3>a<td rowspan=2>b<td>c<tr><td>d<tr><td>e<td>f",
        [[("a", 0, 1), ("b", 1, 1), ("c", 2, 1)], [("d", 2, 1)], [("e", 1, 1), ("f", 2, 1)]],
    ),
    "in the middle": (
        "<td>a<td rowspan=2>b<td>c<tr><td>d<td>e",
        [[("a", 0, 1), ("b", 1, 1), ("c", 2, 1)], [("d", 0, 1), ("e", 2, 1)]],
    ),
    "to end": ("<td rowspan=0>a<td>b<tr><td>c<tr><td>d", [[("a", 0, 1), ("b", 1, 1)], [("c", 1, 1)], [("d", 1, 1)]]),
    "odd": ("<td rowspan=-3 colspan=x>a<td colspan='2px'>b", [[("a", 0, 1), ("b", 1, 2)]]),
    "past the end": ("<td rowspan=9>a<td>b", [[("a", 0, 1), ("b", 1, 1)]]),
    "blank": ("<td rowspan=2>&nbsp;<td>b<tr><td>c", [[("", 0, 1), ("b", 1, 1)], [("c", 1, 1)]]),
}  # fmt: skip


@pytest.mark.parametrize("name", SPANS)
def test_spans_of_a_page(name):
    """A cell's column is the one it stands under, whatever hangs down from above."""
    rows, wanted = SPANS[name]
    assert in_html(f"<table><tr>{rows}</table>") == [wanted]


def test_merged_cells_of_word():
    """Covered cells leave their place; columns left free before a row count."""
    down, on, two = '<w:vMerge w:val="restart"/>', "<w:vMerge/>", '<w:gridSpan w:val="2"/>'
    rows = tr(tc("a", down), tc("b", two + down), tc("c")) + tr(tc("", on), tc("", two + on), tc("d"))
    rows += tr(tc("e"), properties='<w:gridBefore w:val="2"/>')
    wanted = [[("a", 0, 1), ("b", 1, 2), ("c", 3, 1)], [("d", 3, 1)], [("e", 2, 1)]]
    assert in_word(f"<w:tbl>{rows}</w:tbl>") == [wanted]


def test_tables_for_layout_are_taken_apart():
    """Blocks in reading order, the inner table a grid of its own, at any depth."""
    inner, grid = (
        "<table><tr><td>1<td>2<tr><td>3<td>4</table>",
        [[("1", 0, 1), ("2", 1, 1)], [("3", 0, 1), ("4", 1, 1)]],
    )
    assert in_html(f"<table><tr><td><p>a</p>{inner}<p>b</p></table>") == ["a", grid, "b"]
    assert in_html(f"<table><tr><td>a<td><table><tr><td>{inner}</table></table>") == ["a", grid]
    cells = f"<w:tbl>{tr(tc('1'), tc('2'))}{tr(tc('3'), tc('4'))}</w:tbl>"
    assert in_word(f"<w:tbl><w:tr><w:tc>{p(run('a'))}{cells}{p(run('b'))}</w:tc></w:tr></w:tbl>") == ["a", grid, "b"]


def test_a_table_of_values_keeps_its_grid():
    """What is nested in it follows; a frame around a figure is the figure."""
    framed = "<table><tr><td>5</table>"
    rows = "".join(f"<tr><td>{n}<td>{n}<td>{n}" for n in "123")
    inner = "<table><tr><td>x<td>y</table>"
    values, nested = in_html(f"<table>{rows}<tr><td>{framed}<td>6<td>{inner}</table>")
    assert values[-1] == [("5", 0, 1), ("6", 1, 1), ("", 2, 1)]
    assert nested == [[("x", 0, 1), ("y", 1, 1)]]


def test_deletions_and_insertions():
    """What was deleted or moved away is gone, what was inserted or moved here is there."""
    gone = (
        '<w:del w:id="1"><w:r><w:delText>2</w:delText></w:r></w:del><w:moveFrom w:id="2">' + run("4") + "</w:moveFrom>"
    )
    there = f'<w:ins w:id="3">{run("3")}</w:ins><w:moveTo w:id="4">{run("5")}</w:moveTo>'
    assert in_word(p(run("1"), gone, there)) == ["135"]
    cells = tr(tc("a"), tc("b", '<w:cellDel w:id="5"/>'), tc("c", '<w:cellIns w:id="6"/>'))
    rows = tr(tc("d"), properties='<w:del w:id="7"/>') + tr(tc("e"), properties='<w:ins w:id="8"/>')
    assert in_word(f"<w:tbl>{cells}{rows}</w:tbl>") == [[[("a", 0, 1), ("c", 1, 1)], [("e", 0, 1)]]]
    assert in_word(p(run("9", "<w:rPr><w:vanish/></w:rPr>"), run("1"))) == ["1"]


@pytest.mark.parametrize(
    ("runs", "wanted"),
    [(["12", "^3"], "12[3]"), (["12", "^1", "件"], "12[1]件"), (["m", "^2"], "m2"), (["12 ", "^[1]"], "12 [1]")],
)
def test_raised_digits_are_no_part_of_a_figure(runs, wanted):
    """A footnote mark behind a number is set apart; behind a letter it is text."""
    assert in_word(p(*(run(t.lstrip("^"), SUPER if t.startswith("^") else "") for t in runs))) == [wanted]
    assert in_html("<p>" + "".join(f"<sup>{t[1:]}</sup>" if t[0] == "^" else t for t in runs) + "</p>") == [wanted]


def test_digits_raised_by_style_are_no_part_of_a_figure():
    """As web editors raise them."""
    assert in_html('<p>12<span style="vertical-align: super">3</span></p>') == ["12[3]"]


def test_lines_of_a_page():
    """Each paragraph and cell with the line where its element begins."""
    page = "<html>\n<body><p>a</p>\n<p>b</p>\n\n<table>\n<tr>\n<td>c</td><td>d\n</td>\n<td>e</td></tr></table></html>"
    first, second, grid = documents.parse(page.encode(), ".html").blocks
    assert (first.line, second.line) == (2, 3)
    assert [(cell.text, cell.line) for cell in grid.rows[0]] == [("c", 7), ("d", 7), ("e", 9)]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_of_a_text(end):
    """Counted from 1, empty lines and rules of tables too, whatever ends a line."""
    text = end.join(["a", "", "| b | c | d |", "|---|---|---|", "| 1 | 2 | 3 |", "", "e"])
    for suffix in (".txt", ".md"):
        first, grid, last = documents.parse(text.encode(), suffix).blocks
        assert [first.line, *(row[0].line for row in grid.rows), last.line] == [1, 3, 5, 7]


def test_pages_within_markdown():
    """A table in HTML counts its lines on from the text before it."""
    text = "a\n\n<table>\n<tr><td>1</td></tr>\n</table>\n\nb\n"
    blocks = documents.parse(text.encode(), ".md").blocks
    assert [block.rows[0][0].line if isinstance(block, Grid) else block.line for block in blocks] == [1, 4, 7]


def test_page_numbers_are_left_out():
    """They would stand between the cells of a table that runs over pages."""
    assert shown(documents.parse("x\n- 3 -\ny\n第 2 页 共 9 页\nz\n12\f w".encode(), ".txt").blocks) == [
        "x",
        "y",
        "z",
        " w".strip(),
    ]


BYTES = {
    "docx": word(),
    "html": web(),
    "txt": plain(),
    "doc": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600),
    "pdf": b"%PDF-1.7",
}
WRONG = [
    ("docx", ".html", "really"), ("docx", ".txt", "really"), ("docx", ".md", "really"), ("doc", ".docx", "really"),
    ("pdf", ".docx", "really"), ("pdf", ".html", "really"), ("txt", ".docx", "really"), ("txt", ".html", "no-html"),
    ("html", ".docx", "really-page"), ("docx", ".doc", "save-as-docx"), ("pdf", ".pdf", "save-as-docx"),
    ("txt", ".xyz", "unknown-type"), ("txt", "", "unknown-type"),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "suffix", "reason"), WRONG)
def test_bytes_under_a_wrong_name(kind, suffix, reason):
    """The file is refused, and what it really is is said."""
    with pytest.raises(Unreadable) as caught:
        documents.parse(BYTES[kind], suffix)
    assert caught.value.reason == reason


def test_a_name_in_capitals(tmp_path):
    """Windows writes them."""
    path = tmp_path / "REPORT.DOCX"
    path.write_bytes(word())
    assert documents.known(path)
    assert len([b for b in documents.read(path).blocks if isinstance(b, Grid)]) == 3


def test_a_page_under_the_name_of_a_text():
    """It is refused as a page, as it is under the name of a Word file."""
    with pytest.raises(Unreadable):
        documents.parse(web(), ".txt")


def test_the_caption_of_a_table():
    """It stands before the table."""
    assert in_html("<table><caption>附件</caption><tr><td>1<td>2</table>")[0] == "附件"
