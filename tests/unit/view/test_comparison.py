"""Two reports compared: sums against their own budgets, words for better and worse, and what cannot be compared."""

from dataclasses import replace

import pytest

from utfall.derive.reported import reported
from utfall.model.history import History
from utfall.model.missing import Missing
from utfall.model.status import State
from utfall.period import Period
from utfall.shown.outline import Outline
from utfall.view.comparison import comparison

NO_PAGES = Outline()


def months(history):
    return [str(report.period) for report in history.reports]


@pytest.fixture
def compared(example, sv):
    """Compare two months of the example and return the rows of its table by their ids."""

    def run(before, after, words=sv):
        places = (months(example).index(month) for month in (before, after))
        return rows(comparison(example, words, NO_PAGES, *places))

    return run


def rows(found):
    return {
        row.id: [row.detail, *(told(cell.content) for cell in row.cells)] for row in found.table.rows
    }  # fmt: skip


def told(content):
    return content.name if isinstance(content, State) else content.replace("\u00a0", " ")


def test_sums_of_different_months_are_each_held_against_their_own_budget(compared):
    found = compared("2024-11", "2025-12")
    # 767 879 of a budget of 767 800 thousand kronor, and 852 894 of 860 400
    assert found["outcome-indicators-kostnader"] == [
        "mot budget", "Verksamhetens kostnader", "0,0 %", "−0,9 %", "−0,9 procentenheter, bättre",
    ]  # fmt: skip
    # a share of a result that is zero, or that changes sign, would mislead
    assert found["outcome-indicators-resultat"] == [
        "mot budget", "Resultat", "−3,2 mkr", "+3,1 mkr", "+6,3 mkr, bättre",
    ]  # fmt: skip


def test_sums_of_as_many_months_stand_as_they_are_and_of_another_year_are_only_higher_or_lower(compared):
    assert compared("2024-12", "2025-12")["outcome-indicators-kostnader"] == [
        "", "Verksamhetens kostnader", "841,1 mkr", "852,9 mkr", "+11,8 mkr, högre",
    ]  # fmt: skip


def test_levels_are_compared_as_they_stand_whatever_the_months(compared):
    assert compared("2025-11", "2025-12")["outcome-indicators-sjukfranvaro"] == [
        "", "Sjukfrånvaro", "6,3 %", "6,7 %", "+0,4 procentenheter, sämre",
    ]  # fmt: skip
    assert compared("2024-11", "2025-12")["outcome-indicators-anstallda"][-1] == "+8 st, högre"


def test_forecasts_of_different_years_are_held_against_the_budget_of_their_year(compared):
    found = compared("2024-11", "2025-12")
    assert found["forecast-indicators-kostnader"] == [
        "mot budget, 2024 och 2025", "Verksamhetens kostnader", "+0,6 %", "−0,6 %", "−1,2 procentenheter, bättre",
    ]  # fmt: skip
    assert found["forecast-indicators-sjukfranvaro"][2:] == ["6,2 %", "5,9 %", "−0,3 procentenheter, bättre"]


def test_what_is_told_each_quarter_stands_with_its_newest_figure_and_says_of_when(compared):
    assert compared("2025-11", "2025-12")["outcome-indicators-personalomsattning"] == [
        "kvartal 3 2025 och kvartal 4 2025", "Personalomsättning", "2,7 %", "2,4 %", "−0,3 procentenheter, bättre",
    ]  # fmt: skip


def test_statuses_that_changed_come_first_the_worse_ones_before_the_better(compared):
    found = compared("2025-11", "2025-12")
    assert list(found)[:2] == ["status", "status-indicators-sjukfranvaro"]
    assert found["status-indicators-sjukfranvaro"] == ["", "Sjukfrånvaro", "Nära målet", "Målet nås inte", "sämre"]
    moved = [row[-1] for name, row in found.items() if name.startswith("status-")]
    assert moved == sorted(moved, key=["sämre", "bättre", "ändrad"].index)
    assert found["status-indicators-nki"][-1] == "ändrad"  # it was not assessed


def test_in_english_too(compared, en):
    assert compared("2024-11", "2025-12", en)["outcome-indicators-kostnader"] == [
        "against budget", "Verksamhetens kostnader", "0.0 %", "−0.9 %", "−0.9 percentage points, better",
    ]  # fmt: skip


def test_the_lead_counts_what_got_better_and_worse(example, sv):
    assert comparison(example, sv, NO_PAGES).lead == (
        "Status: 4 sämre, 2 bättre, 1 ändrad på annat sätt. "
        "Utfall: 6 sämre, 5 bättre, 4 högre eller lägre, 2 oförändrade, 1 går inte att jämföra. "
        "Prognos: 1 högre eller lägre, 8 oförändrade."
    )


# --- what cannot be compared: the small month, once more as the month before ---------------------------------------


@pytest.fixture
def before(small):
    october = Period.parse("2023-10")
    observations = tuple(
        replace(one, period=october) if one.period == small.period else one for one in small.observations
    )
    package = replace(small.package, period=october, version="2023.10.1")
    return replace(small, package=package, observations=observations, corrections=())


