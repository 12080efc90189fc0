"""The one pass between checking and writing: severities, waivers, choice of rules, baseline."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from .globs import located
from .selection import choose, weighed

if TYPE_CHECKING:
    import re
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from pathlib import Path

    from gkcheck.rulebook.rules import Severity

    from .baseline import Baseline, Recorded
    from .model import Result
    from .waivers import Waiver, Waivers


class PathIgnores(NamedTuple):
    """Rules that are not told of some files; `folder` is what the patterns start from."""

    folder: Path
    entries: Sequence[tuple[re.Pattern[str], Sequence[str]]]

    def of(self, path: str) -> list[str]:
        """The codes ignored of a file."""
        here = located(path, self.folder)
        return [code for pattern, codes in self.entries if pattern.fullmatch(here) for code in codes]


class Closing(NamedTuple):
    """What is known at the end of a run.

    gone: records that no longer occur. unused: waivers whose report has no such finding any more.
    strays: waivers that belong to no report of the run.
    """

    gone: tuple[Recorded, ...] = ()
    unused: tuple[Waiver, ...] = ()
    strays: tuple[Waiver, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Gate:
    """What a run lets through.

    Waivers and the baseline come before the choice of rules, so that no choice makes a waiver unused or a record gone.
    """

    select: Sequence[str] = ()
    ignore: Sequence[str] = ()
    severities: Mapping[str, Severity] = field(default_factory=dict)
    path_ignores: PathIgnores | None = None
    waivers: Waivers | None = None
    baseline: Baseline | None = None

    def passed(self, result: Result) -> Result:
        """The result as it is told."""
        result = weighed(result, self.severities)
        if self.waivers is not None:
            result = self.waivers.grant(result)
        if self.baseline is not None:
            result = self.baseline.hide(result)
        here = self.path_ignores.of(result.path) if self.path_ignores else []
        return choose(result, self.select, [*self.ignore, *here])

    def closing(self) -> Closing:
        """What is left over once every result has passed."""
        gone = self.baseline.gone if self.baseline else ()
        return Closing(gone, self.waivers.unused, self.waivers.strays) if self.waivers else Closing(gone)


class Run:
    """The results of a run as they come, and its closing once they have all come."""

    def __init__(self, results: Iterator[Result], closing: Callable[[], Closing]) -> None:
        self.results = results
        self.closing = closing

    def __iter__(self) -> Iterator[Result]:
        return self.results


def closing(results: object) -> Closing:
    """What a writer may say at the end of what it was given; nothing of plain results."""
    return results.closing() if isinstance(results, Run) else Closing()
