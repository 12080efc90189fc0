"""The three tables of a report drawn as the form prints them, with what was printed in them and the doubted marked."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from gkcheck.findings.words import say

from .layout import grid
from .marks import is_raw
from .markup import Markup, join, tag
from .words import words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from gkcheck.reports.model import Report
    from gkcheck.rulebook.sheets import Row

    from .layout import Block, Grid, Head, Line
    from .marks import File, Told

_LONGEST = 24
_MOST_RAW = 40


def draw_tables(file: File, report: Report) -> Markup:
    """All three tables; one that the report does not have is a sentence."""
    return join(*(_Drawing(file, report, name).table() for name in report.sheet.tables))


def shorten(text: str, lang: str) -> str:
    """What was printed, on one line; of a long text the beginning and its length."""
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else words("cut", text=line[:_LONGEST], count=len(line)).into(lang)


class _Drawing:
    """One table being drawn."""

    def __init__(self, file: File, report: Report, name: str) -> None:
        self.file = file
        self.report = report
        self.sheet = report.sheet.tables[name]
        self.lang = file.lang
        self.met = {path.rpartition(".")[0] for path in report.cells}

    def table(self) -> Markup:
        """The table under its caption, in a box that scrolls sideways where the window is narrow."""
        name, title = self.sheet.name, self.sheet.title.into(self.lang)
        caption, anchor = f"{self.file.anchor(name)}-t", self.file.anchor(name)
        head = join(tag("span", title), self.badges(self.file.marks.get(name, ())))
        if name not in self.report.tables:
            said = tag("p", words("no-table").into(self.lang), class_="gap")
            return tag("div", tag("p", head, class_="caption"), said, class_="absent", id=anchor)
        form = grid(self.sheet)
        inside = [tag("caption", head, id=caption), *(self.block(form, i) for i in range(len(form.blocks)))]
        drawn = tag("table", *inside, class_=name)
        box = tag("div", drawn, class_="scroll", role="group", aria_labelledby=caption, tabindex="0")
        return tag("div", box, *self.extra(), class_="table", id=anchor)

    def extra(self) -> Iterator[Markup]:
        """Rows that the form does not have, below the table."""
        found = self.report.extra.get(self.sheet.name, ())
        if found:
            rows = say("list", self.lang).join(shorten(row.label, self.lang) for row in found)
            yield tag("p", words("extra", rows=rows).into(self.lang), class_="extra")

    def block(self, form: Grid, number: int) -> Markup:
        """The heads and lines of a block: a head of the whole table, or within table two a head of its own."""
        block = form.blocks[number]
        single = len(form.blocks) == 1
        heads = join(*(tag("tr", *self.heads(block, row, f"{number}")) for row in range(len(block.heads))))
        lines = [self.line(line, form, "" if single else f"{number}") for line in block.lines]
        if single:
            return join(tag("thead", heads), tag("tbody", *lines))
        return tag("tbody", heads, *lines)

    def heads(self, block: Block, row: int, number: str) -> Iterator[Markup]:
        """A row of heads; those next to the values carry the ids that the values name."""
        last = row == len(block.heads) - 1
        for place, head in enumerate(block.heads[row]):
            own = f"{self.file.key}-{self.sheet.name[0]}{number}-{place}" if last else None
            yield self.head(head, "col", own)

    def head(self, head: Head, scope: str, own: str | None = None) -> Markup:
        """A heading or a label, with the marks of the row that it names."""
        marks = self.file.marks.get(head.path, ()) if head.path else ()
        return tag(
            "th",
            head.title.into(self.lang),
            *self.as_printed(head.path),
            self.badges(marks),
            scope=scope,
            colspan=head.columns if head.columns > 1 else None,
            rowspan=head.rows if head.rows > 1 else None,
            id=self.file.anchor(head.path) if head.path else own,
            class_=f"m {marks[0].finding.severity}" if marks else None,
        )

    def as_printed(self, row: str) -> Iterator[Markup]:
        """What is to be said of a label: the row is not there, or its label was printed in other words."""
        if row not in self.report.sheet.rows:
            return
        fact = self.report.rows.get(row)
        if fact is not None and not fact.exact:
            said = words("printed-label", label=shorten(fact.label, self.lang)).into(self.lang)
            yield tag("small", said)
        elif fact is None and row not in self.met:
            yield tag("small", words("no-row").into(self.lang))

    def line(self, line: Line, form: Grid, number: str) -> Markup:
        """A line of values behind their labels; in table two each value names its heads."""
        labels = [self.head(label, "row") for label in line.labels]
        values: list[Markup] = []
        for found, rows in groupby(line.rows, self.unfitting):
            if found is None:
                values += [value for row in rows for value in self.values(row, line, form, number)]
            else:
                values.append(self.raw(list(rows), found, line.span))
        return tag("tr", *labels, *values)

    def unfitting(self, row: Row) -> tuple[str, ...] | None:
        """What was met in a row whose values do not fit its columns; None where they do."""
        return self.report.rows[row.path].found if is_raw(self.report, row.path) else None

    def values(self, row: Row, line: Line, form: Grid, number: str) -> Iterator[Markup]:
        """The values of a row."""
        span = line.span if line.span > 1 else None
        missing = row.path not in self.report.rows and row.path not in self.met
        for place, column in enumerate(row.columns):
            path = f"{row.path}.{column.name}"
            heads = f"{self.file.anchor(row.path)} {self.file.key}-{self.sheet.name[0]}{number}-{place + form.labels}"
            yield self.value(path, colspan=span, headers=heads if number else None, missing=missing)

    def raw(self, rows: Sequence[Row], found: tuple[str, ...], span: int) -> Markup:
        """What was met in rows of one line, where it does not fit their columns."""
        wanted = sum(len(row.columns) for row in rows)
        shown = [shorten(text, self.lang) or words("empty").into(self.lang) for text in found[:_MOST_RAW]]
        told = say("list", self.lang).join(shown) + ("…" if len(found) > _MOST_RAW else "")
        said = words("raw", wanted=wanted, count=len(found), found=told).into(self.lang)
        return tag("td", said, class_="raw", colspan=wanted * span)

    def value(self, path: str, *, colspan: int | None, headers: str | None, missing: bool) -> Markup:
        """A value as printed; a doubted one is a link to what is said of it, with a sign of its severity."""
        marks = self.file.marks.get(path, ())
        fact = self.report.cells.get(path)
        text = shorten(fact.printed, self.lang) if fact else ""
        if not marks:
            other = path in self.file.others
            kind = "gap" if missing else "also" if other else None
            anchor = self.file.anchor(path) if other else None
            return tag("td", text, class_=kind, id=anchor, colspan=colspan, headers=headers)
        shown = text or words("empty").into(self.lang)
        link = tag("a", self.sign(marks[0]), shown, href=f"#{self.file.number(marks[0])}")
        return tag(
            "td",
            link,
            *self.more(marks[1:]),
            class_=" ".join(["m", *dict.fromkeys(told.finding.severity for told in marks)]),
            id=self.file.anchor(path),
            colspan=colspan,
            headers=headers,
        )

    def sign(self, told: Told) -> Markup:
        """The sign of a severity; read aloud it is the severity and the number of the finding."""
        severity = told.finding.severity
        spoken = words("mark", severity=say(severity, self.lang), number=told.number).into(self.lang)
        return join(
            tag("span", words(f"sign-{severity}").into(self.lang), class_=f"sign {severity}", aria_hidden="true"),
            tag("span", f"{spoken}{say('colon', self.lang)}", class_="unseen"),
        )

    def more(self, marks: Iterable[Told]) -> Iterator[Markup]:
        """Links to the other findings that doubt the same cell, by their numbers."""
        for told in marks:
            severity = say(told.finding.severity, self.lang)
            spoken = words("mark", severity=severity, number=told.number).into(self.lang)
            yield tag("a", str(told.number), href=f"#{self.file.number(told)}", class_="more", aria_label=spoken)

    def badges(self, marks: Iterable[Told]) -> Markup:
        """Links to findings about a row or a table, behind its label."""
        return join(
            *(
                tag(
                    "a",
                    self.sign(told),
                    str(told.number),
                    href=f"#{self.file.number(told)}",
                    class_=f"badge {told.finding.severity}",
                )
                for told in marks
            )
        )
