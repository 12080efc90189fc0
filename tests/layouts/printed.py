"""The three statistics tables and the prose of a report, as the form prints them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tests.layouts.figures import APPLICANTS, CASE_GROUPS, CASE_OUTCOMES, Figures, columns, lookup
from tests.layouts.wording import (
    APPLICANT_NAMES,
    CARRIED_IN,
    CARRIED_OUT,
    COLUMN_NAMES,
    GROUPS,
    ITEM_OF_ROW,
    NOTE,
    OTHER_2021,
    OUTCOME_NAMES,
    RECEIVED,
    RESULTS,
    ROW_NAMES,
)


@dataclass(frozen=True)
class Box:
    """One printed cell and the part of the grid it covers."""

    text: str
    row: int
    column: int
    rows: int = 1
    columns: int = 1


@dataclass(frozen=True)
class Paragraph:
    """A line of prose; the kind is 'title', 'heading' or 'body'."""

    text: str
    kind: str = "body"


@dataclass(frozen=True)
class Table:
    """One statistics table; the number is two, three or four, as the sections count."""

    boxes: tuple[Box, ...]
    number: int


Block = Paragraph | Table


def figure(value: object) -> str:
    """A value as it is printed: nothing for a blank, the unit behind an amount that has one."""
    if value is None:
        return ""
    if isinstance(value, dict):
        return f"{figure(value['value'])}{value['unit'] or ''}"
    return str(value)


def _values(texts: Sequence[str], row: int, start: int, width: int) -> Iterator[Box]:
    span = width // len(texts)
    for place, text in enumerate(texts):
        yield Box(text, row, start + place * span, 1, span)


def _disclosure(figures: Figures) -> list[Box]:
    edition = "2019" if figures.edition == "2019" else "2021"
    width = 6 if edition == "2019" else 3
    boxes: list[Box] = []
    row, item = 0, ""
    for name, fields in columns(figures.edition).items():
        if ITEM_OF_ROW[name] != item:
            item = ITEM_OF_ROW[name]
            boxes += [Box(f"第二十条第（{item}）项", row, 0, 1, width + 1), Box("信息内容", row + 1, 0)]
            boxes += _values([COLUMN_NAMES[edition][field] for field in fields], row + 1, 1, width)
            row += 2
        label = "规范性文件" if edition == "2019" and name == "normative_documents" else ROW_NAMES[name]
        values = [figure(figures.form["disclosure"][name][field]) for field in fields]
        boxes += [Box(label, row, 0), *_values(values, row, 1, width)]
        row += 1
    return boxes


def _applications_head() -> list[Box]:
    people = [Box(name, 2, 4 + place) for place, name in enumerate(APPLICANT_NAMES[1:6])]
    return [
        Box(NOTE, 0, 0, 3, 3),
        Box("申请人情况", 0, 3, 1, 7),
        Box(APPLICANT_NAMES[0], 1, 3, 2),
        Box("法人或其他组织", 1, 4, 1, 5),
        Box(APPLICANT_NAMES[6], 1, 9, 2),
        *people,
    ]


def _applications(figures: Figures) -> list[Box]:
    form = figures.form["applications"]
    boxes = _applications_head()

    def values(path: str, row: int) -> list[Box]:
        cells = lookup(form, path)
        return list(_values([figure(cells[name]) for name in APPLICANTS], row, 3, 7))

    boxes += [Box(RECEIVED, 3, 0, 1, 3), *values("received", 3), Box(CARRIED_IN, 4, 0, 1, 3), *values("carried_in", 4)]
    row = 5
    for group, (label, printed) in GROUPS.items():
        parts = OTHER_2021 if group == "other" and figures.edition == "2021" else printed
        boxes.append(Box(label, row, 1, max(1, len(parts)), 1 if parts else 2))
        boxes += [Box(text, row + place, 2) for place, text in enumerate(parts.values())]
        for place, path in enumerate([f"{group}.{part}" for part in parts] or [group]):
            boxes += values(path, row + place)
        row += max(1, len(parts))
    boxes += [Box(RESULTS, 5, 0, row - 5), Box(CARRIED_OUT, row, 0, 1, 3), *values("carried_out", row)]
    return boxes


def _cases(figures: Figures) -> list[Box]:
    form = figures.form["cases"]
    values = [figure(form[group][outcome]) for group in CASE_GROUPS for outcome in CASE_OUTCOMES]
    boxes = [Box("行政复议", 0, 0, 1, 5), Box("行政诉讼", 0, 5, 1, 10)]
    boxes += [Box(name, 1, place, 2) for place, name in enumerate(OUTCOME_NAMES)]
    boxes += [Box("未经复议直接起诉", 1, 5, 1, 5), Box("复议后起诉", 1, 10, 1, 5)]
    boxes += [Box(name, 2, 5 + place) for place, name in enumerate(OUTCOME_NAMES * 2)]
    return boxes + list(_values(values, 3, 0, 15))


def tables(figures: Figures) -> list[list[Box]]:
    """Tables two, three and four with all their merges, each in reading order."""
    parts = (_disclosure(figures), _applications(figures), _cases(figures))
    return [sorted(boxes, key=lambda box: (box.row, box.column)) for boxes in parts]


def prose(figures: Figures) -> dict[str, list[str]]:
    """Title, preamble, the six headings, and a little prose for each section under 'one' to 'six'."""
    year = figures.year
    return {
        "title": [f"{figures.agency}{year}年政府信息公开工作年度报告"],
        "preamble": [
            "本报告根据《中华人民共和国政府信息公开条例》的要求编制。",
            f"报告中所列数据的统计期限自{year}年1月1日起至{year}年12月31日止。",
        ],
        "headings": [
            "一、总体情况",
            "二、主动公开政府信息情况",
            "三、收到和处理政府信息公开申请情况",
            "四、政府信息公开行政复议、行政诉讼情况",
            "五、存在的主要问题及改进情况",
            "六、其他需要报告的事项",
        ],
        "one": [
            f"{year}年，本机关坚持以公开为常态、不公开为例外，稳步推进政府信息公开各项工作。",
            "（一）主动公开情况。及时更新政府网站栏目，持续做好政策文件的发布与解读。",
            "（二）依申请公开情况。规范登记、审核、办理、答复各个环节，依法保障公众获取政府信息的权利。",
        ],
        "two": [],
        "three": [],
        "four": [],
        "five": [
            "主要问题是公开内容还不够丰富，解读形式比较单一，工作人员的业务能力有待提高。",
            "下一步将加强学习培训，完善发布机制，丰富解读形式，提升公开质量。",
        ],
        "six": ["本机关按照政府信息公开信息处理费管理办法的规定执行收费管理。"],
    }


def report(figures: Figures) -> list[Block]:
    """The whole report as a sequence of paragraphs and tables."""
    words, parts = prose(figures), tables(figures)
    blocks: list[Block] = [Paragraph(text, "title") for text in words["title"]]
    blocks += [Paragraph(text) for text in words["preamble"]]
    for place, section in enumerate(("one", "two", "three", "four", "five", "six")):
        blocks.append(Paragraph(words["headings"][place], "heading"))
        blocks += [Paragraph(text) for text in words[section]]
        if 1 <= place <= 3:
            blocks.append(Table(tuple(parts[place - 1]), place + 1))
    return blocks
