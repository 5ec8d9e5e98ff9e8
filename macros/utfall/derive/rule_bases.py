"""What rules hold outcomes against in earlier reports: the same period last year, and the report before.

Worked out once for a report, so that a status is asked of the report alone.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from utfall.derive.comparing import as_shown
from utfall.derive.measures import base_last_year, own_values
from utfall.derive.rating import LAST_YEAR, PREVIOUS_REPORT
from utfall.derive.series import series_of
from utfall.model.history import History
from utfall.model.missing import Missing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from utfall.model.indicator import Amount, Indicator, Observation
    from utfall.model.report import Report

Held = tuple[tuple[str, str], tuple["Amount", "Amount"]]


def with_rule_bases(history: History) -> History:
    """Return an archive whose reports know what their rules hold outcomes against."""
    known: list[Report] = []
    for report in history.reports:
        asked = _asked(report)
        held = dict(_held(History((*known, report)), asked)) if asked else {}
        known.append(replace(report, held_against=held) if held else report)
    return History(tuple(known))


def _asked(report: Report) -> set[str]:
    """Return what the rules of a report compare, of definitions and of further columns of statuses."""
    resource = report.resources.get("observations")
    of_columns = {field.compares for field in resource.fields} if resource else set()
    return ({one.compares for one in report.indicators} | of_columns) & {LAST_YEAR, PREVIOUS_REPORT}


def _held(history: History, asked: set[str]) -> Iterator[Held]:
    for indicator in history.current.indicators:
        seen = history.current.observation(indicator.id)
        if seen is None:
            continue
        if LAST_YEAR in asked:
            yield (indicator.id, LAST_YEAR), _last_year(history, indicator, seen)
        if PREVIOUS_REPORT in asked:
            yield (indicator.id, PREVIOUS_REPORT), _previous(history, indicator, seen)


def _last_year(history: History, indicator: Indicator, seen: Observation) -> tuple[Amount, Amount]:
    base, _ = base_last_year(history, indicator, seen)
    return as_shown(indicator, seen.outcome), as_shown(indicator, base)


def _previous(history: History, indicator: Indicator, seen: Observation) -> tuple[Amount, Amount]:
    """Return the period's own value and that of the period before, where they may be held against one another."""
    found = own_values(series_of(history, indicator), seen.period, seen.period.previous)
    if found is None:
        return Missing.NOT_REPORTED, Missing.NOT_REPORTED
    now, before = found
    return as_shown(indicator, now.value), as_shown(indicator, before.value)
