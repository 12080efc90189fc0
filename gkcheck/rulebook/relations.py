"""Relations as written in the book, parsed, and spread over the columns or rows of a sheet.

    received + carried_in == handled + carried_out          for each column of table three
    granted + partial + denied.* + … == handled             a star stands for every row of a group
    carried_in == previous.carried_out                      last year's report
    received == sum(parts.received)                         the levels below
    0 <= previous_items + change                            a bound; zero is the only number in the language

What the left side gives is *expected*, what the right side prints is *actual*.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from .sheets import Row, Sheet, Table

Source: TypeAlias = Literal["this", "previous", "parts", "prose"]
"""Whose cell a term means: this report's, last year's, the sum over the parts', or a sentence's figure."""

Operator: TypeAlias = Literal["==", "<=", ">="]


class Term(NamedTuple):
    """A signed name in a relation; the name may end in a star."""

    sign: int
    source: Source
    name: str


class Comparison(NamedTuple):
    """A parsed relation."""

    left: tuple[Term, ...]
    operator: Operator
    right: tuple[Term, ...]


class Operand(NamedTuple):
    """A signed cell of a relation; the path of a cell of another report begins with its source: `previous.…`."""

    sign: int
    source: Source
    path: str


class Relation(NamedTuple):
    """A rule's relation between the cells of one column or row; `place` names it: `applications.*.total`."""

    code: str
    place: str
    left: tuple[Operand, ...]
    operator: Operator
    right: tuple[Operand, ...]

    @property
    def tables(self) -> frozenset[str]:
        """The tables in which the cells stand."""
        if self.place != "report":
            return frozenset([self.place.partition(".")[0]])
        operands = (*self.left, *self.right)
        return frozenset(o.path.removeprefix(f"{o.source}.").partition(".")[0] for o in operands)

    @property
    def paths(self) -> tuple[str, ...]:
        """Every cell of the relation, in the order of the book."""
        return tuple(operand.path for operand in (*self.left, *self.right))

    @property
    def own(self) -> tuple[str, ...]:
        """The cells of the report itself."""
        return tuple(operand.path for operand in (*self.left, *self.right) if operand.source == "this")


BEFORE = "previous."
"""What the path of a cell of last year's report begins with."""

_OPERATORS: tuple[Operator, ...] = ("==", "<=", ">=")
_SOURCES: dict[str, Source] = {"previous": "previous", "prose": "prose"}


def parse(text: str) -> Comparison:
    """Read a relation; raises ValueError with the place that cannot be read."""
    found = [operator for operator in _OPERATORS if operator in text]
    if len(found) != 1 or text.count(found[0]) != 1:
        raise ValueError(f"needs exactly one of ==, <=, >=: {text!r}")
    left, right = text.split(found[0])
    return Comparison(parse_sum(left), found[0], parse_sum(right))


def parse_sum(text: str) -> tuple[Term, ...]:
    """Read one side: names joined by + and -, or 0, which is no name at all."""
    if text.strip() == "0":
        return ()
    tokens = _tokens(text)
    if tokens and tokens[-1] in "+-":
        raise ValueError(f"a name missing behind {tokens[-1]!r} in {text!r}")
    terms: list[Term] = []
    sign = 1
    while tokens:
        word = tokens.pop(0)
        if word in "+-":
            sign = 1 if word == "+" else -1
            continue
        if word == "sum":
            terms.append(Term(sign, "parts", _summed(tokens, text)))
        else:
            source, _, name = word.partition(".")
            known = _SOURCES.get(source)
            terms.append(Term(sign, known, name) if known and name else Term(sign, "this", word))
        sign = 1
        if tokens and tokens[0] not in "+-":
            raise ValueError(f"+ or - missing before {tokens[0]!r} in {text!r}")
    if not terms:
        raise ValueError(f"an empty side in {text!r}")
    return tuple(terms)


def _tokens(text: str) -> list[str]:
    words = text.replace("(", " ( ").replace(")", " ) ").split()
    for word in words:
        if word not in ("+", "-", "(", ")") and not all(map(str.isidentifier, word.removesuffix(".*").split("."))):
            raise ValueError(f"cannot read {word!r} in {text!r}")
    return words


def _summed(tokens: list[str], text: str) -> str:
    inner = tokens[:3]
    if len(inner) < 3 or inner[0] != "(" or inner[2] != ")" or not inner[1].startswith("parts."):
        raise ValueError(f"sum(parts.…) is wanted in {text!r}")
    del tokens[:3]
    return inner[1].removeprefix("parts.")


def spread(
    code: str, comparison: Comparison, table: str, each: str, sheet: Sheet, before: Sheet | None = None
) -> list[Relation]:
    """The relations of a rule on a sheet; `before` is that of last year's report, the same unless it is given.

    One for each column, one for each row that has every column named, or, for `report`, one between cells named by
    their paths. A row, column or cell that the sheets' editions lack gives no relation.
    """
    before = before or sheet
    if each == "report":
        lines = _between_cells(comparison, sheet, before)
    else:
        lines = (_by_column if each == "column" else _by_row)(comparison, sheet.tables[table], before.tables[table])
    return [Relation(code, place, left, comparison.operator, right) for place, left, right in lines]


_Line: TypeAlias = tuple[str, tuple[Operand, ...], tuple[Operand, ...]]


def _by_column(comparison: Comparison, table: Table, before: Table) -> list[_Line]:
    def rows(term: Term) -> list[Row]:
        return rows_named(before if term.source == "previous" else table, term.name)

    terms = (*comparison.left, *comparison.right)
    if not all(rows(term) for term in terms if not term.name.endswith(".*")):
        return []
    lines: list[_Line] = []
    for column in table.rows[0].columns:
        left, right = (
            tuple(_operand(term, f"{row.path}.{column.name}") for term in side for row in rows(term))
            for side in (comparison.left, comparison.right)
        )
        lines.append((f"{table.name}.*.{column.name}", left, right))
    return lines


def _by_row(comparison: Comparison, table: Table, before: Table) -> list[_Line]:
    terms = (*comparison.left, *comparison.right)
    earlier = {row.path: row for row in before.rows}
    lines: list[_Line] = []
    for row in table.rows:
        there = {term: earlier.get(row.path) if term.source == "previous" else row for term in terms}
        if all(found and term.name in {column.name for column in found.columns} for term, found in there.items()):
            left, right = (
                tuple(_operand(term, f"{row.path}.{term.name}") for term in side)
                for side in (comparison.left, comparison.right)
            )
            lines.append((row.path, left, right))
    return lines


def _between_cells(comparison: Comparison, sheet: Sheet, before: Sheet) -> list[_Line]:
    terms = (*comparison.left, *comparison.right)
    if not all(term.name in (before if term.source == "previous" else sheet).slots for term in terms):
        return []
    left, right = (tuple(_operand(term, term.name) for term in side) for side in (comparison.left, comparison.right))
    return [("report", left, right)]


def _operand(term: Term, path: str) -> Operand:
    return Operand(term.sign, term.source, path if term.source == "this" else f"{term.source}.{path}")


def rows_named(table: Table, name: str) -> list[Row]:
    """The rows that a name means: itself, or with a star every row of the group (the single row where it is one)."""
    path = f"{table.name}.{name.removesuffix('.*')}"
    if name.endswith(".*"):
        return [row for row in table.rows if row.path == path or row.path.startswith(path + ".")]
    return [row for row in table.rows if row.path == path]
