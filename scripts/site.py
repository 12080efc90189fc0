"""Build the documentation as a site into `site/`: `python -m scripts.site`; any broken link or orphan page fails.

English stands at the top, Chinese below `zh/`. Needs the dependency group `docs`; nothing is fetched, neither by the
build nor by the pages that it writes.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory

from scripts import site_links
from scripts.site_pages import ROOT, lay_out

OUT = ROOT / "site"
CODES = {"en": "en", "zh": "zh_CN"}


def build(out: Path) -> int:
    """Build both languages into a folder; gives 0, or 1 where anything is amiss."""
    shutil.rmtree(out, ignore_errors=True)
    with TemporaryDirectory() as folder:
        laid = lay_out(Path(folder))
        for lang, pages in laid.folders.items():
            if not built(lang, pages, out if lang == "en" else out / lang, Path(folder) / "seen" / lang):
                return 1
    for path in laid.files:
        copy = out / "files" / path.relative_to(ROOT)
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, copy)
    (out / ".nojekyll").touch()
    faults = site_links.faults(out)
    print(*faults, sep="\n", end="\n" if faults else "")
    return 1 if faults else 0


def built(lang: str, pages: Path, out: Path, seen: Path) -> bool:
    """Build one language; every warning is an error."""
    strict = ["-b", "html", "-W", "--keep-going", "-q", "-D", f"language={CODES[lang]}"]
    command = [sys.executable, "-m", "sphinx", *strict, "-c", str(ROOT / "docs"), "-d", str(seen)]
    return subprocess.run([*command, str(pages), str(out)], cwd=ROOT, check=False).returncode == 0


def main() -> int:
    """Build into `site/`, or say what is missing."""
    if find_spec("furo") is None:
        print("the site needs: pip install --group docs")
        return 1
    return build(OUT)


if __name__ == "__main__":
    sys.exit(main())
