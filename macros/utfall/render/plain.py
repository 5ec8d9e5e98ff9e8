"""What stands in a plain page in the place of what the whole page has, and what unpacks the whole one."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

SHAPE = re.compile(r'<svg class="u-shape" viewBox="([^"]*)"[^>]*>(.*?)</svg>')
_PLACE = re.compile("\1(\\d+)\1")


def numbered_shape(number: int) -> str:
    """Return what stands for a shape while the page is read."""
    return f'<svg class="u-shape" id="{number}"></svg>'


def shape_place(number: int) -> str:
    """Return where a shape stands, to be drawn when all of the page's are known."""
    return f"\1{number}\1"


def with_shapes(page: str, drawn: Sequence[tuple[str, str]]) -> str:
    """Return a plain page with its shapes: each where it stands, and one that stands in more places once.

    ``drawn`` has the field and the lines of each.
    """
    counts = Counter(int(found[1]) for found in _PLACE.finditer(page))

    def shape(found: re.Match[str]) -> str:
        number = int(found[1])
        field, lines = drawn[number]
        if counts[number] == 1:
            return f'<svg class=u-shape viewBox="{field}" aria-hidden=true>{lines}</svg>'
        return f"<svg class=u-shape aria-hidden=true><use href=#s{number} /></svg>"

    often = [number for number, count in sorted(counts.items()) if count > 1]
    symbols = (
        f'<symbol id=s{one} viewBox="{drawn[one][0]}"><g class=u-shape>{drawn[one][1]}</g></symbol>' for one in often
    )
    return _PLACE.sub(shape, page) + (f"<div hidden><svg>{''.join(symbols)}</svg></div>" if often else "")
