"""How much of a stranger's file is read; beyond a bound it is unreadable, in words, and nothing hangs."""

from __future__ import annotations

FILE_BYTES = 64 * 2**20
"""The largest file opened."""

PART_BYTES = 160 * 2**20
"""The largest part of an archive, unpacked."""

PARTS = 20_000
"""The most members of an archive."""

NESTING = 60
"""The deepest table within tables."""

CELLS = 1_000_000
"""The most cells, and the most paragraphs, of one document."""

COLUMNS = 1_000
"""The most columns of a grid; a wider span is cut to it."""

ROWS = 65_534
"""The most rows that one cell spans; a longer span is cut to it."""
