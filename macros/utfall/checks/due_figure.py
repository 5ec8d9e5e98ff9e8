"""Every figure that is due in the month is in, or marked as missing with a reason.

While a month is being written it is told what is left; before it is published nothing may be.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from utfall.derive.due_cells import due_cells
from utfall.model.finding import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from utfall.model.report import Report


def check(report: Report) -> Iterator[Finding]:
    """Find indicators that are due and lines of statements without an outcome, or without it and a reason."""
    for one in due_cells(report):
        yield Finding("due-figure", one.case, one.file, one.row, one.field or None, one.value, details=one.details)
