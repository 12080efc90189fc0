"""What the running text owes: sentences that keep each rule, however odd they look, and sentences that break it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

import gkcheck
from gkcheck.checks.check import check_report
from gkcheck.checks.headings import TITLES as SECTIONS
from gkcheck.documents import html, text
from gkcheck.documents.model import Document
from gkcheck.findings.words import message
from gkcheck.prose.dates import dates
from gkcheck.reports.fill import fill
from gkcheck.rulebook.forms import AnnualReport2021
from gkcheck.tables import recognise

if TYPE_CHECKING:
    from gkcheck.findings.model import Finding
    from gkcheck.reports.model import Report

NUMBERS = "一二三四五六七八九"
PLAIN = (
    "全年工作有序开展。",
    "见下表。",
    "见下表。",
    "见下表。",
    "部分栏目更新不及时，下一步逐项改进。",
    "未收取信息处理费。",
)


def report(
    year: int = 2023,
    *,
    agency: str = "甘泉县民政局",
    title: str | None = None,
    opening: str = "",
    sections: tuple[str, ...] = SECTIONS,
    numbers: str | None = None,
    bodies: tuple[str, ...] | None = None,
    end: str = "",
    **changed: str,
) -> Report:
    """A report with these words; `s1` … `s6` give the text of a section."""
    head = f"{agency}{year}年政府信息公开工作年度报告" if title is None else title
    texts = [changed.get(f"s{i}", body) for i, body in enumerate(bodies or PLAIN, 1)]
    texts += [""] * (len(sections) - len(texts))
    parts = [head, opening]
    for number, words, body in zip(numbers or NUMBERS, sections, texts, strict=False):
        parts += [f"{number}、{words}", body]
    return read("\n\n".join([*parts, end]))


def read(words: str) -> Report:
    document = Document(text.blocks(words), lined=True)
    return fill(document, recognise(document))


def told(found: Report, code: str, published: date | None = None) -> list[Finding]:
    return [f for f in check_report(found, published=published).findings if f.code == code]


def marked(finding: Finding) -> list[str]:
    """The doubted words of a finding."""
    quote = finding.quote
    assert quote is not None
    return [quote.sentence[start:end] for start, end in quote.marks]


def test_a_whole_report_is_told_nothing() -> None:
    """The six sections, a full title, a right period, a word on fees."""
    found = report(
        opening="本报告由总体情况等六个部分组成，所列数据的统计期限自2023年1月1日起至2023年12月31日止。",
        s1="（一）主动公开。2023年公开信息30条。\n\n（二）依申请公开。2023年受理申请5件，较2022年减少2件。",
    )
    assert [f.code for f in check_report(found).findings if f.code not in ("GK002", "GK101")] == []


# GK110 missing-section ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("gone", range(6))
def test_a_section_that_is_not_there_is_told(gone: int) -> None:
    """Whichever of the six, and whether or not the others were numbered anew; no skipped number beside it."""
    kept = tuple(words for i, words in enumerate(SECTIONS) if i != gone)
    for numbers in (NUMBERS, NUMBERS.replace(NUMBERS[gone], "")):
        found = report(sections=kept, bodies=("有内容。",) * 5, numbers=numbers)
        (finding,) = told(found, "GK110")
        assert SECTIONS[gone] in message(finding, "zh")
        assert told(found, "GK111") == []


def test_a_missing_section_is_a_warning_for_2019() -> None:
    """The form was only encouraged."""
    (finding,) = told(report(2019, sections=SECTIONS[:5]), "GK110")
    assert finding.severity == "warning"


@pytest.mark.parametrize(
    "sections",
    [
        (
            "概述",
            "行政机关主动公开政府信息情况",
            "依申请公开情况",
            "复议诉讼情况",
            "存在问题及改进措施",
            "其它需要说明的情况",
        ),
        ("工作开展情况", *SECTIONS[1:]),
        (*SECTIONS[:3], "因政府信息公开工作被申请行政复议、提起行政诉讼的情况", "不足及改进", "其他事项情况"),
        (*SECTIONS, "附件"),
    ],
)
def test_sections_under_other_words_are_there(sections: tuple[str, ...]) -> None:
    """A heading in other words, or with the number of the one that is wanted, is no missing section."""
    assert told(report(sections=sections), "GK110") == []


def test_headings_without_numbers_are_there() -> None:
    """Numbers that Word makes are no text."""
    lines = ["甘泉县民政局2023年政府信息公开工作年度报告"]
    for words, body in zip(SECTIONS[:4], PLAIN, strict=False):
        lines += [words, body]
    lines += ["存在的问题和改进措施", "人手不足。", "其他需要说明的事项", "未收取信息处理费。"]
    assert told(read("\n\n".join(lines)), "GK110") == []


@pytest.mark.parametrize("year", [2015, 2018])
def test_narrative_reports_before_2019_owe_no_six_sections(year: int) -> None:
    """Neither sections, their words, their content nor fees."""
    found = report(year, sections=("概述", "主动公开政府信息情况", "依申请公开情况", "存在的问题"), bodies=("",) * 4)
    assert not [f for f in check_report(found).findings if f.code in ("GK110", "GK112", "GK115", "GK131")]


def test_a_text_without_headings_owes_none() -> None:
    """Where headings were lost with the page's layout, nothing can be said of them."""
    found = read("甘泉县民政局2023年政府信息公开工作年度报告\n\n2023年公开信息30条。\n\n（一）存在问题。人手不足。")
    assert not [f for f in check_report(found).findings if f.code in ("GK110", "GK115", "GK131")]


