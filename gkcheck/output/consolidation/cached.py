"""Values put beside the formulas of a written workbook, so that a reader that computes nothing sees them as well."""

from __future__ import annotations

import re
import zipfile
from decimal import Decimal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from gkcheck.reports.model import Number

_FORMULA = re.compile(rb'(<c r="([A-Z]+\d+)"[^>]*><f>[^<]*</f>)<v\s*(?:/>|></v>)')


def put_values(path: str | Path, values: Mapping[str, Mapping[str, Number]]) -> None:
    """Write the values of formulas into a workbook that openpyxl wrote.

    values: by the part of the package (`xl/worksheets/sheet1.xml`) the value of each cell with a formula.
    """
    with zipfile.ZipFile(path) as package:
        members = [(item, package.read(item)) for item in package.infolist()]
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for item, content in members:
            package.writestr(item.filename, _filled(content, values.get(item.filename, {})))


def _filled(content: bytes, values: Mapping[str, Number]) -> bytes:
    def fill(found: re.Match[bytes]) -> bytes:
        value = values.get(found[2].decode())
        return found[0] if value is None else found[1] + b"<v>" + _written(value).encode() + b"</v>"

    return _FORMULA.sub(fill, content) if values else content


def _written(value: Number) -> str:
    return f"{value:f}" if isinstance(value, Decimal) else str(value)
