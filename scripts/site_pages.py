"""The Markdown of the repository to that of the site: one folder for each language, links turned, navigation added.

The pages stay as a code host shows them. Here a link to a page of the same language stays one, so that Sphinx can hold
it; a link to the other language leads to its page in the built site; a link to any other file of the repository leads
to a copy below `files/`. What a home page or an index links to, heading by heading, is the navigation.
"""

from __future__ import annotations

import os.path
import re
import shutil
from functools import cache
from pathlib import Path, PurePosixPath
from typing import NamedTuple
from urllib.parse import quote, unquote

ROOT = Path(__file__).parent.parent
LANGUAGES = ("en", "zh")
MOVED = {
    "docs/README.md": "index.md",
    "docs/zh/README.md": "zh/index.md",
    "README.md": "project.md",
    "README.zh-CN.md": "zh/项目说明.md",
    "CONTRIBUTING.md": "contributing.md",
    "CHANGELOG.md": "changes.md",
}
"""Pages that stand elsewhere in the site than below `docs/`."""

HOMES = (ROOT / "docs/README.md", ROOT / "docs/zh/README.md")

_LINK = re.compile(r"```.*?```|`[^`\n]*`|(?P<mark>!?)\[(?P<text>[^\]\n]*)\]\((?P<to>[^)\s]+)\)", re.DOTALL)
_OWN = re.compile(r"[a-z]+:|#")


class Laid(NamedTuple):
    """What was laid out: the sources of each language, and the files that pages link to."""

    folders: dict[str, Path]
    files: set[Path]


def lay_out(where: Path) -> Laid:
    """Write the pages of both languages below a folder."""
    folders = {lang: where / lang for lang in LANGUAGES}
    files: set[Path] = set()
    for source, place in places().items():
        lang, inside = _inside(place)
        target = folders[lang] / inside
        target.parent.mkdir(parents=True, exist_ok=True)
        text = turned(source, place, files)
        target.write_text(text + navigation(source, text), "utf-8")
    for folder in folders.values():
        shutil.copytree(ROOT / "docs/pictures", folder / "pictures")
    return Laid(folders, files)


@cache
def places() -> dict[Path, PurePosixPath]:
    """Every page by its file, with its place in the site."""
    found = {ROOT / source: PurePosixPath(place) for source, place in MOVED.items()}
    for path in sorted((ROOT / "docs").rglob("*.md")):
        found.setdefault(path, PurePosixPath(path.relative_to(ROOT / "docs").as_posix()))
    return found


def _inside(place: PurePosixPath) -> tuple[str, PurePosixPath]:
    """The language of a page and its place among the pages of that language."""
    return ("zh", place.relative_to("zh")) if place.parts[0] == "zh" else ("en", place)


def turned(source: Path, place: PurePosixPath, files: set[Path]) -> str:
    """A page with its links as the site wants them; files that are copied are added to `files`."""

    def turn(found: re.Match[str]) -> str:
        if found["to"] is None or _OWN.match(found["to"]):
            return found[0]
        name, mark, anchor = unquote(found["to"]).partition("#")
        target = Path(os.path.normpath(source.parent / name))
        files.update(_copied(target))
        link, note = _link(target, place)
        return f"{found['mark']}[{found['text']}]({link}{mark}{anchor}){note}" if link else found["text"]

    return _LINK.sub(turn, source.read_text("utf-8"))


def _copied(target: Path) -> list[Path]:
    """The files that the site holds a copy of, so that a link to them leads somewhere."""
    return [target] if target.is_file() and target.suffix != ".png" and target not in places() else []


def _link(target: Path, place: PurePosixPath) -> tuple[str, str]:
    """A link to a file from a place of the site, and its marks; none to a folder, which a site cannot show."""
    if target.suffix == ".png":
        return _way(_inside(place)[1], PurePosixPath("pictures", target.name)), ""
    page = places().get(target)
    if page is None:
        copy = PurePosixPath("files", target.relative_to(ROOT).as_posix())
        return ("", "") if target.is_dir() else (_way(place, copy), "{.external}")
    if _inside(page)[0] == _inside(place)[0]:
        return _way(place, page), ""
    return _way(place, page.with_suffix(".html")), "{.external .twin}"


def _way(place: PurePosixPath, target: PurePosixPath) -> str:
    """The relative link from one place of the site to another."""
    return quote(os.path.relpath(target, place.parent).replace(os.sep, "/"))


def navigation(source: Path, text: str) -> str:
    """For a home page or an index: what its headings link to, as the site's navigation."""
    if source not in HOMES and source.name != "index.md":
        return ""
    return "\n" + "\n\n".join(map(_branch, re.split(r"^## ", text, flags=re.MULTILINE)[1:])) + "\n"


def _branch(section: str) -> str:
    """The pages that a section links to; those at the top of the repository bear its name, so the link names them."""
    moved = {PurePosixPath(place).name for place in MOVED.values()}
    pages = [
        f"{text} <{link}>" if link in moved else link
        for text, link in re.findall(r"\[([^\]\n]*)\]\(([^)\s:#]+\.md)\)", section)
        for link in [unquote(link)]
    ]
    caption = section.partition("\n")[0]
    return "\n".join(["```{toctree}", ":hidden:", f":caption: {caption}", "", *pages, "```"])
