"""Drawn sections on the disk, so that the memory that a page takes does not grow with its files."""

from __future__ import annotations

from tempfile import SpooledTemporaryFile
from typing import TYPE_CHECKING, NamedTuple, Self

from .markup import Markup

if TYPE_CHECKING:
    from types import TracebackType

_IN_MEMORY = 1 << 22


class Section(NamedTuple):
    """What is drawn of a file below its name.

    clean: the tables of a file in which nothing was found, which a very large page leaves out.
    """

    markup: Markup
    clean: Markup


class Spool:
    """Sections by the numbers of their files, from 1; to be used in a `with`."""

    def __init__(self) -> None:
        self._places: list[tuple[int, int, int]] = []
        self._file = SpooledTemporaryFile(_IN_MEMORY)  # noqa: SIM115 - closed with the spool

    def add(self, section: Section) -> None:
        """Put the next file's section away."""
        data, clean = section.markup.encode(), section.clean.encode()
        self._places.append((self._file.tell(), len(data), len(clean)))
        self._file.write(data + clean)

    def section(self, number: int, *, clean: bool) -> Markup:
        """What was drawn of a file; clean: with the tables of one in which nothing was found."""
        start, size, more = self._places[number - 1]
        self._file.seek(start)
        return Markup(self._file.read(size + more if clean else size).decode())

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._file.close()
