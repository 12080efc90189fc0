"""Marked-up reports: real comments and shades on the right cells and words, all else as it was, and out again."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import zipfile
from dataclasses import replace
from importlib import import_module
from pathlib import Path

import docx
import openpyxl
import pytest
from openpyxl.chart import BarChart, Reference
from openpyxl.comments import Comment
from openpyxl.styles import Border, Font, PatternFill, Side
from openpyxl.worksheet.datavalidation import DataValidation

import gkcheck
from gkcheck.editing.model import COLOURS, Note, Quoted
from gkcheck.findings.model import Suspect
from gkcheck.output.files import write
from gkcheck.reports.fill import fill
from gkcheck.revising.annotating import EDITORS, clean
from gkcheck.revising.notes import notes
from gkcheck.rulebook.sheets import Text
from gkcheck.tables import recognise
from tests.calls import Call
from tests.hostile import HOSTILE
from tests.layouts import FIGURES, LAYOUTS
from tests.programs import needs
from tests.revised import differing, parts, texts

EXAMPLES = Path(__file__).parent.parent / "examples"
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
pytestmark = pytest.mark.filterwarnings("ignore:Workbook contains no default style")
MARKED = sorted(name for name, (suffix, _) in LAYOUTS.items() if suffix in EDITORS)
SOME = ["word/document.xml", "word/comments.xml", "[Content_Types].xml", "word/_rels/document.xml.rels"]
BODY = '<?xml version="1.0" encoding="UTF-8"?>\n<w:document xmlns:w="{0}"><w:body>{1}</w:body></w:document>'
TITLE = "<w:p><w:r><w:t>某县人民政府2024年政府信息公开工作年度报告</w:t></w:r></w:p>"


def bare(*blocks):
    """A Word file of few parts."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, data in parts((EXAMPLES / "2021-clean.docx").read_bytes()).items():
            archive.writestr(name, BODY.format(WORD, TITLE + "".join(blocks)) if name == SOME[0] else data)
    return stream.getvalue()


def note(at, quoted=None, shaded=()):
    """A note that says little."""
    return Note(at, "error", "GK301", "错误", "某格", "不对 <&>", "应为 6", "核对", quoted=quoted, shaded=shaded)


def there_and_back(data, notes):
    """A file marked, after it was held that cleaning gives back what it was."""
    word = import_module("gkcheck.editing.word")
    marked = word.annotate(data, notes)
    assert texts(marked, ".docx") == texts(data, ".docx")
    assert parts(word.clean(marked)) == parts(data)
    return marked


def anchored(data):
    """The words between the anchors of each comment, as the file has them."""
    named = {name: part for name, part in parts(data).items() if re.fullmatch(r"(?!.*comments).*/\w+\.xml", name)}
    xml = "".join(part.decode() for part in named.values())
    xml = re.sub(r"(</?)\w+:(t|comment)", r"\1w:\2", xml).replace(' gkw:id="', ' w:id="')
    xml = re.sub(r"(<w:comment\w+) (?:xmlns:\w+=\S+ )?\w+:id", r"\1 w:id", xml)
    found = re.findall(r'(?=<w:commentRangeStart w:id="(\d+)"/>(.*?)<w:commentRangeEnd w:id="\1"/>)', xml, re.DOTALL)
    return {int(number): "".join(re.findall(r"<w:t[^>]*>([^<]*)", inner)) for number, inner in found}


@pytest.mark.parametrize("name", ["2021-wrong", "2019-wrong", "2019-blanks", "2021-blanks"])
def test_word_examples(name, tmp_path):
    """A comment for each finding, read by another program; four parts change; a second run changes nothing."""
    path, out, again, back = EXAMPLES / f"{name}.docx", *(tmp_path / f"{i}.docx" for i in range(3))
    result = gkcheck.annotate(path, out)
    assert differing(path.read_bytes(), out.read_bytes()) == set(SOME)
    comments = list(docx.Document(out).comments)
    assert {(c.author, c.initials, c.timestamp) for c in comments} == {("gkcheck", "gk", None)}
    for finding in result.findings:
        assert any(f"{finding.code}】{finding.message}" in comment.text for comment in comments)
    assert gkcheck.annotate(out, again).findings == result.findings
    assert again.read_bytes() == out.read_bytes()
    assert clean(again, back).status == "checked"
    assert parts(back.read_bytes()) == parts(path.read_bytes())


