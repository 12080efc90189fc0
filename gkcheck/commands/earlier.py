"""Last year's report of a command that takes one report."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gkcheck.config.gating import names
from gkcheck.pipeline import sources
from gkcheck.runs import Terms, last_year

if TYPE_CHECKING:
    from argparse import Namespace

    from gkcheck.config.load import Given
    from gkcheck.reports.earlier import Earlier


def given_earlier(options: Namespace, given: Given | None) -> Earlier | None:
    """What the call or the settings name as last year's; None where they name none, or none that is the agency's."""
    if not options.previous:
        return None
    terms = Terms(rules=tuple(options.rules), published=options.published)
    return last_year(options.path, list(sources([options.previous])), names(given), terms)
