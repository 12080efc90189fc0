"""The page in a real browser: what is asked for, seen, reached by keys, printed, and what hostile reports do to it."""

import re
import shutil
import subprocess

import pytest

from tests.hostile import FILLED, web
from tests.pages import EXAMPLES, ROOT, SWAPPED, TOTAL, WRONG, axe_finds, drawn, located, written
from tests.programs import needs

UNFILLED = "cases.litigation_after_review.total"
FOCUSABLE = "a[href], button, input, summary, [tabindex='0']"
CASES = ROOT / "tests/rules"
CONTRAST = """() => {
  const parse = text => text.match(/[\\d.]+/g).map(Number);
  const light = ([r, g, b]) => [r, g, b].map(c => c / 255)
    .map(c => c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4)
    .reduce((sum, c, i) => sum + c * [0.2126, 0.7152, 0.0722][i], 0);
  const behind = element => {
    for (let e = element; e; e = e.parentElement) {
      const colour = parse(getComputedStyle(e).backgroundColor);
      if (colour.length === 3 || colour[3] > 0) return colour;
    }
    return [255, 255, 255];
  };
  const found = {};
  for (const element of document.body.querySelectorAll("*")) {
    const own = [...element.childNodes].some(n => n.nodeType === 3 && n.textContent.trim());
    if (!own || !element.offsetParent || element.closest(".unseen, .skip")) continue;
    const [a, b] = [light(parse(getComputedStyle(element).color)), light(behind(element))];
    found[`${element.tagName} ${element.className}`] = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
  }
  return found;
}"""


@pytest.fixture(scope="module")
def wrong(tmp_path_factory):
    return written(tmp_path_factory.mktemp("wrong"), WRONG)


@pytest.fixture(scope="module")
def everything(tmp_path_factory):
    """The examples, the bad case of every rule, and what cannot be read, on one page."""
    folder = tmp_path_factory.mktemp("all")
    for case in CASES.glob("*/bad*.*"):
        shutil.copy(case, folder / f"{case.parent.name}-{case.name}")
    for example in EXAMPLES.glob("*.docx"):
        shutil.copy(example, folder)
    (folder / "买菜.txt").write_text("买菜", "utf-8")
    return written(tmp_path_factory.mktemp("page"), folder)


@pytest.fixture(scope="module")
def several(tmp_path_factory):
    """A file for each thing that a section may hold."""
    folder = tmp_path_factory.mktemp("several")
    for code in ("GK001", "GK009", "GK101", "GK102", "GK103", "GK105", "GK123"):
        for case in CASES.glob(f"{code}-*/bad.*"):
            shutil.copy(case, folder / f"{code}{case.suffix}")
    shutil.copy(EXAMPLES / "2019-blanks.docx", folder)
    clean = (EXAMPLES / "2021-clean.md").read_text("utf-8").replace("宿迁市", "淮安市")
    (folder / "2021-clean.md").write_text(clean, "utf-8")
    (folder / "买菜.txt").write_text("买菜", "utf-8")
    return written(tmp_path_factory.mktemp("page"), folder)


@pytest.fixture(scope="module")
def suspected(tmp_path_factory):
    path = tmp_path_factory.mktemp("located") / "page.html"
    path.write_text(drawn([located()]), "utf-8")
    return path


def in_view(page, locator):
    """Whether all of an element is inside the window, below the bar at its top, once scrolling has come to rest."""
    page.wait_for_timeout(100)
    last = None
    while (box := locator.bounding_box()) != last:
        last = box
        page.wait_for_timeout(100)
    bar, size = page.locator(".top").bounding_box(), page.viewport_size
    return box["y"] >= bar["height"] and box["y"] + box["height"] <= size["height"] and 0 <= box["x"] < size["width"]


def cell(page, path):
    return page.locator(f"[id='f1-{path}']")


