"""A whole against its parts: parts missing, there twice, of other years and forms; amounts; which part is the cause."""

from __future__ import annotations

import json
from dataclasses import replace
from decimal import Decimal

import pytest

import gkcheck
from gkcheck import AnnualReport2019, AnnualReport2021
from gkcheck.checks.levels import Part, check_levels, duplicates
from gkcheck.findings.levels import relations
from gkcheck.findings.stories import story
from gkcheck.findings.words import message
from gkcheck.pipeline import Source
from gkcheck.rollups.manifest import Job
from gkcheck.rollups.running import Reading, run_jobs
from gkcheck.rulebook.library import book
from scripts.example_levels import FOLDER, files
from tests.levels import NAMES, named, parts_of, summed, whole_of
from tests.truth import report_of, true_numbers

EDITION = ("2021", "2021")
PARTS = [FOLDER / f"bureaus/{name}.json" for name in ("police", "housing", "market", "office")]


def codes(result):
    """What a result tells, with how grave it is."""
    return [(finding.code, finding.severity) for finding in result.findings]


def small(*, agency="", year=2024, total=0, **rows):
    """A report of table three whose only applicants are natural persons; rows by their last names."""
    names = {"granted": total, "received": total, "handled": total, **rows}
    form = AnnualReport2021(agency=agency, year=year, applications={"other": {"remaining": {"total": 0}}})
    for name, value in names.items():
        setattr(form.applications, name, {"natural_person": value, "total": value})
    return form


def without(path, folder, table):
    """The report of a file, a table of it taken out."""
    data = json.loads(path.read_text("utf-8"))
    del data[table]
    (folder / path.name).write_text(json.dumps(data), "utf-8")
    return gkcheck.read(folder / path.name)


@pytest.fixture
def bureaus():
    return [gkcheck.read(path) for path in PARTS]


@pytest.mark.parametrize("name", files())
def test_the_examples_are_what_the_script_writes(name):
    """Published figures, split over bureaus that are made up."""
    assert (FOLDER / name).read_text("utf-8") == files()[name]


def test_the_examples(bureaus):
    """The city is the sum of its bureaus; the wrong one leaves the market bureau out, and one sentence says so."""
    assert gkcheck.rollup(gkcheck.read(FOLDER / "city.json"), bureaus).findings == ()
    result = gkcheck.rollup(gkcheck.read(FOLDER / "city-wrong.json"), bureaus)
    (finding,) = result.findings
    assert message(finding, "zh").startswith("汇总多半漏加了“示例市市场监督管理局”：有 63 格")
    assert message(finding, "en").startswith("the whole most likely leaves out “示例市市场监督管理局”")
    assert len(result.broken) == 63
    assert len([cell for cell in finding.cells if cell.path.startswith("parts.示例市市场监督管理局.")]) == 63


def test_two_parts_that_were_left_out_are_one_finding(bureaus):
    """Both are named."""
    whole = gkcheck.consolidate(bureaus[2:], agency="示例市人民政府")
    (finding,) = gkcheck.rollup(whole, bureaus).findings
    assert "“示例市公安局”、“示例市住房和城乡建设局”" in message(finding, "zh")


def test_one_table_of_a_part_that_was_left_out(bureaus):
    """The table is named, and nothing else of the part."""
    city = gkcheck.read(FOLDER / "city.json").form
    for group in ("review", "litigation_direct", "litigation_after_review"):
        for name in ("upheld", "corrected", "other", "pending", "total"):
            held = getattr(city.cases, group)
            part = getattr(bureaus[0].form.cases, group)
            setattr(held, name, getattr(held, name) - getattr(part, name))
    (finding,) = gkcheck.rollup(city, bureaus).findings
    assert {cell.path.split(".")[0] for cell in finding.cells} <= {"cases", "parts"}
    assert "行政复议" in message(finding, "zh")
    assert "“示例市公安局”" in message(finding, "zh")


def test_a_part_that_was_not_given(bureaus):
    """What is over balances by itself: a part is missing, though nobody said that it should be there."""
    (finding,) = gkcheck.rollup(gkcheck.read(FOLDER / "city.json"), bureaus[:3]).findings
    assert finding.facts["kind"] == "part-missing"
    assert "如本级办公室自己的报告" in message(finding, "zh")


