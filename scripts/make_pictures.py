"""Make the pictures of the pages for clerks from the examples: `python -m scripts.make_pictures [FOLDER]`.

Pages of documents are LibreOffice's, the page of results is Chromium's. LibreOffice without windows draws no comments,
so they are set beside the page in the very words that stand in the file. Programs and fonts differ from machine to
machine, and the pictures with them: look at each before it is committed.
"""

from __future__ import annotations

import shutil
import sys
from contextlib import chdir
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from PIL import ImageOps

from gkcheck import annotate
from gkcheck.cli import main as gkcheck
from scripts.picture_cards import beside, photograph, small
from scripts.picture_sources import FONTS, findings_sheet, word_cells

if TYPE_CHECKING:
    from collections.abc import Callable

    from PIL import Image

ROOT = Path(__file__).parent.parent
FOLDER = ROOT / "docs/pictures"
REPORT = "年度报告"
PROGRAMS = {"soffice": "LibreOffice", "pdftoppm": "Poppler", "chromium": "Chromium"}


def word(desk: Path) -> dict[str, Image.Image]:
    """Two cells of a Word file with their comments."""
    annotate(ROOT / "examples/2021-wrong.docx", marked := desk / f"{REPORT}.docx")
    applications, cases = word_cells(marked, desk)
    return {
        "word-applications": beside(applications, desk, above=290, below=110),
        "word-cases": beside(cases, desk, above=61, below=14),
    }


def workbook(desk: Path) -> dict[str, Image.Image]:
    """The sheet of a marked workbook that lists all findings, as far as the figure that should stand."""
    annotate(ROOT / "examples/2021-wrong.xlsx", marked := desk / f"{REPORT}.xlsx")
    listed = findings_sheet(marked, desk)
    cut = listed.crop((0, 0, int(listed.width * 0.793), listed.height))
    framed = ImageOps.expand(cut, cut.width // 80, "white")
    return {"workbook-findings": framed.resize((1520, framed.height * 1520 // framed.width))}


def page(desk: Path) -> dict[str, Image.Image]:
    """The page of results, from its head to the first findings."""
    shutil.copy(ROOT / "examples/2021-wrong.docx", desk / f"{REPORT}.docx")
    with chdir(desk):
        gkcheck(["check", f"{REPORT}.docx", "--format", "html", "--output", "page.html"])
    return {"page": photograph(desk / "page.html", desk, 1000, 740, scale=1.5)}


def main(arguments: list[str]) -> int:
    """Make all pictures, or say which programs are missing."""
    missing = [f"{name} ({program})" for program, name in PROGRAMS.items() if shutil.which(program) is None]
    if missing:
        print(f"pictures need {', '.join(missing)}; and the fonts {', '.join(sorted(set(FONTS.values())))}")
        return 2
    folder = Path(arguments[0]) if arguments else FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    made: tuple[Callable[[Path], dict[str, Image.Image]], ...] = (word, workbook, page)
    for make in made:
        with TemporaryDirectory() as desk:
            for name, picture in make(Path(desk)).items():
                small(picture, folder / f"{name}.png")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
