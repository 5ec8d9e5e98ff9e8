"""What the JSON of indicators and statements ought to hold: the packages' own cells, and what follows from them.

The writer (``histories``) goes from typed values; here the rows as they are kept are read, so that neither can hide the
other's mistake. What is worked out is asked of ``derive``.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING

from utfall.derive.comparisons import comparisons
from utfall.derive.measures import own_value, rolling_12, year_to_date
from utfall.derive.series import series_of, weights_of
from utfall.derive.statement_figures import LineOf, known_of_line
from utfall.derive.status import status_of
from utfall.derive.track_record import track_record
from utfall.model.indicator import Measure, Observation
from utfall.model.missing import Missing
from utfall.model.statement import Line, LineMeasure
from utfall.model.unit import canonical, rescaled
from utfall.view.breaks import break_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from utfall.forms.tree import Tree
    from utfall.model.history import History
    from utfall.model.indicator import Indicator
    from utfall.model.report import Report
    from utfall.model.resource import Row
    from utfall.model.statement import Statement
    from utfall.words import Words

FACTS = ("id", "name", "chapter", "area", "frequency", "unit", "accumulation", "reported_as", "direction", "definition",
         "source", "owner", "contact")  # fmt: skip
STATEMENT_FACTS = ("id", "name", "chapter", "unit", "reported_as", "definition", "source")
LINE_FACTS = ("name", "kind", "parent", "indicator")
TEXTS = ("reason", "comment", "budget_version", "forecast_made")
MEASURES = (*(measure.value for measure in Measure), "month_outcome", "period_budget")
LINE_MEASURES = tuple(measure.value for measure in LineMeasure)
KNOWN = {  # the columns that are told by name, or not at all
    "observations": {one.name for one in fields(Observation)},
    "statement_lines": {one.name for one in fields(Line)},
}


@dataclass
class ArchiveRows:
    """Find rows and footnotes of an archive's packages, each table gone through once."""

    history: History

    @cached_property
    def rows(self) -> Mapping[tuple[str, str], Mapping[str, Row]]:
        """The rows by the package's version and the resource, and there by their keys."""
        return {
            (report.package.version, name): {row.key: row for row in resource.rows}
            for report in self.history.reports
            for name, resource in report.resources.items()
        }

    @cached_property
    def notes(self) -> Mapping[tuple[str, str, str], dict[str, str]]:
        """The footnotes by the package's version, the resource and the row, and there by the column."""
        found: dict[tuple[str, str, str], dict[str, str]] = {}
        for report in self.history.reports:
            for note in report.notes:
                found.setdefault((report.package.version, note.resource, note.row), {})[note.field] = note.text
        return found

    def now(self, resource: str, key: str) -> Row:
        """Return a row of the newest package."""
        return self.rows[self.history.current.package.version, resource][key]

    def of(self, report: Report, resource: str) -> Mapping[str, Row]:
        """Return the rows of a table of a package by their keys; none where it has no such table."""
        return self.rows.get((report.package.version, resource), {})

    def told(self, report: Report, resource: str, key: str, names: tuple[str, ...]) -> Tree:
        """Return the footnotes of a row at some of its columns."""
        known = self.notes.get((report.package.version, resource, key), {})
        found = {name: known[name] for name in names if known.get(name)}
        return {"notes": found} if found else {}


def wanted_of_indicator(kept: ArchiveRows, indicator: Indicator, words: Words) -> Tree:
    """Return what the file of an indicator ought to hold."""
    history = kept.history
    return {
        "version": history.current.package.version,
        **_facts(kept.now("indicators", indicator.id), FACTS),
        "observations": list(_observations(kept, indicator)),
        "breaks": list(_breaks(kept, indicator, words)),
        "derived": list(_derived(history, indicator)),
        "forecasts": list(_forecasts(history, indicator)),
        "corrections": list(_corrections(history, "observations", indicator.id)),
    }


def wanted_of_statement(kept: ArchiveRows, statement: Statement, words: Words) -> Tree:
    """Return what the file of a statement ought to hold."""
    history = kept.history
    return {
        "version": history.current.package.version,
        **_facts(kept.now("statements", statement.id), STATEMENT_FACTS),
        "lines": [_line(kept, statement, line.id, words) for line in statement.lines],
        "corrections": list(_corrections(history, "statement_lines", statement.id)),
    }


def _facts(row: Row, names: tuple[str, ...]) -> Tree:
    told = {name: row.text(name) for name in names}
    return {**told, "unit": canonical(told["unit"]), "decimals": Decimal(row.text("decimals"))}


def _observations(kept: ArchiveRows, indicator: Indicator) -> Iterator[Tree]:
    for report in kept.history.reports:
        definition = report.definition(indicator.id)
        rows = kept.of(report, "observations")
        for seen in sorted(report.observed(indicator.id), key=lambda seen: seen.period) if definition else ():
            row = rows[f"{seen.indicator}/{seen.period}"]
            names = (*MEASURES, *_further(report, "observations", is_number=True))
            yield {**_values(report, row, names), **_told(kept, report, indicator, seen, row)}


def _told(kept: ArchiveRows, report: Report, newest: Indicator, seen: Observation, row: Row) -> Tree:
    """Return what an observation tells beside its values."""
    definition = report.indicator(newest.id)
    compared = {one.name: one for one in comparisons(kept.history, report, definition, seen)}
    found = status_of(report, definition, seen)
    known = report.states_of("observations")
    judged = {"judged": row.text("status")} if row.text("status") in known else {}
    status = {**judged, **({"computed": found.computed.id} if found.computed else {})}
    return {
        **{name: row.text(name) for name in TEXTS if row.text(name)},
        **({"unit": definition.unit} if definition.unit != newest.unit else {}),
        "is_derived": row.text("origin") == "derived",
        **({"status": status} if status else {}),
        **({"comparisons": _by_name(compared)} if compared else {}),
        **_said(report, "observations", row),
        **kept.told(report, "observations", row.key, (*MEASURES, *_further(report, "observations", is_number=True))),
    }


