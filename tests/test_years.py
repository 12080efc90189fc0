"""A report held against last year's: what must join, what is left alone, and which cell is said to be wrong."""

from __future__ import annotations

import itertools
import pickle
from dataclasses import replace

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from gkcheck import AnnualReport2019, AnnualReport2021, Earlier, check, remember
from gkcheck.findings.stories import story
from gkcheck.findings.words import message
from gkcheck.prose.model import Passage
from gkcheck.reports.bodies import same_body
from gkcheck.reports.earlier import MOST_TEXT
from gkcheck.reports.values import read_value
from tests.layouts.figures import APPLICANTS
from tests.mistakes import REPORTS
from tests.truth import EDITIONS, following, report_of, true_numbers

COUNTS = st.integers(min_value=0, max_value=10**6)
MANY = st.lists(COUNTS, min_size=8, max_size=40)
PAIRS = list(itertools.product(EDITIONS, EDITIONS))
LAST, THIS = REPORTS["suqian-2023"], REPORTS["suqian-2024"]
ITEMS = "disclosure.licensing"
PAPERS = "disclosure.normative_documents"


def changed(report, numbers):
    """The report with other figures in some cells, as printed there."""
    cells = {p: report.cells[p]._replace(printed=_printed(n), value=_value(p, n)) for p, n in numbers.items()}
    return replace(report, numbers={**report.numbers, **numbers}, cells={**report.cells, **cells})


def _printed(number):
    return "" if number is None else str(number)


def _value(path, number):
    return read_value(_printed(number), decimals=path.endswith("amount"))


def row(name, **columns):
    """Figures of a row of table three, by their paths."""
    return {f"applications.{name}.{column}": number for column, number in columns.items()}


def across(result):
    """The findings against last year's report, by code."""
    return [finding for finding in result.findings if finding.code.startswith("GK7")]


def joined(before, now, counts):
    """A true report, and the figures of a true one of the year after: their editions, and counts to make them of."""
    cycle = itertools.cycle(counts)
    last = report_of(before, true_numbers(before, lambda _: next(cycle)))
    return last, following(now, lambda _: next(cycle), last)


@given(st.sampled_from(PAIRS), MANY)
def test_a_true_chain_is_silent(editions, counts):
    """Two reports that join, in whichever forms: nothing found, nothing broken, nothing unknown."""
    last, numbers = joined(*editions, counts)
    result = check(report_of(editions[1], numbers, 2024), previous=last)
    assert across(result) == []
    assert [finding for finding in result.findings if finding.relation] == []
    assert not result.unknown
    assert {o.state for o in result.outcomes if o.code == "GK701"} == {"kept"}


@given(st.sampled_from(PAIRS), MANY, st.sampled_from(APPLICANTS), COUNTS)
def test_a_changed_cell_is_found_and_named(editions, counts, column, other):
    """Whichever cell of 上年结转 is changed: an error names it and last year's, with what both print."""
    last, numbers = joined(*editions, counts)
    path = f"applications.carried_in.{column}"
    assume(other != numbers[path])
    result = check(report_of(editions[1], {**numbers, path: other}, 2024), previous=last)
    (found,) = [f for f in result.findings if f.code == "GK701"]
    assert [cell.path for cell in found.cells] == [path, f"previous.applications.carried_out.{column}"]
    assert (found.expected, found.actual, found.difference) == (numbers[path], other, other - numbers[path])
    assert [cell.printed for cell in found.cells] == [str(other), str(numbers[path])]


@pytest.mark.parametrize("column", APPLICANTS)
def test_a_wrong_figure_is_located_with_last_years(column):
    """The balance and the join of one column are broken: the suspect is 上年结转, and the reason says why."""
    path, true = f"applications.carried_in.{column}", THIS.numbers[f"applications.carried_in.{column}"]
    result = check(changed(THIS, {path: true + 37}), previous=LAST)
    assert {"GK301", "GK303", "GK701"} == {f.code for f in result.findings if f.relation}
    for finding in (f for f in result.findings if f.relation):
        ((suspect,),) = finding.suspects
        assert (suspect.cell.path, suspect.suggested) == (path, true)
        assert "按上年报告就是这个数" in suspect.reason.zh
        assert "the figure that last year's report gives" in suspect.reason.en


