"""One, two and three wrong cells in published figures: the search beside a MILP solver on the same cases.

The solver (HiGHS, by scipy) is given the sums as constraints and asked for the fewest cells to change. Building its
matrices is not measured, and it is told how much a cell can change at most, which makes it fast. It gives one answer;
the search gives every answer, ranked.
"""

import random
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median
from time import perf_counter

from benchmarks.table import Line
from gkcheck.checks.locate import Cause, locate
from gkcheck.checks.locate.incidence import Incidence, incidence
from gkcheck.reports.model import Report
from tests.mistakes import ACTIVE, changed, likeliest, relations, slips


def lines(_: Path, quick: bool) -> Iterator[Line]:
    """For each number of wrong cells: both times, their ratio case by case, whether they agree, and who is right."""
    names = [name for name in ACTIVE if ACTIVE[name].editions == ("2021", "2021") and not name.startswith("hongze")]
    for count in (1, 2, 3):
        chance, measured = random.Random(count), []
        for number in range(10 if quick else 60):
            report = ACTIVE[names[number % len(names)]]
            measured.append(_case(report, slips(chance, report, count)))
        search, solver, same, first = zip(*measured, strict=True)
        word = "cell" if count == 1 else "cells"
        remark = f"the slip first: {sum(first)} of {len(first)}"
        yield Line(f"{count} wrong {word}: the search, all answers", [t * 1000 for t in search], "ms", remark)
        remark = f"as few cells: {sum(same)} of {len(same)}"
        yield Line("  a MILP solver, one answer", [t * 1000 for t in solver], "ms", remark)
        yield Line("  solver / search", [slow / fast for fast, slow in zip(search, solver, strict=True)], "times")


def _case(report: Report, mistakes: dict[str, int]) -> tuple[float, float, bool, bool]:
    """Seconds of the search, of the solver, whether both change as many cells, whether the slips come first."""
    wrong, rules = changed(report, mistakes), relations(report)
    causes: list[tuple[Cause, ...]] = []
    fast = _seconds(lambda: causes.append(locate(wrong, rules)), 5)
    counts: list[int] = []
    slow = _seconds(_solver(wrong, incidence(rules), counts), 1)
    fewest = sum(min(len(mending.changes) for mending in cause.mendings) for cause in causes[0])
    truth = {path: report.numbers[path] for path in mistakes}
    return fast, slow, fewest == counts[0], likeliest(causes[0]) == truth


def _seconds(work: Callable[[], object], times: int) -> float:
    """The median of so many runs."""
    found = []
    for _ in range(times):
        start = perf_counter()
        work()
        found.append(perf_counter() - start)
    return median(found)


def _solver(report: Report, cells: Incidence, counts: list[int]) -> Callable[[], None]:
    """A run of the solver: a change up and down and a switch for each cell, as few switches on as restore every sum."""
    import numpy as np
    from scipy.optimize import Bounds, LinearConstraint, milp
    from scipy.sparse import coo_array, hstack

    paths = list(cells.weights)
    size = len(paths)
    values = np.array([report.numbers[path] or 0 for path in paths], dtype=float)
    sums = coo_array(
        (
            [w for path in paths for w in cells.weights[path].values()],
            (
                [i for path in paths for i in cells.weights[path]],
                [column for column, path in enumerate(paths) for _ in cells.weights[path]],
            ),
        ),
        shape=(len(cells.sums), size),
    ).tocsr()
    eye = coo_array((np.ones(size), (range(size), range(size))), shape=(size, size)).tocsr()
    balance = LinearConstraint(hstack([sums, 0 * sums]), -(sums @ values), -(sums @ values))
    most = max(1, float(np.abs(sums @ values).sum()))
    switched = [LinearConstraint(hstack([side, -most * eye]), -np.inf, 0) for side in (eye, -eye)]
    cost = np.concatenate([np.zeros(size), np.ones(size)])
    bounds = Bounds(np.concatenate([-values, np.zeros(size)]), np.concatenate([np.full(size, most), np.ones(size)]))

    def run() -> None:
        solved = milp(cost, constraints=[balance, *switched], bounds=bounds, integrality=np.ones(2 * size))
        counts.append(round(solved.fun) if solved.success else -1)

    return run
