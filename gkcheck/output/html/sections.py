"""One file of the page: what was checked, the verdict, its findings beside its tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gkcheck.findings.gatewords import set_aside
from gkcheck.findings.levels import relations
from gkcheck.findings.tally import kept_back
from gkcheck.findings.words import message, say
from gkcheck.rulebook.rules import SEVERITIES

from .findings import draw_findings
from .marks import File
from .markup import Markup, join, tag
from .spool import Section
from .tables import draw_tables
from .words import words

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Iterator

    from gkcheck.findings.model import Result
    from gkcheck.findings.overview import Overview
    from gkcheck.reports.model import Report


def draw_section(result: Result, row: Overview, lang: str, *, alone: bool) -> Section:
    """What stands below a file's name; alone on its page it shows its tables even where nothing is marked in them."""
    aside = kept_back(result)
    checked = result.status == "checked"
    file = File(result, key(row), lang)
    head = tag(
        "header",
        _facts(result.report, lang) if result.report and checked else None,
        _verdict(row, aside, lang),
        *_counts(result, row, lang),
    )
    body = _checked(file, alone=alone) if checked else _unchecked(result, lang)
    clean = checked and not alone and not file.groups
    return Section(head, body) if clean else Section(join(head, body), Markup())


def key(row: Overview) -> str:
    """The beginning of all addresses of a file."""
    return f"f{row.number}"


def _facts(report: Report, lang: str) -> Markup:
    """Whose report it is, for which year, and in which form."""
    unknown = words("unknown").into(lang)
    told = [
        ("head-agency", report.agency or unknown),
        ("head-year", str(report.year) if report.year else unknown),
        ("head-edition", say(f"edition-{report.edition}", lang)),
    ]
    return tag(
        "dl",
        *(tag("div", tag("dt", say(key, lang)), tag("dd", value)) for key, value in told),
        class_="facts",
    )


def _verdict(row: Overview, aside: Counter[str], lang: str) -> Markup:
    """The state of the file in one sentence, and what of it a baseline and waivers keep from being told."""
    kind = row.state
    sign = kind if kind in SEVERITIES or kind == "ok" else "none"
    return tag(
        "p",
        tag("span", words(f"sign-{sign}").into(lang), class_=f"sign {kind}", aria_hidden="true"),
        words(f"verdict-{kind}", errors=row.errors, warnings=row.warnings, notes=row.notes).into(lang),
        tag("small", set_aside(aside, lang)) if aside else None,
        class_=f"verdict {kind}",
    )


def _counts(result: Result, row: Overview, lang: str) -> Iterator[Markup]:
    """How many findings of each severity, and how many relations hold."""
    if result.status != "checked":
        return
    if result.findings:
        counts = zip(SEVERITIES, (row.errors, row.warnings, row.notes), strict=True)
        items = (tag("li", say(name, lang), " ", tag("b", str(count)), class_=name) for name, count in counts)
        yield tag("ul", *items, class_="counts")
    if result.report and result.report.tables and result.outcomes:
        yield tag("p", relations(result, lang), class_="relations")


def _checked(file: File, *, alone: bool) -> Markup:
    """The findings, and the tables beside them; folded away in a clean file among others."""
    lang, report = file.lang, file.result.report
    tables = _tables(file, report) if report and report.tables else None
    if not file.groups:
        if tables and not alone:
            return tag("details", tag("summary", words("tables-clean").into(lang)), tables, class_="folded")
        return join(tables)
    title = tag("h3", words("findings").into(lang))
    hidden = tag("p", class_="hidden", data_said=words("hidden", count="{count}").into(lang), hidden=True)
    listed = tag("div", title, hidden, draw_findings(file), class_="list")
    return tag("div", listed, tables, class_="beside" if tables else None)


def _tables(file: File, report: Report) -> Markup:
    lang, end = file.lang, f"{file.key}-end"
    return tag(
        "div",
        tag("h3", words("tables").into(lang)),
        tag("a", words("skip-tables").into(lang), href=f"#{end}", class_="skip"),
        tag("p", words("legend").into(lang), class_="legend") if file.marks else None,
        draw_tables(file, report),
        tag("span", id=end, tabindex="-1"),
        class_="form",
    )


def _unchecked(result: Result, lang: str) -> Markup:
    """Why a file was not checked, and how to save it so that it can be."""
    said = [tag("p", message(finding, lang), class_="why") for finding in result.findings]
    if result.status == "not_a_report":
        said.append(tag("p", say("not-a-report", lang), class_="why"))
        return join(*said)
    hints = dict.fromkeys(finding.rule.hint.into(lang) for finding in result.findings)
    said += [tag("p", say("hint", lang), hint) for hint in hints]
    if all(finding.code == "GK001" for finding in result.findings):
        steps = (tag("li", words(f"save-{step}").into(lang)) for step in range(1, 5))
        said += [tag("h3", words("save").into(lang)), tag("ol", *steps, class_="steps")]
    return tag("div", *said, class_="unread")
