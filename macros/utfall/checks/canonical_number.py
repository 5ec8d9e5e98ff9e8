"""Numbers as they are kept: ``1265135``, ``5.3``, ``-305``; no grouping, no unit, decimal point.

Spreadsheet programs and people write them otherwise, and Frictionless itself takes ``NaN``, ``INF``, ``1e3``
and ``1_000`` for numbers. The finding says what was probably meant.
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import partial
from typing import TYPE_CHECKING

from utfall.model.finding import Finding
from utfall.number import rounded
from utfall.source.cells import NUMBER, is_unreadable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from utfall.checks.material import Material

_SPACES = re.compile(r"[\s\u00a0\u2007\u2009\u202f']")
_MINUS = str.maketrans(dict.fromkeys("\u2010\u2011\u2012\u2013\u2212", "-"))
_UNIT = re.compile(r"(%|kr|tkr|mkr|mnkr|mdkr|st|procent)\.?$", re.IGNORECASE)
_FLOAT = re.compile(r"-?[0-9]{1,40}(?:[.,][0-9]{10,60}|(?:[.,][0-9]{1,60})?[eE][+-]?[0-9]{1,3})")
_DECIMALS, _MOST_DIGITS = 9, 19  # decimals that a cell may have, and digits before them that a person can have meant
_SPREADSHEET_ERROR = re.compile(r"#[A-ZÅÄÖ0-9/]+[!?]?")


def check(material: Material) -> Iterator[Finding]:
    """Find cells of number columns that are not written canonically."""
    for kind in ("number", "integer"):
        for table, row, name, text in material.cells_where(partial(is_unreadable, kind=kind), kind):
            case, meant = _explained(text, kind)
            yield Finding("canonical-number", case, table.file, row, name, text, details={"meant": meant})


def _explained(text: str, kind: str) -> tuple[str, str]:
    """Return the case of the finding and the number that was probably meant, empty if that is not clear."""
    if _SPREADSHEET_ERROR.fullmatch(text.strip()):
        return "spreadsheet-error", ""
    if exact := _rounded(text):
        return ("exponent" if "e" in text.lower() else "decimals"), exact
    bare = _UNIT.sub("", text.strip().translate(_MINUS))
    meant = _SPACES.sub("", bare).replace(",", ".")
    if not NUMBER.fullmatch(meant):
        return "not-a-number", ""
    if kind == "integer" and "." in meant:
        return "whole", meant
    return _case(text, bare), meant


def _rounded(text: str) -> str:
    """Return a number that a program has written with an exponent or with too many decimals, as it can be kept."""
    if not _FLOAT.fullmatch(text.strip()):
        return ""
    value = Decimal(text.strip().replace(",", "."))
    if value.adjusted() >= _MOST_DIGITS:
        return ""
    kept = rounded(value, _DECIMALS)
    written = f"{kept:f}".rstrip("0").rstrip(".")
    return "0" if written in {"-0", ""} else written if NUMBER.fullmatch(written) else ""


def _case(text: str, bare: str) -> str:
    if bare != text.strip().translate(_MINUS):
        return "unit"
    if text.translate(_MINUS) != text:
        return "minus"
    return "decimal-comma" if "," in bare else "grouped"
