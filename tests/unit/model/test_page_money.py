"""One unit of money on a report's pages: by the largest amount, in every currency, and never so that one is lost."""

from dataclasses import replace
from decimal import Decimal

import pytest

from utfall.model.page_money import PageMoney, Scale
from utfall.shown.content import Number


def money(report, **largest):
    return PageMoney(report, {currency: Decimal(amount) for currency, amount in largest.items()})


@pytest.fixture
def report(small):
    return replace(small, package=replace(small.package, amounts_as_stored=False))


@pytest.mark.parametrize(
    ("unit", "currency", "largest", "amount", "expected"),
    [
        ("tkr", "SEK", 860_400_000, 3_136, ("mkr", 1_000)),
        ("tkr", "SEK", 100_000_000, 99_999, ("mkr", 1_000)),
        ("tkr", "SEK", 99_999_999, 99_999, None),  # five digits are short enough
        ("kr", "SEK", 860_400_000, 5_000_000, ("mkr", 1_000_000)),
        ("kr", "SEK", 99_999, 99_999, None),
        ("kr", "SEK", 5_000_000, 5_000_000, ("tkr", 1_000)),
        ("mkr", "SEK", 90_000_000_000_000, 90_000_000, None),  # no further than millions
        ("kUSD", "USD", 860_400_000, 3_136, ("MUSD", 1_000)),
        ("£k", "GBP", 860_400_000, 3_136, ("£m", 1_000)),
        ("€000", "EUR", 860_400_000, 3_136, ("€m", 1_000)),
        ("tEUR", "EUR", 860_400_000, 3_136, ("MEUR", 1_000)),
        ("tkr", "SEK", 860_400_000, 50, ("mkr", 1_000)),  # 0,05 mkr is 0,1
        ("tkr", "SEK", 860_400_000, 49, None),  # and 0,049 mkr is 0,0
        ("kr/kvm", "SEK", 860_400_000, 3_136, None),  # no amount of money
        ("procent", "SEK", 860_400_000, 50, None),
    ],
)  # fmt: skip
def test_the_unit_is_that_in_which_the_largest_amount_is_short(report, unit, currency, largest, amount, expected):
    found = money(report, **{currency: largest}).scale(unit, [Decimal(amount), Decimal(-1)])
    assert (found and (found.unit, found.factor)) == expected


def test_a_package_may_keep_its_amounts_as_they_are_stored(small):
    stored = replace(small, package=replace(small.package, amounts_as_stored=True))
    costs = stored.indicator("kostnader")
    assert stored.money.of_indicator(costs) is stored.money.of_statement(stored.statement("resultat")) is None
    assert stored.money_at_a_glance.of_indicator(costs) == Scale("tkr", "mkr", Decimal(1_000))  # in key figures


def test_all_of_a_report_counts_and_a_statement_has_one_scale_for_all_its_lines(report):
    rule = report.money
    assert rule.largest == {"SEK": Decimal(1_449_802_000)}
    assert rule.of_indicator(report.indicator("kostnader")) == Scale("tkr", "mkr", Decimal(1_000))
    assert rule.of_indicator(report.indicator("resultat")) == Scale("tkr", "mkr", Decimal(1_000))
    assert rule.of_statement(report.statement("resultat")) == Scale("tkr", "mkr", Decimal(1_000))
    assert rule.of_indicator(report.indicator("franvaro")) is None


def test_a_figure_is_written_in_the_pages_unit_and_kept_in_its_own():
    scale = Scale("tkr", "mkr", Decimal(1_000))
    kept = Number(Decimal(856_030), 0, scale=scale)
    assert kept.on_page == Number(Decimal("856.03"), 1, kept=Decimal(856_030))
    assert kept.on_page.stored == kept.stored == Decimal(856_030)
    assert Number(Decimal(3_136), 0, "tkr", scale=scale).on_page.unit == "mkr"
    assert Number(Decimal(5), 1, "procent").on_page == Number(Decimal(5), 1, "procent")
