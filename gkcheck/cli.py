"""The command: arguments in, results out, an exit status.

Exit status: 0 nothing at or above the fail level, 1 findings, 2 something could not be checked; 2 beats 1.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from .arguments import parse_arguments
from .commands import UNCHECKED, command
from .config.merge import settle
from .errors import BookError, SettingsError, UsageError, told

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


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
    try:
        return command(options.command)(options, settle(options))
    except SettingsError as error:
        return _complain(told(fault, options.lang or "zh") for fault in error.faults)
    except UsageError as error:
        return _complain([_usage(error, options.lang)])
    except BookError as error:
        english = options.lang == "en"
        return _complain(f"{f.code}: {f.field}: {f.en if english else f.zh}" for f in error.faults)
    except BrokenPipeError:
        sys.stderr.close()
        return UNCHECKED


def _complain(lines: Iterable[str]) -> int:
    print("\n".join(f"gkcheck: {line}" for line in lines), file=sys.stderr)
    return UNCHECKED


def _usage(error: UsageError, lang: str) -> str:
    from .findings.words import usage

    return usage(error, lang)


def _set_streams() -> None:
    """Write UTF-8 into files and pipes; on a terminal never fail for a character that it lacks."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            if stream.isatty():
                reconfigure(errors="backslashreplace")
            else:
                reconfigure(encoding="utf-8", errors="backslashreplace")
