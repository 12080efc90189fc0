"""Files strangers may send: names and builders of those that must be GK001, and of those merely kept within bounds.

`HOSTILE` files are answered GK001 in words, exit 2; `BOUNDED` files are answered somehow. Either way: no traceback,
no GK000, under ten seconds and 500 MB, no raw control character on a terminal, no other file or address opened.
"""

from __future__ import annotations

import io
import random
import re
import zlib
from bz2 import compress as bzip2
from codecs import iterencode
from collections.abc import Callable, Iterator
from functools import partial, reduce
from html import escape, unescape
from itertools import chain, groupby, product
from typing import Any
from zipfile import ZipFile, ZipInfo

Row = list[tuple[str, int, int]]  # text, columns, rows (none where a merged cell goes on)
Texts = dict[str, str]
Files = dict[str, tuple[str, Callable[[], bytes]]]
# fmt: off
# A cell is |text@columns x rows *times, ^ one that hangs down; a slash ends a row; capitals are filled in.
REPORT = """TITLE
一、总体情况
PROSE
二、主动公开政府信息情况
|第二十条第（一）项@4/|信息内容|本年制发件数|本年废止件数|现行有效件数/|LABEL|0*3/|行政规范性文件|0*3/|第二十条第（五）项@4/|信息内容|本年处理决定数量@3/|行政许可|0@3
|第二十条第（六）项@4/|信息内容|本年处理决定数量@3/|行政处罚|0@3/|行政强制|0@3/|第二十条第（八）项@4/|信息内容|本年收费金额（单位：万元）@3/|行政事业性收费|AMOUNT@3
三、收到和处理政府信息公开申请情况
|（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）@3x3|申请人情况@7
|^@3|自然人@1x2|法人或其他组织@5|总计@1x2/|^@3|^|商业企业|科研机构|社会公益组织|法律服务机构|其他|^
|一、本年新收政府信息公开申请数量@3|VALUE|0*6/|二、上年结转政府信息公开申请数量@3|0*7/|三、本年度办理结果@1x22|（一）予以公开@2|0*7
|^|（二）部分公开（区分处理的，只计这一情形，不计其他情形）@2|0*7/|^|（三）不予公开@1x8|1.属于国家秘密|0*7/|^|^|2.其他法律行政法规禁止公开|0*7
|^|^|3.危及“三安全一稳定”|0*7/|^|^|4.保护第三方合法权益|0*7/|^|^|5.属于三类内部事务信息|0*7
|^|^|6.属于四类过程性信息|0*7/|^|^|7.属于行政执法案卷|0*7/|^|^|8.属于行政查询事项|0*7
|^|（四）无法提供@1x3|1.本机关不掌握相关政府信息|0*7/|^|^|2.没有现成信息需要另行制作|0*7/|^|^|3.补正后申请内容仍不明确|0*7
|^|（五）不予处理@1x5|1.信访举报投诉类申请|0*7/|^|^|2.重复申请|0*7/|^|^|3.要求提供公开出版物|0*7
|^|^|4.无正当理由大量反复申请|0*7/|^|^|5.要求行政机关确认或重新出具已获取信息|0*7
|^|（六）其他处理@1x3|1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请|0*7
|^|^|2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请|0*7/|^|^|3.其他|0*7/|^|（七）总计@2|0*7/|四、结转下年度继续办理@3|0*7
四、政府信息公开行政复议、行政诉讼情况
|行政复议@5x2|行政诉讼@10/|^@5|未经复议直接起诉@5|复议后起诉@5
|结果维持|结果纠正|其他结果|尚未审结|总计|结果维持|结果纠正|其他结果|尚未审结|总计|结果维持|结果纠正|其他结果|尚未审结|总计/|0*15
五、存在的主要问题及改进情况
公开内容还不够细，下一步将加强培训。
六、其他需要报告的事项
本年度未收取信息处理费。"""
FILLED = {"TITLE": "示例市人民政府2023年政府信息公开工作年度报告", "PROSE": "全市政府信息公开工作平稳有序。"}
FILLED |= {"LABEL": "规章", "AMOUNT": "0", "VALUE": "0"}
ANNEX = ("关于印发示例办法的通知", "规范性文件", "2023-06-30", "门户网站", "办公室", "主动公开")
OFFICE, MIME = "http://schemas.openxmlformats.org", "application/vnd.openxmlformats"
TYPES = f"""<Types xmlns="{OFFICE}/package/2006/content-types"><Default Extension="rels" ContentType="{MIME}-package\
.relationships+xml"/><Default Extension="xml" ContentType="{MIME}-officedocument.wordprocessingml.document.main+xml"/>\
</Types>"""
RELS = f"""<Relationships xmlns="{OFFICE}/package/2006/relationships"><Relationship Id="a" Target="word/document.xml" \
Type="{OFFICE}/officeDocument/2006/relationships/officeDocument"/></Relationships>"""
HEAD = f'<w:document xmlns:w="{OFFICE}/wordprocessingml/2006/main"><w:body>'
TAIL = "<w:sectPr/></w:body></w:document>"
FONT = '<w:rFonts w:ascii="宋体" w:eastAsia="宋体" w:hAnsi="宋体"/><w:color w:val="000000"/>'
RPR = f'<w:rPr>{FONT}<w:kern w:val="0"/><w:sz w:val="21"/><w:szCs w:val="21"/><w:lang w:bidi="ar"/></w:rPr>'
PPR = f'<w:pPr><w:widowControl/><w:spacing w:line="280" w:lineRule="exact"/><w:jc w:val="center"/>{RPR}</w:pPr>'
PARAGRAPH = f'<w:p w:rsidR="00A77B3E">{PPR}<w:r w:rsidRPr="0051">{RPR}<w:t>%s</w:t></w:r></w:p>'


