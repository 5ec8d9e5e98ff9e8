"""The registry of rules: what is worked out, and an example that the rule's own code has worked out.

"Om rapporten" is made from this list, so that what the page says of a rule is what the program does.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from utfall.derive.comparing import as_shown, change, share
from utfall.derive.deviation import deviation, remainder
from utfall.derive.measures import Derived, own_value, rolling_12, year_to_date
from utfall.derive.rating import rate
from utfall.derive.series import Point, Series
from utfall.derive.variation import limits_of, moving_range
from utfall.model.indicator import Indicator, Observation
from utfall.model.missing import Missing
from utfall.model.unit import converted
from utfall.number import rounded
from utfall.period import Period

Example = Mapping[str, Decimal | str]
_NO = Decimal("NaN")  # would show on the page and fail the test of the examples


@dataclass(frozen=True, slots=True)
class Rule:
    """Name a rule by its key in the catalogue (``rules.<id>``), with an example worked out by its code."""

    id: str
    example: Callable[[], Example]


_COST = Indicator(
    id="example", order=1, name="", chapter="", area="", frequency="month", unit="tkr", decimals=0,
    accumulation="flow", reported_as="year_to_date", direction="lower", tolerance=Decimal("0.01"),
    tolerance_kind="relative", target_term="budget", year_target_term="budget", compares="forecast",
    definition="", own_reading="", source="", owner="",
)  # fmt: skip
_RATE = replace(_COST, unit="procent", decimals=1, accumulation="rate", reported_as="period")
_HOURS = replace(_COST, reported_as="period")
_SEEN = Observation(
    indicator="example", period=Period.parse("2023-11"), outcome=Decimal(1100), target=Decimal(1210),
    forecast=Decimal(1212), year_target=Decimal(1200), previous_outcome=Decimal(1000),
    rolling_12=Missing.NOT_REPORTED, forecast_made=Missing.NOT_REPORTED, budget_version="", status="", reason="",
    comment="",
)  # fmt: skip


def _series(indicator: Indicator, values: Mapping[str, str]) -> Series:
    points = {Period.parse(month): Point(Period.parse(month), Decimal(value), "") for month, value in values.items()}
    return Series(indicator, points, points)


def _own() -> Example:
    series = _series(_COST, {"2023-10": "1000", "2023-11": "1100"})
    return {"now": Decimal(1100), "before": Decimal(1000), "value": _value(own_value(series, Period.parse("2023-11")))}


def _so_far() -> Example:
    months = {"2023-01": "90", "2023-02": "110"}
    series = _series(replace(_COST, reported_as="period"), months)
    value = _value(year_to_date(series, Period.parse("2023-02")))
    return {"first": Decimal(90), "second": Decimal(110), "value": value}


def _rolling() -> Example:
    series = _series(_COST, {"2022-11": "1000", "2022-12": "1150", "2023-11": "1100"})
    value = _value(rolling_12(series, Period.parse("2023-11")))
    return {"year": Decimal(1150), "then": Decimal(1000), "now": Decimal(1100), "value": value}


def _mean() -> Example:
    month = Period.parse("2023-11")
    back = [str(month.shifted(-step)) for step in range(12)]
    rates = _series(_RATE, {name: "6" if step < 6 else "4" for step, name in enumerate(back)})  # noqa: PLR2004
    weights = _series(_HOURS, {name: "300" if step < 6 else "100" for step, name in enumerate(back)})  # noqa: PLR2004
    return {"weighted": _value(rolling_12(rates, month, weights)), "plain": _value(rolling_12(rates, month))}


def _deviation() -> Example:
    found = deviation(_COST, _SEEN.outcome, _SEEN.target)
    amount, share = (found.amount, found.share or _NO) if found else (_NO, _NO)
    return {"outcome": Decimal(1100), "target": Decimal(1210), "amount": amount, "share": _one_place(share * 100)}


def _comparing() -> Example:
    stored, target = Decimal("5.05"), Decimal(5)
    shown = as_shown(_RATE, stored)
    return {"stored": stored, "shown": shown, "target": target, "change": shown - target}


def _last_year() -> Example:
    now, then = Decimal(1100), Decimal(1000)
    found = change(_COST, now, then)
    return {"now": now, "then": then, "change": found, "share": _one_place((share(found, now, then) or _NO) * 100)}


def _broken() -> Example:
    old = Decimal(856030)
    return {"old": old, "new": converted(old, "tkr", "mnkr") or _NO}


def _remainder() -> Example:
    found = remainder(_COST, _SEEN.outcome, _SEEN.forecast, _SEEN.period.months_passed)
    rest, ratio = (found.amount, found.ratio or _NO) if found else (_NO, _NO)
    return {"forecast": Decimal(1212), "outcome": Decimal(1100), "rest": rest, "ratio": _one_place(ratio)}


def _variation() -> Example:
    # The ten values of the worked example in NIST/SEMATECH e-Handbook of Statistical Methods, 6.3.2.2.
    values = [Decimal(one) for one in ["49.6", "47.6", "49.9", "51.3", "47.8", "51.2", "52.6", "52.4", "53.6", "52.1"]]
    found, reach = limits_of(values), rounded(moving_range(values), 2)
    lower, upper = rounded(found.lower, 1), rounded(found.upper, 1)
    return {"mean": rounded(found.mean, 1), "range": reach, "lower": lower, "upper": upper}


def _rating() -> Example:
    found = rate(_COST, _SEEN)
    state, tolerance = (found.state, found.tolerance) if found else ("", _NO)
    return {"value": Decimal(1212), "target": Decimal(1200), "tolerance": tolerance.normalize(), "state": state}


def _value(found: Derived | None) -> Decimal:
    """Return the worked-out value; the examples' inputs are all there, which a test holds them to."""
    return found.value if found else _NO


def _one_place(value: Decimal) -> Decimal:
    return rounded(value, 1)


RULES = (
    Rule("own-value", _own),
    Rule("year-to-date", _so_far),
    Rule("rolling-12", _rolling),
    Rule("rolling-12-mean", _mean),
    Rule("comparing", _comparing),
    Rule("deviation", _deviation),
    Rule("last-year", _last_year),
    Rule("remainder", _remainder),
    Rule("variation", _variation),
    Rule("rating", _rating),
    Rule("worst-dimension", dict),
    Rule("rounded-sum", dict),
    Rule("forecast-error", dict),
    Rule("series-break", _broken),
)
