"""One level held against the levels below: which parts count, whether they add up, and which of them is the cause."""

from .check import check_levels
from .duplicates import body, duplicates, twice
from .gaps import gaps
from .parts import Part, admit

__all__ = ["Part", "admit", "body", "check_levels", "duplicates", "gaps", "twice"]
