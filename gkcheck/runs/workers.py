"""Tasks carried out in order by several processes; one that dies of a file takes no other file with it."""

from __future__ import annotations

import multiprocessing
from collections import deque
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import islice
from typing import TYPE_CHECKING, Self

from gkcheck.pipeline import died

from .work import check_packed, packed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from types import TracebackType

    from .work import Packed, Task, Terms

_CHUNK = 16
"""So many files are sent at once."""

_AHEAD = 3
"""So many chunks wait for each process, so that none is idle and memory stays flat."""

_MOST = 60
"""More processes than this Windows cannot wait for."""


class Workers:
    """Processes that check files, started when they are first needed.

    jobs: how many.
    """

    def __init__(self, jobs: int, terms: Terms) -> None:
        self._jobs = min(jobs, _MOST)
        self._terms = terms
        self._pool: ProcessPoolExecutor | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stop()

    def map(self, tasks: Iterable[Task]) -> Iterator[Packed]:
        """The outcome of each task, in their order."""
        coming = iter(tasks)
        waiting: deque[tuple[list[Task], Future[list[Packed]]]] = deque()
        while self._fill(waiting, coming):
            chunk, future = waiting.popleft()
            try:
                yield from future.result()
            except BrokenProcessPool:
                lost = [chunk, *(later for later, _ in waiting)]
                waiting.clear()
                self._stop()
                for task in (task for one in lost for task in one):
                    yield self._alone(task)

    def _fill(self, waiting: deque[tuple[list[Task], Future[list[Packed]]]], coming: Iterator[Task]) -> bool:
        """Send what there is room for; gives whether anything is under way."""
        while len(waiting) < self._jobs * _AHEAD and (chunk := list(islice(coming, _CHUNK))):
            waiting.append((chunk, self._send(chunk)))
        return bool(waiting)

    def _alone(self, task: Task) -> Packed:
        """The outcome of a task that may have ended its process: nothing else is under way meanwhile.

        It is tried twice, since a process may end late of what it did before.
        """
        for _ in range(2):
            try:
                return self._send([task]).result()[0]
            except BrokenProcessPool:
                self._stop()
        return packed(died(task.path), cells=self._terms.cells)

    def _send(self, chunk: list[Task]) -> Future[list[Packed]]:
        """Hand a chunk to the processes; where one of them has ended, the chunk is lost with the others."""
        try:
            return self._started().submit(check_packed, chunk, self._terms)
        except BrokenProcessPool as error:
            lost: Future[list[Packed]] = Future()
            lost.set_exception(error)
            return lost

    def _started(self) -> ProcessPoolExecutor:
        if self._pool is None:
            # forked processes would inherit the locks of the writers' threads
            self._pool = ProcessPoolExecutor(self._jobs, multiprocessing.get_context("spawn"))
        return self._pool

    def _stop(self) -> None:
        if self._pool is not None:
            self._pool.shutdown(cancel_futures=True)
            self._pool = None
