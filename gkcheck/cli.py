"""The command: arguments in, results out, an exit status.

Exit status: 0 nothing at or above the fail level, 1 findings, 2 something could not be checked; 2 beats 1.
"""

from __future__ import annotations

import sys
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

from .arguments import parse_arguments
from .errors import BookError, Unreadable, UsageError

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from datetime import date

    from .findings.model import Result
    from .output import Writer
    from .output.targets import Target
    from .pipeline import Source
    from .reports.model import Report
    from .rulebook.library import Book

OK, FOUND, UNCHECKED = 0, 1, 2

_MANY = 20
"""From so many files on, a terminal is shown how far the run has come."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; gives its exit status."""
    _set_streams()
    given = list(sys.argv[1:] if arguments is None else arguments)
    if "--open" not in given:
        return _run_command(given)
    from .opening import in_browser

    return in_browser(_run_command, given)


def _run_command(given: list[str]) -> int:
    options = parse_arguments(given)
    commands: dict[str, Callable[[Namespace], int]] = {
        "check": _check,
        "extract": _extract,
        "rules": _rules,
        "explain": _explain,
        "annotate": _annotate,
        "fix": _fix,
    }
    try:
        return commands[options.command](options)
    except UsageError as error:
        from .findings.words import say

        facts = dict(error.facts)
        if "problem" in facts:
            facts["problem"] = say(facts["problem"], options.lang)
        print(f"gkcheck: {say(f'usage-{error.reason}', options.lang, **facts)}", file=sys.stderr)
        return UNCHECKED
    except BookError as error:
        for fault in error.faults:
            said = fault.en if options.lang == "en" else fault.zh
            print(f"gkcheck: {fault.code}: {fault.field}: {said}", file=sys.stderr)
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
    from .opening import show_pages, with_page
    from .output.several import write_all
    from .output.targets import pair
    from .pipeline import sources
    from .rulebook.library import extended

    book = extended(options.rules)
    verify([*options.select, *options.ignore], book.rules.values())
    targets = pair(options.asked)
    if options.open:
        targets = with_page(targets)
    worst = [OK]

    def results(found: list[Source]) -> Iterator[Result]:
        for source, result in _run(found, book, options.published, targets):
            chosen = choose(result, options.select, options.ignore)
            worst[0] = max(worst[0], _status(chosen, options.fail_on, named=source.named))
            yield chosen

    found = list(sources(options.paths))
    for target in targets:
        if target.path and any(source.path.resolve() == Path(target.path).resolve() for source in found):
            raise UsageError("output-is-input", path=target.path)
    with ExitStack() as streams:
        outputs = [(_writer(target), streams.enter_context(_output(target.path))) for target in targets]
        write_all(results(found), outputs, options.lang)
    if options.open:
        show_pages(targets, options.lang)
    return worst[0]


def _writer(target: Target) -> Writer:
    """The writer of a target; what goes wrong with its file is told of that file."""
    from .output import writer

    write = writer(target.format)

    def written(results: Iterable[Result], stream: TextIO, lang: str) -> None:
        try:
            write(results, stream, lang)
        except OSError as error:
            if target.path is None:
                raise
            raise _no_output(target.path, error) from error

    return written


def _run(
    found: list[Source], book: Book, published: date | None, targets: Sequence[Target]
) -> Iterable[tuple[Source, Result]]:
    """The results of a run; with a bar on a terminal for many files, where the results themselves go elsewhere."""
    from .pipeline import check_sources

    results = check_sources(found, book, published)
    elsewhere = all(target.path for target in targets) or not sys.stdout.isatty()
    if len(found) < _MANY or not (elsewhere and sys.stderr.isatty()):
        return results
    from tqdm import tqdm

    return tqdm(results, total=len(found), unit="", file=sys.stderr, leave=False)


def _status(result: Result, level: Any, *, named: bool) -> int:
    from .findings.selection import at_least

    if result.status == "unreadable" or (result.status == "not_a_report" and named):
        return UNCHECKED
    return FOUND if any(at_least(finding.severity, level) for finding in result.findings) else OK


@contextmanager
def _output(path: str | None) -> Iterator[TextIO]:
    """Where results go: the screen, or a file; raises UsageError where it cannot be written."""
    if path is None:
        yield sys.stdout
        return
    try:
        with Path(path).open("w", encoding="utf-8", errors="backslashreplace", newline="\n") as stream:
            yield stream
    except BrokenPipeError:  # another stream's
        raise
    except OSError as error:
        raise _no_output(path, error) from error


def _no_output(path: str, error: OSError) -> UsageError:
    """A file that cannot be written, and why."""
    return UsageError("no-output", path=path, problem=f"system-{_WHY.get(type(error), 'other')}")


_WHY = {
    FileNotFoundError: "missing",
    PermissionError: "permission",
    IsADirectoryError: "folder",
    NotADirectoryError: "missing",
}


def _extract(options: Namespace) -> int:
    from .findings.words import reason
    from .output.extract import unreadable_record, write_extract, write_record
    from .pipeline import read

    if options.output and Path(options.path).resolve() == Path(options.output).resolve():
        raise UsageError("output-is-input", path=options.output)
    try:
        report = read(options.path)
    except Unreadable as error:
        with _output(options.output) as stream:
            write_record(unreadable_record(options.path, reason(error, options.lang)), stream)
        return UNCHECKED
    if options.format == "xlsx":
        _extract_workbook(report, options)
    else:
        with _output(options.output) as stream:
            write_extract(options.format, options.path, report, stream)
    return OK if report.is_report else UNCHECKED


def _extract_workbook(report: Report, options: Namespace) -> None:
    """A workbook goes into a file: it is no text for a screen."""
    from .output.workbook import write_workbook

    if options.output is None:
        raise UsageError("wants-output")
    try:
        write_workbook(report, options.output)
    except OSError as error:
        raise _no_output(options.output, error) from error


def _rules(options: Namespace) -> int:
    from .export.rules import write_rules
    from .rulebook.library import extended

    if options.audit:
        return _audit(options)
    if options.edition:
        raise UsageError("edition-without-audit")
    with _output(options.output) as stream:
        write_rules(extended(options.rules), stream, options.format, options.lang)
    return OK


def _audit(options: Namespace) -> int:
    from .export.audit import EDITIONS, audits, sound, write_audit
    from .rulebook.library import extended

    whole = audits(extended(options.rules), [options.edition] if options.edition else EDITIONS)
    with _output(options.output) as stream:
        write_audit(whole, stream, options.format, options.lang)
    return OK if sound(whole) else FOUND


def _explain(options: Namespace) -> int:
    from .export.rules import explain
    from .rulebook.library import extended

    with _output(options.output) as stream:
        stream.write(explain(extended(options.rules), options.code, options.lang))
    return OK


def _annotate(options: Namespace) -> int:
    from .revising import command

    return _revise(command.annotate, options)


def _fix(options: Namespace) -> int:
    from .revising import command

    return _revise(command.fix, options)


def _revise(carry_out: Callable[[Namespace], int], options: Namespace) -> int:
    try:
        return carry_out(options)
    except OSError as error:
        raise _no_output(str(options.output), error) from error