@pytest.mark.parametrize(("low", "severity"), [(False, "warning"), (True, "error")])
def test_missing_parts_are_named(bureaus, low, severity):
    """A warning, since nothing can be compared; an error where those that are there already count more."""
    city = gkcheck.read(FOLDER / "city.json").form
    if low:
        city.cases.review.upheld = 1
    result = gkcheck.rollup(city, bureaus[:3], expected=["示例市公安局", "示例市人民政府办公室"])
    assert codes(result) == [("GK802", severity)]
    assert "“示例市人民政府办公室”" in message(result.findings[0], "zh")
    assert [cell.path for cell in result.findings[0].cells][:1] == (["cases.review.upheld"] if low else [])
    assert {outcome.state for outcome in result.outcomes if outcome.code == "GK801"} == {"unknown"}


def test_where_nothing_is_compared_nothing_holds(bureaus):
    """No part, none but copies of the whole, none of its year, or a whole without tables: an error, not a pass."""
    city = gkcheck.read(FOLDER / "city.json")
    empty = AnnualReport2021(agency="示例市人民政府", year=2024)
    old = [replace(report, year=2023) for report in bureaus]
    cases = [(city, [], []), (city, [city], ["GK803"]), (city, old, []), (empty, bureaus, [])]
    for whole, parts, besides in cases:
        result = gkcheck.rollup(whole, parts)
        assert codes(result) == [*((code, "warning") for code in besides), ("GK802", "error")]
        assert "合计无法核对" in message(result.findings[-1], "zh")
        assert "GK802" in {outcome.code for outcome in result.broken}
    said = message(gkcheck.rollup(city, []).findings[0], "en")
    assert said == "parts missing: none can be held against the whole; the sums cannot be compared"


def test_why_a_part_is_missing_is_said(bureaus):
    """Its name and the reason, however long that is."""
    bare = AnnualReport2021(agency="示例市公安局", year=2024)
    (finding,) = gkcheck.rollup(gkcheck.read(FOLDER / "city.json"), [bare, *bureaus[1:]]).findings
    assert message(finding, "zh") == "部分不齐，缺 1 个：“示例市公安局”（没有可加的统计表）；合计无法核对"


def test_a_report_of_another_year_does_not_count(bureaus):
    """It is told as missing, not added."""
    old = bureaus[0].form
    old.year = 2023
    result = gkcheck.rollup(gkcheck.read(FOLDER / "city.json"), [old, *bureaus[1:]])
    assert codes(result) == [("GK802", "warning")]
    assert "“示例市公安局” (of another year)" in message(result.findings[0], "en")


def test_a_body_under_another_name_is_the_same_body(bureaus):
    """Its second report is not added again, and it is not missing under its present name."""
    other = bureaus[0].form
    other.agency = "示例市公安分局"
    aliases = {"示例市公安局": ["示例市公安分局"]}
    city = gkcheck.read(FOLDER / "city.json")
    result = gkcheck.rollup(city, [*bureaus, other], expected=["示例市公安局"], aliases=aliases)
    assert codes(result) == [("GK803", "warning")]
    assert "数都一样，只加了一次" in message(result.findings[0], "zh")


def test_the_whole_is_no_part_of_itself(bureaus):
    """A report of the whole's own body and year among the parts is told."""
    city = gkcheck.read(FOLDER / "city.json")
    result = gkcheck.rollup(city, [city, *bureaus])
    assert codes(result) == [("GK803", "warning")]
    assert "counted as no part" in message(result.findings[0], "en")


def test_duplicates_are_found_by_body_and_year():
    """Spaces do not count; who does not tell both is never a duplicate."""
    records = [("甲局", 2024), ("甲 局", 2024), ("甲局", 2023), ("", 2024), ("", 2024), ("乙局", None), ("乙局", None)]
    assert duplicates(records) == ((0, 1),)
    assert duplicates([("甲局", 2024), ("乙局", 2024)], {"乙局": "甲局"}) == ((0, 1),)


