"""Safe repairs: what is mended and what is not, nothing else changed, and no finding that was not there."""

from __future__ import annotations

import json
import random
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import gkcheck
from gkcheck.cli import main
from gkcheck.errors import UsageError
from gkcheck.revising.fixing import EDITORS, _new
from tests.calls import Call
from tests.layouts import FIGURES, LAYOUTS
from tests.revised import differing, texts

EXAMPLES = Path(__file__).parent.parent / "examples"
FIXED = sorted(path for path in EXAMPLES.iterdir() if path.suffix in EDITORS)
MENDABLE = sorted(name for name, (suffix, _) in LAYOUTS.items() if suffix in EDITORS)
WIDE = str.maketrans("0123456789", "０１２３４５６７８９")
STYLES = {
    "１２": "12",
    "012": "12",
    "1,234": "1234",
    "1，234": "1234",
    "十二": "12",
    "12.0": "12",
    "〇": "0",
}
KEPT = ["/", "—", "无", "12件", "12（含1件）", "增加１２", "1.5", "l2", "约12", "12人次", "¹²"]


def form(**cells):
    """A report as a data file: all figures zero but some cells of row `received`."""
    row = dict.fromkeys(
        "natural_person commercial_enterprise research_institution public_welfare legal_service other total".split(), 0
    )
    return {"agency": "某县人民政府", "year": 2024, "applications": {"received": {**row, **cells}}}


def fixed(path, output):
    """What fixing came to, and the file before and after."""
    before = path.read_bytes()
    found = gkcheck.fix(path, output)
    return found, before, output.read_bytes()


def hold(path, output):
    """The file differs in the mended cells alone, reads the same figures, and has no new finding."""
    found, before, after = fixed(path, output)
    suffix = path.suffix
    changed = [(a, b) for a, b in zip(texts(before, suffix), texts(after, suffix), strict=True) if a != b]
    assert sorted(changed) == sorted((m.printed.strip(), m.text) for m in found.mended)
    one, other = gkcheck.read(path), gkcheck.read(output)
    for cell, number in one.numbers.items():
        assert other.numbers[cell] == number or (number is None and cell in {m.path for m in found.mended})
    assert not _new(gkcheck.check_file(path).findings, gkcheck.check_file(output).findings)
    if not found.mended:
        assert after == before
    return found


@pytest.mark.parametrize("path", FIXED, ids=lambda path: path.name)
def test_examples(path, tmp_path):
    """What blanks can be mended is, the same in every container; a clean report is copied as it is."""
    found = hold(path, tmp_path / path.name)
    count = {"2019-blanks": 79, "2021-blanks": 107}.get(path.stem, 0)
    assert len(found.mended) == count


@pytest.mark.parametrize("layout", MENDABLE)
@pytest.mark.parametrize("name", ["shanghai-office-2019"])
def test_layouts(layout, name, tmp_path):
    """In every layout."""
    suffix, write = LAYOUTS[layout]
    path = tmp_path / f"in{suffix}"
    path.write_bytes(write(FIGURES[name]))
    found = gkcheck.fix(path, tmp_path / f"out{suffix}")
    if found.result.status == "checked":
        hold(path, tmp_path / f"out{suffix}")
    else:
        assert not (tmp_path / f"out{suffix}").exists()


