"""The page of many files in a real browser: ranked, sorted, searched, filtered, folded, linked, printed, kept light."""

import subprocess
from dataclasses import replace

import pytest

from gkcheck import check_files
from gkcheck.findings.officewords import state_words
from gkcheck.findings.overview import overview
from gkcheck.output import writer
from gkcheck.pipeline import check_file
from tests import office
from tests.pages import WRONG, axe_finds, drawn, written


@pytest.fixture(scope="module")
def sixty(tmp_path_factory):
    folder = tmp_path_factory.mktemp("sixty")
    office.build(folder / "年报")
    return written(folder, folder / "年报")


@pytest.fixture(scope="module")
def ranked(sixty):
    """The overview that the page should show."""
    paths = sorted(path for path in (sixty.parent / "年报").rglob("*") if path.is_file())
    return overview(check_files(paths))


def column(page, name):
    """The texts of a column, of the lines that are shown."""
    return page.locator(f".summary tbody tr:visible .{name}").all_inner_texts()


def states(page):
    cells = page.locator(".summary tbody tr:visible td.state")
    return cells.evaluate_all("found => found.map(e => [...e.children].map(s => s.textContent).join('、'))")


def test_the_ranked_order_stands_without_scripts(sixty, ranked, opened):
    """Every line is there, nothing that would do nothing, and the sections are in the same order."""
    page = opened(sixty, java_script_enabled=False)
    assert states(page) == [state_words(row, "zh") for row in ranked]
    assert page.locator("button:visible, input:visible").count() == 0
    sections = page.locator("section.file").evaluate_all("found => found.map(e => e.id)")
    assert sections == page.locator(".summary tbody tr").evaluate_all("found => found.map(e => e.dataset.file)")
    page.locator("section.file h2").first.click()
    assert page.locator("section.file .verdict").first.is_visible()


def test_one_glance_at_a_desk(sixty, ranked, opened):
    """Without scrolling: the totals, and whoever sent nothing that can be used."""
    page = opened(sixty)
    tally = [text.replace("\n", " ") for text in page.locator(".tally li").all_inner_texts()]
    assert tally == ["打不开 3", "别的年度 5", "要改 12", "重复 2", "有疑问 12", "没有问题 27"]
    for row in page.locator(".summary tbody tr").all()[:8]:
        box = row.bounding_box()
        assert box["y"] + box["height"] < 768
    assert column(page, "state")[3:8] == ["上年的"] * 5
    assert page.locator(".summary td.year.other-year").count() == 5


@pytest.mark.parametrize("how", ["click", "Enter", "Space"])
def test_sorted_by_each_column(how, sixty, ranked, opened):
    """By click and by key, up and down, told to those who do not see it, and back to the order of gravity."""
    page = opened(sixty)
    heads = page.locator(".summary thead th")

    def press(name):
        button = heads.filter(has_text=name).locator("button")
        if how == "click":
            button.click()
        else:
            button.focus()
            page.keyboard.press(how)
        marked = heads.filter(has=page.locator("xpath=self::*[@aria-sort]"))
        assert marked.count() == 1
        return marked.get_attribute("aria-sort")

    for name, key in (("年度", "year"), ("错误", "count.error"), ("疑问", "count.warning")):
        figures = lambda key=key: [int(text or 0) for text in column(page, key)]  # noqa: E731
        assert press(name) == "descending"
        assert figures() == sorted(figures(), reverse=True)
        assert press(name) == "ascending"
        assert figures() == sorted(figures())
    for name, key in (("机关", "agency"), ("先办什么", "first"), ("文件", "file-link")):
        assert press(name) == "ascending"
        up = column(page, key)
        assert press(name) == "descending"
        assert column(page, key) != up
        assert sorted(column(page, key)) == sorted(up)
    assert press("状态") == "ascending"
    assert states(page) == [state_words(row, "zh") for row in ranked]


def test_found_by_words_and_by_state(sixty, opened):
    """Both together; what is left is counted, and sections and the table of rules follow."""
    page = opened(sixty)
    said = page.get_by_role("status")
    page.get_by_role("searchbox", name="查找").fill("教育局 青石")
    assert column(page, "agency") == ["示例市青石区教育局"] * 2
    assert said.inner_text() == "显示 2 个，共 60 个文件"
    assert page.locator("section.file:visible").count() == 2
    chip = page.get_by_role("button", name="要改 12")
    chip.focus()
    page.keyboard.press("Enter")
    assert chip.get_attribute("aria-pressed") == "true"
    assert states(page) == ["要改、重复"]
    page.locator(".rules > summary").click()
    assert page.locator(".matrix tbody tr:visible").count() == 1
    page.get_by_role("searchbox").fill("")
    assert page.locator(".summary tbody tr:visible").count() == 12
    page.get_by_role("button", name="打不开 3").click()
    assert page.locator(".summary tbody tr:visible").count() == 15
    page.get_by_role("button", name="打不开 3").click()
    chip.click()
    assert page.locator(".summary tbody tr:visible").count() == 60
    assert said.inner_text() == ""


