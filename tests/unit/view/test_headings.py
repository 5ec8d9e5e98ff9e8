"""Headings: made from measure, period and the words of the definition."""

from dataclasses import replace

import pytest

from utfall.model.indicator import Measure
from utfall.model.statement import LineMeasure
from utfall.period import Period
from utfall.view.headings import is_incomplete, line_heading, measure_heading


def headings(indicator, period, words):
    return [measure_heading(measure, indicator, Period.parse(period), words) for measure in Measure]


def test_accumulated_figures_with_a_budget(small, sv):
    assert headings(small.indicator("kostnader"), "2023-11", sv) == [
        "Utfall ack 2022", "Utfall ack 2023", "Budget ack 2023", "Prognos helår 2023", "Budget helår 2023",
        "R12 utfall nov 2023",
    ]  # fmt: skip


def test_figures_of_a_month_with_a_target(small, sv):
    assert headings(small.indicator("franvaro"), "2023-11", sv) == [
        "Utfall nov 2022", "Utfall nov 2023", "Mål nov 2023", "Prognos helår 2023", "Årsmål 2023",
        "R12 utfall nov 2023",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("period", "before", "now", "target"),
    [
        ("2023-T3", "Utfall T3 2022", "Utfall T3 2023", "Mål T3 2023"),
        ("2023-Q4", "Utfall Kv4 2022", "Utfall Kv4 2023", "Mål Kv4 2023"),
        ("2023-H2", "Utfall H2 2022", "Utfall H2 2023", "Mål H2 2023"),
        ("2023", "Utfall 2022", "Utfall 2023", "Mål 2023"),
    ],
)
def test_figures_of_longer_periods_with_a_target_value(small, sv, period, before, now, target):
    assert headings(small.indicator("datorer"), period, sv)[:3] == [before, now, target]
    assert headings(small.indicator("datorer"), period, sv)[4] == "Målvärde 2023"


def test_headings_in_english(small, en):
    assert headings(small.indicator("kostnader"), "2023-11", en) == [
        "Outcome YTD 2022", "Outcome YTD 2023", "Budget YTD 2023", "Forecast full year 2023", "Budget full year 2023",
        "R12 outcome Nov 2023",
    ]  # fmt: skip


def test_every_combination_of_words_has_a_heading(small, sv, en):
    for how in ("period", "year_to_date"):
        for target in ("target", "budget"):
            for year in ("year_target", "target_value", "budget"):
                terms = {"reported_as": how, "target_term": target, "year_target_term": year}
                indicator = replace(small.indicator("franvaro"), **terms)
                for words in (sv, en):
                    assert all(headings(indicator, "2023-11", words))


def test_headings_of_a_statement(small, sv):
    made = [line_heading(one, small.statement("resultat"), Period.parse("2023-11"), sv) for one in LineMeasure]
    assert made == [
        "Utfall ack 2022", "Utfall ack 2023", "Budget ack 2023", "Prognos helår 2023", "Budget helår 2023",
        "Utfall helår 2022",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("period", "expected"),
    [("2023-11", False), ("2023-T3", True), ("2023", True), ("2023-T2", False), ("2023-Q3", False)],
)
def test_a_period_is_incomplete_until_the_month_in_which_it_ends(period, expected):
    assert is_incomplete(Period.parse(period), Period.parse("2023-11")) is expected
