"""An indicator's parts over an archive."""

from dataclasses import replace
from decimal import Decimal

from tests.breakdowns import ABSENCE, COSTS, broken_down
from tests.unit.month import file_of
from utfall.checks.rewritten_history import check
from utfall.derive.breakdown_history import breakdown_over
from utfall.derive.breakdown_way import way_of
from utfall.derive.difference import differences
from utfall.derive.due_cells import due_cells
from utfall.model.history import History
from utfall.period import Period
from utfall.words import words


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


def told(month, october, november):
    """Return what is told of November's report after October's, where each tells these rows."""
    broken_down(month.folder, october)
    before = month.report()
    before = replace(before, package=replace(before.package, period=Period.parse("2023-10"), version="2023.10.1"))
    return list(check(History((before, reports(month, november)))))


def test_a_part_of_a_month_that_is_over_may_not_change_in_silence(month):
    october = COSTS.replace("2023-11", "2023-10")
    assert told(month, october, october + COSTS) == []
    (found,) = told(month, october, october.replace("465135", "465136") + COSTS)
    assert (found.file, found.row, found.field, found.value) == (file_of("breakdowns"), 5, "outcome", "465136")
    assert found.message(words("en")).startswith("“Kostnader, Område Söder”: the outcome for 2023-10 is 465,136"), (
        found.message(words("en"))
    )


def test_a_part_that_a_correction_tells_of_may(month):
    october = COSTS.replace("2023-11", "2023-10")
    month.added(
        "corrections", resource="breakdowns", row="kostnader/2023-10/soder/", field="outcome", old="465135",
        new="465136", reason="Fel.", kind="error", edition="2", date="2023-12-20",
    )  # fmt: skip
    assert told(month, october, october.replace("465135", "465136") + COSTS) == []


def test_what_was_not_over_yet_may(month):
    year = COSTS.replace("2023-11", "2023")
    assert told(month, year, year.replace("465135", "465136")) == []


def test_parts_that_are_due_are_told_once_of_each_indicator(month):
    empty = ABSENCE.replace(",4.0,5,40,", ",,5,40,").replace(",4.3,5,80,", ",,5,80,")
    found = [one for one in due_cells(reports(month, empty + COSTS)) if one.resource == "breakdowns"]
    assert [(one.case, one.row, one.field, one.details["count"]) for one in found] == [("parts", 4, "outcome", 2)]
    assert [one for one in due_cells(reports(month, ABSENCE)) if one.resource == "breakdowns"] == []


def test_an_edition_that_differs_is_told_part_by_part(month):
    before, after = reports(month, ABSENCE), reports(month, ABSENCE.replace(",4.0,5,40,", ",4.1,5,41,"))
    found = [one for one in differences(before, after) if one.resource == "breakdowns"]
    assert {(one.name, one.field, one.old, one.new, one.kind, one.unit) for one in found} == {
        ("Frånvaro, Skola Norr", "outcome", "4.0", "4.1", "revised", "procent"),
        ("Frånvaro, Skola Norr", "weight", "40", "41", "revised", ""),
    }


def test_of_two_months_only_parts_that_both_tell_are_compared(month):
    october, november = COSTS.replace("2023-11", "2023-10"), COSTS
    before = reports(month, october)
    before = replace(before, package=replace(before.package, period=Period.parse("2023-10")))
    after = reports(month, october.replace("465135", "465136") + november)
    found = [one for one in differences(before, after) if one.resource == "breakdowns"]
    assert [(one.name, one.old, one.new) for one in found] == [("Kostnader, Område Söder", "465135", "465136")]
