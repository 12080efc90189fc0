"""A part that is itself the sum of other parts: two levels were given as one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gkcheck.rulebook.places import split

if TYPE_CHECKING:
    from .ground import Cause, Ground

_FEWEST = 2
"""Of one part alone the figures may be the same by chance, or be the same report's."""


def told_apart(cause: Cause, ground: Ground) -> Cause:
    """The cause, a part that seems to be left out known as one whose own parts were given beside it."""
    if cause.kind != "left-out" or len(cause.alternatives) != 1 or len(cause.alternatives[0]) != 1:
        return cause
    ((name,),) = cause.alternatives
    below = _below(name, ground)
    return cause._replace(kind="both-levels", below=below) if below else cause


def _below(name: str, ground: Ground) -> tuple[str, ...]:
    """The parts of the same place, where they come to just what this one counts."""
    place = name.removesuffix(split(name)[1])
    inner = tuple(other for other in ground.parts if place and other != name and other.startswith(place))
    places = {place for other in inner for place in ground.parts[other]}
    summed = {place: sum(ground.parts[other].get(place, 0) for other in inner) for place in places}
    return inner if len(inner) >= _FEWEST and summed == ground.parts[name] else ()