@pytest.mark.parametrize("size", [(1366, 768), (390, 844)], ids=["desk", "phone"])
@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "bare"])
def test_a_finding_brings_its_cell_into_view(size, scripts, wrong, opened):
    """By a click; the cell is outlined; a click on the cell leads back. With scripts and without, wide and narrow."""
    page = opened(wrong, viewport={"width": size[0], "height": size[1]}, java_script_enabled=scripts)
    for number, path in enumerate((SWAPPED, SWAPPED, UNFILLED), 1):
        page.locator(f"#f1-{number} a.go").click()
        found = cell(page, path)
        assert in_view(page, found)
        assert found.evaluate("e => getComputedStyle(e).outlineStyle") == "solid" if scripts else True
        assert page.url.endswith(f"#f1-{path}")
        found.locator(f"a[href='#f1-{number}']").click()
        head = page.locator(f"#f1-{number} h4")
        assert in_view(page, head)
        assert page.url.endswith(f"#f1-{number}")


def test_enter_does_what_a_click_does(wrong, opened):
    """And the focus goes along, so that a further Enter leads back."""
    from playwright.sync_api import expect

    page = opened(wrong)
    page.locator("#f1-3 a.go").focus()
    page.keyboard.press("Enter")
    assert in_view(page, cell(page, UNFILLED))
    assert page.evaluate("document.activeElement.closest('td').id") == f"f1-{UNFILLED}"
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("#f1-3$"))


def test_a_click_anywhere_on_a_card_counts_and_shows_the_cells_of_its_equation(wrong, opened):
    """All cells of the relation are tinted, those of the finding before no longer; details only unfold."""
    page = opened(wrong)
    page.locator("#f1-2 .notes").click()
    assert in_view(page, cell(page, SWAPPED))
    parts = page.locator("td.part")
    assert parts.first.locator("a").first.inner_text().endswith("895")
    assert parts.all_inner_texts()[1:] == ["33", "0", "0", "3", "2", "897"]
    page.locator("#f1-3 summary").click()
    assert page.locator("#f1-3 details p").is_visible()
    assert page.url.endswith(SWAPPED)
    page.locator("#f1-3 a.go").click()
    page.locator(f"td.part[id='f1-{UNFILLED}']").wait_for()
    assert [text.splitlines()[-1] for text in parts.all_inner_texts()] == ["33", "0", "6", "13", "0"]


def test_suspects_lead_to_their_cells(suspected, opened):
    """The likeliest is marked as wrong, the others as possible; all are reached."""
    page = opened(suspected)
    assert page.locator(".cause .suspects > ol > li").first.inner_text() == (
        "（四）无法提供 / 1.本机关不掌握相关政府信息 / 自然人 应填 859，原为 895：十位、个位互换"
    )
    assert "error" in cell(page, SWAPPED).get_attribute("class")
    assert cell(page, TOTAL).get_attribute("class") == "also"
    for place, path in enumerate((SWAPPED, TOTAL, "applications.handled.natural_person")):
        page.locator(".suspects a").nth(place).click()
        assert in_view(page, cell(page, path))


def test_filters(everything, opened):
    """Each hides the findings and marks of its severity and shows them again; what is hidden is said."""
    page = opened(everything)
    page.get_by_role("button", name="全部展开").click()
    kinds = ("error", "warning", "note")
    all_of = {kind: page.locator(f".finding.{kind}").count() for kind in kinds}
    assert all(all_of.values())
    for kind in kinds:
        box = page.locator(f"input[value={kind}]")
        box.focus()
        page.keyboard.press("Space")
        assert page.locator(f".finding.{kind}:visible").count() == 0
        others = [other for other in kinds if other != kind]
        both = page.locator(f"td.m.{kind}:is(.{', .'.join(others)})").count()
        assert page.locator(f"td.m.{kind}:not(.quiet)").count() == both
        assert [page.locator(f".finding.{other}:visible").count() for other in others] == [all_of[o] for o in others]
        said = page.locator(".hidden:visible").all_text_contents()
        assert sum(int(re.search(r"\d+", line)[0]) for line in said) == all_of[kind]
        box.click()
        assert page.locator(f".finding.{kind}:visible").count() == all_of[kind]
    assert page.locator(".hidden:visible").count() == 0