def test_a_column_alone_is_located_by_last_years_report():
    """Without totals four cells could be wrong; last year's report tells which."""
    totals = {path: None for path in THIS.numbers if path.startswith("applications.") and path.endswith(".total")}
    wrong = changed(THIS, {**totals, **row("carried_in", natural_person=100)})
    (alone,) = [f for f in check(wrong).findings if f.code == "GK301" and f.cells[0].path.endswith("natural_person")]
    assert len(alone.suspects) > 1
    (joined,) = [f for f in check(wrong, previous=LAST).findings if f.code == "GK701"]
    assert [[s.cell.path for s in found] for found in joined.suspects] == [["applications.carried_in.natural_person"]]


def test_what_last_year_confirms_is_suspected_last():
    """A column that does not balance while its 上年结转 joins: the other cells come first."""
    totals = {path: None for path in THIS.numbers if path.startswith("applications.") and path.endswith(".total")}
    wrong = changed(THIS, {**totals, **row("received", natural_person=3400)})
    (found,) = [f for f in check(wrong, previous=LAST).findings if f.code == "GK301" and f.difference]
    first = [suspects[0].cell.path for suspects in found.suspects]
    assert first[-1] == "applications.carried_in.natural_person"


@pytest.mark.parametrize(
    "own",
    [
        {**row("carried_in", natural_person=119, total=122), **row("received", natural_person=3439, total=3524)},
        {
            **row("carried_in", natural_person=119, commercial_enterprise=5, total=124),
            **row("received", natural_person=3439, commercial_enterprise=73, total=3522),
        },
    ],
)
def test_a_report_at_odds_with_last_year_alone(own):
    """Every sum of its own holds: one cause, no cell that could be changed alone, and either year may be wrong."""
    found = [f for f in check(changed(THIS, own), previous=LAST).findings if f.relation]
    assert {(f.code, f.cause, f.suspects) for f in found} == {("GK701", 1, ())}
    (said,) = story(found[0], "zh")
    assert "看是哪一年的报告填错了" in said


def test_last_years_report_may_be_the_wrong_one():
    """A cell that can hold last year's figure is suspected, and it is said that last year's may be wrong."""
    (found,) = across(check(changed(THIS, {f"{PAPERS}.in_force": 402}), previous=LAST))
    assert found.suspects[0][0].suggested == 420
    assert story(found, "zh")[-1] == "本年没有填错的，就是上年报告填错了"
    assert all(cell.cell.own for suspects in found.suspects for cell in suspects)


def test_slips_of_its_own_are_located_as_ever():
    """A wrong outcome beside figures that do not join: two causes, the first as without last year's report."""
    slip = {"applications.granted.legal_service": 3}
    own = {**row("carried_in", natural_person=119, total=122), **row("received", natural_person=3439, total=3524)}
    alone = [f for f in check(changed(THIS, slip)).findings if f.relation]
    both = [f for f in check(changed(THIS, {**own, **slip}), previous=LAST).findings if f.relation]
    assert {f.suspects for f in both if f.code != "GK701"} == {f.suspects for f in alone}
    assert len({f.cause for f in both}) == 2


@pytest.mark.parametrize(
    ("numbers", "code", "severity", "expected", "actual"),
    [
        ({f"{PAPERS}.in_force": 402}, "GK703", "warning", 420, 402),
        ({f"{PAPERS}.repealed": 648}, "GK705", "error", 647, 648),
    ],
)
def test_documents_of_the_form_of_2021(numbers, code, severity, expected, actual):
    """In force follows from last year's; no more can be repealed than there was."""
    (found,) = [f for f in across(check(changed(THIS, numbers), previous=LAST)) if f.code == code]
    assert (found.severity, found.expected, found.actual) == (severity, expected, actual)
    assert found.cells[-1].path == f"previous.{PAPERS}.in_force"


@pytest.mark.parametrize(
    ("path", "code", "expected"), [(f"{ITEMS}.previous_items", "GK702", 8), (f"{PAPERS}.total_public", "GK704", 50)]
)
def test_the_form_of_2019(path, code, expected):
    """Items and what is public in all."""
    editions = ("2019", "2019")
    before = true_numbers(editions, lambda _: 5) | {f"{ITEMS}.change": 3, f"{PAPERS}.total_public": 50}
    last = report_of(editions, before)
    numbers = following(editions, lambda _: 5, last)
    (found,) = across(check(report_of(editions, {**numbers, path: 7}, 2024), previous=last))
    assert (found.code, found.severity, found.expected, found.actual) == (code, "warning", expected, 7)
    assert found.suspects[0][0].suggested == expected


