"""The ranked table of many files, and the workbook: what they say, what harm cannot do, and that they stay small."""

from __future__ import annotations

import io
import shutil
import subprocess
import sys
import tracemalloc
from dataclasses import replace
from importlib.resources import files
from urllib.parse import unquote
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook

import gkcheck
from gkcheck.findings.model import Result
from gkcheck.findings.officewords import OFFICE, advice, state_words
from gkcheck.findings.overview import STATES
from gkcheck.output import paths, writer
from gkcheck.output.office import sheet as sheets
from gkcheck.pipeline import check_file
from gkcheck.rulebook.library import book
from gkcheck.runs.copies import told_of
from tests import office
from tests.calls import Call
from tests.told import EXAMPLES, HARM, ROOT, UNREADABLE, WRONG, harmful, suspected


@pytest.fixture(scope="module")
def sixty(tmp_path_factory):
    """Sixty reports in a folder, and the results of checking them."""
    folder = tmp_path_factory.mktemp("sixty")
    made = office.build(folder / "年报")
    return folder, list(gkcheck.check_files(made))


@pytest.fixture(scope="module")
def workbook(sixty):
    """The workbook beside the folder of the reports."""
    folder, results = sixty
    with (folder / "office.xlsx").open("wb") as stream:
        writer("xlsx")(iter(results), stream, "zh")
    return load_workbook(folder / "office.xlsx")


@pytest.fixture
def call(capsys):
    return Call(capsys)


def written(results, lang="zh"):
    """The workbook of results, read back."""
    stream = io.BytesIO()
    writer("xlsx")(iter(results), stream, lang)
    return load_workbook(stream)


def report_of(agency="甲局", year=2024, path="甲.docx", findings=()):
    """A result for a report of an agency and a year."""
    clean = check_file(EXAMPLES / "2021-clean.md")
    return replace(clean, path=path, report=replace(clean.report, agency=agency, year=year), findings=findings)


def test_one_glance_tells_whom_to_call(sixty):
    """Broken files, then reports of last year, then errors, duplicates together, doubts, and what is fine."""
    rows = gkcheck.overview(iter(sixty[1]))
    assert [row.state for row in rows[:9]] == ["unreadable"] * 3 + ["other-year"] * 5 + ["error"]
    numbers = [row.number - 1 for row in rows]
    assert set(numbers[:3]) == set(office.BROKEN)
    assert set(numbers[3:8]) == set(office.LAST_YEAR)
    assert {row.number - 1 for row in rows if "error" in row.states} == set(office.WRONG)
    assert {row.number - 1 for row in rows if row.state == "warning"} == {*office.DOUBTFUL, *office.NOTED}
    assert abs(numbers.index(58) - numbers.index(9)) == 1
    assert {row.number - 1 for row in rows if row.copies == 2} == {58, 9}
    assert [row.state for row in rows[33:]] == ["ok"] * 27


def test_what_to_see_to_first(sixty):
    """The likeliest cell and its figure; why a file cannot be read; the year; the other report of the agency."""
    rows = {row.number - 1: row for row in gkcheck.overview(sixty[1])}
    assert "填的 895 应为 859（十位、个位互换）" in advice(rows[office.WRONG[0]], "zh")
    assert advice(rows[17], "zh") == "文件是空的"
    assert advice(rows[5], "zh") == "这是 2023 年度的报告，这批多为 2024 年度的，请补报 2024 年度的。"
    assert state_words(rows[5], "zh") == "上年的"
    assert state_words(rows[9], "zh") == "要改、重复"
    assert "（重报）.docx，请问清以哪一份为准。最可能：" in advice(rows[9], "zh")
    assert "There is also" in advice(rows[9], "en")
    assert "most likely: table" in advice(rows[9], "en")


def test_the_usual_year_needs_a_bulk():
    """Two of three at least, of three reports or more; a report of next year is of another year, not of the last."""
    years = lambda *given: [report_of(f"{i}局", year) for i, year in enumerate(given)]  # noqa: E731
    odd = lambda *given: [row.year for row in gkcheck.overview(years(*given)) if row.usual]  # noqa: E731
    assert odd(2024, 2023) == odd(2024, 2024, 2023, 2023) == odd(2024, None, 2023) == []
    assert odd(2024, 2024, 2023) == [2023]
    (row,) = [row for row in gkcheck.overview(years(2024, 2024, 2024, 2025)) if row.usual]
    assert (state_words(row, "zh"), state_words(row, "en"), row.usual) == ("别的年度", "another year", 2024)


def several(**reports):
    """Results of one run for reports by the names of their files, each told of all the others."""
    files = [f"{name}.docx" for name in reports]
    names = {"旧名局": "甲局"}
    given = [report_of(agency, path=path) for path, agency in zip(files, reports.values(), strict=True)]
    return [told_of(result, files, names, book()) for result in given]