def _further(report: Report, resource: str, *, is_number: bool) -> tuple[str, ...]:
    """Return the columns that a table has beside those that are told by name."""
    return tuple(
        field.name
        for field in report.resources[resource].fields
        if field.name not in KNOWN[resource] and field.is_number is is_number and not (is_number and field.unit)
    )


def _said(report: Report, resource: str, row: Row) -> Tree:
    texts = {name: row.text(name) for name in _further(report, resource, is_number=False)}
    found = {name: text for name, text in texts.items() if text}
    return {"texts": found} if found else {}


def _values(report: Report, row: Row, names: tuple[str, ...]) -> Tree:
    cells = {name: row.values.get(name, Missing.NOT_REPORTED) for name in names}
    return {
        "period": row.text("period"),
        "package": report.package.version,
        "values": {name: None if isinstance(cell, Missing) else cell for name, cell in cells.items()},
        "missing": {name: cell.symbol for name, cell in cells.items() if isinstance(cell, Missing)},
    }


def _by_name(found: Tree) -> Tree:
    return {
        "values": {name: one.value for name, one in found.items()},
        "methods": {name: one.method for name, one in found.items()},
    }


def _derived(history: History, indicator: Indicator) -> Iterator[Tree]:
    """Yield what is worked out of each month's outcome; what is as reported is told where it is reported."""
    series, weights = series_of(history, indicator), weights_of(history, indicator)
    for point in series if history.current.calendar.follows(indicator.rhythm.months) else ():
        found = {
            "own": own_value(series, point.period),
            "year_to_date": year_to_date(series, point.period, weights),
            "rolling_12": rolling_12(series, point.period, weights),
        }
        worked_out = {name: one for name, one in found.items() if one and one.method != "reported"}
        if worked_out:
            yield {"period": str(point.period), **_by_name(worked_out)}


def _forecasts(history: History, indicator: Indicator) -> Iterator[Tree]:
    for year in sorted({report.period.in_year for report in history.reports}):
        for one in track_record(history, indicator, year):
            amounts = {"value": one.value, "moved": one.moved, "error": one.error, "error_share": one.share}
            known = {name: amount for name, amount in amounts.items() if amount is not None}
            yield {"period": str(one.month), "made": str(one.made), "months_left": Decimal(one.horizon), **known}


def _breaks(kept: ArchiveRows, indicator: Indicator, words: Words) -> Iterator[Tree]:
    """Yield where the packages' rows of a definition, or of its statement, change so that the series starts anew."""
    statement = indicator.id.partition("/")[0] if "/" in indicator.id else ""
    resource, key = ("statements", statement) if statement else ("indicators", indicator.id)
    told = iter(series_of(kept.history, indicator).breaks)
    before: Row | None = None
    for report in kept.history.reports:
        if report.definition(indicator.id) is None:
            continue
        row = kept.of(report, resource)[key]
        known = kept.notes.get((report.package.version, resource, key), {})
        changes = list(_changes(before, row, known)) if before else []
        if changes:
            text = break_text(words, broken) if (broken := next(told, None)) else ""
            yield {"period": str(report.period), "package": report.package.version, "changes": changes, "text": text}
        before = row


def _changes(before: Row, row: Row, notes: Mapping[str, str]) -> Iterator[Tree]:
    for field in ("unit", "accumulation", "reported_as", "definition"):
        old, new, note = before.text(field), row.text(field), notes.get(field, "")
        is_rescaled = field == "unit" and rescaled(Decimal(1), canonical(old), canonical(new)) is not None
        if old != new and not is_rescaled and (note or field != "definition"):
            yield {"field": field, "old": old, "new": new, **({"note": note} if note else {})}


def _line(kept: ArchiveRows, statement: Statement, name: str, words: Words) -> Tree:
    key, seen = f"{statement.id}/{name}", []
    for report in kept.history.reports:
        row = kept.of(report, "statement_lines").get(key)
        if row and row.text("kind") not in {"heading", "ratio"}:
            unit = canonical(kept.of(report, "statements")[statement.id].text("unit"))
            there = report.statement(statement.id)
            line = there.line(name)
            known = known_of_line(LineOf(report, there, line)) if line else {}
            said = {**({"unit": unit} if unit != statement.unit else {}), **({"derived": known} if known else {})}
            names = (*LINE_MEASURES, *_further(report, "statement_lines", is_number=True))
            said |= _said(report, "statement_lines", row)
            notes = kept.told(report, "statement_lines", key, names)
            seen.append({**_values(report, row, names), **said, **notes})
    current = kept.now("statement_lines", key)
    breaks = list(_breaks(kept, kept.history.current.indicator(key), words)) if seen else []
    return {"id": name, **{fact: current.text(fact) for fact in LINE_FACTS}, "observations": seen, "breaks": breaks}


def _corrections(history: History, resource: str, name: str) -> Iterator[Tree]:
    for report in history.reports:
        rows = report.resources["corrections"].rows if "corrections" in report.resources else ()
        for row in rows:
            if row.text("resource") == resource and row.text("row").startswith(f"{name}/"):
                texts = {key: row.text(key) for key in ("row", "field", "old", "new", "kind", "reason", "date")}
                edition = f"{report.period.year}.{report.period.number}.{row.text('edition')}"
                yield {"package": edition, **texts}