@pytest.mark.parametrize("blank", ["carried_in", "carried_out"])
def test_a_blank_that_a_figure_could_mend_is_unknown(blank):
    """In this year's report or in last year's; where zero was carried out, it is kept."""
    cells = row(blank, natural_person=None, other=None)
    this, last = (changed(THIS, cells), LAST) if blank == "carried_in" else (THIS, changed(LAST, cells))
    states = {o.place.rpartition(".")[2]: o.state for o in check(this, previous=last).outcomes if o.code == "GK701"}
    assert (states["natural_person"], states["other"]) == ("unknown", "kept")
    assert not across(check(this, previous=last))


def test_what_one_form_lacks_is_left_alone():
    """From the form of 2019 to that of 2021 table three joins, and nothing of table two."""
    last = report_of(("2019", "2019"), true_numbers(("2019", "2019"), lambda _: 4))
    this = report_of(("2021", "2021"), following(("2021", "2021"), lambda _: 4, last), 2024)
    codes = {o.code for o in check(this, previous=last).outcomes if o.place and o.code.startswith("GK7")}
    assert codes == {"GK701"}


@pytest.mark.parametrize("tables", [(), ("disclosure", "cases")])
def test_tables_that_are_absent_are_left_alone(tables):
    """Last year's report without table three, or without any."""
    last = replace(LAST, tables=tables)
    codes = {o.code for o in check(THIS, previous=last).outcomes if o.place}
    assert "GK701" not in codes


def test_without_last_year_nothing_is_said():
    """No finding and no outcome of the rules across years."""
    assert [o for o in check(THIS).outcomes if o.code.startswith("GK7")] == []


@pytest.mark.parametrize(
    ("last", "word"),
    [
        (replace(LAST, year=2022), "年度不相连"),
        (replace(LAST, year=2024), "年度不相连"),
        (replace(LAST, agency="泗洪县人民政府"), "名称不同，认不出是同一机关"),
        (replace(LAST, agency="宿迁市文化广电和旅游局"), "名称不同，认不出是同一机关"),
    ],
)
def test_a_report_that_is_not_last_years_is_told_and_not_compared(last, word):
    """A warning with both titles, and no outcome of any comparison."""
    result = check(changed(THIS, row("carried_in", natural_person=1)), previous=last)
    (found,) = across(result)
    assert (found.code, found.severity, found.cells) == ("GK709", "warning", ())
    said = message(found, "zh")
    assert word in said
    assert f"{last.agency} {last.year}" in said
    assert f"{THIS.agency} {THIS.year}" in said
    assert {o.code for o in result.outcomes if o.code.startswith("GK7")} == {"GK709"}


@pytest.mark.parametrize("last", [replace(LAST, year=None), replace(LAST, agency="")])
def test_what_a_report_does_not_tell_of_itself_fits(last):
    """The person who gave the file knows."""
    result = check(THIS, previous=last)
    assert {o.state for o in result.outcomes if o.code == "GK701"} == {"kept"}
    assert not across(result)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("宿迁市人民政府", "宿迁市", True),
        ("宿迁市政府", "江苏省宿迁市人民政府", True),
        ("常德市卫生健康委员会", "常德市卫生健康委", True),
        ("常德经济技术开发区管理委员会", "常德经济技术开发区管委会", True),
        ("鼓楼区教育局", "南京市鼓楼区教育局", True),
        ("城东街道办事处", "城东街道", True),
        ("", "宿迁市人民政府", True),
        ("淮安市发展和改革委员会", "淮安市发展改革委", True),
        ("淮安市发展和改革委员会", "淮安市发改委", True),
        ("淮安市住房和城乡建设局", "淮安市住建局", True),
        ("淮安市住房和城乡建设局", "淮安市住房城乡建设局", True),
        ("淮安市人力资源和社会保障局", "淮安市人社局", True),
        ("淮安市卫生健康委员会", "淮安市卫健委", True),
        ("淮安市国有资产监督管理委员会", "淮安市国资委", True),
        ("淮安市文化广电和旅游局", "江苏省淮安市文广旅局", True),
        ("淮安市人民政府办公室", "淮安市政府办公室", True),
        ("南通市教育局（市语委）", "南通市教育局", True),
        ("淮安市发展和改革委员会", "南通市发改委", False),
        ("和县人民政府", "含山县人民政府", False),
        ("淮安市人民政府办公室", "淮安市人民政府", False),
        ("南京市鼓楼区人民政府", "徐州市鼓楼区人民政府", False),
        ("上海市人民政府办公厅", "上海市人民政府", False),
        ("甘泉县文化局", "甘泉县文化和旅游局", False),
        ("宿迁市教育局", "宿迁市", False),
        ("宿迁市教育局", "宿迁市体育局", False),
    ],
)
def test_names_of_one_body(one, other, same):
    """Abbreviated or with its place before it, but neither its office nor its successor."""
    assert same_body(one, other) is same is same_body(other, one)


