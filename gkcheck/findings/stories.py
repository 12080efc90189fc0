"""Stories of causes: findings grouped by what went wrong, the likeliest cell first, in words of both languages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gkcheck.rulebook.levels import BETWEEN
from gkcheck.rulebook.rules import SEVERITIES
from gkcheck.rulebook.sheets import Text

from .levels import story as between_levels
from .words import number, place, say, short

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from gkcheck.reports.model import Number

    from .model import CellRef, Finding, Suspect

_UNEXPLAINED = ("arbitrary", "at-least", "at-most")
_MOST_OTHERS = 3
_MOST_CELLS = 4

SLIPS = {
    "swapped": Text("{high}、{low}互换", "{high} and {low} digits exchanged"),
    "replaced": Text("{place}上的数字打错", "wrong {place} digit"),
    "lost": Text("漏了一位数字", "a digit was lost"),
    "doubled": Text("有一位数字打了两遍", "a digit was typed twice"),
    "extra": Text("多了一位数字", "a digit too many"),
    "total-left": Text("总计没有填", "the total was never filled in"),
    "sign": Text("正负号相反", "the sign is reversed"),
    "unit": Text("差一万倍，可能把元与万元弄错", "a factor of 10 000: 元 and 万元 may have been confused"),
    "partial-twice": Text(
        "多出的正好是“部分公开”的 {count} 件，可能重复计了",
        "too many by the {count} of partial disclosure, counted twice",
    ),
    "neighbour": Text("与相邻一格的数相同，可能抄错了格", "the same as the cell beside it, perhaps copied from there"),
    "part-left-out": Text("少的正好是“{other}”的数，可能漏加", "less by just what “{other}” counts, perhaps left out"),
    "part-twice": Text(
        "多的正好是“{other}”的数，可能加了两遍", "more by just what “{other}” counts, perhaps added twice"
    ),
    "blank": Text("空着没有填", "left blank"),
    "exchanged": Text("与“{other}”互换", "exchanged with “{other}”"),
    "carried": Text("“{other}”填错，总计跟着错", "“{other}” is wrong, and the total with it"),
    "row-on": Text("这一行的数向右错了一栏", "the figures of this row stand one column too far right"),
    "row-back": Text("这一行的数向左错了一栏", "the figures of this row stand one column too far left"),
    "column-on": Text("这一栏的数向下错了一行", "the figures of this column stand one row too low"),
    "column-back": Text("这一栏的数向上错了一行", "the figures of this column stand one row too high"),
    "rows-exchanged": Text("整行与“{other}”互换", "the whole row was exchanged with “{other}”"),
    "columns-exchanged": Text("整栏与“{other}”互换", "the whole column was exchanged with “{other}”"),
    "at-least": Text("至少要这么多", "at least so many"),
    "at-most": Text("至多只能这么多", "at most so many"),
    "arbitrary": Text("按其他各格推算", "reckoned from the other cells"),
    "last-year": Text("按上年报告就是这个数", "the figure that last year's report gives"),
}
"""How a figure may have gone wrong, by the kind of slip."""

_PLACES = {
    "units": Text("个位", "units"),
    "tens": Text("十位", "tens"),
    "hundreds": Text("百位", "hundreds"),
    "thousands": Text("千位", "thousands"),
    "myriads": Text("万位", "ten-thousands"),
    "ten-myriads": Text("十万位", "hundred-thousands"),
    "millions": Text("百万位", "millions"),
    "ten-millions": Text("千万位以上", "ten-millions or higher"),
}
_WORDS = {
    "should-be": Text("：{value} 应为 {suggested}", ": {value} should be {suggested}"),
    "one": Text("{cell} 填的 {value} 应为 {suggested}（{why}）", "{cell}: {value} should be {suggested} ({why})"),
    "likeliest": Text("最可能：{cells}", "most likely: {cells}"),
    "likeliest-many": Text("最可能：{count} 格一起改（{why}）", "most likely {count} cells together ({why})"),
    "each": Text("{cell} 填的 {value} 应为 {suggested}", "{cell}: {value} should be {suggested}"),
    "one-of": Text("可能是这几处之一，改一处就都成立：", "one of these, any of which would restore it:"),
    "also": Text("也可能：{cells}", "or: {cells}"),
    "more": Text("另有 {count} 种改法", "{count} more ways"),
    "or-before": Text("本年没有填错的，就是上年报告填错了", "if none of these is wrong, last year's report is"),
    "and": Text("；", "; "),
    "in-all": Text("等 {count} 格", "and others, {count} cells in all"),
    "misread": Text(
        "找不到四格以内的改法：多半是整张表读错或者粘贴错位，请先把整张表与原件对照",
        "no change of up to four cells restores it: the table was probably misread or pasted wrongly; "
        "compare all of it with its source first",
    ),
    "years-apart": Text(
        "单改这里，本表原来成立的关系就不成立：请与上年报告逐格对照，看是哪一年的报告填错了",
        "to change this alone would break relations that hold; compare it with last year's report cell by cell, "
        "to see which of the two is wrong",
    ),
    "no-way": Text(
        "改任何一格都不够，请把这几格与原件对照", "no change of one cell is enough; compare them with their source"
    ),
}


def _say(phrase: str, lang: str, **facts: object) -> str:
    return _WORDS[phrase].into(lang).format(**facts)


def reason(
    kind: str, facts: Mapping[str, Text], value: Number | None, suggested: Number, *, told_before: bool = False
) -> Text:
    """Why a cell is suspected: `十位、个位互换：72 应为 27`; facts: the words that the kind of slip needs.

    told_before: whether last year's report gives the suggested figure.
    """
    sides = []
    for lang in ("zh", "en"):
        told = {name: words.into(lang) for name, words in facts.items()}
        told_why = [] if told_before and kind in _UNEXPLAINED else [SLIPS[kind].into(lang).format(**told)]
        told_why += [SLIPS["last-year"].into(lang)] if told_before else []
        sides.append(say("comma", lang).join(told_why) + _should_be(value, suggested, lang))
    return Text(*sides)


def digit_place(name: str) -> Text:
    """The place of a digit in a figure: `tens`, 十位."""
    return _PLACES[name]


def _should_be(value: Number | None, suggested: Number, lang: str) -> str:
    return _say("should-be", lang, value=number(value, lang), suggested=number(suggested, lang))


def by_cause(findings: Iterable[Finding]) -> list[tuple[Finding, ...]]:
    """Findings with those of one cause together, each group where its first stood; others alone."""
    groups: dict[object, list[Finding]] = {}
    for place_, finding in enumerate(findings):
        key = ("alone", place_) if finding.cause is None else finding.cause
        groups.setdefault(key, []).append(finding)
    return [tuple(group) for group in groups.values()]


def gravest(group: Iterable[Finding]) -> str:
    """The gravest severity in a group."""
    return min((finding.severity for finding in group), key=SEVERITIES.index)


def likeliest(finding: Finding) -> tuple[CellRef, ...]:
    """The cells of the likeliest set; none where there is none."""
    return tuple(suspect.cell for suspect in finding.suspects[0]) if finding.suspects else ()


def story(finding: Finding, lang: str) -> list[str]:
    """What most likely went wrong and what else may have, line by line; nothing for a finding without a cause."""
    if finding.cause is None:
        return []
    if finding.rule.each == BETWEEN and not finding.suspects:
        return between_levels(finding, lang)
    if not finding.suspects:
        return [_say(_unmended(finding), lang)]
    return [*_suspected(finding, lang), *_or_before(finding, lang)]


def _or_before(finding: Finding, lang: str) -> list[str]:
    """That last year's report may be the wrong one, where it is all that this one is at odds with."""
    return [] if all(cell.own for cell in finding.cells) else [_say("or-before", lang)]


