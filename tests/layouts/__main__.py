"""Writes every layout of every report: python -m tests.layouts OUT."""

import sys
from pathlib import Path

from tests.layouts import FIGURES, LAYOUTS


def main(folder: Path) -> int:
    """Writes the files and answers how many there are."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, figures in FIGURES.items():
        for layout, (suffix, writer) in LAYOUTS.items():
            (folder / f"{name}--{layout}{suffix}").write_bytes(writer(figures))
    return len(FIGURES) * len(LAYOUTS)


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("usage: python -m tests.layouts OUT")
    print(main(Path(sys.argv[1])), "files")
