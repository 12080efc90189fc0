"""Known figures of reports, published and made up, for holding a reader against."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

APPLICANTS = (
    "natural_person",
    "commercial_enterprise",
    "research_institution",
    "public_welfare",
    "legal_service",
    "other",
    "total",
)
CASE_GROUPS = ("review", "litigation_direct", "litigation_after_review")
CASE_OUTCOMES = ("upheld", "corrected", "other", "pending", "total")
ITEMS = ("previous_items", "change", "decisions")
DOCUMENTS_2019 = ("made", "published", "total_public")
DOCUMENTS_2021 = ("made", "repealed", "in_force")

# row name -> column names of table two
DISCLOSURE_2019: dict[str, tuple[str, ...]] = {
    "government_rules": DOCUMENTS_2019,
    "normative_documents": DOCUMENTS_2019,
    "licensing": ITEMS,
    "other_services": ITEMS,
    "penalties": ITEMS,
    "compulsion": ITEMS,
    "fees": ITEMS[:2],
    "procurement": ("projects", "amount"),
}
DISCLOSURE_2021: dict[str, tuple[str, ...]] = {
    "government_rules": DOCUMENTS_2021,
    "normative_documents": DOCUMENTS_2021,
    "licensing": ("decisions",),
    "penalties": ("decisions",),
    "compulsion": ("decisions",),
    "fees": ("amount",),
}


@dataclass(frozen=True)
class Figures:
    """What one report holds: the edition is '2019', '2021' or 'mixed' (table two of 2021, a single （六） row)."""

    agency: str
    year: int
    edition: str
    form: dict[str, Any]


def columns(edition: str) -> dict[str, tuple[str, ...]]:
    """The rows of table two and the columns of each, in print order."""
    return DISCLOSURE_2019 if edition == "2019" else DISCLOSURE_2021


def lookup(form: Mapping[str, Any], path: str) -> Any:
    """The part of a nested form under a dotted path."""
    for name in path.split("."):
        form = form[name]
    return form


def leaves(form: object, path: str = "") -> Iterator[tuple[str, object]]:
    """Every cell of a nested form with its dotted path; an amount with its unit is one cell."""
    if isinstance(form, Mapping) and set(form) != {"value", "unit"}:
        for name, part in form.items():
            yield from leaves(part, f"{path}.{name}" if path else name)
    else:
        yield path, form


def _nest(rows: Mapping[str, list[Any]], names: tuple[str, ...]) -> dict[str, Any]:
    nested: dict[str, Any] = {}
    for path, values in rows.items():
        *parents, last = path.split(".")
        place = nested
        for parent in parents:
            place = place.setdefault(parent, {})
        place[last] = dict(zip(names, values, strict=True))
    return nested


def _read(path: Path) -> Figures:
    stored = json.loads(path.read_text(encoding="utf-8"))
    layout = columns(stored["edition"])
    disclosure = {row: dict(zip(layout[row], values, strict=True)) for row, values in stored["disclosure"].items()}
    cases = {
        group: dict(zip(CASE_OUTCOMES, stored["cases"][5 * place : 5 * place + 5], strict=True))
        for place, group in enumerate(CASE_GROUPS)
    }
    form = {"disclosure": disclosure, "applications": _nest(stored["applications"], APPLICANTS), "cases": cases}
    return Figures(stored["agency"], stored["year"], stored["edition"], form)


FIGURES: dict[str, Figures] = {
    path.stem: _read(path) for path in sorted((Path(__file__).parent / "data").glob("*.json"))
}
