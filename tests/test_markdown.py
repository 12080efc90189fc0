"""Markdown for job summaries: gravest first, nothing from a report is markup, and never more than is taken."""

from __future__ import annotations

import html
import re
from dataclasses import replace

import pytest
from markdown_it import MarkdownIt

from gkcheck.findings.model import Result
from gkcheck.findings.words import message
from gkcheck.output import markdown_room
from gkcheck.output.markdown_text import escaped
from gkcheck.pipeline import check_file
from tests.calls import Call
from tests.told import EXAMPLES, HARM, ROOT, UNREADABLE, WRONG, crowd, harmful, suspected, written

RENDER = MarkdownIt("gfm-like", {"html": True})
RENDER.linkify.set({"fuzzy_link": False})  # as GitHub: addresses need `http:` or `www.`
EVERY = [*sorted(EXAMPLES.glob("*.*")), *sorted((ROOT / "tests/rules").glob("*/bad*"))]
NO_REPORT = ROOT / "tests/rules/GK001-unreadable-file/expected.json"
LIMIT = 1024 * 1024
HARMS = [
    HARM, "a | b | c", "`code` ``", "**bold** __x__ ~~y~~", "<script>alert(1)</script><!-- x -->", "&lt;b&gt; &#60;",
    "[a](http://b) ![i](j.png) [^1] <http://c>", "http://example.org www.example.org ftp://x a@example.org", "# head",
    "- item", "+ item", "1. item", "1) item", "> quote", "===", "---", "    code", "\tcode", "a\n\nb\n# c", "$x$ $$y$$",
    "\\| \\` \\", "\x1b[2J\u202e\x00", "| - |", "- [x] done", "</code></details>", "\ud800", "[[wiki]]", "a  \nb",
]  # fmt: skip
MENTIONS = ["@someone", "@org/team", "#12", "!34", "~label", ":smile:", "owner/name#5", "/x @all", "www.example.org"]


def tokens(text):
    """The kinds of tokens of a text, within paragraphs as well."""
    parsed = RENDER.parse(text)
    return [inner.type for token in parsed for inner in (token, *(token.children or ()))]


def read(text):
    """What a reader sees of a text: entities and joiners resolved."""
    return html.unescape(text).replace("\u2060", "")


@pytest.mark.parametrize("text", [*HARMS, *MENTIONS], ids=ascii)
def test_nothing_in_a_text_is_markup(text):
    """In a list's item and in a cell it stays one piece of text, and reads as it was written."""
    plain = tokens("- **x**\n  - word\n")
    shown = escaped(text, 500)
    assert tokens(f"- **x**\n  - {shown}\n") == plain
    cell = tokens(f"| a | b |\n| --- | --- |\n| <code>{shown}</code> | {shown} |\n")
    assert cell == tokens("| a | b |\n| --- | --- |\n| <code>x</code> | x |\n")
    seen = re.sub(r"⟨U\+([0-9A-F]{4})⟩", lambda found: chr(int(found[1], 16)), read(shown))
    assert seen.split() == text.split() or "\u2028" in text
    assert shown.isprintable() or "\u2060" in shown


@pytest.mark.parametrize("text", MENTIONS)
def test_nobody_is_called(text):
    """No mark is followed at once by a name or number, once entities are resolved."""
    assert not re.search(r"[@#!~]\w|:\w+:|www\.", html.unescape(escaped(text, 500)))


def test_long_texts_are_cut_before_they_are_escaped():
    """No entity is cut through."""
    assert escaped("|" * 50, 10) == "&#124;" * 9 + "…"


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_example(lang):
    """A row for each file, a section for each with findings, and every sentence in it."""
    results = [check_file(path) for path in [*EVERY, NO_REPORT]]
    text = written("markdown", results, lang)
    assert text.startswith("## gkcheck")
    assert text.count("| <code>") == len(results)
    assert text.count("\n### ") == sum(bool(result.findings) for result in results)
    seen = read(text)
    sentences = [message(finding, lang) for result in results for finding in result.findings]
    assert [said for said in sentences if read(escaped(said, markdown_room.LINE)) not in seen] == []
    assert len(RENDER.parse(text)) > len(sentences)


