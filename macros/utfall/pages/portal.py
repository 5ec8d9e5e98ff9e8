"""What is wanting in the settings before a data portal can be told of the tables: a warning for each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from utfall.model.finding import Finding, Severity
from utfall.project import CONFIG
from utfall.view.catalogue import gaps

if TYPE_CHECKING:
    from collections.abc import Iterator

    from utfall.model.report import Report
    from utfall.project import Project


def check_portal(project: Project, report: Report, *, publishes: bool = False) -> Iterator[Finding]:
    """Find what a catalogue lacks, where one is wanted; the site's address is asked for where it is published."""
    if project.catalogue is None:
        return
    for name in gaps(project, report.package):
        file = f"{report.package.folder}/datapackage.json" if name == "licenses" else CONFIG
        yield Finding("catalogue", "lacking", file, field=name, severity=Severity.WARNING)
    if publishes and not project.site_url.startswith(("https://", "http://")):
        yield Finding("catalogue", "address", CONFIG, field="site_url", severity=Severity.WARNING)