def test_without_scripts_everything_is_shown(wrong, opened):
    """No control that would do nothing; verdict, findings and tables are there."""
    page = opened(wrong, java_script_enabled=False)
    assert page.locator("button:visible, input:visible").count() == 0
    assert page.locator(".finding:visible").count() == 3
    assert page.locator("table:visible").count() == 3
    assert page.locator(".verdict").inner_text().endswith("有 3 处错误，公开之前必须改正。")


def test_every_control_is_reached_by_keyboard(wrong, opened):
    """By Tab alone, in the order of the page, each with a visible outline."""
    page = opened(wrong)
    every = page.locator(FOCUSABLE).count()
    page.evaluate(f"document.querySelectorAll(`{FOCUSABLE}`).forEach((e, i) => e.dataset.place = i)")
    reached = []
    for _ in range(every):
        page.keyboard.press("Tab")
        reached.append(page.evaluate("+document.activeElement.dataset.place"))
        assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") != "none"
    assert reached == list(range(every))


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("which", ["wrong", "several", "suspected"])
def test_axe_finds_nothing(which, scheme, chromium, request):
    """axe-core: names, roles, landmarks, headings, table heads, contrast."""
    assert axe_finds(chromium, request.getfixturevalue(which), scheme) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_contrast(scheme, everything, opened):
    """At least 4.5 for every piece of text against what is behind it, marked cells and a chosen finding too."""
    page = opened(everything, color_scheme=scheme)
    page.get_by_role("button", name="全部展开").click()
    page.locator(".rules > summary").click()
    page.locator("a.go").first.click()
    found = page.evaluate(CONTRAST)
    assert len(found) > 40
    assert {name: ratio for name, ratio in found.items() if ratio < 4.5} == {}


def test_dark_is_chosen_and_remembered(wrong, opened):
    """The system's wish first, then the reader's own."""
    page = opened(wrong, color_scheme="dark")
    ground = "getComputedStyle(document.body).backgroundColor"
    dark = page.evaluate(ground)
    button = page.get_by_role("button", name="深色")
    assert button.get_attribute("aria-pressed") == "true"
    button.click()
    light = page.evaluate(ground)
    assert light != dark
    page.reload()
    assert page.evaluate(ground) == light
    assert button.get_attribute("aria-pressed") == "false"


def test_refused_storage_does_no_harm(wrong, opened):
    """The switch works without being remembered."""
    page = opened(wrong)
    page.add_init_script("Object.defineProperty(window, 'localStorage', {get() { throw new Error('refused') }})")
    page.reload()
    page.get_by_role("button", name="深色").click()
    assert page.locator("html").get_attribute("data-theme") == "dark"


@needs("pdftotext")
@pytest.mark.parametrize("name", ["2019-wrong.xlsx", "2021-wrong.docx", "2019-blanks.docx"])
def test_print(name, tmp_path, opened):
    """On A4 each table is whole on its page, the bases are unfolded, and no control is printed."""
    page = opened(written(tmp_path, EXAMPLES / name))
    pdf = tmp_path / "page.pdf"
    page.pdf(path=pdf, prefer_css_page_size=True)
    text = subprocess.run(["pdftotext", "-layout", pdf, "-"], capture_output=True, encoding="utf-8", check=True).stdout
    sheets = ["".join(sheet.split()) for sheet in text.split("\f")]
    for first, last in (
        ("二、主动公开政府信息情况", "行政事业性收费"),
        ("三、收到和处理政府信息公开申请情况", "四、结转下年度继续办理"),
        ("四、政府信息公开行政复议、行政诉讼情况", "复议后起诉"),
    ):
        on = [sheet for sheet in sheets if f"{first}" in sheet and last in sheet.split(first, 1)[1]]
        assert on, first
    whole = "".join(sheets)
    assert whole.count("依据") >= len(page.locator(".finding").all())
    assert "国办公开办函" in whole
    assert "在表里看" not in whole
    assert "打印" not in whole
    assert page.locator("details[open]").count() == 0
    info = subprocess.run(["pdfinfo", pdf], capture_output=True, encoding="utf-8", check=True).stdout
    assert "A4" in info


