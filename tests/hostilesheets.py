"""Workbooks that strangers may send: those that must be refused in words, and those merely kept within bounds."""

import io
import random
import struct
import zipfile
import zlib
from collections.abc import Callable
from functools import partial

from gkcheck.documents.ole import Compound, compound
from tests.layouts.figures import FIGURES
from tests.layouts.printed import Box, report
from tests.layouts.sheetold import HEAD, MANIFEST, MIME, ods, xls
from tests.layouts.sheetxml import MAIN, Sheet, one_sheet, relations, workbook
from tests.layouts.wordxml import DECLARATION, OFFICE

Make = Callable[[], bytes]
FILL = b" " * 2**20
DOCTYPE = '<!DOCTYPE a [<!ENTITY a "ha">]>'


def good(save: Callable[[list[Sheet]], bytes] = workbook) -> bytes:
    """A true report."""
    return save([one_sheet(report(FIGURES["suqian-2024"]))])


def package(sheet: str, sheets: int = 1, **parts: str) -> dict[str, str]:
    """The members of a workbook around one part that all its sheets share."""
    listed = "".join(f'<sheet name="表{n}" sheetId="{n}" r:id="rId1"/>' for n in range(1, sheets + 1))
    links = [("worksheet", "worksheets/sheet1.xml"), ("sharedStrings", "strings.xml"), ("styles", "styles.xml")]
    files = {
        "_rels/.rels": relations([("officeDocument", "xl/workbook.xml")]),
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets>{listed}</sheets></workbook>',
        "xl/_rels/workbook.xml.rels": relations(links),
        "xl/worksheets/sheet1.xml": sheet,
    }
    return files | {f"xl/{name}.xml": text for name, text in parts.items()}


