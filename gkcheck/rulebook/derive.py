"""The sheets derived from the form models, which are their single source."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, get_args

from . import applications, cases, disclosure, forms
from .fields import Form
from .sheets import Column, Kind, Row, Table, Text

if TYPE_CHECKING:
    from pydantic.fields import FieldInfo

_FORMS: dict[tuple[str, str], tuple[type[Form], tuple[str, str]]] = {
    ("disclosure", "2019"): (disclosure.Disclosure2019, forms.DISCLOSURE),
    ("disclosure", "2021"): (disclosure.Disclosure2021, forms.DISCLOSURE),
    ("applications", "2019"): (applications.Applications2019, forms.APPLICATIONS),
    ("applications", "2021"): (applications.Applications2021, forms.APPLICATIONS),
    ("cases", "both"): (cases.Cases, forms.CASES),
}


def derive_table(name: str, edition: str) -> Table:
    """One table of one edition, in print order, from its model."""
    model, title = _FORMS[name, edition]
    rows: list[Row] = []
    groups: list[str] = []
    _flatten(model, name, (), "", rows, groups)
    return Table(name, edition, Text(*title), tuple(rows), tuple(groups))


def _flatten(
    model: type[Form], path: str, labels: tuple[Text, ...], group: str, rows: list[Row], groups: list[str]
) -> None:
    for name, field in model.model_fields.items():
        extra = _extra(field)
        title = Text(field.title or name, field.description or name)
        over = extra.get("over", "")
        if over and over not in groups:
            groups.append(over)
        inner = field.default_factory
        if not (isinstance(inner, type) and issubclass(inner, Form)):
            raise TypeError(f"{path}.{name} is no row of a form")
        where = f"{path}.{name}"
        groups += [heading for heading in _over_columns(inner) if heading not in groups]
        heading = (Text(over, ""),) if path == "cases" and over else ()
        below = (*labels, *heading, title)
        if any(f.default_factory for f in inner.model_fields.values()):
            groups.append(title.zh)
            _flatten(inner, where, below, title.zh, rows, groups)
        else:
            aliases = tuple(extra.get("aliases", ()))
            rows.append(Row(where, title, aliases, below, group or over, _columns(inner)))


def _over_columns(model: type[Form]) -> list[str]:
    """The headings over several value columns, in print order, each once."""
    fields = [field for field in model.model_fields.values() if not field.default_factory]
    return list(dict.fromkeys(over for field in fields if (over := _extra(field).get("over", ""))))


def _columns(model: type[Form]) -> tuple[Column, ...]:
    return tuple(
        Column(
            name,
            Text(field.title or name, field.description or name),
            tuple(_extra(field).get("aliases", ())),
            _kind(field),
            _extra(field).get("unit", ""),
            _extra(field).get("over", ""),
        )
        for name, field in model.model_fields.items()
    )


def _kind(field: FieldInfo) -> Kind:
    extra = _extra(field)
    if extra.get("unit"):
        return "money"
    if extra.get("signed"):
        return "signed"
    return "amount" if disclosure.Amount in get_args(field.annotation) else "count"


def _extra(field: FieldInfo) -> dict[str, Any]:
    extra = field.json_schema_extra
    return extra if isinstance(extra, dict) else {}


def derive() -> dict[str, Any]:
    """Every table as plain data, the content of `sheets.json`."""
    columns: dict[str, list[Any]] = {}
    tables: dict[str, list[Any]] = {}
    for name, edition in _FORMS:
        made = derive_table(name, edition)
        rows = []
        for row in made.rows:
            under = f"{name} {edition} " + " ".join(column.name for column in row.columns)
            columns[under] = [list(column) for column in row.columns]
            rows.append([*row[:-1], under])
        tables[f"{name} {edition}"] = [made.title, rows, made.groups]
    return {"columns": columns, "tables": tables}
