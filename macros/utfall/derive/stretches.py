"""The stretches of an archive in which an indicator means the same, and the breaks between them.

A new unit of money is converted and breaks nothing. Any other unit, another accumulation, another way of reporting, and
a change of the definition that has a footnote, start the series anew: nothing is worked out or compared across it.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from utfall.model.unit import rescaled

if TYPE_CHECKING:
    from collections.abc import Iterator

    from utfall.model.history import History
    from utfall.model.indicator import Indicator
    from utfall.model.report import Report
    from utfall.period import Period

BREAKING = ("unit", "accumulation", "reported_as", "definition")


@dataclass(frozen=True, slots=True)
class DefinitionChange:
    """One field of a definition that changed so that the series breaks, with the footnote that tells of it."""

    field: str
    old: str
    new: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Break:
    """Where a series starts anew: from which month's package on, and what of the definition changed."""

    month: Period
    version: str
    changes: tuple[DefinitionChange, ...]


@dataclass(frozen=True, slots=True)
class SeriesPart:
    """A month's report with the definition that it has of an indicator. ``part`` counts the breaks before it."""

    report: Report
    definition: Indicator
    part: int
    broken: Break | None = None


def stretches(history: History, indicator: str) -> tuple[SeriesPart, ...]:
    """Return the reports that define an indicator, oldest first, each with its definition."""
    found: list[SeriesPart] = []
    for report in history.reports:
        definition = report.definition(indicator)
        if definition is None:
            continue
        changed = changes_between(found[-1].definition, report, definition) if found else ()
        broken = Break(report.period, report.package.version, changed) if changed else None
        part = (found[-1].part if found else 0) + bool(broken)
        found.append(SeriesPart(report, definition, part, broken))
    return tuple(found)


def changes_between(before: Indicator, report: Report, after: Indicator) -> tuple[DefinitionChange, ...]:
    """Return what of a definition changed in a month's report so that no figure can be held against an earlier one."""
    return tuple(_changes(before, report, after))


def _changes(before: Indicator, report: Report, after: Indicator) -> Iterator[DefinitionChange]:
    for field in BREAKING:
        old, new = str(getattr(before, field)), str(getattr(after, field))
        note = _note(report, after.id, field)
        is_rescaled = field == "unit" and rescaled(Decimal(1), old, new) is not None
        if old != new and not is_rescaled and (note or field != "definition"):
            yield DefinitionChange(field, old, new, note)


def _note(report: Report, indicator: str, field: str) -> str:
    """Return the footnote at a definition; a line's stands at its statement."""
    name, is_line, _ = indicator.partition("/")
    return report.note("statements" if is_line else "indicators", name, field) or ""
