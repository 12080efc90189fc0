"""The site: built strictly, in two languages, with search for Chinese; the pictures on its pages."""

import json
import re
import subprocess
import sys
from urllib.parse import unquote

import pytest

from scripts import site_links, site_pages
from tests.apart import ROOT

DOCS = ROOT / "docs"
PICTURES = DOCS / "pictures"
PICTURE = re.compile(r"!\[([^\]]*)\]\(([^)\s]+)\)")
BIGGEST = 150_000


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    """The whole site, built as `python -m scripts.site` builds it."""
    pytest.importorskip("furo", reason="needs the dependency group `docs`")
    from scripts.site import build

    out = tmp_path_factory.mktemp("site")
    assert build(out) == 0
    return out


def pictures():
    """Every picture that a page shows: the page, the words for whoever cannot see it, and its file."""
    for page in DOCS.rglob("*.md"):
        for words, link in PICTURE.findall(page.read_text("utf-8")):
            yield page, words, (page.parent / unquote(link)).resolve()


def test_pictures_are_there_small_and_told_in_words():
    """Every picture shown is a file of `docs/pictures` with a sentence in its place; every file is shown."""
    shown = list(pictures())
    assert {path for _, _, path in shown} == set(PICTURES.iterdir())
    for page, words, path in shown:
        assert path.stat().st_size < BIGGEST, path
        chinese = "zh" in page.relative_to(DOCS).parts
        assert len(words) > (30 if chinese else 60), (page, words)
        assert bool(re.search(r"[\u4e00-\u9fff]{5}", words)) is chinese


def test_the_twins_for_clerks_show_the_same_pictures():
    """In the same order."""
    twins = (DOCS / "zh/办事人员.md", DOCS / "how-to/clerk.md")
    chinese, english = ([path.name for page, _, path in pictures() if page == twin] for twin in twins)
    assert chinese == english != []


def test_every_page_is_in_the_site(site):
    """Each Markdown file where its folders say, the home pages of both languages among them."""
    for place in site_pages.places().values():
        assert (site / place.with_suffix(".html")).is_file(), place
    assert 'lang="zh-CN"' in (site / "zh/index.html").read_text("utf-8")
    assert 'lang="en"' in (site / "index.html").read_text("utf-8")


def test_pages_lead_to_their_twins_and_to_copies_of_files(site):
    """The other language of a rule, and the reports that it is shown on."""
    page = (site / "zh/rules/GK301.html").read_text("utf-8")
    assert '<a class="language" href="../../reference/rules/GK301.html" lang="en">English</a>' in page
    case = "tests/rules/GK301-applications-balance/bad.md"
    assert f'href="../../files/{case}"' in page
    assert (site / "files" / case).read_bytes() == (ROOT / case).read_bytes()


def test_chinese_is_searched_by_pairs_of_characters(site):
    """The index of the Chinese pages holds pairs, which the browser makes of a query in the same way."""
    from scripts.site_search import SearchPairs

    assert SearchPairs({}).split("GK301 收办不平，空 x") == ["GK301", "收办", "办不", "不平", "空", "x"]
    index = (site / "zh/searchindex.js").read_text("utf-8")
    assert all(json.dumps(pair) in index for pair in ("收办", "办不", "不平"))
    assert "var splitQuery" in (site / "zh/_static/language_data.js").read_text("utf-8")


@pytest.mark.parametrize(
    ("page", "fault"),
    [
        ('<a href="away.html">x</a>', "leads nowhere: away.html"),
        ('<a href="#there">x</a>', "no such place: #there"),
        ('<img src="https://example.org/x.png">', "fetches https://example.org/x.png"),
        ('<a href="https://example.org/">x</a><p id="here"><a href="#here">x</a>', None),
    ],
)
def test_faults_of_a_built_site(page, fault, tmp_path):
    """Links and anchors that are not there, and what would be fetched from elsewhere."""
    (tmp_path / "index.html").write_text(page, "utf-8")
    assert site_links.faults(tmp_path) == ([f"index.html: {fault}"] if fault else [])


@pytest.mark.parametrize("text", ["[a](b.md)", "[a](#b)", "![a](b.png)"], ids=["link", "anchor", "picture"])
def test_a_fault_of_a_page_fails_the_build(text, tmp_path):
    """What leads nowhere stops Sphinx, and so does a page that no other leads to."""
    pytest.importorskip("furo", reason="needs the dependency group `docs`")
    from scripts.site import built

    (tmp_path / "in").mkdir()
    (tmp_path / "in/index.md").write_text("# A page\n", "utf-8")
    assert built("en", tmp_path / "in", tmp_path / "out", tmp_path / "seen")
    (tmp_path / "in/index.md").write_text(f"# A page\n\n{text}\n", "utf-8")
    assert not built("en", tmp_path / "in", tmp_path / "out", tmp_path / "seen")


def test_a_page_without_a_way_to_it_fails_the_build(tmp_path):
    """A second page that the first does not lead to."""
    pytest.importorskip("furo", reason="needs the dependency group `docs`")
    from scripts.site import built

    (tmp_path / "in").mkdir()
    for name in ("index", "orphan"):
        (tmp_path / f"in/{name}.md").write_text("# A page\n", "utf-8")
    assert not built("en", tmp_path / "in", tmp_path / "out", tmp_path / "seen")


def test_pictures_say_what_they_need(monkeypatch, tmp_path, capsys):
    """Without its programs the script names them and writes nothing."""
    pytest.importorskip("PIL", reason="needs the dependency group `pictures`")
    from scripts.make_pictures import main

    monkeypatch.setenv("PATH", str(tmp_path))
    assert main([str(tmp_path / "made")]) == 2
    said = capsys.readouterr().out
    assert all(name in said for name in ("LibreOffice", "Poppler", "Chromium", "Noto Sans CJK SC"))
    assert not (tmp_path / "made").exists()


def test_the_build_without_its_group_says_the_command():
    """An interpreter without packages is told what to install."""
    done = subprocess.run(
        [sys.executable, "-S", "-m", "scripts.site"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 1
    assert "pip install --group docs" in done.stdout