def report(texts: Texts, annex: int = 0) -> Iterator[str | list[Row]]:
    """A true report of edition 2021, its paragraphs and tables in order, but for the texts put in."""
    fill, form = FILLED | texts, re.compile(r"\|([^|@*]+)@?(\d*)x?(\d*)\*?(\d*)")
    for tabular, group in groupby(REPORT.splitlines(), lambda line: line.startswith("|")):
        if not tabular:
            yield from (fill.get(line, line) for line in group)
            continue
        rows = [form.findall(row) for line in group for row in line.split("/")]
        sized = [[(n, (fill.get(t, t), int(w or 1), int(h or t != "^"))) for t, w, h, n in row] for row in rows]
        yield [[cell for times, cell in row for _ in range(int(times or 1))] for row in sized]
    if annex:
        yield from ("附表", [[(t, 1, 1) for t in (f"{n}", f"〔2023〕{n}号", *ANNEX)] for n in range(1, annex + 1)])


def word_row(row: Row) -> str:
    """A row as Word writes it, with the properties of its cells, paragraphs and runs."""
    out = '<w:tr w:rsidR="00A77B3E"><w:trPr><w:gridBefore w:val="0"/></w:trPr>'
    for text, width, height in row:
        merge = "" if height == 1 else '<w:vMerge w:val="restart"/>' if height else "<w:vMerge/>"
        props = f'<w:tcW w:w="{900 * width}" w:type="dxa"/><w:gridSpan w:val="{width}"/>{merge}'
        out += f"<w:tc><w:tcPr>{props}</w:tcPr>{PARAGRAPH % escape(text if height else '', quote=False)}</w:tc>"
    return out + "</w:tr>"


def marked(texts: Texts, annex: int, line: str, row: Callable[[Row], str], table: str) -> Iterator[str]:
    """The report in some markup: the pattern of a paragraph, what writes a row, the name of a table."""
    for block in report(texts, annex):
        rows = () if isinstance(block, str) else chain((f"<{table}>",), map(row, block), (f"</{table}>\n",))
        yield from [line % escape(block)] if isinstance(block, str) else rows


