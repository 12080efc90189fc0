"""The page without a browser: what it holds, how it is escaped, how large it is, and how it is opened."""

import os
import re
import shutil
import stat
import subprocess
import sys
import time
import unicodedata
import zipfile
from base64 import b64encode
from configparser import ConfigParser
from hashlib import sha256
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

import gkcheck
from gkcheck.findings.model import Finding, Result
from gkcheck.output.html.markup import escape, tag
from gkcheck.output.html.words import HEADINGS, WORDS
from gkcheck.output.unseen import visible
from gkcheck.pipeline import check_file
from gkcheck.rulebook.library import book
from gkcheck.rulebook.sheets import Text, table
from tests.apart import ROOT, outside
from tests.calls import Call
from tests.layouts import FIGURES, LAYOUTS
from tests.pages import EXAMPLES, WRONG, drawn, located, written
from tests.programs import needs

DESKTOP = ROOT / "desktop"
SHEETS = [table("disclosure", "2019"), table("disclosure", "2021"), table("applications", "2019")]
SHEETS += [table("applications", "2021"), table("cases", "both")]


class Reader(HTMLParser):
    """The elements of a page, and the text of each."""

    def __init__(self, text):
        super().__init__()
        self.found, self.open = [], []
        self.feed(text)

    def handle_starttag(self, name, attributes):
        self.found.append((name, dict(attributes), []))
        if name not in ("meta", "input", "br"):
            self.open.append(self.found[-1])

    def handle_endtag(self, name):
        assert self.open.pop()[0] == name

    def handle_data(self, text):
        for _, _, held in self.open:
            held.append(text)

    def all(self, name, **wanted):
        """The elements of a name with these attributes, and their texts."""
        return [
            (attributes, "".join(held)) for found, attributes, held in self.found
            if found == name and all(attributes.get(key.strip("_")) == value for key, value in wanted.items())
        ]  # fmt: skip


@given(st.text())
@example("<script>alert('1')</script>&amp;\"\0\r\x1b\u202e\ud800\ufffe")
def test_text_comes_out_as_text(text):
    """In content and in attributes; what cannot be seen is written out."""
    reader = Reader(str(tag("p", text, title=text)))
    ((attributes, shown),) = reader.all("p")
    assert shown == attributes["title"] == visible(text)
    assert not any(unicodedata.category(c) in ("Cc", "Cf", "Cs") for c in shown if c not in "\n\t")
    escape(text).encode()


def test_markup_is_not_escaped_twice():
    """Text is, markup is not, and None is left out."""
    assert tag("p", tag("b", "<"), None, "<", class_="a b", hidden=True, id=None) == (
        '<p class="a b" hidden><b>&lt;</b>&lt;</p>'
    )


@pytest.mark.parametrize("path", [EXAMPLES / "2021-clean.docx", WRONG, ROOT / "missing.docx"], ids=lambda p: p.stem)
def test_the_policy_lets_nothing_in(path):
    """One style and one script, known by their hashes; nothing else may load or run, and nothing would."""
    reader = Reader(drawn([check_file(path)]))
    (policy,) = [attributes["content"] for attributes, _ in reader.all("meta") if "http-equiv" in attributes]
    for kind in ("style", "script"):
        ((_, text),) = reader.all(kind)
        assert f"{kind}-src 'sha256-{b64encode(sha256(text.encode()).digest()).decode()}';" in policy
    assert policy.startswith("default-src 'none'; ")
    assert "unsafe" not in policy
    names = {name for _, attributes, _ in reader.found for name in attributes}
    assert not [name for name in names if name.startswith("on") or name in ("style", "src", "action")]
    assert all(attributes["href"].startswith("#") for attributes, _ in reader.all("a"))


def test_every_link_leads_to_one_place():
    """Ids are unique, and each link, label and description names one."""
    for page in (drawn([check_file(WRONG), check_file(EXAMPLES / "2019-blanks.docx")]), drawn([located()])):
        reader = Reader(page)
        ids = [attributes["id"] for _, attributes, _ in reader.found if "id" in attributes]
        assert len(ids) == len(set(ids))
        links = [attributes["href"] for attributes, _ in reader.all("a")]
        named = [link[1:] for link in links if link.startswith("#")]
        for key in ("aria-labelledby", "headers"):
            named += [one for _, attributes, _ in reader.found for one in attributes.get(key, "").split()]
        assert set(named) <= set(ids)


