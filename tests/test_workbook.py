"""Workbooks to grids: the sheets' own rows and columns, values as printed, what is hidden, and files that are none."""

import datetime as dt
import json
import re
import sys
from decimal import Decimal

import pytest

import gkcheck
from gkcheck import documents
from gkcheck.documents import sheetgrid, workbook
from gkcheck.documents.model import Grid, Hidden, Paragraph
from gkcheck.documents.ole import Compound, compound
from gkcheck.errors import Unreadable
from gkcheck.findings.words import reason
from gkcheck.pipeline import check_file
from tests import hostilesheets
from tests.apart import apart, inside
from tests.hostilesheets import BOUNDED, HOSTILE, ONE, good, odf, package, row, text_cell, xlsx, zipped
from tests.layouts import FIGURES
from tests.layouts.figures import leaves
from tests.layouts.printed import report
from tests.layouts.sheet import HIDING
from tests.layouts.sheetold import ods, xls
from tests.layouts.sheetxml import MAIN, Formula, Look, Sheet, one_sheet
from tests.layouts.sheetxml import workbook as written

SAVED = {".xlsx": written, ".xls": xls, ".ods": ods}


def shown(data, suffix=".xlsx"):
    """Paragraphs as texts, grids as rows of (text, column, columns)."""
    return [
        block.text if isinstance(block, Paragraph) else [[tuple(c[:3]) for c in cells] for cells in block.rows]
        for block in documents.parse(data, suffix).blocks
    ]


def texts(data, suffix=".xlsx"):
    """The texts of the first grid, row by row."""
    grid = next(block for block in documents.parse(data, suffix).blocks if isinstance(block, Grid))
    return [[cell.text for cell in cells] for cells in grid.rows]


def cells(**placed):
    """A sheet with cells at these addresses."""
    sheet = Sheet("Sheet1")
    for ref, value in placed.items():
        sheet.cells[int(ref[1:]) - 1, ord(ref[0]) - 65] = value
    return sheet


def grid_of(sheet):
    """A workbook of one sheet."""
    return written([sheet])


@pytest.mark.parametrize("suffix", SAVED)
def test_rows_and_columns_are_the_sheets_own(suffix):
    """Empty rows and columns before a table are counted, and stand in no cell."""
    sheet = cells(C5="信息内容", D5="数量", C6="规章", D6=3)
    assert shown(SAVED[suffix]([sheet]), suffix) == [
        [[], [], [], [], [("信息内容", 2, 1), ("数量", 3, 1)], [("规章", 2, 1), ("3", 3, 1)]]
    ]


def test_places_are_told_as_the_sheet_has_them(tmp_path):
    """Table, row and column of a finding are sheet, row and column of the workbook."""
    sheets = [Sheet("Sheet1"), one_sheet(report(FIGURES["suqian-2024"]), Look(row=4, column=2))]
    (place,) = [place for place, value in sheets[1].cells.items() if value == 3440 and place[1] == 5][:1]
    sheets[1].cells[place] = "3440o"
    path = tmp_path / "r.xlsx"
    path.write_bytes(written(sheets))
    (finding,) = [finding for finding in check_file(path).findings if finding.code == "GK003"]
    assert finding.cells[0].place[:3] == (2, place[0] + 1, place[1] + 1)


@pytest.mark.parametrize("suffix", SAVED)
def test_merged_cells_are_one(suffix):
    """A merged range has its columns; what it covers is left out; blanks are there up to the heading's end."""
    sheet = cells(A1="类别", C1="甲", D1="乙", A3="丙", C3=1)
    for ref in ((0, 0, 2, 2), (2, 0, 1, 2)):
        sheet.box(hostilesheets.box(*ref, sheet.cells.get(ref[:2], "")), 0, 0, 1, str)
    assert shown(SAVED[suffix]([sheet]), suffix) == [
        [[("类别", 0, 2), ("甲", 2, 1), ("乙", 3, 1)], [], [("丙", 0, 2), ("1", 2, 1), ("", 3, 1)]]
    ]


