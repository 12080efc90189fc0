"""Models by keyword, from JSON, YAML and frames, and back, without losing a figure."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pandas as pd
import pytest
from pydantic import ValidationError

import gkcheck
from gkcheck import AnnualReport2019, AnnualReport2021
from gkcheck.rulebook.sheets import sheet
from tests.layouts import FIGURES

EXAMPLES = Path(__file__).parent.parent / "examples"
MODELS = {"2019": AnnualReport2019, "2021": AnnualReport2021, "mixed": AnnualReport2021}


def form_of(name):
    """A set of figures as a model."""
    figures = FIGURES[name]

    def plain(part):
        return {k: (v or "") if k == "unit" else plain(v) for k, v in part.items()} if isinstance(part, dict) else part

    return MODELS[figures.edition].model_validate(
        {"agency": figures.agency, "year": figures.year, **plain(figures.form)}
    )


@pytest.mark.parametrize("name", FIGURES)
def test_a_tidy_frame_and_back(name):
    """One row a cell, in print order, with the form's words; the same model comes back."""
    form = form_of(name)
    frame = form.to_frame()
    assert list(frame["path"]) == list(sheet(*form.editions).slots)
    assert set(frame["agency"]) == {form.agency}
    assert type(form).from_frame(frame) == form
    kinds = {type(value) for value in frame["value"]}
    assert kinds <= {int, Decimal, type(None)}


@pytest.mark.parametrize("name", FIGURES)
def test_a_wide_row_and_back(name):
    """One column a cell, named by its path; pandas may make floats of counts with blanks beside them."""
    form = form_of(name)
    wide = pd.DataFrame([form.to_row()])
    assert type(form).from_frame(wide) == form
    assert type(form).from_frame(wide.infer_objects()).to_row() == form.to_row()


def test_rows_of_many_reports():
    """Each row of a wide frame of several reports is a report of its own."""
    names = ["suqian-2023", "suqian-2024", "large-2022"]
    wide = pd.DataFrame([form_of(name).to_row() for name in names])
    for index, name in enumerate(names):
        assert AnnualReport2021.from_frame(wide.iloc[[index]].dropna(axis=1, how="all")) == form_of(name)


def test_frames_of_neither_shape_are_refused():
    """A frame without paths, with several wide rows, or with cells of no form."""
    for frame in (pd.DataFrame({"a": [1]}), pd.DataFrame([form_of("suqian-2023").to_row()] * 2)):
        with pytest.raises(ValueError, match="tidy frame"):
            AnnualReport2021.from_frame(frame)
    with pytest.raises(ValueError, match=r"cases\.review\.sum"):
        AnnualReport2021.from_frame(pd.DataFrame({"path": ["cases.review.sum"], "value": [1]}))
    with pytest.raises(ValidationError):
        AnnualReport2021.from_frame(pd.DataFrame({"path": ["cases.review.total"], "value": [1.5]}))


def test_json_and_yaml():
    """The bare form, and what `extract` prints."""
    form = form_of("shanghai-office-2019")
    assert AnnualReport2019.from_json(form.model_dump_json()) == form
    printed = {"agency": form.agency, "year": form.year, "form": {"cases": form.cases.model_dump(), "disclosure": None}}
    import json

    read = AnnualReport2019.from_json(json.dumps(printed))
    assert (read.agency, read.cases, read.tables) == (form.agency, form.cases, ("cases",))
    assert AnnualReport2021.from_yaml("year: 2023\ncases: {review: {total: 3}}").cases.review.total == 3


def test_keywords():
    """A model by keyword, checked."""
    form = AnnualReport2021(
        agency="某市人民政府",
        year=2023,
        cases={"review": {"upheld": 1, "corrected": 0, "other": 0, "pending": 0, "total": 2}},
    )
    assert "GK401" in {f.code for f in gkcheck.check(form).findings}


def test_a_read_report_in_frames():
    """What was read goes into a frame as well."""
    report = gkcheck.read(EXAMPLES / "2021-clean.docx")
    frame = report.form.to_frame().set_index("path")
    assert frame.loc["applications.received.total", "value"] == 3525
    assert frame.loc["disclosure.fees.amount", "unit"] == "万元"
    assert frame["value"].notna().all()


def test_workbook_and_csv(tmp_path):
    """`extract --format xlsx` and csv hold the same tidy rows as the frame."""
    from gkcheck.cli import main

    source = EXAMPLES / "2021-wrong.docx"
    for kind in ("xlsx", "csv"):
        assert main(["extract", str(source), "--format", kind, "--output", str(tmp_path / f"r.{kind}")]) == 0
    frame = gkcheck.read(source).form.to_frame()
    book = pd.read_excel(tmp_path / "r.xlsx", engine="openpyxl")
    text = pd.read_csv(tmp_path / "r.csv", dtype={"value": str})
    assert list(book["path"]) == list(text["path"]) == list(frame["path"])
    assert [str(v) for v in frame["value"]] == list(text["value"])
    assert [float(v) for v in frame["value"]] == [float(v) for v in book["value"]]
    assert main(["extract", str(source), "--format", "xlsx"]) == 2


@pytest.mark.parametrize(("module", "extra"), [("pandas", "frames"), ("yaml", "yaml")])
def test_a_missing_library_is_named_with_the_command_that_installs_it(module, extra, monkeypatch):
    """An ImportError, and a GkcheckError, whose message is what to type."""
    monkeypatch.setitem(__import__("sys").modules, module, None)
    form = form_of("suqian-2024")
    with pytest.raises(ImportError, match=rf"pip install \"gkcheck\[{extra}\]\"") as caught:
        form.to_frame() if extra == "frames" else AnnualReport2021.from_yaml("year: 2024")
    assert isinstance(caught.value, gkcheck.GkcheckError)