@pytest.mark.parametrize("name", FIGURES)
def test_the_form_is_drawn_with_every_figure(name, tmp_path):
    """All values in print order, under the form's labels; each row of the grid is as wide as the others."""
    path = tmp_path / "report.html"
    path.write_bytes(LAYOUTS["html-spans"][1](FIGURES[name]))
    report = gkcheck.read(path)
    reader = Reader(drawn([check_file(path)]))
    shown = [re.sub(r"^[错疑提](错误|疑问|提示) \d+：空?", "", text) for _, text in reader.all("td")]
    assert shown == [report.cells[path].printed for path in report.sheet.slots]
    labels = {text for _, text in reader.all("th")}
    for row in report.sheet.rows.values():
        assert any(label.startswith(row.title.zh) for label in labels)
    assert {group for t in report.sheet.tables.values() for group in t.groups} <= labels
    assert_rectangular(drawn([check_file(path)]))


def assert_rectangular(page):
    """Every row of every table fills the same number of columns, merged cells counted where they reach."""
    for text in re.findall(r"<table class=\"(?:disclosure|applications|cases)\">.*?</table>", page, re.DOTALL):
        widths, hanging = [], {}
        for number, row in enumerate(re.findall(r"<tr>.*?</tr>", text, re.DOTALL)):
            width = hanging.pop(number, 0)
            for cell in re.findall(r"<t[hd]\b[^>]*>", row):
                columns, rows = (int((re.search(rf'{k}="(\d+)"', cell) or [0, 1])[1]) for k in ("colspan", "rowspan"))
                width += columns
                for below in range(1, rows):
                    hanging[number + below] = hanging.get(number + below, 0) + columns
            widths.append(width)
        assert len(set(widths)) == 1
        assert not hanging


def test_the_merged_labels_of_table_three():
    """As the form merges them, in both editions."""
    groups = {"2021": {"三、本年度办理结果": 22, "（六）其他处理": 3}, "2019": {"三、本年度办理结果": 20}}
    for edition, outcomes in groups.items():
        reader = Reader(drawn([check_file(EXAMPLES / f"{edition}-clean.docx")]))
        merged = {text: int(a["rowspan"]) for a, text in reader.all("th", scope="row") if "rowspan" in a}
        assert merged == {"（三）不予公开": 8, "（四）无法提供": 3, "（五）不予处理": 5} | outcomes
        wide = {text: int(a["colspan"]) for a, text in reader.all("th", scope="row") if "colspan" in a}
        assert wide["一、本年新收政府信息公开申请数量"] == wide["四、结转下年度继续办理"] == 3
        assert wide["（一）予以公开"] == wide["（七）总计"] == 2
        over = {text: int(a["colspan"]) for a, text in reader.all("th", scope="col") if "colspan" in a}
        assert (over["申请人情况"], over["法人或其他组织"], over["行政复议"], over["行政诉讼"]) == (7, 5, 5, 10)
        assert (over["未经复议直接起诉"], over["复议后起诉"]) == (5, 5)


def test_a_card_says_all_of_a_finding():
    """Severity, code, title, message, equation, place, what to do, why, basis; the doubted cell is marked."""
    result = check_file(WRONG)
    reader = Reader(drawn([result]))
    cards = {attributes.get("id"): text for attributes, text in reader.all("li")}
    for number, finding in enumerate(result.findings, 1):
        rule, card = finding.rule, cards[f"f1-{number}"]
        for words in (rule.title, rule.why, rule.hint, rule.basis):
            assert words.zh in card
        assert f"{number}. 错误 {finding.code} " in card
        assert finding.message in card
    assert "算出来是895 + 33 + 0 + 0 + 3 + 2 = 933报告填的是897相差−36" in cards["f1-2"]
    assert "第 2 个表第 16 行第 4 列" in cards["f1-2"]
    ((_, text),) = reader.all("td", id="f1-applications.unable.not_held.natural_person")
    assert "895" in text
    assert "错误" in text


def test_sentences_are_quoted_with_their_figures_marked():
    """The whole sentence, as printed."""
    reader = Reader(drawn([check_file(next((ROOT / "tests/rules").glob("GK123-*/bad.md")))]))
    ((_, quoted),) = reader.all("blockquote")
    ((_, mark),) = reader.all("mark")
    assert (quoted, mark) == ("原文（一、总体情况）2022年，本局共受理申请18件，均按时答复。", "2022年")


