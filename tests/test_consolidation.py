"""Parts added up without a whole: the JSON, the workbook with its formulas, and what could not be added."""

from __future__ import annotations

import json
import shutil
import subprocess

import openpyxl
import pytest

import gkcheck
from gkcheck.output.consolidation import Listed, write_consolidation
from gkcheck.output.consolidation.names import sheet_names
from gkcheck.reports.consolidated import consolidated
from gkcheck.rulebook.library import book
from tests.calls import Call
from tests.levels import named, parts_of
from tests.truth import report_of, true_numbers


@pytest.fixture
def call(capsys):
    return Call(capsys)


def recalculated(folder):
    """Let LibreOffice compute `sum.xlsx` anew, into the folder `out`."""
    home = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [
        "soffice",
        home,
        "--headless",
        "--convert-to",
        "xlsx:Calc MS Excel 2007 XML",
        "--outdir",
        "out",
        "sum.xlsx",
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=180, cwd=folder)


def test_the_sum_is_the_city(call, desk):
    """The JSON is what `extract` prints: it can be checked, and is a whole of its parts."""
    assert call("rollup", "--consolidate", "sum.json", "bureaus").status == 0
    city, made = gkcheck.read("city.json"), gkcheck.read("sum.json")
    assert made.numbers == city.numbers
    assert json.loads((desk / "sum.json").read_text("utf-8"))["format"] == 1
    assert call("check", "sum.json").status == 0
    assert call("rollup", "sum.json", "bureaus").status == 0


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_workbook_is_read_as_what_it_shows(call, desk, lang):
    """Its formulas carry their values; the sheets of the parts are not taken for other reports."""
    call("rollup", "--consolidate", "sum.xlsx", "--consolidate", "sum.json", "bureaus", "--lang", lang)
    result = gkcheck.check_file("sum.xlsx")
    assert result.report.numbers == gkcheck.read("city.json").numbers
    assert (result.findings, result.report.agency, result.report.year) == ((), "", 2024)
    book = openpyxl.load_workbook("sum.xlsx")
    assert len(book.sheetnames) == 7
    assert book.worksheets[0]["D23"].value.startswith("='示例市")
    assert str(book.worksheets[1]["D2"].value) == "=B2-C2"


@pytest.mark.skipif(shutil.which("soffice") is None, reason="no LibreOffice")
def test_a_spreadsheet_computes_the_same(call, desk):
    """LibreOffice, recalculating, comes to the values that are written beside the formulas, and nothing is in error."""
    call("rollup", "--consolidate", "sum.xlsx", "bureaus")
    recalculated(desk)
    ours, theirs = (openpyxl.load_workbook(path, data_only=True) for path in ("sum.xlsx", "out/sum.xlsx"))
    for one, other in zip(ours.worksheets[:2], theirs.worksheets[:2], strict=True):
        for row in one.iter_rows():
            for cell in row:
                assert other[cell.coordinate].value == cell.value


def test_totals_are_the_forms_own_sums(call, desk):
    """A total adds the cells of its own sheet; other cells add those of the parts."""
    call("rollup", "--consolidate", "sum.xlsx", "bureaus")
    sheet = openpyxl.load_workbook("sum.xlsx").worksheets[0]
    formulas = {cell.value for row in sheet.iter_rows() for cell in row if isinstance(cell.value, str)}
    assert sum(formula.startswith("=SUM(") for formula in formulas) == 7 + 24 + 3
    assert any(formula.count("!D") == 4 for formula in formulas)


def test_what_cannot_be_added_is_listed(call, desk):
    """Blanks, tables that are not there, other years, files that are none: in the list of parts, and in the result."""
    police = json.loads((desk / "bureaus/police.json").read_text("utf-8"))
    police["cases"]["review"]["upheld"] = None
    (desk / "bureaus/police.json").write_text(json.dumps(police), "utf-8")
    office = json.loads((desk / "bureaus/office.json").read_text("utf-8"))
    del office["cases"]
    (desk / "bureaus/office.json").write_text(json.dumps(office), "utf-8")
    (desk / "bureaus/broken.json").write_text("{", "utf-8")
    shutil.copy("bureaus/market.json", "bureaus/market-again.json")
    assert call("rollup", "--consolidate", "sum.xlsx", "bureaus").status == 2
    assert "GK802" in call.out
    assert "GK803" in call.out
    rows = [[cell.value for cell in row] for row in openpyxl.load_workbook("sum.xlsx")["各部分"].iter_rows()]
    said = {row[4] for row in rows}
    assert {
        "已加",
        "无法读取，没有加",
        "同一机关同一年度的另一份，没有加",
        "没有这个表",
        "空着或者读不出来，按没有计",
    } <= said


def test_parts_of_both_forms():
    """Table two of most, table three of the older form, which has one row for what the other prints as three."""
    new = true_numbers(("2021", "2021"), lambda _: 2)
    old = true_numbers(("2019", "2019"), lambda _: 5)
    parts = [*parts_of(("2021", "2021"), [new, new]), parts_of(("2019", "2019"), [old, old, old])[2]]
    made = gkcheck.consolidate(parts)
    assert made.editions == ("2021", "2019")
    groups = sum(
        new[f"applications.other.{row}.total"] for row in ("not_corrected_in_time", "fee_not_paid_in_time", "remaining")
    )
    assert made.numbers["applications.other.total"] == 2 * groups + old["applications.other.total"]
    assert (
        made.numbers["applications.handled.total"]
        == 2 * new["applications.handled.total"] + old["applications.handled.total"]
    )