def _suspected(finding: Finding, lang: str) -> list[str]:
    first, *others = finding.suspects
    if others and len(first) == 1 and (_unexplained(first, lang) or _alike(first, others[0], lang)):
        return [_say("one-of", lang), *(f"  {_set(suspects, lang)}" for suspects in finding.suspects)]
    lines = [*_first(first, lang)]
    lines += [_say("also", lang, cells=_set(suspects, lang)) for suspects in others[:_MOST_OTHERS]]
    if len(others) > _MOST_OTHERS:
        lines.append(_say("more", lang, count=len(others) - _MOST_OTHERS))
    return lines


def headline(finding: Finding, lang: str) -> str:
    """The beginning of the story on one line."""
    return _say("and", lang).join(line.strip() for line in story(finding, lang)[:2])


def _unmended(finding: Finding) -> str:
    """What is said where no change restores a relation."""
    if finding.relation is None or finding.relation.operator != "==":
        return "no-way"
    return "misread" if all(cell.own for cell in finding.cells) else "years-apart"


def _unexplained(suspects: Iterable[Suspect], lang: str) -> bool:
    return all(why(suspect, lang) in {SLIPS[kind].into(lang) for kind in _UNEXPLAINED} for suspect in suspects)


def _alike(one: tuple[Suspect, ...], other: tuple[Suspect, ...], lang: str) -> bool:
    """Whether two sets of one cell are explained by the same slip, so that neither is likelier."""
    return len(other) == 1 and why(one[0], lang) == why(other[0], lang)


def _first(suspects: tuple[Suspect, ...], lang: str) -> Iterator[str]:
    if len(suspects) == 1:
        yield _say("likeliest", lang, cells=_one(suspects[0], lang))
        return
    whys = list(dict.fromkeys(why(suspect, lang) for suspect in suspects))
    if len(whys) == 1:
        yield _say("likeliest-many", lang, count=len(suspects), why=whys[0])
    else:
        yield _say("likeliest", lang, cells="").rstrip()
    for suspect in suspects:
        yield f"  {_each(suspect, lang) if len(whys) == 1 else _one(suspect, lang)}"


def _set(suspects: tuple[Suspect, ...], lang: str) -> str:
    """A set on one line; of a large one the first cells."""
    shown = _say("and", lang).join(_one(suspect, lang) for suspect in suspects[:_MOST_CELLS])
    return shown if len(suspects) <= _MOST_CELLS else shown + _say("in-all", lang, count=len(suspects))


def _one(suspect: Suspect, lang: str) -> str:
    return _say("one", lang, **_facts(suspect, lang), why=why(suspect, lang))


def _each(suspect: Suspect, lang: str) -> str:
    return _say("each", lang, **_facts(suspect, lang))


def _facts(suspect: Suspect, lang: str) -> dict[str, str]:
    label = " / ".join(short(part) for part in suspect.cell.label.into(lang).split(" / "))
    where = place(suspect.cell.place, lang)
    return {
        "cell": f"{where} {label}".strip(),
        "value": number(suspect.cell.value, lang),
        "suggested": number(suspect.suggested, lang),
    }


def why(suspect: Suspect, lang: str) -> str:
    """How a suspect may have gone wrong, without the figures, which are told beside it."""
    return suspect.reason.into(lang).removesuffix(_should_be(suspect.cell.value, suspect.suggested, lang))
