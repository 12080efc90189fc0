"""Sections to a page of one file: its head with the policy that lets nothing in or out, controls, summary, sections."""

from __future__ import annotations

from base64 import b64encode
from functools import cache
from hashlib import sha256
from importlib.resources import files
from typing import TYPE_CHECKING

from gkcheck.findings.gatewords import leftovers
from gkcheck.findings.words import say
from gkcheck.output.paths import beside
from gkcheck.rulebook.rules import SEVERITIES
from gkcheck.version import __version__

from .markup import Markup, join, tag, void
from .office import draw_office, draw_states, file_name
from .sections import key
from .words import words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from gkcheck.findings.gate import Closing
    from gkcheck.findings.overview import Overview
    from gkcheck.findings.tally import Tally

    from .spool import Spool

_INNER = Markup("\0")
"""Where the inner part goes: no text can hold it, for it would be written out."""

_LANGUAGES = {"zh": "zh-CN", "en": "en"}


_MOST_OPEN = 10
"""Of more files the sections are folded."""

_MOST_DRAWN = 100
"""Of more files those in which nothing was found are told without their tables, so that the page stays light."""


def draw_page(
    rows: Sequence[Overview], spool: Spool, tally: Tally, lang: str, closing: Closing, stream: object
) -> Iterator[str]:
    """The whole page, piece by piece; at its end what is left over of a baseline and waivers.

    stream: what the page is written into, from which links to the files lead.
    """
    several = len(rows) != 1
    title = words("title") if several else words("title-of", name=file_name(rows[0]))
    links = {row.number: beside(row.path, stream) for row in rows} if several else {}
    before, after = _frame(title.into(lang), lang, _controls(tally, lang), several=several)
    yield before
    if several:
        yield from draw_office(rows, links, tally.said(lang), lang)
    for row in rows:
        yield from _section(row, links.get(row.number, ""), lang, folded=len(rows) > _MOST_OPEN)
        yield spool.section(row.number, clean=len(rows) <= _MOST_DRAWN)
        yield "</details></section>" if len(rows) > _MOST_OPEN else "</section>"
    yield _leftovers(closing, lang) or ""
    yield after


def _section(row: Overview, link: str, lang: str, *, folded: bool) -> Iterator[str]:
    """The beginning of a file's section, its name; folded, the name says as well whose it is and how it stands."""
    name, here = file_name(row), key(row)
    title = tag("h2", name, id=f"{here}-h")
    yield f'<section id="{here}" class="file" aria-labelledby="{here}-h">'
    if folded:
        said = tag("span", row.agency, class_="whose")
        yield f'<details class="whole">{tag("summary", title, said, draw_states(row, lang))}'
    else:
        yield title
    if link:
        yield tag("p", tag("a", row.path, href=link), class_="path")
    elif name != row.path:
        yield tag("p", row.path, class_="path")


def draw_complaint(said: str, lang: str) -> str:
    """A page that says why nothing was checked."""
    how = tag("p", words("complaint-how").into(lang))
    title = words("complaint").into(lang)
    section = tag("section", tag("h2", title, id="f1-h"), how, tag("pre", said), aria_labelledby="f1-h", class_="file")
    before, after = _frame(title, lang, controls=None, several=False)
    return f"{before}{section}{after}"


def _leftovers(closing: Closing, lang: str) -> Markup | None:
    told = leftovers(closing, lang)
    if not told:
        return None
    return tag("section", *(join(tag("p", said), tag("ul", *(tag("li", i) for i in items))) for said, items in told))


def _frame(title: str, lang: str, controls: Markup | None, *, several: bool) -> tuple[str, str]:
    """What stands before and after the inner part of a page."""
    style = _part("style.css") + (_part("office.css") if several else "")
    script = _part("page.js") + (_part("office.js") if several else "")
    policy = (
        f"default-src 'none'; style-src 'sha256-{_hash(style)}'; script-src 'sha256-{_hash(script)}'; "
        "base-uri 'none'; form-action 'none'"
    )
    head = tag(
        "head",
        void("meta", charset="utf-8"),
        void("meta", http_equiv="Content-Security-Policy", content=policy),
        void("meta", name="viewport", content="width=device-width, initial-scale=1"),
        void("meta", name="color-scheme", content="light dark"),
        void("meta", name="referrer", content="no-referrer"),
        void("meta", name="generator", content="gkcheck"),
        tag("title", title),
        tag("style", Markup(style)),
        tag("script", Markup(script)),
    )
    top = tag("header", tag("h1", words("title").into(lang)), controls, class_="top")
    made = tag("footer", words("made-by", version=__version__).into(lang), class_="made")
    skip = tag("a", words("skip").into(lang), href="#main", class_="skip")
    inner = tag("body", skip, top, tag("main", _INNER, id="main", tabindex="-1"), made)
    before, _, after = f"<!doctype html>\n{tag('html', head, inner, lang=_LANGUAGES[lang])}\n".partition(_INNER)
    return before, after


@cache
def _part(name: str) -> Markup:
    """A style sheet or a script of this package, which goes into the page as it is."""
    return Markup(files(__package__).joinpath(name).read_text("utf-8"))


def _hash(text: str) -> str:
    return b64encode(sha256(text.encode()).digest()).decode()


def _controls(tally: Tally, lang: str) -> Markup:
    """Filters by severity and the switch to dark; without scripts they stay hidden, and everything is shown."""
    boxes = []
    for severity in SEVERITIES:
        if count := tally.severities[severity]:
            box = void("input", type="checkbox", name="show", value=severity, checked=True)
            boxes.append(tag("label", box, " ", _counted(severity, count, lang)))
    legend = tag("legend", words("show").into(lang))
    filters = tag("fieldset", legend, *boxes) if boxes else None
    dark = tag("button", words("dark").into(lang), type="button", id="dark", aria_pressed="false")
    paper = tag("button", words("print").into(lang), type="button", id="print")
    named = words("controls").into(lang)
    return tag("div", filters, dark, paper, class_="controls", role="group", aria_label=named, hidden=True)


def _counted(severity: str, count: int, lang: str) -> Markup:
    sign = tag("span", words(f"sign-{severity}").into(lang), class_=f"sign {severity}", aria_hidden="true")
    return join(sign, words("counted", name=say(severity, lang), count=count).into(lang))
