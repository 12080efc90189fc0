"""Measuring in turns: every case once in each round, back and forth, so that a drifting machine is fair to all."""

import gc
from collections.abc import Callable, Mapping
from time import perf_counter

_LEAST = 0.02
"""A case is repeated within its turn until it takes so many seconds."""

Case = Callable[[], object]
Times = dict[str, list[float]]


def take_turns(cases: Mapping[str, Case], rounds: int, *, loop: bool = True) -> Times:
    """The seconds that each case takes, one figure for each round.

    Every case is run once before the first round; with `loop`, short ones are repeated within their turn.
    """
    loops = {name: _loops(case) if loop else 1 for name, case in cases.items()}
    times: Times = {name: [] for name in cases}
    for turn in range(rounds):
        for name in list(cases)[:: 1 if turn % 2 else -1]:
            gc.collect()
            times[name].append(_seconds(cases[name], loops[name]))
    return times


def ratios(times: Times, case: str, to: str) -> list[float]:
    """How many times as long as another a case took, round by round."""
    return [mine / other for mine, other in zip(times[case], times[to], strict=True)]


def scaled(measures: list[float], factor: float) -> list[float]:
    """The measures in another unit."""
    return [measure * factor for measure in measures]


def _loops(case: Case) -> int:
    case()
    return max(1, round(_LEAST / max(_seconds(case, 1), 1e-6)))


def _seconds(case: Case, loops: int) -> float:
    start = perf_counter()
    for _ in range(loops):
        case()
    return (perf_counter() - start) / loops
