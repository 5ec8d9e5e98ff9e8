"""Everything about one indicator: its definition, its series, its forecasts and status over time, its corrections."""

from __future__ import annotations

from decimal import Decimal
from functools import partial
from typing import TYPE_CHECKING

from utfall.derive.measures import own_value
from utfall.derive.series import series_of
from utfall.derive.track_record import track_record
from utfall.model.indicator import Measure
from utfall.model.missing import Missing
from utfall.model.table import Cell, Column, Number, Subject
from utfall.model.unit import PERCENT
from utfall.view.assemble import Draft, assemble
from utfall.view.indicator_tables import with_unit
from utfall.view.reference_tables import definition_facts
from utfall.view.verdict import verdict

if TYPE_CHECKING:
    from utfall.derive.series import Point, Series
    from utfall.model.history import History
    from utfall.model.indicator import Indicator
    from utfall.model.table import Content, Table
    from utfall.words import Words

LATEST = 36  # periods that a page shows of a series, so that it stays readable as the archive grows
YEARS = 3  # and years of forecasts


def indicator_page(history: History, words: Words, name: str) -> tuple[Table, ...]:
    """Return an indicator's tables: definition, series with status, forecasts of the year, corrections."""
    indicator = history.current.indicator(name)
    found = [
        definition_facts(history.current, words, indicator),
        series_table(history, words, indicator),
        track_table(history, words, indicator.id),
        _corrections(history, words, indicator),
    ]
    return tuple(table for table in found if table)


def series_table(history: History, words: Words, indicator: Indicator) -> Table | None:
    """Return what each period's figure is as known now and as first published, with target and status.

    Of a long series the latest periods, and a note that says so.
    """
    series, targets = series_of(history, indicator), series_of(history, indicator, Measure.TARGET)
    if not series.points:
        return None
    keys = ("outcome", "first", "own", "target")
    shown = list(series)[-LATEST:]
    cut = (words.say("note.latest-periods", count=LATEST),) if len(shown) < len(series.points) else ()
    columns = [
        Column("name", words.say("heading.series.period"), "name", notes=cut),
        *(Column(key, words.say(f"heading.series.{key}"), "number", "current" * (key == "outcome")) for key in keys),
        Column("status", words.say("heading.status"), "status"),
        Column("edition", words.say("heading.series.edition"), "text"),
    ]
    draw = partial(_period_row, history, words, series, targets, is_corrected=_is_corrected(series))
    rows = [draw(point) for point in reversed(shown)]
    caption = with_unit(words.say("caption.series", name=indicator.name), indicator.unit, words)
    subject = Subject("series", indicator.name, indicator.unit)
    return assemble(
        f"series-{indicator.id.replace('/', '-')}", caption, columns, rows, _files(history, indicator), subject
    )


def _period_row(
    history: History, words: Words, series: Series, targets: Series, point: Point, *, is_corrected: bool
) -> Draft:
    indicator = series.indicator
    derived = (words.say("note.derived-point"),) if point.is_derived else ()
    first, target = series.first[point.period], targets.at(point.period)
    cells = {
        "name": Cell(point.period.name(words)),
        "outcome": Cell(_figure(indicator, point.value), (*derived, *_notes(history, indicator, point, "outcome"))),
        "edition": Cell(point.version),
        "status": Cell(_status(history, words, indicator, point)),
    }
    if is_corrected:
        said = words.say("note.changed", version=first.version)
        cells["first"] = Cell(_figure(indicator, first.value), (said,) if first.value != point.value else ())
    own = own_value(series, point.period) if indicator.reported_as == "year_to_date" else None
    if own:
        derived = (words.say("note.derived"),) if own.is_derived else ()
        cells["own"] = Cell(_figure(indicator, own.value), derived)
    if target:
        notes = _notes(history, indicator, target, "target")
        cells["target"] = Cell(_figure(indicator, target.value, None), notes)
    return Draft(str(point.period).lower(), cells)


def _is_corrected(series: Series) -> bool:
    """Tell whether any value has changed since it was first published; else there is nothing to set side by side."""
    return any(series.first[point.period].value != point.value for point in series)


def _notes(history: History, indicator: Indicator, point: Point, field: str) -> tuple[str, ...]:
    """Return the footnote that the point's own package has at its cell."""
    reports = [report for report in history.reports if report.package.version == point.version]
    found = [report.note("observations", f"{indicator.id}/{point.period}", field) for report in reports]
    return tuple(note for note in found if note)


