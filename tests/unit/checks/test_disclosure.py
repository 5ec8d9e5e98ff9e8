"""Hidden figures that the month itself tells elsewhere; how they follow is tried in derive/test_disclosure.py."""

from tests.unit.month import file_of, told, write_month
from utfall.checks.examine import examine_correction
from utfall.derive.difference import differences


def test_a_log_of_corrections_that_tells_a_hidden_figure_is_found(month):
    month.edited("observations", 2, outcome="x").edited("statement_lines", 2, outcome="")
    found = [one for one in told(month.examined().findings) if one.slug == "disclosure"]
    assert [(one.case, one.file, one.row, one.field) for one in found] == [
        ("logged", file_of("corrections"), 2, "new"), ("logged", file_of("corrections"), 2, "old"),
    ]  # fmt: skip
    month.edited("corrections", 2, old="x", new="x")
    assert [one for one in month.examined().findings if one.slug == "disclosure"] == []


def test_a_figure_that_the_edition_before_tells_is_not_hidden_by_the_next(tmp_path):
    before, after = write_month(tmp_path / "before"), write_month(tmp_path / "after")
    after.edited("observations", 4, outcome="x").edited("observations", 2, outcome="1265136")
    reports = before.report(), after.report()
    found = [one for one in told(examine_correction(reports[1], differences(*reports), 3)) if one.slug == "disclosure"]
    assert [(one.case, one.file, one.row, one.field) for one in found] == [
        ("edition", file_of("observations"), 4, "outcome")
    ]
    assert found[0].message == "Talet ”Frånvaro” är dolt nu, men står i förra utgåvan, som ligger kvar."
