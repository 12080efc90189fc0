"""The reports of `examples/`: published figures, words of our own, and what is changed in them.

The figures are those of 上海市人民政府办公厅 for 2019 and of 宿迁市人民政府 for 2023 and 2024; the words tell the true
figures. In the `wrong` reports the cells of `SLIPS` are changed; in the `blanks` reports zeros, in 2019 totals too, are
left out.
"""

import copy
from typing import Any

from tests.layouts.figures import FIGURES, Figures, leaves, lookup
from tests.layouts.printed import Block, Paragraph, Table, tables

SLIPS: dict[str, dict[str, object]] = {
    "2019-wrong": {
        "applications.not_processed.repeated.natural_person": "5o",
        "applications.carried_out.natural_person": 27,
    },
    "2021-wrong": {
        "applications.unable.not_held.natural_person": 895,
        "cases.litigation_after_review.total": 0,
    },
}
NAMES = ("2019-clean", "2019-wrong", "2019-blanks", "2021-clean", "2021-wrong", "2021-blanks")
HEADINGS = (
    "一、总体情况",
    "二、主动公开政府信息情况",
    "三、收到和处理政府信息公开申请情况",
    "四、政府信息公开行政复议、行政诉讼情况",
    "五、存在的主要问题及改进情况",
    "六、其他需要报告的事项",
)


def figures(name: str) -> tuple[Figures, Figures]:
    """The figures that an example prints, and the true ones, which its words tell."""
    published = FIGURES[{"2019": "shanghai-office-2019", "2021": "suqian-2024"}[name[:4]]]
    if name == "2021-blanks":
        true = FIGURES["suqian-2023"]
        return changed(true, {path: None for path, value in leaves(true.form) if value == 0}), true
    true = _filled(published)
    if name == "2019-blanks":
        return published, true
    return changed(true, SLIPS.get(name, {})), true


def changed(given: Figures, cells: dict[str, Any]) -> Figures:
    """The same report with other figures in some cells."""
    form = copy.deepcopy(given.form)
    for path, value in cells.items():
        row, _, column = path.rpartition(".")
        lookup(form, row)[column] = value
    return Figures(given.agency, given.year, given.edition, form)


def _filled(given: Figures) -> Figures:
    """Blanks as zeros, and blank totals of table three as the sums of their rows."""
    cells: dict[str, int] = {}
    for path, value in leaves(given.form):
        row, _, column = path.rpartition(".")
        if value is None:
            rest = [v for name, v in lookup(given.form, row).items() if name != "total" and v is not None]
            cells[path] = sum(rest) if column == "total" else 0
    return changed(given, cells)


def _total(form: dict[str, Any], path: str) -> int:
    """The sum of the totals of a row or a group of rows of table three."""
    return sum(int(str(value)) for cell, value in leaves(lookup(form, path)) if cell.endswith("total"))


def _handled(form: dict[str, Any]) -> str:
    names = ("予以公开", "部分公开", "不予公开", "无法提供", "不予处理", "其他处理")
    groups = ("granted", "partial", "denied", "unable", "not_processed", "other")
    counts = [_total(form, f"applications.{group}") for group in groups]
    return "、".join(f"{name}{count}件" for name, count in zip(names, counts, strict=True) if count)


def _received(form: dict[str, Any]) -> tuple[int, ...]:
    return tuple(_total(form, f"applications.{row}") for row in ("received", "carried_in", "handled", "carried_out"))


def shanghai(true: Figures) -> list[list[str]]:
    """The words of the six sections for 2019."""
    new, old, handled, left = _received(true.form)
    review = true.form["cases"]["review"]
    return [
        [
            "2019年，本机关围绕市政府中心工作，落实修订后的政府信息公开条例，推动公开工作平稳有序开展。",
            (
                "（一）主动公开情况。全年通过政府网站和政府公报公开规章13件、规范性文件60件，"
                "重要政策均同步配发解读材料。市政府常务会议的重要议题及时向社会发布，并设专栏供公众按日期查阅。"
            ),
            (
                f"（二）依申请公开情况。全年新收政府信息公开申请{new}件，上年结转{old}件；"
                f"办结{handled}件，其中{_handled(true.form)}；结转下年度继续办理{left}件。"
                f"因政府信息公开引发的行政复议案件{review['total']}件，"
                f"其中结果维持{review['upheld']}件、尚未审结{review['pending']}件。"
            ),
            "（三）政府信息管理情况。制发公文时同步确定公开属性，拟不公开的逐件说明理由，从源头上落实应公开尽公开。",
            "（四）平台建设情况。完善网上申请页面，增加在线补正、撤回申请和查询办理进度等功能，方便公众使用。",
            "（五）监督保障情况。定期通报公开工作进展，组织业务骨干学习新条例，统一办理标准和答复文书。",
        ],
        ["主动公开政府信息的数据见下表。"],
        ["收到和处理政府信息公开申请的数据见下表。"],
        ["因政府信息公开引发的行政复议和行政诉讼数据见下表。"],
        [
            "主要问题：对条例新增内容的理解还不够深入，公众参与决策的渠道还不够畅通，政策解读的形式还比较单一。",
            (
                "改进情况：分专题开展业务学习，把常见问题编成办理手册；重要决策事先公开征求意见，并反馈采纳情况；"
                "多用图表和问答解读政策，让群众看得懂、用得上。"
            ),
        ],
        ["没有其他需要报告的事项。"],
    ]


