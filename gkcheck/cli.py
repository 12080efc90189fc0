"""The command: arguments in, results out, an exit status.

Exit status: 0 nothing at or above the fail level, 1 findings, 2 something could not be checked; 2 beats 1. A call that
is interrupted exits with 130. Nothing else is ever told by a traceback, whose status would be that of findings.
"""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from typing import TYPE_CHECKING

from .arguments import parse_arguments, wants_english
from .commands import UNCHECKED, command
from .config.merge import settle
from .errors import BookError, SettingsError, UsageError, told

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

INTERRUPTED = 130


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; gives its exit status."""
    _set_streams()
    given = list(sys.argv[1:] if arguments is None else arguments)
    if "--open" not in given:
        return _run(given)
    from .opening import in_browser

    return in_browser(_run, given)


def _run(given: list[str]) -> int:
    """Carry a call out to its end; of whatever stops it, one line tells."""
    try:
        return _written_out(given)
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        return UNCHECKED
    except Exception as error:  # noqa: BLE001 - the last resort
        return _complain([_failed(error, given)])
    finally:
        _let_go()


def _written_out(given: list[str]) -> int:
    """The status of a call, once all that it said is out of our hands."""
    try:
        return _run_command(given)
    finally:
        if sys.stdout is not None:
            sys.stdout.flush()


def _run_command(given: list[str]) -> int:
    options = parse_arguments(given)
    try:
        return command(options.command)(options, settle(options))
    except SettingsError as error:
        return _complain(told(fault, options.lang or "zh") for fault in error.faults)
    except UsageError as error:
        return _complain([_usage(error, options.lang or "zh")])
    except BookError as error:
        return _complain(fault.told(options.lang) for fault in error.faults)


def _complain(lines: Iterable[str]) -> int:
    """Put lines on the screen, where nothing of them steers a terminal; a screen that is gone is nobody's loss."""
    from .output.plain import visible

    _let_go()
    with suppress(OSError):
        print("\n".join(f"gkcheck: {visible(line)}" for line in lines), file=sys.stderr)
    return UNCHECKED


def _failed(error: Exception, given: list[str]) -> str:
    from .findings.failures import failure

    return failure(error, "en" if wants_english(given) else "zh")


def _usage(error: UsageError, lang: str) -> str:
    from .findings.words import usage

    return usage(error, lang)


def _let_go() -> None:
    """Point a screen that takes nothing more at nowhere, so that the interpreter does not fail over it at the end."""
    for stream in filter(None, (sys.stdout, sys.stderr)):
        try:
            stream.flush()
        except OSError:
            with suppress(OSError), open(os.devnull, "wb") as nowhere:  # noqa: PTH123 - no file of the user's
                os.dup2(nowhere.fileno(), stream.fileno())


def _set_streams() -> None:
    """Write UTF-8 into files and pipes; on a terminal never fail for a character that it lacks."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            if stream.isatty():
                reconfigure(errors="backslashreplace")
            else:
                reconfigure(encoding="utf-8", errors="backslashreplace")