def _status(history: History, words: Words, indicator: Indicator, point: Point) -> Content:
    """Return the status that the point's own edition gave it."""
    for report in reversed(history.reports):
        seen = next((one for one in report.observed(indicator.id) if one.period == point.period), None)
        if seen and report.package.version == point.version:
            return verdict(report, words, report.indicator(indicator.id), seen)
    return Missing.NOT_REPORTED


def track_table(history: History, words: Words, name: str) -> Table | None:
    """Return how the forecasts of the latest years have moved, and how far off each was once its year is closed."""
    indicator = history.current.indicator(name)
    years = sorted({report.period.year for report in history.reports}, reverse=True)[:YEARS]
    found = [forecast for year in years for forecast in track_record(history, indicator, year)]
    if not found:
        return None
    columns = [
        Column("name", words.say("heading.track.month"), "name"),
        Column("made", words.say("heading.track.made"), "text"),
        *(
            Column(key, words.say(f"heading.track.{key}"), "number")
            for key in ("horizon", "value", "moved", "error", "share")
        ),
    ]
    rows = []
    for forecast in found:
        cells = {
            "name": Cell(forecast.month.name(words)),
            "made": Cell(forecast.made.name(words)),
            "horizon": Cell(Number(Decimal(forecast.horizon))),
            "value": Cell(_figure(indicator, forecast.value, None)),
        }
        for key, amount in (("moved", forecast.moved), ("error", forecast.error)):
            if amount is not None:
                cells[key] = Cell(Number(amount, indicator.decimals, signed=True))
        if forecast.share is not None:
            cells["share"] = Cell(Number(forecast.share * 100, 1, PERCENT, signed=True))
        rows.append(Draft(str(forecast.month), cells))
    caption = with_unit(words.say("caption.track", name=indicator.name), indicator.unit, words)
    subject = Subject("track", indicator.name, indicator.unit)
    return assemble(
        f"track-{indicator.id.replace('/', '-')}", caption, columns, rows, _files(history, indicator), subject
    )


def _corrections(history: History, words: Words, indicator: Indicator) -> Table | None:
    found = [
        (report, one)
        for report in history.reports
        for one in report.corrections
        if one.resource == "observations" and one.row.startswith(f"{indicator.id}/")
    ]
    if not found:
        return None
    keys = ("field", "old", "new", "kind", "reason", "edition")
    columns = [
        Column("name", words.say("heading.series.period"), "name"),
        *(Column(key, words.say(f"heading.correction.{key}"), "text") for key in keys),
    ]
    rows = [
        Draft(f"{report.period}-{one.row.partition('/')[2]}-{one.field}-{one.edition}".replace("_", "-").lower(), {
            "name": Cell(one.row.partition("/")[2]),
            "field": Cell(words.say(f"measure.{one.field}") if words.has(f"measure.{one.field}") else one.field),
            "old": Cell(_written(one.old)), "new": Cell(_written(one.new)),
            "kind": Cell(words.say(f"correction-kind.{one.kind}")), "reason": Cell(one.reason),
            "edition": Cell(f"{report.period.year}.{report.period.number}.{one.edition}"),
        })
        for report, one in found
    ]  # fmt: skip
    caption = words.say("caption.corrections", name=indicator.name)
    files = tuple(dict.fromkeys(report.resource("corrections").file for report, _ in found))
    subject = Subject("corrections", indicator.name, indicator.unit)
    return assemble(f"corrections-{indicator.id}", caption, columns, rows, files, subject)


def _written(text: str) -> Content:
    """Return a corrected value as it stands in the log: a number where it is one, a kind of missing where not."""
    if not text:
        return Missing.NOT_REPORTED
    is_number = text.removeprefix("-").replace(".", "", 1).isdecimal()
    return Number(Decimal(text), None) if is_number else text


def _figure(indicator: Indicator, value: Decimal, decimals: int | None = -1) -> Number:
    unit = PERCENT if indicator.unit == PERCENT else ""
    return Number(value, indicator.decimals if decimals == -1 else decimals, unit)


def _files(history: History, indicator: Indicator) -> tuple[str, ...]:
    """Return the data files of the archive's first and last month that the series comes from."""
    name = "statement_lines" if "/" in indicator.id else "observations"
    found = [report.resources[name].file for report in history.reports if name in report.resources]
    return tuple(dict.fromkeys((found[0], found[-1]))) if found else ()