def test_the_doubted_cell_is_shaded_and_the_right_figure_said(tmp_path):
    """Three relations are broken in the example by two wrong cells: these are red, each with what it should hold."""
    gkcheck.annotate(EXAMPLES / "2021-wrong.docx", tmp_path / "out.docx")
    document = docx.Document(tmp_path / "out.docx")
    before = docx.Document(EXAMPLES / "2021-wrong.docx")
    red = [cell.text for table in document.tables for row in table._tbl.tr_lst for cell in shaded(row)]
    assert red == ["895", "0"]
    said = [c.text.split("\n")[1] for c in document.comments]
    assert ["应为 859：" in line for line in said] == [True, True, False]
    assert "应为 52：" in said[2]
    assert sorted(anchored((tmp_path / "out.docx").read_bytes()).values()) == ["0", "895", "895"]
    assert [[c.text for c in t._cells] for t in document.tables] == [[c.text for c in t._cells] for t in before.tables]


def shaded(row):
    """The cells of a row in our red."""
    from docx.table import _Cell

    fills = row.xpath(f'./w:tc[w:tcPr/w:shd/@w:fill="{COLOURS["error"]}"]')
    return [_Cell(cell, None) for cell in fills]


@pytest.mark.parametrize("layout", MARKED)
def test_layouts(layout, tmp_path):
    """Merged cells, nested tables, tracked changes, content controls, text boxes: marked, again, and cleaned."""
    suffix, make = LAYOUTS[layout]
    path, out = tmp_path / f"in{suffix}", tmp_path / f"out{suffix}"
    path.write_bytes(make(FIGURES["shanghai-office-2019"]))
    result = gkcheck.annotate(path, out)
    if result.status != "checked":
        assert not out.exists()
        return
    before, after = path.read_bytes(), out.read_bytes()
    assert texts(after, suffix) == texts(before, suffix)
    told = [(f.code, f.message) for f in result.findings]
    assert [(f.code, f.message) for f in gkcheck.check_file(out).findings] == told
    gkcheck.annotate(out, tmp_path / f"again{suffix}")
    assert parts((tmp_path / f"again{suffix}").read_bytes()) == parts(after)
    clean(out, tmp_path / f"clean{suffix}")
    assert texts((tmp_path / f"clean{suffix}").read_bytes(), suffix) == texts(before, suffix)
    if suffix == ".docx":
        comments = [] if layout == "word-strict" else docx.Document(out).comments  # python-docx knows no strict parts
        assert len(anchored(after)) == len(list(comments)) or not comments
        assert differing(before, (tmp_path / "clean.docx").read_bytes()) == set()
    else:
        openpyxl.load_workbook(out)


P, T = "<w:p>{}</w:p>", "<w:r><w:t>{}</w:t></w:r>"
RUN = "<w:r><w:rPr><w:b/></w:rPr><w:t>{}</w:t></w:r>"
SENTENCES = {
    "within one run": (P.format(RUN.format("共收到申请821件，办结800件。")), "821"),
    "over three runs": (P.format("".join(map(RUN.format, ["共收到申请8", "2", "1件，办结800件。"]))), "821"),
    "a run of its own": (P.format("".join(map(RUN.format, ["共收到申请", "821", "件，办结800件。"]))), "821"),
    "spaces and breaks": (
        P.format(
            '<w:r><w:t xml:space="preserve">共收到申请 </w:t><w:tab/><w:t> 821 件，办结</w:t><w:br/>'
            "<w:t>800件。</w:t></w:r>"
        ),
        "821",
    ),
    "references": ("<w:p>" + RUN.format("共收到申请&#x38;21&#20214;，办结800件。") + "</w:p>", "&#x38;21"),
    "tracked": (
        P.format(
            f'{T.format("共收到")}<w:del w:id="1" w:author="a"><w:r><w:delText>9</w:delText></w:r></w:del>'
            f'<w:ins w:id="2" w:author="a">{T.format("申请821件")}</w:ins>{T.format("，办结800件。")}'
        ),
        "821",
    ),
    "a link": (
        P.format(f"{T.format('共收到')}<w:hyperlink>{T.format('申请821件')}</w:hyperlink>{T.format('，办结800件。')}"),
        "821",
    ),
}