def document(texts: Texts = FILLED, more: str = "", annex: int = 0, dtd: str = "", code: str = "utf-8") -> bytes:
    """The document.xml of the report, with more at its end, a document type (and then `&a;` at its head)."""
    prolog = f"<?xml version='1.0' encoding='{code.removesuffix('-be')}'?>{dtd and f'<!DOCTYPE w:a [{dtd}]>'}"
    body = chain((prolog, HEAD, dtd and PARAGRAPH % "&a;"), marked(texts, annex, PARAGRAPH, word_row, "w:tbl"))
    return b"".join(iterencode(chain(body, (more, TAIL)), code))


def docx(head: bytes, chunk: bytes = b"", times: int = 0, tail: bytes = b"", **lies: Any) -> bytes:
    """A Word file around a document.xml of head, chunk (packed once, so a gigabyte is quick) and tail, with lies."""
    squeeze, unit = (zlib.compressobj(9, zlib.DEFLATED, -15) for _ in range(2))
    start, block = (z.compress(data) + z.flush(zlib.Z_FULL_FLUSH) for z, data in ((squeeze, head), (unit, chunk)))
    packed = lies.pop("packed", start + block * times + squeeze.compress(tail) + squeeze.flush())
    info, out = ZipInfo("word/document.xml"), io.BytesIO()
    info.CRC = zlib.crc32(tail, reduce(lambda crc, _: zlib.crc32(chunk, crc), range(times), zlib.crc32(head)))
    info.compress_type, info.compress_size, info.file_size = 8, len(packed), len(head + tail) + len(chunk) * times
    with ZipFile(out, "w") as archive:
        for name, data in ({"[Content_Types].xml": TYPES, "_rels/.rels": RELS} | lies.pop("others", {})).items():
            archive.writestr(name, data, compress_type=8)
        copies, info.header_offset = lies.pop("copies", 1), archive.start_dir
        for name, value in lies.items():
            setattr(info, name, value)
        out.seek(archive.start_dir)
        out.write(info.FileHeader(zip64=False) + packed)
        archive.filelist += [info] * copies
        archive.start_dir = out.tell()
    return out.getvalue()


def word(texts: Texts = FILLED, more: str = "", annex: int = 0) -> bytes:
    """The report as a Word file."""
    return docx(document(texts, more, annex=annex))


def web(texts: Texts = FILLED, more: str = "", annex: int = 0) -> bytes:
    """The report as a web page."""
    def row(cells: Row) -> str:
        parts = (f'<td colspan="{width}" rowspan="{height}">{escape(t)}</td>' for t, width, height in cells if height)
        return f"<tr>{''.join(parts)}</tr>\n"
    inside = "".join(marked(texts, annex, "<p>%s</p>\n", row, "table"))
    return f'<!DOCTYPE html>\n<html><head><meta charset="utf-8"></head><body>{inside}{more}</body></html>\n'.encode()


def plain(texts: Texts = FILLED) -> bytes:
    """The report as text, a pipe before each cell."""
    return unescape(re.sub("<[^>]*>", "", web(texts).decode().replace("<td", "|<td"))).encode()


def flipped(seed: int) -> bytes:
    """A Word file with eight bits flipped, half of them in the directory at its end."""
    data, rng = bytearray(word()), random.Random(seed)
    for n in range(8):
        data[-rng.randrange(1, 260 if n % 2 else len(data))] ^= 1 << rng.randrange(8)
    return bytes(data)


