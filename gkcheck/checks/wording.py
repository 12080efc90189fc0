"""Checks of how a report is divided and whether it is finished: parts announced, sub-headings, template text."""

from __future__ import annotations

import re
from itertools import groupby, pairwise
from typing import TYPE_CHECKING

from gkcheck.prose.numerals import number, numeral
from gkcheck.prose.quoting import QUOTED, blanked

from .headings import ANNEX

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from gkcheck.findings.model import Finding
    from gkcheck.prose.model import Passage

    from .about import About
    from .headings import Heading

_PARTS = re.compile(r"(?<![第前后\d])([一二三四五六七八九十两]{1,2}|\d{1,2})个?大?(?:部分|部份)(?!的|公开|内容公开)")
_OF_REPORT = re.compile("报告|年报|全文|本报|正文")
_DIVIDED = re.compile("由|包括|组成|构成|分为|分|共|包含|涵盖")
_ROW = re.compile(
    r"\([一二三四五六七八九十]+\)[、.:]?(?:予以公开|部分公开|不予公开|无法提供|不予处理|其[他它]处理|总计|合计)"
)
_UNITS = "年月日号件条次个项份篇期局委厅办市县区镇乡街人元万"
_LEFT = re.compile(
    r"(?:该|本|此|这一?)部分(?:以|用|为)?[^。,;()]{0,6}表格(?:的)?形式[^。,;()]{0,4}|以表格形式(?:报告|填报|呈现)"
    r"|这一项(?:主要)?(?:报告|填报|以表格|用表格)[^。;]{0,20}"
    r"|(?:此处|这里|请在此处?|请在这里|请自行|请按[^。;,()]{0,12})(?:填写|填报|插入|输入|补充|说明|概述)"
    r"|\((?:请|本部分|此部分|该部分|这部分|主要)[^()]{0,60}?(?:填写|填报|填入|撰写|概述|简述|阐述)[^()]{0,60}\)"
    r"|\((?:单位|机关|部门|行政机关)(?:全称|名称)\)|(?<![\dA-Za-z])请填写"
    r"|\([^()]{0,10}(?:宋体|黑体|楷体|仿宋|行距|行间距)[^()]{0,20}\)"
    r"|\((?:字数)?(?:不超过|控制在|限)\d{2,5}字(?:以内|左右)?\)|\(\d{2,5}字(?:以内|左右)\)|(?<=情况)\(表格\)$"
    rf"|(?<![A-Za-z0-9./@:_-])(?:20)?[X×]{{2,4}}(?=[{_UNITS}])|(?<![A-Za-z0-9./@:_-])20\d[X×](?=年)"
    rf"|(?<![A-Za-z0-9./@:_-])(?:20)?x{{2,4}}(?=[{_UNITS}])|_{{3,}}(?=[{_UNITS}])"
)
_MAYBE_LEFT = re.compile(
    "表格|[宋黑楷]体|仿宋|行距|行间距|\\d字|这一项|此处|这里|请|[Xx×_]{2}|20\\d[X×]"
    "|\\((?:本|此|该|这|主要|单位|机关|部门|行政机关)"
)
"""Without one of these nothing is left of the template."""

_QUOTED = re.compile(QUOTED)


def check_wording(about: About) -> Iterator[Finding]:
    """Findings on the count of parts, the numbers of sub-headings and what is left of the template."""
    found = about.headings
    yield from _parts(about, found)
    for heading in found:
        yield from _subheadings(about, heading)
    yield from _leftovers(about)


def _parts(about: About, found: tuple[Heading, ...]) -> Iterator[Finding]:
    """The number of parts that the preamble gives; an annex may be counted as one."""
    counts = _counts(found)
    if not counts:
        return
    for passage in about.report.prose:
        if passage.section > 1 or (passage.level == 1 and passage.number > 1):
            return
        for match in _PARTS.finditer(passage.text):
            before = re.split("[。!?]", passage.text[: match.start()])[-1]
            clause = before + re.split("[。!?]", passage.text[match.start() :])[0]
            if not (_OF_REPORT.search(clause) and _DIVIDED.search(clause)) or "方面" in clause[len(before) :]:
                continue
            stated = number(match[1])
            spare = 1 if ANNEX.search(clause) or any(ANNEX.search(heading.words) for heading in found) else 0
            if stated and not any(abs(stated - count) <= spare for count in counts):
                facts = {"stated": stated, "found": counts[0]}
                yield about.said("GK113", passage, match.span(), facts=dict(facts))
            return


def _counts(found: Sequence[Heading]) -> tuple[int, ...]:
    """How many parts the headings make: their number, and the last number where some repeat or are missing."""
    titled = [heading for heading in found if heading.words]
    numbers = [heading.number for heading in titled if heading.number]
    if len(numbers) < 3 or numbers[0] != 1:
        return ()
    known = {heading.section for heading in titled} - {0}
    counts = {len(titled), len(numbers), *numbers[-1:], max(numbers), len(known) if len(known) > 4 else len(titled)}
    return (len(titled), *sorted(counts - {len(titled)}))


def _subheadings(about: About, heading: Heading) -> Iterator[Finding]:
    """The first of a section's (一)(二)(三) that repeats or skips a number; another (一) begins a new list."""
    listed = [(i, p) for i, p in enumerate(heading.below) if p.level == 2 and not _ROW.match(p.text)]
    for _, run in groupby(_lists(listed), key=lambda item: item[0]):
        members = [(i, passage) for _, i, passage in run]
        if members[0][1].number != 1:
            continue
        for (i, before), (j, passage) in pairwise(members):
            between = "".join(p.text for p in heading.below[i:j])
            lost = [n for n in range(before.number + 1, passage.number) if f"({numeral(n)})" not in between]
            if lost or passage.number <= before.number:
                shown = "".join(f"({numeral(p.number)})" for _, p in members)
                end = len(numeral(passage.number)) + 2
                yield about.said("GK114", passage, (0, end), facts={"numbers": shown, "section": heading.words})
                break


def _lists(listed: list[tuple[int, Passage]]) -> Iterator[tuple[int, int, Passage]]:
    """Numbered passages with the number of the list that they belong to."""
    count = 0
    for index, passage in listed:
        count += passage.number == 1
        yield count, index, passage


def _leftovers(about: About) -> Iterator[Finding]:
    """What of a passage is the template's, not the report's; words in quotation marks are told of something else."""
    for passage in about.report.prose:
        if not _MAYBE_LEFT.search(passage.text):
            continue
        bare = blanked(passage.text, _QUOTED)
        marks = [match.span() for match in _LEFT.finditer(bare)]
        if marks:
            yield about.said("GK116", passage, *marks, facts={"count": len(marks)})
