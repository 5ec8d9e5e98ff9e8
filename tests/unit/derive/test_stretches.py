"""What breaks a series, and that nothing is worked out or compared across a break."""

from dataclasses import replace
from decimal import Decimal

import pytest

from utfall.derive.changes import changes
from utfall.derive.measures import base_last_year, own_value, rolling_12, same_last_year
from utfall.derive.series import series_of
from utfall.derive.stretches import stretches
from utfall.derive.track_record import track_record
from utfall.model.history import History
from utfall.model.missing import Missing
from utfall.model.report import Note
from utfall.period import Period

LAST = Period.parse("2023-11")


def archive(report, key, figures, *, since, note="", **definition):
    """Return months up to November 2023, the latest ``since`` of them with another definition."""
    before = report.indicator(key)
    seen = report.observation(key)
    reports = []
    for back, outcome in zip(reversed(range(len(figures))), figures, strict=True):
        month = LAST.shifted(-back)
        is_new = back < since
        indicator = replace(before, **definition) if is_new else before
        notes = tuple(Note("indicators", key, field, note) for field in definition) if note and is_new else ()
        one = replace(seen, period=month, outcome=Decimal(outcome), status="")
        package = replace(report.package, period=month, version=f"{month.year}.{month.number}.1")
        made = {"package": package, "indicators": (indicator,), "observations": (one,), "notes": notes}
        reports.append(replace(report, statements=(), corrections=(), **made))
    return History(tuple(reports))


def series(history):
    return series_of(history, history.current.indicators[0])


BREAKING = [
    ("franvaro", {"unit": "andel"}, ""),
    ("franvaro", {"unit": "promille"}, ""),
    ("franvaro", {"accumulation": "stock"}, ""),
    ("kostnader", {"reported_as": "period"}, ""),
    ("kostnader", {"accumulation": "stock"}, ""),
    ("kostnader", {"unit": "timmar"}, ""),
    ("kostnader", {"definition": "Utan hyror."}, "Hyror räknas inte längre."),
]
HOLDING = [
    ("kostnader", {"unit": "mnkr"}, ""),
    ("kostnader", {"unit": "kr"}, "Enheten är ändrad."),
    ("kostnader", {"definition": "Alla kostnader"}, ""),  # a full stop gone, and nobody has a word of it
    ("kostnader", {"name": "Kostnader i allt"}, "Nytt namn."),
    ("kostnader", {"decimals": 1}, "Fler decimaler."),
]


@pytest.mark.parametrize(("name", "definition", "note"), BREAKING)
def test_a_break_says_what_changed_and_nothing_crosses_it(small, name, definition, note):
    history = archive(small, name, [10 + at for at in range(14)], since=1, note=note, **definition)
    found = series(history)
    [field] = definition
    [broken] = found.breaks
    assert (str(broken.month), broken.version, [one.field for one in broken.changes]) == (
        "2023-11",
        "2023.11.1",
        [field],
    )
    assert [one.note for one in broken.changes] == [note]
    assert [one.part for one in found] == [0] * 13 + [1]
    assert rolling_12(found, LAST) is None
    assert same_last_year(found, LAST) is None
    assert base_last_year(history, found.indicator, history.current.observations[0])[0] is Missing.NOT_REPORTED
    own = own_value(found, LAST)
    assert own is None or own.method == "reported"
    kinds = [one.kind for one in changes(history.reports[-2], history.reports[-1])]
    assert kinds == ["redefined"]
    assert track_record(history, found.indicator, 2023)[-1].moved is None


@pytest.mark.parametrize(("name", "definition", "note"), HOLDING)
def test_money_in_another_unit_and_words_alone_break_nothing(small, name, definition, note):
    found = series(archive(small, name, [10 + at for at in range(14)], since=1, note=note, **definition))
    assert found.breaks == ()
    assert {one.part for one in found} == {0}


def test_money_is_told_in_the_newest_unit(small):
    found = series(archive(small, "kostnader", [700000, 784240, 856], since=1, unit="mnkr", decimals=1))
    assert [str(one.value) for one in found] == ["700", "784.24", "856"]
    assert [(str(one.told), one.unit) for one in found] == [("700000", "tkr"), ("784240", "tkr"), ("856", "mnkr")]
    assert own_value(found, LAST).value == Decimal("71.76")


def test_the_twelve_months_after_a_break_have_no_r12_and_then_it_is_back(small):
    months = [Decimal(1)] * 30
    history = archive(small, "franvaro", months, since=13, unit="promille")
    found = series(history)
    assert [rolling_12(found, LAST.shifted(-back)) is None for back in range(14)] == [False, False, *[True] * 11, False]


def test_a_sum_that_a_break_lies_in_is_not_compared_with_the_year_after(small):
    """November 2022's sum holds months told under the definition before June 2022."""
    history = archive(small, "kostnader", list(range(30)), since=18, definition="Ny.", note="Ny definition.")
    found = series(history)
    assert str(found.breaks[0].month) == "2022-06"
    assert same_last_year(found, LAST) is None
    assert own_value(found, Period.parse("2022-06")) is None
    assert own_value(found, Period.parse("2022-07")).value == 1


def test_each_month_is_worked_out_by_the_definition_of_its_time(small):
    history = archive(small, "franvaro", [5, 6, 7, 21, 28], since=2, reported_as="year_to_date", accumulation="flow")
    found = series(history)
    values = [own_value(found, LAST.shifted(-back)) for back in reversed(range(5))]
    assert [one and (one.value, one.method) for one in values] == [
        (5, "reported"), (6, "reported"), (7, "reported"), None, (7, "difference"),
    ]  # fmt: skip


def test_stretches_know_each_months_definition(small):
    history = archive(small, "kostnader", [1, 2, 3], since=1, unit="timmar")
    assert [(one.definition.unit, one.part) for one in stretches(history, "kostnader")] == [
        ("tkr", 0), ("tkr", 0), ("timmar", 1),
    ]  # fmt: skip
