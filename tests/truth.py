"""True reports made from the book: free cells at will, every other cell as its relation wants it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gkcheck.checks.relations import weigh
from gkcheck.reports.forms import from_form
from gkcheck.reports.model import CellFact, Report
from gkcheck.reports.values import Value
from gkcheck.rulebook.forms import AnnualReport2019, AnnualReport2021
from gkcheck.rulebook.library import book
from gkcheck.rulebook.sheets import TABLES, sheet
from gkcheck.tables.readings import Place

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from gkcheck.rulebook.relations import Relation

EDITIONS = (("2019", "2019"), ("2021", "2021"), ("2021", "2019"), ("2019", "2021"))


def sums(editions: tuple[str, str]) -> list[Relation]:
    """The relations of the book that say how a cell is made of others."""
    return [relation for relation in book().relations(*editions) if relation.operator == "=="]


def arithmetic_cells(editions: tuple[str, str]) -> list[str]:
    """Every cell that stands in a sum."""
    return sorted({path for relation in sums(editions) for path in relation.paths})


def free_cells(editions: tuple[str, str]) -> list[str]:
    """The cells that may hold anything: no sum gives them."""
    given = {relation.right[0].path for relation in sums(editions) if len(relation.right) == 1}
    given |= {_balancing(relation) for relation in sums(editions) if len(relation.right) > 1}
    return [path for path in sheet(*editions).slots if path not in given]


def true_numbers(editions: tuple[str, str], draw: Callable[[str], int]) -> dict[str, int]:
    """Figures of a true report: `draw` gives the free cells, the relations give the rest."""
    numbers = {path: draw(path) for path in free_cells(editions)}
    for path, slot in sheet(*editions).slots.items():
        if slot.column.kind != "signed" and path in numbers:
            numbers[path] = abs(numbers[path])
    waiting = sums(editions)
    while waiting:
        ready = [relation for relation in waiting if _solve(relation, numbers)]
        assert ready, "the book's relations cannot be solved in any order"
        waiting = [relation for relation in waiting if relation not in ready]
    for relation in book().relations(*editions):
        if relation.operator == "<=":
            left, right = _sides(relation, numbers)
            numbers[relation.right[0].path] += max(left - right, 0)
    return numbers


def following(editions: tuple[str, str], draw: Callable[[str], int], before: Report) -> dict[str, int]:
    """Figures of a true report of the year after: `draw` gives the free cells that last year's report leaves free.

    Amounts stay as they were: any that is ten thousand times another is doubted.
    """
    across = book().across((editions, TABLES), (before.editions, before.tables))
    known = {f"previous.{path}": number for path, number in before.numbers.items()}
    given = {r.right[0].path: known[r.left[0].path] for r in across if r.code == "GK701"}
    given |= {path: before.numbers[path] for path in sheet(*editions).amounts & before.numbers.keys()}
    numbers = true_numbers(editions, lambda path: given.get(path, draw(path)))
    for relation in sorted(across, key=lambda relation: relation.code, reverse=True):
        path = relation.right[0].path
        expected = weigh(relation, {**known, **numbers}).expected
        bounded = {"==": expected, ">=": min(numbers[path], expected), "<=": max(numbers[path], expected)}
        numbers[path] = bounded[relation.operator]
        change = path.replace("previous_items", "change")
        if change in numbers:  # no more is taken away than there is
            numbers[change] = max(numbers[change], -numbers[path])
    return numbers


def _sides(relation: Relation, numbers: Mapping[str, int]) -> tuple[int, int]:
    """What the known cells of either side give."""
    left, right = (
        sum(o.sign * numbers[o.path] for o in side if o.path in numbers) for side in (relation.left, relation.right)
    )
    return left, right


def _balancing(relation: Relation) -> str:
    """The cell that makes a balance with two cells on its right come out: the first on its left."""
    return relation.left[0].path


def _solve(relation: Relation, numbers: dict[str, int]) -> bool:
    """Give the one cell that is still open, if all others are known; true where the relation then holds."""
    open_cells = [path for path in relation.paths if path not in numbers]
    if len(open_cells) > 1:
        return False
    if open_cells:
        left, right = _sides(relation, numbers)
        on_left = open_cells[0] in [operand.path for operand in relation.left]
        numbers[open_cells[0]] = right - left if on_left else left - right
    return True


def report_of(editions: tuple[str, str], numbers: Mapping[str, int | None], year: int = 2023) -> Report:
    """A report that holds these figures, as if it had been read."""
    base = from_form(
        {"2019": AnnualReport2019, "2021": AnnualReport2021}[editions[0]].model_validate(
            {
                "agency": "示例市人民政府",
                "year": year,
                "disclosure": {},
                "applications": _rows(editions[1]),
                "cases": {},
            }
        )
    )
    assert base.editions == editions
    cells = {
        path: CellFact("" if n is None else str(n), Value("blank" if n is None else "number", n), Place())
        for path, n in numbers.items()
    }
    return Report(
        agency=base.agency,
        year=base.year,
        edition=base.edition,
        tables=base.tables,
        editions=editions,
        numbers=dict(numbers),
        cells=cells,
        marks=base.marks,
        titled=True,
    )


def _rows(edition: str) -> dict[str, object]:
    return {"other": {"total": None} if edition == "2019" else {"remaining": {}}}
