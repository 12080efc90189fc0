"""One level of government against the levels below: a whole held against its parts, or the parts added up."""

from .calls import consolidate, rollup

__all__ = ["consolidate", "rollup"]