def test_rows_that_one_form_prints_as_three_are_compared_together():
    """A whole of edition 2021 with a part of 2019: （六）其他处理 by columns, what one form lacks left alone."""
    two = true_numbers(("2021", "2021"), lambda _: 3)
    old = true_numbers(("2019", "2019"), lambda _: 2)
    whole = {path: value + old.get(path, 0) for path, value in two.items()}
    for column in ("natural_person", "total"):
        whole[f"applications.other.remaining.{column}"] += old[f"applications.other.{column}"]
    new, older = parts_of(("2021", "2021"), [two])[0], parts_of(("2019", "2019"), [old, old])[1]
    result = gkcheck.rollup(whole_of(("2021", "2021"), whole), [new, older])
    places = {outcome.place: outcome.state for outcome in result.outcomes}
    assert places["applications.other.*.natural_person"] == "kept"
    assert places["applications.other.*.public_welfare"] == "broken"
    assert "applications.other.remaining.total" not in places
    assert "disclosure.fees.amount" not in places
    told = [f for f in result.findings if f.relation and f.relation.place == "applications.other.*.public_welfare"]
    assert not told or "（六）其他处理 / 社会公益组织" in message(told[0], "zh")


def spending(value, unit, agency):
    """A report of 2019 with nothing but its procurement."""
    amount = None if value is None else {"value": value, "unit": unit}
    return AnnualReport2019(agency=agency, year=2020, disclosure={"procurement": {"projects": 1, "amount": amount}})


@pytest.mark.parametrize(
    ("whole", "parts", "state"),
    [
        (("35.1", "万元"), [("251000", "元"), ("10", "万元")], "kept"),
        (("351000", "元"), [("251000", "元"), ("10", "万元")], "kept"),
        (("36.1", "万元"), [("251000", "元"), ("10", "万元")], "broken"),
        (("35", "万元"), [("251000", "元"), ("9.9", "万元")], "kept"),
        (("35.1", "万元"), [("251000", "元"), ("9.96", "万元")], "kept"),
        (("35.1", ""), [("251000", "元"), ("10", "万元")], "unknown"),
        (("35.1", "万元"), [("251000", "元"), ("10", "")], "unknown"),
        (("0", ""), [("251000", "元"), ("0", "")], "broken"),
    ],
)
def test_amounts_are_added_in_the_units_they_print(whole, parts, state):
    """Exactly, but for rounding; without a unit nothing is said."""
    given = [spending(Decimal(value), unit, name) for (value, unit), name in zip(parts, NAMES, strict=False)]
    result = gkcheck.rollup(spending(Decimal(whole[0]), whole[1], "示例市人民政府"), given)
    (outcome,) = [one for one in result.outcomes if one.place == "disclosure.procurement.amount"]
    assert outcome.state == state
    if state == "broken":
        assert "251000" in message(result.findings[0], "zh")


def test_a_figure_and_the_totals_it_is_in_are_one_cause():
    """An application more in one bureau than in the whole: nothing is named that is not known, and one cause told."""
    parts = [small(agency=name, total=count) for name, count in zip(NAMES, (11, 25, 40), strict=False)]
    result = gkcheck.rollup(small(agency="示例市人民政府", total=75), parts)
    assert {f.cause for f in result.findings} == {1}
    (finding,) = result.findings
    assert finding.facts["kind"] == "not-counted"


def test_a_slip_of_digits_is_named_where_nothing_else_tells():
    """Table two has no totals: what a slip of typing explains comes first, and is said to be likely only."""
    numbers = [true_numbers(EDITION, lambda _, n=n: n) for n in (1204, 3310)]
    whole = summed(numbers)
    whole["disclosure.licensing.decisions"] = 4541
    (finding,) = gkcheck.rollup(whole_of(EDITION, whole), parts_of(EDITION, numbers)).findings
    (suspect,) = finding.suspects[0]
    assert (suspect.cell.path, suspect.suggested) == ("disclosure.licensing.decisions", 4514)
    assert story(finding, "en")[0].startswith("most likely: administrative licensing")


def test_where_nothing_tells_it_is_said_so():
    """No figure is doubted more than the others."""
    numbers = [true_numbers(EDITION, lambda _, n=n: n) for n in (1204, 3310)]
    whole = summed(numbers)
    whole["disclosure.licensing.decisions"] = 9
    (finding,) = gkcheck.rollup(whole_of(EDITION, whole), parts_of(EDITION, numbers)).findings
    assert finding.suspects == ()
    assert "分不清" in story(finding, "zh")[0]


def test_what_is_no_report_is_refused():
    """With what is wanted."""
    with pytest.raises(TypeError, match="AnnualReport2021 is wanted"):
        gkcheck.rollup("city.json", [])
    with pytest.raises(ValueError, match="none of the parts"):
        gkcheck.consolidate([])


