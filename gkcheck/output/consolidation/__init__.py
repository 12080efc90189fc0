"""The consolidated report as a workbook: the form with live formulas, what balances, and a sheet for each part."""

from .book import write_consolidation
from .listing import Listed

__all__ = ["Listed", "write_consolidation"]
