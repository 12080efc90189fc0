"""Changes to what is printed: group labels elsewhere, stray rows, misprints, tables that are not the form's."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from tests.layouts.marks import apply
from tests.layouts.printed import Block, Box, Paragraph, Table
from tests.layouts.shapes import change_tables, cut, height, is_value, split, stack, visible

CHANGING = ("其他对外管理服务事项", "行政许可", "行政处罚", "行政强制", "行政事业性收费")
Change = Callable[[Iterable[Block]], list[Block]]


def _tables(change: Callable[[Table], list[Block]]) -> Change:
    return lambda blocks: change_tables(blocks, change)


def _three(change: Callable[[Sequence[Box]], list[Box]]) -> Change:
    """A change of the boxes of table three."""
    return _tables(lambda table: [Table(tuple(change(table.boxes)), 3)] if table.number == 3 else [table])


def _two(change: Callable[[Sequence[Box]], list[Box]]) -> Change:
    """A change of the boxes of table two."""
    return _tables(lambda table: [Table(tuple(change(table.boxes)), 2)] if table.number == 2 else [table])


def _joined_labels(boxes: Sequence[Box]) -> list[Box]:
    """One label column: the label of a group stands before that of its first row, in the same cell."""
    done: list[Box] = []
    for row in visible(boxes):
        labels = [box for box in row if box.column < 3]
        if labels:
            text = " ".join(box.text for box in labels)
            done.append(Box(text, row[0].row, 0, labels[0].rows if labels[0].row == 0 else 1))
        done += [replace(box, column=box.column - 2) for box in row if box.column >= 3]
    return done


def _full_labels(boxes: Sequence[Box]) -> list[Box]:
    """One label column that repeats the labels of all groups in every row."""
    done = [box for box in _joined_labels(boxes) if box.column or box.row < 5]
    for row in range(5, height(boxes)):
        over = [box for box in boxes if box.column < 3 and box.row <= row < box.row + box.rows]
        done.append(Box("-".join(box.text for box in sorted(over, key=lambda box: box.column)), row, 0))
    return sorted(done, key=lambda box: (box.row, box.column))


def _group_rows(boxes: Sequence[Box]) -> list[Box]:
    """The labels of groups in rows of their own, over the whole width."""
    done: list[Box] = []
    for row in visible(boxes):
        for box in row:
            if box.row > 2 and box.rows > 1:
                done = stack(done, [Box(box.text, 0, 0, 1, 8)])
        labels = [box for box in row if box.column < 3 and (box.row < 3 or box.rows == 1)]
        line = [replace(box, row=0, column=0, columns=1) for box in labels]
        line += [replace(box, row=0, column=box.column - 2) for box in row if box.column >= 3]
        done = [*done, *(replace(box, row=row[0].row) for box in line)] if row[0].row < 3 else stack(done, line)
    return done


def _no_results(boxes: Sequence[Box]) -> list[Box]:
    """The column of 三、本年度办理结果 left out."""
    kept = [box for box in boxes if not box.text.startswith("三、")]
    return [
        replace(box, columns=box.columns - 1) if box.column == 0 else replace(box, column=box.column - 1)
        for box in kept
    ]


def _results_row(boxes: Sequence[Box]) -> list[Box]:
    """三、本年度办理结果 as a row of its own with blanks under the applicants, the rows below it without it."""
    upper = cut(boxes, 0, 5)
    lower = [replace(box, column=0, columns=2) if box.columns == 2 else box for box in _no_results(cut(boxes, 5, 99))]
    upper = _no_results(upper)
    blank = [Box("三、本年度办理结果", 0, 0, 1, 2), *(Box("", 0, column) for column in range(2, 9))]
    lower = [replace(box, columns=2) if box.text.startswith("四、") else box for box in lower]
    return stack(stack(upper, blank), lower)


def _no_note(boxes: Sequence[Box]) -> list[Box]:
    return [replace(box, text="") if box.text.startswith("（本列") else box for box in boxes]


def _note_below(boxes: Sequence[Box]) -> list[Box]:
    """The note in the last row, 项目 in the corner."""
    note = boxes[0].text
    return stack([replace(boxes[0], text="项目"), *boxes[1:]], [Box(note, 0, 0, 1, 10)])


def _extra_row(boxes: Sequence[Box]) -> list[Box]:
    """A row of other documents in the first block of table two."""
    upper, lower = cut(boxes, 0, 4), cut(boxes, 4, 99)
    extra = [replace(box, row=0) for box in upper if box.row == 3]
    texts = ["其他主动公开文件", "31", "32", "33"]
    return stack(stack(upper, [replace(box, text=text) for box, text in zip(extra, texts, strict=True)]), lower)


def _plus(boxes: Sequence[Box]) -> list[Box]:
    """A plus before what was added in the year."""
    done: list[Box] = []
    for row in visible(boxes):
        signed = row[0].text in CHANGING and len(row) > 2 and row[2].text.isdigit()
        done += [*row[:2], replace(row[2], text=f"+{row[2].text}"), *row[3:]] if signed else row
    return done


def _swapped(boxes: Sequence[Box]) -> list[Box]:
    """Neighbouring rows of table two the other way round."""
    rows = {box.text: box.row for box in boxes if box.column == 0}
    first, second = rows["规章"], rows["行政处罚"]
    moved = {first: first + 1, first + 1: first, second: second + 1, second + 1: second}
    swapped = [replace(box, row=moved.get(box.row, box.row)) for box in boxes]
    return sorted(swapped, key=lambda box: (box.row, box.column))


def _four_stacked(table: Table) -> list[Block]:
    """Table four as a table for 行政复议 and another for 行政诉讼."""
    if table.number != 4:
        return [table]
    review = [replace(box, rows=1) if box.row == 1 else box for box in table.boxes if box.column < 5]
    review = [replace(box, row=2) if box.row == 3 else box for box in review]
    litigation = [replace(box, column=box.column - 5) for box in table.boxes if box.column >= 5]
    return [Table(tuple(review), 4), Table(tuple(litigation), 4)]


def _continued(table: Table) -> list[Block]:
    """Tables two and three continued on another page under 续表."""
    if table.number == 4:
        return [table]
    first, second = split(table, [12], head=True)
    return [first, Paragraph("续表"), second]


def _units(table: Table) -> list[Block]:
    """件 behind every count of tables three and four."""
    if table.number == 2:
        return [table]
    boxes = [replace(box, text=f"{box.text}件") if box.text and is_value(box) else box for box in table.boxes]
    return [Table(tuple(boxes), table.number)]


def _remarks(table: Table) -> list[Block]:
    """A remark behind some counts."""
    boxes = [
        replace(box, text=f"{box.text}（其中修订{box.row}件）") if re.fullmatch(r"\d+[1-9]", box.text) else box
        for box in table.boxes
    ]
    return [Table(tuple(boxes), table.number)]


TYPOS = {
    "其他法律行政法规禁止公开": "其他法律行政止公开",
    "三类内部事务信息": "三类内容事务信息",
    "只计这一情形": "只计这一情况",
    "无正当理由大量": "无正当里由大量",
    "社会公益组织": "社会公益组识",
    "上年结转政府": "上年度结转政府",
    "行政规范性文件": "行政规范性文伴",
}


def _typos(text: str) -> str:
    for right, wrong in TYPOS.items():
        text = text.replace(right, wrong)
    return text


HEADS = {
    "现行有效件数": "现行有效件",
    "本年制发件数": "本年制定件数",
    "本年收费金额": "本年度收费总金额",
    "本年新制作数量": "本年新制定数量",
    "上一年项目数量": "上一年项目总数量",
    "处理决定数量": "作出处理决定数",
    "采购总金额": "采购总额",
}


def _heads(text: str) -> str:
    for right, wrong in HEADS.items():
        text = text.replace(right, wrong)
    return text


def _short(text: str) -> str:
    return re.sub(r"（区分.*?）|（单位.*?）|政府信息公开(?=申请数量)", "", text)


def _no_numbers(text: str) -> str:
    return re.sub(r"^(?:\d\.(?=\D)|（[一二三四五六七]）|[一二三四]、)", "", text)


def _readings(text: str) -> str:
    return text.replace("数", "数(shù)").replace("据", "据(jù)").replace("项", "项(xiàng)")


def _contents(blocks: Iterable[Block]) -> list[Block]:
    """A table of contents with page numbers behind the title."""
    title, *rest = blocks
    headings = [block.text for block in rest if isinstance(block, Paragraph) and block.kind == "heading"]
    lines = [Paragraph(f"{text}{'…' * 12}{place + 1}") for place, text in enumerate(headings)]
    return [title, Paragraph("目  录"), *lines, *rest]


def _strangers(blocks: Iterable[Block]) -> list[Block]:
    """Tables that are not the form's, with columns named like some of its own."""
    texts = [["公开渠道", "政府网站", "政务微信", "其他", "总计"], ["信息数量", "523", "61", "7", "591"]]
    texts.append(["其中：行政许可", "17", "3", "2", "22"])
    stranger = tuple(Box(text, row, column) for row, line in enumerate(texts) for column, text in enumerate(line))
    done: list[Block] = []
    for block in blocks:
        if isinstance(block, Paragraph) and block.kind == "heading" and block.text[0] in "二六":
            done.append(Table(stranger, 2))
        done.append(block)
    return [*done, Table(stranger, 2)]


# name -> change of a whole report, for every container
VARIANTS: dict[str, Change] = {
    "joined-labels": _three(_joined_labels),
    "full-labels": _three(_full_labels),
    "group-rows": _three(_group_rows),
    "no-results": _three(_no_results),
    "results-row": _three(_results_row),
    "no-note": _three(_no_note),
    "note-below": _three(_note_below),
    "extra-row": _two(_extra_row),
    "plus-signs": _two(_plus),
    "swapped-rows": _two(_swapped),
    "four-stacked": _tables(_four_stacked),
    "continued": _tables(_continued),
    "units": _tables(_units),
    "remarks": _tables(_remarks),
    "typos": apply(_typos, prose=False),
    "other-heads": apply(_heads, prose=False),
    "short-labels": apply(_short, prose=False),
    "no-numbers": apply(_no_numbers, prose=False),
    "readings": apply(_readings, prose=False),
    "contents": _contents,
    "strangers": _strangers,
}
