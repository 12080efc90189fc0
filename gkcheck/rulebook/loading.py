"""Entries of a book to rules; a bad book is refused with every fault at once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from string import Formatter
from typing import Any

from gkcheck.errors import BookError, Fault

from .claimloading import load_claims
from .levels import BETWEEN, strange
from .relations import Term, parse, rows_named
from .rules import CHECKS, EDITIONS, SEVERITIES, Rule
from .sheets import TABLES, Text, table


def load(entries: Iterable[Mapping[str, Any]], prefix: str = "GK") -> tuple[Rule, ...]:
    """Make rules of the entries of a book.

    entries: mappings as TOML gives them. prefix: what every code begins with; with another one than the shipped
    book's, a rule must be a relation, and a text may be given in one language for both.
    Raises BookError with all faults: unknown or missing fields, repeated or unsorted codes, relations that cannot be
    read or that name no row or column of any edition, checks that are not in the closed set.
    """
    reading = _Reading(prefix)
    rules = tuple(rule for entry in entries if (rule := reading.rule(entry)) is not None)
    if reading.faults:
        raise BookError(reading.faults)
    return rules


SHIPPED = "GK"
_TEXTS = ("title", "basis", "why", "hint")
_KNOWN = {*_TEXTS, *"code name severity editions message table each relation claims check cells joint".split()}


class _Reading:
    """One book being read: what was seen, and the faults so far."""

    def __init__(self, prefix: str) -> None:
        self.prefix = prefix
        self.own = prefix != SHIPPED
        self.faults: list[Fault] = []
        self.names: set[str] = set()
        self.last = ""

    def rule(self, entry: Mapping[str, Any]) -> Rule | None:
        code = str(entry.get("code", "?"))
        before = len(self.faults)
        self._identity(code, entry)
        texts: dict[str, Any] = {name: self._text(code, name, entry.get(name)) for name in _TEXTS}
        message = self._text(code, "message", entry["message"]) if "message" in entry else None
        if message is not None and entry.get("relation"):
            self._fault(
                code, "message", "关系式自己说明问题，不用再写", "is not wanted: a relation makes its own sentence"
            )
        tested = self._tested(code, entry)
        if message is None and not entry.get("relation"):
            self._fault(
                code, "message", "缺少；只有关系式能自己说明问题", "is missing: only a relation makes its own sentence"
            )
        if message is not None:
            self._braces(code, message)
        if len(self.faults) > before:
            return None
        return Rule(
            code=code,
            name=entry["name"],
            severity=entry["severity"],
            editions=tuple(entry.get("editions", EDITIONS[1:3])),
            message=message,
            **texts,
            **tested,
        )

    def _fault(self, code: str, field: str, zh: str, en: str) -> None:
        self.faults.append(Fault(code, field, zh, en))

    def _identity(self, code: str, entry: Mapping[str, Any]) -> None:
        for field in sorted(set(entry) - _KNOWN):
            self._fault(code, field, "规则没有这一项", "is no field of a rule")
        digits = code.removeprefix(self.prefix)
        if not code.startswith(self.prefix) or len(digits) != 3 or not (digits.isascii() and digits.isdecimal()):
            self._fault(code, "code", f"应为 {self.prefix} 加三位数字", f"must be {self.prefix} and three digits")
        elif code <= self.last:
            self._fault(
                code, "code", f"重复，或应排在 {self.last} 之前", f"is repeated or out of order after {self.last}"
            )
        else:
            self.last = code
        name = entry.get("name")
        if not isinstance(name, str) or not all(word.isalpha() and word.islower() for word in name.split("-")):
            self._fault(code, "name", "应为小写英文单词，用连字符相连", "must be lower-case words joined by hyphens")
        elif name in self.names:
            self._fault(code, "name", f"{name} 用了两次", f"{name} is given twice")
        else:
            self.names.add(name)
        if entry.get("severity") not in SEVERITIES:
            one = "、".join(SEVERITIES)
            self._fault(code, "severity", f"应为 {one} 之一", f"must be one of {', '.join(SEVERITIES)}")
        editions = entry.get("editions", [])
        if not isinstance(editions, list):
            self._fault(code, "editions", "应为版本的列表", "must be a list of editions")
            editions = []
        for edition in editions:
            if edition not in EDITIONS:
                self._fault(code, "editions", f"没有 {edition} 版", f"{edition} is no edition")

    def _text(self, code: str, field: str, value: object) -> Text:
        if self.own and isinstance(value, str):
            value = {"zh": value, "en": value}
        if isinstance(value, Mapping) and set(value) == {"zh", "en"}:
            zh, en = value["zh"], value["en"]
            if isinstance(zh, str) and isinstance(en, str) and zh.strip() and en.strip():
                return Text(zh.strip(), en.strip())
        self._fault(code, field, "缺少文字（zh 和 en）", "needs words in both zh and en")
        return Text("", "")

    def _braces(self, code: str, message: Text) -> None:
        try:
            names = [
                sorted({name for _, name, _, _ in Formatter().parse(words) if name is not None}) for words in message
            ]
        except ValueError as error:
            self._fault(code, "message", "花括号不成对", str(error))
            return
        if names[0] != names[1]:
            self._fault(
                code,
                "message",
                f"中英文里的事实不同：{names[0]} 和 {names[1]}",
                f"zh and en name different facts: {names[0]} and {names[1]}",
            )

    def _tested(self, code: str, entry: Mapping[str, Any]) -> dict[str, Any]:
        given = [kind for kind in ("relation", "claims", "check") if entry.get(kind)]
        if len(given) != 1 or (self.own and given != ["relation"]):
            kinds = "relation" if self.own else "relation, claims, check"
            self._fault(code, "relation", f"须给出一项且只一项：{kinds}", f"exactly one of {kinds} is wanted")
            return {}
        if given == ["check"]:
            if entry["check"] not in CHECKS:
                self._fault(
                    code, "check", f"没有 {entry['check']} 这种检查", f"{entry['check']} is not in the closed set"
                )
            return {"check": entry["check"]}
        if given == ["claims"]:
            faults, claims = load_claims(code, entry)
            self.faults += faults
            return {"table": entry.get("table", ""), "claims": claims}
        if entry.get("each") == BETWEEN and not self.own:
            return self._between_levels(code, entry)
        if entry.get("each") != "report" and entry.get("table") not in TABLES:
            self._fault(code, "table", f"应为 {'、'.join(TABLES)} 之一", f"must be one of {', '.join(TABLES)}")
            return {}
        return self._relation(code, entry)

    def _relation(self, code: str, entry: Mapping[str, Any]) -> dict[str, Any]:
        if entry.get("each") not in EACH:
            self._fault(code, "each", f"应为 {'、'.join(EACH)} 之一", f"must be one of {', '.join(EACH)}")
            return {}
        try:
            comparison = parse(str(entry["relation"]))
        except ValueError as error:
            self._fault(code, "relation", f"读不懂关系式：{entry['relation']}", str(error))
            return {}
        if not comparison.right:
            self._fault(
                code, "relation", "右边要有项目；0 只能在左边", "needs a name on its right; 0 stands on the left"
            )
        elif self.own and any(term.source != "this" for term in (*comparison.left, *comparison.right)):
            self._fault(code, "relation", "只能用本报告的项目", "may only name cells of the report itself")
        self._names(code, "relation", entry, (*comparison.left, *comparison.right))
        return {
            "table": entry.get("table", ""),
            "each": entry["each"],
            "relation": entry["relation"],
            "comparison": comparison,
        }

    def _between_levels(self, code: str, entry: Mapping[str, Any]) -> dict[str, Any]:
        for field, pattern in strange(entry):
            self._fault(code, field, f"表格里没有这样的格：{pattern}", f"there is no cell such as {pattern}")
        try:
            comparison = parse(str(entry["relation"]))
        except ValueError as error:
            self._fault(code, "relation", f"读不懂关系式：{entry['relation']}", str(error))
            return {}
        if [(term.source, term.name) for term in (*comparison.left, *comparison.right)] != [
            ("parts", BETWEEN),
            ("this", BETWEEN),
        ]:
            self._fault(code, "relation", "应为 sum(parts.cell) == cell", "must be sum(parts.cell) == cell")
        patterns = {name: tuple(entry.get(name, ())) for name in ("cells", "joint")}
        return {"each": BETWEEN, "relation": entry["relation"], "comparison": comparison, **patterns}

    def _names(self, code: str, field: str, entry: Mapping[str, Any], terms: Iterable[Term]) -> None:
        for term in terms:
            if not _known(str(entry.get("table", "")), entry["each"], term.name):
                what = _WHAT[entry["each"]]
                self._fault(code, field, f"表格里没有这{what.zh}：{term.name}", f"there is no {what.en} {term.name}")


EACH = ("column", "row", "report")
_WHAT = {"column": Text("一行", "row"), "row": Text("一栏", "column"), "report": Text("一格", "cell")}


def _known(name: str, each: str, term: str) -> bool:
    """Whether a name in a relation means a row, a column or a cell of any edition."""
    names = TABLES if each == "report" else (name,)
    printed = [table(n, edition) for n in names for edition in (("both",) if n == "cases" else ("2019", "2021"))]
    if each == "column":
        return any(rows_named(one, term) for one in printed)
    if each == "row":
        return any(column.name == term for one in printed for row in one.rows for column in row.columns)
    return any(f"{row.path}.{column.name}" == term for one in printed for row in one.rows for column in row.columns)
