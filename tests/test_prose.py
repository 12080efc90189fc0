"""The running text: its passages and sections, its figures, where they were printed, and what is read together."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gkcheck.checks.check import check_report
from gkcheck.documents import text
from gkcheck.documents.model import Cell, Document, Grid, Paragraph
from gkcheck.prose import Passage, Prose, passages
from gkcheck.prose.normal import normal
from gkcheck.prose.quantities import Quantity, quantities
from gkcheck.prose.quoting import quote
from gkcheck.prose.stretches import stretches
from tests.labelled import Case, labelled, report

SPACES = (" ", "\u3000", "\xa0", "  ")
WIDE = str.maketrans("0123456789%,", "０１２３４５６７８９％，")


def read(words: str) -> Prose:
    return passages(Document(text.blocks(words), lined=True))


def shown(found: Prose) -> list[str]:
    return [passage.text for passage in found]


# Passages ---------------------------------------------------------------------------------------------------------


def test_sections_are_told_by_their_words() -> None:
    """Not by their numbers; what is in no section of the form is in section 0."""
    found = read(
        "某局年度报告\n\n一、概述\n\n甲。\n\n二、依申请公开办理情况\n\n乙。\n\n三、行政复议和行政诉讼\n\n丙。\n\n"
        "四、不足与改进\n\n丁。\n\n五、附件\n\n戊。"
    )
    sections = {passage.text: passage.section for passage in found if not passage.level}
    assert sections == {"某局年度报告": 0, "甲。": 1, "乙。": 3, "丙。": 4, "丁。": 5, "戊。": 0}
    assert found[-1].heading == "五、附件"


@pytest.mark.parametrize(
    ("line", "level", "number", "title"),
    [
        ("一、总体情况", 1, 1, "总体情况"),
        ("第十一部分 附件", 1, 11, "附件"),
        ("（二）依申请公开情况", 2, 2, "依申请公开情况"),
        ("（二）依申请公开。全年收到申请5件。", 2, 2, ""),
        ("3.收到申请情况", 3, 3, "收到申请情况"),
        ("（4）其他", 4, 4, "其他"),
        ("3.5万人次访问网站", 0, 0, "3.5万人次访问网站"),
        ("一、总体情况......1", 0, 0, "一、总体情况......1"),
        ("二、上年结转政府信息公开申请数量", 0, 0, "二、上年结转政府信息公开申请数量"),
        ("一批文件向社会公开。", 0, 0, "一批文件向社会公开"),
        ("一三、总体情况", 1, 0, "总体情况"),
    ],
)
def test_headings(line: str, level: int, number: int, title: str) -> None:
    """Their level, number and words; decimals, lines of contents and rows of table three are none."""
    (passage,) = read(line)
    assert (passage.level, passage.number, passage.title) == (level, number, title)


def test_wrapped_lines_are_one_passage() -> None:
    """Lines cut at the page's width are joined, over the foot of a page too; each keeps its number."""
    lines = [
        "2022 年，全区共收到政府信息公开申请 64 件，其中自然",
        "人 58 件，商业企业 6 件，均已登记编号并转有关单位办理，",
        "没有发生超期答复的情形，办理结果得到了申请人的理解，也",
        "得到了上级机关的肯定。在办理中注重与申请人沟通，对内容",
        "",
        "",
        "不明确的一次性告知补正，全年告知补正九件；对涉及第三",
        "方权益的，书面征求意见，并在法定期限内作出答复，做到件",
        "件有登记，事事有回音。",
        "全年没有收取信息处理费。",
    ]
    found = read("\n".join(lines))
    assert shown(found) == [normal("".join(lines[:9])), "全年没有收取信息处理费。"]
    assert found[0].line() == 1
    assert found[0].line(found[0].text.index("方权益")) == 8
    assert found[1].line() == 10


def test_a_number_cut_at_the_end_of_a_line_is_one() -> None:
    """As in the text of a PDF file."""
    lines = [
        "因政府信息公开引发的行政复议案件，全市各级行政机关共有1",
        "70件，其中结果维持88件、结果纠正18件、其他结果28件，",
    ]
    (passage,) = read("\n".join([*lines * 4, "均已审结。"]))
    assert {q.value for q in quantities(passage.text)} == {170, 88, 18, 28}


