"""Costs that a package keeps as negative amounts: a sentence tells them, and how they move, without the sign."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from utfall.derive.claims.ledger import Ledger
    from utfall.derive.claims.reading import Reading


def turn_of(ledger: Ledger, reading: Reading, subject: str) -> int:
    """Return -1 where a sentence tells a measure without the minus sign that it is kept with, else 1.

    ``Nettokostnaden är 402,6 mkr`` is said of -402,6, and ``8,4 mkr mer än budget`` of what lies 8,4 below it.
    """
    if subject in ledger.names.results or not ledger.is_negative(subject):
        return 1
    return -1 if ledger.is_cost(subject) or reading.hits(reading.whole, "sign.cost") else 1


def favour_of(ledger: Ledger, reading: Reading, subject: str) -> int:
    """Return which way is better of a measure as it is kept: up where costs are negative, unless the package says."""
    declared = ledger.direction(subject)
    if declared:
        return declared
    return 1 if turn_of(ledger, reading, subject) < 0 or ledger.has_negative_costs(subject) else 0
