"""The calendar that a descriptor declares, read and looked at: what is not declared is the calendar year, monthly."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from utfall.report_calendar import CALENDAR_YEAR, EVERY, JANUARY, MONTHS, YEAR_NAMES, Calendar

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

NAME = "calendar"
PARTS = ("year_starts", "year_name", "reports", "since")
_MONTH = re.compile(r"[12][0-9]{3}-(0[1-9]|1[0-2])")


def calendar_of(descriptor: Mapping[str, Any]) -> Calendar:
    """Return the calendar of a descriptor in which ``calendar_faults`` finds nothing."""
    found = descriptor.get(NAME, {})
    reports = found.get("reports", "month")
    return Calendar(
        found.get("year_starts", JANUARY),
        found.get("year_name", CALENDAR_YEAR.year_name),
        reports if isinstance(reports, str) else tuple(reports),
        found.get("since", ""),
    )


def calendar_faults(descriptor: Mapping[str, Any]) -> Iterator[tuple[str, str, object]]:
    """Yield the place of each part that no calendar has, which kind of value belongs there, and what stands there."""
    found = descriptor.get(NAME, {})
    if not isinstance(found, dict):
        yield NAME, "object", found
        return
    for name in found:
        if name not in PARTS:
            yield f"{NAME}.{name}", "calendar-part", json.dumps({name: found[name]}, ensure_ascii=False, default=str)
    starts = found.get("year_starts", JANUARY)
    if not _is_month(starts):
        yield f"{NAME}.year_starts", "month-number", starts
    year_name = found.get("year_name", CALENDAR_YEAR.year_name)
    if year_name not in YEAR_NAMES:
        yield f"{NAME}.year_name", "year-name", year_name
    elif year_name != CALENDAR_YEAR.year_name and starts == JANUARY:
        yield f"{NAME}.year_name", "year-name-whole", year_name
    yield from _reports(found.get("reports", "month"))
    since = found.get("since", "")
    if "since" in found and not (isinstance(since, str) and _MONTH.fullmatch(since)):
        yield f"{NAME}.since", "month", since


def _reports(found: object) -> Iterator[tuple[str, str, object]]:
    if isinstance(found, str) and found in EVERY:
        return
    months = found if isinstance(found, list) else []
    if not months or not all(map(_is_month, months)) or len(set(months)) < len(months):
        yield f"{NAME}.reports", "report-months", found


def _is_month(found: object) -> bool:
    return isinstance(found, int) and not isinstance(found, bool) and 1 <= found <= MONTHS
