"""The project and the reports that a function of the package's own is asked for, in a notebook or in a macro."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from utfall.checks.examine import examine
from utfall.errors import UsageError
from utfall.model.finding import blocking
from utfall.pages.own_running import running
from utfall.project import Project, find_project
from utfall.words import Sentence

if TYPE_CHECKING:
    from utfall.model.history import History


def asked_history(project: Project | str | Path | None, until: str | None) -> tuple[Project, History]:
    """Return a project and its reports up to a month: without a project, that of the macro that asks, else from here.

    A macro sees the month that is shown and those before it. Raises ``UsageError`` where the month has errors that
    stop a build.
    """
    of_macro = running()
    if project is None and of_macro:
        return of_macro.project, of_macro.until(until)
    found = project if isinstance(project, Project) else find_project(Path(project or ".").resolve())
    month = found.chosen_month(until)
    earlier = [found.folder(one) for one in found.months if one < month]
    examined = examine(found.folder(month), found.root, earlier)
    if examined.history is None or blocking(examined.findings):
        raise UsageError(Sentence("error.frame-findings", {"month": str(month)}))
    return found, examined.history
