"""Groups so small that a figure of them tells of persons: their figures are hidden before anything is public."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from utfall.model.breakdown import RESOURCE
from utfall.model.column_rows import ColumnRows
from utfall.model.finding import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from utfall.model.report import Report


def check(report: Report) -> Iterator[Finding]:
    """Find parts of a breakdown that stand on fewer than the package's smallest group, and show a figure."""
    resource = report.resources.get(RESOURCE)
    least = report.package.smallest_group
    rows = resource.rows if resource else ()
    if not resource or not isinstance(rows, ColumnRows) or not {"weight", "outcome"} <= set(rows.columns):
        return
    weights, outcomes = rows.columns["weight"], rows.columns["outcome"]
    for row in weights.rows_where(lambda value: isinstance(value, Decimal | int) and 0 < value < least):
        if isinstance(outcomes.of(row), Decimal | int):
            details = {"weight": weights.text(row), "least": least}
            yield Finding(
                "small-group", "shown", resource.file, row + 2, "outcome", outcomes.texts[outcomes.codes[row]],
                details=details,
            )  # fmt: skip
