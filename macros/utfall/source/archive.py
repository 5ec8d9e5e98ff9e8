"""Earlier months as reports: read, not validated again, since each was checked when it was made."""

from __future__ import annotations

from typing import TYPE_CHECKING

from utfall.source.build import build_report
from utfall.source.raw import read_package

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from utfall.model.report import Report


def read_archive(folders: Iterable[Path], root: Path) -> tuple[Report, ...]:
    """Return the reports of these months' folders, oldest first; a folder without a readable report is left out."""
    reports = (build_report(read_package(folder, root)) for folder in folders)
    return tuple(sorted((report for report in reports if report), key=lambda report: report.period))