@pytest.mark.parametrize(
    "words",
    [
        "收到申请5件。\n其中网上3件。",
        "工作扎实推进\n\n成效明显",
        "收到申请情况如下，\n（一）网上申请3件",
        "共5件；\n网上3件",
    ],
)
def test_lines_that_were_not_wrapped_stay_apart(words: str) -> None:
    """A sentence that ended, a short line, a blank line, a heading."""
    assert len(read(words)) == 2


def test_lines_of_a_word_file_are_never_joined() -> None:
    """Its paragraphs are whole."""
    paragraphs = [Paragraph("全年收到政府信息公开申请六十四件，其中自然"), Paragraph("人五十八件，商业企业六件。")]
    assert len(passages(Document(paragraphs, lined=False))) == 2


def test_a_report_on_one_line_has_its_sections() -> None:
    """Each heading and each text by itself, at the line that it stands on."""
    titles = ("总体情况", "主动公开政府信息情况", "收到和处理政府信息公开申请情况", "存在的主要问题及改进情况")
    words = "".join(f"{number}、{title}{title[:2]}工作有序。" for number, title in zip("一二三四", titles, strict=True))
    found = read(f"某局2023年政府信息公开工作年度报告{words}")
    assert [passage.title for passage in found if passage.level] == list(titles)
    assert [passage.section for passage in found if not passage.level] == [0, 1, 2, 3, 5]
    assert {passage.line() for passage in found} == {1}


def test_text_in_a_grid_is_read() -> None:
    """A cell that stands alone in its row is text; cells of a table are not, and a data file has none."""
    grid = Grid([[Cell("全年收到申请5件。", 0)], [Cell("自然人", 0), Cell("3", 1)]], 1)
    assert shown(passages(Document([grid]))) == ["全年收到申请5件。"]
    assert passages(Document([], fields={"year": Paragraph("2023")})) == ()


# Figures ----------------------------------------------------------------------------------------------------------


def only(words: str) -> Quantity:
    (found,) = quantities(normal(words))
    return found


@pytest.mark.parametrize(
    ("words", "value", "unit"),
    [
        ("收到申请0件", 0, "件"),
        ("收到申请2025件", 2025, "件"),
        ("收到申请1,284件", 1284, "件"),
        ("收到申请1，284件", 1284, "件"),
        ("收到申请１２８４件", 1284, "件"),
        ("收到申请1284\u3000件", 1284, "件"),
        ("收取费用12,345,678元", 12345678, "元"),
        ("办件36.5万件", 365000, "件"),
        ("采购金额2.38亿元", 238000000, "元"),
        ("安排经费35万元", 350000, "元"),
        ("收到申请十二件", 12, "件"),
        ("收到申请两件", 2, "件"),
        ("收到申请仅一件", 1, "件"),
        ("收到申请三百一十五件", 315, "件"),
        ("接待一万二千人次", 12000, "人次"),
        ("占54.30%", Decimal("54.30"), "%"),
        ("占５４．３％", Decimal("54.3"), "%"),
        ("比上年提高2.1个百分点", Decimal("2.1"), "百分点"),
        ("占12.4‰", Decimal("12.4"), "‰"),
        ("办结时间为5个工作日", 5, "个"),
        ("5G基站12个", 12, "个"),
    ],
)
def test_what_a_figure_is_worth(words: str, value: Decimal | int, unit: str) -> None:
    """In every way of writing it; money is in 元."""
    found = only(words)
    assert (found.value, found.unit, found.bound) == (value, unit, "exact")


@pytest.mark.parametrize(
    ("words", "bound"),
    [
        ("接待2300余人次", "lower"),
        ("发布12400多条", "lower"),
        ("二十余家", "lower"),
        ("3万多份", "lower"),
        ("99%以上", "lower"),
        ("不少于20条", "lower"),
        ("超过300件", "lower"),
        ("近360万人次", "upper"),
        ("接近九千件", "upper"),
        ("不超过三次", "upper"),
        ("不足10件", "upper"),
        ("约8000人次", "about"),
        ("600人次左右", "about"),
        ("达52件", "exact"),
        ("共52件", "exact"),
    ],
)
def test_how_exactly_a_figure_is_meant(words: str, bound: str) -> None:
    """余, 多 and 以上 are lower bounds, 近 an upper one, 约 and 左右 about."""
    assert only(words).bound == bound


