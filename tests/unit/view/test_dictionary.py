"""Every column of the package's tables is explained as its own schema says it."""

import json

import pytest
from bs4 import BeautifulSoup

from tests.unit.month import write_month
from utfall.errors import UnknownName
from utfall.render.dictionary import dictionary
from utfall.source.archive import read_archive
from utfall.view.dictionary import dictionary_entries
from utfall.words import words


@pytest.fixture
def month(tmp_path):
    return write_month(tmp_path)


def report_of(month):
    (report,) = read_archive([month.folder], month.root)
    return report


def test_every_table_and_every_column_of_the_package_stands_there_in_its_order(month):
    descriptor = json.loads(month.path("datapackage.json").read_bytes())
    entries = dictionary_entries(report_of(month), words())
    assert [(one.name, one.title, one.file, [column.name for column in one.columns]) for one in entries] == [
        (one["name"], one["title"], one["path"], [field["name"] for field in one["schema"]["fields"]])
        for one in descriptor["resources"]
    ]


def test_a_column_says_what_it_holds_and_what_it_refers_to(month):
    (entry,) = dictionary_entries(report_of(month), words(), "observations")
    facts = {one.name: one.facts for one in entry.columns}
    assert facts["indicator"] == ("text", "alltid ifylld", "hänvisar till indicators.id")
    assert facts["outcome"] == ("tal",)


def test_units_words_and_kinds_of_our_own_are_told(month):
    def change(whole):
        whole["resources"][0]["schema"]["fields"] += [
            {"name": "kind", "type": "string", "constraints": {"enum": ["a", "b"]}},
            {"name": "cost", "type": "number", "unit": "tkr"},
            {"name": "place", "type": "geopoint"},
        ]

    month.described(change)
    *_, kind, cost, place = dictionary_entries(report_of(month), words("en"))[0].columns
    assert (kind.facts, cost.facts, place.facts) == (("text", "one of: a, b"), ("number", "unit: tkr"), ("geopoint",))


def test_a_table_that_is_not_there_is_told_with_those_that_are(month):
    with pytest.raises(UnknownName, match="observations"):
        dictionary_entries(report_of(month), words(), "observation")


def test_it_is_drawn_as_lists_of_terms_with_an_address_for_each_table(month):
    entries = dictionary_entries(report_of(month), words())
    drawn = dictionary(entries)
    assert "\n" not in drawn
    page = BeautifulSoup(drawn, "html.parser")
    assert [one["id"] for one in page.find_all("h3")] == [f"dictionary-{one.name.replace('_', '-')}" for one in entries]
    assert len(page.find_all("dt")) == len(page.find_all("dd")) == sum(len(one.columns) for one in entries)
    observed = page.find("dl", attrs={"aria-labelledby": "dictionary-observations"})
    assert observed.dt.get_text() == "indicator Indikator (text, alltid ifylld, hänvisar till indicators.id)"
