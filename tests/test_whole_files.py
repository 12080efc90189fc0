"""Files that are written whole or not at all: what fails half-way leaves the former one as it was."""

import os
import sys

import pytest

from gkcheck.output import WRITERS, json_format, plain
from gkcheck.output.files import whole, write
from tests.apart import ROOT
from tests.calls import Call

WRONG = ROOT / "examples/2021-wrong.md"


@pytest.fixture
def call(capsys):
    return Call(capsys)


@pytest.mark.parametrize("error", [OSError("full"), KeyboardInterrupt()], ids=repr)
def test_what_breaks_off(error, tmp_path):
    """The former file stays, and nothing beside it."""
    path = tmp_path / "a"
    path.write_bytes(b"before")

    def fail():
        with whole(path) as stream:
            stream.write(b"half")
            raise error

    with pytest.raises(type(error)):
        fail()
    assert [(file.name, file.read_bytes()) for file in tmp_path.iterdir()] == [("a", b"before")]


def test_what_is_replaced(tmp_path):
    """The stream goes by the name of the file; a link stays one, and the file keeps its permissions."""
    path, link = tmp_path / "a", tmp_path / "b"
    path.write_bytes(b"before, and longer")
    path.chmod(0o640)
    try:
        link.symlink_to(path)
    except OSError:
        pytest.skip("links are not allowed here")
    with whole(link) as stream:
        assert stream.name == str(link)
        stream.write(b"after")
    assert (path.read_bytes(), link.is_symlink()) == (b"after", True)
    if sys.platform != "win32":
        assert path.stat().st_mode & 0o777 == 0o640


def test_a_link_that_leads_back_to_itself(call, tmp_path):
    """It is told, whatever is to be written."""
    loop = tmp_path / "loop.json"
    try:
        loop.symlink_to(loop)
    except OSError:
        pytest.skip("links are not allowed here")
    for written in (("--output", loop), ("--format", "json", "--output", loop), ("--write-baseline", loop)):
        assert call("check", WRONG, *written).status == 2
        assert "loop.json：它是指回自己的链接" in call.err
    assert loop.is_symlink()


def test_a_file_in_a_folder_that_takes_no_new_ones(tmp_path, monkeypatch):
    """It is written in place; who runs as root has no such folder."""
    path = tmp_path / "a"
    path.write_bytes(b"before, and longer")
    number = path.stat().st_ino
    monkeypatch.setattr(os, "access", lambda *_: False)
    write(b"after", path)
    assert (path.read_bytes(), path.stat().st_ino) == (b"after", number)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with names")
def test_a_pipe_stays_a_pipe(tmp_path):
    """What is no file is written into."""
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reading = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    write(b"through", pipe)
    assert os.read(reading, 100) == b"through"
    os.close(reading)
    assert pipe.is_fifo()


@pytest.mark.parametrize("name", [*WRITERS])
def test_a_run_that_fails(name, call, tmp_path, monkeypatch):
    """Only formats that are read while they are written have taken the place of the former file."""
    path = tmp_path / "out"
    path.write_text("before", "utf-8")
    failing = {"json": json_format, "text": plain}["text" if name == "json" else "json"]
    monkeypatch.setattr(failing, "write", lambda results, *_: (next(iter(results)), 1 / 0))
    other = next(other for other, module in (("json", json_format), ("text", plain)) if module is failing)
    outputs = ("--format", name, "--output", path, "--format", other, "--output", tmp_path / "other")
    assert call("check", WRONG, *outputs).status == 2
    streamed = name in {"text", "csv", "github", "gitlab", "junit"}
    assert (path.read_text("utf-8") == "before") is not streamed
    assert {file.name for file in tmp_path.iterdir()} <= {"out", "other"}
