"""What is told of one indicator over time: its series with status, its forecasts, its corrections."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING

from utfall.derive.comparing import change
from utfall.derive.corrected import corrected, own_inputs
from utfall.derive.measures import ACCUMULATED, own_value
from utfall.derive.series import series_of
from utfall.derive.track_record import track_record
from utfall.model.edition_name import EditionName, edition_title
from utfall.model.indicator import Measure
from utfall.model.unit import PERCENT, rescaled, spoken
from utfall.number import change_places
from utfall.period import Period
from utfall.shown.content import Number, Verdict
from utfall.shown.table import Cell, Column, Subject
from utfall.view.assemble import Draft, assemble
from utfall.view.breaks import break_text
from utfall.view.calendar_words import said_by
from utfall.view.corrections_table import corrected_value, derived_notes
from utfall.view.finality_note import finality_notes
from utfall.view.indicator_tables import with_unit
from utfall.view.page_caption import in_page_unit
from utfall.view.verdict import verdict

if TYPE_CHECKING:
    from collections.abc import Sequence

    from utfall.derive.series import Point, Series
    from utfall.model.history import History
    from utfall.model.indicator import Indicator
    from utfall.shown.content import Content
    from utfall.shown.table import Table
    from utfall.words import Words

SEEN = 12  # periods that a page shows of a series: the files have those before
LATEST = 36  # periods that are kept of a series, so that a file stays readable as the archive grows
YEARS = 3  # and years of forecasts


def series_table(history: History, words: Words, indicator: Indicator) -> Table | None:
    """Return what each period's figure is as known now and as first published, with target and status.

    Of a long series the latest periods, and a note that says so; a page shows the newest of them.
    """
    series, targets = series_of(history, indicator), series_of(history, indicator, Measure.TARGET)
    if not series.points:
        return None
    keys = ("outcome", "first", "own", "target")
    shown = list(series)[-LATEST:]
    cut = (words.say("note.latest-periods", count=LATEST),) if len(shown) < len(series.points) else ()
    columns = [
        Column("name", words.say("heading.series.period"), "name", notes=cut),
        *(Column(key, _heading(history, words, key), "number", "current" * (key == "outcome")) for key in keys),
        Column("status", words.say("heading.status"), "status"),
        Column("edition", words.say("heading.series.edition"), "text", is_filed=True),
    ]
    starts = _starts(words, series, shown)
    draw = partial(_period_row, history, words, series, targets)
    rows = [draw(point, starts.get(point.period, ())) for point in reversed(shown)]
    rows = [replace(row, is_folded=at >= SEEN) for at, row in enumerate(rows)]
    said = words.say("caption.series", name=indicator.name)
    caption = with_unit(said, indicator.unit, words)
    subject = Subject("series", indicator.name, indicator.unit)
    table = assemble(f"series-{indicator.id.replace('/', '-')}", caption, columns, rows, _files(history, indicator))
    scale = history.current.money.of_indicator(indicator)
    return in_page_unit(replace(table, subject=subject), scale, said, keys)


def _heading(history: History, words: Words, key: str) -> str:
    if key == "own":
        return said_by(history.current.calendar, words, ("heading.series.own", "heading.series.own-by-report"))
    return words.say(f"heading.series.{key}")


def _period_row(
    history: History, words: Words, series: Series, targets: Series, point: Point, starts: tuple[str, ...]
) -> Draft:
    indicator = series.indicator
    derived = (words.say("note.derived-point"),) if point.is_derived else ()
    noted = _notes(history, words, indicator, point, "outcome")
    first, target = series.first[point.period], targets.at(point.period)
    cells = {
        "name": Cell(point.period.name(words), starts),
        "outcome": Cell(_figure(series, point, point.value), (*derived, *noted)),
        "edition": Cell(str(EditionName.of_version(point.version, point.period.calendar) or point.version)),
        "status": Cell(_status(history, words, indicator, point)),
    }
    if _is_corrected(series):
        said = words.say("note.changed", edition=edition_title(first.version, words, point.period.calendar))
        cells["first"] = Cell(_figure(series, first, first.value), (said,) if _differs(series, first, point) else ())
    own = own_value(series, point.period) if series.meaning(point).reported_as == ACCUMULATED else None
    if own:
        derived = (words.say("note.derived"),) if own.is_derived else ()
        changed = derived_notes(corrected(history, indicator, own_inputs(indicator, point.period)), words)
        cells["own"] = Cell(_figure(series, point, own.value), (*derived, *changed))
    if target:
        notes = _notes(history, words, indicator, target, "target")
        cells["target"] = Cell(_figure(targets, target, target.value, is_stored=True), notes)
    return Draft(str(point.period).lower(), cells)


def _differs(series: Series, first: Point, point: Point) -> bool:
    """Tell whether a period's figure is another than it first was; one in a new unit, as it is shown."""
    if first.unit == point.unit:
        return first.told != point.told
    return bool(change(series.indicator, point.value, first.value))


def _starts(words: Words, series: Series, shown: Sequence[Point]) -> dict[Period, tuple[str, ...]]:
    """Return the notes of the breaks, by the first period after each."""
    found: dict[Period, tuple[str, ...]] = {}
    for before, after in pairwise(shown):
        if after.part != before.part:
            between = series.breaks[min(before.part, after.part) : max(before.part, after.part)]
            found[after.period] = tuple(break_text(words, one) for one in between)
    return found


