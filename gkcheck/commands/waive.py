"""The command `waive`: a finding stands from now on, its reason kept in a file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gkcheck.config.find import WAIVERS, new_waivers
from gkcheck.config.gating import waiver_file
from gkcheck.config.granting import append, entry, granted
from gkcheck.errors import UsageError
from gkcheck.findings.gatewords import tell
from gkcheck.findings.globs import shown
from gkcheck.findings.selection import is_rule
from gkcheck.pipeline import check_file
from gkcheck.rulebook.library import extended

from . import OK
from .clashes import reads, refuse_clashes
from .earlier import given_earlier
from .streams import file_errors, tell_unchecked

if TYPE_CHECKING:
    from argparse import Namespace

    from gkcheck.config.load import Given


def waive(options: Namespace, given: Given | None) -> int:
    """Append the waiver of one finding to the file of waivers, and show it."""
    file = waiver_file(options) or (given.file.parent / WAIVERS if given else new_waivers(options.path))
    refuse_clashes(reads(options, given, options.path), [file])
    book = extended(options.rules)
    if not any(is_rule(options.code, rule) for rule in book.rules.values()):
        raise UsageError("unknown-rule", rule=options.code)
    result = check_file(options.path, book, options.published, given_earlier(options, given))
    if result.status != "checked":
        return tell_unchecked(result, options.lang)
    waiver, finding = granted(result, options.code, options.cell, options.reason)
    with file_errors(shown(file)):
        append(waiver, file, finding, book.rules.values())
    print(tell("waived-into", options.lang, path=shown(file)), entry(waiver), sep="\n", end="")
    return OK
