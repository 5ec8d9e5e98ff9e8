"""Hidden figures that the month itself tells elsewhere; how they follow is tried in derive/test_disclosure.py."""

from tests.unit.month import file_of, told


def test_a_log_of_corrections_that_tells_a_hidden_figure_is_found(month):
    month.edited("observations", 2, outcome="x").edited("statement_lines", 2, outcome="")
    found = [one for one in told(month.examined().findings) if one.slug == "disclosure"]
    assert [(one.case, one.file, one.row, one.field) for one in found] == [
        ("logged", file_of("corrections"), 2, "new"), ("logged", file_of("corrections"), 2, "old"),
    ]  # fmt: skip
    month.edited("corrections", 2, old="x", new="x")
    assert [one for one in month.examined().findings if one.slug == "disclosure"] == []
