"""What follows of a correction: cells of later months that repeat the figure, are worked out of it, or say the same."""

import pytest

from tests.unit.month import Month, write_month
from utfall.derive.difference import differences
from utfall.derive.following import following
from utfall.model.history import History
from utfall.period import Period

COST, RESULT, ABSENCE = 2, 3, 4  # rows of observations.csv
ECONOMY = 3  # a row of statement_lines.csv


def later(month, name):
    """Return a month of the same figures at another time."""
    folder = month.root / "data" / name
    folder.mkdir()
    for file in month.folder.iterdir():
        text = file.read_text(encoding="utf-8").replace("2023-11", name)
        (folder / file.name).write_text(text, encoding="utf-8")
    return Month(month.root, folder)


@pytest.fixture
def month(tmp_path):
    return write_month(tmp_path)


def followed(month, others, change, of="2023-11"):
    """Change the month and return what follows in the others: kind, month, row, column, old and new."""
    here = next(one for one in (month, *others) if one.folder.name == of)
    before = History(tuple(one.report() for one in (month, *others)))
    change(here)
    after = History(tuple(one.report() for one in (month, *others)))
    period = Period.parse(of)
    found = differences(before.of(period), after.of(period))
    return [
        (one.kind, str(one.month), one.row, one.field, one.old, one.new)
        for one in following(found, before, after, period)
    ]


def test_the_comparison_with_last_year_follows(month):
    other = later(month, "2024-11").edited("observations", COST, previous_outcome="1265135")
    assert followed(month, [other], lambda one: one.edited("observations", COST, outcome="1265136")) == [
        ("copy", "2024-11", "kostnader/2024-11", "previous_outcome", "1265135", "1265136")
    ]


def test_a_comparison_that_says_otherwise_already_is_let_be(month):
    other = later(month, "2024-11").edited("observations", COST, previous_outcome="1265130")
    assert followed(month, [other], lambda one: one.edited("observations", COST, outcome="1265136")) == []


def test_a_row_of_the_same_period_in_a_later_month_follows(month):
    other = later(month, "2023-12").added("observations", indicator="kostnader", period="2023-11", outcome="1265135")
    assert followed(month, [other], lambda one: one.edited("observations", COST, outcome="1265136")) == [
        ("copy", "2023-12", "kostnader/2023-11", "outcome", "1265135", "1265136")
    ]


def test_a_line_s_comparison_follows_and_a_december_is_next_year_s_last(month):
    december = later(month, "2023-12")
    january = later(month, "2024-01").edited("statement_lines", ECONOMY, previous_year="110")
    next_december = later(month, "2024-12").edited(
        "statement_lines", ECONOMY, previous_outcome="110", previous_year="110"
    )
    change = lambda one: one.edited("statement_lines", ECONOMY, outcome="111")  # noqa: E731 - named for what it is
    assert followed(month, [december, january, next_december], change, "2023-12") == [
        ("copy", "2024-01", "resultat/ekonomi", "previous_year", "110", "111"),
        ("copy", "2024-12", "resultat/ekonomi", "previous_outcome", "110", "111"),
        ("copy", "2024-12", "resultat/ekonomi", "previous_year", "110", "111"),
    ]


def test_a_reported_rolling_twelve_that_now_comes_out_otherwise_is_told(month):
    months = [later(month, str(Period.parse("2023-11").shifted(ahead))) for ahead in range(1, 12)]
    months[-1].edited("observations", ABSENCE, rolling_12="5.3")
    assert followed(month, months, lambda one: one.edited("observations", ABSENCE, outcome="6.5")) == [
        ("worked-out", "2024-10", "franvaro/2024-10", "rolling_12", "5.3", "5.4")
    ]


def test_what_says_the_same_elsewhere_is_told_and_no_more(month):
    other = later(month, "2023-12")
    assert followed(month, [other], lambda one: one.edited("goals", 3, comment="Ny enkät.")) == [
        ("same", "2023-12", "arbetsmiljo", "comment", "Enkäten visar det.", "Ny enkät.")
    ]


def test_a_figure_for_the_year_is_told_in_the_year_s_other_months(month):
    others = [later(month, "2023-12"), later(month, "2024-01")]
    assert followed(month, others, lambda one: one.edited("observations", COST, year_target="1450000")) == [
        ("same", "2023-12", "kostnader/2023-12", "year_target", "1449802", "1450000")
    ]


def test_of_a_figure_that_was_missing_nothing_follows(month):
    other = later(month, "2024-11").edited("observations", 5, previous_outcome="")
    assert followed(month, [other], lambda one: one.edited("observations", 5, outcome="76000")) == []