def test_what_is_remembered():
    """Small, frozen, equal after pickling, and as good as the report itself."""
    kept = remember(LAST)
    assert isinstance(kept, Earlier)
    assert kept.numbers == LAST.numbers
    assert pickle.loads(pickle.dumps(kept)) == kept
    assert hash(kept) == hash(remember(LAST))
    assert len(pickle.dumps(kept)) < 4_000
    wrong = changed(THIS, row("carried_in", natural_person=1))
    assert check(wrong, previous=kept).findings == check(wrong, previous=LAST).findings


def test_models_can_be_last_years():
    """A typed model built by hand is last year's report as well, and can be remembered; anything else is refused."""
    model = AnnualReport2021(year=2023, applications={"carried_out": {"natural_person": 3}})
    this = AnnualReport2021(year=2024, applications={"carried_in": {"natural_person": 4}})
    for previous in (model, remember(model)):
        (found,) = across(check(this, previous=previous))
        assert (found.code, found.expected, found.actual) == ("GK701", 3, 4)
    with pytest.raises(TypeError, match="is wanted, not dict"):
        check(this, previous={})
    with pytest.raises(TypeError, match="is wanted, not str"):
        remember("2023.docx")


@pytest.mark.parametrize(
    ("now", "before", "times"),
    [
        (("160.5", "万元"), ("160.5", "元"), 10_000),
        (("160.5", "万元"), ("1605000", "元"), None),
        (("160.5", ""), ("1605000", ""), 10_000),
        (("160.5", ""), ("1605000", "元"), None),
        (("9000", "元"), ("1", "元"), 9_000),
        (("8999", "元"), ("1", "元"), None),
        (("1", "元"), ("11000", "元"), 11_000),
        (("1", "元"), ("11001", "元"), None),
        (("0", "元"), ("11001", "元"), None),
        ((None, ""), ("160.5", "元"), None),
    ],
)
def test_units_that_slip(now, before, times):
    """Scaled where both are printed; where only one is, nothing is said."""
    reports = [
        AnnualReport2019(
            year=year,
            disclosure={"procurement": {"amount": value and {"value": value, "unit": unit}}},
            applications={"other": {"total": None}},
        )
        for year, (value, unit) in ((2020, now), (2019, before))
    ]
    found = [f for f in check(reports[0], previous=reports[1]).findings if f.code == "GK707"]
    assert [f.facts["times"] for f in found] == ([] if times is None else [times])


