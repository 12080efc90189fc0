"""gkcheck reads annual reports on open government information and says, cell by cell, what cannot be true.

>>> import gkcheck
>>> report = gkcheck.read("examples/2021-clean.docx")
>>> gkcheck.check(report).ok
True
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .version import __version__

if TYPE_CHECKING:
    from .api import check, check_file, check_files, read, remember
    from .errors import BookError, GkcheckError, Unreadable, UsageError
    from .findings.model import CellRef, Finding, Outcome, Result
    from .findings.overview import Overview, overview
    from .reports.earlier import Earlier
    from .reports.model import Report
    from .revising import Fixed, Mended, annotate, fix
    from .rollups import consolidate, rollup
    from .rulebook.forms import AnnualReport2019, AnnualReport2021

__all__ = [
    "AnnualReport2019",
    "AnnualReport2021",
    "BookError",
    "CellRef",
    "Earlier",
    "Finding",
    "Fixed",
    "GkcheckError",
    "Mended",
    "Outcome",
    "Overview",
    "Report",
    "Result",
    "Unreadable",
    "UsageError",
    "__version__",
    "annotate",
    "check",
    "check_file",
    "check_files",
    "consolidate",
    "fix",
    "overview",
    "read",
    "remember",
    "rollup",
]

_HOMES = {
    "AnnualReport2019": "rulebook.forms",
    "AnnualReport2021": "rulebook.forms",
    "BookError": "errors",
    "CellRef": "findings.model",
    "Earlier": "reports.earlier",
    "Finding": "findings.model",
    "Fixed": "revising",
    "GkcheckError": "errors",
    "Mended": "revising",
    "Outcome": "findings.model",
    "Overview": "findings.overview",
    "Report": "reports.model",
    "Result": "findings.model",
    "Unreadable": "errors",
    "UsageError": "errors",
    "annotate": "revising",
    "check": "api",
    "check_file": "api",
    "check_files": "api",
    "consolidate": "rollups",
    "fix": "revising",
    "overview": "findings.overview",
    "read": "api",
    "remember": "api",
    "rollup": "rollups",
}


def __getattr__(name: str) -> object:
    """Import a public name when it is first used: `import gkcheck` loads nothing heavy."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    value: object = getattr(import_module(f".{_HOMES[name]}", __name__), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted(__all__)
