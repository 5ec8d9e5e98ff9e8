"""A month between the last that is published and the one in question is not passed over."""

from types import SimpleNamespace

import pytest

from utfall.checks.examine import examine_order
from utfall.model.edition_name import EditionName
from utfall.period import Period

MONTHS = ["2023-08", "2023-09", "2023-10", "2023-11", "2023-12"]


def found(published, current="2023-12", figures=()):
    reports = [
        SimpleNamespace(period=Period.parse(month), package=SimpleNamespace(figures_only=month in figures))
        for month in MONTHS
        if month <= current
    ]
    history = SimpleNamespace(current=reports[-1], reports=reports)
    editions = [EditionName.parse(name) for name in published]
    return [one.file for one in examine_order(history, [Period.parse(month) for month in MONTHS], editions)]


@pytest.mark.parametrize(
    ("published", "passed"),
    [
        ([], []),
        (["2023-11.1"], []),
        (["2023-10.1"], ["data/2023-11"]),
        (["2023-09.1"], ["data/2023-10", "data/2023-11"]),
        (["2023-09.1", "2023-10.1", "2023-10.2"], ["data/2023-11"]),
        (["2023-09.1", "2023-11.1"], []),
        (["2023-10.1", "2023-12.1"], []),
    ],
)
def test_only_what_lies_between_the_last_published_and_this_is_passed_over(published, passed):
    assert found(published) == passed


def test_an_earlier_month_may_come_after_a_later_one():
    assert found(["2023-12.1"], current="2023-11") == []


def test_a_month_of_figures_alone_is_no_report():
    assert found(["2023-10.1"], figures=["2023-11"]) == []


def test_the_message_says_which_month_and_what_to_do(sv):
    history = SimpleNamespace(
        current=SimpleNamespace(period=Period.parse("2025-12")), reports=[],
    )  # fmt: skip
    months = [Period.parse("2025-11")]
    (one,) = examine_order(history, months, [EditionName.parse("2025-10.1")])
    assert one.message(sv) == (
        "2025-11 är nyare än den senast publicerade månaden, 2025-10, och är inte publicerad. Publiceras 2025-12 nu går"
        " den inte att publicera efteråt."
    )
    assert one.remedy(sv).startswith("Publicera en månad i taget: ta ut mappen data/2025-12")