@pytest.mark.parametrize("width", [1366, 390])
def test_nothing_sticks_out_sideways(width, everything, opened):
    """Only tables scroll, each in its own box."""
    page = opened(everything, viewport={"width": width, "height": 768})
    assert page.evaluate("document.documentElement.scrollWidth") <= width


HOSTILE = {
    "script": "<script>alert(1)</script>",
    "style": "</style><style>*{display:none}</style></script><script>alert(2)</script>",
    "attribute": "\"'><img src=https://example.org/x onerror=alert(3)><a href=javascript:alert(4)>x</a>",
    "entity": "&lt;script&gt;alert(5)&#60;/script&#62;<!-- ]]>",
    "long": "9" * 10_000,
    "words": "很" * 10_000,
    "direction": "1\u202e2\u20663\u200f4",
    "control": "1\x1b[2J\x07\x7f\x9b",
    "unseen": "1\u200b2\ufeff\u00ad3",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_texts_stay_texts(name, tmp_path, opened):
    """In a value, a label, the title and a sentence: nothing runs or is asked for, the tables keep their shape."""
    text = HOSTILE[name]
    report = tmp_path / "report.html"
    title = f"示例市{text}人民政府2023年政府信息公开工作年度报告"
    texts = {"VALUE": text, "LABEL": f"规章{text}", "TITLE": title, "PROSE": f"2022年，本局受理{text}件。"}
    report.write_bytes(web(FILLED | texts))
    page = opened(written(tmp_path, report))
    assert page.locator("script").count() == 1
    assert page.locator("style").count() == 1
    assert page.locator("img, iframe, object, embed, link, form, svg").count() == 0
    assert page.locator("a:not([href^='#'])").count() == 0
    names = set(page.locator("*").evaluate_all("found => found.flatMap(e => e.getAttributeNames())"))
    assert not [name for name in names if name.startswith("on")]
    assert page.locator(".applications td").count() == 25 * 7
    assert page.locator(".finding").count() > 0
    assert page.evaluate("document.documentElement.scrollWidth") <= 1366
    shown = page.locator("main").inner_text()
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff\u00ad]", shown)
    if name == "direction":
        assert "⟨U+202E⟩" in shown


def test_hostile_file_names(tmp_path, opened):
    """Shown as they are, in the heading, the summary and the title of the window."""
    names = ["<img src=x onerror=alert(1)>.docx", "\"'&amp;.docx", "--><script>alert(2)<title>.docx"]
    for name in names:
        try:
            shutil.copy(WRONG, tmp_path / name)
        except OSError:
            pytest.skip("the file system allows no such names")
    page = opened(written(tmp_path, tmp_path))
    assert sorted(page.locator("h2[id$='-h']").all_inner_texts()) == sorted(names)
    page.locator(".summary a").first.click()
    assert in_view(page, page.locator("#f1-h"))
    single = opened(written(tmp_path, tmp_path / names[0], name="one.html"))
    assert single.title() == f"{names[0]}：检查结果"


def test_many_files(everything, several, opened):
    """A line of the summary for each file, which unfolds its section; clean files keep their tables folded."""
    page = opened(everything)
    lines, sections = page.locator(".summary tbody tr"), page.locator("section.file")
    assert lines.count() == sections.count() > 60
    lines.locator(".agency a").last.click()
    page.wait_for_timeout(1500)
    assert sections.last.locator("h2").inner_text() == lines.last.locator(".file-link").inner_text()
    assert in_view(page, sections.locator("h2").last)
    assert page.locator(".verdict:visible").count() == 1
    page = opened(several)
    clean = page.locator("section.file").filter(has=page.get_by_role("heading", name="2021-clean.md", exact=True))
    assert clean.locator(".verdict").is_visible()
    assert not clean.locator("table").first.is_visible()
    clean.get_by_text("看三张统计表").click()
    assert clean.locator("table").count() == 3
    assert clean.locator("table").last.is_visible()
