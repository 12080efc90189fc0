"""How the rules on sentences fare on the labelled sentences of `tests/sentences`: `python -m scripts.sentences`."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import NamedTuple

from tests.labelled import Figures, figures, labelled, over_all, verdict

DOCS = Path(__file__).parent.parent / "docs"
COLUMNS = ("rule", "wrong", "told", "missed", "false alarms", "precision", "recall")


class Page(NamedTuple):
    """A page that shows the figures: its path, the heading over them, what stands there, where the rules' pages are."""

    path: str
    heading: str
    sentence: str
    columns: tuple[str, ...]
    all_rules: str
    rules: str


PAGES = (
    Page(
        "explanation/sentences.md",
        "## The figures",
        "Of {right} right sentences {quiet} are told nothing; of {wrong} wrong ones {told} are told.",
        COLUMNS,
        "all",
        "../reference/rules",
    ),
    Page(
        "zh/正文核对.md",
        "## 数字",
        "{right} 条写对的，{quiet} 条没有误报；{wrong} 条写错的，{told} 条的错处都已查出。",
        ("规则", "错处", "查出", "漏掉", "误报", "准确率", "查全率"),
        "合计",
        "rules",
    ),
)


def counts() -> dict[str, int]:
    """How many sentences are right and wrong, and of how many what is told is as labelled."""
    found = [(case, verdict(case)) for case in labelled()]
    right = [made for case, made in found if not case.wrong]
    wrong = [made for case, made in found if case.wrong]
    return {
        "right": len(right),
        "quiet": sum(not made.false for made in right),
        "wrong": len(wrong),
        "told": sum(not made.silent for made in wrong),
    }


def rows() -> list[tuple[str, Figures]]:
    """The figures of each rule, and under `""` those over all."""
    each = figures()
    return [*each.items(), ("", over_all(each.values()))]


def table(page: Page) -> str:
    """The figures as a table in Markdown."""
    lines = [f"| {' | '.join(page.columns)} |", "|---" * len(page.columns) + "|"]
    for code, found in rows():
        name = f"[{code}]({page.rules}/{code}.md)" if code else page.all_rules
        lines.append(f"| {name} | {' | '.join(_shown(found))} |")
    return "\n".join(lines)


def _shown(found: Figures) -> list[str]:
    whole = (found.found + found.silent, found.found, found.silent, found.false)
    return [*map(str, whole), *(f"{share:.1%}" for share in (found.precision, found.recall))]


def pages() -> dict[Path, str]:
    """The pages that show the figures, with those of now."""
    return {DOCS / page.path: _renewed(page, (DOCS / page.path).read_text("utf-8")) for page in PAGES}


def _renewed(page: Page, text: str) -> str:
    """A page with the section of its figures written anew."""
    made = f"{page.heading}\n\n{page.sentence.format(**counts())}\n\n{table(page)}\n"
    section = re.compile(rf"^{re.escape(page.heading)}\n.*?(?=^## |\Z)", re.DOTALL | re.MULTILINE)
    renewed, found = section.subn(lambda match: made + ("\n" if match.end() < len(text) else ""), text)
    if found != 1:
        raise ValueError(f"{page.path} needs one section {page.heading!r}")
    return renewed


def main() -> int:
    """Print the figures of every rule, then what is missed."""
    shown = [COLUMNS, *((code or "all", *_shown(found)) for code, found in rows())]
    widths = [max(map(len, column)) for column in zip(*shown, strict=True)]
    for row in shown:
        print("  ".join(cell.rjust(width) for cell, width in zip(row, widths, strict=True)))
    print("{right} right, {quiet} told nothing; {wrong} wrong, {told} told".format(**counts()))
    for case in labelled():
        made = verdict(case)
        for wrong in made.silent:
            print(f"missed  {case.id}  {'/'.join(wrong.codes)} {wrong.near}: {case.text!r}")
        for finding in made.false:
            print(f"false   {case.id}  {finding.code}: {finding.message}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
