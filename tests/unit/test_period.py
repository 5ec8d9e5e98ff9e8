"""Periods: parsing, order, neighbours, completeness and names."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from utfall.errors import PeriodError
from utfall.period import Frequency, Period

LONGEST = {Frequency.MONTH: 12, Frequency.QUARTER: 4, Frequency.TERTIAL: 3, Frequency.HALF: 2, Frequency.YEAR: 1}

periods = st.sampled_from(Frequency).flatmap(
    lambda frequency: st.builds(Period, st.integers(1000, 2999), st.just(frequency), st.integers(1, LONGEST[frequency]))
)


@given(periods)
def test_a_period_is_parsed_from_what_it_writes(period):
    assert Period.parse(str(period)) == period


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2023-11", date(2023, 11, 1), date(2023, 11, 30)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2023-Q4", date(2023, 10, 1), date(2023, 12, 31)),
        ("2023-T1", date(2023, 1, 1), date(2023, 4, 30)),
        ("2023-T2", date(2023, 5, 1), date(2023, 8, 31)),
        ("2023-T3", date(2023, 9, 1), date(2023, 12, 31)),
        ("2023-H2", date(2023, 7, 1), date(2023, 12, 31)),
        ("2023", date(2023, 1, 1), date(2023, 12, 31)),
    ],
)
def test_a_period_starts_and_ends_on_its_days(text, first, last):
    period = Period.parse(text)
    assert (period.start, period.end) == (first, last)


BAD = [
    "", "23", "0000", "0999", "3000-01", "0000-11", "2023-00", "2023-13", "2023-1",
    "2023-011", "2023-Q0", "2023-Q5", "2023-T4", "2023-H3",
    "2023-q4", "2023-W1", "2023Q4", "2023-Q", "2023-", "-2023", "2023-11-30", "2023/11", "2023-11 ", " 2023-11",
    "2023-11\n", "nov-23", "november 2023", "202311", "20231",
    "\u0662\u0660\u0662\u0663-11", "\uff12\uff10\uff12\uff13",
    "2023–11", "..", "x",
]  # fmt: skip


@pytest.mark.parametrize("text", BAD)
def test_a_text_that_is_no_period_is_refused(text):
    with pytest.raises(PeriodError):
        Period.parse(text)


def test_the_refusal_names_the_text_and_the_ways_to_write_a_period():
    with pytest.raises(PeriodError) as refusal:
        Period.parse("nov-23")
    assert str(refusal.value) == (
        "”nov-23” är ingen period. Skriv en månad som 2023-11, ett kvartal som 2023-Q4, ett tertial som 2023-T3, "
        "ett halvår som 2023-H2 eller ett år som 2023."
    )


@given(st.text())
def test_what_is_parsed_from_any_text_writes_that_text(text):
    try:
        period = Period.parse(text)
    except PeriodError:
        return
    assert str(period) == text


@pytest.mark.parametrize(("frequency", "most"), LONGEST.items())
def test_a_number_outside_the_year_is_refused(frequency, most):
    Period(2023, frequency, most)
    for number in (0, most + 1):
        with pytest.raises(PeriodError):
            Period(2023, frequency, number)


@pytest.mark.parametrize("year", [0, -1, 10_000])
def test_a_year_outside_the_calendar_is_refused(year):
    with pytest.raises(PeriodError):
        Period(year, Frequency.YEAR)


def test_periods_are_ordered_by_start_and_then_by_end():
    written = ["2024", "2023-12", "2023", "2023-T1", "2023-01", "2023-H1", "2023-Q1", "2023-Q4", "2022-12"]
    ordered = ["2022-12", "2023-01", "2023-Q1", "2023-T1", "2023-H1", "2023", "2023-Q4", "2023-12", "2024"]
    assert [str(period) for period in sorted(map(Period.parse, written))] == ordered


def test_a_period_cannot_be_compared_with_its_text():
    with pytest.raises(TypeError):
        assert Period.parse("2023-11") < "2023-12"


@given(periods)
def test_previous_ends_on_the_day_before_the_start(period):
    before = period.previous
    assert before.frequency is period.frequency
    assert (period.start - before.end).days == 1


@given(periods, st.integers(-30, 30))
def test_shifting_forth_and_back_leads_home(period, steps):
    try:
        there = period.shifted(steps)
    except PeriodError:
        return  # beyond the calendar
    assert there.shifted(-steps) == period


@given(periods)
def test_the_same_period_last_year_differs_in_the_year_alone(period):
    before = period.same_last_year
    assert (before.year, before.frequency, before.number) == (period.year - 1, period.frequency, period.number)
    assert before == period.shifted(-LONGEST[period.frequency])


def test_january_follows_december():
    assert Period.parse("2024-01").previous == Period.parse("2023-12")
    assert Period.parse("2023-T1").previous == Period.parse("2022-T3")


@given(periods)
def test_a_period_contains_each_of_its_months_and_no_neighbour(period):
    assert len(period.months) == period.frequency.months
    assert all(period.contains(month) for month in period.months)
    assert not period.contains(period.months[0].previous)
    assert not period.contains(period.months[-1].shifted(1))


def test_a_month_does_not_contain_the_year_it_lies_in():
    assert Period.parse("2023").contains(Period.parse("2023-11"))
    assert not Period.parse("2023-11").contains(Period.parse("2023"))


@pytest.mark.parametrize(
    ("text", "month", "is_complete"),
    [
        ("2023-11", "2023-11", True),
        ("2023-12", "2023-11", False),
        ("2023-T3", "2023-11", False),
        ("2023-T3", "2023-12", True),
        ("2023-T2", "2023-11", True),
        ("2023-Q3", "2023-11", True),
        ("2023-Q4", "2023-11", False),
        ("2023-H2", "2023-12", True),
        ("2023", "2023-11", False),
        ("2023", "2024-01", True),
    ],
)
def test_a_period_is_complete_in_a_month_when_it_has_ended_by_then(text, month, is_complete):
    assert Period.parse(text).is_complete_in(Period.parse(month)) is is_complete


@pytest.mark.parametrize(
    ("frequency", "expected"),
    [
        (Frequency.MONTH, "2023-11"),
        (Frequency.QUARTER, "2023-Q4"),
        (Frequency.TERTIAL, "2023-T3"),
        (Frequency.HALF, "2023-H2"),
        (Frequency.YEAR, "2023"),
    ],
)
def test_a_month_lies_within_one_period_of_each_frequency(frequency, expected):
    assert str(Period.parse("2023-11").within(frequency)) == expected


@given(st.dates(), st.sampled_from(Frequency))
def test_the_period_of_a_day_holds_the_day(day, frequency):
    period = Period.of(day, frequency)
    assert period.frequency is frequency
    assert period.start <= day <= period.end


@pytest.mark.parametrize(
    ("text", "name", "short", "english", "english_short"),
    [
        ("2023-11", "november 2023", "nov 2023", "November 2023", "Nov 2023"),
        ("2023-03", "mars 2023", "mars 2023", "March 2023", "Mar 2023"),
        ("2023-Q4", "kvartal 4 2023", "Kv4 2023", "quarter 4 2023", "Q4 2023"),
        ("2023-T3", "tertial 3 2023", "T3 2023", "tertial 3 2023", "T3 2023"),
        ("2023-H2", "halvår 2 2023", "H2 2023", "half-year 2 2023", "H2 2023"),
        ("2023", "2023", "2023", "2023", "2023"),
    ],
)
def test_a_period_has_a_name_and_a_short_one_in_both_languages(sv, en, text, name, short, english, english_short):
    period = Period.parse(text)
    assert (period.name(sv), period.short(sv)) == (name, short)
    assert (period.name(en), period.short(en)) == (english, english_short)


def test_the_names_of_a_year_are_all_different(sv, en):
    months = Period.parse("2023").months
    for words in (sv, en):
        assert len({month.name(words) for month in months}) == len({month.short(words) for month in months}) == 12
