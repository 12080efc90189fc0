"""Several outputs of one run: every result is handed to all writers as it comes, so that none is held for another."""

from __future__ import annotations

from functools import partial
from queue import Queue
from threading import Thread
from typing import IO, TYPE_CHECKING, Any

from gkcheck.findings.gate import Run, closing
from gkcheck.findings.model import Result

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from gkcheck.findings.gate import Closing

    from . import Writer


def write_all(results: Iterable[Result], outputs: Sequence[tuple[Writer, IO[Any]]], lang: str) -> None:
    """Run all writers over the results at once.

    The first error stops them all; a writer that is stopped does not write its ending.
    """
    if len(outputs) == 1:
        write, stream = outputs[0]
        write(results, stream, lang)
        return
    end = partial(closing, results)
    feeds = [_Feed(write, stream, lang, end) for write, stream in outputs]
    for feed in feeds:
        feed.start()
    try:
        for result in results:
            _hand(feeds, result)
        _hand(feeds, None)
    except BaseException as error:
        for feed in feeds:
            feed.stop(error)
        raise


def _hand(feeds: list[_Feed], result: Result | None) -> None:
    """A result to every writer, or the end; raises what a writer raised."""
    for feed in feeds:
        feed.give(result)
    for feed in feeds:
        if result is None:
            feed.join()
        if feed.error is not None:
            raise feed.error


class _Feed(Thread):
    """A writer in a thread of its own: it pulls results, and they are pushed to it one at a time."""

    def __init__(self, write: Writer, stream: IO[Any], lang: str, end: Callable[[], Closing]) -> None:
        super().__init__(daemon=True)
        self.error: BaseException | None = None
        self._work = write, stream, lang
        self._end = end
        self._queue: Queue[Result | BaseException | None] = Queue(maxsize=1)
        self._ended = False

    def run(self) -> None:
        """Write; after a failure take what else is given, so that nobody waits for a place."""
        write, stream, lang = self._work
        try:
            write(Run(self._results(), self._end), stream, lang)
        except BaseException as error:  # noqa: BLE001 - raised again where the results come from
            self.error = error
        while not self._ended:
            self._take()

    def _results(self) -> Iterator[Result]:
        while isinstance(given := self._take(), Result):
            yield given
        if given is not None:
            raise given

    def _take(self) -> Result | BaseException | None:
        given = self._queue.get()
        self._ended = not isinstance(given, Result)
        return given

    def give(self, result: Result | None) -> None:
        """Hand over a result as soon as the last one was taken; None for the end."""
        self._queue.put(result)

    def stop(self, error: BaseException) -> None:
        """Let the writer fail, and wait until it has."""
        if self.is_alive() and not self._ended:
            self._queue.put(error)
            self.join()
