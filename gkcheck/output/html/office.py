"""The overview of a page of several files: a table of them, the first to be seen to in front, and one of rules."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING

from gkcheck.findings.officewords import advice, agency_words, office, state_word, state_words, tally
from gkcheck.findings.words import say
from gkcheck.rulebook.rules import SEVERITIES

from .markup import Markup, join, tag, void
from .sections import key
from .words import words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from gkcheck.findings.overview import Overview
    from gkcheck.rulebook.rules import Rule

_ORDERED = {"agency": "text", "year": "figure", "state": "rank", "first": "text", "file": "text"}
"""The columns with words in their heads, and by what each is put in order."""


def file_name(row: Overview) -> str:
    """A file's name without its folders."""
    return PurePath(row.path).name or row.path


def draw_states(row: Overview, lang: str) -> Markup:
    """All states of a file, each in its colour."""
    said = (tag("span", state_word(state, row, lang), class_=f"word {state}") for state in row.states)
    return join(*said, between=" ")


def draw_office(rows: Sequence[Overview], links: Mapping[int, str], totals: str, lang: str) -> Iterator[str]:
    """The section at the top of the page, piece by piece."""
    yield '<section class="office" aria-labelledby="all">'
    yield tag("h2", words("all-files").into(lang), id="all")
    yield tag("p", totals, class_="total")
    yield _tally(rows, lang)
    yield _search(rows, lang)
    yield '<div class="lines"><table class="summary">'
    yield tag("caption", words("all-caption").into(lang), class_="unseen")
    yield _heads(lang)
    yield "<tbody>"
    for place, row in enumerate(rows):
        yield _line(row, place, links[row.number], lang)
    yield "</tbody></table></div>"
    yield from _matrix(rows, lang)
    yield "</section>"


def _tally(rows: Sequence[Overview], lang: str) -> Markup:
    """How many files are in each state; a script makes buttons of them."""
    counts = (
        tag("li", tag("span", office(state, lang), " ", tag("b", str(count)), class_=f"word {state}"), data_state=state)
        for state, count in tally(rows).items()
    )
    return tag("ul", *counts, class_="tally", aria_label=words("by-state").into(lang))


def _search(rows: Sequence[Overview], lang: str) -> Markup:
    """What only works with a script, and is hidden without one."""
    box = void("input", type="search", id="find", autocomplete="off", spellcheck="false")
    shown = tag("span", id="shown", role="status", data_said=words("shown", shown="{shown}", all=len(rows)).into(lang))
    fold = words("fold").into(lang)
    unfold = tag("button", words("unfold").into(lang), type="button", id="unfold", data_other=fold)
    label = tag("label", words("find").into(lang), " ", box)
    return tag("div", label, unfold, shown, class_="search", role="search", hidden=True)


def _heads(lang: str) -> Markup:
    named = [(office(name, lang), kind, name) for name, kind in _ORDERED.items()]
    counts = [(say(severity, lang), "figure", "count") for severity in SEVERITIES]
    heads = (
        tag("th", name, scope="col", class_=key_, data_order=kind, aria_sort="ascending" if kind == "rank" else None)
        for name, kind, key_ in [*named[:3], *counts, *named[3:]]
    )
    return tag("thead", tag("tr", *heads))


def _line(row: Overview, place: int, link: str, lang: str) -> Markup:
    counts = zip(SEVERITIES, (row.errors, row.warnings, row.notes), strict=True)
    year = f"year {'other-year' if row.usual is not None else ''}".strip()
    return tag(
        "tr",
        tag("th", tag("a", agency_words(row, lang), href=f"#{key(row)}"), scope="row", class_="agency"),
        tag("td", str(row.year or ""), class_=year),
        tag("td", draw_states(row, lang), class_="state", data_rank=place),
        *(tag("td", str(n or ""), class_=f"count {s}", data_name=say(s, lang) if n else None) for s, n in counts),
        tag("td", advice(row, lang), class_="first"),
        tag("td", tag("a", file_name(row), href=link), class_="file-link"),
        data_file=key(row),
        data_states=" ".join(row.states),
        class_=row.state,
    )


def _matrix(rows: Sequence[Overview], lang: str) -> Iterator[str]:
    """The rules that were met, by file; folded."""
    met = {met.rule.code: met.rule for row in rows for met in row.rules}
    if not met:
        return
    rules = [met[code] for code in sorted(met)]
    yield '<details class="rules">'
    yield tag("summary", tag("h3", words("rules").into(lang), id="rules"))
    yield '<div class="scroll" role="group" aria-labelledby="rules" tabindex="0"><table class="matrix">'
    yield tag("caption", words("rules-caption").into(lang), class_="unseen")
    yield _rule_heads(rules, lang)
    yield "<tbody>"
    for row in rows:
        if row.rules:
            yield _counts(row, rules, lang)
    yield "</tbody></table></div></details>"


def _rule_heads(rules: Sequence[Rule], lang: str) -> Markup:
    heads = (
        tag("th", tag("span", rule.title.into(lang)), " ", tag("small", rule.code), scope="col", class_="rule")
        for rule in rules
    )
    return tag("thead", tag("tr", tag("th", office("agency", lang), scope="col"), *heads))


def _counts(row: Overview, rules: Sequence[Rule], lang: str) -> Markup:
    found = {met.rule.code: met for met in row.rules}
    cells = (
        tag("td", str(found[rule.code].times), class_=found[rule.code].severity)
        if rule.code in found
        else Markup("<td></td>")
        for rule in rules
    )
    name = tag("a", agency_words(row, lang), href=f"#{key(row)}", title=state_words(row, lang))
    return tag("tr", tag("th", name, scope="row"), *cells, data_file=key(row))
