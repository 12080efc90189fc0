"""The reports of `examples/`: as the script writes them, and told exactly what was planted in them."""

import io
import zipfile
from pathlib import Path

import pytest

from gkcheck.pipeline import check_file
from scripts import make_examples
from scripts.example_reports import SLIPS

FOLDER = Path(__file__).parents[1] / "examples"
WRITTEN = make_examples.examples()

PLANTED: dict[str, list[tuple[str, str, int | None, int | None]]] = {
    "2019-wrong": [
        ("GK301", "applications.carried_out.natural_person", 839, 794),
        ("GK003", "applications.not_processed.repeated.natural_person", None, None),
        ("GK303", "applications.carried_out.natural_person", 27, 72),
    ],
    "2021-wrong": [
        ("GK302", "applications.unable.not_held.natural_person", 3476, 3440),
        ("GK303", "applications.unable.not_held.natural_person", 933, 897),
        ("GK401", "cases.litigation_after_review.total", 52, 0),
    ],
}
"""What is wrong in a `wrong` report: the rule, the planted cell, and what the rule expects and finds."""


def names(kind: str) -> list[str]:
    """The files of a kind, `clean`, `wrong` or `blanks`."""
    return [name for name in WRITTEN if f"-{kind}." in name]


def content(data: bytes, suffix: str) -> object:
    """What a file holds; of a Word file its members, since compressors differ from system to system."""
    if suffix != ".docx":
        return data
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return [(info.filename, info.date_time, archive.read(info)) for info in archive.infolist()]


def test_the_folder_holds_what_the_script_writes() -> None:
    """Every example stands in the folder, and nothing else but its settings."""
    assert {path.name for path in FOLDER.iterdir() if path.is_file()} == {*WRITTEN, "gkcheck.toml"}


@pytest.mark.parametrize("name", WRITTEN)
def test_the_script_writes_the_same_again(name: str) -> None:
    """The file in the folder is the one that the script writes."""
    stored = (FOLDER / name).read_bytes()
    assert content(stored, Path(name).suffix) == content(WRITTEN[name], Path(name).suffix)


@pytest.mark.parametrize("name", WRITTEN)
def test_agency_year_and_edition_are_read(name: str) -> None:
    """All three tables of the form that the name says, and whose report it is."""
    report = check_file(FOLDER / name).report
    assert report is not None
    assert report.edition == name[:4]
    assert report.tables == ("disclosure", "applications", "cases")
    agencies = {2019: "上海市人民政府办公厅", 2023: "宿迁市人民政府", 2024: "宿迁市人民政府"}
    assert report.year in agencies
    assert report.agency == agencies[report.year]


@pytest.mark.parametrize("name", names("clean"))
def test_clean_reports_are_told_nothing(name: str) -> None:
    """No finding at all, and every relation is kept."""
    result = check_file(FOLDER / name)
    assert result.status == "checked"
    assert result.findings == ()
    assert not result.broken
    assert not result.unknown


@pytest.mark.parametrize("name", names("wrong"))
def test_wrong_reports_are_told_what_was_planted(name: str) -> None:
    """Each planted slip is found with its cell and figures, and nothing else is an error or a doubt."""
    planted = PLANTED[Path(name).stem]
    findings = check_file(FOLDER / name).findings
    assert [(f.code, f.expected, f.actual) for f in findings] == [(code, *figures) for code, _, *figures in planted]
    for finding, (_, path, *_) in zip(findings, planted, strict=True):
        assert finding.severity == "error"
        cell = {cell.path: cell for cell in finding.cells}[path]
        assert cell.printed == str(SLIPS[Path(name).stem][path])


@pytest.mark.parametrize("stem", PLANTED)
def test_every_slip_is_found(stem: str) -> None:
    """No slip of the script goes without a finding."""
    assert {path for _, path, *_ in PLANTED[stem]} == set(SLIPS[stem])


@pytest.mark.parametrize("name", names("blanks"))
def test_blanks_are_no_errors(name: str) -> None:
    """Blanks are told, as doubts or notes; no sum is said to be wrong for them."""
    result = check_file(FOLDER / name)
    assert result.ok
    told = {finding.code for finding in result.findings}
    assert told == {"2019": {"GK004", "GK305"}, "2021": {"GK004"}}[name[:4]]


@pytest.mark.parametrize("stem", sorted({Path(name).stem for name in WRITTEN}))
def test_every_container_gives_the_same_figures(stem: str) -> None:
    """One report written as .docx, .html, .md and .txt is read alike."""
    reports = [check_file(FOLDER / name).report for name in WRITTEN if Path(name).stem == stem]
    assert len(reports) >= 3
    assert all(report and reports[0] and report.numbers == reports[0].numbers for report in reports)
