"""How the cells of the workbook look: named styles, so that a cell carries only a name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from openpyxl.styles import Alignment, Border, Font, NamedStyle, PatternFill, Side

if TYPE_CHECKING:
    from openpyxl import Workbook

FONT = "Microsoft YaHei"
"""Windows knows it by this name in every language; WPS and LibreOffice put a sans-serif of their own in its place."""

_INK, _SOFT, _LINE, _HEAD, _LINK = "FF1C2530", "FF4D5A69", "FFC3CCD6", "FF1B4B8F", "FF1B4B8F"

COLOURS = {
    "unreadable": ("FFFFFFFF", "FF8F1212"),
    "failed": ("FFFFFFFF", "FF8F1212"),
    "other-year": ("FFFFFFFF", "FF6A3D9A"),
    "error": ("FF8F1212", "FFF9CFCB"),
    "not-a-report": ("FF6B4200", "FFF3D9A4"),
    "duplicate": ("FF5B2F86", "FFE6D9F2"),
    "warning": ("FF6B4200", "FFFDF0CF"),
    "note": ("FF24596B", "FFE3F1F6"),
    "counted": ("FF24596B", "FFE3F1F6"),
    "ok": ("FF1D6238", "FFDFF2E5"),
}
"""Ink and ground of each state, and of each severity."""


def add_styles(book: Workbook) -> None:
    """Put all styles into a workbook."""
    middle, start = _aligned("center"), _aligned("left")
    for style in (
        _style("gk title", Font(name=FONT, size=16, bold=True, color=_HEAD), Alignment(vertical="center"), ruled=False),
        _style("gk line", Font(name=FONT, size=10.5, color=_SOFT), Alignment(vertical="center"), ruled=False),
        _style("gk head", _font("FFFFFFFF", bold=True), middle, _HEAD),
        _style("gk head upright", _font("FFFFFFFF", bold=True), Alignment("center", "center", 255), _HEAD),
        _style("gk head turned", _font("FFFFFFFF", bold=True), Alignment("center", "bottom", 90), _HEAD),
        _style("gk text", _font(_INK), start),
        _style("gk bold", _font(_INK, bold=True), start),
        _style("gk soft", _font(_SOFT), start),
        _style("gk figure", _font(_INK), middle),
        _style("gk link", _font(_LINK, underline="single"), start),
        *(_style(f"gk {name}", _font(ink, bold=True), middle, ground) for name, (ink, ground) in COLOURS.items()),
    ):
        book.add_named_style(style)


def _font(colour: str, *, bold: bool = False, underline: Literal["single"] | None = None) -> Font:
    return Font(name=FONT, size=10.5, bold=bold, color=colour, underline=underline)


def _aligned(across: str) -> Alignment:
    return Alignment(horizontal=across, vertical="center", wrap_text=True)


def _style(name: str, font: Font, how: Alignment, ground: str = "", *, ruled: bool = True) -> NamedStyle:
    side = Side(style="thin", color=_LINE)
    return NamedStyle(
        name,
        font=font,
        alignment=how,
        fill=PatternFill("solid", fgColor=ground) if ground else PatternFill(),
        border=Border(side, side, side, side) if ruled else Border(),
    )
