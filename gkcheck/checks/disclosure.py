"""Checks of table two that are no relation: procurement, units, and who may make government rules."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gkcheck.findings.words import number

from .fees import unit_in_prose

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gkcheck.findings.model import Fact, Finding

    from .about import About

_PROJECTS, _AMOUNT = "disclosure.procurement.projects", "disclosure.procurement.amount"
_RULES = "disclosure.government_rules"


def check_disclosure(about: About) -> Iterator[Finding]:
    """Findings on table two."""
    if "disclosure" in about.report.tables:
        yield from _procurement(about)
        yield from _rules(about)


def _procurement(about: About) -> Iterator[Finding]:
    projects, amount = (about.report.numbers.get(path) for path in (_PROJECTS, _AMOUNT))
    if amount is not None and projects is not None and bool(amount) != bool(projects):
        facts: dict[str, Fact] = {"projects": number(projects, "zh"), "amount": about.cell(_AMOUNT).printed or ""}
        yield about.finding("GK203", about.cell(_PROJECTS), about.cell(_AMOUNT), facts=facts)
    bare = amount is not None and amount > 0 and not about.report.cells[_AMOUNT].value.unit
    if bare and not unit_in_prose(about.report.prose):
        yield about.finding("GK204", about.cell(_AMOUNT), facts={"amount": number(amount, "zh")})


def _rules(about: About) -> Iterator[Finding]:
    """Rules told by a body that certainly cannot make them; where its level cannot be told nothing is said."""
    columns = about.sheet.rows[_RULES].columns if _RULES in about.sheet.rows else ()
    filled = [f"{_RULES}.{column.name}" for column in columns if about.report.numbers.get(f"{_RULES}.{column.name}")]
    if not filled:
        return
    from gkcheck.reports.level import level

    body = level(about.report.agency)
    if body.able is False:
        most = max(about.report.numbers[path] or 0 for path in filled)
        facts: dict[str, Fact] = {"count": number(most, "zh"), "agency": about.report.agency, "reason": body.reason}
        yield about.finding("GK205", *(about.cell(path) for path in filled), facts=facts)
