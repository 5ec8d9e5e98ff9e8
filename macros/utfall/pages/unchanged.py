"""A month that has been checked, read again without a check."""

from __future__ import annotations

from typing import TYPE_CHECKING

from utfall.derive.whole_history import whole_history
from utfall.source.archive import read_archive
from utfall.source.build import build_report
from utfall.source.raw import read_package

if TYPE_CHECKING:
    from utfall.model.history import History
    from utfall.period import Period
    from utfall.project import Project


def unchanged_history(project: Project, month: Period) -> History | None:
    """Return a month's report and those before it; ``None`` where the report cannot be read."""
    report = build_report(read_package(project.folder(month), project.root))
    earlier = (project.folder(other) for other in project.months if other < month)
    return whole_history(read_archive(earlier, project.root), report) if report else None
