"""The browser that tests of the page share."""

import pytest

from tests.pages import CHROMIUM, browser


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
