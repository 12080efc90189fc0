"""Which report of a run is whose last year's."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from gkcheck.reports.bodies import under_present_name

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from gkcheck.reports.bodies import Body
    from gkcheck.reports.earlier import Earlier


def chained(
    bodies: Sequence[Body | None],
    own: int,
    names: Mapping[str, str],
    *,
    everybodys: bool = False,
    copies: Mapping[int, int] | None = None,
) -> dict[int, int]:
    """For each of the `own` first reports the position of what is given or found as its last year's.

    bodies: whose report each is, None where that is not known; what stands behind the own ones was given as last
    year's, and goes before an own one. names: for other names of an agency its present one.
    everybodys: whether the first that was given, where it is nobody's, is held against all that found none, so that
    they are told whose it is.
    copies: for a report that is another's copy, such as the same in another format, the first of them.
    It is the same agency's for the year before, and none where there are two to choose from. Names are compared whole:
    a government and its office are two.
    """
    known = [body and under_present_name(body, names) for body in bodies]
    given, among = _places(known, range(own, len(known))), _places(known, range(own))
    found = {}
    for place, body in enumerate(known[:own]):
        if body:
            before = body[0], body[1] - 1
            candidates = given.get(before) or among.get(before, [])
            found[place] = list(dict.fromkeys((copies or {}).get(one, one) for one in candidates))
    chains = {place: candidates[0] for place, candidates in found.items() if len(candidates) == 1}
    if everybodys and own not in chains.values():
        return dict.fromkeys(range(own), own) | chains
    return chains


def _places(bodies: Sequence[Body | None], among: range) -> dict[Body, list[int]]:
    places: dict[Body, list[int]] = {}
    for place in among:
        body = bodies[place]
        if body:
            places.setdefault(body, []).append(place)
    return places


def under_name_of(body: Body | None, earlier: Earlier | None, names: Mapping[str, str]) -> Earlier | None:
    """Last year's report under the name that its agency has in this year's; as it is where it is another agency's."""
    if body is None or earlier is None:
        return earlier
    same = names.get(earlier.agency, earlier.agency) == names.get(body[0], body[0])
    return replace(earlier, agency=body[0]) if same else earlier