def _is_corrected(series: Series) -> bool:
    """Tell whether any value has changed since it was first published; else there is nothing to set side by side."""
    return any(_differs(series, series.first[point.period], point) for point in series)


def _notes(history: History, words: Words, indicator: Indicator, point: Point, field: str) -> tuple[str, ...]:
    """Return the footnotes that the point's own package gives its cell."""
    row = f"{indicator.id}/{point.period}"
    reports = [report for report in history.reports if report.package.version == point.version]
    found = [report.note("observations", row, field) for report in reports]
    final = [note for report in reports for note in finality_notes(report, ("observations", row, field), words)]
    return (*(note for note in found if note), *final)


def _status(history: History, words: Words, indicator: Indicator, point: Point) -> Content:
    """Return the status that the point's own edition gave it; by which rule is told of the newest."""
    for report in reversed(history.reports):
        seen = next((one for one in report.observed(indicator.id) if one.period == point.period), None)
        if seen and report.package.version == point.version:
            found = verdict(report, words, report.indicator(indicator.id), seen)
            return replace(found, rule="") if isinstance(found, Verdict) else found
    return ""


def track_table(history: History, words: Words, name: str) -> Table | None:
    """Return how the forecasts of the latest years have moved, and how far off each was once its year is closed."""
    indicator = history.current.indicator(name)
    years = sorted({report.period.in_year for report in history.reports}, reverse=True)[:YEARS]
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
            "name": Cell(forecast.month.report_name(words)),
            "made": Cell(forecast.made.name(words)),
            "horizon": Cell(Number(Decimal(forecast.horizon))),
            "value": Cell(Number(forecast.value, None, _unit(indicator, forecast.given.unit))),
        }
        for key, amount in (("moved", forecast.moved), ("error", forecast.error)):
            if amount is not None:
                cells[key] = Cell(_moved(words, indicator, forecast.given, amount))
        if forecast.share is not None:
            cells["share"] = Cell(Number(forecast.share * 100, 1, PERCENT, signed=True))
        rows.append(Draft(str(forecast.month), cells))
    said = words.say("caption.track", name=indicator.name)
    caption = with_unit(said, indicator.unit, words)
    subject = Subject("track", indicator.name, indicator.unit)
    shown = assemble(f"track-{indicator.id.replace('/', '-')}", caption, columns, rows, _files(history, indicator))
    scale = history.current.money.of_indicator(indicator)
    return in_page_unit(replace(shown, subject=subject), scale, said, ("value", "moved", "error"))


def corrections_of(history: History, words: Words, indicator: Indicator) -> Table | None:
    """Return every corrected value of an indicator: what stood, what stands, and why; ``None`` where none is."""
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
            "name": Cell(Period.parse(one.row.partition("/")[2], report.calendar).name(words)),
            "field": Cell(words.say(f"measure.{one.field}") if words.has(f"measure.{one.field}") else one.field),
            "old": Cell(corrected_value(one.old)), "new": Cell(corrected_value(one.new)),
            "kind": Cell(words.say(f"correction-kind.{one.kind}")), "reason": Cell(one.reason),
            "edition": Cell(EditionName(report.period, one.edition).title(words)),
        })
        for report, one in found
    ]  # fmt: skip
    caption = words.say("caption.corrections", name=indicator.name)
    files = tuple(dict.fromkeys(report.resource("corrections").file for report, _ in found))
    subject = Subject("corrections", indicator.name, indicator.unit)
    return replace(assemble(f"corrected-{indicator.id}", caption, columns, rows, files), subject=subject)


def _figure(series: Series, point: Point, value: Decimal, *, is_stored: bool = False) -> Number:
    """Return a figure of a point in the newest unit, or, where it cannot be converted, in that of its own time."""
    newest, told = series.indicator, series.meaning(point)
    is_other = rescaled(value, point.unit, newest.unit) is None
    decimals = (
        None if is_stored and (is_other or point.unit == newest.unit) else (told if is_other else newest).decimals
    )
    return Number(value, decimals, _unit(newest, point.unit if is_other else newest.unit))


def _moved(words: Words, indicator: Indicator, given: Indicator, amount: Decimal) -> Number:
    """Return a change of a forecast in the unit that it was given in; that of the whole table is left out."""
    is_rate = given.unit == PERCENT
    unit = words.say("unit-of-change.procent") if is_rate else _unit(indicator, given.unit)
    return Number(amount, change_places(amount, given.decimals), unit, signed=True)


def _unit(indicator: Indicator, unit: str) -> str:
    """Return the unit that stands beside a figure: per cent, or one that is not the whole table's."""
    return PERCENT if unit == PERCENT else "" if unit == indicator.unit else spoken(unit)


def _files(history: History, indicator: Indicator) -> tuple[str, ...]:
    """Return the data files of the archive's first and last month that the series comes from."""
    name = "statement_lines" if "/" in indicator.id else "observations"
    found = [report.resources[name].file for report in history.reports if name in report.resources]
    return tuple(dict.fromkeys((found[0], found[-1]))) if found else ()
