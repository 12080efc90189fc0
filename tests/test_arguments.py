"""What a call means: paths wherever they stand, and options with their values."""

from __future__ import annotations

import pytest

from gkcheck.arguments import parse_arguments

MEANT = {
    "check a.md b.md --format json --lang en": (["a.md", "b.md"], (("format", "json"),), "en"),
    "check --format json a.md --lang en b.md": (["a.md", "b.md"], (("format", "json"),), "en"),
    "check a.md --format=json b.md --lang=en": (["a.md", "b.md"], (("format", "json"),), "en"),
    "--lang en check a.md --no-config b.md": (["a.md", "b.md"], (), "en"),
    "check a.md --jobs 2 -- --format": (["a.md", "--format"], (), None),
    "check a.md --format text -- -b.md c.md": (["a.md", "-b.md", "c.md"], (("format", "text"),), None),
    "check --format csv": ([], (("format", "csv"),), None),
    "check a --format text --output x b --format csv --output y": (
        ["a", "b"],
        (("format", "text"), ("output", "x"), ("format", "csv"), ("output", "y")),
        None,
    ),
}


@pytest.mark.parametrize("call", MEANT)
def test_paths_stand_before_options_and_behind_them(call):
    """In their order, and no option's value among them."""
    options = parse_arguments(call.split())
    assert (options.paths, options.asked, options.lang) == MEANT[call]


def test_the_whole_is_the_first_of_the_reports():
    """Wherever options part it from its parts."""
    options = parse_arguments(["rollup", "city.md", "--lang", "en", "bureaus", "--format", "json", "office.md"])
    assert options.reports == ["city.md", "bureaus", "office.md"]
    assert options.path == "city.md"


@pytest.mark.parametrize(
    ("call", "said"),
    [
        ("check a.md --formt json b.md", "不认识的参数：--formt"),
        ("check a.md b.md --format", "参数 --format 后面要有一个值"),
        ("check --format --lang zh a.md", "参数 --format 后面要有一个值"),
        ("extract a.md --format json b.md", "不认识的参数：b.md"),
        ("extract --format json", "缺少参数：PATH"),
    ],
)
def test_what_is_wrong_with_a_call_is_said(call, said, capsys):
    """A word too many, one that is missing, an option that is none: never another than the one that is meant."""
    with pytest.raises(SystemExit) as stopped:
        parse_arguments(call.split())
    assert stopped.value.code == 2
    assert capsys.readouterr().err.endswith(f"用法有误：{said}\n")
