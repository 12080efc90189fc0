"""Files that strangers may send: refused in words or read within bounds, and what stands beside them is checked."""

import json
import os
import re
import unicodedata
from concurrent.futures import ThreadPoolExecutor

import pytest

from gkcheck import pipeline
from tests.apart import apart, inside, outside
from tests.hostile import BOUNDED, HOSTILE, annex, html_annex, word

STEERING = [key for key in BOUNDED if re.search(r"x1b|x9b|named|u202e", key)]
"""Files whose texts or names hold what could steer a terminal."""


def put(folder, files, key):
    """The hostile file, written under its name."""
    name, make = files[key]
    path = folder / name
    try:
        path.write_bytes(make())
    except (OSError, ValueError) as error:
        pytest.skip(f"this file system has no such name: {error}")
    return str(path)


@pytest.fixture(scope="module")
def good(tmp_path_factory):
    """A true report."""
    path = tmp_path_factory.mktemp("good") / "good.docx"
    path.write_bytes(word())
    return str(path)


@pytest.fixture(scope="module")
def runs(request, good, tmp_path_factory):
    """The call for each file that a test asks for, under way on every processor while the tests wait for theirs."""
    asking = [item for item in request.session.items if item.path == request.path and "runs" in item.fixturenames]
    keys = [item.callspec.params["key"] for item in asking]
    folders = {key: tmp_path_factory.mktemp("hostile") for key in keys}

    def run(key):
        if key in HOSTILE:
            return apart(outside, "check", put(folders[key], HOSTILE, key), good, "--format", "json")
        return apart(inside, "check", put(folders[key], BOUNDED, key), "--format", "json")

    with ThreadPoolExecutor(os.cpu_count()) as pool:
        yield {key: pool.submit(run, key) for key in keys}
        pool.shutdown(cancel_futures=True)


@pytest.mark.parametrize("key", HOSTILE)
def test_hostile_files_are_refused_in_words(key, runs):
    """GK001 with its reason in Chinese, status 2, in time and memory; the report beside it is checked."""
    run = runs[key].result()
    assert run.status == 2
    assert "Traceback" not in run.err + run.out
    refused, checked = json.loads(run.out)["files"]
    assert refused["status"] == "unreadable"
    assert [finding["code"] for finding in refused["findings"]] == ["GK001"]
    assert re.search(r"[\u4e00-\u9fff]{4}", refused["findings"][0]["message"])
    assert checked["status"] == "checked"
    assert checked["findings"] == []


@pytest.mark.parametrize("key", list(BOUNDED))
def test_odd_files_are_answered_within_bounds(key, runs):
    """Read or refused, in time and memory; never by a failure of the program."""
    run = runs[key].result()
    assert run.status in (0, 1, 2)
    assert "Traceback" not in run.err + run.out
    (told,) = json.loads(run.out)["files"]
    assert told["status"] in ("checked", "unreadable", "not_a_report")
    assert "GK000" not in {finding["code"] for finding in told["findings"]}
    assert (run.status == 2) == (told["status"] != "checked")


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("key", STEERING)
def test_nothing_steers_the_terminal(key, lang, tmp_path):
    """Neither a file's texts nor its name bring a control character into the text that is printed."""
    run = inside("check", put(tmp_path, BOUNDED, key), "--lang", lang)
    odd = {c for c in run.out + run.err if unicodedata.category(c) in ("Cc", "Cf", "Cs", "Zl", "Zp")}
    assert odd <= {"\n"}


@pytest.mark.parametrize("key", list(STEERING))
def test_json_holds_no_raw_control_characters(key, tmp_path):
    """They are escaped: JSON may be looked at on a terminal as well."""
    run = inside("check", put(tmp_path, BOUNDED, key), "--format", "json")
    assert {c for c in run.out if unicodedata.category(c) == "Cc"} <= {"\n"}


@pytest.mark.parametrize(("suffix", "write"), [("docx", annex), ("html", html_annex)], ids=["docx", "html"])
def test_a_long_annex_is_read(suffix, write, tmp_path):
    """Ten thousand more rows: every figure is read right, in time and memory."""
    path = tmp_path / f"annex.{suffix}"
    path.write_bytes(write(10_000))
    report = pipeline.read(path)
    assert report.tables == ("disclosure", "applications", "cases")
    assert set(report.numbers.values()) == {0}
    assert (report.agency, report.year) == ("示例市人民政府", 2023)
    run = apart(outside, "check", str(path), "--format", "json")
    assert run.status == 0
    assert json.loads(run.out)["files"][0]["findings"] == []
