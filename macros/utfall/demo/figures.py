"""What every indicator's outcome is in every period, and the targets and forecasts that it is held against."""

from __future__ import annotations

from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING

from utfall.demo import economy
from utfall.demo.behaviour import CALLS, DAYS, FLU, KITCHENS, LEAVERS, STAFFED, Behaviour, generously
from utfall.demo.economy import AMOUNTS, MONTHS_OF_YEAR, overstatement
from utfall.demo.timeline import Timeline, at
from utfall.number import rounded
from utfall.period import Frequency

if TYPE_CHECKING:
    from utfall.demo.plan import Plan
    from utfall.period import Period

BEHAVIOURS = {
    "sjukfranvaro": Behaviour("6.3", "-2.5", "3", FLU),
    "ordinarie-arbetstid": Behaviour("139200", "0.7", "1.8", DAYS),
    "anstallda": Behaviour("938", "0.7", "0.8"),
    "personalomsattning": Behaviour("2.6", "-3", "9", LEAVERS),
    "arbetsskador": Behaviour("6.4", "-4", "55"),
    "bemanningsgrad": Behaviour("99.2", "0.3", "2.2"),
    "servicearenden": Behaviour("8400", "1.5", "5", CALLS),
    "leverantorsfakturor": Behaviour("13300", "1.5", "4", STAFFED),
    "besvarade-samtal": Behaviour("84", "1.2", "3.5"),
    "matsvinn": Behaviour("52", "-4", "9", KITCHENS),
    "digitala-arbetsplatser": Behaviour("2950", "5", "0.8"),
    "nojda-gaster": Behaviour("71", "2", "2.5"),
    "nki": Behaviour("68.4", "1.4", "0.9"),
}
YEARLY_TARGETS: dict[str, Timeline[str]] = {
    "sjukfranvaro": (("2023-01", "6.0"), ("2024-01", "5.8")),
    "personalomsattning": (("2023-01", "2.5"),),
    "arbetsskador": (("2023-01", "6"),),
    "bemanningsgrad": (("2023-01", "100"),),
    "servicearenden": (("2023-01", "99000"), ("2024-01", "102000"), ("2025-01", "110400")),
    "leverantorsfakturor": (("2023-01", "159600"), ("2024-01", "151200"), ("2025-01", "163200")),
    "besvarade-samtal": (("2023-01", "85"),),
    "matsvinn": (("2023-01", "50"), ("2024-01", "47"), ("2025-01", "45")),
    "digitala-arbetsplatser": (("2023-01", "3000"), ("2024-01", "3100"), ("2025-01", "3250")),
    "nojda-gaster": (("2023-01", "72"), ("2025-01", "74")),
    "nki": (("2023-01", "70"), ("2025-01", "71")),
}
RATES_FORESEEN: dict[str, Timeline[str]] = {  # the year's mean as the unit sees it, made anew in each month
    "sjukfranvaro": (("2023-01", "6.3"), ("2023-08", "6.2"), ("2024-01", "6.1"), ("2024-10", "6.2"),
                     ("2025-01", "6.1"), ("2025-03", "5.9")),
    "besvarade-samtal": (("2023-01", "84"), ("2024-01", "86"), ("2025-01", "87"), ("2025-03", "86"), ("2025-09", "88")),
}  # fmt: skip
VOLUME_DOUBT, VOLUME_STEP = Decimal("0.003"), 1000  # volumes are foreseen in thousands
WIDER = {  # from May 2024 contacts by chat are counted too
    "servicearenden": (("2022-01", Decimal(1)), ("2024-05", Decimal("1.06"))),
}


@cache
def own_value(plan: Plan, name: str, period: Period) -> Decimal:
    """Return an indicator's own value for a period, whether or not it can be told."""
    if name in AMOUNTS:
        return economy.own_amount(plan, name, period)
    told = plan.incidents.extraordinary.get((name, str(period)))
    if told:
        return Decimal(told)
    value = plan.behaviours[name].value(plan.seed(name), period)
    wider = at(plan.wider.get(name, ()), period)
    return rounded(value * (wider or 1), int(plan.definition(name)["decimals"]))


def accumulates(plan: Plan, name: str) -> bool:
    """Tell whether an indicator is reported as a sum from January."""
    return plan.definition(name)["reported_as"] == "year_to_date"


def true_value(plan: Plan, name: str, period: Period) -> Decimal:
    """Return an indicator's value as it is reported: summed from January where it accumulates."""
    if not accumulates(plan, name):
        return own_value(plan, name, period)
    year = period.within(Frequency.YEAR).months
    return sum((own_value(plan, name, month) for month in year[: period.number]), Decimal(0))


def year_target(plan: Plan, name: str, month: Period) -> Decimal | None:
    """Return the year's target or budget as it is known in a month."""
    if name in AMOUNTS:
        return economy.year_budget(plan, name, month)
    found = at(plan.yearly_targets.get(name, ()), month)
    return Decimal(found) if found else None


def target(plan: Plan, name: str, month: Period) -> Decimal | None:
    """Return the target for the period that a month's report shows."""
    year = year_target(plan, name, month)
    return year * month.number / MONTHS_OF_YEAR if year is not None and accumulates(plan, name) else year


def period_budget(plan: Plan, name: str, month: Period) -> Decimal | None:
    """Return the part of the year's budget that falls on a month alone: exact in the month of a change too."""
    year = year_target(plan, name, month) if name in AMOUNTS else None
    return None if year is None else year / MONTHS_OF_YEAR


def forecast(plan: Plan, name: str, month: Period) -> tuple[Decimal, Period] | None:
    """Return the newest forecast of the year and the month it was made in, if there is one."""
    if name in AMOUNTS:
        made = economy.forecast_made(month)
        return (economy.forecast(plan, name, made), made) if made else None
    if accumulates(plan, name):
        whole = true_value(plan, name, month.within(Frequency.YEAR).months[-1])
        return generously(whole * overstatement(plan, name, month, VOLUME_DOUBT), VOLUME_STEP), month
    found = at(plan.rates_foreseen.get(name, ()), month)
    return (Decimal(found), month) if found else None


def rolling_12(plan: Plan, name: str, month: Period) -> Decimal:
    """Return the rolling twelve: a sum, or for sick leave the mean weighted by ordinary working time."""
    months = [month.shifted(-back) for back in range(MONTHS_OF_YEAR)]
    if accumulates(plan, name):
        return sum((own_value(plan, name, one) for one in months), Decimal(0))
    hours = [own_value(plan, "ordinarie-arbetstid", one) for one in months]
    total = sum(own_value(plan, name, one) * hour for one, hour in zip(months, hours, strict=True))
    return rounded(Decimal(total) / sum(hours), 1)
