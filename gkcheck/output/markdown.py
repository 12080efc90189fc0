"""Markdown for job summaries and comments: the counts, a table of the files, then what is wrong in each, gravest first.

Reports come from strangers: all of their text is escaped, and the whole stays within what a job summary takes.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, TextIO

from gkcheck.findings.gate import closing
from gkcheck.findings.gatewords import leftovers, tell
from gkcheck.findings.officewords import office
from gkcheck.findings.stories import by_cause, gravest, story
from gkcheck.findings.tally import KINDS, Tally, counted, ended
from gkcheck.findings.words import hint, message, place, say
from gkcheck.rulebook.rules import SEVERITIES

from .markdown_room import LINE, ROOM, File, Item, clipped, fitting_items, fitting_rows, size
from .markdown_text import escaped
from .paths import relative

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from gkcheck.findings.gate import Closing
    from gkcheck.findings.model import Finding, Result

_NAME = 300
"""Characters of a path or an agency."""

_MESSAGES = 12
"""Relations of one cause that are told."""

_UNTIDIED = 1_000
"""Files that are held before those that cannot be shown any more are dropped."""


def write(results: Iterable[Result], stream: TextIO, lang: str) -> None:
    """Write the whole once all results have come."""
    page = _Page(lang)
    for result in results:
        page.add(result)
    stream.write(page.text(closing(results)))


class _Page:
    """A run as it grows; holds little more than can be shown."""

    def __init__(self, lang: str) -> None:
        self.lang = lang
        self.tally = Tally()
        self.found: Counter[str] = Counter()
        self.rows: list[File] = []
        self.files: list[File] = []

    def add(self, result: Result) -> None:
        """Take the result of one file."""
        kind, counts = ended(result), counted(result)
        self.tally.add(result)
        rank = (KINDS.index(kind), *(-counts[severity] for severity in SEVERITIES), self.tally.kinds.total())
        items = sorted((_item(group, result, self.lang) for group in by_cause(result.findings)), key=_gravity)
        file = File(rank, _row(result, self.lang), f"### {_path(result)}\n\n", tuple(items))
        self.found.update(_findings(items))
        self.rows.append(file._replace(items=()))
        self.files.append(file)
        if len(self.rows) > _UNTIDIED:
            self.rows, self.files = fitting_rows(self.rows), fitting_items(self.files, ROOM)

    def text(self, end: Closing) -> str:
        """All of it."""
        lang, rows = self.lang, fitting_rows(self.rows)
        top = f"## gkcheck{say('colon', lang)}{self.tally.said(lang)}\n\n" + _table(rows, lang)
        if more := self.tally.kinds.total() - len(rows):
            top += f"{say('files-left-out', lang, count=more)}\n\n"
        bottom = "".join(_leftovers(end, lang))
        shown = fitting_items(self.files, ROOM - size(top) - size(bottom) - LINE)
        told = "".join(file.head + "".join(item.text for item in file.items) + "\n" for file in shown)
        return top + told + self._left_out(shown) + bottom

    def _left_out(self, shown: Iterable[File]) -> str:
        told = _findings(item for file in shown for item in file.items)
        names = ("unreadable", *SEVERITIES)
        left = {name: self.found[name] - told[name] for name in names}
        return f"{say('left-out-summary', self.lang, **left)}\n\n" if any(left.values()) else ""


def _gravity(item: Item) -> int:
    return item.gravity


def _findings(items: Iterable[Item]) -> Counter[str]:
    return sum((item.findings for item in items), Counter())


def _table(rows: Sequence[File], lang: str) -> str:
    heads = ["head-file", "head-verdict", "head-agency", "head-year", *SEVERITIES]
    named = _cells(say(head, lang) for head in heads)
    return f"{named}{_cells(['---'] * 4 + ['--:'] * 3)}{''.join(file.row for file in rows)}\n" if rows else ""


def _cells(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |\n"


def _row(result: Result, lang: str) -> str:
    counts, report = counted(result), result.report
    agency, year = (report.agency, report.year) if report else ("", None)
    named = (_path(result), office(ended(result), lang), escaped(agency, _NAME), str(year or ""))
    return _cells([*named, *(str(counts[severity] or "") for severity in SEVERITIES)])


def _path(result: Result) -> str:
    """Within `code`, where no renderer looks for names of people."""
    return f"<code>{escaped(relative(result.path).as_posix(), _NAME)}</code>"


def _item(group: Sequence[Finding], result: Result, lang: str) -> Item:
    """One cause, or a finding that has none."""
    gravity = gravest(group)
    titles = dict.fromkeys(f"{finding.code} {finding.rule.title.into(lang)}" for finding in group)
    told = f"{say(gravity, lang)} {say('list', lang).join(titles)}"
    head = f"- **{escaped(told, LINE)}**\n"
    unread = result.status == "unreadable"
    found = Counter("unreadable" if unread else finding.severity for finding in group)
    return Item(SEVERITIES.index(gravity), clipped([head, *_lines(group, lang)]), found)


def _lines(group: Sequence[Finding], lang: str) -> Iterator[str]:
    """What most likely went wrong, the relations that it breaks or the sentence and its place, and what to do."""
    for line in story(group[0], lang):
        yield _line(line, deeper=line.startswith(" "))
    for finding in group[:_MESSAGES]:
        code = f"{finding.code} " if len(group) > 1 else ""
        yield _line(code + message(finding, lang))
    if len(group) > _MESSAGES:
        yield _line(tell("more-items", lang, count=len(group) - _MESSAGES))
    if group[0].cause is None and group[0].cells and (where := place(group[0].cells[0].place, lang)):
        yield _line(say("where", lang) + where)
    for said in dict.fromkeys(hint(finding, lang) for finding in group):
        yield _line(say("hint", lang) + said)


def _line(text: str, *, deeper: bool = False) -> str:
    return f"{'    ' if deeper else '  '}- {escaped(text, LINE)}\n"


def _leftovers(end: Closing, lang: str) -> Iterator[str]:
    for said, items in leftovers(end, lang):
        yield f"{escaped(said + say('colon', lang), LINE)}\n\n"
        yield from (f"- {escaped(item, _NAME)}\n" for item in items)
        yield "\n"