def test_the_gravest_first():
    """Files that could not be read, then by errors, warnings and notes; clean ones have a row only."""
    names = "2021-clean.md 2021-blanks.md 2019-blanks.md 2021-wrong.md".split()
    text = written("markdown", [*(check_file(EXAMPLES / name) for name in names), check_file(UNREADABLE)])
    rows = re.findall(r"^\| <code>.*?([^/]+)</code> \| (\S+)", text, re.MULTILINE)
    assert [name for name, _ in rows] == ["bad-empty.html", *reversed(names)]
    assert [word for _, word in rows] == ["打不开", "要改", "有疑问", "有提示", "没有问题"]
    assert len(re.findall(r"^### ", text, re.MULTILINE)) == 4
    assert text.splitlines()[0].endswith("错误 3 处，疑问 2 处，提示 4 处；1 个文件无法读取")


def test_a_cause_is_told_once(capsys):
    """The likeliest cell and its right figure, then what it breaks, then what to do."""
    text = Call(capsys)("check", WRONG, "--format", "markdown", "--lang", "en").out
    item = text.split("- **error GK401 case results do not add up**\n")[1]
    assert item == (
        "  - most likely: table 3, row 4, column 15, line 81 litigation after review / total: 0 should be 52 "
        "(the total was never filled in)\n"
        "  - litigation after review: upheld, corrected, other results, pending add up to 33 + 0 + 6 + 13 = 52, "
        "total is printed as 0, 52 less than the sum\n"
        "  - what to do: Check the four results and the total of this group; a total must not be left at 0.\n\n"
    )


def test_texts_that_mean_harm():
    """In paths, agencies, labels and figures: the same structure as without them."""
    result = suspected(check_file(WRONG))
    text = written("markdown", [harmful(result), replace(result, path="@everyone|<img src=x>.md")])
    kinds = set(tokens(text))
    assert not kinds & {
        "link_open",
        "image",
        "html_block",
        "code_inline",
        "code_block",
        "fence",
        "hr",
        "blockquote_open",
    }
    assert set(re.findall(r"<[^>]*>", text)) == {"<code>", "</code>"}


def test_a_crowd_stays_within_the_limit():
    """Of more findings than there is room for the errors are told, the rest is counted."""
    apart = [
        replace(result, findings=tuple(replace(finding, cause=None) for finding in result.findings))
        for result in crowd(300, 3_000, 6_000)
    ]
    text = written("markdown", apart)
    assert len(text.encode()) < LIMIT
    assert text.count("- **错误 ") == 300
    told = {name: text.count(f"- **{name} ") for name in ("疑问", "提示")}
    left = re.search(r"没有列出：无法读取的文件 0 个，错误 0 处，疑问 (\d+) 处，提示 (\d+) 处", text)
    assert (told["疑问"] + int(left[1]), told["提示"] + int(left[2])) == (3_000, 6_000)
    assert told["提示"] == 0 or int(left[1]) == 0


def test_many_files_stay_within_the_limit():
    """The table names the gravest; clean files that come first do not keep a wrong one from it."""
    results = [Result(f"{'长' * 200}{i}.md") for i in range(3_000)]
    text = written("markdown", [*results, check_file(WRONG)])
    assert len(text.encode()) < LIMIT
    assert "2021-wrong.md</code> | 要改" in text.splitlines()[4]
    shown = text.count("| <code>")
    assert f"还有 {3_001 - shown} 个文件没有列出" in text
    assert 100 < shown <= markdown_room.ROWS


def test_hostile_lengths_stay_within_the_limit():
    """Every text as long as can be, each character escaped."""
    results = []
    for i in range(40):
        result = suspected(check_file(WRONG))
        findings = [
            replace(finding, cells=tuple(cell._replace(printed="$" * 100_000) for cell in finding.cells),
                    facts=dict.fromkeys(finding.facts, "$" * 100_000))
            for finding in result.findings
        ]  # fmt: skip
        results.append(replace(result, path="|" * 100_000 + str(i), findings=tuple(findings)))
    text = written("markdown", results)
    assert len(text.encode()) < LIMIT
    assert "GK401" in text
