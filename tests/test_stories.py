"""Causes in what people and programs are given: one story for each, in both languages, and the same in every output."""

from __future__ import annotations

import io
import json
import re

import pytest

from gkcheck import check, check_file
from gkcheck.checks.suspects import MOST_SETS
from gkcheck.findings.selection import choose
from gkcheck.findings.stories import SLIPS, by_cause, gravest, story
from gkcheck.output import BYTES, WRITERS, writer
from tests.apart import ROOT
from tests.layouts.figures import APPLICANTS
from tests.mistakes import REPORTS, changed, shifted_row
from tests.test_locate import A

WRONG = ROOT / "examples/2021-wrong.docx"


def written(style, result, lang="zh"):
    """What a writer makes of one result."""
    stream = io.StringIO()
    writer(style)([result], stream, lang)
    return stream.getvalue()


def wrong(numbers):
    """The result for the known report with other figures."""
    return check(changed(REPORTS["suqian-2024"], numbers))


def test_causes_are_numbered_in_print_order():
    """The slip breaks two relations, the total left at 0 another."""
    findings = check_file(WRONG).findings
    assert [(f.code, f.cause) for f in findings] == [("GK302", 1), ("GK303", 1), ("GK401", 2)]
    assert findings[0].suspects == findings[1].suspects
    ((suspect,),) = findings[0].suspects
    assert (suspect.cell.path, suspect.cell.printed) == (f"{A}unable.not_held.natural_person", "895")
    assert suspect.suggested == 859
    assert suspect.reason == ("十位、个位互换：895 应为 859", "tens and units digits exchanged: 895 should be 859")


@pytest.mark.parametrize(("lang", "reason"), [("zh", "总计没有填：0 应为 52"), ("en", "the total was never filled in")])
def test_json_gives_suspects_in_the_language_asked_for(lang, reason):
    """With the path, what is printed, and the figure."""
    found = json.loads(written("json", check_file(WRONG), lang))["files"][0]["findings"][-1]
    assert found["cause"] == 2
    ((suspect,),) = found["suspects"]
    assert suspect.pop("reason").startswith(reason)
    assert suspect == {"path": "cases.litigation_after_review.total", "printed": "0", "suggested": 52}


def test_text_tells_one_story_for_a_cause():
    """The likeliest cell once, with its place, then both relations."""
    said = written("text", check_file(WRONG))
    assert said.count(" ▸ ") == 2
    assert said.count("最可能：") == 2
    cell = "（四）无法提供 / 1.本机关不掌握相关政府信息 / 自然人"
    assert f"最可能：第 2 个表第 16 行第 4 列 {cell} 填的 895 应为 859（十位、个位互换）" in said
    assert said.count("【895】") == 2
    assert "\n   GK302 自然人：" in said
    assert "\n   GK303 （四）无法提供" in said


def test_a_selection_keeps_the_story():
    """Where one of two relations is left out, the other still has its cause."""
    said = written("text", choose(check_file(WRONG), ["GK303"], []))
    assert said.count("895 应为 859") == 1
    assert "GK302" not in said


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("style", ["text", "github"])
def test_misread_tables_are_called_so(style, lang):
    """No cell is named as the wrong one."""
    row = f"{A}unable.not_held"
    result = wrong({f"{row}.{column}": 5 + i for i, column in enumerate(APPLICANTS)})
    said = written(style, result, lang)
    assert {"zh": "整张表读错或者粘贴错位", "en": "misread or pasted wrongly"}[lang] in said
    assert "最可能" not in said
    assert len(by_cause(f for f in result.findings if f.cause)) == 1


def test_several_cells_are_told_together():
    """Two exchanged: each with its figure and its partner; the next best set after them."""
    numbers = REPORTS["suqian-2024"].numbers
    one, other = f"{A}granted.natural_person", f"{A}partial.natural_person"
    told = story(wrong({one: numbers[other], other: numbers[one]}).findings[0], "zh")
    assert told[0] == "最可能："
    assert "（一）予以公开 / 自然人 填的 462 应为 1408（与“（二）部分公开”互换）" in told[1]
    assert told[3].startswith("也可能：")


@pytest.mark.parametrize("more", [13, -5])
def test_equals_are_not_called_likeliest(more):
    """A sum of table four off by a figure that no slip explains, or one for each cell: side by side."""
    total = REPORTS["suqian-2024"].numbers["cases.review.total"]
    (finding,) = wrong({"cases.review.total": total + more}).findings
    told = story(finding, "zh")
    assert told[0] == "可能是这几处之一，改一处就都成立："
    assert len(told) == 6
    assert len(finding.suspects) <= MOST_SETS


def test_large_slips_say_what_happened_once():
    """A shifted row is one story, not six."""
    import random

    report = REPORTS["suqian-2024"]
    for seed in range(40):
        mistakes = shifted_row(random.Random(seed), report)
        if len(mistakes) >= 5:
            break
    finding = check(changed(report, mistakes)).findings[0]
    told = story(finding, "zh")
    assert re.match(r"最可能：\d 格一起改（这一行的数向[左右]错了一栏）", told[0])
    assert sum("错了一栏" in line for line in told) == 1


def test_words_exist_for_every_slip():
    """In both languages, and with nothing left to fill in once the facts are given."""
    for kind, words in SLIPS.items():
        for side in words:
            assert side.strip(), kind
            facts = dict.fromkeys(["high", "low", "place", "count", "other"], "x")
            assert "{" not in side.format(**facts)


def test_groups_keep_every_finding():
    """Findings without a cause stand alone; the gravest severity leads."""
    findings = check_file(ROOT / "examples/2019-wrong.docx").findings
    groups = by_cause(findings)
    assert sorted(map(len, groups)) == [1, 2]
    assert {gravest(group) for group in groups} == {"error"}


def test_every_writer_tells_every_relation():
    """Grouping hides none of the codes."""
    for style in WRITERS.keys() - BYTES:
        said = written(style, check_file(WRONG))
        assert all(code in said for code in ("GK302", "GK303", "GK401"))