def test_one_cause_is_told_once():
    """Both findings below what they have in common, the suspects likeliest first, without repeating the figures."""
    reader = Reader(drawn([located()]))
    (first,) = [text for a, text in reader.all("li") if a.get("class") == "cause error"]
    assert first.startswith("下面 2 条是同一个原因可能填错的是（最可能的在前）")
    assert first.count("应填 859，原为 895：十位、个位互换") == 1
    assert "2 格一起改" in first
    assert first.index("应填 859") < first.index("应填 933，原为 897：按其他各格推算") < first.index("GK302")
    assert "GK401" not in first


VERDICTS = [
    ("2021-clean.docx", "没有发现问题。"), ("2021-wrong.docx", "有 3 处错误，公开之前必须改正。"),
    ("2019-blanks.docx", "没有发现错误，有 2 处疑问，请对照台账核实。"),
    ("2021-blanks.docx", "没有发现错误和疑问，有 3 处提示。"), ("missing.docx", "没有检查：这个文件无法读取。"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "verdict"), VERDICTS)
def test_the_verdict_is_one_sentence(name, verdict):
    """By the gravest finding."""
    reader = Reader(drawn([check_file(EXAMPLES / name)]))
    assert [text[1:] for a, text in reader.all("p") if a.get("class", "").startswith("verdict ")] == [verdict]


def test_what_is_not_checked_is_said(tmp_path):
    """Why a file cannot be read and how to save it; what is no report; that gkcheck itself failed."""
    (tmp_path / "旧.doc").write_bytes(b"x")
    (tmp_path / "买菜.txt").write_text("买菜", "utf-8")
    page = written(tmp_path, tmp_path / "旧.doc", tmp_path / "买菜.txt").read_text("utf-8")
    assert "不能直接读取 .doc 文件；请用 Word 或 WPS 打开，另存为 .docx 后再检查" in page
    assert "再点“另存为”" in page
    assert "这不是年度报告" in page
    failure = Finding(book()["GK000"], "error", facts={"problem": Text("KeyError", "KeyError")})
    assert "没有检查：gkcheck 自己出了错。" in drawn([Result("x.docx", "unreadable", None, (failure,))])


def test_odd_reports_are_drawn(tmp_path):
    """Absent tables and rows, rows that do not fit, rows of no form, mixed editions, typed models, no report at all."""
    codes = "GK009 GK101 GK102 GK103 GK105 GK106".split()
    cases = {code: next((ROOT / "tests/rules").glob(f"{code}-*/bad.*")) for code in codes}
    pages = {code: drawn([check_file(path)]) for code, path in cases.items()}
    assert "这一行应有 15 个数，读到 10 个：" in pages["GK009"]
    assert "报告里没有这张表。" in pages["GK101"]
    assert "（报告里没有这一行）" in pages["GK102"]
    assert "格式里没有的行：" in pages["GK103"]
    assert "报告里写的是：2.其他法律行政止公开" in pages["GK105"]
    for page in pages.values():
        assert_rectangular(page)
    form = gkcheck.AnnualReport2021(agency="某县", year=2024, cases={"review": {"total": -1}})
    assert ">-1<" in drawn([gkcheck.check(form)])
    assert drawn([]).count("<section") == 1


def test_english():
    """All of the page's own words, and the form's labels; names and sentences of the report stay as printed."""
    page = Reader(drawn([check_file(WRONG), check_file(EXAMPLES / "2019-blanks.docx")], "en"))
    ((attributes, text),) = page.all("html")
    assert attributes["lang"] == "en"
    assert set(re.findall(r"[\u4e00-\u9fff（）]+", "".join(t for _, t in page.all("main")))) <= {
        "宿迁市人民政府", "上海市人民政府办公厅", "元", *re.findall(r"[\u4e00-\u9fff（）]+", bases()),
    }  # fmt: skip
    assert "Errors: 3; they must be mended before publication." in text


def bases():
    """The English bases of the rules that the example breaks; they name documents in Chinese."""
    results = (check_file(WRONG), check_file(EXAMPLES / "2019-blanks.docx"))
    return " ".join(f.rule.basis.en + f.rule.why.en + f.rule.hint.en for result in results for f in result.findings)


def test_every_word_is_in_both_languages():
    """And every heading of the forms has its English, with the same facts in its braces."""
    for key, words in WORDS.items():
        zh, en = (sorted(re.findall(r"\{\w+\}", side)) for side in words)
        assert zh == en, key
    wanted = {group for made in SHEETS for group in made.groups}
    assert wanted <= set(HEADINGS)


def test_a_page_of_sixty_files_is_small(tmp_path):
    """Under 40 kB for each file, styles and scripts once."""
    for i in range(60):
        shutil.copy(WRONG, tmp_path / f"{i}.docx")
    page = written(tmp_path, tmp_path, name="page.html").read_text("utf-8")
    assert page.count("<style>") == page.count("<script>") == 1
    assert len(page.encode()) < 60 * 25_000