@pytest.mark.parametrize("key", SENTENCES)
def test_sentences(key):
    """The comment is about the doubted figure, however the sentence is cut into runs; runs keep their properties."""
    paragraph, figure = SENTENCES[key]
    data = bare(paragraph)
    document = import_module("gkcheck.editing.word").locate(data)
    quoted = Quoted("共收到申请821件，办结800件。", ((5, 8),))
    marked = there_and_back(data, [note(document.blocks[1].line, quoted)])
    assert anchored(marked)[0].strip() == figure
    xml = parts(marked)[SOME[0]].decode()
    assert xml.count("<w:b/>") >= paragraph.count("<w:b/>")
    twice = there_and_back(data, [note(document.blocks[1].line, quoted), note(document.blocks[1].line, quoted)])
    assert len(anchored(twice)) == 2


def test_two_figures_of_a_sentence():
    """One comment from the first to the last."""
    data = bare("<w:p>" + RUN.format("共收到申请821件，办结800件。") + "</w:p>")
    document = import_module("gkcheck.editing.word").locate(data)
    quoted = Quoted("共收到申请821件，办结800件。", ((5, 8), (12, 15)))
    assert anchored(there_and_back(data, [note(document.blocks[1].line, quoted)]))[0] == "821件，办结800"


CELLS = {
    "no properties": "<w:tc><w:p/></w:tc>",
    "empty properties": '<w:tc><w:tcPr><w:tcW w:w="1"/></w:tcPr><w:p></w:p></w:tc>',
    "own shade": '<w:tc><w:tcPr><w:shd w:val="clear" w:color="auto" w:fill="D9D9D9"/></w:tcPr><w:p/></w:tc>',
    "automatic shade": '<w:tc><w:tcPr><w:shd w:fill="auto" w:val="clear" w:color="auto"/></w:tcPr><w:p/></w:tc>',
    "theme": (
        '<w:tc><w:tcPr><w:shd w:val="clear" w:color="auto" w:fill="EEECE1" w:themeFill="background2"/></w:tcPr>'
        "<w:p/></w:tc>"
    ),
    "pattern": '<w:tc><w:tcPr><w:shd w:val="pct15" w:color="auto" w:fill="FFFFFF"/></w:tcPr><w:p/></w:tc>',
    "things behind": (
        '<w:tc><w:tcPr><w:gridSpan w:val="2"/><w:vMerge w:val="restart"/><w:vAlign w:val="center"/></w:tcPr>'
        "<w:p/></w:tc>"
    ),
    "two paragraphs": '<w:tc><w:p/><w:p><w:pPr><w:jc w:val="center"/></w:pPr><w:r><w:t>7</w:t></w:r></w:p></w:tc>',
    "control": "<w:tc><w:sdt><w:sdtContent><w:p><w:r><w:t>7</w:t></w:r></w:p></w:sdtContent></w:sdt></w:tc>",
}


@pytest.mark.parametrize("key", CELLS)
def test_cells(key):
    """A cell's own shading comes back; one that could not is left alone; a shade stands where the schema wants it."""
    cell = CELLS[key]
    table = f"<w:tbl><w:tr><w:tc><w:p><w:r><w:t>甲</w:t></w:r></w:p></w:tc>{cell}</w:tr></w:tbl>"
    data = bare(table)
    document = import_module("gkcheck.editing.word").locate(data)
    at = document.blocks[1].rows[0][1].line
    if key == "empty properties":
        marked = import_module("gkcheck.editing.word").annotate(data, [note(at, shaded=(at,))])
    else:
        marked = there_and_back(data, [note(at, shaded=(at,))])
    xml = parts(marked)[SOME[0]].decode()
    assert (COLOURS["error"] in xml) == (key != "pattern")
    if key == "things behind":
        assert re.search(r"<w:vMerge[^>]*/><w:shd [^>]*/><w:vAlign", xml)
    docx.Document(io.BytesIO(marked))


