"""No call writes over what it reads, nor two results into one file; what it refuses, it leaves as it was."""

import os
import shutil
from pathlib import Path

import pytest

from tests.apart import ROOT
from tests.calls import Call

EXAMPLES = ROOT / "examples"
READ, TWICE = ("要读的文件", "which this call reads"), ("写进同一个文件", "into one file")


@pytest.fixture
def call(capsys):
    return Call(capsys)


@pytest.fixture
def desk(desk):
    """One file of each kind that a call may read; the settings and the waivers are found unasked."""
    for name in ("wrong.md", "clean.md", "wrong.docx", "clean.docx"):
        shutil.copy(EXAMPLES / f"2021-{name}", desk / name)
    shutil.copy(EXAMPLES / "rules/review.toml", desk / "own.toml")
    shutil.copy(EXAMPLES / "settings/gkcheck-waivers.toml", desk)
    (desk / "gkcheck.toml").write_text('ignore = ["GK010"]\n', "utf-8")
    (desk / ".git").mkdir()
    return desk


def kept(folder):
    """Every file below a folder, with what it holds."""
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


REFUSED = [
    ("check wrong.md --output wrong.md", READ),
    ("check wrong.md --previous clean.md --output clean.md", READ),
    ("check wrong.md --previous . --output clean.md", READ),
    ("check wrong.md --previous clean.md --write-baseline clean.md", READ),
    ("check wrong.md --output gkcheck.toml", READ),
    ("check wrong.md --output gkcheck-waivers.toml", READ),
    ("check wrong.md --waivers w.toml --output ./w.toml", READ),
    ("check wrong.md --rules own.toml --write-baseline own.toml", READ),
    ("check wrong.md --baseline b.json --output b.json", READ),
    ("check wrong.md --format json --output n.json --write-baseline n.json", TWICE),
    ("check wrong.md --baseline b.json --write-baseline b.json --output b.json", TWICE),
    ("check wrong.md --format json --output n.json --format csv --output ./n.json", TWICE),
    ("rollup city.json bureaus --output bureaus/police.json", READ),
    ("rollup --manifest rollup.toml --output rollup.toml", READ),
    ("rollup city.json bureaus --rules own.toml --output own.toml", READ),
    ("rollup bureaus --consolidate sum.json --output sum.json", TWICE),
    ("rollup bureaus --consolidate sum.json --output bureaus/police.json", READ),
    ("rollup bureaus --consolidate sum.json --consolidate sum.json", TWICE),
    ("annotate wrong.docx --previous clean.docx --output clean.docx", READ),
    ("annotate wrong.docx --output gkcheck-waivers.toml", READ),
    ("annotate wrong.docx --baseline b.json --output b.json", READ),
    ("fix wrong.docx --rules own.toml --output own.toml", READ),
    ("extract wrong.md --output wrong.md", READ),
    ("extract wrong.md --output gkcheck.toml", READ),
    ("rules --rules own.toml --output own.toml", READ),
    ("explain GK401 --rules own.toml --output own.toml", READ),
    ("waive wrong.md --code GK302 --reason x --waivers gkcheck.toml", READ),
]


@pytest.mark.parametrize("lang", [0, 1], ids=["zh", "en"])
@pytest.mark.parametrize(("line", "said"), REFUSED)
def test_refused(line, said, lang, call, desk):
    """With status 2, before anything is opened."""
    shutil.copy("gkcheck-waivers.toml", "w.toml")
    call("check", "clean.md", "--write-baseline", "b.json")
    Path("gkcheck.toml").write_text("", "utf-8")
    before = kept(desk)
    assert call(*line.split(), "--lang", ("zh", "en")[lang]).status == 2
    assert said[lang] in call.err
    assert (call.out, kept(desk)) == ("", before)


@pytest.mark.parametrize("link", [os.symlink, os.link])
def test_other_names_of_a_file(link, call, desk):
    """A link of either kind is the file itself."""
    try:
        link(desk / "clean.md", desk / "other.txt")
    except OSError:
        pytest.skip("links are not allowed here")
    before = kept(desk)
    for written in ("--output", "--write-baseline"):
        assert call("check", "wrong.md", "--previous", "clean.md", written, "other.txt").status == 2
    assert kept(desk) == before


def test_what_may_be_written_anew(call, desk):
    """A report that is marked or mended in place, and a baseline that is brought up to date."""
    assert call("check", "wrong.md", "--write-baseline", "b.json").status == 1
    assert call("check", "wrong.md", "--baseline", "b.json", "--write-baseline", "b.json").status == 0
    assert call("annotate", "wrong.docx", "--output", "wrong.docx").status == 0
    assert call("fix", "wrong.docx", "--output", "wrong.docx").status == 0