def suqian(true: Figures) -> list[list[str]]:
    """The words of the six sections for 2023 and 2024."""
    new, old, handled, left = _received(true.form)
    year, rules, papers = true.year, *(true.form["disclosure"][n] for n in ("government_rules", "normative_documents"))
    review = true.form["cases"]["review"]
    count, fees = {2023: (25, 2950), 2024: (3, 2230)}[year]
    return [
        [
            f"{year}年，全市各级行政机关坚持以公开为常态、不公开为例外，持续提升公开质量，更好服务企业和群众。",
            (
                f"（一）主动公开情况。全市制发规章{rules['made']}件、行政规范性文件{papers['made']}件，"
                f"废止行政规范性文件{papers['repealed']}件，现行有效的行政规范性文件{papers['in_force']}件，"
                "均在政府网站政策文件库集中公开，按主题分类，方便查找和下载。"
            ),
            (
                f"（二）依申请公开情况。全市新收政府信息公开申请{new}件，上年结转{old}件，共{new + old}件；"
                f"办结{handled}件，其中{_handled(true.form)}；结转下年度继续办理{left}件。"
                f"因政府信息公开引发的行政复议案件{review['total']}件，其中结果维持{review['upheld']}件、"
                f"结果纠正{review['corrected']}件、其他结果{review['other']}件、尚未审结{review['pending']}件。"
            ),
            "（三）政府信息管理情况。拟制公文时同步认定公开属性，公开前进行保密审查，防止泄露国家秘密和个人隐私。",
            "（四）平台建设情况。办好政府网站和政务新媒体，在政务服务大厅设置公开专区，提供查阅和咨询服务。",
            "（五）监督保障情况。把公开工作列入年度培训，开展网上巡查，对发现的问题及时通报、限期整改。",
        ],
        ["全市主动公开政府信息的数据见下表。"],
        ["全市收到和处理政府信息公开申请的数据见下表。"],
        ["全市因政府信息公开引发的行政复议和行政诉讼数据见下表。"],
        {
            2023: [
                "主要问题：部分栏目更新不够及时，个别单位对申请的答复不够规范，公开专区的利用率不高。",
                "改进情况：逐个栏目明确责任人和更新时限；组织案卷互查，统一答复文书；延长专区开放时间，配备专人引导。",
            ],
            2024: [
                "主要问题：政策解读还不够贴近企业需求，少数单位办理申请时与申请人沟通不足，各公开平台之间协同不够。",
                "改进情况：围绕惠企政策制作办事清单和常见问答；推行受理后先联系、先沟通；打通各平台的数据，做到一处发布、处处可查。",
            ],
        }[year],
        [f"{year}年，全市依照有关规定对{count}件政府信息公开申请收取信息处理费，共计{fees}元。"],
    ]


def blocks(name: str) -> list[Block]:
    """An example as paragraphs and tables."""
    return assembled(*figures(name))


def assembled(printed: Figures, true: Figures) -> list[Block]:
    """A report as paragraphs and tables, of the figures that its tables print and those that its words tell."""
    words = shanghai(true) if true.year == 2019 else suqian(true)
    year, parts = true.year, tables(printed)
    found: list[Block] = [
        Paragraph(f"{true.agency}{year}年政府信息公开工作年度报告", "title"),
        Paragraph(
            "本报告根据《中华人民共和国政府信息公开条例》的要求编制，"
            f"所列数据的统计期限自{year}年1月1日起至{year}年12月31日止。"
        ),
    ]
    for place, heading in enumerate(HEADINGS):
        found += [Paragraph(heading, "heading"), *map(Paragraph, words[place])]
        found += [Table(tuple(parts[place - 1]), place + 1)] if 1 <= place <= 3 else []
    return found