def test_duplicates_are_what_the_run_tells():
    """Reports of one agency and year whose figures are not known to differ are none; of many the first are named."""
    assert {row.state for row in gkcheck.overview([report_of(), report_of(), report_of("")] * 2)} == {"ok"}
    rows = gkcheck.overview(several(**dict.fromkeys("abcdef", "甲局")))
    assert [(row.copies, row.states) for row in rows] == [(6, ("duplicate",))] * 6
    assert "还有 b.docx、c.docx、d.docx等 5 份，" in advice(rows[0], "zh")


def test_duplicates_under_two_names_of_one_agency():
    """They stand together, and name each other; another agency's stand by themselves."""
    given = [*several(a="甲局", b="旧名局"), *several(c="乙局", d="乙局")]
    rows = gkcheck.overview([given[0], given[2], given[1], given[3]])
    assert [(row.path, row.alike) for row in rows] == [
        ("c.docx", ("d.docx",)), ("d.docx", ("c.docx",)), ("b.docx", ("a.docx",)), ("a.docx", ("b.docx",)),
    ]  # fmt: skip
    (alone,) = gkcheck.overview(given[:1])
    assert (alone.states, alone.copies) == (("duplicate",), 1)
    assert "“a.docx”、“b.docx”；数不一样" in advice(alone, "zh")


def test_a_copy_is_called_one_in_no_output(call, tmp_path, monkeypatch):
    """A report in two formats, or twice: nothing is asked about it in the text, on the page or in the workbook."""
    monkeypatch.chdir(tmp_path)
    for suffix in (".docx", ".md"):
        shutil.copy((EXAMPLES / "2021-clean.md").with_suffix(suffix), tmp_path)
    outputs = [part for name in ("html", "xlsx", "text") for part in ("--format", name, "--output", f"o.{name}")]
    assert call("check", "2021-clean.docx", "2021-clean.md", *outputs).status == 0
    assert [cell.value for cell in load_workbook("o.xlsx").worksheets[0]["C"][4:]] == ["没有问题"] * 2
    page, text = ((tmp_path / f"o.{name}").read_text("utf-8") for name in ("html", "text"))
    assert "请问清" not in page + text
    assert page.count('data-states="ok"') == 2


def test_rows_are_small_and_make_a_frame(sixty):
    """Neither results nor reports are held, and pandas takes the rows as they are."""
    pandas = pytest.importorskip("pandas")
    frame = pandas.DataFrame(gkcheck.overview(sixty[1]))
    assert list(frame.columns[:5]) == ["number", "path", "agency", "year", "states"]
    assert (frame.errors.sum(), frame.warnings.sum()) == (21, 18)
    wrong = check_file(WRONG)
    tracemalloc.start()
    rows = gkcheck.overview(replace(wrong, path=f"{i}.md") for i in range(1000))
    assert tracemalloc.get_traced_memory()[0] < 3_000_000
    tracemalloc.stop()
    assert len({id(met.rule) for row in rows for met in row.rules}) == 3


def test_words_in_both_languages():
    """Every state has its words and its colours, in the workbook and on the page."""
    from gkcheck.output.office.styles import COLOURS

    assert set(STATES) <= set(OFFICE)
    assert set(STATES) == set(COLOURS)
    css = files("gkcheck.output.html").joinpath("office.css").read_text("utf-8")
    assert all(f".word.{state}" in css for state in STATES)


def test_the_first_sheet(sixty, workbook):
    """Title, totals, then a row for each file in the order of the overview, coloured, filtered, frozen, for print."""
    sheet, rows = workbook.worksheets[0], gkcheck.overview(sixty[1])
    assert workbook.sheetnames == ["各机关", "问题", "规则"]
    assert sheet["A2"].value == "共 60 个文件　打不开 3　别的年度 5　要改 12　重复 2　有疑问 12　没有问题 27"
    heads = [cell.value for cell in sheet[4]]
    assert heads == ["机关", "年度", "状态", "错误", "疑问", "提示", "先办什么", "文件"]
    told = [[cell.value for cell in line[1:6]] for line in sheet.iter_rows(min_row=5)]
    assert told == [
        [row.year, state_words(row, "zh"), row.errors or None, row.warnings or None, row.notes or None] for row in rows
    ]
    assert (sheet.freeze_panes, sheet.auto_filter.ref, sheet.print_title_rows) == ("B5", "A4:H64", "$4:$4")
    assert (sheet.page_setup.orientation, sheet.page_setup.fitToHeight) == ("landscape", 0)
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    grounds = [sheet.cell(row, 3).fill.fgColor.rgb for row in range(5, 65)]
    assert len(set(grounds)) == 6
    assert sheet["B8"].fill.fgColor.rgb == sheet["C8"].fill.fgColor.rgb == grounds[3]