def test_a_rounded_figure_may_be_half_a_digit_off() -> None:
    """36.5万 may be 364500 to 365500, 99%以上 anything above, 近360万 anything below."""
    found = only("办件36.5万件")
    assert (found.low, found.high) == (364500, 365500)
    assert only("99%以上").high is None
    assert (only("近360万人次").low, only("近360万人次").high) == (0, 3605000)
    assert only("收到52件").low == only("收到52件").high == 52


def test_the_place_of_a_figure() -> None:
    """With its bounds and unit, and where its digits begin."""
    found = only("全年接待约8000人次")
    assert (found.start, found.at, found.end) == (4, 5, 11)


@pytest.mark.parametrize(
    "words",
    [
        "2024年1月30日",
        "2024-01-30",
        "2024/1/30",
        "20240130",
        "二〇二三年三月",
        "国办公开办函〔2021〕30号",
        "国务院令第711号",
        "12345热线",
        "第3次会议",
        "第3件",
        "3至5件",
        "3-5件",
        "3～5件",
        "（3）收到申请",
        "12月31日24时",
        "9:30",
        "5楼",
        "30日内",
        "GB18030",
        "A4纸",
        "一件事",
        "最多跑一次",
        "一网通办",
        "三公开",
        "上百件",
    ],
)
def test_what_is_no_figure(words: str) -> None:
    """Dates, ordinals, ranges, numbers of documents and lines, names that hold a numeral."""
    assert quantities(normal(words)) == []


def test_figures_of_a_list_without_units() -> None:
    """The last one has the unit."""
    found = quantities(normal("分别为5、3和2件"))
    assert [(q.value, q.unit) for q in found] == [(5, ""), (3, ""), (2, "件")]


@given(st.integers(min_value=0, max_value=99_999_999), st.sampled_from(["件", "人次", "元", "条"]))
def test_a_number_is_itself_in_every_form(number: int, unit: str) -> None:
    """Plain, with separators, full-width, with the space before its unit that PDF files leave."""
    for digits in (str(number), f"{number:,}", str(number).translate(WIDE), f"{number:,}".translate(WIDE)):
        for space in ("", " ", "\u3000"):
            found = only(f"共{digits}{space}{unit}")
            assert (found.value, found.unit) == (number, unit)


# Places -----------------------------------------------------------------------------------------------------------


def printed(passage: Passage, words: str) -> str:
    """The part of what was printed that folded words were made from."""
    start = passage.text.index(words)
    left, right = passage.span(start, start + len(words))
    return passage.printed[left:right]


@pytest.mark.parametrize(
    ("given_as", "words", "stood"),
    [
        ("收到申请１２件，均已办结。", "12件", "１２件"),
        ("收到申请 12 件，均已办结。", "12件", "12 件"),
        ("⺠政局收到申请12件。", "民政局", "⺠政局"),
        ("收到申請12件，證據齊全。", "申请12件", "申請12件"),
        ("根據(jù)条例，收到申请12件。", "12件", "12件"),
        ("根據(jù)条例，收到申请12件。", "根据条例", "根據(jù)条例"),
        ("收到\u200b申请1\u200b2件。", "申请12件", "申请1\u200b2件"),
        ("占５４．３％。", "54.3%", "５４．３％"),
        ("收到申请㈤十二件。", "十二件", "十二件"),
        ("é收到申请e\u0301十二件。", "十二件", "十二件"),
    ],
)
def test_places_lead_back_to_what_was_printed(given_as: str, words: str, stood: str) -> None:
    """Through width, radicals, traditional characters, inserted readings, lost spaces and combining marks."""
    (passage,) = read(given_as)
    assert printed(passage, words) == stood


def test_a_quote_marks_what_was_printed() -> None:
    """The sentence on one line, as it stood, its doubted figures in 【】, the section, and the line of the first."""
    passage = read("四、复议情况\n\n工作扎实，\n成效明显。全年收到复议申请１２ 件，\n其中维持 15件。均已审结。")[-1]
    marks = [(passage.text.index(figure), passage.text.index(figure) + 3) for figure in ("15件", "12件")]
    found = quote(passage, *marks)
    assert found.marked == "全年收到复议申请【１２ 件】，其中维持 【15件】。"
    assert (found.where.zh, found.line) == ("四、复议情况", 4)


