"""The breakdowns that a new month begins with."""

import csv
import io

from tests.breakdowns import ABSENCE, COSTS, HEAD, broken_down
from utfall.period import Period
from utfall.work.renewed_breakdowns import renewed_breakdowns


def renewed(month, rows, of="2023-12"):
    broken_down(month.folder, rows)
    read = list(csv.DictReader(io.StringIO(HEAD + rows)))
    found = renewed_breakdowns(month.report(), read, Period.parse(of))
    return [",".join(row.values()) for row in found]


def test_each_part_has_a_row_to_fill_in_and_keeps_its_target(month):
    assert renewed(month, ABSENCE)[:3] == [
        "franvaro,2023-12,norr,,,5,,,", "franvaro,2023-12,norr-vard,,,5,,,", "franvaro,2023-12,norr-skola,,,5,,,",
    ]  # fmt: skip
    assert len(renewed(month, ABSENCE)) == 10


def test_a_target_to_date_and_one_of_last_year_are_not_kept(month):
    assert renewed(month, COSTS)[0] == "kostnader,2023-12,norr,,,,,,"
    assert renewed(month, ABSENCE.replace("2023-11", "2022-12"))[0] == "franvaro,2023-12,norr,,,,,,"


def test_what_is_told_for_several_months_stands_for_the_year(month):
    rows = "".join(f"franvaro,{one},soder,,4.3,5,80,,\n" for one in ("2022-12", "2023-10", "2023-11"))
    assert renewed(month, rows) == [
        "franvaro,2023-10,soder,,4.3,5,80,,", "franvaro,2023-11,soder,,4.3,5,80,,", "franvaro,2023-12,soder,,,5,,,",
    ]  # fmt: skip


def test_what_is_not_due_has_no_row(month):
    assert renewed(month, "datorer,2023-T2,norr,,1,,,,\n") == ["datorer,2023-T3,norr,,,,,,"]
    assert renewed(month, "datorer,2023-T3,norr,,1,,,,\n") == []
