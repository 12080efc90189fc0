"""Claims of sentences as data: the words by which one is known, and the cells that it may lawfully equal."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Literal, TypeAlias

if TYPE_CHECKING:
    from .relations import Term
    from .rules import Severity
    from .sheets import Sheet

ClaimKind: TypeAlias = Literal["figure", "none", "all"]
KINDS: tuple[ClaimKind, ...] = ("figure", "none", "all")
COUNTED = ("件", "例", "宗", "起", "份", "条", "个", "")
"""The units of applications, cases and documents, where a claim names no others."""

_BEHIND_NAME = (
    "[”’」]?(?:的?(?:件数|数量|总数|总量|数|量))?"
    "(?:共计|共有|共|合计|总计|总共|累计|分别|均|达到|达|约|为|是|有|了|的)*$"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """A kind of statement that is held against cells of `table`.

    kind: `figure` for a number, `none` where the text says that there was none, `all` where it says so of all.
    says: pattern of the words right before the figure, with `behind` right behind it; of the whole statement for the
    other kinds. `{last}`, `{year}` and `{next}` stand for the report's years.
    units: of the figure. unless: words in the clause that make it something else; unless_behind: such words behind the
    figure. within: words that the sentence, its heading or the paragraph must hold. column: of the rows that
    `readings` name.
    readings: sums of cells, in the order in which they are tried. are: for `all`, beside each reading the cells that
    show how many are so. rest: 其余 before the figure leaves it the report's. severity: where it is not the rule's.
    whole: for `all`, it is said of everything, whatever figure stands before.
    """

    name: str
    says: str
    table: str
    readings: tuple[tuple[Term, ...], ...]
    kind: ClaimKind = "figure"
    units: tuple[str, ...] = COUNTED
    unless: str = ""
    unless_behind: str = ""
    within: str = ""
    column: str = "total"
    behind: bool = False
    are: tuple[tuple[Term, ...], ...] = ()
    severity: Severity | None = None
    whole: bool = False
    rest: bool = False

    def pattern(self, year: int | None) -> re.Pattern[str]:
        """What finds the claim's words in a report of a year."""
        end = "" if self.behind or self.kind != "figure" else _BEHIND_NAME
        return compiled(self.says, year, end)

    def means_else(self, clause: str, year: int | None, tail: str = "") -> bool:
        """Whether words in the clause, or in its tail behind the figure, make the statement something else."""
        return _finds(self.unless, clause, year) or _finds(self.unless_behind, tail, year)

    def cells(self, terms: tuple[Term, ...], form: Sheet) -> list[tuple[int, str]] | None:
        """The signed cells of a sum on a form, None where the form lacks one."""
        found: list[tuple[int, str]] = []
        for term in terms:
            paths = _paths(self.table, term.name, self.column, form)
            if not paths:
                return None
            found += [(term.sign, path) for path in paths]
        return found


def _finds(words: str, text: str, year: int | None) -> bool:
    return bool(words) and bool(compiled(words, year).search(text))


@lru_cache(maxsize=1024)
def _paths(table: str, name: str, column: str, form: Sheet) -> tuple[str, ...]:
    """The cells that a name means: a cell, a row's cell in the claim's column, or those of a group of rows."""
    path = f"{table}.{name.removesuffix('.*')}"
    if path in form.slots:
        return (path,)
    rows = [row for row in form.rows if row == path or (name.endswith(".*") and row.startswith(path + "."))]
    return tuple(cell for row in rows if (cell := f"{row}.{column}") in form.slots)


@lru_cache(maxsize=1024)
def compiled(words: str, year: int | None, end: str = "") -> re.Pattern[str]:
    """A pattern with the report's years in it; without a year they match nothing."""
    for name, offset in (("last", -1), ("year", 0), ("next", 1)):
        words = words.replace("{" + name + "}", "%" if year is None else str(year + offset))
    return _pattern(f"(?:{words}){end}")


@lru_cache(maxsize=1024)
def _pattern(words: str) -> re.Pattern[str]:
    """A pattern compiled once: most are the same for every year."""
    return re.compile(words)
