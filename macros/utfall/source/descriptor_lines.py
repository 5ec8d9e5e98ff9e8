"""Where in a descriptor's text something stands: the line of each place, such as ``resources[0].schema.fields[2]``."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

# A text whole, a sign of structure, or a number or word; possessive, so that no text makes it try twice.
_TOKEN = re.compile(r'"(?:[^"\\]++|\\.)*+"|[\[\]{},:]|[^\s\[\]{},:"]++', re.DOTALL)


def line_of(text: str, place: str) -> int | None:
    """Return the line on which a place of a descriptor begins; of what is not there, that of the nearest around it."""
    lines = lines_of(text)
    while place and place not in lines:
        place = re.sub(r"(\.[^.\[\]]*|\[\d+\]|^[^.\[\]]*)$", "", place)
    return lines.get(place)


def lines_of(text: str) -> Mapping[str, int]:
    """Return the line of every value of a readable descriptor, by its place; the whole is the empty place."""
    lines: dict[str, int] = {}
    within: list[_Within] = []
    line, at, key = 1, 0, None
    for found in _TOKEN.finditer(text):
        line += text.count("\n", at, found.start())
        at, sign = found.start(), found[0]
        if sign in "]}":
            within.pop()
        elif sign == ",":
            within[-1].count += 1
            key = None
        elif sign == ":":
            continue
        elif within and within[-1].is_object and key is None:
            key = json.loads(sign)
        else:
            place = within[-1].place_of(key) if within else ""
            lines[place] = line
            key = None
            if sign in "[{":
                within.append(_Within(place, is_object=sign == "{"))
    return lines


@dataclass(slots=True)
class _Within:
    """Hold a list or an object that is gone through: its place, and how many of its values have been met."""

    place: str
    is_object: bool
    count: int = 0

    def place_of(self, key: str | None) -> str:
        """Return the place of the value that comes next."""
        return f"{self.place}.{key}".lstrip(".") if self.is_object else f"{self.place}[{self.count}]"
