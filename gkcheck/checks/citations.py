"""Check of what a report cites: the regulations in force, and the form of its own year."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import TypeAlias

    from gkcheck.findings.model import Fact, Finding

    from .about import About

    Cited: TypeAlias = tuple[re.Match[str], str | int, dict[str, Fact]]

_NEW_REGULATIONS, _NEW_FORM = 2019, 2021
_IN_FORCE = "711"
_ORDER = r"(?:中华人民共和国)?(?:国务院|国)(?:令|第)*(?P<{0}>\d{{1,4}})号令?"
_CITED = re.compile(
    rf"政府信息公开条例[》〉>]?(?:\(以下简称[^()]*\)|[,、])?[(\[]?(?:{_ORDER.format('after')})"
    rf"|{_ORDER.format('before')}[)\]]?(?:公布|颁布|发布|修订)?(?:施行)?的?,?[《〈<](?:中华人民共和国)?政府信息公开条例"
)
_FORM = re.compile(r"国办公开办函[(\[]?(?P<year>20\d\d)[)\]]?第?(?P<number>\d{1,3})号")
_NAME = "关于政府信息公开工作年度报告有关事项的通知"
_NAMED = re.compile(rf"国(?:务院办公厅政府信息与政务公开办公室|办公开办)[《〈<]?(?P<name>{_NAME})(?![^。;,]{{0,30}}号)")
"""The form of 2019 by its name and whose it is, where no number follows; other offices' notices bear the same name."""

_FORMER = re.compile("修订前|修改前|原|旧|已?废止|20(?:07|08)年|此前|取代|替代|代替|停止|不再")
_NEAR, _MOST = 300, 20
"""How far around a citation is read, and how many of one passage."""

_FORMS = {("2019", "60"): (2019, 2020), ("2021", "30"): (2021, 9999)}
"""The forms' documents, and the first and last report years that use them."""


def check_citations(about: About) -> Iterator[Finding]:
    """Findings on documents cited that do not apply to a report of its year."""
    year = about.report.year
    if year is None or year < _NEW_REGULATIONS:
        return
    for passage in about.report.prose:
        cited = [*_regulations(passage.text), *_forms(passage.text, year), *_forms_by_name(passage.text, year)]
        for match, group, facts in cited:
            if not _FORMER.search(_sentence(passage.text, match)):
                yield about.said("GK130", passage, match.span(group), facts=facts)


def _regulations(text: str) -> Iterator[Cited]:
    """The regulations under another number than that in force."""
    for match in islice(_CITED.finditer(text), _MOST) if "号" in text else ():
        group = "after" if match["after"] else "before"
        if match[group] != _IN_FORCE:
            yield match, group, {"cited": f"国务院令第{match[group]}号", "right": f"国务院令第{_IN_FORCE}号"}


def _forms(text: str, year: int) -> Iterator[Cited]:
    """The number of a form that is not that of the year."""
    for match in islice(_FORM.finditer(text), _MOST) if "号" in text else ():
        first, last = _FORMS.get((match["year"], match["number"].lstrip("0")), (0, 9999))
        if not first <= year <= last:
            yield match, 0, {"cited": _form(match["year"], match["number"]), "right": _right_form(year)}


def _forms_by_name(text: str, year: int) -> Iterator[Cited]:
    """The name of the form of 2019 in a report for a later form's years."""
    for match in islice(_NAMED.finditer(text), _MOST) if year >= _NEW_FORM and _NAME in text else ():
        yield match, "name", {"cited": f"《{_NAME}》（{_form('2019', '60')}）", "right": _right_form(year)}


def _sentence(text: str, match: re.Match[str]) -> str:
    """The sentence around a citation, as far as it is near."""
    before = re.split("[。;!?]", text[max(match.start() - _NEAR, 0) : match.start()])[-1]
    return before + match[0] + re.split("[。;!?]", text[match.end() : match.end() + _NEAR])[0]


def _form(year: str, number: str) -> str:
    return f"国办公开办函〔{year}〕{number}号"


def _right_form(year: int) -> str:
    return _form("2021", "30") if year >= _NEW_FORM else _form("2019", "60")