def test_a_text_alone_fills_its_row():
    """Titles and prose outside of tables stand alone; a label with blank values keeps its blanks."""
    sheet = cells(A1="标题", A2="项目", B2="数", C2="数", A3="规章", A4="本机关没有收费。", A6="六、其他", A7="无")
    sheet.cells[6, 1] = 5
    assert texts(grid_of(sheet)) == [
        ["标题"],
        ["项目", "数", "数"],
        ["规章", "", ""],
        ["本机关没有收费。"],
        [],
        ["六、其他"],
        ["无", "5"],
    ]


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (2822652.0, "2822652"),
        (160.5964, "160.5964"),
        (0.1 + 0.2, "0.3"),
        (1e-7, "0.0000001"),
        (1e21, "1" + "0" * 21),
        (-0.0, "0"),
        (-8, "-8"),
        (float("inf"), "inf"),
        (float("nan"), "nan"),
        (True, "TRUE"),
        (dt.date(2024, 3, 1), "2024-03-01"),
        (dt.datetime(2024, 3, 1), "2024-03-01"),  # noqa: DTZ001
        (dt.datetime(2024, 3, 1, 8, 30), "2024-03-01 08:30:00"),  # noqa: DTZ001
        (dt.time(8, 30), "08:30:00"),
        (dt.timedelta(hours=30), "1 day, 6:00:00"),
        (" 12件\n", "12件"),
    ],
)
def test_values_are_printed_as_a_sheet_shows_them(value, text):
    """Whole numbers without decimals, no exponents, no traces of binary fractions, ISO dates."""
    assert sheetgrid.printed(value) == text


def test_only_kept_values_of_formulas_count():
    """A formula is never computed: the value kept of it is read; without one its cell is blank."""
    sheet = cells(A1="甲", B1=Formula("1+1", 5), C1=Formula("1+1", None), D1=4)
    assert texts(grid_of(sheet)) == [["甲", "5", "", "4"]]


def test_errors_are_no_blanks():
    """An error in a cell is read as it is printed, whatever the file type; it is no number."""
    in_xlsx = xlsx('<row r="1"><c r="A1"><v>1</v></c><c r="B1" t="e"><f>1/0</f><v>#DIV/0!</v></c></row>')
    error = '<table:table-cell office:value-type="string" office:string-value="" calcext:value-type="error">'
    in_ods = odf(hostilesheets.sheet(row(text_cell("1") + f"{error}<text:p>#DIV/0!</text:p></table:table-cell>")))
    in_xls = hostilesheets.records(
        hostilesheets.NONE,
        hostilesheets.record(0x203, hostilesheets.struct.pack("<HHHd", 0, 0, 0, 1)),
        hostilesheets.record(0x205, hostilesheets.struct.pack("<HHHBB", 0, 1, 0, 7, 1)),
    )
    for data, suffix in ((in_xlsx, ".xlsx"), (in_ods, ".ods"), (in_xls, ".xls")):
        assert texts(data, suffix) == [["1", "#DIV/0!"]]


def test_an_error_in_a_value_cell_is_told(tmp_path):
    """#REF! where a number belongs is GK003."""
    sheet = one_sheet(report(FIGURES["suqian-2024"]))
    place = next(place for place, value in sheet.cells.items() if value == 3440)
    sheet.cells[place] = "#REF!"
    path = tmp_path / "r.xlsx"
    path.write_bytes(grid_of(sheet))
    assert "GK003" in {finding.code for finding in check_file(path).findings}


def test_sheets_names_stand_before_them():
    """A name that somebody gave is a paragraph; those that programs give are none; empty sheets only count."""
    names = ("Sheet1", "依申请公开", "工作表2", "Sheet1 (2)", "表3")
    document = documents.parse(written([cells(A1=name) for name in names]), ".xlsx")
    assert [block.number for block in document.blocks if isinstance(block, Grid)] == [1, 2, 3, 4, 5]
    sheets = [cells(A1=name) for name in names]
    for sheet, name in zip(sheets, names, strict=True):
        sheet.name = name
    document = documents.parse(written([Sheet("空"), *sheets]), ".xlsx")
    assert [b.text if isinstance(b, Paragraph) else b.number for b in document.blocks] == [2, "依申请公开", 3, 4, 5, 6]


def test_other_prefixes_and_places_of_parts_are_read():
    """A prefix on every element, absolute targets, a part with another name."""
    sheet = f'<x:worksheet xmlns:x="{MAIN}"><x:sheetData><x:row r="2"><x:c r="B2"><x:v>7</x:v></x:c></x:row>'
    files = package(f"{sheet}</x:sheetData></x:worksheet>")
    files["book/Main.xml"] = files.pop("xl/workbook.xml")
    files["book/_rels/Main.xml.rels"] = files.pop("xl/_rels/workbook.xml.rels").replace("worksheets", "/XL/worksheets")
    files["_rels/.rels"] = files["_rels/.rels"].replace("xl/workbook.xml", "/book/Main.xml")
    assert shown(zipped(files)) == [[[], [("7", 1, 1)]]]


