"""Pages opened in the browser: where a page goes without `--output`, and complaints as a page of their own.

Whoever drops a file on an icon sees no terminal: whatever would be printed there before it vanishes becomes a page.
"""

from __future__ import annotations

import io
import os
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from .arguments import wants_english
from .errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from .output.targets import Target

UNCHECKED = 2


def page_path() -> str:
    """A new file in the system's temporary folder, which only its owner can read."""
    handle, path = tempfile.mkstemp(prefix="gkcheck-", suffix=".html")
    os.close(handle)
    return path


def with_page(targets: list[Target]) -> list[Target]:
    """The targets of a call that opens a page: its file is a new one where none is named.

    Raises UsageError where other formats were asked for and no page.
    """
    single = targets[0]
    if len(targets) == 1 and single.format == "text":
        targets = [single._replace(format="html")]
    if not any(target.format == "html" for target in targets):
        raise UsageError("open-wants-html", format=single.format)
    return [t._replace(path=page_path()) if t.format == "html" and t.path is None else t for t in targets]


def show_pages(targets: Iterable[Target], lang: str) -> None:
    """Open every page that was written."""
    for target in targets:
        if target.format == "html" and target.path:
            show(target.path, lang)


def show(path: str, lang: str) -> None:
    """Open a page in the default browser; without one, say where the page is."""
    import webbrowser

    from .output.html.words import words

    where = Path(path).resolve()
    opened = webbrowser.open(where.as_uri())
    print(words("opened" if opened else "no-browser", path=where).into(lang), flush=True)  # noqa: T201 - on the screen


def in_browser(run: Callable[[list[str]], int], given: Sequence[str]) -> int:
    """Run a command that opens a page; where it fails instead, open a page that says so. Gives the exit status."""
    screen, heard = sys.stderr, _Heard(sys.stderr)
    sys.stderr = heard
    try:
        status = run(list(given))
    except SystemExit as stop:
        status = stop.code if isinstance(stop.code, int) else UNCHECKED
    finally:
        sys.stderr = screen
    if heard.words():
        _complain(heard.words(), given)
    return status


def _complain(said: str, given: Sequence[str]) -> None:
    from .output.html import draw_complaint

    lang = "en" if wants_english(list(given)) else "zh"
    path = page_path()
    Path(path).write_text(draw_complaint(said, lang), "utf-8", newline="\n")
    show(path, lang)


class _Heard(io.TextIOBase):
    """A stream that passes on what is written to it and remembers it."""

    def __init__(self, screen: TextIO) -> None:
        self.screen = screen
        self.kept = io.StringIO()

    def write(self, text: str) -> int:
        self.kept.write(text)
        return self.screen.write(text)

    def flush(self) -> None:
        self.screen.flush()

    def words(self) -> str:
        """What was said."""
        return self.kept.getvalue().strip()
