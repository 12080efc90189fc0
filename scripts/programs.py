"""Programs that some tests start: `python -m scripts.programs` prints the Debian packages of those that are missing.

Needs nothing but the standard library, for it runs before anything is installed.
"""

from __future__ import annotations

import shutil
from typing import NamedTuple


class Program(NamedTuple):
    """The commands that will do, and the Debian packages that bring one."""

    commands: tuple[str, ...]
    packages: str


PROGRAMS = {
    "chromium": Program(("chromium", "chromium-browser", "google-chrome"), "chromium fonts-noto-cjk"),
    "gio": Program(("gio",), "libglib2.0-bin"),
    "git": Program(("git",), "git"),
    "pdftotext": Program(("pdftotext",), "poppler-utils"),
    "soffice": Program(("soffice",), "libreoffice-writer-nogui libreoffice-calc-nogui"),
}


def found(name: str) -> str | None:
    """The path of a program; None where it is missing."""
    return next(filter(None, map(shutil.which, PROGRAMS[name].commands)), None)


def missing() -> str:
    """The packages of the programs that are missing."""
    return " ".join(program.packages for name, program in PROGRAMS.items() if found(name) is None)


if __name__ == "__main__":
    print(missing())
