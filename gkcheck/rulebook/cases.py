"""Table four, 政府信息公开行政复议、行政诉讼情况, in print order: one data row of fifteen values.

Source: 国办公开办函〔2019〕60号 and 国办公开办函〔2021〕30号, annexes.
"""

from __future__ import annotations

from .fields import Count, Form, column, row


class Outcomes(Form):
    """The five values of a group, all counts of cases (件)."""

    upheld: Count = column("结果维持", "upheld", "维持")
    corrected: Count = column("结果纠正", "corrected", "纠正")
    other: Count = column("其他结果", "other results", "其它结果", "其他")
    pending: Count = column("尚未审结", "pending", "尚未办结", "未审结")
    total: Count = column("总计", "total", "合计", "总数")


LITIGATION = "行政诉讼"


class Cases(Form):
    """Table four of both editions."""

    review: Outcomes = row(Outcomes, "行政复议", "administrative review")
    litigation_direct: Outcomes = row(
        Outcomes, "未经复议直接起诉", "litigation without prior review", "直接起诉", over=LITIGATION
    )
    litigation_after_review: Outcomes = row(
        Outcomes, "复议后起诉", "litigation after review", "经复议后起诉", over=LITIGATION
    )
