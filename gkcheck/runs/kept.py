"""What a run keeps of every file by its place: whose report it is, and, in temporary files, all else."""

from __future__ import annotations

from contextlib import ExitStack
from typing import TYPE_CHECKING, Self

from .spool import Spool

if TYPE_CHECKING:
    from types import TracebackType

    from gkcheck.findings.model import Result
    from gkcheck.reports.bodies import Body
    from gkcheck.reports.earlier import Earlier

    from .work import Packed


class Kept:
    """The files of a run as they have been checked.

    bodies: whose report each is, None where it is no report or does not tell.
    """

    def __init__(self) -> None:
        self.bodies: list[Body | None] = []
        self._latest: list[int] = []
        self._results, self._earlier = Spool(), Spool()
        self._open = ExitStack()

    def __enter__(self) -> Self:
        self._open.enter_context(self._results)
        self._open.enter_context(self._earlier)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._open.close()

    def add(self, one: Packed) -> None:
        """The outcome of the next file."""
        self.bodies.append(one.body)
        self._earlier.add(one.earlier)
        self._latest.append(self._results.add(one.result))

    def renew(self, place: int, one: Packed) -> None:
        """The outcome of a file that was checked again."""
        self._latest[place] = self._results.add(one.result)

    def result(self, place: int) -> Result:
        """The latest result of a file."""
        result: Result = self._results[self._latest[place]]
        return result

    def earlier(self, place: int) -> Earlier | None:
        """What next year's report is held against."""
        earlier: Earlier | None = self._earlier[place]
        return earlier
