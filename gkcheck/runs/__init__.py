"""Many files in one run: by several processes, held against last year's reports, given in the order of the input.

What has been read waits in a temporary file until it is known whose last year's report is among the files, so that
memory stays flat however many there are.
"""

from __future__ import annotations

from .run import check_many, fitting_jobs, last_year
from .work import Terms

__all__ = ["Terms", "check_many", "fitting_jobs", "last_year"]