def test_a_report_built_by_hand_owes_no_text() -> None:
    """It has no running text: no finding on it, and no outcome either."""
    result = gkcheck.check(AnnualReport2021(agency="甘泉县民政局", year=2023))
    assert not {o.code for o in result.outcomes} & {"GK110", "GK116", "GK123", "GK131", "GK306"}


# GK111 section-order --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("sections", "numbers", "words"),
    [
        ((*SECTIONS[:2], SECTIONS[3], SECTIONS[2], *SECTIONS[4:]), NUMBERS, "格式规定的位置"),
        ((*SECTIONS[:4], SECTIONS[5], SECTIONS[4]), NUMBERS, "格式规定的位置"),
        (SECTIONS, "一二三三五六", "重复"),
        (SECTIONS, "一二三四四五", "重复"),
        (SECTIONS, "一二三四六七", "跳过"),
        (SECTIONS, "一二四五六七", "跳过"),
    ],
)
def test_sections_out_of_order_are_told(sections: tuple[str, ...], numbers: str, words: str) -> None:
    """Sections that change places, numbers that repeat or skip."""
    (finding,) = told(report(sections=sections, numbers=numbers), "GK111")
    assert words in message(finding, "zh")


@pytest.mark.parametrize(
    ("sections", "numbers"),
    [
        (SECTIONS, NUMBERS),
        ((*SECTIONS, "附件"), NUMBERS),
        (("概述", "总体情况", *SECTIONS[1:]), NUMBERS),
        (("总体情况", "加强组织领导", "完善制度", *SECTIONS[1:]), "一一二二三四五六"),
    ],
)
def test_sections_in_order_are_not_told(sections: tuple[str, ...], numbers: str) -> None:
    """Annexes, an added section, and a list of its own within a section."""
    bodies = ("有内容。",) * len(sections)
    assert told(report(sections=sections, numbers=numbers, bodies=bodies), "GK111") == []


def test_a_table_of_contents_is_no_second_set_of_sections() -> None:
    """Headings in a row that all come again."""
    contents = "\n\n".join(f"{n}、{words}" for n, words in zip(NUMBERS, SECTIONS, strict=False))
    found = report(opening=contents)
    assert not [f for f in check_report(found).findings if f.code in ("GK110", "GK111", "GK113", "GK115")]


# GK112 heading-variant ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("at", "words"),
    [
        (1, "行政机关主动公开政府信息情况"),
        (3, "因政府信息公开工作被申请行政复议、提起行政诉讼情况"),
        (4, "存在问题及改进措施"),
    ],
)
def test_a_heading_in_other_words_is_a_note(at: int, words: str) -> None:
    """Once, with the form's words."""
    sections = (*SECTIONS[:at], words, *SECTIONS[at + 1 :])
    (finding,) = told(report(sections=sections), "GK112")
    assert finding.severity == "note"
    assert SECTIONS[at] in message(finding, "zh")


@pytest.mark.parametrize(
    ("at", "words"),
    [
        (3, "政府信息公开行政复议和行政诉讼情况"),
        (3, "政府信息公开行政复议 、 行政诉讼情况"),
        (4, "存在的主要问题及改进的情况"),
        (5, "其他需要报告事项"),
        (2, "收到和处理政府信息公开申请情况。"),
    ],
)
def test_joints_and_marks_make_no_other_words(at: int, words: str) -> None:
    """和 for 、, a 的 more or less, a full stop."""
    assert told(report(sections=(*SECTIONS[:at], words, *SECTIONS[at + 1 :])), "GK112") == []


