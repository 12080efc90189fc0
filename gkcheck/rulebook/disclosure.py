"""Table two, 主动公开政府信息情况, in print order, both editions.

Source: 条例 (国务院令第711号) art. 20 (一)(五)(六)(八)(九); 国办公开办函〔2019〕60号 and 〔2021〕30号, annexes.
"""

from __future__ import annotations

from .fields import Count, Form, Money, column, row

ITEM_1, ITEM_5, ITEM_6, ITEM_8, ITEM_9 = (f"第二十条第（{n}）项" for n in "一五六八九")


class Documents2019(Form):
    """Documents under art. 20 (一), edition 2019, counts (件)."""

    made: Count = column("本年新制作数量", "made this year", "新制作数量", "本年制作数量")
    published: Count = column("本年新公开数量", "published this year", "新公开数量", "本年公开数量")
    total_public: Count = column("对外公开总数量", "public in all", "对外公开总数")


class Items2019(Form):
    """Items and decisions under art. 20 (五)(六), edition 2019; `change` is signed."""

    previous_items: Count = column("上一年项目数量", "items last year", "上年项目数量", "上一年度项目数量")
    change: Count = column("本年增/减", "change this year", "本年增减", signed=True)
    decisions: Count = column("处理决定数量", "decisions", "本年处理决定数量")


class FeeItems2019(Form):
    """Fee items under art. 20 (八), edition 2019; `change` is signed."""

    previous_items: Count = column("上一年项目数量", "items last year", "上年项目数量", "上一年度项目数量")
    change: Count = column("本年增/减", "change this year", "本年增减", signed=True)


class Amount(Form):
    """An amount of money as printed: the figure and the unit that stands beside it, `""` where none does."""

    value: Money
    unit: str = ""


class Procurement2019(Form):
    """Central procurement under art. 20 (九), edition 2019. The form prints no unit for the amount."""

    projects: Count = column("采购项目数量", "projects", "采购项目数")
    amount: Amount | None = column("采购总金额", "total amount", "采购金额")


class Documents2021(Form):
    """Documents under art. 20 (一), edition 2021, counts (件)."""

    made: Count = column("本年制发件数", "issued this year", "制发件数", "本年制发数")
    repealed: Count = column("本年废止件数", "repealed this year", "废止件数", "本年废止数")
    in_force: Count = column("现行有效件数", "in force", "现行有效数")


class Decisions2021(Form):
    """Decisions under art. 20 (五)(六), edition 2021, counts."""

    decisions: Count = column("本年处理决定数量", "decisions this year", "处理决定数量")


class Fees2021(Form):
    """Fees under art. 20 (八), edition 2021, in 万元 as the header prints."""

    amount: Money | None = column(
        "本年收费金额（单位：万元）", "fees charged this year (10 000 yuan)", "收费金额", unit="万元"
    )


class Disclosure2019(Form):
    """Table two of edition 2019: five blocks."""

    government_rules: Documents2019 = row(Documents2019, "规章", "government rules", "政府规章", over=ITEM_1)
    normative_documents: Documents2019 = row(
        Documents2019, "规范性文件", "normative documents", "行政规范性文件", over=ITEM_1
    )
    licensing: Items2019 = row(Items2019, "行政许可", "administrative licensing", over=ITEM_5)
    other_services: Items2019 = row(
        Items2019, "其他对外管理服务事项", "other public services", "其它对外管理服务事项", over=ITEM_5
    )
    penalties: Items2019 = row(Items2019, "行政处罚", "administrative penalties", over=ITEM_6)
    compulsion: Items2019 = row(Items2019, "行政强制", "administrative compulsion", over=ITEM_6)
    fees: FeeItems2019 = row(FeeItems2019, "行政事业性收费", "administrative fees", over=ITEM_8)
    procurement: Procurement2019 = row(Procurement2019, "政府集中采购", "central procurement", over=ITEM_9)


class Disclosure2021(Form):
    """Table two of edition 2021: four blocks."""

    government_rules: Documents2021 = row(Documents2021, "规章", "government rules", "政府规章", over=ITEM_1)
    normative_documents: Documents2021 = row(
        Documents2021, "行政规范性文件", "normative documents", "规范性文件", over=ITEM_1
    )
    licensing: Decisions2021 = row(Decisions2021, "行政许可", "administrative licensing", over=ITEM_5)
    penalties: Decisions2021 = row(Decisions2021, "行政处罚", "administrative penalties", over=ITEM_6)
    compulsion: Decisions2021 = row(Decisions2021, "行政强制", "administrative compulsion", over=ITEM_6)
    fees: Fees2021 = row(Fees2021, "行政事业性收费", "administrative fees", over=ITEM_8)
