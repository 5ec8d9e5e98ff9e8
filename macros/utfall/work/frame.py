"""The archive as one tidy pandas frame, and a declared table as another, for notebooks and own macros.

The rows of ``utfall.frame`` are those of ``historik.csv``, and no figure is worked out here.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

import pandas as pd

from utfall.derive.facts import facts
from utfall.errors import UnknownName
from utfall.model.fact import COLUMNS, cells_of
from utfall.model.missing import Missing
from utfall.work.asked_history import asked_history

if TYPE_CHECKING:
    from pathlib import Path

    from utfall.model.resource import Field, Value
    from utfall.project import Project

DAYS = ("period_start", "period_end")


def frame(
    project: Project | str | Path | None = None, until: str | None = None, *, exact: bool = False
) -> pd.DataFrame:  # fmt: skip
    """Return what every report up to a month says, a row a value, as ``historik.csv`` has it.

    ``project`` is the project or a folder in it, else that of the macro that asks or the folder one is in; ``until`` a
    month such as ``2023-11``, else the one that is shown. ``value`` is the nearest 64-bit float, or with ``exact`` the
    ``Decimal`` that is stored; NaN or None where there is none. The days are timestamps, and every other column is
    text, empty where nothing is said. Raises ``UsageError`` where the month has errors that stop a build.
    """
    _, history = asked_history(project, until)
    rows = pd.DataFrame(map(cells_of, facts(history)), columns=list(COLUMNS))
    if not exact:
        rows["value"] = rows["value"].astype("float64")
    for name in DAYS:
        rows[name] = pd.to_datetime(rows[name], format="%Y-%m-%d")
    return rows


def resource(
    name: str, project: Project | str | Path | None = None, month: str | None = None, *, exact: bool = False
) -> pd.DataFrame:  # fmt: skip
    """Return a table of the package of one month, a column a field, by the names in the data file.

    ``attrs`` has its title, and the titles, units and decimals of its columns, by which a macro that returns it or a
    part of it shows it. Figures are floats or, with ``exact``, the ``Decimal`` that is stored, days are timestamps.
    Raises ``UnknownName`` for a table that there is not, ``UsageError`` as ``frame`` does.
    """
    _, history = asked_history(project, month)
    known = history.current.resources
    if name not in known:
        raise UnknownName("table", name, known)
    found = known[name]
    lines = [row.values for row in found.rows]  # noqa: PD011 - a row of ours, not a frame
    fields = [one for one in found.fields if any(one.name in line for line in lines)]
    rows = pd.DataFrame({one.name: [_value(line.get(one.name), one, exact=exact) for line in lines] for one in fields})
    rows.attrs = {
        "title": found.title,
        "headings": {one.name: one.title for one in fields},
        "units": {one.name: one.unit for one in fields if one.unit},
        "decimals": {one.name: one.decimals for one in fields if one.decimals is not None},
    }
    return rows


def _value(value: Value | None, field: Field, *, exact: bool) -> object:
    if value is None or isinstance(value, Missing):
        return None if exact or not field.is_number else float("nan")
    if isinstance(value, Decimal | int) and not isinstance(value, bool):
        return value if exact or isinstance(value, int) else float(value)
    if isinstance(value, date):
        return pd.Timestamp(value)
    return value if isinstance(value, bool) else str(value)
