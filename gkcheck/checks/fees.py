"""Checks of what section six owes on fees for handling applications, and of where an amount's unit is told."""

from __future__ import annotations

import re
from decimal import Decimal
from itertools import islice
from typing import TYPE_CHECKING

from gkcheck.findings.words import number

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gkcheck.findings.model import Finding
    from gkcheck.prose.model import Prose

    from .about import About
    from .headings import Heading

_FIRST = 2021
"""The first report year whose form wants a word on fees, and in which fees could be charged."""

_LAST_SECTION = 6
_SPEAKS = re.compile("处理费|收费|(?:收取|缴纳|交纳|产生|发生|免除|减免|征收)[^。;]{0,12}费")
_STEP = 10
_NEAR = 300
"""How far before an amount its sentence is read."""

_MOST = 20
"""So many amounts of one passage are looked at."""

_ROW = "applications.other.fee_not_paid_in_time"
_AMOUNT = r"(?P<amount>\d[\d,]*(?:\.\d+)?)(?P<unit>万?元)"
_TOTAL = re.compile(
    r"(?:收取|收到|收缴|征收|产生|发生)[^。;\d]{0,24}(?:信息)?处理费[^。;\d元]{0,14}" + _AMOUNT + r"(?!/|每|一)"
    r"|(?:信息)?处理费(?:收取|收入|金额|费用|数额)*(?:共计|合计|总计|总额|总金额|共|为|是|:|,)+[^。;\d元]{0,6}"
    + _AMOUNT.replace("amount", "sum").replace("unit", "of")
    + r"(?!/|每|一)"
)
_FEE = "处理费"
_NO_TOTAL = re.compile("每[件页人]|标准|按[件页]|减免|免收|免除|退还|退回|其中|分别|拟|应缴|应收|未缴|规定")
_PROCURED = re.compile(
    r"采购[^。;]{0,200}?(?:\d(?:[\d,.])*(?:余|多)?(?:[万亿千百])*元|单位[:为是]*[百千万亿]*元|以[万亿]?元为单位)"
)


def check_fees(about: About) -> Iterator[Finding]:
    """Findings on section six: silent about fees, and totals that no tariff can give."""
    year = about.report.year
    if about.report.edition not in ("2021", "mixed", "none") or (year is not None and year < _FIRST):
        return
    if year is None and about.report.edition != "2021":
        return
    last = [heading for heading in about.headings if heading.section == _LAST_SECTION]
    if last and not any(_SPEAKS.search(text) for heading in last for text in (heading.words, *heading.texts)):
        yield about.said("GK131", last[-1].passage, last[-1].span)
        yield from _unpaid(about, last[-1])
    yield from _totals(about)


def unit_in_prose(prose: Prose) -> bool:
    """Whether a sentence on procurement gives an amount in 元 or 万元, or says which of them figures are in."""
    return any(_PROCURED.search(passage.text) for passage in prose)


def _unpaid(about: About, heading: Heading) -> Iterator[Finding]:
    """Applications that ended because a fee was not paid, where the text knows of no fee."""
    columns = about.sheet.rows[_ROW].columns if _ROW in about.sheet.rows else ()
    filled = [f"{_ROW}.{column.name}" for column in columns if about.report.numbers.get(f"{_ROW}.{column.name}")]
    if filled:
        count = max(about.report.numbers[path] or 0 for path in filled)
        facts = {"count": number(count, "zh"), "section": heading.words}
        yield about.finding("GK306", about.cell(filled[-1]), facts=dict(facts))


def _totals(about: About) -> Iterator[Finding]:
    for passage in about.report.prose:
        if _FEE not in passage.text:
            continue
        for match in islice(_TOTAL.finditer(passage.text), _MOST):
            before = re.split("[。;!?]", passage.text[max(match.start() - _NEAR, 0) : match.start()])[-1]
            if _NO_TOTAL.search(before + match[0]):
                continue
            group, unit = ("amount", match["unit"]) if match["amount"] else ("sum", match["of"])
            amount = Decimal(match[group].replace(",", "")) * (10_000 if unit == "万元" else 1)
            if amount > 0 and amount % _STEP:
                yield about.said("GK132", passage, match.span(group), facts={"amount": f"{match[group]} {unit}"})
