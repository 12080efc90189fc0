"""What goes into a workbook: texts that stay texts, within the limits, and the same bytes from the same rows."""

from __future__ import annotations

from datetime import datetime
from io import BytesIO
from typing import IO, TYPE_CHECKING, Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from .celltext import cut, is_like_formula
from .unseen import visible

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.cell import Cell

_EPOCH = (1980, 1, 1, 0, 0, 0)


def cell(sheet: Any, value: Any, style: str = "", link: str = "") -> Cell:
    """A cell of a sheet that is written row by row; text stays text, whatever sign it begins with.

    A text that might be taken for a formula once somebody edits it is marked as text. style: the name of a style of
    the workbook. link: where the cell leads.
    """
    from openpyxl.cell import WriteOnlyCell

    shown = cut(visible(value)) if isinstance(value, str) else value
    made = WriteOnlyCell(sheet, value=shown)
    if link:
        made.hyperlink = link
    if style:
        made.style = style
    if isinstance(shown, str):
        made.data_type = "s"
        if is_like_formula(shown):
            made.quotePrefix = True
    return made


def save(book: Workbook, stream: IO[bytes]) -> None:
    """Write the workbook: the same rows give the same bytes, for nothing in it tells when or by whom it was made.

    It is made in memory: an archive whose file fails it complains past every handler.
    """
    from openpyxl.writer.excel import ExcelWriter

    book.properties.creator = "gkcheck"
    book.properties.created = book.properties.modified = datetime(*_EPOCH)  # noqa: DTZ001 - no real time
    made = BytesIO()
    ExcelWriter(book, _Undated(made, "w", ZIP_DEFLATED)).save()
    stream.write(made.getbuffer())


class _Undated(ZipFile):
    """An archive whose members all have the same date."""

    def writestr(self, zinfo_or_arcname: Any, data: Any, *_: Any, **__: Any) -> None:
        """A member from a text or bytes."""
        super().writestr(self._info(zinfo_or_arcname), data)

    def write(self, filename: Any, arcname: Any = None, *_: Any, **__: Any) -> None:
        """A member from a file, piece by piece."""
        with open(filename, "rb") as source, self.open(self._info(arcname), "w", force_zip64=True) as target:  # noqa: PTH123
            while piece := source.read(1 << 16):
                target.write(piece)

    def _info(self, name: str) -> ZipInfo:
        info = ZipInfo(name, _EPOCH)
        info.compress_type = ZIP_DEFLATED
        return info