def test_a_page_of_ours_is_no_report(tmp_path):
    """Checked again with the folder that it was written into, it is counted as what it is."""
    shutil.copy(WRONG, tmp_path)
    for name, checked in (("one.html", tmp_path / WRONG.name), ("all.html", tmp_path)):
        assert check_file(written(tmp_path, checked, name=name)).status == "not_a_report"


def test_the_page_needs_the_standard_library_only():
    """Neither pydantic nor lxml nor a template engine, and no browser is looked for where none is opened."""
    code = (
        "import sys; from gkcheck.cli import main; "
        f"main(['check', {str(WRONG)!r}, '--no-config', '--format', 'html', '--output', {os.devnull!r}]); "
        "print(*sorted(sys.modules))"
    )
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert not {"pydantic", "lxml", "pandas", "openpyxl", "jinja2", "webbrowser"} & set(loaded)


def test_the_wheel_holds_style_and_script(tmp_path):
    """They are read from the package."""
    if not (ROOT / "gkcheck").exists():
        pytest.skip("the package is installed from the wheel already")
    command = [sys.executable, "-m", "pip", "wheel", "-q", "--no-deps", "-w", str(tmp_path), str(ROOT)]
    if subprocess.run([*command, "--no-build-isolation"], capture_output=True, check=False).returncode:
        subprocess.run(command, check=True, capture_output=True)
    names = zipfile.ZipFile(next(tmp_path.glob("*.whl"))).namelist()
    assert {f"gkcheck/output/html/{stem}" for stem in ("style.css", "page.js", "office.css", "office.js")} <= set(names)


@pytest.fixture
def call(capsys):
    return Call(capsys)


@pytest.fixture
def desk(tmp_path, monkeypatch):
    """A desk with a browser that notes what it is given; gives the pages opened so far."""
    if sys.platform == "win32":
        pytest.skip("a browser given by BROWSER is a program of Unix")
    noted, program = tmp_path / "noted.txt", tmp_path / "browser"
    program.write_text(f'#!/bin/sh\necho "$1" >> "{noted}"\n', "utf-8")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    for name, value in {"BROWSER": str(program), "TMPDIR": str(temporary), "PYTHONPATH": str(ROOT)}.items():
        monkeypatch.setenv(name, value)

    def pages(wait=0.0):
        until = time.monotonic() + wait
        while time.monotonic() < until and not noted.exists():
            time.sleep(0.1)
        lines = noted.read_text("utf-8").split() if noted.exists() else []
        return [Path(unquote(line.removeprefix("file://"))) for line in lines]

    pages.folder = tmp_path
    return pages


def test_open(desk):
    """The page goes into the temporary folder, for its owner only, and into the browser; the status is as ever."""
    run = outside("check", "--open", WRONG)
    (page,) = desk()
    assert (run.status, run.err) == (1, "")
    assert run.out == f"结果已在浏览器里打开：{page}\n"
    assert page.parent == desk.folder / "temporary"
    assert stat.S_IMODE(page.stat().st_mode) == 0o600
    assert "有 3 处错误" in page.read_text("utf-8")


def test_open_what_is_kept(desk):
    """With `--output` the page is the reader's to keep; its name may be Chinese."""
    kept = desk.folder / "检查 结果.html"
    assert outside("check", "--format", "html", "--open", "--output", kept, EXAMPLES / "2021-clean.docx").status == 0
    assert desk() == [kept]
    assert "没有发现问题。" in kept.read_text("utf-8")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((), "没有写要检查的文件或文件夹"),
        (("x.docx", "--format", "json"), "--open 打开的是网页，不能与 --format json 一起用"),
        (("x.docx", "--output", "/missing/a.html"), "没有这个文件夹"), (("x.docx", "--select", "GK999"), "GK999"),
        (("x.docx", "--nope", "--lang", "en"), "unrecognized arguments: --nope"),
    ],
)  # fmt: skip
def test_complaints_are_pages_too(arguments, said, desk):
    """Whoever dropped files on an icon would not see the terminal."""
    run = outside("check", "--open", *arguments)
    assert run.status == 2
    assert said in run.err
    (page,) = desk()
    assert said in page.read_text("utf-8")
    assert ("gkcheck could not check" if "en" in arguments else "gkcheck 没能检查") in page.read_text("utf-8")


