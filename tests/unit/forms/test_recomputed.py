"""Every derived figure of the example, as each of its 36 months tells it, is what an independent recomputation gives.

``make test`` asks the last month, which tells of all of them; ``make thorough`` asks each. What JSON says is held
against ``recomputed.py``, which knows the handbook's rules and the CSV files and nothing else.
"""

from collections import Counter

import pytest

from tests.unit.forms import recomputed
from utfall.derive.year_end import with_year_outcomes
from utfall.forms.histories import indicator_history
from utfall.model.history import History

LAST = {
    "own": 230, "year_to_date": 167, "rolling_12": 232,
    "deviation": 458, "deviation_share": 294, "year_deviation": 323, "year_deviation_share": 210,
    "left_per_month": 216, "left_times": 205,
    "since_last_month": 470, "since_last_year": 504, "since_last_year_share": 346,
    "status": 453,
    "forecast-value": 309, "forecast-months_left": 309, "forecast-moved": 281,
    "forecast-error": 305, "forecast-error_share": 305,
}  # fmt: skip
COUNTED = {
    "own": 4138, "year_to_date": 3234, "rolling_12": 2949,
    "deviation": 8412, "deviation_share": 5408, "year_deviation": 5816, "year_deviation_share": 3786,
    "left_per_month": 4029, "left_times": 3818,
    "since_last_month": 8456, "since_last_year": 9426, "since_last_year_share": 6587,
    "status": 8355,
    "forecast-value": 5634, "forecast-months_left": 5634, "forecast-moved": 4981,
    "forecast-error": 3965, "forecast-error_share": 3965,
}  # fmt: skip


def test_the_derived_figures_of_the_last_month_are_recomputed(example, example_root, sv):
    assert recomputed_in([35], example, example_root, sv) == LAST


@pytest.mark.thorough
def test_the_derived_figures_of_36_months_are_recomputed(example, example_root, sv):
    counted = recomputed_in(range(36), example, example_root, sv)
    assert counted == COUNTED
    assert sum(counted.values()) == 98_593


def recomputed_in(months, example, example_root, sv):
    """Return how many figures of each kind those months tell, when all of them are as they were recomputed."""
    tables = {name: recomputed.read(example_root, name) for name in ("indicators", "observations", "notes")}
    counted, differs = Counter(), []
    for at in months:
        report = example.reports[at]
        history = with_year_outcomes(History(example.reports[: at + 1]))
        archive = recomputed.Archive(tables, recomputed.number_of(str(report.period))[1])
        for indicator in report.indicators:
            told = values_of(indicator_history(history, indicator, sv))
            mine = values_by_hand(archive.of(indicator.id))
            differs += [(str(report.period), indicator.id, key) for key in told.keys() ^ mine.keys()]
            for key in told.keys() & mine.keys():
                counted[key[-1]] += 1
                if told[key] != mine[key]:
                    differs.append((str(report.period), indicator.id, key, told[key], mine[key]))
    assert differs == []
    return dict(counted)


def values_of(told):
    """Return what a file says, by kind, period, package and name."""
    found = {}
    for one in told["derived"]:
        found |= {("derived", number(one["period"]), 0, name): value for name, value in one["values"].items()}
    for one in told["forecasts"]:
        names = [name for name in ("value", "moved", "error", "error_share", "months_left") if name in one]
        found |= {("forecast", number(one["period"]), 0, f"forecast-{name}"): one[name] for name in names}
    for one in told["observations"]:
        year, month, _ = one["package"].split(".")
        place = ("observation", number(one["period"]), int(year) * 12 + int(month) - 1)
        compared = one.get("comparisons", {"values": {}})["values"]
        found |= {(*place, name): value for name, value in compared.items()}
        if "computed" in one.get("status", {}):
            found[*place, "status"] = one["status"]["computed"]
    return found


def number(period):
    return recomputed.number_of(period)[1]


def values_by_hand(measured):
    found = {}
    for period, values in measured.derived().items():
        found |= {("derived", period, 0, name): float(value) for name, value in values.items()}
    for told, values in measured.forecasts().items():
        found |= {("forecast", told, 0, f"forecast-{name}"): float(value) for name, value in values.items()}
    for _, row in measured.seen.iterrows():
        place = ("observation", row["number"], row["told"])
        found |= {(*place, name): float(value) for name, value in measured.comparisons(row).items()}
        if status := measured.status(row):
            found[*place, "status"] = status
    return found
