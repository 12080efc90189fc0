"""The commands `annotate` and `fix`: options in, a file written, a line that says so, an exit status."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from gkcheck.errors import UsageError
from gkcheck.findings.revising import told
from gkcheck.findings.selection import verify
from gkcheck.rulebook.library import extended

from . import annotating, fixing

if TYPE_CHECKING:
    from argparse import Namespace

    from gkcheck.findings.model import Result

    from .fixing import Mended

DONE, UNCHECKED = 0, 2


def annotate(options: Namespace) -> int:
    """Write the marked-up copy, or the one without marks."""
    if options.output is None:
        raise UsageError("wants-file")
    rules = extended(options.rules)
    verify([*options.select, *options.ignore], rules.rules.values())
    given = {"select": options.select, "ignore": options.ignore, "rules": rules, "published": options.published}
    if options.clean:
        result = annotating.clean(options.path, options.output)
    else:
        result = annotating.annotate(options.path, options.output, lang=options.lang, **given)
    if result.status == "unreadable" or (result.status != "checked" and not options.clean):
        return _unchecked(result, options.lang)
    key = "written-clean" if options.clean else "written-notes"
    _say(told(key, options.lang, path=options.output, count=len(result.findings)))
    return DONE


def fix(options: Namespace) -> int:
    """Write the mended copy, or list what would be mended."""
    if options.output is None and not options.diff:
        raise UsageError("wants-file")
    output = None if options.diff else options.output
    fixed = fixing.fix(options.path, output, rules=extended(options.rules), published=options.published)
    if fixed.result.status != "checked":
        return _unchecked(fixed.result, options.lang)
    count = len(fixed.mended)
    if options.diff:
        _say(told("changes" if count else "nothing-to-fix", options.lang, count=count))
    for one in fixed.mended:
        _say(f"   {_change(one, options.lang)}")
    if not options.diff:
        _say(told("written-fixed" if count else "written-same", options.lang, path=options.output, count=count))
    return DONE


def _change(one: Mended, lang: str) -> str:
    old = " ".join(one.printed.split()) or "□"
    return told("change", lang, label=one.label.into(lang), old=old, new=one.text, why=one.why.into(lang))


def _unchecked(result: Result, lang: str) -> int:
    """Say why a file was not checked, in the words of `check`."""
    from gkcheck.output.plain import write

    write([result], sys.stderr, lang)
    return UNCHECKED


def _say(line: str) -> None:
    from gkcheck.output.plain import visible

    sys.stdout.write(visible(line) + "\n")
