"""A marked file to what a picture of it needs: its pages as images, its shaded cells, and the comments on them."""

from __future__ import annotations

import os
import subprocess
from typing import TYPE_CHECKING, NamedTuple
from zipfile import ZipFile

from lxml import etree
from PIL import Image, ImageChops

from gkcheck.editing.model import COLOURS

if TYPE_CHECKING:
    from pathlib import Path

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_SHADE = tuple(bytes.fromhex(COLOURS["error"]))
FONTS = {
    "宋体": "Noto Serif CJK SC",
    "仿宋": "Noto Serif CJK SC",
    "楷体": "Noto Serif CJK SC",
    "黑体": "Noto Sans CJK SC",
}
"""What stands for the fonts of an office on a machine that has only free ones."""

_HEAD = '<?xml version="1.0"?><fontconfig><include>/etc/fonts/fonts.conf</include>'

RESOLUTION = 220
"""Pixels of an inch of a page."""

Box = tuple[int, int, int, int]


class Marked(NamedTuple):
    """A page with a shaded cell, where the cell stands on it, and the paragraphs of each of its comments."""

    page: Image.Image
    cell: Box
    comments: list[list[str]]


def word_cells(path: Path, desk: Path) -> list[Marked]:
    """The shaded cells of a Word file, one on a page, in their order."""
    pages = _pages(path, desk, "writer_pdf_Export")
    shaded = [(page, box) for page in pages if (box := _shaded(page))]
    return [Marked(page, box, told) for (page, box), told in zip(shaded, _word_comments(path), strict=True)]


def findings_sheet(path: Path, desk: Path) -> Image.Image:
    """The list of findings, a workbook's last sheet."""
    return _pages(path, desk, "calc_pdf_Export")[-1]


def _word_comments(path: Path) -> list[list[list[str]]]:
    """For each shaded cell, the paragraphs of its comments."""
    with ZipFile(path) as parts:
        body, notes = (etree.fromstring(parts.read(f"word/{name}.xml")) for name in ("document", "comments"))
    told = {
        note.get(f"{_W}id"): ["".join(line.itertext(f"{_W}t")) for line in note.iter(f"{_W}p")]
        for note in notes.iter(f"{_W}comment")
    }
    shade = f"{_W}tcPr/{_W}shd[@{_W}fill='{COLOURS['error']}']"
    cells = [cell for cell in body.iter(f"{_W}tc") if cell.find(shade) is not None]
    return [[told[mark.get(f"{_W}id")] for mark in cell.iter(f"{_W}commentReference")] for cell in cells]


def _shaded(page: Image.Image) -> Box | None:
    """Where a page is shaded as an error is."""
    far = ImageChops.difference(page, Image.new("RGB", page.size, _SHADE)).convert("L")
    return far.point(lambda value: 255 * (value < 2)).getbbox()


def _pages(path: Path, desk: Path, export: str) -> list[Image.Image]:
    """The pages of a file; of a workbook each sheet is one page."""
    options = '{"ExportNotes":{"type":"boolean","value":"false"},"SinglePageSheets":{"type":"boolean","value":"true"}}'
    profile = f"-env:UserInstallation={(desk / 'profile').as_uri()}"
    convert = ["soffice", profile, "--headless", "--convert-to", f"pdf:{export}:{options}", "--outdir", str(desk)]
    _run([*convert, str(path)], desk)
    pdf, stem = desk / f"{path.stem}.pdf", desk / f"{path.stem}-{export}"
    _run(["pdftoppm", "-r", str(RESOLUTION), "-png", str(pdf), str(stem)], desk)
    return [Image.open(found).convert("RGB") for found in sorted(desk.glob(f"{stem.name}-*.png"))]


def _run(command: list[str], desk: Path) -> None:
    """Run a program that finds the fonts of an office."""
    fonts = desk / "fonts.conf"
    fonts.write_text(f"{_HEAD}{''.join(map(_instead, FONTS.items()))}</fontconfig>", "utf-8")
    around = {**os.environ, "FONTCONFIG_FILE": str(fonts)}
    subprocess.run(command, check=True, capture_output=True, env=around, timeout=300)


def _instead(pair: tuple[str, str]) -> str:
    """A font that stands for another, for fontconfig."""
    name, other = pair
    test = f'<test name="family"><string>{name}</string></test>'
    edit = f'<edit name="family" mode="assign" binding="strong"><string>{other}</string></edit>'
    return f'<match target="pattern">{test}{edit}</match>'
