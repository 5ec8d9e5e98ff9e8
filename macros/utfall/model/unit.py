"""Units of money and how they relate; other units stand for themselves."""

from __future__ import annotations

from decimal import Decimal

KRONOR = {  # Swedish public bodies write tkr, mnkr (also mkr) and mdkr
    "kr": Decimal(1),
    "tkr": Decimal(1_000),
    "mkr": Decimal(1_000_000),
    "mnkr": Decimal(1_000_000),
    "mdkr": Decimal(1_000_000_000),
}
PERCENT = "procent"
PIECES = "antal"  # heads a column; in a sentence one writes 79 000 st


def spoken(unit: str) -> str:
    """Return a unit as it follows a figure in a sentence."""
    return "st" if unit == PIECES else unit


def converted(amount: Decimal, unit: str, into: str) -> Decimal | None:
    """Return an amount in another unit, or ``None`` where the two do not measure the same."""
    if unit == into:
        return amount
    if unit in KRONOR and into in KRONOR:
        return amount * KRONOR[unit] / KRONOR[into]
    return None