def test_comments_of_others_stay(tmp_path):
    """With their numbers, their words and their places; ours go without them."""
    document = docx.Document(EXAMPLES / "2021-wrong.docx")
    document.add_comment(document.paragraphs[0].runs, text="请核对", author="审核人", initials="审")
    path, out, back = (tmp_path / f"{i}.docx" for i in range(3))
    document.save(path)
    gkcheck.annotate(path, out)
    authors = [comment.author for comment in docx.Document(out).comments]
    assert authors == ["审核人", *["gkcheck"] * 3]
    assert len({comment.comment_id for comment in docx.Document(out).comments}) == 4
    clean(out, back)
    assert differing(path.read_bytes(), back.read_bytes()) == set()


def test_findings_without_a_place(tmp_path):
    """They stand at the title."""
    path, out = tmp_path / "in.docx", tmp_path / "out.docx"
    path.write_bytes(bare())
    result = gkcheck.annotate(path, out)
    assert {finding.code for finding in result.findings} >= {"GK002"}
    assert set(anchored(out.read_bytes()).values()) == {"某县人民政府2024年政府信息公开工作年度报告"}


def full_workbook(path):
    """A workbook with a chart, a picture's place, rules on entries, colours, names, formulas and a comment."""
    book = openpyxl.load_workbook(EXAMPLES / "2021-wrong.xlsx")
    sheet = next(s for s in book if "依申请" in s.title)
    chart = BarChart()
    chart.add_data(Reference(sheet, min_col=4, min_row=6, max_row=9))
    sheet.add_chart(chart, "M2")
    rule = DataValidation(type="whole", operator="greaterThanOrEqual", formula1="0")
    sheet.add_data_validation(rule)
    rule.add("D6:J30")
    sheet["D7"].fill = PatternFill("solid", fgColor="FFFFFF00")
    sheet["D7"].font = Font(bold=True)
    sheet["M40"] = "=SUM(D6:D7)"
    sheet["M41"].border = Border(left=Side("thin"))
    sheet["A1"].comment = Comment("请核对", "审核人")
    book.save(path)
    return sheet.title


def looks(path, without=()):
    """Every cell of a workbook: value, style and comment."""
    found = {}
    for sheet in openpyxl.load_workbook(path):
        for row in sheet.iter_rows() if sheet.title not in without else ():
            for cell in row:
                comment = (cell.comment.author, cell.comment.text) if cell.comment else None
                if cell.value is not None or comment or cell.has_style:
                    style = cell.fill.fgColor.rgb if cell.fill.fill_type else None
                    shown = (cell.font.b, cell.border.left.style, cell.number_format, cell.alignment.horizontal)
                    found[sheet.title, cell.coordinate] = cell.value, style, shown, comment
    return found


def test_workbooks(tmp_path):
    """Comments and fills where the findings are, a list with links; charts, rules, names and styles untouched."""
    path, out, again, back = (tmp_path / f"{i}.xlsx" for i in range(4))
    title = full_workbook(path)
    result = gkcheck.annotate(path, out)
    before, after = looks(path), looks(out, {"核对结果"})
    changed = {key for key in before.keys() | after.keys() if before.get(key) != after.get(key)}
    assert len(changed) == 2
    for key in changed:
        assert after[key][0] == before[key][0]
        assert after[key][1] == f"FF{COLOURS['error']}"
        assert after[key][2] == before[key][2]
        assert after[key][3][0] == "gkcheck"
    assert after[title, "A1"][3] == ("审核人", before[title, "A1"][3][1])
    listed = openpyxl.load_workbook(out)["核对结果"]
    assert [row[1].value for row in listed.iter_rows(min_row=3)] == [f.code for f in result.findings]
    links = {row[2].hyperlink.location.rpartition("!")[2] for row in listed.iter_rows(min_row=3)}
    assert links == {key[1] for key in changed}
    kinds = {"chart", "drawing1.xml", "theme", "sharedStrings", "docProps"}
    assert not [n for n in differing(path.read_bytes(), out.read_bytes()) if any(kind in n for kind in kinds)]
    gkcheck.annotate(out, again)
    assert parts(again.read_bytes()) == parts(out.read_bytes())
    clean(out, back)
    assert looks(back) == before
    assert differing(path.read_bytes(), back.read_bytes()) <= {f"xl/worksheets/sheet{i}.xml" for i in range(1, 9)}


