"""Norwegian birth numbers and D numbers in a text: a real date, and both check digits right.

Skatteetaten's rules: day, month and year, three digits, and two check digits by mod 11. Forty is added to the day of a
D number. Numbers made up for tests have forty or eighty added to the month, and are nobody's.
"""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

TEMPORARY = 40  # what is added to the day of somebody who is not registered in Norway
_FIRST = (3, 7, 6, 1, 8, 9, 4, 5, 2, 1)
_SECOND = (5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1)
_NUMBER = re.compile(
    r"(?<![\w,.])(?<!\d[ \u00a0\-/])(\d\d)(\d\d)(\d\d)[ \u00a0\-]?(\d{3}) ?(\d\d)(?![\d\w])(?![ \-,.]\d)"
)


def birth_numbers(text: str) -> Iterator[re.Match[str]]:
    """Yield where a text has a birth number or a D number, in one or parted after the date."""
    for found in _NUMBER.finditer(text):
        if _is_date(*found.groups()[:3]) and has_check_digits("".join(found.groups())):
            yield found


def has_check_digits(digits: str) -> bool:
    """Tell whether the last two of eleven digits are the check digits of the others."""
    return all(
        sum(weight * int(one) for weight, one in zip(weights, digits, strict=False)) % 11 == 0
        for weights in (_FIRST, _SECOND)
    )


def _is_date(day: str, month: str, year: str) -> bool:
    wanted = int(day) - TEMPORARY if int(day) > TEMPORARY else int(day)
    for century in ("19", "20"):
        try:
            date(int(f"{century}{year}"), int(month), wanted)
        except ValueError:
            continue
        return True
    return False
