"""Cut pages, their comments set beside them, and pages of the browser, to small pictures."""

from __future__ import annotations

import base64
import io
import subprocess
from html import escape
from typing import TYPE_CHECKING

from PIL import Image, ImageChops

from scripts.picture_sources import RESOLUTION

if TYPE_CHECKING:
    from pathlib import Path

    from scripts.picture_sources import Marked

WIDTH = 760
"""How wide a picture is on a page, in CSS pixels; it holds twice as many."""

_EDGE, _PAGE = 10, 468
"""The edge of a picture and the width of the page in it, in CSS pixels."""

_DOTS = RESOLUTION / 72
"""How many pixels of a page are a point."""

_STYLE = """
* { box-sizing: border-box; margin: 0 }
body { position: relative; width: 760px; padding: 10px; background: #fff; color: #222; font-family: "Noto Sans CJK SC" }
.page { width: 468px; overflow: hidden }
.page img { display: block; width: 100% }
.notes { position: absolute; left: 488px; top: 10px; width: 262px }
.note { margin-bottom: 8px; padding: 7px 9px; background: #f4f6f9; border-left: 4px solid #b3261e; border-radius: 3px;
  box-shadow: 0 1px 3px #0004; font-size: 11.5px; line-height: 1.5 }
.note p { margin-bottom: 3px }
.note b { color: #b3261e }
.note .author { color: #667; font-size: 10.5px }
svg { position: absolute; left: 0; top: 0 }
.ring { fill: none; stroke: #b3261e; stroke-width: 2 }
.lead { fill: none; stroke: #b3261e; stroke-width: 1.3; stroke-dasharray: 4 3 }
"""


def beside(marked: Marked, desk: Path, above: float, below: float) -> Image.Image:
    """The rows about a doubted cell, so many points of them, with its comments beside them as Word sets them."""
    left, first, right, last = _printed(marked.page)
    top = max(first, int(marked.cell[1] - above * _DOTS))
    window = marked.page.crop((left, top, right, min(last, int(marked.cell[3] + below * _DOTS))))
    scale = _PAGE / window.width
    near = [_EDGE + (marked.cell[i] - (left, top)[i % 2]) * scale for i in range(4)]
    notes = "".join(_note(lines) for lines in marked.comments)
    body = f'<div class="page">{_image(window)}</div><div class="notes">{notes}</div>{_pointer(*near)}'
    return photographed(f"<style>{_STYLE}</style><body>{body}</body>", desk)


def _pointer(x: float, y: float, right: float, bottom: float) -> str:
    """A ring round the cell and a line from it, below its row, to the first comment."""
    ring = f'<rect class="ring" x="{x}" y="{y}" width="{right - x}" height="{bottom - y}" rx="3"/>'
    lead = f'<path class="lead" d="M{right} {bottom} H{_EDGE + _PAGE + 3} L{_EDGE + _PAGE + 10} 26"/>'
    return f'<svg width="{WIDTH}" height="2000">{ring}{lead}</svg>'


def _note(lines: list[str]) -> str:
    first, _, rest = lines[0].partition("】")
    told = [f"<b>{escape(first)}】</b>{escape(rest)}" if rest else escape(lines[0]), *map(escape, lines[1:])]
    return '<div class="note"><p class="author">gkcheck</p>' + "".join(f"<p>{line}</p>" for line in told) + "</div>"


def _image(image: Image.Image) -> str:
    held = io.BytesIO()
    image.save(held, "PNG")
    return f'<img src="data:image/png;base64,{base64.b64encode(held.getvalue()).decode()}">'


def _printed(page: Image.Image) -> tuple[int, int, int, int]:
    """What is printed on a page, from edge to edge."""
    found = ImageChops.difference(page, Image.new("RGB", page.size, "white")).getbbox()
    if found is None:
        raise ValueError("an empty page")
    return found


def photographed(html: str, desk: Path) -> Image.Image:
    """A page as Chromium shows it, without the white below."""
    (desk / "card.html").write_text(f'<!doctype html><meta charset="utf-8">{html}', "utf-8")
    return photograph(desk / "card.html", desk, WIDTH, 1400)


def photograph(page: Path, desk: Path, width: int, height: int, scale: float = 2) -> Image.Image:
    """A file as Chromium shows it in light colours."""
    shot = desk / "shot.png"
    options = ["--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", f"--window-size={width},{height}"]
    command = ["chromium", *options, f"--force-device-scale-factor={scale}", f"--screenshot={shot}", page.as_uri()]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    image = Image.open(shot).convert("RGB")
    return image.crop((0, 0, image.width, min(image.height, _printed(image)[3] + 2 * _EDGE)))


def small(image: Image.Image, path: Path) -> None:
    """Write a picture with few colours."""
    image.quantize(128, Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE).save(path, optimize=True)
