"""Whether every cell that could be found and located still can: `python -m scripts.audit` (`--write` stores them anew).

The cells are stored in `tests/findable.json`, by edition: those in which a single wrong figure is always found, and
those among them where nothing else explains what it breaks.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from gkcheck.export.audit import Audits, audits, sound
from gkcheck.rulebook.library import Book, book

STORED = Path(__file__).parent.parent / "tests/findable.json"


def findable(whole: Audits) -> dict[str, dict[str, list[str]]]:
    """By edition, the cells that are found and those that are found for certain."""
    return {
        each.edition: {
            "found": [cell.path for cell in each.cells if cell.found],
            "certain": [cell.path for cell in each.cells if cell.certain],
        }
        for each in whole.editions
    }


def complaints(rules: Book) -> list[str]:
    """What has become worse: cells lost, rules that contradict each other or apply nowhere."""
    whole = audits(rules)
    now, before = findable(whole), json.loads(STORED.read_text("utf-8"))
    lost = [
        f"{edition}: {path} is no longer {kind}"
        for edition, kinds in before.items()
        for kind, paths in kinds.items()
        for path in paths
        if path not in now[edition][kind]
    ]
    lost += [] if sound(whole) else ["rules contradict each other or never apply: gkcheck rules --audit"]
    return lost if lost or now == before else ["more cells are found than stored: python -m scripts.audit --write"]


def main(arguments: list[str]) -> int:
    """Compare, or store; the exit status."""
    if "--write" in arguments:
        stored = json.dumps(findable(audits(book())), indent=1) + "\n"
        STORED.write_text(stored, "utf-8", newline="\n")
    found = complaints(book())
    for line in found:
        print(line)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
