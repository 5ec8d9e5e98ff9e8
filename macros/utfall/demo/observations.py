"""What a month's newest edition says of its indicators: definitions, observations, footnotes and corrections."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from utfall.demo import figures, incidents, shipped
from utfall.demo.economy import BUDGET_VERSIONS
from utfall.demo.explanations import explanation
from utfall.demo.timeline import at
from utfall.model.missing import Missing
from utfall.period import Frequency, Period

if TYPE_CHECKING:
    from collections.abc import Iterator

Row = dict[str, str]
Told = Decimal | Missing | None
CONTACTS = {  # the mailboxes of those who answer for indicators
    "Ekonomichefen": "ekonomi@exempelby.example",
    "HR-chefen": "hr@exempelby.example",
    "Måltidschefen": "maltider@exempelby.example",
    "Chefen för kontaktcenter": "kontaktcenter@exempelby.example",
    "It-chefen": "it@exempelby.example",
    "Förvaltningschefen": "stod.och.service@exempelby.example",
}


def indicators(month: Period) -> list[Row]:
    """Return the definitions as they stand in a month."""
    found = ({**row, "contact": CONTACTS[row["owner"]]} for row in shipped.rows("indicators"))
    return [{**row, **_redefined(row["id"], month)} for row in found]


def _redefined(name: str, month: Period) -> Row:
    return {one.field: one.text for one in _changes_by(month) if one.indicator == name}


def _changes_by(month: Period) -> list[incidents.Redefined]:
    """Return the changes of definitions that have come by a month."""
    return [one for one in incidents.REDEFINED if one.since <= str(month)]


def observations(month: Period) -> list[Row]:
    """Return what a month's package holds of each indicator."""
    return [_observation(name, period, month) for name, period in _due(month)]


def _due(month: Period) -> Iterator[tuple[str, Period]]:
    """Yield the indicators that are told in a month, with the period: at its end, and those of the year always."""
    for row in shipped.rows("indicators"):
        period = month.within(Frequency(row["frequency"]))
        is_early = (row["id"], str(month)) in incidents.EARLY
        if period.is_complete_in(month) or period.frequency is Frequency.YEAR or is_early:
            yield row["id"], period


def _observation(name: str, period: Period, month: Period) -> Row:
    forecast = figures.forecast(name, month)
    slip = incidents.FORECAST_SLIPS.get((name, str(month)))
    is_budgeted = shipped.definition(name)["target_term"] == "budget"
    return {
        "indicator": name,
        "period": str(period),
        "outcome": _text(_outcome(name, period, month)),
        "target": incidents.TARGET_SLIPS.get((name, str(month))) or _text(figures.target(name, month)),
        "forecast": slip or _text(forecast[0] if forecast else None),
        "year_target": _text(figures.year_target(name, month)),
        "previous_outcome": _text(_outcome(name, period.same_last_year, month)),
        "rolling_12": _rolling_12(name, month),
        "forecast_made": str(forecast[1]) if forecast else "",
        "budget_version": (at(BUDGET_VERSIONS, month) or "") if is_budgeted else "",
        **_judged(name, month),
        "comment": incidents.COMMENTS.get((name, str(month)), ""),
        **explanation(name, str(month)),
        "month_outcome": _month_outcome(name, month),
        "period_budget": _text(figures.period_budget(name, month)),
        "finality": "preliminary" if (name, str(month)) in incidents.PRELIMINARY else "",
        "origin": "derived" if (name, str(month)) in incidents.DERIVED else "reported",
    }


def _outcome(name: str, period: Period, month: Period) -> Told:
    """Return an outcome, or why it is not told in a month's package."""
    if (name, str(period)) in incidents.MISSING:
        return incidents.MISSING[name, str(period)][0]
    if not period.is_complete_in(month) and (name, str(month)) not in incidents.EARLY:
        return Missing.NOT_AVAILABLE
    value = figures.true_value(name, period)
    is_too_few = name in incidents.FEWEST_TOLD and value < incidents.FEWEST_TOLD[name]
    return Missing.SUPPRESSED if is_too_few else value


def _rolling_12(name: str, month: Period) -> str:
    shown = month.number in incidents.ROLLING_12_SHOWN.get(name, ())
    return _text(figures.rolling_12(name, month)) if shown else ""


def _month_outcome(name: str, month: Period) -> str:
    if name not in incidents.MONTH_SHOWN:
        return ""
    return _text(figures.own_value(name, month) + incidents.MONTH_SLIPS.get((name, str(month)), 0))


def _judged(name: str, month: Period) -> Row:
    for one in incidents.JUDGEMENTS:
        if one.indicator == name and one.first <= str(month) <= one.last:
            return {"status": one.status, "reason": one.reason}
    return {"status": "", "reason": ""}


def notes(month: Period) -> list[Row]:
    """Return the footnotes: why an outcome is not told or not a reported one, and how a definition has changed."""
    at_outcomes = [
        {"resource": "observations", "row": f"{name}/{period}", "field": "outcome", "text": text}
        for name, period in _due(month)
        if (text := _why(name, period, month))
    ]
    at_definitions = [
        {"resource": "indicators", "row": one.indicator, "field": one.field, "text": one.note}
        for one in _changes_by(month)
        if one.note
    ]
    return at_outcomes + at_definitions


def _why(name: str, period: Period, month: Period) -> str:
    told = _outcome(name, period, month)
    if (name, str(period)) in incidents.MISSING:
        return incidents.MISSING[name, str(period)][1]
    if told is Missing.NOT_AVAILABLE:
        return incidents.NOT_YET_SURVEYED
    if told is Missing.SUPPRESSED:
        return incidents.TOO_FEW
    return incidents.DERIVED.get((name, str(period)), "")


def corrections(month: Period) -> list[Row]:
    """Return what later editions of a month have corrected."""
    return [_correction(one, month) for one in incidents.CORRECTIONS if one.month == str(month)]


def _correction(one: incidents.InventedCorrection, month: Period) -> Row:
    value = figures.true_value(one.indicator, month)
    place = {"resource": "observations", "row": f"{one.indicator}/{month}", "field": "outcome"}
    values = {"old": _text(value + one.off), "new": _text(value)}
    edition = {"kind": one.kind, "edition": str(one.edition), "date": one.date}
    return {**place, **values, "reason": one.reason, **edition}


def edition(month: Period) -> int:
    """Return the number of a month's newest edition."""
    return max((one.edition for one in incidents.CORRECTIONS if one.month == str(month)), default=1)


def _text(value: Told) -> str:
    """Return a value as it is kept: digits, or the symbol for why there are none."""
    if value is None:
        return ""
    return value.value if isinstance(value, Missing) else f"{value + 0:f}"
