"""What deviates, and how many have which status: the start page's two tables."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal
from typing import TYPE_CHECKING

from utfall.derive.assessed_items import assessed_items
from utfall.model.status import Standing
from utfall.shown.content import Number
from utfall.shown.table import Cell, Column
from utfall.view.assemble import Draft, assemble
from utfall.view.verdict import told

if TYPE_CHECKING:
    from collections.abc import Sequence

    from utfall.derive.assessed_items import AssessedItem
    from utfall.model.report import Report
    from utfall.shown.table import Table
    from utfall.words import Words

FILES = {"indicators": "observations", "projects": "project_statuses"}


def status_counts_table(report: Report, words: Words) -> Table | None:
    """Return how many of each kind of thing have each status, computed ones apart; ``None`` where nothing has one."""
    found = assessed_items(report)
    columns = [
        Column("name", words.say("heading.kind-of-matter"), "name"),
        Column("status", words.say("heading.status"), "status"),
        Column("count", words.say("heading.count"), "number"),
    ]
    rows = []
    for kind in dict.fromkeys(one.kind for one in found):
        counts = Counter(_counted(one.standing) for one in found if one.kind == kind)
        name = words.say(f"kind-of-matter.{kind}")
        for standing in sorted(counts, key=_best_first):
            count = Cell(Number(Decimal(counts[standing])))
            cells = {"name": Cell(name), "status": Cell(told(standing, words)), "count": count}
            rows.append(Draft(f"{kind}-{_name(standing)}", cells))
    if not rows:
        return None
    caption = words.say("caption.status-counts", period=report.period.report_name(words))
    return assemble("status-counts", caption, columns, rows, files_of(report, found))


def _counted(standing: Standing) -> Standing:
    """Return what a status is counted as: judged or computed, whatever else stands beside it."""
    return Standing(computed=standing.computed) if standing.is_computed else Standing(standing.shown)


def _best_first(standing: Standing) -> tuple[int, bool]:
    return (standing.shown.order if standing.shown else 0, standing.is_computed)


def _name(standing: Standing) -> str:
    state = standing.shown.id if standing.shown else ""
    return f"{state}-computed" if standing.is_computed else state


def files_of(report: Report, found: Sequence[AssessedItem]) -> tuple[str, ...]:
    """Return the data files that statuses are from."""
    names = dict.fromkeys(FILES.get(one.kind, one.kind) for one in found)
    return tuple(report.resources[name].file for name in names if name in report.resources)
