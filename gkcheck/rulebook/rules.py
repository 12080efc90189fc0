"""A rule as data."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeAlias

if TYPE_CHECKING:
    from .claims import Claim
    from .relations import Comparison
    from .sheets import Text

Severity: TypeAlias = Literal["error", "warning", "note"]
SEVERITIES: tuple[Severity, ...] = ("error", "warning", "note")
EDITIONS = ("2014", "2019", "2021", "none")

CHECKS = frozenset(
    "internal-error unreadable-file no-table unreadable-number blank mark unit negative fraction row-fit style remark "
    "hidden table-absent row-absent row-extra row-order label-typo editions-mixed edition-old table-twice "
    "section-absent section-order heading-words section-count subheading-number section-empty template-left "
    "title-parts year-conflict period-wrong year-stale published-late dated-early citation fee-unsaid fee-odd fee-row "
    "procurement-zero amount-unit rules-authority applicants-absent total-absent parts-exceed parts-short "
    "share shares-whole repeated growth balance names text-copied amount-slip growth-told not-last-year "
    "parts-missing report-twice".split()
)
"""The closed set of checks that are no linear relation; `gkcheck.checks` has one function for each."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One rule of the book.

    code, name: the contract by which programs select it. basis: the document and article it rests on.
    message: the sentence of a finding, with its facts in braces; relations need none, theirs is made from the terms.
    Exactly one of comparison, claims and check says what is tested:
    comparison: a relation spread over `each` column or row of `table`, or `cells` of a report and its parts;
    claims: kinds of statements in the running text, each with the sums of cells that it may lawfully equal;
    check: a name of the closed set.
    cells, joint: patterns of paths; what levels add up, and what of it several bodies may count at once.
    """

    code: str
    name: str
    severity: Severity
    editions: tuple[str, ...]
    title: Text
    basis: Text
    why: Text
    hint: Text
    message: Text | None = None
    table: str = ""
    each: str = ""
    relation: str = ""
    comparison: Comparison | None = None
    claims: tuple[Claim, ...] = ()
    check: str = ""
    cells: tuple[str, ...] = ()
    joint: tuple[str, ...] = ()

    @property
    def across(self) -> bool:
        """Whether its relation names cells of last year's report."""
        sides = (*self.comparison.left, *self.comparison.right) if self.comparison else ()
        return any(term.source == "previous" for term in sides)