@pytest.mark.parametrize("layout", HIDING)
def test_what_is_hidden_is_read(layout, tmp_path):
    """Every figure of a hidden sheet, row or column is read, and its place is told."""
    suffix, write = HIDING[layout]
    path = tmp_path / f"r{suffix}"
    for name, figures in FIGURES.items():
        path.write_bytes(write(figures))
        read = gkcheck.read(path)
        wanted = {
            path: Decimal(value["value"])
            if isinstance(value, dict)
            else Decimal(value)
            if isinstance(value, str)
            else value
            for path, value in leaves(figures.form)
        }
        assert read.numbers == wanted, name
        parts = {hidden.part for hidden in documents.read(path).hidden}
        assert parts == ({"sheet"} if layout.endswith("sheet") else {"rows", "columns"})


@pytest.mark.parametrize("suffix", SAVED)
def test_hidden_places_are_told_in_runs(suffix):
    """Hidden rows and columns that hold something, from the first to the last; empty ones are not told."""
    sheet = cells(A1="甲", B1="乙", C1="丙", A2=1, A3=2, A5=3, A7=4)
    sheet.hidden_rows, sheet.hidden_columns = {1, 2, 3, 4, 7}, {1, 2, 5}
    other = cells(A1="丁")
    other.name, other.state = "备份", "hidden"
    assert documents.parse(SAVED[suffix]([sheet, other]), suffix).hidden == (
        Hidden("rows", "Sheet1", 1, 2, 5),
        Hidden("columns", "Sheet1", 1, 2, 3),
        Hidden("sheet", "备份", 2),
    )


def test_a_missing_reader_is_told_with_its_command(monkeypatch):
    """Without the library, the words say what to install."""
    monkeypatch.setitem(sys.modules, "python_calamine", None)
    with pytest.raises(Unreadable) as told:
        workbook.read(good())
    assert 'pip install "gkcheck[excel]"' in reason(told.value, "zh")


@pytest.mark.parametrize(
    ("suffix", "data", "expected"),
    [
        (".xlsx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "really-old-workbook"),
        (".xlsx", compound("EncryptedPackage", bytes(9000)), "encrypted-workbook"),
        (".xlsx", b"%PDF-1.7", "really-no-workbook"),
        (".xls", b"<html><table><tr><td>1</td></tr></table></html>", "really-page"),
        (".xls", b"\xef\xbb\xbf<table><tr><td>1</td></tr></table>", "really-page"),
        (".xls", b"PK\x03\x04", "really-no-workbook"),
        (".xls", b"1,2,3", "really-no-workbook"),
        (".et", b"PK\x03\x04", "save-as-xlsx"),
        (".et", compound("ET", bytes(9000)), "no-workbook"),
        (".ods", b"PK\x03\x04", "broken-workbook"),
    ],
)
def test_wrong_names_are_told(suffix, data, expected):
    """A file whose content is of another kind is refused, and the words say what to do."""
    with pytest.raises(Unreadable) as told:
        documents.parse(data, suffix)
    assert told.value.reason == expected
    assert re.search(r"[\u4e00-\u9fff]{4}", reason(told.value, "zh"))


def test_a_compound_file_is_read_back():
    """What is put into a compound file comes out of it, at any size."""
    for size in (0, 4096, 5000, 5 * 2**20):
        stream = bytes(range(256)) * (size // 256 + 1)
        assert Compound(compound("Workbook", stream)).stream("Workbook")[: len(stream)] == stream


def told_of(key, make, folder):
    """The file's record in what the command prints."""
    path = folder / f"r.{key.partition(':')[0]}"
    path.write_bytes(make())
    run = apart(inside, "check", str(path), "--format", "json")
    assert "Traceback" not in run.err + run.out
    (told,) = json.loads(run.out)["files"]
    return told


@pytest.mark.parametrize("key", HOSTILE)
def test_hostile_workbooks_are_refused_in_words(key, tmp_path):
    """GK001 with its reason in Chinese, in time and memory."""
    told = told_of(key, HOSTILE[key], tmp_path)
    assert told["status"] == "unreadable"
    assert [finding["code"] for finding in told["findings"]] == ["GK001"]
    assert re.search(r"[\u4e00-\u9fff]{4}", told["findings"][0]["message"])


@pytest.mark.parametrize("key", BOUNDED)
def test_odd_workbooks_are_answered_within_bounds(key, tmp_path):
    """Read or refused, in time and memory; never by a failure of the program."""
    told = told_of(key, BOUNDED[key], tmp_path)
    assert told["status"] in ("checked", "unreadable", "not_a_report")
    assert "GK000" not in {finding["code"] for finding in told["findings"]}


def test_the_used_range_may_be_large():
    """A million empty rows below one cell change nothing."""
    assert texts(xlsx(ONE + "<row/>" * 100_000)) == [["1"]]