def test_a_quote_of_two_sentences_holds_both() -> None:
    """From the beginning of the one to the end of the other; before the first heading it stands in the text."""
    (passage,) = read("甲。收到申请5件。其中网上8件。乙。")
    found = quote(passage, (passage.text.index("5"), passage.text.index("5") + 2), (passage.text.index("8"), 15))
    assert found.sentence == "收到申请5件。其中网上8件。"
    assert found.where.zh == "正文"


@given(st.text("收到申请12件，。 　１２⺠據é(jù)e\u0301㈤％∶", max_size=60))
def test_every_character_has_a_place(words: str) -> None:
    """In rising order, within what was printed."""
    passage = Passage(normal(words), words)
    spans = [passage.span(i, i + 1) for i in range(len(passage.text))]
    assert all(0 <= left < right <= len(words) for left, right in spans)
    assert [left for left, _ in spans] == sorted(left for left, _ in spans)


# What is read together ----------------------------------------------------------------------------------------------


def test_a_list_over_paragraphs_is_one_stretch() -> None:
    """Up to what is no item of it; lines and section are those of its beginning."""
    found = stretches(read("全年受理申请20件，其中：\n\n1.自然人15件；\n\n2.企业7件。\n\n三、其他事项\n\n无。"))
    assert [stretch.passage.text for stretch in found] == [
        "全年受理申请20件,其中:1.自然人15件;2.企业7件。",
        "三、其他事项",
        "无。",
    ]
    joined = found[0].passage
    assert [joined.line(joined.text.index(words)) for words in ("20件", "15件", "7件")] == [1, 3, 5]
    assert [part.quantity.value for division in found[0].divisions for part in division.parts] == [15, 7]


def test_a_very_long_passage_is_read_in_pieces() -> None:
    """Each ends with a sentence, none is lost, and each knows its line."""
    words = "全年收到申请12件，其中网上5件。" * 400
    found = stretches(read(f"总说。\n\n{words}"))[1:]
    assert len(found) > 2
    assert "".join(stretch.passage.text for stretch in found) == normal(words)
    assert all(stretch.passage.text.endswith("。") for stretch in found)
    assert {stretch.passage.line() for stretch in found} == {3}


def test_a_text_without_sentences_is_no_running_text() -> None:
    """Nobody writes thousands of characters without an end; the time stays bounded."""
    assert stretches(read("公开" * 5000)) == []
    assert len(stretches(read("公开信息3件。" * 1000))) > 1


def test_pieces_of_wrapped_text_lead_back_to_what_was_printed() -> None:
    """The marks of a finding in a later piece, and its line."""
    lines = [
        "全年工作有序推进，各项任务按期完成，成效较为明显，",
        "公开渠道不断拓宽，内容持续丰富，群众评价较好。",
    ] * 60
    found = stretches(read("\n".join([*lines, "局网站全年主动公开政府信息１２ 条。"])))
    last = found[-1].passage
    assert len(found) > 1
    assert printed(last, "12条") == "１２ 条"
    assert last.line(last.text.index("12条")) == 121


# Findings ---------------------------------------------------------------------------------------------------------


TOLD = [case for case in labelled() if case.wrong and not case.missed and "\n" not in case.text]


def told(case: Case, words: str) -> list[tuple[object, ...]]:
    """What is told of a case whose sentence is printed otherwise."""
    found = check_report(report(replace(case, text=words))).findings
    return [(f.code, f.severity, f.expected, f.actual) for f in found if f.code[2] in "56"]


@settings(deadline=None)
@given(st.data())
def test_width_and_spaces_change_no_finding(data: st.DataObject) -> None:
    """Whatever digits are full-width, and wherever spaces stand but within a number or a word in Latin letters."""
    case = data.draw(st.sampled_from(TOLD))
    made = ""
    for character, after in zip(case.text, f"{case.text[1:]}。", strict=True):
        made += character.translate(WIDE) if data.draw(st.booleans()) else character
        both = all(c.isascii() and c.isalnum() for c in (normal(character), normal(after)))
        made += "" if both or not data.draw(st.booleans()) else data.draw(st.sampled_from(SPACES))
    assert told(case, made) == told(case, case.text) != []


@pytest.mark.parametrize("case", TOLD[::5], ids=lambda case: case.id)
def test_what_stands_before_changes_no_finding(case: Case) -> None:
    """A sentence in a paragraph of its own, or behind one that tells nothing."""
    before = told(case, case.text)
    assert told(case, f"政府信息公开工作有序推进。\n{case.text}") == before
    assert told(case, f"{case.text}\n下一步将继续努力。") == before