# GK113 section-count --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("opening", "stated"),
    [
        ("本报告由总体情况、主动公开政府信息情况等七个部分组成。", "七个部分"),
        ("全文包括总体情况、申请情况等共5个部分。", "5个部分"),
        ("本年报共分八部分。", "八部分"),
    ],
)
def test_a_wrong_count_of_parts_is_told(opening: str, stated: str) -> None:
    """The count is marked, and the headings are counted."""
    (finding,) = told(report(opening=opening), "GK113")
    assert marked(finding) == [stated]
    assert "有 6 个" in message(finding, "zh")


@pytest.mark.parametrize(
    "opening",
    [
        "本报告由总体情况、主动公开、申请、复议诉讼和存在问题等6个部分组成。",
        "本报告由总体情况、主动公开等六部分组成。",
        "本报告由总体情况等六个部分及附表组成。",
        "本报告由正文和附表共七个部分组成。",
        "全文包括总体情况、主动公开政府信息情况等。",
        "本报告按照格式第三部分的要求填报，反映五个部门的情况。",
        "本报告分别从主动公开等五个方面报告。",
    ],
)
def test_a_right_count_of_parts_is_not_told(opening: str) -> None:
    """Names before 等 may be fewer, an annex may count, and not every number is a count of parts."""
    assert told(report(opening=opening), "GK113") == []


def test_a_count_of_parts_is_checked_before_2019() -> None:
    """Any edition."""
    sections = ("概述", "主动公开情况", "依申请公开情况", "收费情况", "存在的问题")
    opening = "本报告由概述等六部分组成。"
    assert told(report(2016, sections=sections, opening=opening), "GK113")
    assert told(report(2016, sections=(*sections, "附表"), opening=opening), "GK113") == []


# GK114 subheading-number ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("numbers", ["一二二四", "一二四", "一二三三", "一三四", "一二三二"])
def test_sub_headings_out_of_sequence_are_a_note(numbers: str) -> None:
    """Once for a list."""
    (finding,) = told(report(s1="\n\n".join(f"（{n}）某项工作。有序开展。" for n in numbers)), "GK114")
    assert finding.severity == "note"


@pytest.mark.parametrize(
    "words",
    [
        "（一）问题。有。\n\n（二）改进。有。\n\n（一）其他。有。\n\n（二）其他。有。",
        "（二）依申请公开。有。\n\n（四）平台。有。",
        "（一）主动公开。有。（二）申请。有。\n\n（三）平台。有。",
        "（一）主动公开。有。\n\n1.网站。有。\n\n（二）申请。有。",
        "（一）予以公开\n\n（三）不予公开\n\n（七）总计",
    ],
)
def test_sub_headings_in_sequence_are_not_told(words: str) -> None:
    """A second list, a beginning that was lost, numbers within a line, rows of a table."""
    assert told(report(s1=words), "GK114") == []


# GK115 empty-section --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("section", [1, 5])
def test_a_written_section_without_content_is_told(section: int) -> None:
    """Sections one and five."""
    (finding,) = told(report(**{f"s{section}": ""}), "GK115")
    assert marked(finding) == [f"{NUMBERS[section - 1]}、{SECTIONS[section - 1]}"]


@pytest.mark.parametrize("section", [2, 3, 4, 6])
def test_a_counted_section_may_hold_its_table_alone(section: int) -> None:
    """Two to four are tables."""
    assert told(report(**{f"s{section}": ""}), "GK115") == []


def test_content_on_the_line_of_the_heading_is_content() -> None:
    """`五、存在的主要问题及改进情况：无。`"""
    sections = (*SECTIONS[:4], "存在的主要问题及改进情况：人手不足。", SECTIONS[5])
    assert told(report(sections=sections, s5=""), "GK115") == []