annex, html_annex = partial(word, FILLED, ""), partial(web, FILLED, "")  # (rows): the report and a table of so many
OLE, PNG = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".ljust(512, b"\0"), b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\1"
SPACES, PARAGRAPHS, BEGIN, END = b" " * 2**20, b"<w:p/>" * 2**17, HEAD.encode(), TAIL.encode()
OUTSIDE, REMOTE = '<!ENTITY a SYSTEM "file:///etc/hostname">', '<!ENTITY a SYSTEM "http://127.0.0.1:9/a">'
LAUGHS = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(12, 0, -1)) + '<!ENTITY a0 "ha">'
ENTITIES = {
    "laughs": LAUGHS + '<!ENTITY a "&a12;">', "external": OUTSIDE, "remote": REMOTE,
    "parameter": f'{OUTSIDE.replace(" a", " % a")}%a;<!ENTITY a "">',
    "quadratic": f'<!ENTITY b "{"ha" * 99_999}"><!ENTITY a "{"&b;" * 20_000}">'}
BAD_WORD: dict[str, Callable[[], bytes]] = {
    "cut in half": lambda: word()[:4000], "a byte short": lambda: word()[:-1], "not XML": lambda: docx(b"hello"),
    "wrong CRC": lambda: docx(document(), CRC=1), "corrupt deflate": lambda: docx(document(), packed=b"\xff" * 5000),
    "encrypted": lambda: docx(document(), flag_bits=1), "method 99": lambda: docx(document(), compress_type=99),
    "size too small": lambda: docx(document(), file_size=9), "cut XML": lambda: docx(document()[:-50]),
    "GiB of spaces": lambda: docx(BEGIN, SPACES, 1100, END), "no text": lambda: docx(b""),
    "GiB said to be 9 kB": lambda: docx(BEGIN, SPACES, 1100, END, file_size=9000),
    "GiB of elements": lambda: docx(BEGIN, PARAGRAPHS, 1500, END), "ESC": lambda: word({"LABEL": "\x1b[31m"}),
    "GiB of comment": lambda: docx(b"<!--", SPACES, 1100, b"-->" + document().partition(b"?>")[2]),
    "GiB of attribute": lambda: docx(b'<a b="', SPACES, 1100, b'"/>'), "NUL": lambda: word({"LABEL": "\0"}),
    "GiB of depth": lambda: docx(BEGIN, b"<w:p>" * 2**17, 1700), "surrogate": lambda: word({}, "&#xD800;"),
    "bzip2": lambda: docx(b"", packed=bzip2(SPACES * 96), compress_type=12, file_size=96 * 2**20),
    "100 000 members": lambda: docx(document(), others=dict.fromkeys(map(str, range(100_000)), b"")),
    "1 000 in one": lambda: docx(BEGIN, SPACES, 1100, END, copies=999),
    "no document": lambda: docx(b"<a/>", filename="a.xml"),
    "endless reference": lambda: word({}, f"&#{'9' * 99_999};"),
    "odd encoding": lambda: docx(document().replace(b"utf-8", b"x-kl", 1)),
    "codec": lambda: docx(document().replace(b"utf-8", b"zlib", 1)),
    "nested tables": lambda: word({}, "<w:tbl><w:tr><w:tc>" * 20_000 + "</w:tc></w:tr></w:tbl>" * 20_000)}
FOREIGN: dict[str, Callable[[], bytes]] = {
    "random": lambda: random.Random(7).randbytes(2**16), "PNG": lambda: PNG, "PDF": lambda: b"%PDF-1.7\n%\xe2\xe3\0\n",
    "old Word": lambda: OLE + "WordDocument".encode("utf-16-le"), "zip": word, "HTML": web, "RTF": lambda: rb"{\rtf1}",
    "encrypted": lambda: OLE + "EncryptedPackage".encode("utf-16-le")}
HOSTILE: Files = {f"docx: {what}": ("r.docx", make) for what, make in BAD_WORD.items()}
for what, text in ENTITIES.items():
    for code in ("utf-8", "utf-16", "utf-16-be"):
        HOSTILE[f"docx: {what} in {code}"] = "r.docx", partial(lambda e, c: docx(document(dtd=e, code=c)), text, code)
