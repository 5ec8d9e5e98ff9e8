"""An indicator's parts over an archive."""

from decimal import Decimal

from tests.breakdowns import ABSENCE, COSTS, broken_down
from utfall.derive.breakdown_history import breakdown_over
from utfall.derive.breakdown_way import way_of
from utfall.model.history import History
from utfall.period import Period


def reports(month, rows):
    broken_down(month.folder, rows)
    return month.report()


def test_the_newest_report_tells_of_a_period_and_earlier_ones_of_theirs(month):
    october = ABSENCE.replace("2023-11", "2023-10").replace("soder,,4.3", "soder,,4.9")
    first = reports(month, october + ABSENCE.replace("soder,,4.3", "soder,,9.9"))
    found = breakdown_over(History((first, reports(month, ABSENCE))), "franvaro", ("enhet",))
    told = {str(period): found.part(period, "soder").outcome for period in found.periods}
    assert told == {"2023-10": Decimal("4.9"), "2023-11": Decimal("4.3")}


def test_parts_are_told_in_the_current_unit(month):
    first = reports(month, COSTS.replace("2023-11", "2023-10"))
    month.rewritten("indicators", lambda text: text.replace("month,tkr", "month,mnkr", 1))
    found = breakdown_over(History((first, reports(month, COSTS.replace("800000", "800")))), "kostnader", ("enhet",))
    assert found.part(Period.parse("2023-10"), "norr").outcome == Decimal(800)
    assert found.part(Period.parse("2023-11"), "norr").outcome == Decimal(800)


def test_the_whole_of_a_share_is_a_mean_and_of_an_amount_a_sum(month):
    report = month.report()
    assert [way_of(report.indicator(name)) for name in ("franvaro", "kostnader", "datorer")] == [
        "weighted-mean", "sum", "sum",
    ]  # fmt: skip