def test_parts_may_be_given_by_names_of_ones_own(bureaus):
    """A report without an agency goes by the name that it is given under."""
    nameless = bureaus[0].form
    nameless.agency = ""
    city = gkcheck.read(FOLDER / "city-wrong.json")
    given = {"公安": nameless, **{str(i): report for i, report in enumerate(bureaus[1:])}}
    result = gkcheck.rollup(city, given)
    assert any(cell.path.startswith("parts.示例市市场监督管理局.") for f in result.findings for cell in f.cells)
    assert gkcheck.rollup(gkcheck.read(FOLDER / "city.json"), given).findings == ()


@pytest.mark.parametrize(("sign", "said"), [(-1, "可能漏加"), (1, "可能加了两遍")])
def test_a_single_cell_of_a_part_that_was_left_out_or_added_twice(sign, said):
    """The part is named in the reason."""
    numbers = [true_numbers(EDITION, lambda _, n=n: n) for n in (120437, 3318)]
    whole = summed(numbers)
    whole["disclosure.licensing.decisions"] += sign * 3318
    (finding,) = gkcheck.rollup(whole_of(EDITION, whole), parts_of(EDITION, numbers)).findings
    assert "“乙局”" in story(finding, "zh")[0]
    assert said in story(finding, "zh")[0]
    assert "“乙局”" in story(finding, "en")[0]


@pytest.mark.parametrize("by", [1, 2])
def test_a_small_slip_is_no_part_that_was_counted_twice(by):
    """A figure of 1 or 2 is found in many a part: the cells are told with their figures, and nobody is blamed."""
    numbers = [true_numbers(EDITION, lambda _, n=n: n) for n in (1, 2, 7)]
    whole = summed(numbers)
    for column in ("natural_person", "total"):
        whole[f"applications.carried_out.{column}"] += by
    found = gkcheck.rollup(whole_of(EDITION, whole), parts_of(EDITION, numbers)).findings
    assert [(f.relation.place.rpartition(".")[2], f.difference) for f in found] == [
        ("natural_person", by),
        ("total", by),
    ]
    assert "加了两遍" not in "".join(story(found[0], "zh"))


def test_a_cell_beside_a_part_that_was_left_out():
    """What the part makes of the difference is set aside: the slip that is left is told."""
    numbers = [true_numbers(EDITION, lambda _, n=n: n) for n in (1204, 3310, 477)]
    whole = summed(numbers[:2])
    whole["disclosure.licensing.decisions"] += 7
    first, cell = gkcheck.rollup(whole_of(EDITION, whole), parts_of(EDITION, numbers)).findings
    assert "漏加了“丙局”" in message(first, "zh")
    assert message(cell, "zh").endswith("汇总少 470；除去漏加的“丙局”，汇总多 7")
    assert message(cell, "en").endswith("470 less; apart from “丙局”, left out, 7 more")
    assert cell.difference == cell.actual - cell.expected == -470


def test_two_parts_are_spoken_of_as_two(bureaus):
    """它们的, not 它的."""
    whole = gkcheck.consolidate(bureaus[2:], agency="示例市人民政府")
    (finding,) = gkcheck.rollup(whole, bureaus).findings
    assert "差的正好是它们的全部数字" in message(finding, "zh")
    assert "by just what those count in" in message(finding, "en")


def test_a_part_without_a_table_is_told(bureaus, tmp_path):
    """A warning that names the table; its cells are open for want of it, not for blanks."""
    city = gkcheck.read(FOLDER / "city.json")
    result = gkcheck.rollup(city, [without(PARTS[0], tmp_path, "cases"), *bureaus[1:]])
    assert codes(result) == [("GK802", "warning")]
    assert "“示例市公安局”没有“四、" in message(result.findings[0], "zh")
    assert "lacks the table" in message(result.findings[0], "en")
    assert {one.reason for one in result.unknown} == {"part-missing"}
    assert "因有空格" not in relations(result, "zh")


def test_a_whole_without_a_table_is_told(bureaus, tmp_path):
    """The rest is compared."""
    result = gkcheck.rollup(without(FOLDER / "city.json", tmp_path, "cases"), bureaus)
    assert codes(result) == [("GK802", "warning")]
    assert "“汇总”没有“四、" in message(result.findings[0], "zh")