# GK116 template-leftover ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "left"),
    [
        ("该部分以表格形式报告。", "该部分以表格形式报告"),
        ("（此部分用表格形式填报）", "（此部分用表格形式填报）"),
        ("（本部分请填写本机关全年工作情况）", "（本部分请填写本机关全年工作情况）"),
        ("这一项报告本机关政府信息公开工作总体情况。", "这一项报告本机关政府信息公开工作总体情况"),
        ("20XX年，我局公开信息XX条。", "20XX"),
        ("××年公开信息30条。", "××"),
        ("202X年，我局公开信息30条。", "202X"),
        ("此处填写存在的问题。", "此处填写"),
    ],
)
def test_what_is_left_of_the_template_is_told(words: str, left: str) -> None:
    """Instructions and placeholders."""
    (finding,) = told(report(s1=words), "GK116")
    assert marked(finding)[0] == left


@pytest.mark.parametrize(
    "words",
    [
        "网址为www.xx.gov.cn，邮箱xxx@example.com。",
        "该部分工作由办公室负责，详见表格。",
        "填写申请表后可以在线提交，公众填写问卷30份。",
        "印发《关于填写“XX年”表格的通知》。",
        "推广12345热线，办理XXL号工单。",
        "面积为3×4米，共12间。",
        "指导申请人按要求填写申请表。",
        "第二十条第（一）项",
        "以表格、图片、视频等形式解读政策12篇。",
    ],
)
def test_what_looks_like_a_placeholder_is_not_told(words: str) -> None:
    """Addresses, products, quotations, instructions to others."""
    assert told(report(s1=words), "GK116") == []


# GK120 incomplete-title -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("title", "lacking"),
    [
        ("2023年政府信息公开工作年度报告", "行政机关名称"),
        ("甘泉县民政局政府信息公开工作年度报告", "年度"),
        ("甘泉县民政局2023年工作报告", "政府信息公开工作年度报告"),
        ("甘泉县民政局2023年政务公开工作报告", "政府信息公开工作年度报告"),
        ("政府信息公开工作年度报告", "行政机关名称、年度"),
    ],
)
def test_an_incomplete_title_is_told(title: str, lacking: str) -> None:
    """Agency, year, or what it is."""
    (finding,) = told(report(title=title), "GK120")
    assert lacking in message(finding, "zh")


@pytest.mark.parametrize(
    "title",
    [
        "甘泉县民政局2023年政府信息公开工作年度报告",
        "2023年甘泉县民政局政府信息公开工作年度报告",
        "甘泉县民政局2023年度政府信息公开工作报告",
        "甘泉县民政局政府信息公开年度报告（2023年）",
        "甘泉县民政局\n\n2023年政府信息公开工作年度报告",
        "甘泉县民政局2023年\n\n政府信息公开工作年度报告",
        "甘泉县民政局2023年政府信息公开年报",
        "首页 > 政府信息公开年报\n\n甘泉县民政局2023年政府信息公开工作年度报告",
        "2023年信息公开年报\n\n甘泉县民政局2023年政府信息公开工作年度报告",
        "甘泉县民政局二〇二三年政府信息公开工作年度报告",
        "",
    ],
)
def test_a_complete_title_is_not_told(title: str) -> None:
    """In whatever order, broken over lines, under links; no title at all is not judged."""
    assert told(report(title=title), "GK120") == []


# GK121 year-conflict, GK122 wrong-period ------------------------------------------------------------------------

PERIOD = "本报告所列数据的统计期限自{}止。"


@pytest.mark.parametrize("period", ["2022年1月1日起至2022年12月31日", "2022年1月1日至12月31日"])
def test_a_period_of_another_year_than_the_title_is_told(period: str) -> None:
    """Both years are named."""
    (finding,) = told(report(opening=PERIOD.format(period)), "GK121")
    assert {"2023", "2022"} <= set(message(finding, "zh").replace("年", " ").split())
    assert finding.severity == "error"


def test_other_reports_that_a_page_links_to_are_no_conflict() -> None:
    """Of several titles none is sure to be the report's."""
    title = "甘泉县民政局2024年政府信息公开工作年度报告\n\n甘泉县民政局2023年政府信息公开工作年度报告"
    found = report(title=title, opening=PERIOD.format("2022年1月1日至12月31日"))
    assert told(found, "GK121") == []


@pytest.mark.parametrize(
    "opening",
    [
        PERIOD.format("2023年1月1日起至2023年11月30日"),
        PERIOD.format("2022年1月1日起至2023年12月31日"),
        PERIOD.format("2023年1月1日起至2023年12月30日"),
        PERIOD.format("2023年2月1日起至12月31日"),
        "报告中的统计数据从2022年12月1日到2023年11月30日。",
        "本报告统计时间为2023年1月1日—2023年10月31日。",
        "统计周期为2023年1月1日至2024年12月31日。",
    ],
)
def test_a_wrong_period_is_told(opening: str) -> None:
    """Too short, too long, over two years."""
    (finding,) = told(report(opening=opening), "GK122")
    assert "1 月 1 日至 12 月 31 日" in message(finding, "zh")


