"""Numbers with their unit: ``5,3 %``, ``19 mnkr``, ``£1.2m``; the space between never breaks a line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from utfall.model.unit import PERCENT, with_unit
from utfall.number import NO_BREAK, write_number

if TYPE_CHECKING:
    from decimal import Decimal


def format_number(value: Decimal, decimals: int | None = 0, unit: str = "", language: str = "sv") -> str:
    """Return a number and its unit as they are read. ``decimals`` of ``None`` shows what is stored."""
    return write_number(value, decimals, language) + _unit(unit)


def spoken_amount(value: Decimal, decimals: int | None, unit: str, language: str) -> str:
    """Return a number and its unit as a sentence has them: in English the sign of a currency stands first."""
    return with_unit(write_number(value, decimals, language), "%" if unit == PERCENT else unit, language)


def _unit(unit: str) -> str:
    if not unit:
        return ""
    return NO_BREAK + ("%" if unit == PERCENT else unit)
