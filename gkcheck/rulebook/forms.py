"""The annual report as a typed model, one class an edition; tables in print order."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any, ClassVar, Self

from gkcheck.errors import MissingExtra

from .applications import Applications2019, Applications2021, OtherOutcomes
from .cases import Cases
from .disclosure import Disclosure2019, Disclosure2021
from .fields import Form, row
from .sheets import TABLES, sheet

DISCLOSURE = "二、主动公开政府信息情况", "II. proactive disclosure"
APPLICATIONS = "三、收到和处理政府信息公开申请情况", "III. applications received and handled"
CASES = "四、政府信息公开行政复议、行政诉讼情况", "IV. administrative review and litigation"


if TYPE_CHECKING:
    import pandas as pd

    from .frames import TidyRow


class AnnualReport(Form):
    """What both editions have in common: whose report it is, for which year, and the ways in and out."""

    edition: ClassVar[str] = ""

    agency: str = ""
    year: int | None = None

    @property
    def tables(self) -> tuple[str, ...]:
        """The tables that were given, in the form's order."""
        return tuple(name for name in TABLES if name in self.model_fields_set or self._filled(name))

    def _filled(self, name: str) -> bool:
        """Whether a table that was not given as such has been filled in since."""
        held = getattr(self, name, None)
        return held is not None and held != type(held)()

    @property
    def editions(self) -> tuple[str, str]:
        """The editions of table two and of the rows of table three."""
        other = getattr(getattr(self, "applications", None), "other", None)
        rows = "2021" if isinstance(other, OtherOutcomes) else "2019"
        return self.edition, rows if "applications" in self.tables else self.edition

    def rows(self) -> list[TidyRow]:
        """Every value cell of the tables given, in print order."""
        from .frames import tidy_row

        found = []
        for slot in sheet(*self.editions).slots.values():
            table, *parts = slot.path.split(".")
            if table in self.tables:
                held: Any = getattr(self, table)
                for part in parts:
                    held = getattr(held, part)
                unit = getattr(held, "unit", "") or slot.column.unit
                value = getattr(held, "value", held)
                found.append(tidy_row(slot, value, unit, self.agency, self.year, self.edition))
        return found

    def to_frame(self) -> pd.DataFrame:
        """A tidy frame, one row a value cell; `value` is of object type: counts stay int, amounts Decimal."""
        try:
            import pandas as pd
        except ImportError as error:
            raise MissingExtra("frames") from error

        from .frames import TidyRow

        frame = pd.DataFrame.from_records([row._asdict() for row in self.rows()], columns=list(TidyRow._fields))
        values = pd.Series([row.value for row in self.rows()], dtype=object)
        return frame.assign(value=values, year=frame["year"].astype("Int64"))

    def to_row(self) -> dict[str, Any]:
        """One wide row: agency, year, edition, and each figure under its path; amounts' units under `….unit`."""
        record: dict[str, Any] = {"agency": self.agency, "year": self.year, "edition": self.edition}
        for cell in self.rows():
            record[cell.path] = cell.value
            if cell.path.endswith("procurement.amount"):
                record[f"{cell.path}.unit"] = cell.unit
        return record

    @classmethod
    def from_frame(cls, frame: pd.DataFrame) -> Self:
        """A report from a tidy frame (columns `path` and `value`) or a wide one with a single row.

        Raises ValueError for a frame of neither shape, and pydantic's ValidationError for what is no report.
        """
        from .frames import nested, numbers_of

        head, figures, units = numbers_of(frame)
        three = (
            "2021"
            if any(path.startswith("applications.other.") and path.count(".") == 3 for path in figures)
            else "2019"
        )
        if not any(path.startswith("applications.") for path in figures):
            three = cls.edition
        form = sheet(cls.edition, three)
        unknown = sorted(set(figures) - set(form.slots))
        if unknown:
            raise ValueError(f"no cells of the form: {', '.join(unknown)}")
        return cls.model_validate({**head, **nested(figures, form, units)})

    @classmethod
    def from_json(cls, text: str | bytes) -> Self:
        """A report from JSON: the bare form with agency and year, or what `gkcheck extract` prints."""
        import json

        return cls.model_validate(bare(json.loads(text, parse_float=Decimal)))

    @classmethod
    def from_yaml(cls, text: str | bytes) -> Self:
        """A report from YAML: the bare form with agency and year; needs `gkcheck[yaml]`."""
        try:
            import yaml
        except ImportError as error:
            raise MissingExtra("yaml") from error

        return cls.model_validate(bare(yaml.safe_load(text)))


def bare(data: Any) -> Any:
    """The bare form of what `extract` prints; anything else as it is."""
    if isinstance(data, dict) and isinstance(data.get("form"), dict):
        return {"agency": data.get("agency") or "", "year": data.get("year"), **_given(data["form"])}
    return data


def _given(form: dict[str, Any]) -> dict[str, Any]:
    """The tables that are there: `extract` prints null for one that is not."""
    return {name: table for name, table in form.items() if table is not None}


class AnnualReport2019(AnnualReport):
    """The statistics of a report in the form of 国办公开办函〔2019〕60号 (report years 2019 and 2020).

    `applications` may be the rows of the other edition: such mixed reports are really published.
    A table that was never given is absent; one that was given empty is blank.
    """

    edition: ClassVar[str] = "2019"

    disclosure: Disclosure2019 = row(Disclosure2019, *DISCLOSURE)
    applications: Applications2019 | Applications2021 = row(Applications2019, *APPLICATIONS)
    cases: Cases = row(Cases, *CASES)


class AnnualReport2021(AnnualReport):
    """The statistics of a report in the form of 国办公开办函〔2021〕30号 (report years 2021 onward).

    `applications` may be the rows of the other edition: such mixed reports are really published.
    A table that was never given is absent; one that was given empty is blank.
    """

    edition: ClassVar[str] = "2021"

    disclosure: Disclosure2021 = row(Disclosure2021, *DISCLOSURE)
    applications: Applications2021 | Applications2019 = row(Applications2021, *APPLICATIONS)
    cases: Cases = row(Cases, *CASES)