@pytest.mark.parametrize(
    "opening",
    [
        PERIOD.format("2023年1月1日起至2023年12月31日"),
        PERIOD.format("2023年1月1日至12月31日"),
        PERIOD.format("2023 年 01 月 01 日—12 月 31 日"),
        "统计期限为2023111日至20231231日。",
        "统计期限为20231231。",
        "所列数据截止日期为2023年12月31日。",
        "本局于2023年5月挂牌成立，所列数据的统计期限自2023年5月10日起至2023年12月31日止。",
        "2023年3月1日至5月31日，开展专项清理，梳理数据300条。",
        "据统计，2023年1月1日至6月30日网站访问量12万次。",
    ],
)
def test_a_right_period_is_not_told(opening: str) -> None:
    """Dates that lost their signs, bodies set up within the year, other periods."""
    found = report(opening=opening)
    assert told(found, "GK122") == []
    assert told(found, "GK121") == []


# GK123 stale-year -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "words",
    [
        "2022年，我局主动公开政府信息120条。",
        "我局2022年度共受理政府信息公开申请12件，均已答复。",
        "2022年全年共召开会议3次。",
        "2025年，我局共受理政府信息公开申请12件。",
        "（一）主动公开情况。2022年度，甘泉县民政局通过网站发布信息210条。",
        "2022年，我局政府信息公开工作取得了一定成效。",
        "全县2021年度政府信息公开专栏访问量为567000次，其中政务动态最多。",
    ],
)
def test_another_year_told_as_this_one_is_told(words: str) -> None:
    """The year is marked."""
    (finding,) = told(report(opening=PERIOD.format("2023年1月1日至12月31日"), s1=words), "GK123")
    assert marked(finding)[0] == words[words.index("20") :][:5]


def test_another_years_report_announced_is_told() -> None:
    """The opening of last year's report."""
    opening = "现公布我局2022年政府信息公开工作年度报告。" + PERIOD.format("2023年1月1日至12月31日")
    assert told(report(opening=opening), "GK123")


@pytest.mark.parametrize(
    "words",
    [
        "受理2025件申请，公开2022条信息。",
        "受理申请30件，较2022年增加5件。",
        "2022年受理申请25件，2023年受理申请30件。",
        "2022年，我局受理申请25件。2023年受理30件。",
        "2022年，我局受理申请25件。今年比上年增长两成。",
        "与2022年相比，公开信息增加20条。",
        "2022年为25件，2023年为30件。",
        "根据〔2022〕23号文件，公开信息12条。",
        "按照《2022年政务公开工作要点》公开信息12条。",
        "印发“2022年要点”，公开信息12条。",
        "公开2022年部门决算、2023年部门预算信息46条。",
        "2022年部门决算公开46条。",
        "自2018年起，累计公开信息1200条。",
        "2019年以来，公开信息1200条。",
        "2019年成立领导小组，配备工作人员2名。",
        "截至2022年底，累计公开信息1200条。",
        "2022年底前受理的申请3件已于2023年办结。",
        "2022年结转申请2件，均已办结。",
        "2025年，我局将公开信息100条，举办培训2次。",
        "2024年，计划举办培训3次。",
        "“十四五”（2021—2025年）期间公开信息500条。",
        "2022年版目录共收录120条。",
        "2022年度考核发现的问题12条已整改。",
        "2022年11月，召开会议1次。",
        "2022年至2023年，公开信息500条。",
        "完成2022年年报的报送，公开信息1条。",
        "对2022年以前的文件清理，废止12件。",
        "2010年，我局公开信息30条。",
        "2022年度全省优秀案例共10个，我县3个入选。",
        "2024年，我局继续组织培训3次。",
        "2022年，我局收到申请5件，本年度均已办结。",
        "2022年申请人提出的申请1件于本年答复。",
    ],
)
def test_other_years_that_belong_are_not_told(words: str) -> None:
    """Comparisons, plans, history, names and numbers of documents."""
    assert told(report(opening=PERIOD.format("2023年1月1日至12月31日"), s1=words), "GK123") == []


