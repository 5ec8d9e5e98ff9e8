"""The month: the same in the folder's name, in the descriptor and on every row."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from utfall.errors import PeriodError
from utfall.model.finding import Finding
from utfall.period import Frequency, Period
from utfall.report_calendar import JANUARY

if TYPE_CHECKING:
    from collections.abc import Iterator

    from utfall.checks.material import Material
    from utfall.model.report import Report

VERSION = re.compile(r"(\d{4})\.([1-9]|1[0-2])\.[1-9]\d*")


def check_package(material: Material) -> Iterator[Finding]:
    """Find a folder, a period or a version that do not name the same month."""
    raw = material.raw
    if raw.descriptor is None:
        return
    written, version = str(raw.descriptor.get("period", "")), str(raw.descriptor.get("version", ""))
    name = raw.path.name
    if written and written != name:
        details = {"folder": name}
        yield Finding("period", "folder", raw.descriptor_file, field="period", value=written, details=details)
    match = VERSION.fullmatch(version)
    if version and not (match and written == f"{match[1]}-{int(match[2]):02}"):
        details = {"period": written, "meant": _version(name)}
        yield Finding("period", "version", raw.descriptor_file, field="version", value=version, details=details)


def check(report: Report) -> Iterator[Finding]:
    """Find rows that speak of another time than the report's month, and forecasts from the future."""
    rhythms = {indicator.id: indicator.rhythm for indicator in report.indicators}
    for name in ("observations", "statement_lines"):
        resource = report.resources.get(name)
        for row in resource.rows if resource else ():
            period, place = row.values.get("period"), (resource.file if resource else "", row.number, "period")
            if not isinstance(period, Period):
                continue
            if not _is_of(period, report.period):
                details = {"month": str(report.period), "meant": str(report.period.within(period.frequency))}
                if report.calendar.year_starts == JANUARY:
                    yield Finding("period", "other-time", *place, str(period), details=details)
                else:
                    yield Finding("period", "other-year", *place, str(period), details=details)
            rhythm = rhythms.get(row.text("indicator"), Frequency.MONTH) if name == "observations" else period.frequency
            if rhythm is not period.frequency and row.text("indicator") in rhythms:
                details = {"indicator": row.text("indicator"), "meant": str(report.period.within(rhythm))}
                yield Finding("period", "rhythm", *place, str(period), details=details)
    yield from _forecasts(report)


def _is_of(period: Period, month: Period) -> bool:
    """Tell whether a month's report tells of a period: it goes on in it, or has ended since the report before."""
    return period.contains(month) or month.previous.last < period.last <= month.last


def _forecasts(report: Report) -> Iterator[Finding]:
    for name in ("observations", "statements"):
        resource = report.resources.get(name)
        for row in resource.rows if resource else ():
            made = row.values.get("forecast_made")
            if resource and isinstance(made, Period) and made.start > report.period.end:
                details = {"month": str(report.period)}
                yield Finding(
                    "period", "future-forecast", resource.file, row.number, "forecast_made", str(made), details=details
                )


def _version(folder: str) -> str:
    try:
        month = Period.parse(folder)
    except PeriodError:
        return "2023.11.1"
    return f"{month.year}.{month.number}.1"