def zipped(files: dict[str, str | bytes]) -> bytes:
    """An archive."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, data in files.items():
            packed.writestr(name, data)
    return stream.getvalue()


def xlsx(rows: str, after: str = "", head: str = "", sheets: int = 1, **parts: str) -> bytes:
    """A workbook of these rows."""
    inner = f'{DECLARATION}{head}<worksheet xmlns="{MAIN}"><sheetData>{rows}</sheetData>{after}</worksheet>'
    return zipped(package(inner, sheets, **parts))


def bomb(name: str, files: dict[str, str], times: int = 1100, lie: int = 0) -> bytes:
    """The archive with a member of many megabytes of spaces, whose size may be told smaller."""
    stream = io.BytesIO(zipped({key: value for key, value in files.items() if key != name}))
    begin, end = files[name].encode().rsplit(b"</", 1)
    squeeze = zlib.compressobj(9, zlib.DEFLATED, -15)
    packed = squeeze.compress(begin) + squeeze.flush(zlib.Z_FULL_FLUSH)
    one = zlib.compressobj(9, zlib.DEFLATED, -15)
    packed += (one.compress(FILL) + one.flush(zlib.Z_FULL_FLUSH)) * times
    packed += squeeze.compress(b"</" + end) + squeeze.flush()
    with zipfile.ZipFile(stream, "a") as archive:
        info = zipfile.ZipInfo(name)
        info.compress_type, info.compress_size = zipfile.ZIP_DEFLATED, len(packed)
        info.file_size, info.header_offset = lie or (len(begin) + len(end) + 2 + len(FILL) * times), archive.start_dir
        info.CRC = 0
        stream.seek(archive.start_dir)
        stream.write(info.FileHeader(zip64=False) + packed)
        archive.filelist.append(info)
        archive.start_dir = stream.tell()
        archive._didModify = True
    return stream.getvalue()


def sheet(rows: str, name: str = "表") -> str:
    """A sheet of LibreOffice."""
    return f'<table:table table:name="{name}">{rows}</table:table>'


def odf(tables: str, head: str = "", manifest: str = MANIFEST) -> bytes:
    """A workbook of LibreOffice."""
    return zipped({"mimetype": MIME, "META-INF/manifest.xml": manifest, "content.xml": content(tables, head)})


def content(tables: str, head: str = "") -> str:
    """The content of a workbook of LibreOffice."""
    body = f"<office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body>"
    return f"{DECLARATION}{head}<office:document-content {HEAD}>{body}</office:document-content>"


def text_cell(text: str, attributes: str = "") -> str:
    """A cell of LibreOffice."""
    return f'<table:table-cell {attributes} office:value-type="string"><text:p>{text}</text:p></table:table-cell>'


def box(row: int, column: int, rows: int, columns: int, text: str) -> Box:
    """A merged cell."""
    return Box(text, row, column, rows, columns)


def row(cells: str, attributes: str = "") -> str:
    """A row of LibreOffice."""
    return f"<table:table-row {attributes}>{cells}</table:table-row>"


def stream() -> bytearray:
    """The records of a true report."""
    return bytearray(Compound(good(xls)).stream("Workbook"))


def record(kind: int, data: bytes) -> bytes:
    """A record."""
    return struct.pack("<HH", kind, len(data)) + data


def patched(kind: int, offset: int, data: bytes) -> bytes:
    """A true report with bytes put into the first record of a kind."""
    records = stream()
    at = 0
    while at + 4 <= len(records):
        this, size = struct.unpack_from("<HH", records, at)
        if this == kind:
            records[at + 4 + offset : at + 4 + offset + len(data)] = data
            break
        at += 4 + size
    return compound("Workbook", bytes(records))


def circle() -> bytes:
    """A compound file whose stream runs in a circle."""
    data = bytearray(compound("Workbook", bytes(stream())))
    data[4096 + 4 * 4 : 4096 + 4 * 5] = struct.pack("<I", 3)
    return bytes(data)


def records(*pieces: bytes) -> bytes:
    """A workbook of one sheet with these records."""
    begin, end = record(0x809, struct.pack("<HH12x", 0x600, 5)), record(0x0A, b"")
    bound = record(0x85, struct.pack("<IBB", 0, 0, 0) + b"\1\0S")
    first = begin + pieces[0] + bound + end
    place = struct.pack("<I", len(first))
    start = first.index(bound) + 4
    inner = record(0x809, struct.pack("<HH12x", 0x600, 16)) + b"".join(pieces[1:]) + end
    return compound("Workbook", first[:start] + place + first[start + 4 :] + inner)


def flipped(kind: str, seed: int) -> bytes:
    """A true report with bits flipped, within its archive or its records."""
    rng = random.Random(seed)

    def flip(data: bytes) -> bytes:
        flipped = bytearray(data)
        for _ in range(rng.choice((1, 3, 12))):
            flipped[rng.randrange(len(flipped))] ^= 1 << rng.randrange(8)
        return bytes(flipped)

    if kind == "xls":
        return compound("Workbook", flip(bytes(stream()))) if seed % 2 else flip(good(xls))
    with zipfile.ZipFile(io.BytesIO(good(ods if kind == "ods" else workbook))) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    name = rng.choice([name for name in files if name.endswith(".xml")])
    return zipped({**files, name: flip(files[name])})


def far(ref: str) -> str:
    """Two filled cells, the second far away."""
    digits = "".join(filter(str.isdigit, ref))
    return f'<row r="1"><c r="A1"><v>1</v></c></row><row r="{digits}"><c r="{ref}"><v>1</v></c></row>'


ONE = '<row r="1"><c r="A1"><v>1</v></c></row>'
LONG = f"<sst><si><t>{'规' * 1_000_000}</t></si></sst>"
MANY = "".join(f'<row r="{n}"><c r="A{n}" t="s"><v>0</v></c></row>' for n in range(1, 5001))
PLAIN = package(f'<worksheet xmlns="{MAIN}"><sheetData>{ONE}</sheetData></worksheet>', strings="<sst></sst>")
LOCKED = MANIFEST.replace(
    "/></manifest:manifest>", "><manifest:encryption-data/></manifest:file-entry></manifest:manifest>"
)
SST = record(0xFC, struct.pack("<II", 1, 1) + struct.pack("<HB", 60000, 0) + b"x" * 8000)
NONE = record(0x22, b"\0\0")

HOSTILE: dict[str, Make] = {
    "xlsx: cut in half": lambda: good()[: len(good()) // 2],
    "xlsx: a byte short": lambda: good()[:-1],
    "xlsx: not XML": lambda: zipped(package("hello")),
    "xlsx: empty archive": lambda: zipped({}),
    "xlsx: no workbook": lambda: zipped({"a.xml": "<a/>"}),
    "xlsx: a Word file": lambda: zipped({"word/document.xml": "<a/>"}),
    "xlsx: no sheets": lambda: xlsx(ONE, sheets=0),
    "xlsx: no such sheet": lambda: zipped({k: v for k, v in PLAIN.items() if "sheet1" not in k}),
    "xlsx: spaces": partial(bomb, "xl/worksheets/sheet1.xml", PLAIN),
    "xlsx: spaces said to be few": partial(bomb, "xl/worksheets/sheet1.xml", PLAIN, 1100, 9000),
    "xlsx: shared spaces": partial(bomb, "xl/strings.xml", PLAIN),
    "xlsx: styles of spaces": partial(bomb, "xl/styles.xml", PLAIN | {"xl/styles.xml": "<styleSheet></styleSheet>"}),
    "xlsx: links of spaces": partial(bomb, "xl/_rels/workbook.xml.rels", PLAIN),
    "xlsx: entities": lambda: xlsx(ONE, head=DOCTYPE),
    "xlsx: entities in strings": lambda: xlsx(ONE, strings=f"{DOCTYPE}<sst/>"),
    "xlsx: entities in styles": lambda: xlsx(ONE, styles=f"{DOCTYPE}<styleSheet/>"),
    "xlsx: entities in workbook": lambda: zipped(PLAIN | {"xl/workbook.xml": DOCTYPE + PLAIN["xl/workbook.xml"]}),
    "xlsx: UTF-16": lambda: zipped(
        PLAIN | {"xl/worksheets/sheet1.xml": PLAIN["xl/worksheets/sheet1.xml"].encode("utf-16")}
    ),
    "xlsx: far cell": lambda: xlsx(far("XFD1048576")),
    "xlsx: far column": lambda: xlsx(far("XFD9")),
    "xlsx: beyond the sheet": lambda: xlsx(far("XFE9")),
    "xlsx: below the sheet": lambda: xlsx(far("A1048577")),
    "xlsx: odd address": lambda: xlsx('<row r="1"><c r="²"><v>1</v></c></row>'),
    "xlsx: another row's cell": lambda: xlsx('<row r="1"><c r="A9"><v>1</v></c></row>'),
    "xlsx: one long text 5000 times": lambda: xlsx(MANY, strings=LONG),
    "xlsx: no such string": lambda: xlsx('<row r="1"><c r="A1" t="s"><v>7</v></c></row>'),
    "xlsx: string of minus one": lambda: xlsx('<row r="1"><c r="A1" t="s"><v>-1</v></c></row>'),
    "xlsx: unknown kind of cell": lambda: xlsx('<row r="1"><c r="A1" t="zz"><v>7</v></c></row>'),
    "xlsx: five million empty cells": lambda: xlsx("<row>" + "<c/>" * 5_000_000 + "</row>"),
    "xlsx: a million filled cells, and more": lambda: xlsx("<row><c><v>1</v></c></row>" * 1_000_500),
    "xlsx: 1 000 sheets to the end": lambda: xlsx('<row r="1048576"><c r="A1048576"><v>1</v></c></row>', sheets=1000),
    "xlsx: tall merged ranges": lambda: xlsx(far("B500000"), '<mergeCell ref="A1:A500000"/>' * 400),
    "xlsx: odd merged range": lambda: xlsx(ONE, '<mergeCell ref="A:C"/>'),
    "xlsx: 100 000 members": lambda: zipped(PLAIN | dict.fromkeys(map(str, range(100_000)), "")),
    "xls: not an OLE file": lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(4000),
    "xls: cut in half": lambda: good(xls)[:5000],
    "xls: a circle": circle,
    "xls: no workbook": lambda: compound("WordDocument", bytes(9000)),
    "xls: empty workbook": lambda: compound("Workbook", bytes(9000)),
    "xls: EncryptedPackage": lambda: compound("EncryptedPackage", bytes(9000)),
    "xls: password": lambda: records(record(0x2F, struct.pack("<HHHI", 1, 1, 1, 9)), NONE),
    "xls: column 65 535": lambda: patched(0x0203, 2, b"\xff\xff"),
    "xls: far apart": lambda: records(
        NONE, *(record(0x203, struct.pack("<HHHd", n, n // 256, 0, 1)) for n in (0, 65535))
    ),
    "xls: long text many times": lambda: records(
        SST + record(0x3C, b"\0" + b"x" * 8000) * 7,
        *(record(0xFD, struct.pack("<HHHI", n, 0, 0, 0)) for n in range(9999)),
    ),
    "xls: strings without end": lambda: records(SST, record(0xFD, struct.pack("<HHHI", 0, 0, 0, 0))),
    "ods: not XML": lambda: zipped({"mimetype": MIME, "content.xml": "hello"}),
    "ods: no content": lambda: zipped({"mimetype": MIME}),
    "ods: no sheets": lambda: odf(""),
    "ods: encrypted": lambda: odf(sheet(row(text_cell("1"))), manifest=LOCKED),
    "ods: entities": lambda: odf(sheet(row(text_cell("&a;"))), DOCTYPE),
    "ods: spaces": partial(bomb, "content.xml", {"mimetype": MIME, "content.xml": content(sheet(""))}),
    "ods: a row repeated": lambda: odf(sheet(row(text_cell("1"), 'table:number-rows-repeated="1048576"') * 3)),
    "ods: a cell repeated": lambda: odf(sheet(row(text_cell("1", 'table:number-columns-repeated="16384"')) * 900)),
    "ods: repeated beyond": lambda: odf(sheet(row(text_cell("1"), 'table:number-rows-repeated="99999999999"'))),
    "ods: repeated ² times": lambda: odf(sheet(row(text_cell("1"), 'table:number-rows-repeated="²"'))),
    "ods: many spaces": lambda: odf(sheet(row(text_cell('a<text:s text:c="30000000"/>b') * 9))),
    "ods: far cell": lambda: odf(
        sheet(row(text_cell("1") * 9) + row("", 'table:number-rows-repeated="1000000"') + row(text_cell("1")))
    ),
    "ods: long text repeated": lambda: odf(
        sheet(row(text_cell("规" * 100_000, 'table:number-columns-repeated="900"')))
    ),
    "ods: sheets within sheets": lambda: odf(sheet(row(f"<table:table-cell>{sheet('')}</table:table-cell>"))),
    "ods: two of one name": lambda: odf(sheet(row(text_cell("1"))) * 2),
}
BOUNDED: dict[str, Make] = {
    "xlsx: million empty rows": lambda: xlsx(ONE + "<row/>" * 1_048_575),
    "xlsx: forty rows to XFD": lambda: xlsx(("<row><c><v>1</v></c>" + '<c s="1"/>' * 16383 + "</row>") * 40),
    "xlsx: last row": lambda: xlsx(far("A1048576")),
    "xlsx: all merged": lambda: xlsx(ONE, '<mergeCell ref="A1:XFD1048576"/>'),
    "xlsx: 1 000 sheets": lambda: xlsx(ONE, sheets=1000),
    "xlsx: 290 000 cells": lambda: xlsx(("<row>" + "<c><v>1</v></c>" * 10 + "</row>") * 29_000),
    "xlsx: odd numbers": lambda: xlsx(
        "<row>" + "".join(f"<c><v>{v}</v></c>" for v in ("1e999", "NaN", "-0", "1e300", "abc", " 1 ")) + "</row>"
    ),
    "xlsx: hidden columns": lambda: xlsx(ONE, "<cols>" + '<col min="1" max="16384" hidden="1"/>' * 900 + "</cols>"),
    "xls: DIMENSIONS": lambda: patched(0x0200, 0, b"\0\0\0\0\xff\xff\xff\xff\0\0\xff\xff"),
    "xls: DIMENSIONS backwards": lambda: patched(0x0200, 0, b"\xff\xff\0\0\1\0\0\0\0\0\1\0"),
    "xls: strings told": lambda: patched(0xFC, 4, b"\xff\xff\xff\x7f"),
    "xls: strings minus one": lambda: patched(0xFC, 4, b"\xff\xff\xff\xff"),
    "ods: many spaces once": lambda: odf(sheet(row(text_cell('a<text:s text:c="9000000"/>b')))),
    "ods: to the end": lambda: odf(
        sheet(row(text_cell("1")) + row("<table:table-cell/>", 'table:number-rows-repeated="1048575"'))
    ),
} | {f"{kind}: flipped {seed}": partial(flipped, kind, seed) for kind in ("xlsx", "xls", "ods") for seed in range(20)}
