"""The units of money that reports print, and an amount of one in another."""

from __future__ import annotations

from decimal import Decimal

YUAN = {
    "元": Decimal(1),
    "百元": Decimal(100),
    "千元": Decimal(1_000),
    "万元": Decimal(10_000),
    "百万元": Decimal(1_000_000),
    "千万元": Decimal(10_000_000),
    "亿元": Decimal(100_000_000),
}
"""How many 元 each unit is."""


def exchanged(amount: int | Decimal, unit: str, wanted: str) -> Decimal:
    """An amount of one unit in another; exact, and a product, which keeps the digits that were printed."""
    return amount * (YUAN[unit] / YUAN[wanted])
