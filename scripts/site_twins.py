"""The way from a page to its twin in the other language, for the side of the page (a Sphinx extension).

A page names its twin by a link of its own. A page that leads to several pages of the other language names none.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sphinx.application import Sphinx

_TWIN = re.compile(r'<a class="[^"]*\btwin\b[^"]*" href="([^"#]+)')


def _add_twin(_app: Sphinx, _name: str, _template: str, context: dict[str, Any], _tree: object) -> None:
    named = set(_TWIN.findall(context.get("body") or ""))
    context["twin"] = named.pop() if len(named) == 1 else None


def setup(app: Sphinx) -> dict[str, bool]:
    """Give every page its twin."""
    app.connect("html-page-context", _add_twin)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
