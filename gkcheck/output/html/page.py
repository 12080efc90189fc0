"""Sections to a page of one file: its head with the policy that lets nothing in or out, controls, summary, sections."""

from __future__ import annotations

from base64 import b64encode
from functools import cache
from hashlib import sha256
from importlib.resources import files
from typing import TYPE_CHECKING

from gkcheck.findings.gatewords import leftovers
from gkcheck.findings.words import say
from gkcheck.output.tally import Tally
from gkcheck.rulebook.rules import SEVERITIES
from gkcheck.version import __version__

from .markup import Markup, join, tag, void
from .words import words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gkcheck.findings.gate import Closing

    from .sections import Section

_LANGUAGES = {"zh": "zh-CN", "en": "en"}


def draw_page(sections: Sequence[Section], lang: str, closing: Closing) -> str:
    """The whole page; at its end what is left over of a baseline and waivers."""
    single = sections[0] if len(sections) == 1 else None
    title = words("title-of", name=single.name) if single else words("title")
    body = join(
        None if single else _summary(sections, lang),
        *(section.markup for section in sections),
        _leftovers(closing, lang),
    )
    return _whole(title.into(lang), body, lang, controls=_controls(sections, lang))


def draw_complaint(said: str, lang: str) -> str:
    """A page that says why nothing was checked."""
    how = tag("p", words("complaint-how").into(lang))
    title = words("complaint").into(lang)
    section = tag("section", tag("h2", title, id="f1-h"), how, tag("pre", said), aria_labelledby="f1-h", class_="file")
    return _whole(title, section, lang, controls=None)


def _leftovers(closing: Closing, lang: str) -> Markup | None:
    told = leftovers(closing, lang)
    if not told:
        return None
    return tag("section", *(join(tag("p", said), tag("ul", *(tag("li", i) for i in items))) for said, items in told))


def _whole(title: str, body: Markup, lang: str, controls: Markup | None) -> str:
    style, script = _part("style.css"), _part("page.js")
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
        tag("title", title),
        tag("style", style),
        tag("script", script),
    )
    top = tag("header", tag("h1", words("title").into(lang)), controls, class_="top")
    made = tag("footer", words("made-by", version=__version__).into(lang), class_="made")
    skip = tag("a", words("skip").into(lang), href="#main", class_="skip")
    inner = tag("body", skip, top, tag("main", body, id="main", tabindex="-1"), made)
    return f"<!doctype html>\n{tag('html', head, inner, lang=_LANGUAGES[lang])}\n"


@cache
def _part(name: str) -> Markup:
    """A style sheet or a script of this package, which goes into the page as it is."""
    return Markup(files(__package__).joinpath(name).read_text("utf-8"))


def _hash(text: str) -> str:
    return b64encode(sha256(text.encode()).digest()).decode()


def _controls(sections: Sequence[Section], lang: str) -> Markup:
    """Filters by severity and the switch to dark; without scripts they stay hidden, and everything is shown."""
    boxes = []
    for severity in SEVERITIES:
        if count := sum(section.counts[severity] for section in sections):
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


def _summary(sections: Sequence[Section], lang: str) -> Markup:
    """A line for each file, which leads to its section."""
    heads = ["head-file", "head-agency", "head-year", "head-verdict", *SEVERITIES]
    names = [say(key, lang) for key in heads]
    top = tag("thead", tag("tr", *(tag("th", name, scope="col") for name in names)))
    lines = tag("tbody", *(_line(section, lang) for section in sections))
    caption = tag("caption", words("all-caption").into(lang), class_="unseen")
    table = tag("table", caption, top, lines, class_="summary")
    title = tag("h2", words("all-files").into(lang), id="all")
    scroll = tag("div", table, class_="scroll", role="group", aria_labelledby="all", tabindex="0")
    return tag("section", title, tag("p", _counts(sections, lang), class_="total"), scroll, aria_labelledby="all")


def _line(section: Section, lang: str) -> Markup:
    counts = (tag("td", str(section.counts[s] or ""), class_=f"count {s}") for s in SEVERITIES)
    word = say(f"kind-{section.kind}", lang)
    return tag(
        "tr",
        tag("th", tag("a", section.name, href=f"#{section.key}"), scope="row"),
        tag("td", section.agency),
        tag("td", str(section.year or "")),
        tag("td", word, class_=f"word {section.kind}"),
        *counts,
    )


def _counts(sections: Sequence[Section], lang: str) -> str:
    """Files and findings, counted over all."""
    tally = Tally()
    for section in sections:
        tally.add(section.kind, section.counts, section.aside)
    return tally.said(lang)
