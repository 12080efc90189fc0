"""Write what is derived: `python -m scripts.generate` (`--check` compares).

From the book and its cases, the models, the command's parser and the labelled sentences.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from gkcheck.export import commands
from gkcheck.export.pages import pages
from gkcheck.export.schemas import schemas
from gkcheck.export.settings import settings_pages
from gkcheck.rulebook.derive import derive
from gkcheck.rulebook.library import book
from scripts import sentences

ROOT = Path(__file__).parent.parent


def derived() -> dict[Path, str]:
    """Every derived file with its content."""
    found = {ROOT / "gkcheck/rulebook/sheets.json": _lines(derive())}
    found |= {ROOT / "schemas" / name: _lines(schema) for name, schema in schemas().items()}
    found |= {ROOT / "docs" / path: text for path, text in pages(book(), ROOT / "tests/rules").items()}
    found |= {ROOT / "docs" / path: text for path, text in commands.pages().items()}
    found |= {ROOT / "docs" / path: text for path, text in settings_pages().items()}
    return found | sentences.pages()


def _lines(data: object) -> str:
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def main(arguments: list[str]) -> int:
    """Write the files, or say which differ."""
    made = derived()
    stale = [path for path, text in made.items() if not path.exists() or path.read_text("utf-8") != text]
    for path in stale:
        print(f"{'differs' if '--check' in arguments else 'written'}: {path.relative_to(ROOT)}")
        if "--check" not in arguments:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(made[path], "utf-8", newline="\n")
    return 1 if stale and "--check" in arguments else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
