"""Sixty reports of made-up agencies, as an office collects them: some broken, some of last year, some handed in twice.

    python -m tests.office FOLDER

The same run always writes the same files.
"""

import sys
from dataclasses import replace
from pathlib import Path

from scripts.example_reports import assembled, changed, figures
from scripts.make_examples import WRITERS
from tests.layouts.figures import leaves
from tests.layouts.printed import Block

PLACES = ("云岭", "青石", "白塔", "临泉", "松江", "凤山")
OFFICES = "教育局 公安局 民政局 财政局 卫生健康局 交通运输局 生态环境局 市场监督管理局 城市管理局".split()
AGENCIES = [f"示例市{place}区{office}" for place in PLACES for office in OFFICES] + [
    "示例市云岭区=SUM(A1)镇人民政府",
    *(f"示例市{place}区人民政府办公室" for place in PLACES[1:4]),
]
BROKEN = (3, 17, 31)
LAST_YEAR = (5, 12, 25, 38, 44)
AGAIN = {58: 9, 59: 20}
"""Files that are second reports of the agency of another."""

SLIPS = (
    {"applications.unable.not_held.natural_person": 895},
    {"cases.litigation_after_review.total": 0},
    {"applications.carried_out.natural_person": 27, "cases.review.total": 1},
    {"applications.received.total": 9999},
    {"disclosure.normative_documents.in_force": "5o"},
)
BLANKS = {"applications.denied.state_secret.natural_person": None}
WRONG = (1, 7, 9, 14, 22, 28, 33, 36, 40, 47, 52, 56)
DOUBTFUL = (0, 10, 18, 24, 30, 42, 49)
NOTED = (2, 15, 26, 35, 45)
NAMES = {8: "{agency}#2024 年报 (终稿)", 11: "{agency} 100% & 'final'", 13: "+{agency}", 16: "子 文件夹/{agency}"}


def build(folder: Path) -> list[Path]:
    """Write the sixty files; gives their paths in order."""
    return [_write(folder, number) for number in range(60)]


def _write(folder: Path, number: int) -> Path:
    agency = AGENCIES[AGAIN.get(number, number)]
    suffix = (".docx", ".xlsx", ".html", ".docx", ".md")[number % 5] if number not in BROKEN else ".docx"
    name = NAMES.get(number, "{agency}2024年年报").format(agency=agency) + ("（重报）" if number in AGAIN else "")
    path = folder / f"{name}{suffix}"
    path.parent.mkdir(parents=True, exist_ok=True)
    data = WRITERS[suffix](_blocks(agency, number))
    path.write_bytes(_damaged(data, number) if number in BROKEN else data)
    return path


def _damaged(data: bytes, number: int) -> bytes:
    """A file that was cut off, an empty one, and a picture under another name."""
    return {3: data[: len(data) // 2], 17: b"", 31: b"\x89PNG\r\n\x1a\n" + bytes(600)}[number]


def _blocks(agency: str, number: int) -> list[Block]:
    true = figures("2021-blanks" if number in LAST_YEAR else "2021-clean")[1]
    rules = {path: 0 for path, _ in leaves(true.form) if path.startswith("disclosure.government_rules.")}
    true = replace(changed(true, {} if number in DOUBTFUL else rules), agency=agency)
    slips = SLIPS[WRONG.index(number) % len(SLIPS)] if number in WRONG else BLANKS if number in NOTED else {}
    return assembled(changed(true, slips), true)


if __name__ == "__main__":
    print(len(build(Path(sys.argv[1]))), "files")
