"""The command: arguments in, results out, an exit status.

Exit status: 0 nothing at or above the fail level, 1 findings, 2 something could not be checked; 2 beats 1.
"""

from __future__ import annotations

import sys
from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

from .arguments import parse_arguments
from .errors import Unreadable, UsageError

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Callable, Iterator, Sequence
    from contextlib import AbstractContextManager

    from .findings.model import Result

OK, FOUND, UNCHECKED = 0, 1, 2


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; gives its exit status."""
    _set_streams()
    options = parse_arguments(list(sys.argv[1:] if arguments is None else arguments))
    commands: dict[str, Callable[[Namespace], int]] = {
        "check": _check,
        "extract": _extract,
        "rules": _rules,
        "explain": _explain,
    }
    try:
        return commands[options.command](options)
    except UsageError as error:
        from .findings.words import say

        print(f"gkcheck: {say(f'usage-{error.reason}', options.lang, **error.facts)}", file=sys.stderr)
        return UNCHECKED
    except BrokenPipeError:
        sys.stderr.close()
        return UNCHECKED


def _set_streams() -> None:
    """Write UTF-8 into files and pipes; on a terminal never fail for a character that it lacks."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            if stream.isatty():
                reconfigure(errors="backslashreplace")
            else:
                reconfigure(encoding="utf-8", errors="backslashreplace")


def _check(options: Namespace) -> int:
    from .findings.selection import choose, verify
    from .output import writer
    from .pipeline import check_sources, sources
    from .rulebook.library import book

    verify([*options.select, *options.ignore], book().rules.values())
    write = writer(options.format)
    worst = [OK]

    def results() -> Iterator[Result]:
        for source, result in check_sources(sources(options.paths)):
            chosen = choose(result, options.select, options.ignore)
            worst[0] = max(worst[0], _status(chosen, options.fail_on, named=source.named))
            yield chosen

    with _output(options.output) as stream:
        write(results(), stream, options.lang)
    return worst[0]


def _status(result: Result, level: Any, *, named: bool) -> int:
    from .findings.selection import at_least

    if result.status == "unreadable" or (result.status == "not_a_report" and named):
        return UNCHECKED
    return FOUND if any(at_least(finding.severity, level) for finding in result.findings) else OK


def _output(path: str | None) -> AbstractContextManager[TextIO]:
    if path is None:
        return nullcontext(sys.stdout)
    try:
        return Path(path).open("w", encoding="utf-8", newline="\n")
    except OSError as error:
        raise UsageError("no-output", path=path, problem=error.strerror or type(error).__name__) from error


def _extract(options: Namespace) -> int:
    import json

    from .findings.words import reason
    from .output.extract import extract_record, unreadable_record
    from .pipeline import read

    try:
        report = read(options.path)
        record = extract_record(options.path, report)
        status = OK if report.is_report else UNCHECKED
    except Unreadable as error:
        record, status = unreadable_record(options.path, reason(error, options.lang)), UNCHECKED
    with _output(options.output) as stream:
        json.dump(record, stream, ensure_ascii=False, indent=2)
        stream.write("\n")
    return status


def _rules(options: Namespace) -> int:
    from .export.rules import write_rules

    with _output(options.output) as stream:
        write_rules(stream, options.format, options.lang)
    return OK


def _explain(options: Namespace) -> int:
    from .export.rules import explain

    with _output(options.output) as stream:
        stream.write(explain(options.code, options.lang))
    return OK
