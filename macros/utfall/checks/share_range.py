"""A share outside 0 to 100, where the definition says that it is a share.

It says so where it opens with the word, in per cent, or names the range. A share of something that can be passed, such
as hours worked of those required, does not open so, and a comment at the row lets any value stand.
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING

from utfall.checks.observed import unexplained
from utfall.model.finding import Finding
from utfall.model.indicator import Measure
from utfall.model.missing import Missing
from utfall.model.unit import PERCENT, spoken
from utfall.words import Sentence, any_of, recognised

if TYPE_CHECKING:
    from collections.abc import Iterator

    from utfall.model.indicator import Indicator
    from utfall.model.report import Report

LEAST, MOST = Decimal(0), Decimal(100)


def check(report: Report) -> Iterator[Finding]:
    """Find shares that cannot be."""
    for one in unexplained(report):
        if not is_share(one.indicator):
            continue
        for measure in Measure:
            amount = one.seen.amount(measure)
            if not isinstance(amount, Missing) and not LEAST <= amount <= MOST:
                details = {
                    "name": one.indicator.name, "measure": Sentence(f"measure.{measure.value}"), "value": amount,
                    "unit": spoken(one.indicator.unit),
                }  # fmt: skip
                case = "over" if amount > MOST else "under"
                yield Finding("share-range", case, one.file, one.row, measure.value, str(amount), details=details)


def is_share(indicator: Indicator) -> bool:
    """Tell whether a definition says that the measure is a share, or an index from 0 to 100."""
    said = indicator.definition.strip()
    opens = indicator.unit == PERCENT and indicator.accumulation == "rate" and _opening().match(said)
    return bool(opens or _range().search(said))


@cache
def _opening() -> re.Pattern[str]:
    return re.compile(rf"(?:{any_of(recognised('cells', 'share.opens'))})\b", re.IGNORECASE)


@cache
def _range() -> re.Pattern[str]:
    between = any_of(recognised("cells", "share.between"))
    return re.compile(rf"(?<![\d,.])0\s*(?:{between}|[-\u2013])\s*100(?![\d,.]*\d)", re.IGNORECASE)