@pytest.mark.parametrize("name", ["2019-blanks", "2021-blanks"])
def test_blank_cells_of_workbooks(name, tmp_path):
    """Cells that are not even there are shaded, and gone again."""
    path, out, back = EXAMPLES / f"{name}.xlsx", tmp_path / "1.xlsx", tmp_path / "2.xlsx"
    gkcheck.annotate(path, out)
    fills = [fill for _, fill, *_ in looks(out, {"核对结果"}).values()]
    assert len([fill for fill in fills if fill and fill[2:] in COLOURS.values()]) > 100
    clean(out, back)
    assert parts(back.read_bytes()) == parts(path.read_bytes())


@needs("soffice")
@pytest.mark.parametrize("name", ["2021-wrong.docx", "2021-wrong.xlsx", "full.xlsx"])
def test_another_program_opens_and_saves_them(name, tmp_path):
    """What LibreOffice saves of a marked file is cleaned all the same: no mark is left, no figure is another."""
    path = tmp_path / "in" / name
    path.parent.mkdir()
    if name == "full.xlsx":
        full_workbook(path)
    else:
        shutil.copy(EXAMPLES / name, path)
    marked = tmp_path / name
    gkcheck.annotate(path, marked)
    for kind in (path.suffix[1:], "pdf"):
        home = f"-env:UserInstallation={(tmp_path / 'home').as_uri()}"
        command = ["soffice", home, "--headless", "--convert-to", kind, "--outdir", tmp_path / "saved", marked]
        subprocess.run(command, check=True, capture_output=True, timeout=180)
    saved, back = tmp_path / "saved" / name, tmp_path / f"back{path.suffix}"
    assert (tmp_path / "saved" / f"{path.stem}.pdf").read_bytes().startswith(b"%PDF")
    clean(saved, back)
    numbers = gkcheck.read(path).numbers
    assert gkcheck.read(saved).numbers == gkcheck.read(back).numbers == numbers
    if path.suffix == ".xlsx":
        left = looks(back)
        assert not [fill for _, fill, *_ in left.values() if fill and fill[2:] in COLOURS.values()]
        assert not [cell for cell, (*_, comment) in left.items() if comment and "GK" in comment[1]]
        assert openpyxl.load_workbook(back).sheetnames == openpyxl.load_workbook(path).sheetnames
    else:
        left = b"".join(data for part, data in parts(back.read_bytes()).items() if part.endswith("xml"))
        assert not any(colour.encode() in left.upper() for colour in COLOURS.values())
        assert b"gkcheck" not in left


@pytest.mark.parametrize("suffix", [".xls", ".ods", ".html", ".md", ".txt", ".json"])
def test_other_files_are_refused_in_words(suffix, tmp_path, capsys):
    """What to save them as is said; nothing is written."""
    names = [name for name, (own, _) in LAYOUTS.items() if own == suffix]
    path, out = tmp_path / f"in{suffix}", tmp_path / "out"
    path.write_bytes(LAYOUTS[names[0]][1](FIGURES["suqian-2024"]) if names else b'{"year": 2024}')
    call = Call(capsys)
    assert call("annotate", path, "--output", out).status == 2
    assert f"另存为 {'.xlsx' if suffix in ('.xls', '.ods') else '.docx'} 后" in call.err
    assert not out.exists()


