"""Reports written in many layouts from known figures, for holding the reader against."""

from collections.abc import Callable

from tests.layouts import html, sheet, text, word
from tests.layouts.figures import FIGURES, Figures

LAYOUTS: dict[str, tuple[str, Callable[[Figures], bytes]]] = {
    **{f"word-{name}": (".docx", writer) for name, writer in word.LAYOUTS.items()},
    **{f"html-{name}": (".html", writer) for name, writer in html.LAYOUTS.items()},
    **{f"text-{name}": (text.suffix(name), writer) for name, writer in text.LAYOUTS.items()},
    **{f"sheet-{name}": (sheet.suffix(name), writer) for name, writer in sheet.LAYOUTS.items()},
}

# name of a layout in which information is lost -> what a reader can no longer know
LOSSY: dict[str, str] = {f"text-{name}": reason for name, reason in text.LOSSY.items()} | {
    f"html-{name}": reason for name, reason in html.LOSSY.items()
}

__all__ = ["FIGURES", "LAYOUTS", "LOSSY", "Figures"]
