"""What months are called in deliveries and texts: in every language of the folders, and by programs of a few others."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from utfall.report_calendar import MONTHS
from utfall.words import recognised

if TYPE_CHECKING:
    from collections.abc import Mapping

_ELSEWHERE = (  # what programs in German and French, of which there is no folder, make of a month
    "januar janv janvier", "februar févr février", "mär märz mrz", "avr avril", "mai", "juin", "juil juillet", "août",
    "septembre", "octobre", "novembre", "dez dezember déc décembre",
)  # fmt: skip


@cache
def month_names() -> Mapping[str, int]:
    """Return the number of each month by its names and short names, in small letters."""
    known = {number: (*recognised("prose", f"month.{number}"), *_ELSEWHERE[number - 1].split()) for number in _NUMBERS}
    return {name: number for number, names in known.items() for name in names}


_NUMBERS = range(1, MONTHS + 1)
