"""Hidden figures stay hidden: none follows from totals, other tables, earlier months or parts that are published.

The sum by which it follows is named, never worked out: the finding stands where many can read it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from utfall.derive.cell_relations import CellAddress
from utfall.derive.disclosure import PublishedFigures, sum_text
from utfall.model.finding import Finding
from utfall.model.missing import Missing

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from utfall.derive.difference import Difference
    from utfall.model.history import History
    from utfall.model.report import Report

_NUMBER = re.compile(r"-?\d+(\.\d+)?")


def check(history: History) -> Iterator[Finding]:
    """Find hidden figures that can be reckoned back, those of earlier months where this one makes it possible."""
    figures, report = PublishedFigures(history), history.current
    month = str(report.period)
    for one in figures.revealed():
        here = next((cell for cell in (one.cell, *one.sum.cells) if cell.month == month), None)
        resource = report.resources.get(here.resource) if here else None
        row = report.row(here.resource, here.row) if here else None
        if here is None or resource is None or row is None:
            continue
        case = "earlier" if here != one.cell else "few" if one.is_part else "sum"
        details = {"name": figures.name(one.cell, here), "sum": sum_text(figures, one)}
        value = "x" if here == one.cell else None
        yield Finding("disclosure", case, resource.file, row.number, here.column, value, details=details)
    yield from _logged(report, figures)


def check_edition(after: Report, found: Sequence[Difference]) -> Iterator[Finding]:
    """Find figures that are hidden now and stand in the edition before, which stays; ``found`` is what differs."""
    for one in found:
        resource, row = after.resources.get(one.resource), after.row(one.resource, one.row)
        if resource and row and one.new == Missing.SUPPRESSED.value and _NUMBER.fullmatch(one.old or ""):
            yield Finding(
                "disclosure", "edition", resource.file, row.number, one.field, one.new, details={"name": one.name}
            )


def _logged(report: Report, figures: PublishedFigures) -> Iterator[Finding]:
    """Find hidden figures that the log of corrections still tells."""
    resource = report.resources.get("corrections")
    for row in resource.rows if resource else ():
        said = (row.text("resource"), row.text("row"), row.text("field"))
        cell = CellAddress(str(report.period), *said)
        for column in ("old", "new"):
            if resource and cell in figures.hidden and _NUMBER.fullmatch(row.text(column)):
                details = {"name": figures.name(cell, cell)}
                yield Finding("disclosure", "logged", resource.file, row.number, column, details=details)
