"""What sentences state of things that the book knows: each with its figure, its claim and its scope."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from gkcheck.prose.inturn import told_in_turn
from gkcheck.prose.kinds import REST
from gkcheck.prose.scope import scope
from gkcheck.prose.stops import begins

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from gkcheck.checks.about import About
    from gkcheck.prose.items import Item, Run
    from gkcheck.prose.model import Passage
    from gkcheck.prose.stretches import Stretch
    from gkcheck.rulebook.claims import Claim
    from gkcheck.rulebook.library import Book
    from gkcheck.rulebook.rules import Rule

_FLOWS = re.compile(
    "(?:行政)?复议(?:申请|案件)?|诉讼|申请|留言|信访|投诉|咨询|建议|提案|工单|诉求|热线|来信|来电|审批|办件|案件"
)
"""What may be received and handled; only applications are in table three."""

_OTHER_APPLICATIONS = re.compile(
    "(?:登记|查询|档案|仲裁|开放|数据|[住租用公]房|低保|救助|补贴|补助|认定|评定|评审|职称|入学|入园|报名|注册|变更|贷款|融资|专利|商标|立案"
    "|执行|鉴定|赔偿|救济|调解|听证|回避|许可|审批|备案|资质|证照|工伤|就业|创业|项目)(?:事项)?申请"
)
"""Applications that are not for information."""

_REST = re.compile(f"(?:{REST}|另有|还有|尚有)的?$")
_ATTRIBUTES = re.compile(
    "主动公开\\d+[件份条个](?:[、,]不予?公开|[^。]{0,40}?依申请公开\\d+[件份条个][^。]{0,40}?不予?公开\\d)"
)
"""How documents are marked when they are drawn up, which is no answer to anybody."""

_OF_INFORMATION = re.compile("申请|公开")
_CASES = ("复议", "诉讼")
_ENDED = re.compile("[。;]")
"""A text without the end of a sentence is a table's label, or a row that stands on lines of its own."""


class Statement(NamedTuple):
    """A figure that a claim of a rule knows: the words it is known by, and whether its scope is the report's."""

    rule: Rule
    claim: Claim
    passage: Passage
    run: Run
    item: Item
    words: str
    own: bool


class _Known(NamedTuple):
    """A claim of figures, and what finds its words in a report of some year."""

    rule: Rule
    claim: Claim
    pattern: re.Pattern[str]

    def match(self, item: Item) -> re.Match[str] | None:
        """The claim's words before a figure or behind it."""
        return self.pattern.match(item.tail) if self.claim.behind else self.pattern.search(item.label)


class _Claims(NamedTuple):
    """The claims of figures in a unit, in the order in which they are tried.

    before, behind: one pattern each of all their words, which most figures do not match.
    """

    each: tuple[_Known, ...]
    before: re.Pattern[str]
    behind: re.Pattern[str]

    def of(self, item: Item) -> Iterator[tuple[_Known, re.Match[str]]]:
        """The claims whose words stand before a figure or behind it."""
        if self.before.search(item.label) or self.behind.match(item.tail):
            for known in self.each:
                match = known.match(item)
                if match is not None:
                    yield known, match


@lru_cache(maxsize=256)
def _claims(book: Book, unit: str, year: int | None) -> _Claims:
    found = tuple(
        _Known(rule, claim, claim.pattern(year))
        for rule, claim in book.claims()
        if claim.kind == "figure" and unit in claim.units
    )
    return _Claims(found, *(_any(known for known in found if known.claim.behind is behind) for behind in (False, True)))


def _any(claims: Iterable[_Known]) -> re.Pattern[str]:
    """What finds the words of one of the claims; nothing where there are none."""
    return re.compile("|".join(f"(?:{known.pattern.pattern})" for known in claims) or "(?!)")


def statements(about: About, text: Stretch) -> Iterator[Statement]:
    """Every figure of a passage that a claim knows; the first claim that fits takes it."""
    if not _ENDED.search(text.passage.text):
        return
    for run in text.runs:
        for item in told_in_turn(run.items):
            if item.quantity.unit or _ends_clause(run, item):
                found = _stated(about, text.passage, run, item)
                if found is not None:
                    yield found


def _stated(about: About, passage: Passage, run: Run, item: Item) -> Statement | None:
    year = about.report.year
    for known, match in _claims(about.book, item.quantity.unit, year).of(item):
        if _is_meant(about, passage, run, item, known.claim, match[0]):
            ahead = 0 if known.claim.behind else len(item.label) - match.start()
            if known.claim.rest and (rest := _REST.search(run.text[: item.quantity.start])):
                ahead = len(rest[0])
            bound = scope(run, item.quantity.start - ahead, about.report.agency, year)
            return Statement(known.rule, known.claim, passage, run, item, match[0], bound.own)
    return None


def _ends_clause(run: Run, item: Item) -> bool:
    """Whether a figure without a unit stands at the end of a clause, and begins no list (收到申请6,均已答复)."""
    return run.text[item.quantity.end : item.quantity.end + 1] in (",", ";", "。")


def _is_meant(about: About, passage: Passage, run: Run, item: Item, claim: Claim, words: str) -> bool:
    """Whether a figure with the words of a claim is what the claim is about."""
    clause = item.label + item.tail if claim.behind else item.label
    if claim.means_else(clause, about.report.year, item.tail) or not is_within(
        claim, passage, run, item.quantity.start
    ):
        return False
    return claim.table != "applications" or not _of_other_flow(run, item, words)


def _of_other_flow(run: Run, item: Item, words: str) -> bool:
    """Whether the sentence speaks of letters, cases or other applications before the figure, and the words do not."""
    start = begins(run.text, item.quantity.start)
    if "公开" in words and _ATTRIBUTES.search(run.text, begins(run.text, item.quantity.start, "。")):
        return True
    before = _OTHER_APPLICATIONS.sub("办件", run.text[max(start, run.start) : item.quantity.start])
    flows = _FLOWS.findall(before)
    if not flows or flows[-1] == "申请":
        return False
    if "申请" in words:
        return bool(_OTHER_APPLICATIONS.search(words))
    return not _OF_INFORMATION.search(words) or flows[-1].removeprefix("行政").startswith(_CASES)


def is_within(claim: Claim, passage: Passage, run: Run, at: int) -> bool:
    """Whether the words that a claim must stand with are in its sentence, the one before, or its section."""
    if not claim.within:
        return True
    if run.host is not None:
        return bool(re.search(claim.within, run.host.label + run.host.tail + passage.text[run.start : run.end]))
    words = claim.within.replace("section 4", "§4" if passage.section == 4 else "section 4")
    end = run.text.find("。", at)
    start = run.text.rfind("。", 0, max(run.text.rfind("。", 0, at), 0)) + 1
    sentence = passage.text[start : end if end >= 0 else len(passage.text)]
    return bool(re.search(words, sentence + ("§4" if passage.section == 4 else "")))