def test_an_amount_without_a_unit_is_told():
    """Its sum is open, and the part that tells no unit is named."""
    given = [spending(Decimal(value), unit, name) for value, unit, name in [(251000, "元", "甲局"), (10, "", "乙局")]]
    result = gkcheck.rollup(spending(Decimal("35.1"), "万元", "示例市人民政府"), given)
    assert codes(result) == [("GK802", "warning")]
    assert "“乙局”的“政府集中采购 / 采购总金额”没有写明单位" in message(result.findings[0], "zh")


def test_namesakes_of_two_places_are_two_parts(tmp_path):
    """Each county has a 教育局: both are added, and neither is called the other's second report."""
    parts = []
    for place in ("涟水县", "金湖县"):
        (tmp_path / place).mkdir()
        path = tmp_path / place / "教育局.json"
        form = {"penalties": {"decisions": 290}}
        path.write_text(json.dumps({"agency": "教育局", "year": 2024, "disclosure": form}), "utf-8")
        parts.append(path)
    whole = tmp_path / "whole.json"
    form = {"penalties": {"decisions": 580}}
    whole.write_text(json.dumps({"agency": "淮安市人民政府", "year": 2024, "disclosure": form}), "utf-8")
    jobs = [Job(Source(whole, True), tuple(Source(part, True) for part in parts))]
    (_, result), *_ = run_jobs(jobs, book(), {}, Reading())
    assert codes(result) == []


@pytest.mark.parametrize(
    ("printed", "told"),
    [
        *((value, False) for value in ("119.6956", "119.696", "119.70", "119.7", "120")),
        *((value, True) for value in ("119.71", "119.69", "119.8", "120.0", "119.6957", "121", "119.69561")),
    ],
)
def test_an_amount_may_be_rounded_to_the_digits_it_prints(printed, told):
    """120 rounds what the parts come to; 119.71 does not."""
    amounts = (Decimal("12.3456"), Decimal("100.25"), Decimal("7.1"))
    given = [fees(amount, name) for amount, name in zip(amounts, NAMES, strict=False)]
    result = gkcheck.rollup(fees(Decimal(printed), "示例市人民政府"), given)
    assert ("GK801" in {finding.code for finding in result.findings}) is told


def fees(amount, agency):
    """A report of 2021 with nothing but its fees."""
    return AnnualReport2021(agency=agency, year=2023, disclosure={"fees": {"amount": amount}})


def test_an_amount_in_the_wrong_unit_is_named():
    """The sum says its unit and that units differ; the part whose 万元 should be 元 is the likeliest."""
    given = [spending(Decimal(v), u, n) for v, u, n in [(182538, "元", "甲局"), (537726, "万元", "乙局")]]
    (finding,) = gkcheck.rollup(spending(Decimal(720264), "元", "示例市人民政府"), given).findings
    assert message(finding, "zh").endswith(
        "甲局 182538元 + 乙局 537726万元 = 5377442538元（单位不同，折成元相加），"
        "汇总填的是 720264元，汇总少 5376722274元"
    )
    (suspect,) = finding.suspects[0]
    assert (suspect.cell.path, suspect.suggested) == ("parts.乙局.disclosure.procurement.amount", Decimal("53.7726"))
    assert "差一万倍" in story(finding, "zh")[0]


def test_a_part_without_an_agency_goes_by_its_file(bureaus):
    """Its path, not a number."""
    nameless = replace(bureaus[0], agency="", year=2023)
    parts = [Part("report", nameless, "a/report.json"), *(Part("", one, "b/report.json") for one in bureaus[1:])]
    result = check_levels(gkcheck.read(FOLDER / "city.json"), parts)
    assert "“a/report.json”（不是同一年度）" in message(result.findings[0], "zh")


def test_two_levels_given_as_one_are_told():
    """The county and its towns were both added: nobody left the county out."""
    towns = [true_numbers(EDITION, lambda _, n=n: n) for n in (3, 14)]
    county, bureau = summed(towns), true_numbers(EDITION, lambda _: 5)
    names = ("涟水县高沟镇人民政府", "涟水县红窑镇人民政府", "涟水县人民政府", "淮安市教育局")
    reports = [named(report_of(EDITION, one), name) for one, name in zip([*towns, county, bureau], names, strict=True)]
    (finding,) = gkcheck.rollup(whole_of(EDITION, summed([county, bureau])), reports).findings
    said = message(finding, "zh")
    assert said.startswith("“涟水县人民政府”和它下面的“涟水县高沟镇人民政府”、“涟水县红窑镇人民政府”等")
    assert "漏加" not in said
    assert "--manifest" in message(finding, "en")
