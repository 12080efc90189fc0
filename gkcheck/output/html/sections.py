"""One file of the page: what was checked, the verdict, its findings beside its tables."""

from __future__ import annotations

from collections import Counter
from pathlib import PurePath
from typing import TYPE_CHECKING, NamedTuple

from gkcheck.findings.gatewords import set_aside
from gkcheck.findings.words import message, say
from gkcheck.output.tally import counted, ended, kept_back
from gkcheck.rulebook.rules import SEVERITIES

from .findings import draw_findings
from .marks import File
from .markup import Markup, join, tag
from .tables import draw_tables
from .words import words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gkcheck.findings.model import Result
    from gkcheck.output.tally import Kind
    from gkcheck.reports.model import Report


class Section(NamedTuple):
    """A file as it is told on the page: what the summary says of it, and its section."""

    key: str
    name: str
    kind: Kind
    agency: str
    year: int | None
    counts: Counter[str]
    aside: Counter[str]
    markup: Markup


def draw_section(result: Result, key: str, lang: str, *, alone: bool) -> Section:
    """A file; alone on its page it shows its tables even where nothing is marked in them."""
    counts, aside, kind = counted(result), kept_back(result), ended(result)
    report, name = result.report, PurePath(result.path).name or result.path
    body = _checked(File(result, key, lang), alone=alone) if result.status == "checked" else _unchecked(result, lang)
    head = tag(
        "header",
        tag("h2", name, id=f"{key}-h"),
        tag("p", result.path, class_="path") if name != result.path else None,
        _facts(report, lang) if report and result.status == "checked" else None,
        _verdict(kind, counts, aside, lang),
        *_counts(result, counts, lang),
    )
    whole = tag("section", head, body, id=key, class_="file", aria_labelledby=f"{key}-h")
    agency, year = (report.agency, report.year) if report else ("", None)
    return Section(key, name, kind, agency, year, counts, aside, whole)


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


def _verdict(kind: str, counts: Counter[str], aside: Counter[str], lang: str) -> Markup:
    """The state of the file in one sentence, and what of it a baseline and waivers keep from being told."""
    named = {f"{severity}s": counts[severity] for severity in SEVERITIES}
    sign = kind if kind in SEVERITIES or kind == "ok" else "none"
    return tag(
        "p",
        tag("span", words(f"sign-{sign}").into(lang), class_=f"sign {kind}", aria_hidden="true"),
        words(f"verdict-{kind}", **named).into(lang),
        tag("small", set_aside(aside, lang)) if aside else None,
        class_=f"verdict {kind}",
    )


def _counts(result: Result, counts: Counter[str], lang: str) -> Iterator[Markup]:
    """How many findings of each severity, and how many relations hold."""
    if result.status != "checked":
        return
    if counts:
        items = (
            tag("li", say(severity, lang), " ", tag("b", str(counts[severity])), class_=severity)
            for severity in SEVERITIES
        )
        yield tag("ul", *items, class_="counts")
    if result.report and result.report.tables and result.outcomes:
        told = Counter(o.state for o in result.outcomes if o.place and not o.place.startswith("prose."))
        states = {state: told[state] for state in ("kept", "broken", "unknown")}
        yield tag("p", say("relations", lang, **states), class_="relations")


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
