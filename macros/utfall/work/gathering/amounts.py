"""Members' amounts in the city's units: converted exactly or not at all, and never between currencies."""

from __future__ import annotations

from typing import TYPE_CHECKING

from utfall.model.unit import SEK, converted, size_of

if TYPE_CHECKING:
    from decimal import Decimal

    from utfall.model.report import Report

_OF_LANGUAGE = {"sv": SEK, "nb": "NOK"}  # what kr is where the package does not say


def currency_of(unit: str, currency: str, language: str) -> str:
    """Return the currency of a unit in a package: kr is Swedish only where the package does not say otherwise.

    Empty for what is no money.
    """
    size = size_of(unit)
    if size is None or not size.currency:
        return ""
    is_named = size.currency != SEK or SEK.casefold() in unit.casefold()
    return size.currency if is_named else currency or _OF_LANGUAGE.get(language, SEK)


def currency_in(report: Report, currency: str, unit: str) -> str:
    """Return the currency of a unit in a report whose package is in ``currency``."""
    return currency_of(unit, currency, report.package.language)


def exactly(amount: Decimal, unit: str, into: str) -> Decimal | None:
    """Return an amount in another unit; ``None`` where the two do not measure the same, or not without rounding."""
    found = converted(amount, unit, into)
    back = None if found is None else converted(found, into, unit)
    return found if back == amount else None


def written(amount: Decimal) -> str:
    """Return an amount as it stands in a file, without an exponent."""
    return f"{amount:f}"