def changed(report, name, **values):
    found = tuple(replace(one, **values) if one.id == name else one for one in report.indicators)
    return replace(report, indicators=found)


def seen(report, name, **values):
    found = tuple(replace(one, **values) if one.indicator == name else one for one in report.observations)
    return replace(report, observations=found)


def test_where_nothing_differs_that_is_said_and_there_is_no_table(before, small, sv):
    levels = tuple(replace(one, observations=one.observations[2:], corrections=()) for one in (before, small))
    found = comparison(History(levels), sv, NO_PAGES)
    assert found.table is None
    assert found.lead == "Ingenting skiljer rapporterna för oktober 2023 och november 2023 åt."


def test_a_single_report_and_figures_that_were_never_published_are_nothing_to_compare(before, small, sv):
    archive = replace(before, package=replace(before.package, figures_only=True))
    assert comparison(History((small,)), sv, NO_PAGES) is None
    assert comparison(History((archive, small)), sv, NO_PAGES) is None


def test_a_measure_that_means_something_else_is_not_compared(before, small, sv):
    found = rows(comparison(History((changed(before, "franvaro", unit="dagar", decimals=0), small)), sv, NO_PAGES))
    assert found["outcome-indicators-franvaro"] == [
        "", "Frånvaro", "5 dagar", "5,3 %", "måttet är ändrat, jämförs inte",
    ]  # fmt: skip


def test_money_in_another_scale_is_the_same_figure(before, small, sv):
    one = small.observation("resultat")
    figures = {name: getattr(one, name) / 1000 for name in ("outcome", "target", "forecast", "year_target")}
    millions = seen(changed(before, "resultat", unit="mkr", decimals=3), "resultat", **figures)
    assert comparison(History((millions, small)), sv, NO_PAGES).table is None


def test_what_a_report_lacks_is_said_to_be_missing_or_not_there(before, small, sv):
    silent = seen(before, "franvaro", outcome=Missing.NOT_AVAILABLE)
    found = rows(comparison(History((silent, small)), sv, NO_PAGES))
    assert found["outcome-indicators-franvaro"][2:] == ["saknas", "5,3 %", "går inte att jämföra"]
    without = replace(before, indicators=tuple(one for one in before.indicators if one.id != "franvaro"))
    assert rows(comparison(History((without, small)), sv, NO_PAGES))["outcome-indicators-franvaro"][2:] == [
        "finns inte", "5,3 %", "ny",
    ]  # fmt: skip
    newer = replace(small, indicators=without.indicators)
    assert rows(comparison(History((before, newer)), sv, NO_PAGES))["outcome-indicators-franvaro"][2:] == [
        "5,3 %", "finns inte", "finns inte längre",
    ]  # fmt: skip


def test_a_sum_without_a_budget_is_not_compared_with_one_of_more_months(before, small, sv):
    first = seen(before, "kostnader", target=Missing.NOT_REPORTED)
    found = rows(comparison(History((first, small)), sv, NO_PAGES))
    assert found["outcome-indicators-kostnader"][2:] == [
        "1 265 135 tkr", "1 265 135 tkr (rättat)", "olika många månader, jämförs inte",
    ]  # fmt: skip


def test_a_corrected_figure_is_marked_and_one_that_a_later_report_tells_otherwise(before, small, sv):
    other = small.observation("franvaro").outcome + 1
    first = seen(before, "franvaro", outcome=other, period=small.period)
    found = rows(comparison(History((first, small)), sv, NO_PAGES))
    assert found["outcome-indicators-franvaro"][2:] == [
        "6,3 % (senare ändrat)", "5,3 %", "−1,0 procentenheter, bättre",
    ]  # fmt: skip


def test_where_nearness_is_best_the_figure_that_is_nearer_its_target_is_better(before, small, sv):
    one = small.observation("franvaro")  # 5.3 of a target of 5
    far = seen(changed(before, "franvaro", direction="near"), "franvaro", outcome=one.target - 1)
    near = changed(small, "franvaro", direction="near")
    found = rows(comparison(History((far, near)), sv, NO_PAGES))
    assert found["outcome-indicators-franvaro"][2:] == ["4,0 %", "5,3 %", "+1,3 procentenheter, bättre"]


def test_a_figure_stands_until_the_next_of_its_kind_is_due_and_no_longer(before, small):
    def quarterly(report, period):
        made = changed(report, "datorer", frequency="quarter")
        return seen(made, "datorer", period=Period.parse(period), outcome=small.observation("resultat").outcome)

    first = quarterly(before, "2023-Q3")
    silent = replace(small, observations=tuple(one for one in small.observations if one.indicator != "datorer"))
    silent = changed(silent, "datorer", frequency="quarter")
    history = History((first, silent))  # the fourth quarter is not over in November
    assert [one.period for one in told_of(history, "datorer")] == [Period.parse("2023-Q3")] * 2
    december = replace(silent, package=replace(silent.package, period=Period.parse("2023-12")))
    assert [one.period for one in told_of(History((first, december)), "datorer")] == [Period.parse("2023-Q3"), None]


def told_of(history, name):
    return next(one for one in reported(history).indicators if one.newest.id == name).told
