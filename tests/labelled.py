"""The labelled sentences of `sentences/`: read, put into reports, and what gkcheck tells of them."""

from __future__ import annotations

import tomllib
from collections import Counter
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from gkcheck.checks.check import check_report
from gkcheck.documents.model import Document, Paragraph
from gkcheck.prose import passages
from gkcheck.reports.fill import fill
from gkcheck.reports.forms import from_form
from gkcheck.rulebook.forms import AnnualReport2019, AnnualReport2021
from gkcheck.rulebook.sheets import sheet

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from gkcheck.findings.model import Finding
    from gkcheck.reports.model import Report

FOLDER = Path(__file__).parent / "sentences"
FORMS = {"2019": AnnualReport2019, "2021": AnnualReport2021}


@dataclass(frozen=True, slots=True)
class Wrong:
    """Something that must be told: by one of `codes`, with `near` in the message or the sentence."""

    codes: tuple[str, ...]
    near: str
    severity: str = ""

    def told_by(self, finding: Finding) -> bool:
        said = finding.message + (finding.quote.sentence if finding.quote else "")
        return finding.code in self.codes and self.near in said and self.severity in ("", finding.severity)


@dataclass(frozen=True, slots=True)
class Case:
    """A sentence, the report it stands in, and what must be told of it; nothing where `wrong` is empty.

    report: the name of one of `reports.toml`, `""` for a report without tables. notes: codes of notes that may be told.
    missed: gkcheck does not master it yet, and `why`. note: why it is right or wrong.
    """

    id: str
    text: str
    wrong: tuple[Wrong, ...] = ()
    report: str = ""
    notes: tuple[str, ...] = ()
    missed: bool = False
    why: str = ""
    note: str = ""


@dataclass(slots=True)
class Verdict:
    """What was told of a case: what it must be, what it should not be, and what is missing."""

    found: list[Wrong] = field(default_factory=list)
    false: list[Finding] = field(default_factory=list)
    silent: list[Wrong] = field(default_factory=list)


@cache
def labelled() -> tuple[Case, ...]:
    """Every case, file by file."""
    return tuple(_case(given) for name in ("figures", "tables", "later", "blind") for given in _read(name)["case"])


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads((FOLDER / f"{name}.toml").read_text("utf-8"))


def _case(given: Mapping[str, Any]) -> Case:
    wrong = tuple(Wrong(**{**one, "codes": tuple(one["codes"])}) for one in given.get("wrong", ()))
    return Case(**{**given, "wrong": wrong, "notes": tuple(given.get("notes", ()))})


@cache
def reports() -> dict[str, Report]:
    """The reports with tables, by name."""
    return {given["id"]: _filled(given) for given in _read("reports")["report"]}


def _filled(given: Mapping[str, Any]) -> Report:
    """A report of a name, a year and the cells that are not 0."""
    edition = given.get("edition", "2021")
    form: dict[str, Any] = {"agency": given["agency"], "year": given["year"]}
    for path, slot in sheet(edition, edition).slots.items():
        *parents, name = path.split(".")
        own, there = given, form
        for parent in parents:
            own, there = own.get(parent, {}), there.setdefault(parent, {})
        there[name] = own.get(name, {"value": 0} if slot.column.kind == "amount" else 0)
    return from_form(FORMS[edition].model_validate(form))


def report(case: Case) -> Report:
    """The report that a sentence stands in."""
    lines = case.text.split("\n")
    document = Document([Paragraph(line, number) for number, line in enumerate(lines, 1)], lined=True)
    if not case.report:
        return replace(fill(document, []), titled=True)
    return replace(reports()[case.report], prose=passages(document), lined=True)


def verdict(case: Case) -> Verdict:
    """What gkcheck tells of a sentence by the rules on sentences, held against the label.

    A finding of a code that may tell the same fault is not false.
    """
    made = Verdict()
    rest = [finding for finding in check_report(report(case)).findings if finding.code[2] in "56"]
    for wrong in case.wrong:
        hit = next((finding for finding in rest if wrong.told_by(finding)), None)
        (made.silent if hit is None else made.found).append(wrong)
        rest = [finding for finding in rest if finding is not hit]
    codes = {code for wrong in case.wrong for code in wrong.codes}
    made.false = [f for f in rest if f.code not in codes and not (f.severity == "note" and f.code in case.notes)]
    return made


@dataclass(frozen=True, slots=True)
class Figures:
    """How a rule, or all of them, fare on the labelled sentences.

    found: faults told; silent: faults not told; false: findings on what is right.
    """

    found: int
    silent: int
    false: int

    @property
    def precision(self) -> float:
        """The part of what is told that is a fault."""
        return self.found / max(self.found + self.false, 1)

    @property
    def recall(self) -> float:
        """The part of the faults that is told."""
        return self.found / max(self.found + self.silent, 1)


def figures() -> dict[str, Figures]:
    """The figures of each rule that a fault belongs to, by code; a fault that several may tell is the first's."""
    return _by_code([verdict(case) for case in labelled()])


def _by_code(verdicts: list[Verdict]) -> dict[str, Figures]:
    found = Counter(wrong.codes[0] for made in verdicts for wrong in made.found)
    silent = Counter(wrong.codes[0] for made in verdicts for wrong in made.silent)
    false = Counter(finding.code for made in verdicts for finding in made.false)
    codes = sorted({*found, *silent, *false})
    return {code: Figures(found[code], silent[code], false[code]) for code in codes}


def over_all(parts: Iterator[Figures] | list[Figures]) -> Figures:
    """The figures of several rules together."""
    parts = list(parts)
    return Figures(sum(p.found for p in parts), sum(p.silent for p in parts), sum(p.false for p in parts))
