"""A declared table of a project as pages show it, for macros of its own: ``utfall.table``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from utfall.view.choice import choice
from utfall.view.resource_table import resource_table
from utfall.words import words
from utfall.work.asked_history import asked_history

if TYPE_CHECKING:
    from pathlib import Path

    from utfall.project import Project
    from utfall.shown.table import Table


def table(
    name: str, columns: list[str] | dict[str, str] | None = None, title: str | None = None, *,
    project: Project | str | Path | None = None, month: str | None = None,
) -> Table:  # fmt: skip
    """Return a table of the package as the macro ``table`` shows it; an own macro returns it, or fewer of its rows.

    ``project`` is the project or a folder in it, else that of the macro that asks; ``month`` one such as ``2023-11``,
    else the one that is shown. Raises ``UnknownName`` for a table or a column that there is not, ``UsageError`` where
    the month has errors that stop a build.
    """
    found, history = asked_history(project, month)
    speech = words(found.language)
    return resource_table(history.current, speech, name, choice(history.current, speech, "table", columns, title))
