"""The commands `annotate` and `fix`: options in, a file written, a line that says so, an exit status."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from gkcheck.config.gating import gate, waiver_file
from gkcheck.errors import UsageError
from gkcheck.findings.revising import told
from gkcheck.findings.selection import verify
from gkcheck.revising import annotating, fixing
from gkcheck.rulebook.library import extended

from . import OK
from .clashes import reads, refuse_clashes
from .earlier import given_earlier
from .streams import file_errors, tell_unchecked

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Container

    from gkcheck.config.load import Given
    from gkcheck.findings.model import Result
    from gkcheck.revising.fixing import Mended
    from gkcheck.rulebook.library import Book

_SAME = {".htm": ".html", ".yml": ".yaml"}
"""Endings that mean the same type, each with the one that stands for both."""


def annotate(options: Namespace, given: Given | None) -> int:
    """Write the marked-up copy, or the one without marks."""
    if options.output is None:
        raise UsageError("wants-file")
    refuse_clashes(reads(options, given, waiver_file(options), options.baseline), [options.output])
    _refuse_ending(options.path, options.output, annotating.EDITORS)
    rules = extended(options.rules)
    verify([*options.select, *options.ignore], rules.rules.values())
    result = _cleaned(options) if options.clean else _marked(options, given, rules)
    if result.status == "unreadable" or (result.status != "checked" and not options.clean):
        return tell_unchecked(result, options.lang)
    key = "written-clean" if options.clean else "written-notes"
    _say(told(key, options.lang, path=options.output, count=len(result.findings)))
    return OK


def _cleaned(options: Namespace) -> Result:
    with file_errors(options.output):
        return annotating.clean(options.path, options.output)


def _marked(options: Namespace, given: Given | None, rules: Book) -> Result:
    """The result of the report that is marked up; what else is read is read before its file can be at fault."""
    through = gate(options, given, rules, [Path(options.path)]).passed
    held = {"rules": rules, "published": options.published, "previous": given_earlier(options, given)}
    with file_errors(options.output):
        return annotating.mark(options.path, options.output, through, lang=options.lang, **held)


def fix(options: Namespace, given: Given | None) -> int:
    """Write the mended copy, or list what would be mended."""
    if options.output is None and not options.diff:
        raise UsageError("wants-file")
    if options.output is not None and options.diff:
        raise UsageError("diff-writes-nothing")
    refuse_clashes(reads(options, given), [options.output])
    _refuse_ending(options.path, options.output or "", fixing.EDITORS)
    rules = extended(options.rules)
    with file_errors(str(options.output)):
        fixed = fixing.fix(options.path, options.output, rules=rules, published=options.published)
    if fixed.result.status != "checked":
        return tell_unchecked(fixed.result, options.lang)
    count = len(fixed.mended)
    if options.diff:
        _say(told("changes" if count else "nothing-to-fix", options.lang, count=count))
    for one in fixed.mended:
        _say(f"   {_change(one, options.lang)}")
    if not options.diff:
        _say(told("written-fixed" if count else "written-same", options.lang, path=options.output, count=count))
    return OK


def _refuse_ending(path: str, output: str, known: Container[str]) -> None:
    """Raise UsageError where what is written would go by the ending of another type; a device may have none."""
    own, other = (Path(one).suffix.lower() for one in (path, output))
    if own in known and other and _SAME.get(other, other) != _SAME.get(own, own):
        raise UsageError("other-ending", path=output, suffix=own)


def _change(one: Mended, lang: str) -> str:
    old = " ".join(one.printed.split()) or "□"
    return told("change", lang, label=one.label.into(lang), old=old, new=one.text, why=one.why.into(lang))


def _say(line: str) -> None:
    from gkcheck.output.plain import visible

    sys.stdout.write(visible(line) + "\n")
