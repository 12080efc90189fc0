"""The commands `rules` and `explain`: what the rule book says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gkcheck.errors import UsageError
from gkcheck.rulebook.library import extended

from . import FOUND, OK
from .clashes import reads, refuse_clashes
from .streams import whole_output

if TYPE_CHECKING:
    from argparse import Namespace

    from gkcheck.config.load import Given


def rules(options: Namespace, given: Given | None) -> int:
    """List all rules, or what the whole of them can find."""
    from gkcheck.export.rules import write_rules

    refuse_clashes(reads(options, given), [options.output])
    if options.audit:
        return _audit(options)
    if options.edition:
        raise UsageError("edition-without-audit")
    book = extended(options.rules)
    with whole_output(options.output) as stream:
        write_rules(book, stream, options.format, options.lang)
    return OK


def _audit(options: Namespace) -> int:
    from gkcheck.export.audit import EDITIONS, audits, sound, write_audit

    whole = audits(extended(options.rules), [options.edition] if options.edition else EDITIONS)
    with whole_output(options.output) as stream:
        write_audit(whole, stream, options.format, options.lang)
    return OK if sound(whole) else FOUND


def explain(options: Namespace, given: Given | None) -> int:
    """Say what a rule demands, why, and what it rests on."""
    from gkcheck.export.rules import explain as explained

    refuse_clashes(reads(options, given), [options.output])
    said = explained(extended(options.rules), options.code, options.lang)
    with whole_output(options.output) as stream:
        stream.write(said)
    return OK