def test_every_link_leads_to_its_file(sixty, workbook):
    """From where the workbook lies, whatever is in the name; so both can be moved together."""
    folder, sheet = sixty[0], workbook.worksheets[0]
    links = [sheet.cell(row, 8).hyperlink.target for row in range(5, 65)]
    assert all((folder / unquote(link)).is_file() for link in links)
    assert len(set(links)) == 60
    assert "年报/示例市云岭区城市管理局%232024%20年报%20%28终稿%29.docx" in links
    assert not any(character in link for link in links for character in " #?&'")


def test_links_from_elsewhere(tmp_path, monkeypatch):
    """Up and down again; from what is no file, from the working folder; no link begins like an address."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a").mkdir()
    with (tmp_path / "a/x.xlsx").open("wb") as stream:
        assert paths.beside("b/c d.docx", stream) == "../b/c%20d.docx"
    assert paths.beside("b/c%41#?.docx", io.BytesIO()) == "b/c%2541%23%3F.docx"
    assert paths.beside("javascript:alert(1)", io.StringIO()) == "javascript%3Aalert%281%29"
    assert paths.beside("\u202e\udcff\x01", None) == "%E2%80%AE%FF%01"


def test_the_sheet_of_findings(sixty, workbook):
    """A row for each, the severity coloured, the cell, what is printed and what it should be as a number."""
    sheet = workbook.worksheets[1]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=2)]
    assert len(rows) == sum(len(result.findings) for result in sixty[1])
    assert (sheet.freeze_panes, sheet.auto_filter.ref) == ("B2", f"A1:M{len(rows) + 1}")
    row = next(row for row in rows if row[3] == "GK401")
    assert row[2:8] == ["错误", "GK401", "案件结果加不出总计", "行政诉讼 / 复议后起诉 / 总计", "0", 52]
    assert row[8].startswith("行政诉讼 / 复议后起诉：结果维持")
    quoted = next(row for row in rows if row[3] == "GK601")
    assert "【" in quoted[9]
    assert quoted[6] == "3525件"
    assert {sheet.cell(i, 3).fill.fgColor.rgb for i in range(2, len(rows) + 2)} == {"FFF9CFCB", "FFFDF0CF"}
    assert all(cell.hyperlink is None for row in sheet.iter_rows() for cell in row)


def test_the_matrix(sixty, workbook):
    """Only the rules that were met, by name and code, how often in each file, and in how many files."""
    sheet = workbook.worksheets[2]
    codes = [cell.value for cell in sheet[3][3:]]
    assert codes == sorted({f.code for result in sixty[1] for f in result.findings})
    assert [cell.value for cell in sheet[4][3:]] == [
        next(f.rule.title.zh for result in sixty[1] for f in result.findings if f.code == code) for code in codes
    ]
    assert sheet["D4"].alignment.textRotation == 255
    for column, code in enumerate(codes, 4):
        counts = [sheet.cell(row, column).value for row in range(5, sheet.max_row + 1)]
        assert sum(filter(None, counts)) == sum(f.code == code for result in sixty[1] for f in result.findings)
        assert sheet.cell(2, column).value == sum(map(bool, counts))
    assert sheet.freeze_panes == "D5"


def test_english():
    """All of the workbook's own words; texts of the report stay."""
    book = written([check_file(WRONG), check_file(UNREADABLE)], "en")
    assert book.sheetnames == ["agencies", "findings", "rules"]
    assert [cell.value for cell in book["agencies"][4]][:3] == ["agency", "year", "status"]
    assert book["agencies"]["A5"].value == "file: bad-empty"
    assert book["rules"]["D4"].alignment.textRotation == 90


def test_the_same_results_give_the_same_bytes(sixty, tmp_path):
    """No clock and no name of a user."""
    streams = io.BytesIO(), io.BytesIO()
    for stream in streams:
        writer("xlsx")(iter(sixty[1][:5]), stream, "zh")
    assert streams[0].getvalue() == streams[1].getvalue()
    with ZipFile(streams[0]) as archive:
        assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert load_workbook(streams[0]).properties.creator == "gkcheck"


FORMULAS = ("=1+1", "+1", "-2+3", "@SUM(A1)", "＝1", " =cmd|' /C calc'!A0", "\t=1", "'=1", '=HYPERLINK("http://x")')