@pytest.mark.parametrize(
    ("section", "words"),
    [
        ("s5", "2024年，我局举办培训3次，公开信息100条。"),
        ("s5", "2022年存在的问题已经解决，公开信息100条。"),
        ("s6", "2022年，我局公开信息120条。"),
        ("s6", "2024年1月，我局收到申请2件。"),
    ],
)
def test_sections_five_and_six_may_speak_of_other_years(section: str, words: str) -> None:
    """Plans, and whatever has to be reported."""
    found = report(opening=PERIOD.format("2023年1月1日至12月31日"), **{section: words})
    assert told(found, "GK123") == []


def test_news_that_a_page_links_to_is_not_told() -> None:
    """Headlines before the title have no full stop."""
    title = "2025年全县共发放补贴12万元\n\n甘泉县民政局2023年政府信息公开工作年度报告"
    found = report(title=title, opening=PERIOD.format("2023年1月1日至12月31日"), s1="2023年公开信息30条。")
    assert told(found, "GK123") == []


def test_where_the_reports_own_year_is_not_sure_nothing_is_told() -> None:
    """A title for one year over a text for another: GK121's case, or nobody's."""
    found = report(2022, opening=PERIOD.format("2023年1月1日至12月31日"), s1="2023年公开信息30条。")
    assert told(found, "GK123") == []


# GK124 published-late, GK125 dated-too-early --------------------------------------------------------------------


@pytest.mark.parametrize(
    ("agency", "year", "published"),
    [
        ("甘泉县民政局", 2023, date(2024, 2, 1)),
        ("现公布遵义市统计局", 2022, date(2023, 2, 1)),
        ("遵义市统计局", 2019, date(2020, 3, 1)),
        ("宿迁市人民政府", 2023, date(2024, 4, 1)),
        ("上海市人民政府办公厅", 2021, date(2022, 4, 2)),
        ("甘泉县民政局", 2017, date(2018, 4, 1)),
        ("津市市人民政府", 2022, date(2023, 4, 10)),
    ],
)
def test_a_late_publication_is_told(agency: str, year: int, published: date) -> None:
    """Departments by 31 January, governments by 31 March; before 2019 all by 31 March."""
    (finding,) = told(report(year, agency=agency), "GK124", published)
    assert published.isoformat() in message(finding, "zh")


@pytest.mark.parametrize(
    ("agency", "year", "published"),
    [
        ("甘泉县民政局", 2023, date(2024, 1, 31)),
        ("宿迁市人民政府", 2023, date(2024, 3, 31)),
        ("宿迁市人民政府办公室", 2023, date(2024, 3, 1)),
        ("甘泉县民政局", 2017, date(2018, 3, 31)),
        ("天长市永丰镇", 2021, date(2022, 6, 1)),
        ("蒲纺工业园区", 2020, date(2021, 6, 1)),
        ("市公积金管理中心", 2020, date(2021, 6, 1)),
        ("", 2020, date(2021, 6, 1)),
    ],
)
def test_a_publication_in_time_is_not_told(agency: str, year: int, published: date) -> None:
    """Townships and bodies of unknown level have no deadline."""
    assert told(report(year, agency=agency), "GK124", published) == []


@pytest.mark.parametrize(
    "line",
    [
        "发布日期：2024-02-20",
        "来源： 发布时间:2024-02-20 08:51:05 字体大小:",
        "2024-02-20 16:51 来源:甘泉县民政局",
        "日期：2024年2月20日",
        "来源:办公室 时间:2024-02-20 10:01",
        "2024年02月20日 (点击: )",
        "发布日期：二〇二四年二月二十日",
    ],
)
def test_the_date_under_the_title_is_read(line: str) -> None:
    """As sites print it; the finding shows the line."""
    found = report(opening=line)
    assert found.published == date(2024, 2, 20)
    (finding,) = told(found, "GK124")
    assert len(marked(finding)[0]) >= 10


@pytest.mark.parametrize(
    "line",
    [
        "归档时间:2024-03-25",
        "更新时间：2024-03-25",
        "今天是2024年3月25日",
        "受理时间：2024-03-25",
        "甘泉县民政局2022年政府信息公开工作年度报告 2023-01-20",
        "统计时间：2023-01-01至2023-12-31",
    ],
)
def test_other_dates_are_no_publication(line: str) -> None:
    """What a page prints around a report."""
    assert report(opening=line).published is None
    assert report(end=line).published is None


