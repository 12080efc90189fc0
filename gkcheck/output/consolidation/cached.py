"""Values put beside the formulas of a written workbook, so that a reader that computes nothing sees them as well."""

from __future__ import annotations

import re
import zipfile
from decimal import Decimal
from io import BytesIO
from typing import IO, TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from gkcheck.reports.model import Number

_FORMULA = re.compile(rb'(<c r="([A-Z]+\d+)"[^>]*><f>[^<]*</f>)<v\s*(?:/>|></v>)')


def put_values(book: IO[bytes], values: Mapping[str, Mapping[str, Number]], stream: IO[bytes]) -> None:
    """Write a workbook that openpyxl wrote with the values of its formulas.

    values: by the part of the package (`xl/worksheets/sheet1.xml`) the value of each cell with a formula.
    """
    made = BytesIO()
    with zipfile.ZipFile(book) as package, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as filled:
        for name in package.namelist():
            filled.writestr(name, _filled(package.read(name), values.get(name, {})))
    stream.write(made.getbuffer())


def _filled(content: bytes, values: Mapping[str, Number]) -> bytes:
    def fill(found: re.Match[bytes]) -> bytes:
        value = values.get(found[2].decode())
        return found[0] if value is None else found[1] + b"<v>" + _written(value).encode() + b"</v>"

    return _FORMULA.sub(fill, content) if values else content


def _written(value: Number) -> str:
    return f"{value:f}" if isinstance(value, Decimal) else str(value)
