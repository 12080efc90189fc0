"""The commands `rules` and `explain`: what the rule book says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gkcheck.errors import UsageError
from gkcheck.rulebook.library import extended

from . import FOUND, OK
from .streams import output

if TYPE_CHECKING:
    from argparse import Namespace

    from gkcheck.config.load import Given


def rules(options: Namespace, _: Given | None) -> int:
    """List all rules, or what the whole of them can find."""
    from gkcheck.export.rules import write_rules

    if options.audit:
        return _audit(options)
    if options.edition:
        raise UsageError("edition-without-audit")
    with output(options.output) as stream:
        write_rules(extended(options.rules), stream, options.format, options.lang)
    return OK


def _audit(options: Namespace) -> int:
    from gkcheck.export.audit import EDITIONS, audits, sound, write_audit

    whole = audits(extended(options.rules), [options.edition] if options.edition else EDITIONS)
    with output(options.output) as stream:
        write_audit(whole, stream, options.format, options.lang)
    return OK if sound(whole) else FOUND


def explain(options: Namespace, _: Given | None) -> int:
    """Say what a rule demands, why, and what it rests on."""
    from gkcheck.export.rules import explain as explained

    with output(options.output) as stream:
        stream.write(explained(extended(options.rules), options.code, options.lang))
    return OK