REFUSED = [key for key, (name, _) in HOSTILE.items() if name.endswith((".docx", ".xlsx"))][::6]


@pytest.mark.parametrize("key", REFUSED)
@pytest.mark.parametrize("command", ["annotate", "fix"])
def test_hostile_files(key, command, tmp_path, capsys):
    """The words of `check`, and no output."""
    name, make = HOSTILE[key]
    path, out = tmp_path / name, tmp_path / "out"
    path.write_bytes(make())
    call = Call(capsys)
    checked = call("check", path).out
    assert "GK001" in checked
    assert call(command, path, "--output", out).status == 2
    assert call.err == checked
    assert not out.exists()


def test_the_command(tmp_path, capsys):
    """What was written is said; an output is wanted; selection and language are as in `check`."""
    call = Call(capsys)
    path, out = EXAMPLES / "2021-wrong.docx", tmp_path / "out.docx"
    assert call("annotate", path).status == 2
    assert "--output" in call.err
    assert call("annotate", path, "--output", out).status == 0
    assert call.out == f"已写好 {out}：批注 3 处\n"
    assert call("annotate", path, "--output", out, "--select", "GK401", "--lang", "en").status == 0
    (comment,) = docx.Document(out).comments
    assert comment.text.startswith("【error GK401】")
    assert "what to do: " in comment.text
    assert call("annotate", out, "--output", out, "--clean").status == 0
    assert parts(out.read_bytes()) == parts(path.read_bytes())
    assert call("annotate", path, "--output", out, "--select", "GK999").status == 2


def test_a_file_is_written_whole_or_not_at_all(tmp_path, monkeypatch):
    """Where writing fails, the old file is there and nothing besides."""
    path = tmp_path / "out.docx"
    path.write_bytes(b"old")
    monkeypatch.setattr(Path, "replace", lambda *_: (_ for _ in ()).throw(OSError(28, "full")))
    with pytest.raises(OSError, match="full"):
        write(b"new", path)
    assert path.read_bytes() == b"old"
    assert [p.name for p in tmp_path.iterdir()] == ["out.docx"]


def test_suspects_are_what_is_marked():
    """The likeliest set has the comments and the shades; every set is named with its figures and reasons."""
    word = import_module("gkcheck.editing.word")
    document = word.locate((EXAMPLES / "2021-wrong.docx").read_bytes())
    result = gkcheck.check(fill(document, recognise(document)))
    finding = next(finding for finding in result.findings if finding.code == "GK303")
    first, *_, last = finding.cells
    likely = Suspect(first, 859, Text("两个数字写颠倒了", "two digits swapped"))
    other = Suspect(last, 933, Text("一位数字不同", "one digit is different"))
    found = notes(replace(result, findings=(replace(finding, suspects=((likely,), (other,))),)), document, "zh")
    (made,) = found
    assert (made.at, made.shaded) == (first.place.line, (first.place.line,))
    assert made.wanted == (
        f"{first.label.zh}应为 859：两个数字写颠倒了；也可能是：{last.label.zh}应为 933：一位数字不同"
    )
    assert anchored(word.annotate((EXAMPLES / "2021-wrong.docx").read_bytes(), found)) == {0: "895"}


def test_a_doubted_sentence_of_a_real_report(tmp_path):
    """A total told in the text that the table contradicts: the comment is about that figure, its run is split."""
    path, out, back = (tmp_path / f"{i}.docx" for i in range(3))
    document = docx.Document(EXAMPLES / "2021-clean.docx")
    for paragraph in document.paragraphs:
        for run in paragraph.runs:
            run.text = run.text.replace("现行有效的行政规范性文件420件", "现行有效的行政规范性文件402件")
    document.save(path)
    result = gkcheck.annotate(path, out)
    quoted = [finding.quote for finding in result.findings if finding.quote]
    assert quoted
    assert [re.sub(r"\D", "", words) for words in anchored(out.read_bytes()).values()] == ["402"]
    clean(out, back)
    assert differing(path.read_bytes(), back.read_bytes()) == set()