@pytest.mark.parametrize("text", [*FORMULAS, HARM, "#N/A", "\x00\x1b\x9b\ufffe\ud800", "很" * 40_000, "TRUE", "1e3"])
def test_harmful_texts_stay_texts(text):
    """Names, labels, figures and sentences: strings that nothing reckons, within what a cell holds."""
    result = harmful(suspected(check_file(WRONG)))
    result = replace(result, report=replace(result.report, agency=text), path=text.replace("\0", "") or "x")
    book = written([result])
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert {cell.data_type for cell in cells} <= {"s", "n"}
    assert all(isinstance(cell.value, int) for cell in cells if cell.data_type == "n")
    assert max(len(str(cell.value)) for cell in cells) <= 32_767
    agency = book.worksheets[0]["A5"]
    assert agency.data_type == "s"
    assert agency.quotePrefix == (text in FORMULAS)


def test_a_full_sheet_says_what_it_left_out(monkeypatch):
    """Rows beyond what a sheet holds are counted; so are rules beyond its columns, and links beyond their limit."""
    monkeypatch.setattr(sheets, "MOST_ROWS", 6)
    monkeypatch.setattr("gkcheck.output.office.agencies.MOST_ROWS", 6)
    monkeypatch.setattr("gkcheck.output.office.agencies.MOST_LINKS", 1)
    monkeypatch.setattr("gkcheck.output.office.matrix.MOST_COLUMNS", 4)
    book = written([replace(check_file(WRONG), path=f"{i}.md") for i in range(3)])
    assert [sheet.max_row for sheet in book] == [6, 6, 6]
    said = book.worksheets[0]["A3"].value
    assert said == (
        "“问题”一页放不下，没有列出的：4 行。 “规则”一页放不下，没有列出的规则：2 条。 "
        "“各机关”一页放不下，没有列出的：1 行。"
    )
    assert [book.worksheets[0].cell(row, 8).hyperlink is not None for row in (5, 6)] == [True, False]


def test_nothing_at_all():
    """An empty run is a workbook too."""
    book = written([])
    assert book.worksheets[0]["A2"].value == "共 0 个文件"
    assert [sheet.max_row for sheet in book] == [4, 1, 4]


def test_a_run_that_breaks_off_leaves_no_half_workbook():
    """The error is that of the run, and nothing was written."""

    def results():
        yield check_file(WRONG)
        raise OSError("full")

    stream = io.BytesIO()
    with pytest.raises(OSError, match="full"):
        writer("xlsx")(results(), stream, "zh")
    assert stream.getvalue() == b""


def test_many_findings_take_little_memory():
    """They go to the disk as they come."""
    wrong = check_file(WRONG)
    written([wrong])

    def peak(count):
        tracemalloc.start()
        writer("xlsx")((replace(wrong, path=f"{i}.md") for i in range(count)), io.BytesIO(), "zh")
        most = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return most

    assert peak(200) - peak(50) < 150 * 6_000


def test_the_command(call, tmp_path, monkeypatch):
    """With other outputs beside it; into a file only; into none of the reports."""
    shutil.copy(WRONG, tmp_path / "报告 #1.md")
    monkeypatch.chdir(tmp_path)
    outputs = ("--format", "xlsx", "--output", "a.xlsx", "--format", "html", "--output", "a.html", "--format", "csv")
    assert call("check", "报告 #1.md", *outputs).status == 1
    assert call.out.count("GK") == 3
    assert load_workbook("a.xlsx").worksheets[0]["H5"].hyperlink.target == "报告%20%231.md"
    assert "GK401" in (tmp_path / "a.html").read_text("utf-8")
    for asked in (("--format", "xlsx"), ("--format", "json", "--output", "b.json", "--format", "xlsx")):
        assert call("check", "报告 #1.md", *asked).status == 2
        assert "请加 --output" in call.err
    assert not (tmp_path / "b.json").exists()
    assert call("check", "报告 #1.md", "--format", "xlsx", "--output", "none/a.xlsx").status == 2


def test_without_openpyxl_the_command_says_what_to_install(tmp_path):
    """Before anything is checked or opened."""
    code = (
        "import sys; sys.modules['openpyxl'] = None; from gkcheck.cli import main; "
        f"sys.exit(main(['check', {str(WRONG)!r}, '--format', 'xlsx', '--output', {str(tmp_path / 'a.xlsx')!r}]))"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, encoding="utf-8", check=False)
    assert (done.returncode, done.stderr.strip()) == (2, 'gkcheck: 还要运行：pip install "gkcheck[excel]"')
    assert not (tmp_path / "a.xlsx").exists()


def test_a_file_that_is_no_report_or_failed():
    """Each has its state and its words."""
    other = Result("买菜.txt", "not_a_report")
    (row,) = gkcheck.overview([other])
    assert (row.states, advice(row, "zh")[:6]) == (("not-a-report",), "不是年度报告")
