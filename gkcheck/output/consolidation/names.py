"""Names of sheets: what spreadsheets allow, none twice."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_LONGEST = 31
_FORBIDDEN = re.compile(r"[\[\]:*?/\\\x00-\x1f]")


def sheet_names(wanted: Iterable[str], taken: Iterable[str] = ()) -> list[str]:
    """For every wanted name one that a sheet may have; capitals do not make two names different."""
    used = {name.casefold() for name in taken}
    found = []
    for name in wanted:
        plain = _FORBIDDEN.sub("_", name).strip("' ") or "-"
        made, count = plain[:_LONGEST], 1
        while made.casefold() in used:
            count += 1
            ending = f"({count})"
            made = plain[: _LONGEST - len(ending)] + ending
        used.add(made.casefold())
        found.append(made)
    return found
