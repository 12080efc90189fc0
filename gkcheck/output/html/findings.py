"""Findings as a list of cards: what is wrong, the figures, the suspects, the sentence, what to do, and the basis."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gkcheck.findings.stories import why
from gkcheck.findings.words import excerpt, hint, message, number, place, say, short

from .markup import Markup, join, tag
from .words import words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from gkcheck.findings.model import CellRef, Finding, Suspect
    from gkcheck.prose.model import Quote
    from gkcheck.rulebook.relations import Operand

    from .marks import File, Told

_MOST_TERMS = 8
_FAR = 120
"""How much of a quoted sentence is shown on either side of a doubted figure."""


def draw_findings(file: File) -> Markup:
    """All findings of a file; those of one cause stand together under what they have in common."""
    return tag("ol", *(_group(file, group) for group in file.groups), class_="findings")


def _group(file: File, group: Sequence[Told]) -> Markup:
    if len(group) == 1:
        return _card(file, group[0], *_suspects(file, group[0].finding))
    said = words("cause", count=len(group)).into(file.lang)
    kinds = " ".join(dict.fromkeys(told.finding.severity for told in group))
    inner = tag("ol", *(_card(file, told) for told in group))
    return tag(
        "li", tag("p", said, class_="shared"), *_suspects(file, group[0].finding), inner, class_=f"cause {kinds}"
    )


def _card(file: File, told: Told, *suspects: Markup) -> Markup:
    finding = told.finding
    cells = [str(file.places[cell.path]) for cell in finding.cells if cell.path in file.places]
    return tag(
        "li",
        _head(file, told),
        tag("p", _said(finding, file.lang), class_="said"),
        *_equation(finding, file.lang),
        *_quoted(finding.quote, file.lang),
        *suspects,
        _notes(finding, file.lang),
        class_=f"finding {finding.severity}",
        id=file.number(told),
        data_cells=" ".join(cells) or None,
    )


def _head(file: File, told: Told) -> Markup:
    """Number, severity, code and title; a link to the cell where it has one."""
    finding, lang = told.finding, file.lang
    inner = join(
        tag("span", say(finding.severity, lang), class_="severity"),
        " ",
        tag("span", finding.code, class_="code"),
        " ",
        finding.rule.title.into(lang),
    )
    if told.target:
        see = words("see").into(lang)
        arrow = tag("span", see, class_="see")
        inner = tag("a", inner, " ", arrow, href=f"#{file.anchor(told.target)}", class_="go")
    return tag("h4", tag("span", f"{told.number}.", class_="number"), " ", inner)


def _said(finding: Finding, lang: str) -> str:
    """The message; the sentence that it is about is quoted below it."""
    said = message(finding, lang)
    if finding.quote is None:
        return said
    return said.removesuffix(say("quoted", lang, said="", quote=excerpt(finding.quote)))


def _equation(finding: Finding, lang: str) -> Iterator[Markup]:
    """What the parts give, what is printed, and the difference, term by term."""
    if finding.expected is None or finding.actual is None:
        return
    relation = finding.relation
    left, right = (relation.left, relation.right) if relation else ((), ())
    operator = relation.operator if relation else "=="
    other = "expected-sum" if len(left) > 1 else "expected-beside"
    kind = {"<=": "expected-least", ">=": "expected-most"}.get(operator, other)
    cells = {cell.path: cell for cell in finding.cells}
    lines = [
        (kind, _sum(left, cells, number(finding.expected, lang), lang)),
        ("actual-said" if finding.quote else "actual", _sum(right, cells, number(finding.actual, lang), lang)),
    ]
    if finding.difference is not None:
        lines.append(("difference", join(f"{finding.difference:+}".replace("-", "−"))))
    pairs = (tag("div", tag("dt", words(key).into(lang)), tag("dd", value)) for key, value in lines)
    yield tag("dl", *pairs, class_="equation", aria_label=words("equation").into(lang))


def _sum(operands: Sequence[Operand], cells: dict[str, CellRef], total: str, lang: str) -> Markup:
    """The terms and what they give; of many, which the message lists already, only what they give."""
    shown = tag("b", total)
    if not 2 <= len(operands) <= _MOST_TERMS:
        return shown
    terms = ""
    for operand in operands:
        cell = cells.get(operand.path)
        sign = "− " if operand.sign < 0 else "+ " if terms else ""
        terms += f"{' ' if terms else ''}{sign}{number(cell.value if cell else None, lang)}"
    return join(f"{terms} = ", shown)


def _quoted(quote: Quote | None, lang: str) -> Iterator[Markup]:
    """The sentence with its doubted figures marked, what is far from them left out."""
    if quote is None:
        return
    ends = [end for _, end in quote.marks] or [0]
    starts = [start for start, _ in quote.marks] or [0]
    first, last = max(min(starts) - _FAR, 0), min(max(ends) + _FAR, len(quote.sentence))
    pieces: list[Markup | str] = ["……" if first else ""]
    at = first
    for start, end in quote.marks:
        pieces += [_near(quote.sentence[at:start]), tag("mark", _near(quote.sentence[start:end]))]
        at = end
    pieces += [_near(quote.sentence[at:last]), "……" if last < len(quote.sentence) else ""]
    head = tag("p", words("said-in", where=_near(quote.where.into(lang))).into(lang), class_="from")
    yield tag("blockquote", head, tag("p", *pieces, lang="zh-CN" if lang == "en" else None))


def _near(text: str) -> str:
    return text if len(text) <= 2 * _FAR else f"{text[:_FAR]}……{text[-_FAR:]}"


def _suspects(file: File, finding: Finding) -> Iterator[Markup]:
    """The cells that may be wrong and what each should hold, the likeliest first."""
    if not finding.suspects:
        return
    sets = [_set(file, suspects) for suspects in finding.suspects]
    title = tag("p", words("suspects").into(file.lang))
    yield tag("div", title, tag("ol", *(tag("li", one) for one in sets)), class_="suspects")


def _set(file: File, suspects: Sequence[Suspect]) -> Markup:
    if len(suspects) == 1:
        return _suspect(file, suspects[0])
    together = words("together", count=len(suspects)).into(file.lang)
    return join(together, tag("ul", *(tag("li", _suspect(file, suspect)) for suspect in suspects)))


def _suspect(file: File, suspect: Suspect) -> Markup:
    """`应填 6，原为 7：十位、个位互换`, behind the name of the cell, which leads to it."""
    lang = file.lang
    name = short(suspect.cell.label.into(lang))
    shown = file.place(suspect.cell.path)
    label = tag("a", name, href=f"#{file.anchor(shown)}") if shown else join(name)
    value, suggested = number(suspect.cell.value, lang), number(suspect.suggested, lang)
    said = words("suspect", suggested=suggested, value=value).into(lang)
    slip = why(suspect, lang)
    return join(label, " ", tag("b", said), f"{say('colon', lang)}{slip}" if slip else None)


def _notes(finding: Finding, lang: str) -> Markup:
    """Where it stands, what to do, why, and the basis folded away."""
    rule = finding.rule
    where = _where(finding, lang)
    pairs = [("where", where)] if where else []
    pairs += [("hint", hint(finding, lang)), ("why", rule.why.into(lang))]
    lines = (tag("div", tag("dt", words(key).into(lang)), tag("dd", said)) for key, said in pairs)
    basis = tag("details", tag("summary", words("basis").into(lang)), tag("p", rule.basis.into(lang)))
    return join(tag("dl", *lines, class_="notes"), basis)


def _where(finding: Finding, lang: str) -> str:
    """Where the first of what is doubted stands in the document."""
    if finding.suspects:
        return place(finding.suspects[0][0].cell.place, lang)
    if finding.quote is not None and finding.quote.line is not None:
        return say("at-line", lang, line=finding.quote.line)
    if not finding.cells:
        return ""
    path = finding.relation.right[0].path if finding.relation else finding.cells[0].path
    return place(next((cell.place for cell in finding.cells if cell.path == path), None), lang)
