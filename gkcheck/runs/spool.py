"""Packed things in a temporary file, by their number, so that they need no memory."""

from __future__ import annotations

import pickle
from array import array
from tempfile import TemporaryFile
from typing import TYPE_CHECKING, Any, Self

if TYPE_CHECKING:
    from types import TracebackType


class Spool:
    """Pickled things of this run, which only this process wrote; the file goes with it."""

    def __init__(self) -> None:
        self._file = TemporaryFile(prefix="gkcheck-")  # noqa: SIM115 - closed with the spool
        self._ends = array("Q", [0])

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._file.close()

    def add(self, pickled: bytes) -> int:
        """Put one more at the end; gives its number."""
        self._file.seek(self._ends[-1])
        self._file.write(pickled)
        self._ends.append(self._ends[-1] + len(pickled))
        return len(self._ends) - 2

    def __getitem__(self, number: int) -> Any:
        start, end = self._ends[number : number + 2]
        self._file.seek(start)
        return pickle.loads(self._file.read(end - start))  # noqa: S301 - what `add` was given