for end in ("docx", "html", "htm", "txt", "md", "doc", "wps", "pdf"):
    HOSTILE[f"{end}: empty"] = f"r.{end}", bytes
    for what, make in FOREIGN.items():  # a zip as .docx is right; markup under the name of a text may be read as text
        if what not in {"docx": ("zip",), "doc": (), "wps": (), "pdf": ()}.get(end, ("HTML", "RTF")):
            HOSTILE[f"{end}: really {what}"] = f"r.{end}", make
HOSTILE |= {f"{end}: NUL": (f"r.{end}", partial(make, {"LABEL": "规\0章"}))
            for end, make in (("html", web), ("txt", plain), ("md", plain))}
HOSTILE |= {f"html: {n} tables": ("r.html", partial(web, {}, "<table><tr><td>" * n)) for n in (20_000, 200_000)}
HOSTILE |= {f"empty {name!r}": (name, bytes) for name in ("\x1b[31m红\x07.txt", "a\n::error::x.html", "\udcff.md")}
CELLS = [
    ("VALUE", "9", 100_000), ("VALUE", "1,", 50_000), ("VALUE", "0", 100_000), ("VALUE", "²", 1), ("VALUE", "NaN", 1),
    ("VALUE", "1e999999999", 1), ("AMOUNT", "1e999999999", 1), ("AMOUNT", "Infinity", 1), ("VALUE", "9" * 19, 1),
    ("VALUE", "亿", 50_000), ("VALUE", "1（", 50_000), ("LABEL", "（", 100_000), ("LABEL", "（）", 50_000),
    ("LABEL", "一、", 33_334), ("LABEL", f"{' ' * 200_000}x", 1), ("VALUE", f"{' ' * 200_000}x", 1),
    ("LABEL", "\u0301\u0316", 100_000), ("LABEL", "\ufdfa", 50_000), ("LABEL", "\u202e规\u2066", 1),
    ("LABEL", "<script>|*_`", 1), ("VALUE", "=HYPERLINK(1)", 1), ("VALUE", "::error::x", 1), ("VALUE", "\u202e1", 1),
    ("VALUE", "1\x1b[2J\x9b", 1), ("LABEL", "\x1b]0;规\x07", 1), ("TITLE", "\x1b[31m\x7f\r", 1),
    ("TITLE", "示例市2023年", 50_000), ("PROSE", "2023年", 100_000), ("PROSE", "其中收到申请5件，", 30_000),
    ("PROSE", "一、", 33_334), ("PROSE", "收到申请1", 100_000), ("PROSE", "1", 1_000_000),
    ("PROSE", "占1.1%、", 50_000), ("VALUE", "\u0301\u0316", 100_000), ("PROSE", "\u0301\u0316", 100_000)]
TAGS = [
    ("<div>", 200_000), ("<span>", 200_000), ("<p><b>", 20_000), ("<ul><li>", 50_000), ("<!--", 100_000), ("<", 10**6),
    ("<a ", 200_000), ("<![CDATA[", 100_000), ("&", 10**6), (f"&#{'9' * 100_000};", 1), ("<td>", 500_000),
    ("&#xD800;&#0;&#x110000;&#xFFFE;&#27;[31m", 1), ("<script>", 100_000), (f"<p{' a=1' * 300_000}>", 1),
    ("<table><tr>" + "<td rowspan=65534 colspan=1000>9" * 5000, 1),
    ("<table>" + ("<tr>" + "<td rowspan=3000>9" * 5) * 3000, 1)]
LINES = [
    ("政", 10**7), ("第二十条第（一）项0", 10**6), ("9", 3 * 10**7), ("|", 3 * 10**6), ("第二十条第（一）项\n", 10**6),
    ("> ", 10**5), ("[", 10**5), ("\u2028", 10**6), ("\r", 10**6), ("\x1b[2J\x9b31m", 1), ("|0|0|\n", 10**6)]
