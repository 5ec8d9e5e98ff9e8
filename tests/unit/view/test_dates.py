"""Dates in words."""

from datetime import date

from utfall.view.dates import date_text


def test_a_date_is_written_in_words_that_do_not_break(sv, en):
    assert date_text(date(2023, 11, 30), sv) == "30\u00a0november\u00a02023"
    assert date_text(date(2023, 11, 3), en) == "3\u00a0November\u00a02023"
