"""A comparison figure that differs from what was published then: history rewritten without a word.

Blocking, unless a correction in the month's package, or in the earlier month's, tells of this value; a
warning where the archive's own value was derived and never published.
"""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from utfall.checks.formula import is_told
from utfall.checks.observed import observed, observed_lines
from utfall.derive.breakdown_history import parts_told
from utfall.derive.own_values import filled
from utfall.derive.row_sums import name_of
from utfall.derive.series import series_of
from utfall.model.contract import BREAKDOWNS
from utfall.model.edition_name import EditionName
from utfall.model.finding import Finding, Severity
from utfall.model.missing import Missing
from utfall.model.unit import rescaled, spoken
from utfall.number import places_of, rounded

if TYPE_CHECKING:
    from collections.abc import Iterator

    from utfall.checks.observed import Observed
    from utfall.derive.breakdown_history import ToldPart
    from utfall.derive.own_values import Followed
    from utfall.derive.series import Point
    from utfall.model.history import History
    from utfall.model.report import Report
    from utfall.model.resource import Resource, Value


def check(history: History) -> Iterator[Finding]:
    """Find previous outcomes that are not those the archive has."""
    for one in (*observed(history.current), *observed_lines(history.current)):
        shown = one.seen.previous_outcome
        if isinstance(shown, Missing):
            continue
        then = series_of(history, one.indicator).at(one.seen.period.same_last_year)
        if then is None or not _is_rewritten(history, one, shown, then) or _is_corrected(history, one, shown):
            continue
        found = one.warning(
            "rewritten-history", "differs", "previous_outcome",
            shown=shown, then=then.value, edition=_edition(then), before=str(one.seen.period.same_last_year),
        )  # fmt: skip
        yield found if then.is_derived else replace(found, severity=Severity.ERROR)
    yield from _own(history)
    yield from _parts(history)


def _parts(history: History) -> Iterator[Finding]:
    """Find parts of a breakdown, of a period that had ended in an earlier report, that this report tells otherwise."""
    report, told = history.current, parts_told(history)
    for key, before in told.items():
        row, indicator = report.row(BREAKDOWNS, key), before.indicator
        now = row.values.get("outcome") if row else None
        if (
            row is None
            or not isinstance(now, Decimal)
            or now == before.value
            or _is_part_corrected(report, key, before)
        ):
            continue
        edition = before.report.package.edition or before.report.package.version
        details = {
            "name": report.breakdowns.name_of(indicator, row), "unit": spoken(indicator.unit), "shown": now,
            "then": before.value, "period": row.text("period"), "edition": str(edition),
        }  # fmt: skip
        file = report.resources[BREAKDOWNS].file
        yield Finding("rewritten-history", "part", file, row.number, "outcome", str(now), details=details)


def _is_part_corrected(report: Report, key: str, before: ToldPart) -> bool:
    """Tell whether a correction in one of the two reports tells of a part."""
    return any(one.corrections_at(BREAKDOWNS, key, "outcome") for one in (report, before.report))


def _own(history: History) -> Iterator[Finding]:
    """Find cells that are taken from the last report, in tables of one's own, and are not what it said."""
    report = history.current
    before = history.previous
    for resource in report.resources.values() if before else ():
        for one in filled(resource, before)[1]:
            written = one.row.values.get(one.field.name, Missing.NOT_REPORTED)
            if not one.field.origin or one.field.name in one.row.derived or isinstance(one.value, Missing):
                continue
            if before and not isinstance(written, Missing) and not _is_kept(written, one):
                yield from _own_cell(resource, one, written, (before, report))


def _is_kept(written: Value, one: Followed) -> bool:
    if isinstance(written, int | Decimal) and isinstance(one.value, int | Decimal):
        return is_told(written, one)
    return written == one.value


def _own_cell(resource: Resource, one: Followed, written: Value, reports: tuple[Report, Report]) -> Iterator[Finding]:
    """Tell of a cell, unless a correction in one of the reports tells of what it says."""
    there = one.field.origin_column or one.field.name
    places = {(one.row.key, there), (one.row.key, one.field.name)}
    told = [
        correction
        for report in reports
        for correction in report.corrections
        if correction.resource == resource.name and (correction.row, correction.field) in places
    ]
    if not any(str(written) in {correction.old, correction.new} for correction in told):
        before = reports[0].package
        details = {
            "name": name_of(resource, one.row), "shown": _figure(written), "then": _figure(one.value),
            "before": str(before.period), "edition": str(EditionName.of_version(before.version) or before.version),
            "column": there,
        }  # fmt: skip
        yield Finding("rewritten-history", "own", resource.file, one.row.number, one.field.name, str(written),
                      details=details)  # fmt: skip


def _figure(value: Value) -> object:
    return Decimal(value) if isinstance(value, int) else value


def _edition(then: Point) -> str:
    """Return the edition that a figure was published in, as messages to editors name it: by its address."""
    return str(EditionName.of_version(then.version) or then.version)


def _is_rewritten(history: History, one: Observed, shown: Decimal, then: Point) -> bool:
    """Tell whether a figure is not the archive's; in another unit of money, when it is so rounded to either's decimals.

    What was told under a definition that no longer holds may be worked out anew.
    """
    series = series_of(history, one.indicator)
    if not series.is_current(then) or shown == then.value:
        return False
    told = then.told or then.value
    before = rescaled(shown, one.indicator.unit, then.unit)
    if then.unit == one.indicator.unit or before is None:
        return True
    return rounded(before, places_of(told)) != told and rounded(then.value, places_of(shown)) != shown


def _is_corrected(history: History, one: Observed, shown: Decimal) -> bool:
    """Tell whether a correction in one of the two months tells of the value that is shown, before it or after."""
    name, period = one.indicator.id, one.seen.period
    places = {("observations", f"{name}/{period}", "previous_outcome")}
    places |= {("observations", f"{name}/{period.same_last_year}", "outcome")}
    places |= {("statement_lines", name, field) for field in ("previous_outcome", "outcome")}
    return any(
        (correction.resource, correction.row, correction.field) in places
        and str(shown) in {correction.old, correction.new}
        for report in history.reports
        if period.contains(report.period) or period.same_last_year.contains(report.period)
        for correction in report.corrections
    )
