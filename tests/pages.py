"""Pages for tests: written by the command, opened in the Chromium of the system."""

from dataclasses import replace
from io import StringIO
from pathlib import Path

from gkcheck.cli import main
from gkcheck.findings.model import Suspect
from gkcheck.output import writer
from gkcheck.pipeline import check_file
from gkcheck.rulebook.sheets import Text
from scripts.programs import found
from tests.apart import ROOT
from tests.programs import absence, refuse

EXAMPLES = ROOT / "examples"
CHROMIUM = found("chromium")
WRONG = EXAMPLES / "2021-wrong.docx"
TOTAL = "applications.unable.not_held.total"
SWAPPED = "applications.unable.not_held.natural_person"


def written(folder, *paths, lang="zh", name="page.html"):
    """The page that the command writes for files, and its path."""
    path = Path(folder) / name
    main(["check", *map(str, paths), "--format", "html", "--lang", lang, "--output", str(path)])
    return path


def drawn(results, lang="zh"):
    """The page of results."""
    stream = StringIO()
    writer("html")(results, stream, lang)
    return stream.getvalue()


def located():
    """The wrong example as a search for the wrong cell tells it: two findings with one cause, two ways to mend it."""
    result = check_file(WRONG)
    cells = {cell.path: cell for finding in result.findings for cell in finding.cells}
    first = (Suspect(cells[SWAPPED], 859, Text("十位、个位互换：895 应为 859", "tens and units: 895 should be 859")),)
    handled = cells["applications.handled.natural_person"]
    second = (
        Suspect(cells[TOTAL], 933, Text("按其他各格推算：897 应为 933", "reckoned: 897 should be 933")),
        Suspect(handled, 3476, Text("按其他各格推算：3440 应为 3476", "reckoned: 3440 should be 3476")),
    )
    findings = (
        finding if finding.code == "GK401" else replace(finding, cause=1, suspects=(first, second))
        for finding in result.findings
    )
    return replace(result, findings=tuple(findings))


def browser():
    """Chromium, driven by Playwright; skips or fails where either is absent. To be used in a `with`."""
    if reason := absence("chromium"):
        refuse("chromium", reason)
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        refuse("chromium", "needs Playwright: pip install --group browser")
    return sync_playwright()


def axe_finds(chromium, path, scheme="light", unfold=""):
    """What axe-core finds on a page: the rules that it breaks, and where; unfold: what is opened before."""
    from axe_playwright_python.base import AXE_SCRIPT

    context = chromium.new_context(bypass_csp=True, color_scheme=scheme, viewport={"width": 1366, "height": 768})
    page = context.new_page()
    page.goto(path.as_uri())
    if unfold:
        page.evaluate("selector => document.querySelectorAll(selector).forEach(e => e.open = true)", unfold)
    page.evaluate(AXE_SCRIPT)
    found = page.evaluate("axe.run({resultTypes: ['violations']})")
    context.close()
    assert len(found["passes"]) > 25
    return [(v["id"], [node["html"][:200] for node in v["nodes"][:3]]) for v in found["violations"]]
