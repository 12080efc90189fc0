"""Running text to tables: for PDF text, one cell a line, a report on one line, and grids that lost their shape."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from .align import Group, align, group
from .hits import Hit, find, strong
from .labels import APPLICANTS, labels
from .readings import Place, Printed, RowReading, TableReading
from .streamheads import headings

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .stream import Stream

_NEAR = 400
_HEADING_FOUR = re.compile(r"四[、.](?!结转)|五[、.]存在|五[、.](?=[^\d]{0,20}(?:问题|改进))|行政复议")
_GROUPS = re.compile(r"未经复议直接起诉(?=.{0,200}?复议后起诉)")
_SECTION_FOUR = re.compile(r"四[、.][^。]{0,24}?行政复议[^。]{0,16}?情况")
_HEADING_FIVE = re.compile(r"五[、.](?=[^\d]{0,24}(?:问题|改进|不足|措施))|六[、.](?=其他|其它|需要)")


def applications(stream: Stream) -> TableReading | None:
    """Table three in a stream, or None: most of its labels within reach of one another."""
    cluster = _cluster(strong(stream, "applications"), 300, 5)
    if cluster is None:
        return None
    first, last = cluster
    start = max(stream.flat.rfind(APPLICANTS, max(first - _NEAR, 0), first), 0) or first
    after = _HEADING_FOUR.search(stream.flat, last)
    end = min(after.start() if after else len(stream.flat), last + _NEAR)
    hits = find(stream, "applications", start, end)
    columns = tuple(column.name for column in labels("applications").rows["applications.received"].columns)
    if any(hit.path.startswith("applications.other.") for hit in hits):
        hits = [hit for hit in hits if hit.path != "applications.other"]
    groups = align(stream, hits, _back(stream, start), _back(stream, end), len(columns))
    return _table(stream, "applications", [(hit, values, columns) for hit, values in zip(hits, groups, strict=True)])


def disclosure(stream: Stream, before: int) -> TableReading | None:
    """Table two in a stream, or None: its blocks, each from its heading to the next; `before` bounds it."""
    heads = headings(stream, before)
    if not heads:
        return None
    rows: list[tuple[Hit, Group | None, tuple[str, ...]]] = []
    units: dict[str, str] = {}
    for index, head in enumerate(heads):
        end = heads[index + 1].end if index + 1 < len(heads) else min(before, head.end + _NEAR)
        end = _first(re.compile(r"三[、.]收到|第二十条"), stream.flat, head.end, end)
        hits = [hit for hit in find(stream, "disclosure", head.end, end) if hit.path not in {r[0].path for r in rows}]
        wanted = len(head.columns)
        groups = align(stream, hits, _back(stream, head.end), _back(stream, end), wanted) if wanted else []
        rows += [(hit, values, head.columns) for hit, values in zip(hits, groups, strict=bool(wanted))]
        units |= dict.fromkeys((hit.path for hit in hits), head.unit)
    found = _table(stream, "disclosure", rows)
    for path, row in found.rows.items():
        row.unit = units[path]
    found.misprints = [misprint for head in heads for misprint in head.misprints]
    _add_headless(stream, found, before)
    return found if found.rows else None


def _add_headless(stream: Stream, found: TableReading, before: int) -> None:
    """Rows whose heading was not recognised are there all the same, but their values cannot be told apart."""
    start = max(stream.flat.find("第二十条第", 0, before), 0)
    end = _first(re.compile(r"三[、.]收到"), stream.flat, start, before)
    hits = find(stream, "disclosure", start, end) if end - start < 4 * _NEAR else []
    missing = [hit for hit in hits if hit.path not in found.rows]
    for hit in missing:
        found.rows[hit.path] = RowReading(hit.path, hit.printed, True, stream.place(hit.start), (), None)
    if missing:
        met = [hit.path for hit in hits]
        found.rows = dict(sorted(found.rows.items(), key=lambda row: met.index(row[0]) if row[0] in met else -1))


def cases(stream: Stream, after: int) -> TableReading | None:
    """Table four in a stream, or None: its heading, then fifteen values."""
    match = _heading_of_cases(stream.flat, after)
    if match is None:
        return None
    end = _first(_HEADING_FIVE, stream.flat, match.end(), min(len(stream.flat), match.end() + _NEAR))
    book = labels("cases")
    groups = list(book.rows.values())
    columns = tuple(column.name for column in groups[0].columns)
    tokens = stream.tokens(_back(stream, match.end()), _back(stream, end))
    runs = group(stream, tokens, len(groups) * len(columns))
    whole = [run for run in runs if run.whole]
    run = whole[0] if len(whole) == 1 else Group(tuple(t for r in runs for t in r.tokens), False)
    place = stream.place(run.start if run.tokens else stream.back[match.start()])
    found = TableReading("cases")
    for index, row in enumerate(groups):
        mine = run.tokens[index * len(columns) : (index + 1) * len(columns)] if run.whole else run.tokens
        values = [stream.printed(token) for token in mine] if run.whole else None
        texts = stream.found(mine)
        found.rows[row.path] = RowReading(row.path, row.title.zh, True, place, columns, values, texts)
    return found


def _heading_of_cases(flat: str, after: int) -> re.Match[str] | None:
    """Where table four's heading stands: its groups in a piece, or, broken over lines, under the section's title."""
    whole = _GROUPS.search(flat, after)
    if whole is not None and "维持" in flat[max(whole.start() - 60, 0) : whole.end() + 120]:
        return whole
    section = _SECTION_FOUR.search(flat, after)
    return section if section and flat.count("尚未", section.end(), section.end() + _NEAR) > 1 else None


def _table(stream: Stream, name: str, rows: Sequence[tuple[Hit, Group | None, tuple[str, ...]]]) -> TableReading:
    found = TableReading(name)
    for hit, values, columns in rows:
        place = stream.place(hit.start)
        found.rows[hit.path] = RowReading(
            hit.path,
            " ".join(hit.printed.split()),
            hit.exact,
            place,
            columns,
            _values(stream, values, columns, place),
            stream.found(values.tokens) if values else (),
        )
    return found


def _values(stream: Stream, values: Group | None, columns: tuple[str, ...], place: Place) -> list[Printed] | None:
    if values is None:
        return [Printed("", place)] * len(columns)
    return [stream.printed(token) for token in values.tokens] if values.whole else None


def _cluster(hits: Sequence[tuple[int, str]], reach: int, least: int) -> tuple[int, int] | None:
    """The stretch with the most different labels, each within reach of the one before."""
    best: tuple[int, int, int] | None = None
    start, seen, previous = 0, set[str](), None
    for position, path in hits:
        if previous is None or position - previous > reach or path in seen:
            start, seen = position, set()
        seen.add(path)
        previous = position
        if len(seen) >= least and (best is None or len(seen) > best[0]):
            best = (len(seen), start, position)
    return best[1:] if best else None


def _first(pattern: re.Pattern[str], text: str, start: int, end: int) -> int:
    match = pattern.search(text, start, end)
    return match.start() if match else end


def _back(stream: Stream, position: int) -> int:
    return stream.back[position] if position < len(stream.back) else len(stream.text)
