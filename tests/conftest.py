"""What tests share: the browser, and a desk with the reports of several levels."""

import shutil

import pytest

from scripts.example_levels import FOLDER
from tests.pages import CHROMIUM, browser


@pytest.fixture
def desk(tmp_path, monkeypatch):
    """A folder with the examples of levels, in which the command is run."""
    shutil.copytree(FOLDER, tmp_path, dirs_exist_ok=True)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture(scope="module")
def chromium():
    with browser() as playwright:
        started = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield started
        started.close()


@pytest.fixture
def opened(chromium):
    """Opens a page; whatever it asks for, logs or fails in is held against it at the end."""
    contexts, asked, logged = [], [], []

    def open_page(path, **options):
        context = chromium.new_context(**({"viewport": {"width": 1366, "height": 768}} | options))
        contexts.append(context)
        page = context.new_page()
        page.on("request", lambda request: asked.append(request.url))
        page.on("console", lambda message: logged.append(message.text))
        page.on("pageerror", lambda error: logged.append(str(error)))
        page.on("dialog", lambda dialog: logged.append(dialog.message))
        page.goto(path.as_uri())
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert all(url.startswith("file:///") and url.split("#")[0].endswith(".html") for url in asked), asked
    assert logged == []
