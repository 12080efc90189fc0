"""Writes `examples/rollup/`: published figures of a city, split over bureaus that are made up, and a manifest of them.

    python -m scripts.example_levels [FOLDER]

The same run always writes the same files. `city.json` is the sum of the four bureaus; `city-wrong.json` leaves one out.
"""

from __future__ import annotations

import json
import sys
from decimal import Decimal
from pathlib import Path
from typing import Any

from gkcheck.reports.forms import from_form
from gkcheck.rulebook.forms import AnnualReport2021
from gkcheck.rulebook.frames import nested
from gkcheck.rulebook.sheets import sheet
from tests.layouts import FIGURES
from tests.truth import true_numbers

FOLDER = Path(__file__).parents[1] / "examples/rollup"
EDITIONS = ("2021", "2021")
CITY = "示例市人民政府"
BUREAUS = {
    "police": ("示例市公安局", 41),
    "housing": ("示例市住房和城乡建设局", 27),
    "market": ("示例市市场监督管理局", 19),
}
"""File, name and share of the city's figures in a hundred; the office of the government has the rest."""
OFFICE = ("office", "示例市人民政府办公室")
LEFT_OUT = "market"
MANIFEST = """\
[[rollup]]
whole = "city.json"
parts = ["bureaus/*.json"]
expected = ["示例市公安局", "示例市住房和城乡建设局", "示例市市场监督管理局", "示例市人民政府办公室"]
"""


def published() -> dict[str, Any]:
    """The city's figures by their paths."""
    figures = FIGURES["suqian-2024"]
    form = AnnualReport2021.model_validate({"agency": CITY, "year": figures.year, **figures.form})
    return dict(from_form(form).numbers)


def split(whole: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """Figures split over the bureaus: each free cell by their shares, sums as the form has them; nothing is lost."""
    left = dict(whole)
    found = {}
    for name, (_, share) in BUREAUS.items():
        found[name] = true_numbers(EDITIONS, lambda path, share=share: _part(path, whole[path], share))
        left = {path: value - found[name][path] for path, value in left.items()}
    return {**found, OFFICE[0]: left}


def _part(path: str, value: Any, share: int) -> Any:
    """A bureau's share of a figure; bureaus make no government rules."""
    if path.startswith("disclosure.government_rules."):
        return 0
    return (value * share / 100).quantize(Decimal("0.0001")) if isinstance(value, Decimal) else value * share // 100


def files() -> dict[str, str]:
    """Every file by its name."""
    whole = published()
    parts = split(whole)
    names = {**{name: agency for name, (agency, _) in BUREAUS.items()}, OFFICE[0]: OFFICE[1]}
    wrong = {path: value - parts[LEFT_OUT][path] for path, value in whole.items()}
    made = {"city.json": _form(CITY, whole), "city-wrong.json": _form(CITY, wrong)}
    made |= {f"bureaus/{name}.json": _form(agency, parts[name]) for name, agency in names.items()}
    return {**made, "rollup.toml": MANIFEST}


def _form(agency: str, figures: dict[str, Any]) -> str:
    form = {"agency": agency, "year": 2024, **nested(figures, sheet(*EDITIONS), {})}
    return json.dumps(form, ensure_ascii=False, indent=1, default=str) + "\n"


def main(folder: Path) -> int:
    """Writes the files and answers how many there are."""
    for name, text in files().items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8", newline="\n")
    return len(files())


if __name__ == "__main__":
    print(main(Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER), "files")
