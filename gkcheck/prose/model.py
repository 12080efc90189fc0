"""Running text as it is matched: folded, without spaces, with the way back to what was printed."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from .normal import origins

if TYPE_CHECKING:
    from gkcheck.rulebook.sheets import Text


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph of the running text, its wrapped lines joined.

    text: folded (half-width `,;:()%`, one form of every character, no spaces), what all patterns are matched against.
    printed: the same as it stood. lines: where each source line begins in `printed`, with its number.
    level: 1 for `一、…`, 2 for `（一）…`, 3 for `1.…`, 0 for text without a number. number: the number, 0 without one.
    title: of a heading that stands alone, its words without the number; `""` where text follows, or for text.
    section: which of the form's six sections it stands in, 1 to 6, 0 before the first or in a section of no form.
    heading: the words of the latest heading of level 1, as printed, `""` before the first.
    """

    text: str
    printed: str
    lines: tuple[tuple[int, int], ...] = ()
    level: int = 0
    number: int = 0
    title: str = ""
    section: int = 0
    heading: str = ""

    def line(self, start: int = 0) -> int | None:
        """The source line of a place in `text`, None where the container has no lines."""
        if not self.lines:
            return None
        begins = [offset for offset, _ in self.lines]
        return self.lines[max(bisect_right(begins, self.span(start, start + 1)[0]) - 1, 0)][1]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The part of `printed` that a part of `text` was made from."""
        if self.text == self.printed:
            return start, end
        places = origins(self.printed, self.text)
        last = places[end - 1] if end > start else places[min(start, len(places) - 1)] - 1
        return places[min(start, len(places) - 1)], last + 1


Prose: TypeAlias = tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class Quote:
    """A sentence as printed, with the doubted figures in it.

    sentence: its words, on one line. marks: the doubted parts, as offsets into `sentence`. where: the section's title.
    line: the source line of the first mark.
    """

    sentence: str
    marks: tuple[tuple[int, int], ...]
    where: Text
    line: int | None = None

    @property
    def marked(self) -> str:
        """The sentence with its doubted parts in 【】."""
        shown, last = "", 0
        for start, end in self.marks:
            shown += f"{self.sentence[last:start]}【{self.sentence[start:end]}】"
            last = end
        return shown + self.sentence[last:]