@pytest.mark.parametrize("layout", ["word-merged", "html-spans", "sheet-merged"])
@settings(max_examples=5, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(seed=st.integers(0, 2**32))
def test_random_damage(layout, seed, tmp_path):
    """Figures left out, written oddly, or changed, many at once."""
    chance = random.Random(seed)
    if layout not in LAYOUTS:
        layout = next(name for name in sorted(LAYOUTS) if name.startswith(layout.partition("-")[0]))
    suffix, write = LAYOUTS[layout]
    figures = FIGURES[chance.choice(sorted(FIGURES))]
    path = tmp_path / f"in{suffix}"
    path.write_bytes(damaged(write(figures), suffix, chance))
    if gkcheck.check_file(path).status == "checked":
        hold(path, tmp_path / f"out{suffix}")


def damaged(data, suffix, chance):
    """A file with some of its cells changed by the editors themselves, whatever the sense."""
    from importlib import import_module

    from gkcheck.editing.model import Repair
    from gkcheck.reports.fill import fill
    from gkcheck.tables import recognise

    editor = import_module(f"gkcheck.editing.{EDITORS[suffix]}")
    document = editor.locate(data)
    cells = [fact for fact in fill(document, recognise(document)).cells.values() if fact.place.line and fact.printed]
    changes = []
    for fact in chance.sample(cells, min(len(cells), chance.randint(1, 60))):
        printed = fact.printed
        other = chance.choice(["", " ", "/", f"0{printed}", printed.translate(WIDE), "7", f"{printed}件"])
        changes.append(Repair(fact.place.line, fact.printed, other))
    return editor.repair(data, changes)


@pytest.mark.parametrize("printed", STYLES)
@pytest.mark.parametrize("suffix", [".json", ".yaml"])
def test_styles(printed, suffix, tmp_path):
    """The way a number is written; in JSON and YAML a text stays a text."""
    path, out = tmp_path / f"in{suffix}", tmp_path / f"out{suffix}"
    path.write_text(json.dumps(form(natural_person=printed, total=printed), ensure_ascii=False, indent=2), "utf-8")
    found = hold(path, out)
    assert {m.text for m in found.mended} == {STYLES[printed]}
    assert out.read_text("utf-8") == path.read_text("utf-8").replace(f'"{printed}"', f'"{STYLES[printed]}"')


@pytest.mark.parametrize("printed", KEPT)
def test_what_is_never_touched(printed, tmp_path):
    """Marks, units, remarks, words, and what is no number."""
    path = tmp_path / "in.json"
    path.write_text(json.dumps(form(natural_person=printed), ensure_ascii=False), "utf-8")
    assert printed not in [m.printed for m in hold(path, tmp_path / "out.json").mended]


YAML = """# 报告
agency: 某县人民政府   # 名称
year: 2024
applications:
  received: {natural_person: １２, commercial_enterprise: , research_institution: 0, public_welfare: '０',
      legal_service: 0, other: 0, total: "12"}
  carried_in:
    total:   # 空着
    natural_person:    ~
    commercial_enterprise: 0
    research_institution: 0
    public_welfare: 0
    legal_service: 0
    other: 0
"""


def test_yaml_keeps_its_comments_and_order(tmp_path):
    """Only the values change."""
    path = tmp_path / "in.yaml"
    path.write_text(YAML, "utf-8")
    found = hold(path, tmp_path / "out.yaml")
    after = (tmp_path / "out.yaml").read_text("utf-8")
    assert {m.path.partition(".")[2] for m in found.mended} >= {"received.natural_person", "received.public_welfare"}
    assert "natural_person: 12, " in after
    assert "public_welfare: '0'" in after
    assert after.startswith("# 报告\nagency: 某县人民政府   # 名称\n")
    assert "# 空着" in after


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_encodings_stay(encoding, tmp_path):
    """A page in any encoding is written in the same."""
    text = (EXAMPLES / "2021-clean.html").read_text("utf-8").replace("3525</td>", "３５２５</td>")
    assert "３５２５" in text
    text = text.replace('charset="utf-8"', f'charset="{encoding}"') if encoding == "gb18030" else text
    path, out = tmp_path / "in.html", tmp_path / "out.html"
    path.write_bytes(text.replace("\n", "\r\n").encode(encoding))
    assert [(m.printed, m.text) for m in hold(path, out).mended] == [("３５２５", "3525")]
    assert out.read_bytes() == text.replace("\n", "\r\n").replace("３５２５", "3525").encode(encoding)


def test_total_that_follows(tmp_path):
    """A blank total beside six figures takes their sum; beside five it does not."""
    path = tmp_path / "in.json"
    path.write_text(json.dumps(form(natural_person=3, other=4, total=None)), "utf-8")
    (mended,) = hold(path, tmp_path / "out.json").mended
    assert (mended.path, mended.text) == ("applications.received.total", "7")
    path.write_text(json.dumps(form(natural_person=3, other=None, total=None)), "utf-8")
    assert hold(path, tmp_path / "out.json").mended == ()


def test_a_word_file_changes_in_its_main_part_alone(tmp_path):
    """The other parts are the same bytes."""
    _, before, after = fixed(EXAMPLES / "2019-blanks.docx", tmp_path / "out.docx")
    assert differing(before, after) == {"word/document.xml"}


def test_a_workbook_changes_in_its_sheets_alone(tmp_path):
    """The other parts are the same bytes."""
    _, before, after = fixed(EXAMPLES / "2019-blanks.xlsx", tmp_path / "out.xlsx")
    assert all(name.startswith("xl/worksheets/") for name in differing(before, after))


@pytest.mark.parametrize("suffix", [".md", ".txt", ".csv", ".xls", ".ods"])
def test_other_files_are_refused_in_words(suffix, tmp_path, capsys):
    """What to save them as is said, nothing is written."""
    layout = next(name for name, (own, _) in LAYOUTS.items() if own == suffix) if suffix != ".csv" else None
    path = tmp_path / f"in{suffix}"
    path.write_bytes(LAYOUTS[layout][1](FIGURES["suqian-2024"]) if layout else b"path,value\n")
    call = Call(capsys)
    if suffix != ".csv":
        with pytest.raises(UsageError):
            gkcheck.fix(path, tmp_path / "out")
    assert call("fix", path, "--output", tmp_path / "out").status == 2
    assert suffix == ".csv" or "另存为 ." in call.err
    assert not (tmp_path / "out").exists()


def test_diff_writes_nothing(tmp_path, capsys):
    """The cells in the form's words, what they hold, what they would, and why."""
    call = Call(capsys)
    assert call("fix", EXAMPLES / "2019-blanks.docx", "--diff").status == 0
    assert "可以稳妥改正 79 格：" in call.out
    assert "一、本年新收政府信息公开申请数量 / 科研机构：□ → 0（空格；与它有关的各项关系都按 0 成立）" in call.out
    assert call("fix", EXAMPLES / "2021-clean.docx", "--diff", "--lang", "en").status == 0
    assert call.out == "nothing to mend safely\n"


def test_nothing_to_mend_still_writes_a_copy(tmp_path, capsys):
    """Byte for byte."""
    call = Call(capsys)
    out = tmp_path / "out.docx"
    assert call("fix", EXAMPLES / "2021-clean.docx", "--output", out).status == 0
    assert "原样" in call.out
    assert out.read_bytes() == (EXAMPLES / "2021-clean.docx").read_bytes()


def test_the_input_is_written_only_where_it_is_named(tmp_path, capsys):
    """Without an output nothing is done; as its own output it is mended."""
    call = Call(capsys)
    path = tmp_path / "in.docx"
    path.write_bytes((EXAMPLES / "2019-blanks.docx").read_bytes())
    assert call("fix", path).status == 2
    assert "--output" in call.err
    assert path.read_bytes() == (EXAMPLES / "2019-blanks.docx").read_bytes()
    assert call("fix", path, "--output", path).status == 0
    assert gkcheck.fix(path, None).mended == ()
    assert [p.name for p in tmp_path.iterdir()] == ["in.docx"]


def test_an_output_that_cannot_be_written(tmp_path, capsys):
    """Status 2, in words."""
    call = Call(capsys)
    assert call("fix", EXAMPLES / "2019-blanks.docx", "--output", tmp_path / "no" / "out.docx").status == 2
    assert "写不了文件" in call.err
    assert main(["annotate", str(EXAMPLES / "2021-wrong.docx"), "--output", str(tmp_path)]) == 2
