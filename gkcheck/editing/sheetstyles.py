"""The styles of a workbook: the shaded double of a style, and the style that a shaded one is the double of.

The second colour of a solid fill is never seen, so it holds the fill that a shade replaced.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from .elements import Part, set_attribute
from .model import COLOURS, Splice, spliced

if TYPE_CHECKING:
    from .elements import Element
    from .model import Severity

PLAIN = "FFFFFE"
"""The fill of our own sheet."""

_OWN = {f"FF{colour}" for colour in (*COLOURS.values(), PLAIN)}
_NONE = {"indexed": "64"}
_WRAP = '<{0}alignment vertical="top" wrapText="1"/>'


class Styles:
    """The part of styles under change."""

    def __init__(self, data: bytes) -> None:
        self.part = part = Part(data)
        self._prefix = part.prefix(part.root)
        self._fills = part.root.child("fills")
        self._formats = part.root.child("cellXfs")
        self._new_fills: list[str] = []
        self._new_formats: list[bytes] = []
        self._made: dict[tuple[object, ...], int | None] = {}

    def shaded(self, base: int, severity: Severity) -> int | None:
        """The style like `base` with a severity's fill; None where its own fill could not be given back."""
        key = (base, severity)
        if key not in self._made:
            self._made[key] = self._shade(base, COLOURS[severity])
        return self._made[key]

    def listed(self, severity: Severity | None) -> int:
        """The style of our own sheet's cells: wrapped, in the severity's fill or none to speak of."""
        key = ("list", severity)
        if key not in self._made:
            fill = self._fill(COLOURS[severity] if severity else PLAIN, _NONE)
            p = self._prefix
            new = f'<{p}xf numFmtId="0" fontId="0" fillId="{fill}" borderId="0" xfId="0" applyFill="1"'
            self._made[key] = self._format((f'{new} applyAlignment="1">' + _WRAP.format(p) + f"</{p}xf>").encode())
        return self._made[key] or 0

    def _shade(self, base: int, colour: str) -> int | None:
        formats = self._formats.children if self._formats else []
        if base >= len(formats):
            return None
        kept = self._kept(int(formats[base].attributes.get("fillId", "0")))
        if kept is None:
            return None
        raw, tag = self.part.raw(formats[base]), self.part.tag(formats[base])
        new = set_attribute(set_attribute(tag, "fillId", str(self._fill(colour, kept))), "applyFill", "1")
        return self._format(new + raw[len(tag) :])

    def _kept(self, fill: int) -> dict[str, str] | None:
        """A fill's colour, as it is kept; None where the fill is of no plain kind."""
        colour = self._colour(fill)
        return None if colour is None or (colour == _NONE and self._pattern(fill) == "solid") else colour

    def _pattern(self, fill: int) -> str:
        fills = self._fills.children if self._fills else []
        held = fills[fill].child("patternFill") if fill < len(fills) else None
        return held.attributes.get("patternType", "none") if held else ""

    def _colour(self, fill: int) -> dict[str, str] | None:
        pattern = self._pattern(fill)
        if pattern == "none":
            return _NONE
        held = self._fills.children[fill].child("patternFill") if self._fills and pattern == "solid" else None
        colour = held.child("fgColor") if held else None
        return dict(colour.attributes) if colour else None

    def _fill(self, colour: str, kept: dict[str, str]) -> int:
        p = self._prefix
        given = "".join(f' {name}="{value}"' for name, value in kept.items())
        new = (
            f'<{p}fill><{p}patternFill patternType="solid"><{p}fgColor rgb="FF{colour}"/><{p}bgColor{given}/>'
            f"</{p}patternFill></{p}fill>"
        )
        if new not in self._new_fills:
            self._new_fills.append(new)
        return len(self._fills.children if self._fills else []) + self._new_fills.index(new)

    def _format(self, new: bytes) -> int:
        self._new_formats.append(new)
        return len(self._formats.children if self._formats else []) + len(self._new_formats) - 1

    def is_ours(self, style: int) -> bool:
        """Whether a style is one that we made."""
        formats = self._formats.children if self._formats else []
        return style < len(formats) and self._is_own_fill(int(formats[style].attributes.get("fillId", "0")))

    def _is_own_fill(self, fill: int) -> bool:
        colour = self._colour(fill)
        return colour is not None and colour.get("rgb") in _OWN

    def base(self, style: int) -> int:
        """The style that a shaded one is the double of; put in again where a program has dropped it."""
        formats = self._formats.children if self._formats else []
        fill = int(formats[style].attributes.get("fillId", "0"))
        holder = self._fills.children[fill].child("patternFill") if self._fills else None
        kept = holder.child("bgColor") if holder else None
        wanted = dict(kept.attributes) if kept else _NONE
        for index, other in enumerate(formats):
            own = self._colour(int(other.attributes.get("fillId", "0")))
            if own == wanted and not self.is_ours(index) and self._alike(other, formats[style]):
                return index
        fills = range(len(self._fills.children if self._fills else []))
        old = next((index for index in fills if not self._is_own_fill(index) and self._colour(index) == wanted), 0)
        tag = self.part.tag(formats[style])
        return self._format(set_attribute(tag, "fillId", str(old)) + self.part.raw(formats[style])[len(tag) :])

    def _alike(self, one: Element, other: Element) -> bool:
        def rest(element: Element) -> tuple[object, ...]:
            given = {n: v for n, v in element.attributes.items() if n not in ("fillId", "applyFill")}
            inner = b"" if element.empty else self.part.data[element.inside : element.last]
            return given, inner

        return rest(one) == rest(other)

    def changed(self) -> bytes:
        """The part with the new fills and styles."""
        splices = self._grown(self._fills, [fill.encode() for fill in self._new_fills])
        return spliced(self.part.data, splices + self._grown(self._formats, self._new_formats))

    def _grown(self, holder: Element | None, new: list[bytes]) -> list[Splice]:
        if holder is None or not new:
            return []
        return [self._counted(holder, len(holder.children) + len(new)), Splice(holder.last, holder.last, b"".join(new))]

    def _counted(self, holder: Element, count: int) -> Splice:
        tag = self.part.tag(holder)
        return Splice(holder.start, holder.inside, re.sub(rb'\scount="\d+"', b' count="%d"' % count, tag))

    def cleaned(self) -> bytes:
        """The part without the fills and styles that we added last."""
        if self._new_formats or self._fills is None or self._formats is None:
            return self.changed()
        formats, fills = list(self._formats.children), list(self._fills.children)
        while formats and self.is_ours(len(formats) - 1):
            formats.pop()
        used = {int(e.attributes.get("fillId", "0")) for e in self.part.root.within() if e.name == "xf"}
        used -= {int(e.attributes.get("fillId", "0")) for e in self._formats.children[len(formats) :]}
        while fills and self._is_own_fill(len(fills) - 1) and len(fills) - 1 not in used:
            fills.pop()
        return spliced(self.part.data, [*self._shrunk(self._formats, formats), *self._shrunk(self._fills, fills)])

    def _shrunk(self, holder: Element, left: list[Element]) -> list[Splice]:
        if len(left) == len(holder.children):
            return []
        gone = Splice(holder.children[len(left)].start, holder.children[-1].end)
        return [self._counted(holder, len(left)), gone]
