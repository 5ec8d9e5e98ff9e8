"""Earlier months as reports: read, not validated again, since each was checked when it was made."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from utfall.source.build import build_report
from utfall.source.declared_calendar import calendar_faults, calendar_of
from utfall.source.descriptor_text import DescriptorError, read_descriptor
from utfall.source.raw import DESCRIPTOR, read_package

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from utfall.model.report import Report
    from utfall.period import Period


def read_archive(folders: Iterable[Path], root: Path) -> tuple[Report, ...]:
    """Return the reports of these months' folders, oldest first; a folder without a readable report is left out."""
    reports = (build_report(read_package(folder, root)) for folder in folders)
    return tuple(sorted((report for report in reports if report), key=lambda report: report.period))


def by_calendar(month: Period, folder: Path) -> Period:
    """Return a month by the calendar that its folder's descriptor declares, where that can be read."""
    try:
        descriptor = read_descriptor((folder / DESCRIPTOR).read_bytes())
    except (DescriptorError, OSError):
        return month
    return month if any(calendar_faults(descriptor)) else replace(month, calendar=calendar_of(descriptor))
