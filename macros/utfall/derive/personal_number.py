"""Swedish personal identity numbers and coordination numbers in a text: a real date, and the right check digit.

Organisation numbers have a third digit of two or more, where a month has at most one, and are never personal ones.
"""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

COORDINATION = 60  # what is added to the day of somebody who is not registered in Sweden
_DASHES = "-\u2010\u2011\u2012\u2013\u2212"
_NUMBER = re.compile(
    rf"(?<![\w,.])(?<!\d[ {_DASHES}/])(18|19|20)?(\d\d)(\d\d)(\d\d)([ +{_DASHES}]?)(\d{{4}})(?![\d\w])(?![{_DASHES}]\d)"
)


def personal_numbers(text: str) -> Iterator[re.Match[str]]:
    """Yield where a text has a personal number, with or without century, hyphen or plus."""
    for found in _NUMBER.finditer(text):
        century, year, month, day, _, serial = found.groups()
        if _is_date(century, year, month, day) and has_check_digit(f"{year}{month}{day}{serial}"):
            yield found


def has_check_digit(digits: str) -> bool:
    """Tell whether the last of ten digits is the check digit of the others, by the Luhn algorithm."""
    doubled = (int(one) * (2 - at % 2) for at, one in enumerate(digits))
    return sum(one // 10 + one % 10 for one in doubled) % 10 == 0


def _is_date(century: str | None, year: str, month: str, day: str) -> bool:
    wanted = int(day) - COORDINATION if int(day) > COORDINATION else int(day)
    for one in [century] if century else ["19", "20"]:
        try:
            date(int(f"{one}{year}"), int(month), wanted)
        except ValueError:
            continue
        return True
    return False