@pytest.mark.parametrize("name", ["PubDate", "publishdate", "article:published_time", "PUBDATE "])
def test_the_head_of_a_page_tells_the_date(name: str) -> None:
    """Before the text, which may give another one."""
    meta = f'<meta name="{name}" content="2024-02-20 10:00">'
    page = f"<html><head>{meta}<title>甘泉县民政局2023年政府信息公开工作年度报告</title></head>"
    document = html.read(
        (page + "<body><p>发布日期：2024-01-20</p><p>一、总体情况</p><p>有。</p></body></html>").encode()
    )
    found = fill(document, recognise(document))
    assert found.published == date(2024, 2, 20)
    (finding,) = told(found, "GK124")
    assert finding.quote is None


def test_the_date_given_by_the_caller_counts_first() -> None:
    """For a report read and for one built by hand."""
    found = report(opening="发布日期：2024-02-20")
    assert told(found, "GK124", date(2024, 1, 20)) == []
    form = AnnualReport2021(agency="甘泉县民政局", year=2023)
    codes = [f.code for f in gkcheck.check(form, published=date(2024, 2, 20)).findings]
    assert "GK124" in codes
    assert "GK124" not in [f.code for f in gkcheck.check(form).findings]


@pytest.mark.parametrize("published", [date(2023, 1, 20), date(2023, 12, 30), date(2022, 12, 31)])
def test_a_publication_before_the_year_was_over_is_told(published: date) -> None:
    """An error, and no late one beside it."""
    found = report()
    (finding,) = told(found, "GK125", published)
    assert finding.severity == "error"
    assert told(found, "GK124", published) == []


@pytest.mark.parametrize("signature", ["2023年1月20日", "二〇二三年一月二十日", "2023 年 12 月 30 日"])
def test_a_signature_before_the_year_was_over_is_told(signature: str) -> None:
    """Under the agency's name, at the end."""
    (finding,) = told(report(end=f"甘泉县民政局\n\n{signature}"), "GK125")
    assert marked(finding) == [signature]


@pytest.mark.parametrize(
    "end",
    [
        "甘泉县民政局\n\n2024年1月20日",
        "甘泉县民政局\n\n2023年12月31日",
        "甘泉县民政局\n\n2024年1月",
        "上一篇：甘泉县民政局2021年政府信息公开工作年度报告\n\n2022-01-20",
        "2022年1月20日召开会议。",
        "版权所有：甘泉县民政局\n\n备案时间：2015年1月20日",
    ],
)
def test_other_dates_at_the_end_are_not_told(end: str) -> None:
    """A signature in time, and what a page prints below."""
    assert told(report(end=end), "GK125") == []


def test_dates_are_read_in_every_writing() -> None:
    """And 31 February is none."""
    words = "2024年1月30日、2024-01-05、2024/1/6、2024.1.7、20240108、二〇二四年一月十日、"
    words += "二○二四年十二月三十一日、2024年2月31日"
    found = [(d.date.month, d.date.day) for d in dates(words)]
    assert found == [(1, 30), (1, 5), (1, 6), (1, 7), (1, 8), (1, 10), (12, 31)]


# GK130 wrong-citation -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("year", "words", "cited"),
    [
        (2023, "根据《中华人民共和国政府信息公开条例》（国务院令第492号）编制。", "492"),
        (2023, "根据《中华人民共和国政府信息公开条例》（以下简称《条例》）（国令第492号）编制。", "492"),
        (2020, "根据国务院令第492号《中华人民共和国政府信息公开条例》编制。", "492"),
        (2021, "根据《政府信息公开条例》（中华人民共和国国务院令第771号）编制。", "771"),
        (
            2022,
            "按照《政府信息公开工作年度报告格式（试行）》（国办公开办函〔2019〕60号）编制。",
            "国办公开办函〔2019〕60号",
        ),
        (2020, "按照国办公开办函〔2021〕30号的格式编制。", "国办公开办函〔2021〕30号"),
    ],
)
def test_a_wrong_citation_is_told(year: int, words: str, cited: str) -> None:
    """The former regulations, a mistyped number, the form of other years."""
    (finding,) = told(report(year, opening=words), "GK130")
    assert marked(finding) == [cited]