def told(*texts, year):
    """A report with running text."""
    report = {2023: LAST, 2024: THIS}[year]
    return replace(report, prose=tuple(Passage(text, text, section=5) for text in texts))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("全市新收政府信息公开申请3525件,同比增长0.4%。", None),
        ("全市新收政府信息公开申请3525件,同比增长0.40%。", None),
        ("全市共收办政府信息公开申请3646件,同比增长1.08%。", None),
        ("全市共收办政府信息公开申请3646件,同比增长1.1%。", None),
        ("全市共收到政府信息公开申请3525件,比上年增长0.4%。", None),
        ("全市共收到政府信息公开申请3525件,较2023年增长0.4%。", None),
        (
            "全市共收办政府信息公开申请3646件,同比增长1.05%。",
            ("96 = 3607", "增长 1.08%"),
        ),
        ("全市新收政府信息公开申请3525件,同比下降0.4%。", ("3511", "增长 0.4%")),
        ("全市新收政府信息公开申请3525件,较2023年增长7%。", ("3511", "增长 0%")),
        ("全市新收政府信息公开申请3525件,同比增长超过5%。", ("3511", "增长 0%")),
        ("全市新收政府信息公开申请3525件,同比增长近1%。", None),
        ("全市新收政府信息公开申请3525件,与上年相比,增幅达7%。", ("3511", "增长 0%")),
        ("全市新收政府信息公开申请3525件,较上年增加14件。", None),
        ("全市新收政府信息公开申请3525件,较上年增加41件。", ("3511", "增加 14 件")),
        ("全市新收政府信息公开申请3525件,比去年少14件。", ("3511", "增加 14 件")),
        ("全市新收政府信息公开申请3525件(同比增长7%)。", ("3511", "增长 0%")),
        ("全市新收政府信息公开申请3525件,上年结转121件,同比增长7%。", ("3511", "增长 0%")),
        ("全市新收政府信息公开申请3525件,平均办理时长同比缩短21.3%。", None),
        ("全市新收政府信息公开申请3525件,其中批量申请同比增长30%。", None),
        ("全市新收政府信息公开申请3525件,剔除重复申请后同比增长7%。", None),
        ("全市新收政府信息公开申请3525件,人均申请量同比增长7%。", None),
        ("全市新收政府信息公开申请3525件,办结3521件,同比分别增长0.4%、1%。", None),
        ("全市新收政府信息公开申请3525件,上年结转121件,同比分别增长7%、26%。", ("3511", "增长 0%")),
        ("全市新收政府信息公开申请3525件,比2020年增长7%。", None),
        ("全市新收政府信息公开申请3525件,环比增长7%。", None),
        ("全市新收政府信息公开申请3525件,市教育局收到申请30件,同比增长7%。", None),
        ("全市新收政府信息公开申请约3500件,同比增长约7%。", None),
        ("全市发布信息1200条,同比增长7%。", None),
        ("全市新收政府信息公开申请3525件,办结3521件,分别同比增长0.4%、1%。", None),
        ("全市新收政府信息公开申请3525件,办结3521件,同比增长0.4%。", None),
        ("全市制发文件20件,新收政府信息公开申请3525件,同比增长7%。", ("3511", "增长 0%")),
        ("全市新收政府信息公开申请3525件,上年3300件,同比增长6.8%。", None),
    ],
)
def test_growth_told_in_the_text(text, found):
    """A rate is doubted only where no lawful reading of either year's figure yields it."""
    result = [f for f in check(told(text, year=2024), previous=LAST).findings if f.code == "GK708"]
    assert [f.facts["true"].zh for f in result] == ([] if found is None else [found[1]])
    assert found is None or result[0].facts["other"].zh.endswith(f" {found[0]}")
    for finding in result:
        assert all(not cell.own for cell in finding.cells[1:])


LONG = (
    "解读材料形式单一,公开目录更新不及时。下一步多用图表和问答,"
    "按季度核对目录,把每件申请的期限写进台账,逐件提醒办理单位。"
)


@pytest.mark.parametrize(
    ("now", "before", "percent"),
    [
        (LONG, LONG, 100),
        (f"2024年,{LONG}", f"2023年,{LONG}", 98),
        (LONG.replace(",", "，").replace("。", " 。"), LONG, 100),
        (LONG[:30] * 3, LONG, None),
        (LONG * 2, LONG, None),
        (LONG[:50], LONG[:50], None),
        ("", LONG, None),
        (LONG, "", None),
    ],
)
def test_copied_text(now, before, percent):
    """Letters and digits alone, in order; short texts and those of which much is new are not told."""
    result = check(told(now, year=2024), previous=told(before, year=2023))
    assert [f.facts["percent"] for f in result.findings if f.code == "GK706"] == ([] if percent is None else [percent])


def test_no_endless_text_is_kept():
    """However long section five is."""
    text = "".join(chr(0x4E00 + n % 5000) for n in range(3 * MOST_TEXT))
    kept = remember(told(text, text, year=2023))
    assert len(kept.problems) == MOST_TEXT
    assert [f.code for f in across(check(told(text, text, year=2024), previous=kept))] == ["GK706"]


def test_fingerprints_stay():
    """The same fault of the same report has one fingerprint, whatever last year's report prints."""
    wrong = changed(THIS, row("carried_in", natural_person=1))
    one, other = (
        {f.code: f.fingerprint for f in check(wrong, previous=last).findings}
        for last in (LAST, changed(LAST, row("carried_out", natural_person=5)))
    )
    assert one["GK701"] == other["GK701"]
    assert len(set(one.values())) == len(one)
