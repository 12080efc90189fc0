"""The main part of a Word file, walked once by expat: deletions are skipped, insertions read, memory stays flat."""

from __future__ import annotations

from typing import IO, TYPE_CHECKING
from xml.parsers import expat

from gkcheck.errors import Unreadable

from . import bounds
from .builder import Builder
from .wordnames import Attributes, Handlers, Names, number, refuse_doctype, refuse_encoding, value

if TYPE_CHECKING:
    from .model import Block

_CHUNK = 1 << 20


class Walk:
    """One pass over the main part; `run` gives its blocks."""

    def __init__(self) -> None:
        self.build = Builder()
        self.parser = expat.ParserCreate()
        self.hidden = self.raised = self.in_tabs = self.in_row_properties = False
        self.row_gone: list[bool] = []
        self.choice: list[bool] = []
        self.placeholder: list[bool] = []
        self.fields: list[bool] = []
        build, none = self.build, None
        text = (self._start_text, self._end_text)
        skip = (self._start_skip, none)
        self.word: dict[str, Handlers] = {
            "p": (none, build.end_line),
            "pPr": (none, self._end_run),
            "r": (none, self._end_run),
            "t": text,
            "tab": (self._start_tab, none),
            "tabs": (self._start_tabs, self._end_tabs),
            "br": (lambda _: build.text("\n"), none),
            "cr": (lambda _: build.text("\n"), none),
            "noBreakHyphen": (lambda _: build.text("-"), none),
            "vanish": (self._start_vanish, none),
            "vertAlign": (self._start_raised, none),
            "tbl": (lambda _: build.open_table(), build.close_table),
            "tr": (self._start_row, self._end_row),
            "trPr": (self._start_row_properties, self._end_row_properties),
            "tc": (lambda _: build.open_cell(), build.close_cell),
            "gridBefore": (lambda a: build.skip_columns(number(a)), none),
            "gridSpan": (self._start_span, none),
            "vMerge": (self._start_merge, none),
            "cellDel": (lambda _: build.drop_cell(), none),
            "del": (self._start_deletion, none),
            "moveFrom": skip,
            "rt": skip,
            "instrText": skip,
            "fldChar": (self._start_field_mark, none),
            "delText": skip,
            "txbxContent": (lambda _: build.open_paragraph(), build.close_paragraph),
            "sdt": (lambda _: self.placeholder.append(False), self._end_control),
            "showingPlcHdr": (self._start_placeholder, none),
            "sdtContent": (self._start_content, none),
        }
        self.compatibility: dict[str, Handlers] = {
            "AlternateContent": (lambda _: self.choice.append(False), self._end_alternatives),
            "Choice": (self._start_choice, none),
            "Fallback": (self._start_fallback, none),
        }
        self.names = Names(self.word, self.compatibility)

    def run(self, part: IO[bytes]) -> list[Block]:
        """The blocks of a main part; raises Unreadable."""
        parser = self.parser
        parser.buffer_text = parser.ordered_attributes = True
        parser.StartDoctypeDeclHandler = refuse_doctype
        parser.XmlDeclHandler = refuse_encoding
        self._read_elements()
        left = bounds.PART_BYTES
        try:
            while chunk := part.read(_CHUNK):
                left -= len(chunk)
                if left < 0:
                    raise Unreadable("unpacks-too-large", limit=bounds.PART_BYTES >> 20)
                parser.Parse(chunk)
            parser.Parse(b"", True)
        except expat.ExpatError as error:
            raise Unreadable("broken-xml", line=error.lineno) from error
        return self.build.finish()

    def _read_elements(self) -> None:
        """Call the handler of each element, whatever its prefix is bound to."""
        starts, ends = self.names, self.names.ends

        def start(raw: str, attributes: Attributes) -> None:
            handler = starts[raw]
            if handler is not None:
                handler(attributes)

        def end(raw: str) -> None:
            handler = ends[raw]
            if handler is not None:
                handler()

        self.parser.StartElementHandler = start
        self.parser.EndElementHandler = end

    def _start_skip(self, _: Attributes) -> None:
        """Pass over the element that just began, and all in it."""
        depth = 1

        def start(_: str, __: Attributes) -> None:
            nonlocal depth
            depth += 1

        def end(_: str) -> None:
            nonlocal depth
            depth -= 1
            if not depth:
                self._read_elements()

        self.parser.StartElementHandler = start
        self.parser.EndElementHandler = end

    def _start_text(self, _: Attributes) -> None:
        if not self.hidden and not (self.fields and any(self.fields)):
            self.parser.CharacterDataHandler = self.build.raised if self.raised else self.build.pieces.append

    def _end_text(self) -> None:
        self.parser.CharacterDataHandler = None

    def _end_run(self) -> None:
        """Forget the run's style, and that of a paragraph's mark when its properties end."""
        self.hidden = self.raised = False

    def _start_tab(self, _: Attributes) -> None:
        if not self.in_tabs:
            self.build.text("\t")

    def _start_tabs(self, _: Attributes) -> None:
        self.in_tabs = True

    def _end_tabs(self) -> None:
        self.in_tabs = False

    def _start_vanish(self, attributes: Attributes) -> None:
        self.hidden = value(attributes) not in ("0", "false", "off")

    def _start_raised(self, attributes: Attributes) -> None:
        self.raised = value(attributes) == "superscript"

    def _start_row(self, _: Attributes) -> None:
        self.row_gone.append(False)
        self.build.open_row()

    def _end_row(self) -> None:
        self.build.close_row(dropped=self.row_gone.pop())

    def _start_row_properties(self, _: Attributes) -> None:
        self.in_row_properties = True

    def _end_row_properties(self) -> None:
        self.in_row_properties = False

    def _start_span(self, attributes: Attributes) -> None:
        self.build.widen_cell(number(attributes))

    def _start_merge(self, attributes: Attributes) -> None:
        if value(attributes) != "restart":
            self.build.cover_cell()

    def _start_deletion(self, attributes: Attributes) -> None:
        """A deleted run of text is passed over; a mark of deletion in a row's properties drops the row."""
        if self.in_row_properties and self.row_gone:
            self.row_gone[-1] = True
        self._start_skip(attributes)

    def _start_field_mark(self, attributes: Attributes) -> None:
        """A field's text counts from its separator on; what stands before is its code, other fields included."""
        kind = value(attributes, "fldCharType")
        if kind == "begin":
            self.fields.append(True)
        elif self.fields and kind == "separate":
            self.fields[-1] = False
        elif self.fields and kind == "end":
            self.fields.pop()

    def _start_placeholder(self, attributes: Attributes) -> None:
        if self.placeholder:
            self.placeholder[-1] = value(attributes) not in ("0", "false", "off")

    def _start_content(self, attributes: Attributes) -> None:
        """A content control that shows its prompt has no content yet."""
        if self.placeholder and self.placeholder[-1]:
            self._start_skip(attributes)

    def _end_control(self) -> None:
        self.placeholder.pop()

    def _end_alternatives(self) -> None:
        self.choice.pop()

    def _start_choice(self, attributes: Attributes) -> None:
        if self.choice and self.choice[-1]:
            self._start_skip(attributes)
        elif self.choice:
            self.choice[-1] = True

    def _start_fallback(self, attributes: Attributes) -> None:
        if self.choice and self.choice[-1]:
            self._start_skip(attributes)