def test_an_unreadable_file_is_a_section(desk):
    """Beside the others; status 2."""
    assert outside("check", "--open", "没有.docx", WRONG).status == 2
    (page,) = desk()
    assert all(words in page.read_text("utf-8") for words in ("没有这个文件", "怎样另存为能读的文件", "有 3 处错误"))


def test_no_browser(desk, monkeypatch):
    """The page is there all the same, and where is said."""
    monkeypatch.setenv("BROWSER", "no-such-program")
    monkeypatch.setenv("PATH", str(desk.folder))
    monkeypatch.delenv("DISPLAY", raising=False)
    run = outside("check", "--open", EXAMPLES / "2021-clean.docx", "--lang", "en")
    assert run.status == 0
    assert "no browser could be opened; the page is " in run.out
    assert Path(run.out.rpartition(" ")[2].strip()).read_text("utf-8").startswith("<!doctype html>")


@needs("gio")
def test_the_icon_on_linux(desk, monkeypatch):
    """Started as a desktop starts it, with files whose names hold spaces, quotes and Chinese."""
    program = desk.folder / "bin" / "gkcheck"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m gkcheck "$@"\n', "utf-8")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{program.parent}{os.pathsep}{os.environ['PATH']}")
    names = ["年度 报告（终稿）.docx", "it's 50%.docx"]
    for name in names:
        shutil.copy(WRONG, desk.folder / name)
    files = [str(desk.folder / name) for name in names]
    subprocess.run(["gio", "launch", str(DESKTOP / "gkcheck.desktop"), *files], check=True, timeout=30)
    (page,) = desk(wait=20)
    text = page.read_text("utf-8")
    assert all(str(escape(name)) in text for name in names)


@pytest.mark.skipif(shutil.which("gio") is None, reason="needs gio")
def test_the_marking_icon_on_linux(desk, monkeypatch):
    """A copy with comments stands beside each report and is opened; what takes none opens the page instead."""
    programs = desk.folder / "bin"
    programs.mkdir()
    opened = desk.folder / "opened"
    calls = {"gkcheck": f'exec "{sys.executable}" -m gkcheck "$@"', "xdg-open": f"echo \"$1\" >> '{opened}'"}
    for name, call in calls.items():
        (programs / name).write_text(f"#!/bin/sh\n{call}\n", "utf-8")
        (programs / name).chmod(0o755)
    monkeypatch.setenv("PATH", f"{programs}{os.pathsep}{os.environ['PATH']}")
    shutil.copy(WRONG, desk.folder / "it's 50% (终稿).v2.docx")
    shutil.copy(EXAMPLES / "2021-wrong.md", desk.folder / "年度 报告.md")
    files = [str(desk.folder / name) for name in ("it's 50% (终稿).v2.docx", "年度 报告.md")]
    subprocess.run(["gio", "launch", str(DESKTOP / "gkcheck-annotate.desktop"), *files], check=True, timeout=30)
    (page,) = desk(wait=20)
    assert "年度 报告.md" in page.read_text("utf-8")
    marked = desk.folder / "it's 50% (终稿).v2-批注.docx"
    assert opened.read_text("utf-8") == f"{marked}\n"
    assert b"GK303" in zipfile.ZipFile(marked).read("word/comments.xml")


@pytest.mark.parametrize(
    ("name", "call", "batch_call"),
    [
        ("gkcheck", "gkcheck check --open %F", '"%GKCHECK%" check --open %*'),
        ("gkcheck-annotate", None, '"%GKCHECK%" annotate "%~f1" --output "%~dpn1-批注%~x1" >nul 2>nul'),
    ],
)
def test_the_icon_files(name, call, batch_call):
    """The entry is one; the batch file has its system's line ends, is ASCII before it sets UTF-8, and passes all on."""
    entry = ConfigParser(interpolation=None)
    entry.optionxform = str
    entry.read(DESKTOP / f"{name}.desktop", "utf-8")
    section = entry["Desktop Entry"]
    assert (section["Type"], section["Terminal"]) == ("Application", "false")
    assert section["Exec"].endswith(" %F")
    assert call in (section["Exec"], None)
    assert section["Name[zh_CN]"]
    batch = (DESKTOP / f"{name}.bat").read_bytes()
    assert batch.count(b"\r\n") == batch.count(b"\n")
    before, _, after = batch.partition(b"chcp 65001")
    assert before.isascii()
    assert not before.startswith(b"\xef\xbb\xbf")
    assert f"{batch_call}\r\n".encode() in after
    assert b"DisableDelayedExpansion" in before
