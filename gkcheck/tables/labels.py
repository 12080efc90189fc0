"""Printed labels matched with the form's: exactly, by a known alias, or, among rows still wanted, by likeness."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from gkcheck.rulebook.sheets import TABLES, Column, Row, table

from .characters import fold

if TYPE_CHECKING:
    from collections.abc import Iterable

_NUMBER = re.compile(
    r"^(?:\([一二三四五六七八九十]{1,3}\)|[一二三四五六七八九十]{1,3}[、.,．:]|\(?\d{1,2}[.、,)．](?!\d))+"
)
_NOTE = re.compile(r"\([^()]*(?:\)|$)")
APPLICANTS, CONTENT = "申请人情况", "信息内容"
"""The headings over all value columns of table three, and over the labels of table two."""

HEADINGS = frozenset([APPLICANTS, CONTENT, "本列数据的勾稽关系为"])
LONGEST = 160
"""A cell with more characters than this is no label."""


class Key(NamedTuple):
    """A label reduced to what tells it apart: its words without numbering and notes, and with the notes."""

    body: str
    full: str


@lru_cache(maxsize=16384)
def key(text: str) -> Key:
    """Reduce a printed label: spaces, width, quotes, punctuation, numbering and bracketed notes do not count."""
    plain = "".join(fold(text[: 2 * LONGEST]).split())
    plain = _NUMBER.sub("", plain)
    bare = plain
    while (shorter := _NOTE.sub("", bare)) != bare:
        bare = shorter
    return Key("".join(filter(str.isalnum, bare)), "".join(filter(str.isalnum, plain)))


class Match(NamedTuple):
    """What a label means: the path of a row, and whether it is printed as the form or a known alias has it."""

    path: str
    exact: bool


class Labels:
    """The labels of one table in all its editions."""

    def __init__(self, name: str) -> None:
        self.rows: dict[str, Row] = {}
        self.bodies: dict[str, str] = {}
        self.fulls: dict[str, Key] = {}
        self.groups: set[str] = set()
        self.columns: dict[str, list[tuple[str, Column]]] = {}
        self.order: dict[str, int] = {}
        tables = [table(name, edition) for edition in (("both",) if name == "cases" else ("2021", "2019"))]
        for printed in tables:
            self.groups |= {key(group).body for group in printed.groups}
            for row in printed.rows:
                self._add(row, printed.edition)
        for aliases in (False, True):
            self._name_rows(aliases)
        self._arrange(tables[0].rows, tables[-1].rows)

    def _add(self, row: Row, edition: str) -> None:
        self.rows.setdefault(row.path, row)
        for column in row.columns:
            for title in (column.title.zh, *column.aliases):
                known = self.columns.setdefault(key(title).body, [])
                if (edition, column) not in known:
                    known.append((edition, column))

    def _name_rows(self, aliases: bool) -> None:
        for path, row in self.rows.items():
            for title in row.aliases if aliases else (row.title.zh,):
                self.bodies.setdefault(key(title).body, path)
            self.fulls[path] = key(row.title.zh)

    def _arrange(self, newer: tuple[Row, ...], older: tuple[Row, ...]) -> None:
        """Number the rows of both editions in one print order."""
        paths = [row.path for row in newer]
        for index, row in enumerate(older):
            if row.path not in paths:
                after = older[index - 1].path if index else ""
                paths.insert(paths.index(after) + 1 if after in paths else 0, row.path)
        self.order = {path: position for position, path in enumerate(paths)}

    @lru_cache(maxsize=16384)  # noqa: B019 - one instance a table, kept for the life of the process
    def match(self, text: str) -> Match | None:
        """The row that a label names exactly, alone or behind the label of its group."""
        if len(text) > LONGEST:
            return None
        found = key(text)
        path = self.bodies.get(found.full) or self.bodies.get(found.body)
        if path is None:
            path = self._behind_group(found.body)
        return None if path is None else Match(path, self._as_printed(path, found))

    def _behind_group(self, body: str) -> str | None:
        for group in self.groups:
            if body.startswith(group) and body != group:
                rest = body[len(group) :]
                path = self.bodies.get(rest) or self.bodies.get(re.sub(r"^\d", "", rest)) or self._behind_group(rest)
                if path is not None:
                    return path
        return None

    def _as_printed(self, path: str, found: Key) -> bool:
        """False where the form's note stands in the label with other words."""
        form = self.fulls[path]
        if found.full == found.body or form.full == form.body or found.full.endswith(form.full):
            return True
        note, wanted = found.full.removeprefix(found.body), form.full.removeprefix(form.body)
        return note in wanted or SequenceMatcher(None, note, wanted).ratio() < 0.6

    def is_group(self, text: str) -> bool:
        """Whether a label is that of a group of rows."""
        return len(text) <= LONGEST and key(text).body in self.groups

    def is_heading(self, text: str) -> bool:
        """Whether words are a heading over values, or a part of one that is broken over lines."""
        body = key(text).body
        return body in HEADINGS or any(body in title for title in (*self.columns, *self.groups))

    def nearest(self, text: str, wanted: Iterable[str]) -> Match | None:
        """The row, among those wanted, whose label this one resembles and no other does."""
        body = key(text).body
        if not 3 <= len(body) <= LONGEST:
            return None
        scores = sorted(((likeness(body, self.fulls[path].body), path) for path in wanted), reverse=True)
        if not scores or scores[0][0] < 0.7 or (len(scores) > 1 and scores[1][0] > scores[0][0] - 0.08):
            return None
        return Match(scores[0][1], exact=False)


def likeness(body: str, wanted: str) -> float:
    """From 0 to 1; a label cut short or run on counts as near."""
    if len(body) >= 4 and len(wanted) >= 4 and (body in wanted or wanted in body):
        return 0.95
    matcher = SequenceMatcher(None, body, wanted, autojunk=False)
    return matcher.ratio() if matcher.quick_ratio() >= 0.7 else 0.0


@cache
def labels(name: str) -> Labels:
    """The labels of a table, `disclosure`, `applications` or `cases`."""
    if name not in TABLES:
        raise KeyError(name)
    return Labels(name)
