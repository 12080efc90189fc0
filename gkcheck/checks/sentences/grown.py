"""Rates of growth against this year's figure over last year's report, under every lawful reading of both."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from gkcheck.findings import words
from gkcheck.prose.growth import growths, since_last_year
from gkcheck.rulebook.relations import BEFORE

from .shares import yields
from .tables import sums_of, told_readings

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from gkcheck.checks.about import About
    from gkcheck.findings.model import Fact, Finding
    from gkcheck.prose.growth import Growth
    from gkcheck.prose.stretches import Stretch
    from gkcheck.reports.earlier import Earlier

    from .statements import Statement
    from .tables import Sum


def check_grown(about: About, texts: Iterable[Stretch], known: Iterable[Statement]) -> Iterator[Finding]:
    """Rates of growth since last year that its report does not yield; none where there is no such report.

    Where the text states last year's value itself, the rate is held against that instead.
    """
    if about.earlier is None:
        return
    own = {(id(said.passage), said.item): said for said in known if said.own}
    for text in texts:
        for run in text.runs:
            for growth in growths(run, alone=True):
                told = [said for item in growth.values if (said := own.get((id(text.passage), item)))]
                alone = growth.rate is None and growth.exact and growth.of_later
                alone = alone and since_last_year(growth, about.report.year)
                if alone and told and told[-1].item == growth.later:
                    yield from _grown(about, about.earlier, told, growth)


def _grown(about: About, earlier: Earlier, told: Sequence[Statement], growth: Growth) -> Iterator[Finding]:
    """The finding, where no reading of any figure told before the rate yields it."""
    said = told[-1]
    sums = sums_of(earlier, said.claim, said.claim.readings)
    rates = [rate for other in told for rate in _possible(about, earlier, other, growth)]
    if any(s.total is None for s in sums) or any(yields(growth.item, rate) for rate in rates):
        return
    now = growth.later.quantity.value
    pairs = [(s, rate) for s in sums if (rate := growth.between(now, s.total or Decimal(0))) is not None]
    if pairs:
        stated = growth.item.quantity.value
        yield _finding(about, said, growth, *min(pairs, key=lambda pair: abs(pair[1] - stated)))


def _possible(about: About, earlier: Earlier, said: Statement, growth: Growth) -> Iterator[Decimal]:
    """What this year's figure, as told and as the table has it, yields over any reading of last year's."""
    own = [s.total for s in sums_of(about.report, said.claim, said.claim.readings) if s.total is not None]
    before = [s.total for s in sums_of(earlier, said.claim, said.claim.readings) if s.total]
    for now in (said.item.quantity.value, *own):
        yield from (rate for base in before if (rate := growth.between(now, base)) is not None)


def _finding(about: About, said: Statement, growth: Growth, base: Sum, rate: Decimal) -> Finding:
    item, later = growth.item.quantity, growth.later.quantity
    true = round(rate, item.digits)
    facts: dict[str, Fact] = {
        "later": said.passage.text[later.at : later.end],
        "other": told_readings(about, [base]),
        "true": words.growth(true, item.unit, down=growth.down),
        "told": words.growth(item.value, item.unit, down=growth.down),
    }
    cells = tuple(about.cell(BEFORE + path) for _, path in base.cells)
    found = about.said("GK708", said.passage, (later.at, later.end), (item.at, item.end), cells=cells, facts=facts)
    return about.figured(found, true, item.value)
