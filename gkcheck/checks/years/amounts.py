"""Amounts of money against last year's: ten thousand times as much, or as little, is a unit gone wrong."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from gkcheck.findings.words import figure
from gkcheck.rulebook.money import YUAN
from gkcheck.rulebook.relations import BEFORE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gkcheck.checks.about import About
    from gkcheck.findings.model import Finding
    from gkcheck.reports.earlier import Earlier

_LEAST, _MOST = 9_000, 11_000


def check_amounts(about: About, earlier: Earlier) -> Iterator[Finding]:
    """Amounts that both reports have and that differ by about ten thousand."""
    before = earlier.numbers
    for path in sorted(about.sheet.amounts & earlier.sheet.amounts, key=about.sheet.order.__getitem__):
        amounts = [Decimal(n) for n in (about.report.numbers.get(path), before.get(path)) if n]
        scales = [YUAN.get(unit) for unit in _units(about, earlier, path)]
        if len(amounts) == 2 and (None in scales) == (scales == [None, None]):
            times = _times(*(n * (scale or 1) for n, scale in zip(amounts, scales, strict=True)))
            if times is not None:
                yield _slipped(about, path, times)


def _units(about: About, earlier: Earlier, path: str) -> tuple[str, str]:
    """The unit of an amount this year and last, `""` where none is printed."""
    unit = about.sheet.slots[path].column.unit
    if about.sheet.slots[path].column.kind == "money":  # read into the heading's unit
        return unit, unit
    fact = about.report.cells.get(path)
    return fact.value.unit if fact else "", earlier.unit


def _times(now: Decimal, before: Decimal) -> int | None:
    """How many times the one is the other, rounded, where that is about ten thousand."""
    small, large = sorted((abs(now), abs(before)))
    return round(large / small) if _LEAST * small <= large <= _MOST * small else None


def _slipped(about: About, path: str, times: int) -> Finding:
    now, before = about.cell(path), about.cell(BEFORE + path)
    unit = about.sheet.slots[path].column.unit
    facts = {"now": _shown(now.printed, now.value, unit), "before": _shown(before.printed, before.value, unit)}
    return about.finding("GK707", now, before, facts={**facts, "times": times, "row": about.sheet.label(path)})


def _shown(printed: str | None, value: int | Decimal | None, unit: str) -> str:
    """What a cell prints; a bare figure with the heading's unit."""
    text = "".join((printed or "").split()) or figure(Decimal(value or 0))
    return text if text.endswith("元") or not unit else f"{text} {unit}"
