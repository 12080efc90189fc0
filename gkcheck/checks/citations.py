"""Check of what a report cites: the regulations in force, and the form of its own year."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gkcheck.findings.model import Fact, Finding

    from .about import About

_NEW_REGULATIONS, _NEW_FORM = 2019, 2021
_IN_FORCE = "711"
_ORDER = r"(?:中华人民共和国)?(?:国务院|国)(?:令|第)*(?P<{0}>\d{{1,4}})号令?"
_CITED = re.compile(
    rf"政府信息公开条例[》〉>]?(?:\(以下简称[^()]*\)|[,、])?[(\[]?(?:{_ORDER.format('after')})"
    rf"|{_ORDER.format('before')}[)\]]?(?:公布|颁布|发布|修订)?(?:施行)?的?,?[《〈<](?:中华人民共和国)?政府信息公开条例"
)
_FORM = re.compile(r"国办公开办函[(\[]?(?P<year>20\d\d)[)\]]?第?(?P<number>\d{1,3})号")
_FORMER = re.compile("修订前|修改前|原|旧|已?废止|20(?:07|08)年|此前|取代|替代|代替|停止|不再")
_NEAR, _MOST = 300, 20
"""How far around a citation is read, and how many of one passage."""

_FORMS = {("2019", "60"): (2019, 2020), ("2021", "30"): (2021, 9999)}
"""The forms' documents, and the first and last report years that use them."""


def check_citations(about: About) -> Iterator[Finding]:
    """Findings on documents cited that do not apply to a report of its year."""
    year = about.report.year
    if year is None:
        return
    for passage in about.report.prose:
        if "号" not in passage.text:
            continue
        for match in islice(_CITED.finditer(passage.text), _MOST) if year >= _NEW_REGULATIONS else ():
            name = "after" if match["after"] else "before"
            if match[name] != _IN_FORCE and not _FORMER.search(_sentence(passage.text, match)):
                facts: dict[str, Fact] = {"cited": f"国务院令第{match[name]}号", "right": f"国务院令第{_IN_FORCE}号"}
                yield about.said("GK130", passage, match.span(name), facts=facts)
        for match in islice(_FORM.finditer(passage.text), _MOST):
            first, last = _FORMS.get((match["year"], match["number"].lstrip("0")), (0, 9999))
            if (
                not first <= year <= last
                and year >= _NEW_REGULATIONS
                and not _FORMER.search(_sentence(passage.text, match))
            ):
                facts = {"cited": _form(match["year"], match["number"]), "right": _right_form(year)}
                yield about.said("GK130", passage, match.span(), facts=facts)


def _sentence(text: str, match: re.Match[str]) -> str:
    """The sentence around a citation, as far as it is near."""
    before = re.split("[。;!?]", text[max(match.start() - _NEAR, 0) : match.start()])[-1]
    return before + match[0] + re.split("[。;!?]", text[match.end() : match.end() + _NEAR])[0]


def _form(year: str, number: str) -> str:
    return f"国办公开办函〔{year}〕{number}号"


def _right_form(year: int) -> str:
    return _form("2021", "30") if year >= _NEW_FORM else _form("2019", "60")
