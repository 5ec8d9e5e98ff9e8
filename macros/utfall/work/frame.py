"""The archive as one tidy pandas frame, for notebooks and own analyses; ``utfall.frame``. The only importer of pandas.

The rows are those of ``historik.csv``, and no figure is worked out here.
"""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from utfall.checks import examine
from utfall.derive.facts import facts
from utfall.errors import UsageError
from utfall.model.fact import COLUMNS, cells_of
from utfall.model.finding import blocking
from utfall.project import Project, find_project
from utfall.words import Sentence

DAYS = ("period_start", "period_end")


def frame(project: Project | str | Path = ".", until: str | None = None, *, exact: bool = False) -> pd.DataFrame:
    """Return what every report up to a month says, a row a value, as ``historik.csv`` has it.

    ``project`` is the project or a folder in it, ``until`` a month such as ``2023-11``, else the one that is shown.
    ``value`` is the nearest 64-bit float, or with ``exact`` the ``Decimal`` that is stored; NaN or None where there is
    none. The days are timestamps, and every other column is text, empty where nothing is said.
    Raises ``UsageError`` where the month has errors that stop a build.
    """
    found = project if isinstance(project, Project) else find_project(Path(project).resolve())
    month = found.chosen_month(until)
    earlier = [found.folder(one) for one in found.months if one < month]
    examined = examine(found.folder(month), found.root, earlier)
    if examined.history is None or blocking(examined.findings):
        raise UsageError(Sentence("error.frame-findings", {"month": str(month)}))
    rows = pd.DataFrame(map(cells_of, facts(examined.history)), columns=list(COLUMNS))
    if not exact:
        rows["value"] = rows["value"].astype("float64")
    for name in DAYS:
        rows[name] = pd.to_datetime(rows[name], format="%Y-%m-%d")
    return rows