def test_a_line_leads_to_its_section_and_to_its_file(sixty, opened):
    """The section unfolds; the file is linked from where the page lies, whatever is in its name."""
    page = opened(sixty)
    line = page.locator(".summary tbody tr").filter(has_text="要改").first
    line.locator(".agency a").click()
    section = page.locator(f"#{line.get_attribute('data-file')}")
    assert section.locator(".finding").first.is_visible()
    assert page.locator("details.whole[open]").count() == 1
    links = page.locator(".summary .file-link a").evaluate_all("found => found.map(e => decodeURIComponent(e.href))")
    assert len(set(links)) == 60
    assert all((sixty.parent / link.removeprefix(f"{sixty.parent.as_uri()}/")).is_file() for link in links)


def test_all_sections_unfold_and_fold(sixty, opened):
    """And what a severity hides stays hidden in them."""
    page = opened(sixty)
    page.locator("input[value=warning]").click()
    page.get_by_role("button", name="全部展开").click()
    assert page.locator("details.whole:not([open])").count() == 0
    assert page.locator(".finding.error:visible").count() == 21
    assert page.locator(".finding.warning:visible").count() == 0
    page.get_by_role("button", name="全部收起").click()
    assert page.locator("details.whole[open]").count() == 0


def test_the_heads_stay_in_sight(sixty, opened):
    """Below the bar, however far one scrolls."""
    page = opened(sixty)
    page.locator(".summary tbody tr").nth(40).scroll_into_view_if_needed()
    page.wait_for_timeout(300)
    bar, head = page.locator(".top").bounding_box(), page.locator(".summary thead th").first.bounding_box()
    assert abs(head["y"] - bar["height"]) < 2


def test_the_table_of_rules(sixty, opened):
    """Only the rules that were met, with their names; its counts lead to the sections."""
    page = opened(sixty)
    assert not page.locator(".matrix").is_visible()
    page.locator(".rules > summary").click()
    heads = page.locator(".matrix thead small").all_inner_texts()
    assert heads == ["GK001", "GK003", "GK004", "GK205", "GK301", "GK302", "GK303", "GK401", "GK601", "GK607", "GK803"]
    assert page.locator(".matrix td.error").count() == 24
    assert page.locator(".matrix thead th").nth(8).inner_text().startswith("案件结果加不出总计")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(scheme, sixty, chromium):
    """Folded as it comes, with the table of rules and a section open."""
    assert axe_finds(chromium, sixty, scheme) == []
    assert axe_finds(chromium, sixty, scheme, ".rules, #f5 .whole, #f20 .whole") == []


@pytest.mark.parametrize("width", [1366, 800, 390])
def test_nothing_sticks_out_sideways(width, sixty, opened):
    """On a phone every line is a block of its own, agency and state in front."""
    page = opened(sixty, viewport={"width": width, "height": 844})
    page.locator(".rules > summary").click()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    box = page.locator(".summary tbody tr").first.bounding_box()
    assert box["width"] <= width


def test_print_gives_the_list(sixty, tmp_path, opened):
    """The table on few sheets with its heads on each, of the lines that are shown; sections only where open."""
    page = opened(sixty)
    page.pdf(path=tmp_path / "all.pdf", prefer_css_page_size=True)
    page.get_by_role("button", name="要改 12").click()
    page.locator("section.file:visible h2").first.click()
    page.pdf(path=tmp_path / "some.pdf", prefer_css_page_size=True)
    text = [pages(tmp_path / name) for name in ("all.pdf", "some.pdf")]
    assert len(text[0]) <= 5
    assert all("先办什么" in sheet for sheet in text[0])
    whole = ["".join("".join(sheet.split()) for sheet in sheets) for sheets in text]
    assert whole[0].count("上年的") == 5
    assert "全部展开" not in whole[0]
    assert "上年的" not in whole[1].replace("别的年度", "")
    assert whole[1].count("发现的问题") == 1


def pages(path):
    """The text of each sheet of a PDF."""
    try:
        done = subprocess.run(["pdftotext", "-layout", path, "-"], capture_output=True, encoding="utf-8", check=True)
    except FileNotFoundError:
        pytest.skip("needs pdftotext")
    return done.stdout.split("\f")[:-1]


def test_few_files_are_not_folded(tmp_path, opened):
    """Up to ten stand open below each other."""
    results = [replace(check_file(WRONG), path=f"{i}.md") for i in range(10)]
    assert '<details class="whole">' not in drawn(results)
    assert '<details class="whole">' in drawn([*results, replace(results[0], path="10.md")])


def test_memory_stays_flat(tmp_path):
    """Sections wait on the disk; of a file only what the tables show is kept."""
    import tracemalloc

    wrong = check_file(WRONG)

    def peak(count):
        tracemalloc.start()
        with (tmp_path / "page.html").open("w", encoding="utf-8") as stream:
            writer("html")((replace(wrong, path=f"{i}.md") for i in range(count)), stream, "zh")
        most = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return most

    peak(1)
    assert peak(700) - peak(300) < 400 * 6_000


def test_a_large_page_leaves_the_tables_of_clean_files_out():
    """Beyond a hundred files; those with findings keep theirs."""
    clean, wrong = check_file(WRONG.with_name("2021-clean.md")), check_file(WRONG)
    few = drawn([wrong, *(replace(clean, path=f"{i}.md") for i in range(99))])
    many = drawn([wrong, *(replace(clean, path=f"{i}.md") for i in range(100))])
    assert (few.count('<table class="cases">'), many.count('<table class="cases">')) == (100, 1)
