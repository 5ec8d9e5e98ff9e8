"""The public log: a month's corrections as entries, added to what is published and never in its place."""

from utfall.view.correction_log import log_entries, merged_log
from utfall.words import words


def test_an_entry_tells_place_names_values_reason_and_date(small):
    assert log_entries(small, words("sv")) == [{
        "edition": "2023-11.2", "month": "2023-11", "resource": "observations", "row": "kostnader/2023-11",
        "field": "outcome", "name": "Kostnader", "title": "Utfall", "old": "1265130", "new": "1265135",
        "reason": "Skrivfel.", "kind": "error", "date": "2023-12-20",
    }]  # fmt: skip


def test_what_is_published_stays_as_it_is(small):
    (entry,) = log_entries(small, words("sv"))
    published = {**entry, "reason": "Så stod det då."}
    assert merged_log([published], [entry]) == [published]


def test_the_latest_comes_first(small):
    (entry,) = log_entries(small, words("sv"))
    later = {**entry, "edition": "2023-11.3", "date": "2024-02-01"}
    assert merged_log([entry], [later, entry]) == [later, entry]
