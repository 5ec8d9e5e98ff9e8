"""An indicator or a statement with its whole history, as data: what each package has said of each period.

Values stand by measure under the period and the package that they are from, in the unit that is named once. A
missing value is null, with its symbol beside it; the symbols are explained once in each file.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from utfall.derive.comparisons import comparisons
from utfall.derive.series import DERIVED, series_of
from utfall.derive.statement_figures import LineOf, known_of_line
from utfall.derive.status import status_of
from utfall.derive.stretches import stretches
from utfall.derive.track_record import track_record
from utfall.derive.worked_out import worked_out
from utfall.model.indicator import Measure
from utfall.model.missing import SYMBOLS, Missing
from utfall.model.statement import LineMeasure
from utfall.view.breaks import break_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from decimal import Decimal

    from utfall.derive.comparisons import Compared
    from utfall.derive.stretches import Break, SeriesPart
    from utfall.model.history import History
    from utfall.model.indicator import Amount, Indicator, Observation
    from utfall.model.report import Report
    from utfall.model.resource import Other
    from utfall.model.statement import Line, Statement
    from utfall.words import Words

Json = dict[str, object]
DEFINED = (
    "id", "name", "chapter", "area", "frequency", "unit", "decimals", "accumulation", "reported_as", "direction",
    "definition", "source", "owner", "contact",
)  # fmt: skip
STATED = ("id", "name", "chapter", "unit", "decimals", "reported_as", "definition", "source")
VERSION = 1  # of the form of the files; a change that breaks whoever reads them raises it


def indicator_history(history: History, indicator: Indicator, words: Words) -> Json:
    """Return an indicator's definition, what is known of it, what follows from that, and what was corrected."""
    return {
        **_head(history, "indicator", words),
        **{name: getattr(indicator, name) for name in DEFINED},
        "observations": [
            _observation(history, one, indicator, seen)
            for one in stretches(history, indicator.id)
            for seen in sorted(one.report.observed(indicator.id), key=lambda seen: seen.period)
        ],
        "breaks": [_break(one, words) for one in series_of(history, indicator).breaks],
        "derived": list(_derived(history, indicator)),
        "forecasts": list(_forecasts(history, indicator)),
        "corrections": list(_corrections(history, "observations", f"{indicator.id}/")),
    }


def statement_history(history: History, statement: Statement, words: Words) -> Json:
    """Return a statement's lines with what each package has said of them, and what was corrected."""
    return {
        **_head(history, "statement", words),
        **{name: getattr(statement, name) for name in STATED},
        "lines": [_line(history, statement, line, words) for line in statement.lines],
        "corrections": list(_corrections(history, "statement_lines", f"{statement.id}/")),
    }


def exact(value: Decimal) -> int | float:
    """Return a figure as JSON has it: whole ones without a point."""
    return int(value) if value == value.to_integral_value() else float(value)


def meanings(words: Words) -> dict[str, str]:
    """Return what the symbols of missing values mean."""
    return {symbol: words.say(f"missing-meaning.{Missing(symbol).key}") for symbol in SYMBOLS}


def _head(history: History, schema: str, words: Words) -> Json:
    version = history.current.package.version
    return {
        "$schema": f"../schema/{schema}.json", "schema_version": VERSION, "version": version,
        "missing_symbols": meanings(words),
    }  # fmt: skip


def _observation(history: History, stretch: SeriesPart, newest: Indicator, seen: Observation) -> Json:
    report, indicator = stretch.report, stretch.definition
    amounts = {measure.value: seen.amount(measure) for measure in Measure}
    amounts |= {"month_outcome": seen.month_outcome, "period_budget": seen.period_budget}
    amounts |= _amounts(seen.others)
    status = status_of(report, indicator, seen)
    judged = {"judged": status.judged.id} if status.judged else {}
    computed = {"computed": status.computed.id} if status.computed else {}
    made = {} if isinstance(seen.forecast_made, Missing) else {"forecast_made": str(seen.forecast_made)}
    said = {name: text for name in ("reason", "comment", "budget_version") if (text := getattr(seen, name))}
    return {
        **_of(report, str(seen.period), amounts),
        **({"unit": indicator.unit} if indicator.unit != newest.unit else {}),
        "is_derived": seen.origin == DERIVED,
        **_compared(comparisons(history, report, indicator, seen)),
        **({"status": {**judged, **computed}} if judged or computed else {}),
        **made,
        **said,
        **_texts(seen.others),
        **_notes(report, "observations", f"{seen.indicator}/{seen.period}", amounts),
    }


