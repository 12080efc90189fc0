"""The commands `annotate` and `fix`: calls that are refused before anything is written."""

import shutil

import pytest

from tests.apart import ROOT
from tests.calls import Call


@pytest.fixture
def call(capsys):
    return Call(capsys)


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize(
    ("command", "source", "output", "suffix"),
    [
        ("annotate", "2021-wrong.docx", "out.pdf", ".docx"), ("annotate", "2021-wrong.docx", "out.docm", ".docx"),
        ("annotate", "2021-wrong.xlsx", "out.docx", ".xlsx"), ("fix", "2021-wrong.html", "out.docx", ".html"),
    ],
)  # fmt: skip
def test_the_ending_of_another_type(command, source, output, suffix, lang, call, tmp_path):
    """A file goes by no name that its programs would not open."""
    path = tmp_path / output
    assert call(command, ROOT / "examples" / source, "--output", path, "--lang", lang).status == 2
    assert f"{'是' if lang == 'zh' else 'in'} {suffix}" in call.err
    assert not path.exists()


@pytest.mark.parametrize(("name", "output"), [("a.htm", "b.html"), ("a.html", "b.HTM"), ("a.html", "b")])
def test_endings_that_may_be(name, output, call, tmp_path):
    """Two endings of one type, and none."""
    source = shutil.copy(ROOT / "examples/2019-blanks.html", tmp_path / name)
    assert call("fix", source, "--output", tmp_path / output).status == 0
    assert (tmp_path / output).exists()


def test_what_is_not_written_has_no_output(call, tmp_path):
    """`--diff` writes nothing, so it takes no file to write."""
    path = tmp_path / "out.docx"
    assert call("fix", ROOT / "examples/2019-blanks.docx", "--diff", "--output", path).status == 2
    assert "--diff 不写文件" in call.err
    assert not path.exists()


def test_what_cannot_be_read_is_no_fault_of_the_output(call, tmp_path):
    """The complaint names last year's report."""
    previous, output = "x" * 300, tmp_path / "out.docx"
    assert call("annotate", ROOT / "examples/2021-wrong.docx", "--previous", previous, "--output", output).status == 2
    assert previous in call.err
    assert "out.docx" not in call.err