@pytest.mark.parametrize(
    ("year", "words"),
    [
        (2023, "根据《中华人民共和国政府信息公开条例》（国务院令第711号）编制。"),
        (2023, "根据《中华人民共和国政府信息公开条例》（国令第711号，以下简称《条例》）编制。"),
        (2023, "落实《重大行政决策程序暂行条例》（国务院令第713号）和政府信息公开条例。"),
        (2019, "修订前的《中华人民共和国政府信息公开条例》（国务院令第492号）施行至5月14日。"),
        (2016, "根据《中华人民共和国政府信息公开条例》（国务院令第492号）编制。"),
        (2023, "根据《甘肃省实施〈中华人民共和国政府信息公开条例〉办法》（省政府令第12号）编制。"),
        (2020, "按照国办公开办函〔2019〕60号的格式编制。"),
        (2024, "按照国办公开办函〔2021〕30号的格式编制。"),
        (2021, "按照国办公开办函〔2021〕30号编制，国办公开办函〔2019〕60号同时废止。"),
        (2023, "按照国办公开办函〔2023〕60号的要求开展评估。"),
    ],
)
def test_a_right_citation_is_not_told(year: int, words: str) -> None:
    """Other orders, the former regulations named as such, reports of their time."""
    assert told(report(year, opening=words), "GK130") == []


# GK131 no-fee-statement, GK132 odd-fee-total --------------------------------------------------------------------


@pytest.mark.parametrize("words", ["无。", "没有其他需要报告的事项。", "", "今年开展了政务公开日活动。"])
def test_silence_about_fees_is_told(words: str) -> None:
    """From report year 2021 on."""
    (finding,) = told(report(s6=words), "GK131")
    assert finding.severity == "warning"
    assert told(report(2020, s6=words), "GK131") == []


@pytest.mark.parametrize(
    "words",
    [
        "未收取信息处理费。",
        "全年收取政府信息公开信息处理费 0 元。",
        "本年度没有产生政府信息公开方面的收费。",
        "无依申请公开收费情况。",
        "未向申请人收取任何费用。",
        "一是完成任务。\n\n二是信息处理费：无。",
    ],
)
def test_any_word_on_fees_is_enough(words: str) -> None:
    """Wherever in section six."""
    assert told(report(s6=words), "GK131") == []


def test_fees_told_in_the_heading_or_its_line_are_told() -> None:
    """`六、其他需要报告的事项：未收取信息处理费。`"""
    sections = (*SECTIONS[:5], "其他需要报告的事项：未收取信息处理费。")
    assert told(report(sections=sections, s6=""), "GK131") == []


@pytest.mark.parametrize(
    ("words", "amount"),
    [
        ("2023年收取信息处理费2235元。", "2235"),
        ("全年共收取信息处理费共计1,001元。", "1,001"),
        ("信息处理费总额为0.2955万元。", "0.2955"),
        ("对3件申请收取了信息处理费105元。其中，甲局1件。", "105"),
        ("信息处理费收入合计 33 元。", "33"),
    ],
)
def test_a_total_that_no_tariff_gives_is_told(words: str, amount: str) -> None:
    """The amount is marked."""
    (finding,) = told(report(s6=words), "GK132")
    assert marked(finding) == [amount]


@pytest.mark.parametrize(
    "words",
    [
        "2023年对25件申请收取了信息处理费2950元。其中，甲局1件，收取420元；乙局2件，收取290元。",
        "2023年有3件申请收取信息处理费2230元，其中甲局收取885元。",
        "收取信息处理费0元。",
        "信息处理费总额为0.295万元。",
        "收取信息处理费，标准为每件105元。",
        "减免信息处理费35元。",
        "收取复印费35元，未收取信息处理费。",
        "收取信息处理费100元/件。",
    ],
)
def test_other_amounts_are_not_told(words: str) -> None:
    """Multiples of ten, parts of a total, tariffs, other fees."""
    assert told(report(s6=words), "GK132") == []


# GK204 in the prose ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "known"),
    [
        ("政府集中采购6项，总金额25.1万元。", True),
        ("政府集中采购总金额单位为元。", True),
        ("采购总金额以万元为单位。", True),
        ("政府集中采购6项。行政事业性收费3万元。", False),
        ("全年组织采购6次。", False),
    ],
)
def test_a_unit_in_the_prose_is_the_tables(words: str, known: bool) -> None:
    """Where a sentence on procurement names it."""
    from gkcheck.checks.fees import unit_in_prose

    assert unit_in_prose(report(2019, s2=words).prose) is known