SPANS = ("999999999", "-5", "x", "²", "9" * 5000)
CHARSETS = ("x-klingon", "undefined", "punycode", "idna", "utf-7", "unicode_escape", "zlib", "utf-16", "gb18030")
RAW = [plain().decode().encode(code) for code in ("utf-16", "utf-16-le", "utf-16-be", "utf-32")] + [
    plain() + "规章".encode("gb18030") + b"\xff", plain()[:-2] + b"\xed\xa0\x80", b"\xef\xbb\xbf", b"\xff\xfe", b" \n"]
NAMES = ("换\n行", "😀", "\x1b[2J\x07", "\udcff", "a\n::error::b", "=1+1", "长" * 80, "<b>", "%0A", " ", "-", "\u202e")
WIDE = ("<w:tr>" + '<w:tc><w:tcPr><w:gridSpan w:val="1000"/></w:tcPr></w:tc>' * 500 + "</w:tr>") * 99
ODD_WORD: dict[str, Callable[[], bytes]] = {
    "60 MB of elements": lambda: docx(BEGIN, PARAGRAPHS, 80, END), "wide": lambda: word({}, f"<w:tbl>{WIDE}</w:tbl>"),
    "30 MiB of attribute": lambda: docx(b'<a b="', SPACES, 30, b'"/>'), "gb": lambda: docx(document(code="gb18030")),
    "30 MiB of comment": lambda: docx(b"<!--", SPACES, 30, b"-->" + document().partition(b"?>")[2]),
    "two documents": lambda: docx(document(), copies=2), "version 9.9": lambda: docx(document(), extract_version=99),
    "upward member": lambda: docx(document(), others={"../../up": b"up"}),
    "laughs in styles": lambda: docx(document(), others={"word/styles.xml": document(dtd=ENTITIES["laughs"])}),
    "nested tags": lambda: word({}, "<w:p>" + "<w:smartTag>" * 100_000 + "</w:smartTag>" * 100_000 + "</w:p>"),
    "bare document type": lambda: docx(document().replace(b"?>", b"?><!DOCTYPE a>", 1))}
BOUNDED: Files = {f"docx: {what}": ("r.docx", make) for what, make in ODD_WORD.items()}
BOUNDED |= {f"docx: flipped {seed}": ("r.docx", partial(flipped, seed)) for seed in range(20)}
BOUNDED |= {f"named {name!r}": (f"{name}.txt", plain) for name in NAMES}
BOUNDED |= {f"text: raw {n}": ("r.txt", partial(bytes, raw)) for n, raw in enumerate(RAW)}
BOUNDED |= {f"html: said {c}": ("r.html", partial(lambda c: web().replace(b"utf-8", c), c.encode())) for c in CHARSETS}
BOUNDED["html: laughs"] = "r.html", lambda: web().replace(b" html", f" html [{ENTITIES['laughs']}]".encode(), 1)
for name, v in product(("gridSpan w:val", "gridBefore w:val", "rowspan", "colspan"), SPANS):
    old, new = f'{name}="'.encode(), f'{name}="{v}'.encode()
    BOUNDED[f"{name} {v[:10]}"] = ("r.docx", partial(lambda o, n: docx(document().replace(o, n)), old, new)) if (
        "w:" in name) else ("r.html", partial(lambda o, n: web().replace(o, n), old, new))
for (slot, t, n), (end, write) in product(CELLS, (("docx", word), ("html", web), ("txt", plain))):
    BOUNDED[f"{end}: {slot} {t[:9]!r} × {n}"] = f"r.{end}", partial(lambda w, s, t, n: w({s: t * n}), write, slot, t, n)
BOUNDED |= {f"html: {t[:40]!r} × {n}": ("r.html", partial(lambda t, n: web({}, t * n), t, n)) for t, n in TAGS}
for end, (text, n) in product(("txt", "md"), LINES):
    BOUNDED[f"{end}: {text[:9]!r} × {n}"] = f"r.{end}", partial(lambda t, n: plain() + (t * n).encode(), text, n)