def test_parts_of_several_years_are_not_added(call, desk):
    """It is said which."""
    other = json.loads((desk / "bureaus/market.json").read_text("utf-8")) | {"year": 2023}
    (desk / "bureaus/market.json").write_text(json.dumps(other), "utf-8")
    assert call("rollup", "--consolidate", "sum.json", "bureaus").status == 2
    assert "2023" in call.err
    assert not (desk / "sum.json").exists()


def test_names_that_could_be_formulas_stay_text(call, desk):
    """A body's name is never computed, and quotes in it do not end the name of a sheet."""
    other = json.loads((desk / "bureaus/market.json").read_text("utf-8")) | {"agency": "=1+1'[局]"}
    (desk / "bureaus/market.json").write_text(json.dumps(other), "utf-8")
    call("rollup", "--consolidate", "sum.xlsx", "bureaus")
    book = openpyxl.load_workbook("sum.xlsx")
    assert [
        c.data_type for row in book["各部分"].iter_rows(max_col=2) for c in row if str(c.value).startswith("=")
    ] == ["s", "s"]
    assert gkcheck.read("sum.xlsx").numbers == gkcheck.read("city.json").numbers


def test_names_of_sheets():
    """At most 31 characters, without what is forbidden, none twice in any spelling."""
    names = sheet_names(["局" * 40, "局" * 40, "a/b", "A_B", "汇总", ""], ["汇总"])
    assert names == ["局" * 31, "局" * 28 + "(2)", "a_b", "A_B(2)", "汇总(2)", "-"]


def test_a_sum_tells_what_it_leaves_out(call, desk):
    """An amount without its unit makes no smaller sum: the cell is blank, and the part is named on the screen."""
    parts = []
    for name, unit in (("甲局", "元"), ("乙局", "")):
        amount = {"value": "251000", "unit": unit or None}
        form = {"procurement": {"projects": 1, "amount": amount}}
        (desk / f"{name}.json").write_text(json.dumps({"agency": name, "year": 2020, "disclosure": form}), "utf-8")
        parts.append(f"{name}.json")
    call("rollup", "--consolidate", "sum.json", "--consolidate", "sum.xlsx", *parts)
    assert "“乙局”的“政府集中采购 / 采购总金额”没有写明单位；" in call.out
    assert "没有发现问题" not in call.out
    made = json.loads((desk / "sum.json").read_text("utf-8"))["form"]["disclosure"]["procurement"]
    assert made["amount"] is None
    call("rollup", "--consolidate", "sum.json", *parts, "--format", "json")
    assert [one["code"] for one in json.loads(call.out)["files"][0]["findings"]] == ["GK802"]


def test_a_sum_is_not_called_checked(call, desk):
    """It was written, and no relation was weighed."""
    call("rollup", "--consolidate", "sum.json", "bureaus")
    assert "由各部分相加，写成 sum.json；" in call.out
    assert "勾稽关系：" not in call.out
    assert "没有发现问题" not in call.out.partition("bureaus/")[0]


@pytest.mark.parametrize("count", [100, 101, 400])
def test_many_parts_keep_their_formulas(desk, count):
    """A formula in every cell, none too long, whatever the names of the parts; the workbook can be read again."""
    name = "示例省示例市示例县高沟镇第{}号街道办事处"
    numbers = true_numbers(("2021", "2021"), lambda _: 3)
    parts = {name.format(n): named(report_of(("2021", "2021"), numbers), name.format(n)) for n in range(count)}
    made = consolidated(parts, book()["GK801"])
    with (desk / "sum.xlsx").open("wb") as stream:
        write_consolidation(made, [Listed(one, one, "", 2023, "") for one in parts], stream, "zh")
    sheets = openpyxl.load_workbook("sum.xlsx")
    form = [cell.value for row in sheets.worksheets[0].iter_rows(min_row=3) for cell in row if cell.value is not None]
    assert not [value for value in form if not isinstance(value, str)]
    assert max(map(len, form)) < 8192
    assert ("各部分的数" in sheets.sheetnames) == (count > 100)
    assert gkcheck.read("sum.xlsx").numbers == made.report.numbers
    if count > 100 and shutil.which("soffice"):
        recalculated(desk)
        assert gkcheck.read("out/sum.xlsx").numbers == made.report.numbers


def test_calls_that_cannot_be_carried_out_name_the_files(call, desk):
    """Those of each year, and what is wrong with those of which none can be added."""
    other = json.loads((desk / "bureaus/market.json").read_text("utf-8")) | {"year": 2023}
    (desk / "bureaus/market.json").write_text(json.dumps(other), "utf-8")
    call("rollup", "--consolidate", "sum.json", "bureaus")
    assert "2023（bureaus/market.json）；2024（bureaus/" in call.err
    assert call("rollup", "--consolidate", "sum.json", "nosuch").status == 2
    assert "这些文件读不出来，或者没有可加的统计表：nosuch" in call.err
    call("rollup", "--consolidate", "sum.json", "nosuch", "--lang", "en")
    assert "no table that can be added: nosuch" in call.err
    call("rollup", "--consolidate", "sum.xlsx")
    assert "另外要写各部分的文件或文件夹" in call.err


def test_every_file_that_was_written_is_told(call, desk):
    """Not the first one alone."""
    call("rollup", "--consolidate", "sum.xlsx", "--consolidate", "sum.json", "bureaus")
    assert "写成 sum.xlsx、sum.json；" in call.out
