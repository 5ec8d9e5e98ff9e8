"""What a month's newest edition says of its indicators: definitions, observations, footnotes and corrections."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from utfall.demo import figures, incidents
from utfall.demo.timeline import at
from utfall.model.missing import Missing
from utfall.period import Frequency, Period

if TYPE_CHECKING:
    from collections.abc import Iterator

    from utfall.demo.plan import Plan

Row = dict[str, str]
Told = Decimal | Missing | None


def indicators(plan: Plan, month: Period) -> list[Row]:
    """Return the definitions as they stand in a month."""
    found = ({**row, "contact": plan.contacts[row["owner"]]} for row in plan.tables["indicators"])
    return [{**row, **_redefined(plan, row["id"], month)} for row in found]


def _redefined(plan: Plan, name: str, month: Period) -> Row:
    return {one.field: one.text for one in _changes_by(plan, month) if one.indicator == name}


def _changes_by(plan: Plan, month: Period) -> list[incidents.Redefined]:
    """Return the changes of definitions that have come by a month."""
    return [one for one in plan.incidents.redefined if one.since <= str(month)]


def observations(plan: Plan, month: Period) -> list[Row]:
    """Return what a month's package holds of each indicator."""
    return [_observation(plan, name, period, month) for name, period in _due(plan, month)]


def _due(plan: Plan, month: Period) -> Iterator[tuple[str, Period]]:
    """Yield the indicators that are told in a month, with the period: at its end, and those of the year always."""
    for row in plan.tables["indicators"]:
        period = month.within(Frequency(row["frequency"]))
        is_early = (row["id"], str(month)) in plan.incidents.early
        if period.is_complete_in(month) or period.frequency is Frequency.YEAR or is_early:
            yield row["id"], period


def _observation(plan: Plan, name: str, period: Period, month: Period) -> Row:
    forecast = figures.forecast(plan, name, month)
    slip = plan.incidents.forecast_slips.get((name, str(month)))
    is_budgeted = plan.definition(name)["target_term"] == "budget"
    return {
        "indicator": name,
        "period": str(period),
        "outcome": _text(_outcome(plan, name, period, month)),
        "target": plan.incidents.target_slips.get((name, str(month))) or _text(figures.target(plan, name, month)),
        "forecast": slip or _text(forecast[0] if forecast else None),
        "year_target": _text(figures.year_target(plan, name, month)),
        "previous_outcome": _text(_outcome(plan, name, period.same_last_year, month)),
        "rolling_12": _rolling_12(plan, name, month),
        "forecast_made": str(forecast[1]) if forecast else "",
        "budget_version": (at(plan.budget_versions, month) or "") if is_budgeted else "",
        **_judged(plan, name, month),
        "comment": plan.incidents.comments.get((name, str(month)), ""),
        **plan.explain(plan, name, month),
        "month_outcome": _month_outcome(plan, name, month),
        "period_budget": _text(figures.period_budget(plan, name, month)),
        "finality": "preliminary" if (name, str(month)) in plan.incidents.preliminary else "",
        "origin": "derived" if (name, str(month)) in plan.incidents.derived else "reported",
    }


def _outcome(plan: Plan, name: str, period: Period, month: Period) -> Told:
    """Return an outcome, or why it is not told in a month's package."""
    if (name, str(period)) in plan.incidents.missing:
        return plan.incidents.missing[name, str(period)][0]
    if not period.is_complete_in(month) and (name, str(month)) not in plan.incidents.early:
        return Missing.NOT_AVAILABLE
    value = figures.true_value(plan, name, period)
    is_too_few = name in plan.incidents.fewest_told and value < plan.incidents.fewest_told[name]
    return Missing.SUPPRESSED if is_too_few else value


def _rolling_12(plan: Plan, name: str, month: Period) -> str:
    shown = month.number in plan.incidents.rolling_12_shown.get(name, ())
    return _text(figures.rolling_12(plan, name, month)) if shown else ""


def _month_outcome(plan: Plan, name: str, month: Period) -> str:
    if name not in plan.incidents.month_shown:
        return ""
    return _text(figures.own_value(plan, name, month) + plan.incidents.month_slips.get((name, str(month)), 0))


def _judged(plan: Plan, name: str, month: Period) -> Row:
    for one in plan.incidents.judgements:
        if one.indicator == name and one.first <= str(month) <= one.last:
            return {"status": one.status, "reason": one.reason}
    return {"status": "", "reason": ""}


def notes(plan: Plan, month: Period) -> list[Row]:
    """Return the footnotes: why an outcome is not told or not a reported one, and how a definition has changed."""
    at_outcomes = [
        {"resource": "observations", "row": f"{name}/{period}", "field": "outcome", "text": text}
        for name, period in _due(plan, month)
        if (text := _why(plan, name, period, month))
    ]
    at_definitions = [
        {"resource": "indicators", "row": one.indicator, "field": one.field, "text": one.note}
        for one in _changes_by(plan, month)
        if one.note
    ]
    return at_outcomes + at_definitions


def _why(plan: Plan, name: str, period: Period, month: Period) -> str:
    told = _outcome(plan, name, period, month)
    if (name, str(period)) in plan.incidents.missing:
        return plan.incidents.missing[name, str(period)][1]
    if told is Missing.NOT_AVAILABLE:
        return incidents.NOT_YET_SURVEYED
    if told is Missing.SUPPRESSED:
        return incidents.TOO_FEW
    return plan.incidents.derived.get((name, str(period)), "")


def corrections(plan: Plan, month: Period) -> list[Row]:
    """Return what later editions of a month have corrected."""
    return [_correction(plan, one, month) for one in plan.incidents.corrections if one.month == str(month)]


def _correction(plan: Plan, one: incidents.InventedCorrection, month: Period) -> Row:
    value = figures.true_value(plan, one.indicator, month)
    place = {"resource": "observations", "row": f"{one.indicator}/{month}", "field": "outcome"}
    values = {"old": _text(value + one.off), "new": _text(value)}
    edition = {"kind": one.kind, "edition": str(one.edition), "date": one.date}
    return {**place, **values, "reason": one.reason, **edition}


def edition(plan: Plan, month: Period) -> int:
    """Return the number of a month's newest edition."""
    return max((one.edition for one in plan.incidents.corrections if one.month == str(month)), default=1)


def _text(value: Told) -> str:
    """Return a value as it is kept: digits, or the symbol for why there are none."""
    if value is None:
        return ""
    return value.value if isinstance(value, Missing) else f"{value + 0:f}"