def _amounts(others: Iterable[Other]) -> dict[str, Amount]:
    """Return the figures of further columns in the row's unit; those in a unit of their own stand in the tables."""
    return {one.name: one.amount for one in others if one.is_number and not one.unit}


def _texts(others: Iterable[Other]) -> Json:
    """Return what further columns say in words."""
    told = {one.name: str(one.value) for one in others if not one.is_number and not isinstance(one.value, Missing)}
    return {"texts": told} if told else {}


def _compared(found: Iterable[Compared]) -> Json:
    """Return comparisons by name, how each was made, and which stand on a value that is itself derived."""
    known = list(found)
    derived = [one.name for one in known if one.is_derived]
    values = {one.name: exact(one.value) for one in known}
    methods = {one.name: one.method for one in known}
    built = {"on_derived": derived} if derived else {}
    return {"comparisons": {"values": values, "methods": methods, **built}} if known else {}


def _break(broken: Break, words: Words) -> Json:
    changes = [
        {"field": one.field, "old": one.old, "new": one.new, **({"note": one.note} if one.note else {})}
        for one in broken.changes
    ]
    month = str(broken.month)
    return {"period": month, "package": broken.version, "changes": changes, "text": break_text(words, broken)}


def _forecasts(history: History, indicator: Indicator) -> Iterator[Json]:
    """Yield each month's forecast of the year, with how it moved and how far off it was once the year was closed."""
    for year in sorted({report.period.in_year for report in history.reports}):
        for one in track_record(history, indicator, year):
            amounts = {"moved": one.moved, "error": one.error, "error_share": one.share}
            known = {name: exact(amount) for name, amount in amounts.items() if amount is not None}
            unit = {"unit": one.given.unit} if one.given.unit != indicator.unit else {}
            made = {"period": str(one.month), "made": str(one.made), "months_left": one.horizon}
            yield {**made, "value": exact(one.value), **unit, **known}


def _of(report: Report, period: str, amounts: dict[str, Amount]) -> Json:
    missing = {name: amount.symbol for name, amount in amounts.items() if isinstance(amount, Missing)}
    values = {name: None if isinstance(amount, Missing) else exact(amount) for name, amount in amounts.items()}
    return {"period": period, "package": report.package.version, "values": values, "missing": missing}


def _notes(report: Report, resource: str, row: str, amounts: dict[str, Amount]) -> Json:
    notes = {name: note for name in amounts if (note := report.note(resource, row, name))}
    return {"notes": notes} if notes else {}


def _derived(history: History, indicator: Indicator) -> Iterator[Json]:
    """Yield what is worked out of each period's outcome, with how it was done."""
    for period, known in worked_out(history, indicator):
        values = {name: exact(one.value) for name, one in known.items()}
        methods = {name: one.method for name, one in known.items()}
        derived = [name for name, one in known.items() if one.is_derived]
        built = {"on_derived": derived} if derived else {}
        yield {"period": str(period), "values": values, "methods": methods, **built}


def _line(history: History, statement: Statement, line: Line, words: Words) -> Json:
    said = []
    for report in history.reports:
        there = next((one for one in report.statements if one.id == statement.id), None)
        seen = there.line(line.id) if there else None
        if seen and seen.has_figures:
            amounts = {measure.value: seen.amount(measure) for measure in LineMeasure} | _amounts(seen.others)
            row = f"{statement.id}/{line.id}"
            known = known_of_line(LineOf(report, there, seen)) if there else {}
            unit: Json = {"unit": there.unit} if there and there.unit != statement.unit else {}
            unit |= {"derived": {name: exact(value) for name, value in known.items()}} if known else {}
            notes = _notes(report, "statement_lines", row, amounts)
            said.append({**_of(report, str(seen.period), amounts), **unit, **_texts(seen.others), **notes})
    breaks = series_of(history, history.current.indicator(f"{statement.id}/{line.id}")).breaks if said else ()
    return {
        "id": line.id, "name": line.name, "kind": line.kind, "parent": line.parent, "indicator": line.indicator,
        "observations": said,
        "breaks": [_break(one, words) for one in breaks],
    }  # fmt: skip


def _corrections(history: History, resource: str, start: str) -> Iterator[Json]:
    for report in history.reports:
        for one in report.corrections:
            if one.resource == resource and one.row.startswith(start):
                yield {
                    "package": f"{report.period.year}.{report.period.number}.{one.edition}",
                    "row": one.row, "field": one.field, "old": one.old, "new": one.new, "kind": one.kind,
                    "reason": one.reason, "date": one.date.isoformat(),
                }  # fmt: skip
