"""Labels and runs of values brought together in a stream: each label takes one group of values, in order."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from .stream import BLANK, Stream, Token

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .hits import Hit

_BEHIND, _AHEAD, _NO_VALUES, _LEFT_OVER = 0.0, 0.5, 1.0, 3.0
"""Costs: a group behind or within its label; ahead of it; a label without values; a group without label."""


class Group(NamedTuple):
    """Values that stand together: one for each column, or, where `whole` is false, not to be told apart."""

    tokens: tuple[Token, ...]
    whole: bool

    @property
    def start(self) -> int:
        """Where the first value begins."""
        return self.tokens[0].start


def align(stream: Stream, hits: Sequence[Hit], start: int, end: int, wanted: int) -> list[Group | None]:
    """For each label its group of `wanted` values, or None where it has none.

    Values stand behind their label, inside it where it is broken over lines, or ahead of it.
    """
    groups = group(stream, stream.tokens(start, end), wanted)
    costs = [[float(j) * _LEFT_OVER for j in range(len(groups) + 1)]]
    for i, hit in enumerate(hits, 1):
        row = [costs[-1][0] + _NO_VALUES]
        for j, values in enumerate(groups, 1):
            pairing = _cost(hits, i - 1, groups, j - 1, hit, values)
            row.append(min(costs[-1][j] + _NO_VALUES, row[j - 1] + _LEFT_OVER, costs[-1][j - 1] + pairing))
        costs.append(row)
    return _trace(hits, groups, costs)


def _cost(hits: Sequence[Hit], i: int, groups: Sequence[Group], j: int, hit: Hit, values: Group) -> float:
    """What it costs that label `i` takes group `j`: nothing behind or within it, a little ahead of it."""
    below = hits[i + 1].start if i + 1 < len(hits) else float("inf")
    above = hits[i - 1].end if i else -1
    before = groups[j - 1].start if j else -1
    if hit.start < values.start < below:
        first = not hit.start < before < values.start
        return _BEHIND if first else _AHEAD
    return _AHEAD if above <= values.start < hit.start or (i and hits[i - 1].start < values.start < hit.start) else 9e9


def _trace(hits: Sequence[Hit], groups: Sequence[Group], costs: list[list[float]]) -> list[Group | None]:
    taken: list[Group | None] = [None] * len(hits)
    i, j = len(hits), len(groups)
    while i and j:
        pairing = costs[i - 1][j - 1] + _cost(hits, i - 1, groups, j - 1, hits[i - 1], groups[j - 1])
        if costs[i][j] == pairing:
            i, j = i - 1, j - 1
            taken[i] = groups[j]
        elif costs[i][j] == costs[i - 1][j] + _NO_VALUES:
            i -= 1
        else:
            j -= 1
    return taken


def group(stream: Stream, tokens: Sequence[Token], wanted: int) -> list[Group]:
    """Tokens cut into groups of `wanted`: runs are broken by words, then by lines, then by number."""
    found: list[Group] = []
    for run in _runs(stream, tokens, r"[^\W\d_]"):
        lines = _runs(stream, run, r"\n")
        if len(lines) > 1 and any(len(line) > 1 for line in lines):
            found += [piece for line in lines for piece in _cut(line, wanted)]
        else:
            found += _cut(run, wanted)
    return found


def _runs(stream: Stream, tokens: Sequence[Token], breaker: str) -> list[list[Token]]:
    runs: list[list[Token]] = []
    for token in tokens:
        if runs and not re.search(breaker, stream.text[runs[-1][-1].end : token.start]):
            runs[-1].append(token)
        else:
            runs.append([token])
    return runs


def _cut(run: list[Token], wanted: int) -> list[Group]:
    loose = _loosened(run, wanted)
    if len(loose) % wanted == 0 and (len(loose) == wanted or not any(token.text == BLANK for token in loose)):
        return [Group(tuple(loose[i : i + wanted]), True) for i in range(0, len(loose), wanted)]
    if (bare := _without_padding(loose, wanted)) is not None:
        return [Group(tuple(bare), True)]
    return [] if all(token.text == BLANK for token in run) else [Group(tuple(run), False)]


def _without_padding(tokens: list[Token], wanted: int) -> list[Token] | None:
    """Empty cells of merged headings left out around the values, if there is one way to do so."""
    filled = [index for index, token in enumerate(tokens) if token.text != BLANK]
    if len(tokens) <= wanted or not filled:
        return None
    starts = range(max(filled[-1] - wanted + 1, 0), min(filled[0], len(tokens) - wanted) + 1)
    return tokens[starts[0] : starts[0] + wanted] if len(starts) == 1 else None


def _loosened(run: Sequence[Token], wanted: int) -> list[Token]:
    """Digits of a row printed without a gap, taken apart where that can mean one thing only.

    `000000` then `0` is seven zeros; `120000` then `3` is six digits and their total where seven values are wanted.
    """
    if len(run) >= wanted:
        return list(run)
    zeros = [piece for token in run for piece in (_digits(token) if set(token.text) == {"0"} else [token])]
    if len(zeros) == wanted:
        return zeros
    if wanted == 7 and len(run) == 2 and re.fullmatch(r"\d{6}", run[0].text) and run[0].text.startswith("0"):
        return [*_digits(run[0]), run[1]]
    return list(run)


def _digits(token: Token) -> list[Token]:
    return [Token(digit, token.start + i, token.start + i + 1) for i, digit in enumerate(token.text)]
